"""The questions that every training asks afterwards, until somebody at the desk asks better ones."""

from django.utils.translation import gettext as _

from meydan.base.refs import resolve
from meydan.documents.queries.papers import official_language
from meydan.people.models import Person
from meydan.questions.actions import save_question
from meydan.questions.models import QuestionKind
from meydan.trainings.models import Course


def ask_as_usual(by: Person, course: Course) -> None:
    """On reaction, learning and use; in the town's language."""
    about = resolve(by, [course.ref])[course.ref]
    with official_language():
        for form, kind, text, why in _usual():
            save_question(by=by, about=about, form=form, kind=kind, text=text, why=why)


def _usual() -> list[tuple[str, str, str, str]]:
    better, scale = _("We make the next run better with it."), QuestionKind.SCALE
    return [
        ("reaction", scale, _("How useful was it for you? (1: not at all, 5: very)"), better),
        ("reaction", scale, _("How well was it explained? (1: badly, 5: very well)"), better),
        ("reaction", QuestionKind.LONG, _("What should we do differently?"), better),
        ("learning", scale, _("Can you do now what the training promised? (1: no, 5: yes, alone)"), better),
        ("learning", QuestionKind.LONG, _("What did you learn that you did not know?"), better),
        ("use", QuestionKind.YES_NO, _("Have you used what you learned?"), _("A training that nobody uses is changed.")),
        ("use", QuestionKind.LONG, _("For what? Or what stood in the way?"), _("A training that nobody uses is changed.")),
    ]  # fmt: skip
