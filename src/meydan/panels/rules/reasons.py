"""Reason codes of panels and their sentences, who may work on them, and the town's numbers."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.town import town
from meydan.guardians.models import Risk
from meydan.people.models import Role
from meydan.people.rules import OF_A_UNIT

KEEPING = frozenset({Role.FACILITATOR, Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR})
"""Roles that run every panel."""
WORKING = KEEPING | OF_A_UNIT
"""Roles that run panels; those of a unit its own ones."""
APPROVING = frozenset({Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR, Role.DATA_OFFICER})
"""Roles that say: this may be asked of people."""
(
    WRONG_STATE, NOT_OPEN, NO_CODE, BAD_CODE, CODE_USED, ONCE_ONLY, ANSWER_ALL, NO_FIT, NO_QUOTAS, QUOTAS_OFF, PAST, TOO_EARLY, NOBODY,
    NOT_READY, NOT_PUBLIC, NO_FREE_SEAT, OPEN_LOTTERY, TOO_LATE, NO_TIME, NO_THEMES, NO_TRANSCRIPT, TELLS_WHO, NOT_A_MEMBER, CHECKED,
    STILL_CHECKING, SITTINGS_AHEAD, NO_SITTING, NO_DELETION, DELETION_BEFORE, WORDS_NEEDED, OWN_APPROVAL, ANSWERED, IN_USE, NO_THREAD,
    NO_POPULATION, KEPT_ALREADY, SETTLED, NO_CONSENT, NOT_RECORDED, ADULTS_ONLY,
    NO_HOUSEHOLD, TOO_YOUNG, AGE_NEEDED, AGE_DIFFERS, NO_MINOR, NOT_CALLED, NO_STAGE,
) = (
    "panels.wrong_state", "panels.not_open", "panels.no_code", "panels.bad_code", "panels.code_used", "panels.once_only",
    "panels.answer_all", "panels.no_fit", "panels.no_quotas", "panels.quotas_off", "panels.past", "panels.too_early", "panels.nobody",
    "panels.not_ready", "panels.not_public", "panels.no_free_seat", "panels.open_lottery", "panels.too_late", "panels.no_time",
    "panels.no_themes", "panels.no_transcript", "panels.tells_who", "panels.not_a_member", "panels.checked", "panels.still_checking",
    "panels.sittings_ahead", "panels.no_sitting", "panels.no_deletion", "panels.deletion_before", "panels.words_needed",
    "panels.own_approval", "panels.answered", "panels.in_use", "panels.no_thread", "panels.no_population", "panels.kept_already",
    "panels.settled", "panels.no_consent", "panels.not_recorded", "panels.adults_only",
    "panels.no_household", "panels.too_young", "panels.age_needed", "panels.age_differs", "panels.no_minor",
    "panels.not_called", "panels.no_stage",
)  # fmt: skip
SENTENCES: Mapping[str, Any] = {
    WRONG_STATE: _("That does not go together with its state: %(state)s."),
    NOT_OPEN: _("Nobody can apply for this panel now."),
    NO_CODE: _("This panel is for people with an invitation. Please enter the code of your letter."),
    BAD_CODE: _("This code does not belong to this panel. Please look at the letter again."),
    CODE_USED: _("Somebody has applied with this code already. It counts once."),
    ONCE_ONLY: _("You have applied already."),
    ANSWER_ALL: _("Please answer: %(name)s."),
    NO_FIT: _("Nobody of the panel can be from this neighbourhood. Please ask the Centre."),
    NO_QUOTAS: _("There are no quotas yet."),
    QUOTAS_OFF: _("“%(name)s”: the quotas allow %(least)s to %(most)s people, the panel has %(size)s."),
    PAST: _("This time is over. Please choose a later one."),
    TOO_EARLY: _("People can apply until %(until)s."),
    NOBODY: _("Nobody has applied."),
    NOT_READY: _("The lottery is not worked out yet."),
    NOT_PUBLIC: _("Publish the lottery first; then the number may be told."),
    NO_FREE_SEAT: _("No seat is free."),
    OPEN_LOTTERY: _("A lottery is open already. Please draw it first."),
    TOO_LATE: _("The time to answer is over."),
    NO_TIME: _("Please say until when people can apply, and which number decides."),
    NO_THEMES: _("Please write down at least one theme first."),
    NO_TRANSCRIPT: _("A sitting has no words yet: its notes, or what was recorded."),
    TELLS_WHO: _("This may tell who spoke: %(word)s. Please leave it out."),
    NOT_A_MEMBER: _("This is for the members of the panel."),
    CHECKED: _("You have answered already. Thank you."),
    STILL_CHECKING: _("Members can check the summary until %(until)s."),
    SITTINGS_AHEAD: _("A sitting lies ahead, or is going on."),
    NO_SITTING: _("Please plan a sitting first."),
    NO_DELETION: _("Please say on which day the recording is deleted."),
    DELETION_BEFORE: _("The recording is deleted after the sitting, within %(days)s days."),
    WORDS_NEEDED: _("Please say why."),
    OWN_APPROVAL: _("Who keeps the panel does not approve it. Please ask a colleague."),
    ANSWERED: _("Somebody has answered this already."),
    IN_USE: _("People have answered this already. It can’t be taken away any more."),
    NO_THREAD: _("This panel belongs to no thread. Please fill in its number first."),
    NO_POPULATION: _("The town has no figures for this."),
    KEPT_ALREADY: _("This panel has such a feature already."),
    SETTLED: _("This was settled already."),
    NO_CONSENT: _("Without this consent nobody can take part. You can still follow everything here."),
    ADULTS_ONLY: _("The members of this panel are 18 and over."),
    NO_HOUSEHOLD: _(
        "Nobody has applied with this household code. It stands on the page of the application of whoever you live with."
    ),
    TOO_YOUNG: _(
        "This panel is for people from %(age)s on. Thank you for wanting to help: you can write ideas, support those of others and take part in conversations here at any age."
    ),
    AGE_NEEDED: _("Please say how old you are."),
    AGE_DIFFERS: _("Your profile says that you are under 18. Please choose that here as well."),
    NO_MINOR: _("This person is 18 or over: no permission is needed."),
    NOT_CALLED: _("Nobody has said yes with the code yet. Please see the guardian, or the signed paper."),
    NO_STAGE: _("This process has no such stage."),
    NOT_RECORDED: _("Nothing is recorded at this panel."),
}


def setting(name: str, default: int) -> int:
    """A number of the town file's section `panels`."""
    return int(town().data.get("panels", {}).get(name, default))


def guardian_risk() -> str:
    """How strong the proof of a guardian's permission has to be, in the town's words for duties."""
    return str(town().data.get("panels", {}).get("guardian_risk", Risk.LOW))
