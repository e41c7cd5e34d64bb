"""Who may do what with partners and money from outside."""

from meydan.partners.rules.agreements import may_end, may_put_in_force, may_renew, may_save_agreement
from meydan.partners.rules.funds import (
    council_is_asked,
    may_add_due,
    may_begin_bid,
    may_close,
    may_finish_due,
    may_give_up,
    may_hold_bid,
    may_publish_fund,
    may_record_result,
    may_save_bid,
    may_save_call,
    may_sign,
    may_submit,
    ministry_is_asked,
    papers_are_sound,
)
from meydan.partners.rules.organisations import (
    may_be_called,
    may_decide_change,
    may_keep_contact,
    may_keep_partners,
    may_publish,
    may_speak_for,
)
from meydan.partners.rules.pledges import may_decide_pledge, may_offer, may_take_back, may_thank, may_use
from meydan.partners.rules.practices import may_review, may_withdraw, may_write_practice
from meydan.partners.rules.reasons import KEEPING, SENTENCES

__all__ = [
    "KEEPING",
    "SENTENCES",
    "council_is_asked",
    "may_add_due",
    "may_be_called",
    "may_begin_bid",
    "may_close",
    "may_decide_change",
    "may_decide_pledge",
    "may_end",
    "may_finish_due",
    "may_give_up",
    "may_hold_bid",
    "may_keep_contact",
    "may_keep_partners",
    "may_offer",
    "may_publish",
    "may_publish_fund",
    "may_put_in_force",
    "may_record_result",
    "may_renew",
    "may_review",
    "may_save_agreement",
    "may_save_bid",
    "may_save_call",
    "may_sign",
    "may_speak_for",
    "may_submit",
    "may_take_back",
    "may_thank",
    "may_use",
    "may_withdraw",
    "may_write_practice",
    "ministry_is_asked",
    "papers_are_sound",
]
