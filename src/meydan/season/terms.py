"""The sentences of a plan's reasons. Plans keep codes with their facts, so that each reader has them in their own language."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meydan.volunteering.rules.fitting import OF_THEM, facts_of

type Reason = tuple[str, int | str]


def of_a_line(reasons: Iterable[Reason]) -> list[str]:
    """Why somebody is planned at a shift."""
    return [_of_a_line(code, what) for code, what in reasons]


def _of_a_line(code: str, what: int | str) -> str:
    if code == "served":
        return _served(int(what))
    if code == "by_hand":
        return _("put in by hand")
    return str(OF_THEM[code]) % facts_of(code, what)


def _served(count: int) -> str:
    if not count:
        return _("no shift in the last months: comes first")
    words = ngettext("%(count)s shift in the last months", "%(count)s shifts in the last months", count)
    return words % {"count": count}


def of_a_gap(reasons: Iterable[Reason]) -> list[str]:
    """Why seats stay empty: what became of those who are ready for the duty."""
    return [_of_a_gap(code, int(count)) for code, count in reasons]


def _of_a_gap(code: str, count: int) -> str:
    sentences = {
        "nobody": _("Nobody is ready for this duty yet."),
        "silent": ngettext("%(count)s has not said when they can", "%(count)s have not said when they can", count),
        "time": ngettext("%(count)s can’t at this time", "%(count)s can’t at this time", count),
        "lacking": ngettext("%(count)s lacks a qualification", "%(count)s lack a qualification", count),
        "not_allowed": ngettext(
            "%(count)s may not join it (age, permission, or a paper that ends before)",
            "%(count)s may not join it (age, permission, or a paper that ends before)",
            count,
        ),
        "busy": ngettext("%(count)s has another seat then", "%(count)s have another seat then", count),
        "elsewhere": ngettext(
            "%(count)s is planned at other shifts, or has no hours left",
            "%(count)s are planned at other shifts, or have no hours left",
            count,
        ),
    }
    return sentences[code] % {"count": count}


def of_one_left_out(reasons: Iterable[Reason]) -> list[str]:
    """Why somebody who is ready has no shift."""
    return [_of_one_left_out(code, int(count)) for code, count in reasons]


def _of_one_left_out(code: str, count: int) -> str:
    sentences = {
        "silent": _("has not said when they can"),
        "time": _("no shift is at a time that they chose"),
        "lacking": _("lacks a qualification"),
        "not_allowed": _("not allowed at these shifts: age, permission, or a paper that ends before"),
        "busy": _("has other seats at these times"),
        "hours": _("offers fewer hours a week than a shift takes"),
        "full": ngettext(
            "%(count)s shift suits them; its seats went to people who served less or live nearer",
            "%(count)s shifts suit them; their seats went to people who served less or live nearer",
            count,
        ),
        "taken_out": _("was taken out by hand"),
    }
    return sentences[code] % {"count": count}
