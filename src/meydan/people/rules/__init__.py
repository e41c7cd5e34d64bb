"""Rules about people, roles and contacts."""

from meydan.people.rules import factors, roles
from meydan.people.rules.contacts import clean_contact, clean_phone
from meydan.people.rules.factors import (
    APP_THERE,
    LAST_FACTOR,
    TOO_MANY_KEYS,
    may_add_app,
    may_add_key,
    may_remove_factor,
    needs_factor,
)
from meydan.people.rules.roles import (
    ANSWERING,
    CONTACT_TAKEN,
    FULL_NAME,
    GRANTING,
    LAST_ADMINISTRATOR,
    OF_A_UNIT,
    OWN_ROLE,
    STAFF,
    WRONG_PLACE,
    holds,
    may_bind,
    may_enter_people,
    may_grant,
    may_see_as_muhtar,
    may_see_desk,
    may_see_people,
    may_speak_name,
    signed_in,
)

SENTENCES = {**roles.SENTENCES, **factors.SENTENCES}

__all__ = [
    "ANSWERING",
    "APP_THERE",
    "CONTACT_TAKEN",
    "FULL_NAME",
    "GRANTING",
    "LAST_ADMINISTRATOR",
    "LAST_FACTOR",
    "OF_A_UNIT",
    "OWN_ROLE",
    "SENTENCES",
    "STAFF",
    "TOO_MANY_KEYS",
    "WRONG_PLACE",
    "clean_contact",
    "clean_phone",
    "holds",
    "may_add_app",
    "may_add_key",
    "may_bind",
    "may_enter_people",
    "may_grant",
    "may_remove_factor",
    "may_see_as_muhtar",
    "may_see_desk",
    "may_see_people",
    "may_speak_name",
    "needs_factor",
    "signed_in",
]
