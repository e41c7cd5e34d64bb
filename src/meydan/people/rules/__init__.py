"""Rules about people, roles and contacts."""

from meydan.people.rules.contacts import clean_contact, clean_phone
from meydan.people.rules.roles import (
    ANSWERING,
    CONTACT_TAKEN,
    FULL_NAME,
    GRANTING,
    LAST_ADMINISTRATOR,
    OWN_ROLE,
    SENTENCES,
    STAFF,
    holds,
    may_enter_people,
    may_grant,
    may_see_desk,
    may_see_people,
    may_speak_name,
    signed_in,
)

__all__ = [
    "ANSWERING",
    "CONTACT_TAKEN",
    "FULL_NAME",
    "GRANTING",
    "LAST_ADMINISTRATOR",
    "OWN_ROLE",
    "SENTENCES",
    "STAFF",
    "clean_contact",
    "clean_phone",
    "holds",
    "may_enter_people",
    "may_grant",
    "may_see_desk",
    "may_see_people",
    "may_speak_name",
    "signed_in",
]
