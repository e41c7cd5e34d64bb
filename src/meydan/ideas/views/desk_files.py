"""Columns of the desk's lists as files."""

from django.utils.translation import gettext as _

from meydan.base.sheets import Columns
from meydan.base.templatetags.ui import public_address
from meydan.ideas.queries.chain import CHAIN
from meydan.ideas.rules.processes import stage_now
from meydan.people.models import Role


def contribution_columns() -> Columns:
    return [
        (_("Thread number"), lambda one: one.thread.number),
        (_("Title"), lambda one: one.title),
        (_("Kind"), lambda one: one.get_what_display()),
        (_("State"), lambda one: one.get_state_display()),
        (_("Neighbourhood"), lambda one: one.neighbourhood.name if one.neighbourhood else ""),
        (_("Unit"), lambda one: one.unit.name if one.unit else ""),
        (_("Written on"), lambda one: one.created_at),
        (_("First promise"), lambda one: one.first_promise),
        (_("Promised for"), lambda one: one.promised_for),
        (_("Answered on"), lambda one: one.answered_at),
        (_("Working days late"), lambda one: one.days_late),
        (_("Supports"), lambda one: one.support_count),
        (_("Channel"), lambda one: one.get_channel_display()),
        (_("Address"), lambda one: public_address(one.get_absolute_url())),
    ]


def template_columns() -> Columns:
    return [(_("Name"), lambda one: one.name), (_("Text"), lambda one: one.text)]


def process_columns() -> Columns:
    return [
        (_("Title"), lambda one: one.title),
        (_("Template"), lambda one: one.get_template_display()),
        (_("Stage"), lambda one: stage.get_kind_display() if (stage := stage_now(one)) else ""),
        (_("Public since"), lambda one: one.published_at),
        (_("Address"), lambda one: public_address(one.get_absolute_url())),
    ]


def approval_columns() -> Columns:
    return [
        (_("Thread number"), lambda one: one.contribution.thread.number),
        (_("Title"), lambda one: one.contribution.title),
        (_("Unit"), lambda one: one.unit.name if one.unit else ""),
        (_("Waits for"), lambda one: one.get_waits_for_display()),
        (_("Written on"), lambda one: one.at),
        (_("Promised for"), lambda one: one.contribution.promised_for),
        (_("Working days late"), lambda one: one.contribution.days_late),
        (_("Text"), lambda one: one.text),
    ]


def unit_columns() -> Columns:
    of_roles = [
        (Role(role).label, lambda row, role=role: ", ".join(person.name for person in row.held[role])) for role in CHAIN
    ]
    return [
        (_("Unit"), lambda row: row.unit.name),
        *of_roles,
        (_("open"), lambda row: row.open),
        (_("late"), lambda row: row.late),
        (_("wait for approval"), lambda row: row.waiting),
    ]
