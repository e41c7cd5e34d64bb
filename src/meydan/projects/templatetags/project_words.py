"""Words for what steps on a thread keep as codes."""

from datetime import date
from typing import Any

from django import template

from meydan.base.templatetags.ui import day
from meydan.projects.models import Outcome, Pilot, Stop
from meydan.projects.models.official_path import outcome_words

register = template.Library()


def _said(choices: Any, code: str) -> str:
    return str(choices(code).label) if code in choices.values else ""


@register.simple_tag
def pilot_decision(code: str) -> str:
    return _said(Pilot.Decision, code)


@register.simple_tag
def pilot_wanted(code: str) -> str:
    return _said(Pilot.Wanted, code)


@register.simple_tag
def path_stop(code: str) -> str:
    return _said(Stop, code)


@register.simple_tag
def path_outcome(stop: str, code: str) -> str:
    return outcome_words(stop, code) if code in Outcome.values else ""


@register.filter
def iso_day(text: str) -> str:
    """`2026-11-28` → 28 Kasım 2026"""
    return day(date.fromisoformat(text)) if text else ""
