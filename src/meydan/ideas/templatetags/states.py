"""Words for codes that a step keeps."""

from django import template

from meydan.ideas.models import State

register = template.Library()


@register.filter
def state_word(code: str) -> str:
    """The word of a state: accepted → kabul edildi."""
    return str(State(code).label) if code in State.values else ""
