"""Verbs of open data."""

from meydan.opendata.actions.editions import make_edition, make_editions
from meydan.opendata.actions.importing import Imported, import_proposals
from meydan.opendata.actions.programs import (
    Answered,
    do_once,
    make_token,
    person_of_token,
    revoke_token,
)

__all__ = [
    "Answered",
    "Imported",
    "do_once",
    "import_proposals",
    "make_edition",
    "make_editions",
    "make_token",
    "person_of_token",
    "revoke_token",
]
