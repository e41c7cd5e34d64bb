"""From the need to a published course, and what belongs to it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction

from meydan.base import clock, search
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.documents.actions import drop_upload, keep_upload
from meydan.goals.models import Goal
from meydan.people.models import Person
from meydan.threads.actions import add_step
from meydan.trainings.actions.asking import ask_as_usual
from meydan.trainings.models import Course, CourseGoal, Material, Page, Run, Trainer
from meydan.trainings.rules import may_close_course, may_plan, may_publish_course, may_work_on
from meydan.trainings.rules.reasons import NOT_A_PICTURE, ONE_OF_BOTH, WORDLESS

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


@transaction.atomic
def save_course(
    *, by: Person, course: Course | None = None, goals: Sequence[Goal] | None = None, **words: Any
) -> Course:
    """Write down a need, or plan what answers it. With a sentence, aims and a curriculum it is a plan."""
    may_plan(by, words.get("unit")).or_refuse()
    if course:
        may_work_on(by, course).or_refuse()
    kept = course or Course(created_at=clock.now())
    for name, value in words.items():
        setattr(kept, name, value)
    if kept.state == Course.State.NEED and kept.summary and kept.aims and kept.curriculum:
        kept.state = Course.State.PLANNED
    kept.changed_at = clock.now()
    kept.save()
    if goals is not None:
        _set_goals(kept, goals)
    _make_findable(kept)
    record("trainings.course_saved", by=by, ref=kept.ref)
    return kept


def _set_goals(course: Course, goals: Sequence[Goal]) -> None:
    CourseGoal.objects.filter(course=course).delete()
    kept = list(dict.fromkeys(goals))[:3]
    CourseGoal.objects.bulk_create(
        CourseGoal(course=course, goal=goal, position=place) for place, goal in enumerate(kept)
    )


def _make_findable(course: Course) -> None:
    public = course.is_public and course.state == Course.State.PUBLISHED
    words = "\n".join((course.summary, course.aims, course.curriculum))
    search.index(course.ref, title=course.title, body=words, at=course.changed_at, public=public)


@transaction.atomic
def publish_course(*, by: Person, course: Course) -> Course:
    """People see it from now on. Who follows its thread hears of it, the first time."""
    course = Course.objects.select_for_update(of=("self",)).select_related("unit", "thread").get(pk=course.pk)
    may_publish_course(by, course).or_refuse()
    first = course.published_at is None
    course.state, course.changed_at = Course.State.PUBLISHED, clock.now()
    course.published_at = course.published_at or clock.now()
    course.save(update_fields=["state", "published_at", "changed_at"])
    _make_findable(course)
    if first:
        ask_as_usual(by, course)
    if first and course.thread and course.outside:
        add_step(
            thread=course.thread,
            code="trainings.announced",
            ref=course.ref,
            unit=course.unit,
            words=course.title,
            language=course.language,
        )
        notify(f"followers:{course.thread.ref}", "trainings.announced", ref=course.ref, but_not=by)
    record("trainings.course_published", by=by, ref=course.ref)
    return course


@transaction.atomic
def close_course(*, by: Person, course: Course) -> Course:
    """It is not held any more. What was completed stays."""
    may_close_course(by, course).or_refuse()
    course.state, course.changed_at = Course.State.CLOSED, clock.now()
    course.save(update_fields=["state", "changed_at"])
    _make_findable(course)
    record("trainings.course_closed", by=by, ref=course.ref, runs=course.runs.filter(state=Run.State.OPEN).count())
    return course


@transaction.atomic
def save_trainer(
    *, by: Person, course: Course, trainer: Trainer | None = None, name: str, about: str = "", agreed: bool = False
) -> Trainer:
    """Who teaches; the name is public only if they agreed, and the day of that stays as long as they do."""
    may_work_on(by, course).or_refuse()
    kept = Trainer.objects.select_for_update().get(pk=trainer.pk, course=course) if trainer else Trainer(course=course)
    if agreed != kept.agreed:
        kept.agreed_at = clock.now() if agreed else None
    kept.name, kept.about, kept.agreed = name, about, agreed
    kept.save()
    record(f"trainings.trainer_{'changed' if trainer else 'added'}", by=by, ref=course.ref, agreed=agreed)
    return kept


@transaction.atomic
def remove_trainer(*, by: Person, trainer: Trainer) -> None:
    may_work_on(by, trainer.course).or_refuse()
    trainer.delete()
    record("trainings.trainer_removed", by=by, ref=trainer.course.ref)


@transaction.atomic
def add_material(
    *, by: Person, course: Course, title: str, url: str = "", upload: "UploadedFile[Any] | None" = None, recording: bool = False,
    words: str = "", language: str = "",
) -> Material:  # fmt: skip
    """Something to read or watch, by its address or as a file. A recording says in words what is heard and seen."""
    may_work_on(by, course).or_refuse()
    if bool(url) == bool(upload):
        raise Refused(ONE_OF_BOTH, field="url")
    if recording and not words:
        raise Refused(WORDLESS, field="words")
    said = {"title": title, "words": words, "language": language or course.language}
    key, suffix = keep_upload(upload=upload) if upload else ("", "")
    made = Material.objects.create(course=course, url=url, key=key, suffix=suffix, recording=recording, **said)
    record("trainings.material_added", by=by, ref=course.ref)
    return made


@transaction.atomic
def remove_material(*, by: Person, material: Material) -> None:
    may_work_on(by, material.course).or_refuse()
    material.delete()
    transaction.on_commit(lambda: drop_upload(key=material.key))
    record("trainings.material_removed", by=by, ref=material.course.ref)


@transaction.atomic
def save_page(
    *, by: Person, course: Course, page: Page | None = None, upload: "UploadedFile[Any] | None" = None, **words: Any
) -> Page:
    """A page of the self-paced part: text, a picture with its description, a video by its address and in words."""
    may_work_on(by, course).or_refuse()
    kept = page or Page(course=course, language=course.language)
    for name, value in words.items():
        setattr(kept, name, value)
    if kept.video and not kept.video_words:
        raise Refused(WORDLESS, field="video_words")
    if upload:
        before, kept.picture = kept.picture, _picture(upload)
        transaction.on_commit(lambda: drop_upload(key=before))
    kept.save()
    record("trainings.page_saved", by=by, ref=course.ref)
    return kept


def _picture(upload: "UploadedFile[Any]") -> str:
    key, suffix = keep_upload(upload=upload)
    if suffix != "jpg":
        drop_upload(key=key)
        raise Refused(NOT_A_PICTURE, field="upload")
    return key


@transaction.atomic
def remove_page(*, by: Person, page: Page) -> None:
    """Its quizzes stay with the course."""
    may_work_on(by, page.course).or_refuse()
    page.delete()
    transaction.on_commit(lambda: drop_upload(key=page.picture))
    record("trainings.page_removed", by=by, ref=page.course.ref)
