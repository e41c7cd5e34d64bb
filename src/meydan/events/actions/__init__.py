"""Verbs about events: planning, the programme, signing up, lots, the door, afterwards."""

from meydan.events.actions.afterwards import add_material, add_output, give_feedback, remove_material, report_event
from meydan.events.actions.approvals import approve_event, ask_approval, send_back
from meydan.events.actions.calls import answer_proposal, call_for_speakers, propose_talk, withdraw_proposal
from meydan.events.actions.certificates import issue_attendance, issue_waiting
from meydan.events.actions.doors import check_in_ticket
from meydan.events.actions.floor import ask_from_audience, moderate_question, open_floor, vote_for_question
from meydan.events.actions.guests import add_guests
from meydan.events.actions.lots import draw_lot, publish_list
from meydan.events.actions.needs import Need, answer_support, forget_needs
from meydan.events.actions.online import remind_online
from meydan.events.actions.photos import add_event_photo, take_photo_down
from meydan.events.actions.planning import (
    Plan,
    add_series,
    cancel_event,
    cancel_from_here,
    change_from_here,
    publish_event,
    publish_from_here,
    save_event,
)
from meydan.events.actions.programme import remove_session, remove_speaker, save_session, save_speaker
from meydan.events.actions.raising import ask_for_event
from meydan.events.actions.registering import change_registration, register, withdraw_registration
from meydan.events.actions.telling import send_message

__all__ = [
    "Need",
    "Plan",
    "add_event_photo",
    "add_guests",
    "add_material",
    "add_output",
    "add_series",
    "answer_proposal",
    "answer_support",
    "approve_event",
    "ask_approval",
    "ask_for_event",
    "ask_from_audience",
    "call_for_speakers",
    "cancel_event",
    "cancel_from_here",
    "change_from_here",
    "change_registration",
    "check_in_ticket",
    "draw_lot",
    "forget_needs",
    "give_feedback",
    "issue_attendance",
    "issue_waiting",
    "moderate_question",
    "open_floor",
    "propose_talk",
    "publish_event",
    "publish_from_here",
    "publish_list",
    "register",
    "remind_online",
    "remove_material",
    "remove_session",
    "remove_speaker",
    "report_event",
    "save_event",
    "save_session",
    "save_speaker",
    "send_back",
    "send_message",
    "take_photo_down",
    "vote_for_question",
    "withdraw_proposal",
    "withdraw_registration",
]
