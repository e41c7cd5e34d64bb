"""How it is looked whether something was learned: planned at the desk, with the questions of a quiz."""

from typing import Any

from django.db import transaction

from meydan.base.audit import record
from meydan.people.models import Person
from meydan.trainings.models import Assessment, Course, Item
from meydan.trainings.queries.desk import is_used
from meydan.trainings.rules import may_change_assessment, may_work_on


@transaction.atomic
def save_assessment(*, by: Person, course: Course, assessment: Assessment | None = None, **words: Any) -> Assessment:
    """A quiz, an assignment or an observation with its rule. Its rule may be changed later; what somebody did stays."""
    may_work_on(by, course).or_refuse()
    kept = assessment or Assessment(course=course, language=course.language)
    for name, value in words.items():
        setattr(kept, name, value)
    kept.save()
    record("trainings.assessment_saved", by=by, ref=course.ref, what=kept.what)
    return kept


@transaction.atomic
def remove_assessment(*, by: Person, assessment: Assessment) -> None:
    may_change_assessment(by, assessment, is_used(assessment)).or_refuse()
    record("trainings.assessment_removed", by=by, ref=assessment.course.ref, what=assessment.what)
    assessment.delete()


@transaction.atomic
def save_item(*, by: Person, quiz: Assessment, item: Item | None = None, **words: Any) -> Item:
    """A question of a quiz with what is right, as long as nobody has answered."""
    may_change_assessment(by, quiz, is_used(quiz)).or_refuse()
    kept = item or Item(assessment=quiz, position=quiz.items.count())
    for name, value in words.items():
        setattr(kept, name, value)
    kept.save()
    record("trainings.item_saved", by=by, ref=quiz.course.ref, assessment=quiz.pk)
    return kept


@transaction.atomic
def remove_item(*, by: Person, item: Item) -> None:
    may_change_assessment(by, item.assessment, is_used(item.assessment)).or_refuse()
    record("trainings.item_removed", by=by, ref=item.assessment.course.ref, assessment=item.assessment_id)
    item.delete()
