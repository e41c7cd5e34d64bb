"""What questions show to the house."""

from django.utils.translation import gettext_lazy as _

from meydan.base.cards import Card, PersonalData
from meydan.questions import personal, rules

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
        )
    ],
)
