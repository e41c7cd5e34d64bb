"""Who may raise needs, open duties, apply, serve, and confirm hours."""

from meydan.volunteering.rules.adults import SENTENCES as OF_SAFETY
from meydan.volunteering.rules.desk import (
    may_ask_in,
    may_decide_hours,
    may_move_need,
    may_move_role,
    may_raise_for,
    may_raise_need,
    may_run_volunteering,
    may_see_needs,
    may_work_on,
    next_states,
    next_states_of_role,
)
from meydan.volunteering.rules.fitting import is_qualified, reasons_for
from meydan.volunteering.rules.guardians import DUTIES, covers, field_of, scope_of
from meydan.volunteering.rules.legal import SENTENCES as OF_LAW
from meydan.volunteering.rules.legal import missing_for, missing_of
from meydan.volunteering.rules.reasons import KEEPING, WORKING
from meydan.volunteering.rules.reasons import SENTENCES as OF_VOLUNTEERING
from meydan.volunteering.rules.recognition import may_certify, may_give_card, may_have_certificate
from meydan.volunteering.rules.rest import enough_rest
from meydan.volunteering.rules.volunteers import (
    is_call_open,
    may_answer_place,
    may_apply,
    may_apply_at_birth_date,
    may_come_back,
    may_decide_application,
    may_dispute_hours,
    may_end,
    may_enter_hours,
    may_give_birth_date,
    may_join,
    may_leave,
    may_rest,
    may_say_how_it_was,
    may_volunteer_at_age,
    may_withdraw_application,
    may_write_note,
    minutes_on,
    needs_guardian,
    within_a_minors_day,
)

SENTENCES = {**OF_VOLUNTEERING, **OF_SAFETY, **OF_LAW}

__all__ = [
    "DUTIES",
    "KEEPING",
    "SENTENCES",
    "WORKING",
    "covers",
    "enough_rest",
    "field_of",
    "is_call_open",
    "is_qualified",
    "may_answer_place",
    "may_apply",
    "may_apply_at_birth_date",
    "may_ask_in",
    "may_certify",
    "may_come_back",
    "may_decide_application",
    "may_decide_hours",
    "may_dispute_hours",
    "may_end",
    "may_enter_hours",
    "may_give_birth_date",
    "may_give_card",
    "may_have_certificate",
    "may_join",
    "may_leave",
    "may_move_need",
    "may_move_role",
    "may_raise_for",
    "may_raise_need",
    "may_rest",
    "may_run_volunteering",
    "may_say_how_it_was",
    "may_see_needs",
    "may_volunteer_at_age",
    "may_withdraw_application",
    "may_work_on",
    "may_write_note",
    "minutes_on",
    "missing_for",
    "missing_of",
    "needs_guardian",
    "next_states",
    "next_states_of_role",
    "reasons_for",
    "scope_of",
    "within_a_minors_day",
]
