"""Addresses of the writing room in templates."""

from django import template

from meydan.editorial.room_address import room

register = template.Library()


@register.simple_tag
def room_page(path: str) -> str:
    return room(path)
