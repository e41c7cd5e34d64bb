"""Templates that come along: sets of questions that are asked again and again. They are written in the language of who begins."""

from typing import Any

from django.utils.translation import gettext as _

type Asked = list[dict[str, Any]]
"""Columns of Question; `only_if` is the place of an earlier question in the list."""


def ready_templates() -> dict[str, tuple[str, Asked]]:
    """Code → (name, questions)."""
    return {
        "place": (_("How do you use this place?"), _about_a_place()),
        "draft": (_("What do you think of this draft?"), _about_a_draft()),
        "service": (_("How good is this service?"), _about_a_service()),
    }


def _agreement() -> list[str]:
    return [_("Yes"), _("Partly"), _("No")]


def _about_a_place() -> Asked:
    return [
        {"kind": "yes_no", "text": _("Have you been here in the last month?"), "why": _("Those who come are asked other things."), "required": True},
        {
            "kind": "several", "page": 2, "text": _("What do you come for?"), "why": _("So that what is used stays."), "shuffled": True,
            "choices": [_("To sit and rest"), _("With children"), _("Sports"), _("To walk through"), _("To meet people")],
            "only_if": 0, "only_if_is": "yes",
        },
        {
            "kind": "matrix", "page": 2, "text": _("Is it good as it is?"), "why": _("Each line belongs to another unit."),
            "lines": [_("Cleanness"), _("Shade"), _("Lighting in the evening"), _("Ways for wheelchairs and prams")],
            "choices": _agreement(), "only_if": 0, "only_if_is": "yes",
        },
        {
            "kind": "long", "page": 2, "text": _("What keeps you from coming?"), "why": _("We can only change what we know of."),
            "only_if": 0, "only_if_is": "no",
        },
        {
            "kind": "ranking", "page": 3, "text": _("What should come first?"), "why": _("The money is not enough for everything at once."),
            "shuffled": True, "choices": [_("Trees and shade"), _("Benches"), _("A playground"), _("Lights")],
        },
        {"kind": "place", "page": 3, "text": _("Which spot do you mean?"), "why": _("So that colleagues look at the right one.")},
    ]  # fmt: skip


def _about_a_draft() -> Asked:
    return [
        {
            "kind": "scale", "text": _("How clear is the draft?"), "why": _("What is not clear is written anew."), "required": True,
            "low": _("not clear at all"), "high": _("very clear"),
        },
        {
            "kind": "one", "text": _("Do you agree with the draft?"), "why": _("The result is published as it is."), "required": True,
            "choices": [_("Yes, as it is"), _("Yes, with changes"), _("No")],
        },
        {
            "kind": "long", "page": 2, "text": _("What should be changed?"), "why": _("Each proposal is answered in the report."),
            "only_if": 1, "only_if_is": _("Yes, with changes"),
        },
        {
            "kind": "long", "page": 2, "text": _("Why not?"), "why": _("So that we understand what stands against it."),
            "only_if": 1, "only_if_is": _("No"),
        },
    ]  # fmt: skip


def _about_a_service() -> Asked:
    return [
        {
            "kind": "scale", "text": _("How satisfied are you?"), "why": _("Compared with the next year."), "required": True,
            "low": _("not satisfied at all"), "high": _("very satisfied"),
        },
        {"kind": "date", "text": _("When did you use it last?"), "why": _("So that we know how recent this is.")},
        {
            "kind": "matrix", "page": 2, "text": _("How was it?"), "why": _("Each line is a promise of ours."),
            "lines": [_("Friendly"), _("Quick"), _("Easy to reach"), _("Easy to understand")], "choices": _agreement(),
        },
        {"kind": "long", "page": 2, "text": _("What should we do better?"), "why": _("We answer the most frequent ones in the report.")},
    ]  # fmt: skip
