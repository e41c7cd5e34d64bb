"""Trainers from outside: they mark and observe at their run, see nothing else, and never the desk."""

from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.base.models import AuditLine
from meydan.base.sentences import NOT_STAFF
from meydan.notices.actions import deliver_all
from meydan.notices.models import Notice
from meydan.people.actions import erase_person
from meydan.trainings import actions
from meydan.trainings.models import Observed, Submission, Teaching
from meydan.trainings.personal import export_teachings
from meydan.trainings.rules.reasons import NO_ACCOUNT, OWN_WORK, TAKES_PART, TEACHES_ALREADY, WRONG_STATE
from meydan.trainings.tests.conftest import fresh


@pytest.fixture
def looked(course, mehmet):
    """An assignment and an observation of the course."""
    said = (
        {"title": "Aile planı", "what": "assignment"},
        {"title": "Tatbikat", "what": "observation", "points": ["A", "B"]},
    )
    return [actions.save_assessment(by=mehmet, course=course, **one) for one in said]


@pytest.fixture
def enrolled(run, ayse):
    return fresh(actions.apply(by=ayse, run=run))


@pytest.fixture
def handed(enrolled, looked, ayse):
    return actions.hand_in(by=ayse, enrolment=enrolled, assignment=looked[0], text="Planımız")


@pytest.fixture
def teaching(run, deniz, mehmet):
    return actions.let_teach(by=mehmet, run=run, email=deniz.email)


def test_a_trainer_from_outside_marks_and_observes_and_it_is_written_down(
    teaching, handed, enrolled, looked, deniz, ayse
):
    actions.mark_submission(by=deniz, submission=handed, to="passed", words="Güzel")
    actions.observe(by=deniz, enrolment=enrolled, observation=looked[1], seen=[0, 1])
    assert (Submission.objects.get().marked_by, Observed.objects.get().by) == (deniz, deniz)
    codes = set(AuditLine.objects.values_list("code", flat=True))
    assert {"trainings.teaching_given", "trainings.marked", "trainings.observed"} <= codes
    deliver_all()
    assert Notice.objects.filter(person=deniz, message__code="trainings.teaching").exists()


def test_who_hands_in_is_read_by_who_teaches(teaching, handed, deniz):
    deliver_all()
    assert Notice.objects.filter(person=deniz, message__code="trainings.to_mark").count() == 1


def test_without_the_run_nothing(run, make_run, handed, enrolled, looked, deniz, mehmet, refused):
    actions.let_teach(by=mehmet, run=make_run(sessions=(15,)), email=deniz.email)
    with refused(NOT_STAFF):
        actions.mark_submission(by=deniz, submission=handed, to="passed")
    with refused(NOT_STAFF):
        actions.observe(by=deniz, enrolment=enrolled, observation=looked[1], seen=[0])


def test_it_ends_when_it_is_taken_away_and_some_weeks_after_the_run(teaching, handed, deniz, mehmet, refused, run):
    with clock.at(fresh(run).ends_at + timedelta(days=61)), refused(NOT_STAFF):
        actions.mark_submission(by=deniz, submission=handed, to="passed")
    with refused(NOT_STAFF):
        actions.end_teaching(by=deniz, teaching=teaching)
    actions.end_teaching(by=mehmet, teaching=teaching)
    with refused(NOT_STAFF):
        actions.mark_submission(by=deniz, submission=handed, to="passed")


def test_who_may_be_named_and_by_whom(run, make_run, teaching, enrolled, ayse, deniz, mehmet, zeynep, refused):
    with refused(NOT_STAFF):
        actions.let_teach(by=zeynep, run=run, email=deniz.email)
    with refused(NO_ACCOUNT, field="email"):
        actions.let_teach(by=mehmet, run=run, email="kimse@example.org")
    with refused(TAKES_PART, field="email"):
        actions.let_teach(by=mehmet, run=run, email=ayse.email)
    with refused(TEACHES_ALREADY, field="email"):
        actions.let_teach(by=mehmet, run=run, email=deniz.email)
    with refused(WRONG_STATE):
        actions.let_teach(by=mehmet, run=make_run(published=False, sessions=(15,)), email=deniz.email)


def test_nobody_marks_their_own_work(run, looked, mehmet, deniz, teaching, refused):
    for person in (mehmet, deniz):
        mine = fresh(actions.apply(by=person, run=run))
        handed = actions.hand_in(by=person, enrolment=mine, assignment=looked[0], text="x")
        with refused(OWN_WORK):
            actions.mark_submission(by=person, submission=handed, to="passed")
        with refused(OWN_WORK):
            actions.observe(by=person, enrolment=mine, observation=looked[1], seen=[0])


def test_it_is_told_and_goes_with_the_account(teaching, deniz):
    assert [one["training"] for one in export_teachings(deniz)] == ["Afet bilinci"]
    erase_person(by=deniz, person=deniz)
    assert not Teaching.objects.exists()


def test_the_pages_of_who_teaches(teaching, handed, enrolled, looked, signed_in, deniz, ayse, run):
    own = teaching.get_absolute_url()
    mark, observe = f"/egitmen/odev/{handed.pk}/", f"/egitmen/gozlem/{enrolled.pk}/{looked[1].pk}/"
    outsider = signed_in(ayse)
    assert {outsider.get(one).status_code for one in (own, mark, observe)} == {404}
    page = signed_in(deniz)
    assert own in page.get("/benim/").content.decode()
    shown = page.get(own).content.decode()
    assert all(words in shown for words in (ayse.name, mark, observe))
    assert ayse.email not in shown
    assert page.get(f"/masa/egitim/donem/{run.pk}/liste/").status_code == 404
    assert page.get("/masa/").status_code == 404
    assert "Planımız" in page.get(mark).content.decode()
    assert page.post(mark, {"to": "again"}).status_code == 422
    assert page.post(mark, {"to": "again", "words": "Toplanma yeri eksik"}).url == own
    assert page.get(mark).status_code == 404
    assert page.post(observe, {"seen": ["0", "1"]}).url == own
    assert " checked" in page.get(observe).content.decode()


def test_the_desk_names_and_removes(run, deniz, signed_in, mehmet):
    page, address = signed_in(mehmet), f"/masa/egitim/donem/{run.pk}/"
    assert page.post(address, {"do": "teach", "email": "kimse@example.org"}).status_code == 422
    assert page.post(address, {"do": "teach", "email": deniz.email.upper()}).status_code == 302
    assert deniz.name in page.get(address).content.decode()
    assert page.post(address, {"do": "end_teaching", "which": Teaching.objects.get().pk}).status_code == 302
    assert not Teaching.objects.exists()


def test_the_page_costs_the_same_for_one_and_for_three(
    make_run, looked, deniz, signed_in, make_person, mehmet, django_assert_max_num_queries
):
    run = make_run(capacity=9)
    own = actions.let_teach(by=mehmet, run=run, email=deniz.email).get_absolute_url()
    page, costs = signed_in(deniz), []
    for names in (("Bir",), ("İki", "Üç")):
        for name in names:
            person = make_person(name)
            mine = fresh(actions.apply(by=person, run=run))
            actions.hand_in(by=person, enrolment=mine, assignment=looked[0], text="x")
        with django_assert_max_num_queries(15) as asked:
            assert page.get(own).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1]
