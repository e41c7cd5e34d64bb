"""What is set and what is missing before a town can start. Computed each time; nothing is ticked off by hand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meydan.base import clock
from meydan.base.cards import is_on
from meydan.base.templatetags.ui import day
from meydan.base.town import town
from meydan.centre.queries import rooms_in_use
from meydan.front.modules import modules
from meydan.ideas.queries import contributions
from meydan.notices.queries import letters_delivered
from meydan.people.models import Role
from meydan.people.queries import roles_without_holder, units_without_officer
from meydan.projects.queries.plan import plan_in_force

OPEN_PLACE = re.compile(r"\[[^\]\n]+\](?!\()")
"""What the municipality still has to fill in stands in square brackets in its texts."""
TEXTS = {
    "privacy": "front:privacy",
    "rules": "front:rules",
    "accessibility": "front:accessibility",
    "paper": "front:paper",
}
NEEDED_ROLES = (Role.COORDINATOR, Role.MODERATOR, Role.DATA_OFFICER, Role.DIRECTOR, Role.ADMINISTRATOR)
LOOK_AHEAD = timedelta(days=60)


@dataclass(frozen=True)
class Check:
    """One line: what it is, whether it is done, what is missing, and the page that fixes it."""

    title: Any
    done: bool
    words: Any
    verb: Any = ""
    url: str = ""


def checks() -> list[Check]:
    """What is missing first; in a constant number of queries."""
    found = [*_people(), _letters(), *_texts(), *_town_file(), *_slices()]
    return sorted(found, key=lambda check: check.done)


def _people() -> Iterator[Check]:
    url, verb = reverse("people:desk_people"), _("People and roles")
    units, roles = units_without_officer(), roles_without_holder(NEEDED_ROLES)
    some = ", ".join(unit.name for unit in units[:3]) + ("…" if len(units) > 3 else "")
    count = ngettext("%(count)s unit has no officer", "%(count)s units have no officer", len(units)) % {
        "count": len(units)
    }
    yield Check(
        _("Units have an officer"), not units, f"{count}: {some}" if units else _("Every unit has one."), verb, url
    )
    names = ", ".join(str(Role(role).label) for role in roles)
    yield Check(_("Roles are given"), not roles, _("Nobody holds: %(names)s") % {"names": names} if roles else _("Each role has somebody."), verb, url)  # fmt: skip


def _letters() -> Check:
    smtp = "smtp" in settings.MAILERS["default"]["BACKEND"]
    sent = letters_delivered()
    words = (
        _("It was sent and accepted.")
        if sent
        else _("No message has left yet. Send yourself one with the button below.")
    )
    if not smtp:
        words = _("Messages are written into files and reach nobody. Name the mail server with MEYDAN_SMTP_HOST.")
    return Check(_("E-mail is tested"), smtp and sent, words, _("Try the e-mail"), "#letter")


def _texts() -> Iterator[Check]:
    for name, page in TEXTS.items():
        text = town().text(name)
        title = next((line.lstrip("# ") for line in text.splitlines() if line.startswith("#")), name)
        open_places = len(OPEN_PLACE.findall(text))
        words = ngettext("%(count)s place in square brackets is still to be filled in.", "%(count)s places in square brackets are still to be filled in.", open_places)  # fmt: skip
        yield Check(title, not open_places, words % {"count": open_places} if open_places else _("Nothing is left open."), _("Read the text"), reverse(page))  # fmt: skip


def _town_file() -> Iterator[Check]:
    data = town().data
    contact = data.get("contact", {})
    sample = [key for key in ("phone", "email") if not contact.get(key) or "000 00 00" in contact[key] or contact[key].endswith(".example")]  # fmt: skip
    yield _in_file(_("How to reach the Centre"), not sample, ", ".join(f"contact.{key}" for key in sample))
    open_clocks = [
        code for code, one in data.get("clocks", {}).items() if not one.get("basis") or OPEN_PLACE.search(one["basis"])
    ]
    yield _in_file(
        _("Each answer clock has a basis"), not open_clocks, ", ".join(f"clocks.{code}.basis" for code in open_clocks)
    )
    checked: date = data.get("holidays", {}).get("checked_until", date.min)
    yield _in_file(_("Public holidays are checked"), checked >= clock.today() + LOOK_AHEAD, "holidays.checked_until")
    launched: date | None = data.get("accountability", {}).get("launched_on")
    yield Check(_("The day of the launch is set"), launched is not None, day(launched) if launched else _in_file_words("accountability.launched_on"), _("Do we keep our promise?"), reverse("front:promises"))  # fmt: skip
    secure = settings.ADDRESS.startswith("https://")
    yield Check(_("The address is secure"), secure, settings.ADDRESS if secure else _("%(address)s is not encrypted. Set MEYDAN_ADDRESS and MEYDAN_HTTPS.") % {"address": settings.ADDRESS})  # fmt: skip


def _in_file(title: str, done: bool, keys: str) -> Check:
    return Check(
        title,
        done,
        _("It is in the town file.") if done else _in_file_words(keys),
        _("Where is the town file?"),
        "#town-file",
    )


def _in_file_words(keys: str) -> str:
    return _("To be filled in in the town file: %(keys)s") % {"keys": keys}


def _slices() -> Iterator[Check]:
    on = [str(one.title) for one in modules() if one.on]
    yield Check(
        _("Modules are chosen"),
        True,
        _("On: %(names)s") % {"names": ", ".join(on)},
        _("Modules"),
        reverse("front:modules"),
    )
    if is_on("centre"):
        rooms = rooms_in_use().exists()
        yield Check(_("The Centre’s rooms are entered"), rooms, _("People can ask for them.") if rooms else _("There is none yet."), _("Rooms"), reverse("centre:desk_rooms"))  # fmt: skip
    if is_on("ideas"):
        texts = contributions.templates().exists()
        yield Check(_("There are texts to start answers from"), texts, _("They are offered with each answer.") if texts else _("Nobody has written one yet."), _("Texts for answers"), reverse("ideas:desk_templates"))  # fmt: skip
    if is_on("projects"):
        yield _plan()


def _plan() -> Check:
    """An invented plan in a real town looks real to whoever comes to the public page."""
    plan = plan_in_force()
    if plan is None:
        words = _("There is none yet.")
    elif plan.is_example:
        words = _("The example is still in force; everybody can read it at the public page.")
    else:
        words = f"{plan.name}, {plan.period}"
    done = plan is not None and not plan.is_example
    return Check(
        _("The strategic plan is the town’s own"), done, words, _("Bring a plan"), reverse("projects:desk_plan")
    )
