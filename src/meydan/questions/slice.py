"""What questions show to the house."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from meydan.base.cards import Card, PersonalData
from meydan.questions import personal, rules

KEPT = timedelta(days=730)
CARD = Card(
    name=_("Questions and answers"),
    icon="chat",
    sentences=rules.SENTENCES,
    personal_data=[
        PersonalData(
            "questions.Answer",
            ("person",),
            _("To answer the questions of an event or a survey"),
            personal.export_answers,
            personal.forget_answers,
            None,
            _("while the account exists"),
            category="words",
        ),
        PersonalData(
            "questions.Answer",
            ("person",),
            _("To read what you sent as an answer: photos and documents"),
            personal.export_files,
            personal.forget_files,
            KEPT,
            _("two years after it was sent; then only that a file came"),
            category="photos",
            destroy=personal.destroy_files,
            files=personal.packed_files,
        ),
    ],
)
