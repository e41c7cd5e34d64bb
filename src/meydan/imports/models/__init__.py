"""Tables of imports."""

from meydan.imports.models.contacts import Contact, NotAgain, Way
from meydan.imports.models.imports import Import, ImportedRow, RejectedRow

__all__ = ["Contact", "Import", "ImportedRow", "NotAgain", "RejectedRow", "Way"]
