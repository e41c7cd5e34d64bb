"""Verbs of volunteering."""

from meydan.volunteering.actions.applying import About, apply, decide_application, withdraw_application
from meydan.volunteering.actions.confiding import (
    delete_after_end,
    leave_access_needs,
    leave_contact,
    warn_of_missing_adults,
)
from meydan.volunteering.actions.feedback import say_how_it_was
from meydan.volunteering.actions.hours import count_for_project, decide_hours, dispute_hours, enter_hours, propose_hours
from meydan.volunteering.actions.legal import (
    answer_organisation,
    bring_people,
    give_opinion,
    remind_of_papers,
    sign_up_organisation,
)
from meydan.volunteering.actions.needs import move_need, raise_for_neighbourhood, raise_need, save_need
from meydan.volunteering.actions.offering import (
    give_qualification,
    save_preferences,
    save_qualification,
    take_qualification,
)
from meydan.volunteering.actions.permissions import ask_guardian, decide_permission, guardian_spoke
from meydan.volunteering.actions.placing import (
    agree,
    answer_place,
    come_back,
    end_placement,
    enter_check,
    lapse_places,
    leave,
    take_break,
)
from meydan.volunteering.actions.recognition import certify, certify_all, certify_many, give_card, issue_waiting
from meydan.volunteering.actions.roles import move_role, save_role
from meydan.volunteering.actions.shifts import (
    add_series,
    add_shift,
    ask_for_shift,
    call_off_from_here,
    call_off_shift,
    change_company,
    change_from_here,
    change_shift,
    join_shift,
    place_on_shift,
)
from meydan.volunteering.actions.thanking import remind_of_thanks, write_note, write_thanks

__all__ = [
    "About",
    "add_series",
    "add_shift",
    "agree",
    "answer_organisation",
    "answer_place",
    "apply",
    "ask_for_shift",
    "ask_guardian",
    "bring_people",
    "call_off_from_here",
    "call_off_shift",
    "certify",
    "certify_all",
    "certify_many",
    "change_company",
    "change_from_here",
    "change_shift",
    "come_back",
    "count_for_project",
    "decide_application",
    "decide_hours",
    "decide_permission",
    "delete_after_end",
    "dispute_hours",
    "end_placement",
    "enter_check",
    "enter_hours",
    "give_card",
    "give_opinion",
    "give_qualification",
    "guardian_spoke",
    "issue_waiting",
    "join_shift",
    "lapse_places",
    "leave",
    "leave_access_needs",
    "leave_contact",
    "move_need",
    "move_role",
    "place_on_shift",
    "propose_hours",
    "raise_for_neighbourhood",
    "raise_need",
    "remind_of_papers",
    "remind_of_thanks",
    "save_need",
    "save_preferences",
    "save_qualification",
    "save_role",
    "say_how_it_was",
    "sign_up_organisation",
    "take_break",
    "take_qualification",
    "warn_of_missing_adults",
    "withdraw_application",
    "write_note",
    "write_thanks",
]
