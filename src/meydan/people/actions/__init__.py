"""Verbs about people."""

from meydan.people.actions.delegations import (
    end_delegation,
    plan_leave,
    tell_of_ended_leaves,
)
from meydan.people.actions.erasures import erasures_file, write_erasures
from meydan.people.actions.factors import (
    add_app,
    add_key,
    remove_factor,
    reset_factors,
    show_recovery_codes,
)
from meydan.people.actions.handing_over import hand_over_work, watch_for_lost_work
from meydan.people.actions.leaving import (
    ask_to_be_forgotten,
    erase_again,
    erase_person,
    forget_colleague,
    remove_strangers,
    stay,
)
from meydan.people.actions.links import join_by_provider, link_account, link_by_email, note_use, unlink_account
from meydan.people.actions.locking import holding, keeper, locked, work_for
from meydan.people.actions.persons import (
    change_contact,
    change_email,
    choose_consents,
    enter_person,
    introduce,
    person_for_contact,
    set_password,
    show_notice,
    take_data_along,
)
from meydan.people.actions.roles import (
    begin_administration,
    end_role,
    grant_role,
)

__all__ = [
    "add_app",
    "add_key",
    "ask_to_be_forgotten",
    "begin_administration",
    "change_contact",
    "change_email",
    "choose_consents",
    "end_delegation",
    "end_role",
    "enter_person",
    "erase_again",
    "erase_person",
    "erasures_file",
    "forget_colleague",
    "grant_role",
    "hand_over_work",
    "holding",
    "introduce",
    "join_by_provider",
    "keeper",
    "link_account",
    "link_by_email",
    "locked",
    "note_use",
    "person_for_contact",
    "plan_leave",
    "remove_factor",
    "remove_strangers",
    "reset_factors",
    "set_password",
    "show_notice",
    "show_recovery_codes",
    "stay",
    "take_data_along",
    "tell_of_ended_leaves",
    "unlink_account",
    "watch_for_lost_work",
    "work_for",
    "write_erasures",
]
