"""The desk of trainings: who teaches, and the certificates of a run."""

import pytest

from meydan.base.models import AuditLine
from meydan.base.sentences import NOT_STAFF
from meydan.trainings import actions
from meydan.trainings.models import Enrolment, Trainer
from meydan.trainings.queries.desk import certificate_rows
from meydan.trainings.tests.conftest import after, fresh

NOBODY = "Bu listede kimse yok"


@pytest.fixture
def trainer(course, mehmet):
    return actions.save_trainer(by=mehmet, course=course, name="Elif Hoca", about="AFAD", agreed=True)


def test_who_teaches_is_changed_where_they_stand(trainer, course, mehmet, signed_in):
    desk, address = signed_in(mehmet), f"/masa/egitim/{course.pk}/"
    page = desk.get(f"{address}?trainer={trainer.pk}").content.decode()
    assert 'value="Elif Hoca"' in page
    sent = {"do": "trainer", "which": trainer.pk, "name": "Elif Yılmaz", "about": "AFAD gönüllüsü", "agreed": "on"}
    assert desk.post(address, sent).status_code == 302
    kept = Trainer.objects.get()
    assert (kept.pk, kept.name, kept.about) == (trainer.pk, "Elif Yılmaz", "AFAD gönüllüsü")
    assert kept.agreed_at == trainer.agreed_at, "the day of the consent stays"
    wrong = desk.post(address, sent | {"name": ""})
    assert wrong.status_code == 422
    assert 'value="AFAD gönüllüsü"' in wrong.content.decode()
    assert AuditLine.objects.filter(code="trainings.trainer_changed").count() == 1


def test_a_consent_that_is_taken_back_leaves_no_day(trainer, course, mehmet):
    kept = actions.save_trainer(by=mehmet, course=course, trainer=trainer, name=trainer.name)
    assert (kept.agreed, kept.agreed_at) == (False, None)


def test_trainers_are_changed_by_who_plans_the_course_and_with_it(
    trainer, course, make_course, other_manager, mehmet, signed_in, refused
):
    with refused(NOT_STAFF):
        actions.save_trainer(by=other_manager, course=course, trainer=trainer, name="x")
    other = make_course(title="Kompost")
    assert signed_in(mehmet).get(f"/masa/egitim/{other.pk}/?trainer={trainer.pk}").status_code == 404
    assert signed_in(mehmet).get(f"/masa/egitim/{course.pk}/?trainer=x").status_code == 404


@pytest.fixture
def completed(make_run, make_person, mehmet):
    """completed(3) → a run that so many people completed: Kişi 0, Kişi 1, …"""

    def made(count, first=0):
        run = make_run(capacity=60, sessions=(5 + first,))
        for number in range(first, first + count):
            actions.apply(by=make_person(f"Kişi {number}"), run=run)
        Enrolment.objects.filter(run=run).update(outcome="completed", outcome_at=run.line.starts_at)
        run.line.seats.update(state="left", came_at=run.line.starts_at, left_at=run.line.ends_at)
        type(run).objects.filter(pk=run.pk).update(state="done", done_at=run.ends_at)
        return fresh(run)

    return made


def address_of(run):
    return f"/masa/egitim/donem/{run.pk}/belgeler/"


def test_certificates_of_a_run_are_paged_and_all_are_issued(completed, mehmet, signed_in):
    run, desk = completed(43), signed_in(mehmet)
    with after(run):
        page = desk.get(address_of(run)).content.decode()
        assert page.count('name="one"') == 40
        assert "after=" in page
        assert "43 belge verildi" in desk.post(address_of(run), follow=True).content.decode()
        assert certificate_rows(run, state="without").count() == 0
        assert desk.get(f"{address_of(run)}?after=kaputt").status_code == 200


def test_certificates_are_searched_by_name_and_by_whether_they_are_there(completed, mehmet, signed_in):
    run, desk = completed(2), signed_in(mehmet)
    first = Enrolment.objects.filter(person__display_name="Kişi 0").get()
    with after(run):
        assert desk.post(address_of(run), {"one": first.pk}).status_code == 302
        assert desk.post(address_of(run), {"one": first.pk}).status_code == 404, "it is there"
        assert desk.post(address_of(run), {"one": "x"}).status_code == 404
        for query, names in (
            ("state=with", ["Kişi 0"]), ("state=without", ["Kişi 1"]), ("q=kişi 1", ["Kişi 1"]), ("", ["Kişi 0", "Kişi 1"]),
            ("state=with&q=kişi 1", []), ("state=x", ["Kişi 0", "Kişi 1"]),
        ):  # fmt: skip
            page = desk.get(f"{address_of(run)}?{query}").content.decode()
            assert [name for name in ("Kişi 0", "Kişi 1") if f"<bdi>{name}</bdi>" in page] == names, query
            assert names or NOBODY in page
        sheet = b"".join(desk.get(f"{address_of(run)}?file=csv").streaming_content).decode()
    assert sheet.count("Kişi") == 2


def test_the_certificates_cost_the_same_for_one_and_for_three(
    completed, mehmet, signed_in, django_assert_max_num_queries
):
    desk, counts = signed_in(mehmet), []
    for run in (completed(1), completed(3, first=1)):
        with after(run):
            desk.get(address_of(run))
            with django_assert_max_num_queries(25) as seen:
                desk.get(address_of(run))
        counts.append(len(seen))
    assert counts[0] == counts[1]
