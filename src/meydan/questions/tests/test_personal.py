"""Files as answers: taken along, erased with the person, destroyed after two years."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from meydan.base import clock
from meydan.base.cards import all_cards
from meydan.base.models import Destruction
from meydan.base.retention import destroy_due
from meydan.questions import actions, files, personal
from meydan.questions.models import Answer, Question


@pytest.fixture
def answered(ayse, monday):
    """answered(person) → an answer with a document, and one in words."""

    def made(person=ayse, sheet="s"):
        asked = [
            Question.objects.create(of="survey:1", form="answers", kind=kind, text=f"{kind}?", why="Neden")
            for kind in ("file", "short")
        ]
        value = actions.keep_file(upload=SimpleUploadedFile("Ayşe.txt", "Gölge yok".encode()))
        Answer.objects.create(question=asked[1], sheet=sheet, person=person, value="kısa")
        return Answer.objects.create(question=asked[0], sheet=sheet, person=person, value=value)

    return made


def test_a_person_takes_the_file_along(ayse, answered):
    one = answered()
    [row] = personal.export_files(ayse)
    [(name, path)] = personal.packed_files(ayse)
    assert (row["answer"], row["file"]) == ("Bir belge (TXT)", name)
    assert path.read_text() == "Gölge yok"
    assert one.value["key"].startswith(name.removesuffix(".txt"))
    assert [each["answer"] for each in personal.export_answers(ayse)] == ["kısa"]


def test_the_file_goes_with_the_person(ayse, answered, django_capture_on_commit_callbacks):
    one = answered()
    with django_capture_on_commit_callbacks(execute=True):
        personal.forget_files(ayse)
    assert files.read(one.value) is None
    assert [each.value for each in Answer.objects.all()] == ["kısa"]


def test_files_go_after_two_years_whoever_sent_them(answered, django_capture_on_commit_callbacks):
    old, new = answered(None), answered(None, sheet="t")
    Answer.objects.filter(pk=old.pk).update(at=clock.now() - timedelta(days=731))
    with django_capture_on_commit_callbacks(execute=True):
        destroy_due()
    assert [files.read(one.value) is None for one in (old, new)] == [True, False]
    old.refresh_from_db()
    assert old.value == {"gone": True}
    assert Destruction.objects.filter(what="questions.Answer", count=1).exists()


def test_the_card_says_two_years():
    [line] = [one for card in all_cards() for one in card.personal_data if one.model == "questions.Answer" and one.keep]
    assert line.keep == timedelta(days=730)
