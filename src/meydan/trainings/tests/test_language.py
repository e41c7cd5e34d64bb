"""What a course consists of has a language: its pages, meetings, materials and tests begin with that of the course."""

import pytest

from meydan.trainings import actions

PAGE = {"title": "Water", "text": "Ten litres.", "position": "0"}
TEST = {"what": "assignment", "title": "A plan", "pass_percent": "70", "attempts": "3", "wait_hours": "0"}
MATERIAL = {"do": "material", "title": "A sheet", "url": "https://example.org/a"}


@pytest.mark.parametrize(
    ("rows", "where", "data"),
    [("pages", "sayfa", PAGE), ("assessments", "olcme", TEST), ("materials", "icerik", MATERIAL)],
)
@pytest.mark.parametrize(("said", "kept"), [({}, "en"), ({"language": "tr"}, "tr")])
def test_the_form_begins_with_the_language_of_the_course(signed_in, make_course, mehmet, rows, where, data, said, kept):
    course = make_course(language="en")
    desk, address = signed_in(mehmet), f"/masa/egitim/{course.pk}/{where}/"
    assert '<option value="en" selected' in desk.get(address).content.decode()
    assert desk.post(address, data | said).status_code == 302
    assert getattr(course, rows).get().language == kept


def test_a_meeting_keeps_its_language_when_it_is_changed(signed_in, make_course, make_run, mehmet):
    run = make_run(of=make_course(language="en"), published=False, sessions=())
    desk, address = signed_in(mehmet), f"/masa/egitim/donem/{run.pk}/oturumlar/"
    when = {"title": "First day", "day": "2026-12-10", "starts": "09:00", "ends": "12:00"}
    desk.post(address, when)
    session = run.sessions.get()
    assert session.language == "en"
    desk.post(address, when | {"which": session.pk, "language": "tr"})
    assert run.sessions.get().language == "tr"
    desk.post(address, when | {"which": session.pk, "title": "İlk gün"})
    assert run.sessions.get().language == "tr"


def test_pages_and_questions_in_another_language_are_marked(signed_in, run, mehmet, ayse):
    course = run.course
    page = actions.save_page(by=mehmet, course=course, title="Water", text="Ten litres.", language="en")
    quiz = actions.save_assessment(by=mehmet, course=course, what="quiz", title="How much?", page=page, language="en")
    actions.save_item(by=mehmet, quiz=quiz, kind="one", text="How many?", choices=["Two", "Ten"], right=["1"])
    mine = actions.apply(by=ayse, run=run)
    own = signed_in(ayse).get(f"/benim/egitimim/{mine.pk}/").content.decode()
    shown = signed_in(ayse).get(f"/benim/egitimim/{mine.pk}/sayfa/{page.pk}/").content.decode()
    asked = signed_in(ayse).get(f"/benim/egitimim/{mine.pk}/sinav/{quiz.pk}/").content.decode()
    for words, where in (
        ("Water", own),
        ("Water", shown),
        ("How much?", shown),
        ("How much?", asked),
        ("How many?", asked),
        ("Ten", asked),
    ):
        assert f'lang="en" dir="ltr">{words}' in where, words
