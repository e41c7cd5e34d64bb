"""Reason codes of calls and their sentences, who may work on them, and the town's numbers."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.town import town
from meydan.people.models import Role
from meydan.people.rules import OF_A_UNIT

KEEPING = frozenset({Role.FACILITATOR, Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR})
"""Roles that run every call."""
WORKING = KEEPING | OF_A_UNIT
"""Roles that run calls; those of a unit its own ones."""
(
    WRONG_STATE, NOT_OPEN, TOO_LATE, NOT_ELIGIBLE, OPEN_FORM, ONCE_ONLY, WEIGHTS_OFF, NO_QUESTIONS, NOTHING_SHOWN, PAST, FROZEN, DOUBLED,
    NO_REASON, JUROR_HERE, NO_ACCOUNT, APPLIED, STILL_OPEN, UNDECIDED, TOO_FEW_JURORS, OPEN_PLAN, NO_PLAN, NOT_PLANNED, HAS_FILES, CONFLICT,
    SAY_CONFLICT, MOVED, IS_FINAL, NOT_FINAL, ALL_POINTS, NOT_TALKING, SCORES_MISSING, NO_DECISION, TOO_MANY, NO_MONEY, NOT_TOLD, TEAM_FULL,
    OWN_TEAM, NO_EVENT, NO_AGREEMENT, EVIDENCE, FULL_MENTOR, RUNS_IT, TOO_EARLY, GOES_ON, NO_CONDITION, OTHER_TOPIC, ADULTS_ONLY, NO_OUTCOME,
    OBJECTED,
) = (
    "calls.wrong_state", "calls.not_open", "calls.too_late", "calls.not_eligible", "calls.open_form", "calls.once_only",
    "calls.weights_off", "calls.no_questions", "calls.nothing_shown", "calls.past", "calls.frozen", "calls.doubled", "calls.no_reason",
    "calls.juror_here", "calls.no_account", "calls.applied", "calls.still_open", "calls.undecided", "calls.too_few_jurors",
    "calls.open_plan", "calls.no_plan", "calls.not_planned", "calls.has_files", "calls.conflict", "calls.say_conflict", "calls.moved",
    "calls.is_final", "calls.not_final", "calls.all_points", "calls.not_talking", "calls.scores_missing", "calls.no_decision",
    "calls.too_many", "calls.no_money", "calls.not_told", "calls.team_full", "calls.own_team", "calls.no_event", "calls.no_agreement",
    "calls.evidence", "calls.full_mentor", "calls.runs_it", "calls.too_early", "calls.goes_on", "calls.no_condition", "calls.other_topic",
    "calls.adults_only", "calls.no_outcome", "calls.objected",
)  # fmt: skip
SENTENCES: Mapping[str, Any] = {
    WRONG_STATE: _("That does not go together with its state: %(state)s."),
    NOT_OPEN: _("Nobody can apply for this call now."),
    TOO_LATE: _("The time is over. It ended on %(until)s."),
    NOT_ELIGIBLE: _("This call is for those who can say yes to this: %(condition)s"),
    OPEN_FORM: _("Please begin with the conditions; then the form opens."),
    ONCE_ONLY: _("You have applied for this call already."),
    WEIGHTS_OFF: _("The weights add up to %(sum)s. They have to make 100."),
    NO_QUESTIONS: _("The application asks nothing yet. Please write its questions first."),
    NOTHING_SHOWN: _("Please say which answers the jury reads in the first round."),
    PAST: _("This time is over. Please choose a later one."),
    FROZEN: _("Criteria, weights, scale and dates were published. They do not change any more."),
    DOUBLED: _("There is one of this name already."),
    NO_REASON: _("Please write the reason. The applicant reads it."),
    JUROR_HERE: _("You are in the jury of this call. Its files open for you after the result only."),
    NO_ACCOUNT: _("Nobody has an account with this address. Please ask the person to sign in once with it."),
    APPLIED: _("This person is part of an application for this call."),
    STILL_OPEN: _("People can still apply, until %(until)s."),
    UNDECIDED: _("%(count)s applications wait for a decision. Each goes to the jury or gets a reason."),
    TOO_FEW_JURORS: _("Each application needs %(each)s jurors; this call has %(count)s."),
    OPEN_PLAN: _("A plan is being worked out, or waits for you."),
    NO_PLAN: _("There is no plan to confirm."),
    NOT_PLANNED: _("Applications or jurors have changed since. Please have it worked out again."),
    HAS_FILES: _("This juror has files that are not scored. Please give them to somebody else first."),
    CONFLICT: _("This juror has a conflict of interest here, or had this file already."),
    SAY_CONFLICT: _("First please say whether you have a conflict of interest."),
    MOVED: _("This file went to another juror."),
    IS_FINAL: _("Your points are final."),
    NOT_FINAL: _("Your points are not final yet."),
    ALL_POINTS: _("Please give points for: %(title)s"),
    NOT_TALKING: _("The jury is not talking about this application."),
    SCORES_MISSING: _("%(count)s scores are missing."),
    NO_DECISION: _("%(count)s applications have no decision with a reason yet."),
    TOO_MANY: _("This call has %(places)s places; %(count)s were accepted."),
    NO_MONEY: _("This call gives no money. Money needs a basis, and the call has to say so before it opens."),
    NOT_TOLD: _("The results are not out yet."),
    TEAM_FULL: _("At most %(most)s people belong to an application."),
    OWN_TEAM: _("You belong to this application already."),
    NO_EVENT: _("There is no event with this number."),
    NO_AGREEMENT: _("Please write down first from when to when the agreement runs."),
    EVIDENCE: _("Please say what shows that it was reached."),
    FULL_MENTOR: _("This mentor accompanies as many ventures as agreed."),
    RUNS_IT: _("Whoever runs the call can’t be in its jury."),
    TOO_EARLY: _("Criteria are published before people can apply. Please choose a later opening."),
    GOES_ON: _("It goes on as a project already."),
    NO_CONDITION: _("Please write the condition."),
    OTHER_TOPIC: _("Please choose topics of this call."),
    ADULTS_ONLY: _("Whoever signs an agreement is 18 or over. Please have an adult of your team apply; you can join them."),
    NO_OUTCOME: _("Please say first what came of every venture."),
    OBJECTED: _("You have objected already. The answer stands here as soon as it is given."),
}  # fmt: skip


def setting(name: str, default: int) -> int:
    """A number of the town file's section `calls`."""
    return int(town().data.get("calls", {}).get(name, default))
