"""Who changes questions, what counts as an answer, and which questions follow from which answers."""

from meydan.questions.rules.asking import (
    ANSWERED,
    FOLLOWED,
    MANY_PAGES,
    MOST,
    NO_FORM,
    NOT_EARLIER,
    NOT_HERE,
    TOO_MANY,
    may_ask,
    may_change_questions,
)
from meydan.questions.rules.asking import SENTENCES as OF_ASKING
from meydan.questions.rules.branching import applies, asked_of, kept_of, pages_of
from meydan.questions.rules.files import SENTENCES as OF_FILES
from meydan.questions.rules.kinds import (
    NO,
    OF_PEOPLE,
    SCALE,
    WITH_CHOICES,
    WITH_COUNTS,
    YES,
    choices_of,
    condition_words,
    file_words,
    name_of,
    said,
    said_parts,
)

SENTENCES = {**OF_ASKING, **OF_FILES}

__all__ = [
    "ANSWERED",
    "FOLLOWED",
    "MANY_PAGES",
    "MOST",
    "NO",
    "NOT_EARLIER",
    "NOT_HERE",
    "NO_FORM",
    "OF_PEOPLE",
    "SCALE",
    "SENTENCES",
    "TOO_MANY",
    "WITH_CHOICES",
    "WITH_COUNTS",
    "YES",
    "applies",
    "asked_of",
    "choices_of",
    "condition_words",
    "file_words",
    "kept_of",
    "may_ask",
    "may_change_questions",
    "name_of",
    "pages_of",
    "said",
    "said_parts",
]
