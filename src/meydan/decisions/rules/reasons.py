"""Why something of a vote is not possible, and the sentences for it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

TOOK_PAPER, SHEETS_WAIT, BROUGHT_IN, TOO_FINE = (
    "decisions.took_paper",
    "decisions.sheets_wait",
    "decisions.brought_in",
    "decisions.too_fine",
)
NOT_OPEN_YET, CLOSED, PAUSED, VOTED, NOT_PUBLIC = (
    "decisions.not_open_yet",
    "decisions.closed",
    "decisions.paused",
    "decisions.voted",
    "decisions.not_public",
)
NOT_PROVED, NOT_SHOWN, NO_GROUP, TOO_MANY_CODES = (
    "decisions.not_proved",
    "decisions.not_shown",
    "decisions.no_group",
    "decisions.too_many_codes",
)
NO_BOND, OTHER_PLACE, TOO_YOUNG, NO_MEMBER, NO_CODE, CODE_USED = (
    "decisions.no_bond",
    "decisions.other_place",
    "decisions.too_young",
    "decisions.no_member",
    "decisions.no_code",
    "decisions.code_used",
)
NOTHING_CHOSEN, TOO_MANY, ONE_ONLY, NOT_ON_PAPER, OTHER_AREA, OVER_PURSE, OVER_POINTS, TWICE = (
    "decisions.nothing_chosen",
    "decisions.too_many",
    "decisions.one_only",
    "decisions.not_on_paper",
    "decisions.other_area",
    "decisions.over_purse",
    "decisions.over_points",
    "decisions.twice",
)
WRONG_STATE, NOT_READY, FIXED, REASON_NEEDED, NOT_LATER, COST_NEEDED, WHY_NOT, NOT_OVER, LAST_CODES = (
    "decisions.wrong_state",
    "decisions.not_ready",
    "decisions.fixed",
    "decisions.reason_needed",
    "decisions.not_later",
    "decisions.cost_needed",
    "decisions.why_not",
    "decisions.not_over",
    "decisions.last_codes",
)
APPEALS_OVER, NOT_COUNTED, KEY_GONE, TICKET_OVER = (
    "decisions.appeals_over",
    "decisions.not_counted",
    "decisions.key_gone",
    "decisions.ticket_over",
)
SENTENCES: Mapping[str, Any] = {
    TOOK_PAPER: _("You took a ballot sheet on paper. Everybody votes once, so you can’t vote here as well."),
    SHEETS_WAIT: _(
        "Ballot sheets are still to be counted and typed in. The vote is opened when every batch is closed."
    ),
    BROUGHT_IN: _("This file is here already: %(source)s."),
    TOO_FINE: _("The file has amounts that are finer than a hundredth of its currency."),
    NOT_OPEN_YET: _("Voting begins on %(at)s."),
    CLOSED: _("Voting ended on %(at)s."),
    PAUSED: _("Voting is paused: %(reason)s"),
    VOTED: _("You have voted. In this vote a paper can’t be changed."),
    NOT_PUBLIC: _("This vote is not announced yet."),
    NO_BOND: _("This vote is for people who are bound to the town as stated. Please choose what fits you."),
    NOT_PROVED: _(
        "In this vote it has to be proved what binds you to the town, and that is not done yet for what you chose. You do it under “My proofs”, or vote at the desk or on paper with a document. What you chose stays in this browser."
    ),
    NOT_SHOWN: _("In this vote it has to be proved what binds somebody to the town. Please look at a document first."),
    OTHER_PLACE: _("This vote is for people of certain neighbourhoods. Please choose yours."),
    TOO_YOUNG: _("This vote is for people of %(age)s years and over. Please tick that you are."),
    NO_MEMBER: _("This vote is for the members of a group."),
    NO_CODE: _("Please type the code from your letter."),
    CODE_USED: _("Somebody has voted with this code. If it was not you, please tell the Centre."),
    NOTHING_CHOSEN: _("Please choose at least one."),
    TOO_MANY: _("Please choose at most %(most)s; you chose %(chosen)s."),
    ONE_ONLY: _("Please choose one only."),
    NOT_ON_PAPER: _("Something was chosen that is not on this paper. Please choose again."),
    OTHER_AREA: _("Something was chosen from the list of another area. Please choose again."),
    OVER_PURSE: _("What you chose costs more than the purse holds. Please take something out."),
    OVER_POINTS: _("There are %(most)s points; you gave %(chosen)s."),
    TWICE: _("The same place was given twice. Please give each place once."),
    WRONG_STATE: _("That does not go together with the state of this vote."),
    NOT_READY: _("The checks before the announcement do not all say yes. The page says which."),
    FIXED: _("From the announcement on nothing changes what is voted on."),
    REASON_NEEDED: _("Please say why; everybody reads it."),
    NOT_LATER: _("The new end has to be later than the old one, and in the future."),
    COST_NEEDED: _("Please give the cost."),
    WHY_NOT: _("Please say why it is not feasible; everybody reads it."),
    NOT_OVER: _("Voting is not over."),
    LAST_CODES: _("Codes are added before the announcement."),
    TOO_MANY_CODES: _("At most %(most)s codes for one vote."),
    NO_GROUP: _("There is no such group that everybody finds. Please choose one of the list."),
    APPEALS_OVER: _("The time for objections is over."),
    NOT_COUNTED: _("There is no result yet."),
    TICKET_OVER: _("This paper was used, or half an hour has passed. Please ask at the desk for a new one."),
    KEY_GONE: _("The key of this vote is missing, and nobody can open its envelopes. Please tell whoever runs Meydan."),
}
