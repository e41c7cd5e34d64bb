"""People on the list of a run from a table, files for who takes part, and runs that many more ask for."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from meydan.base.models import OutboxMessage
from meydan.people.models import Role
from meydan.trainings import actions
from meydan.trainings.models import Enrolment, Material
from meydan.trainings.queries import desk
from meydan.trainings.rules.reasons import NOT_PUBLIC, ONE_OF_BOTH
from meydan.trainings.tests.conftest import after


@pytest.fixture
def nil(make_person):
    return make_person("Nil")


def table(*rows):
    return SimpleUploadedFile("liste.csv", "\n".join(rows).encode())


def send(client, run, *rows):
    return client.post(f"/masa/egitim/donem/{run.pk}/liste/tablo/", {"file": table(*rows), "agreed": "on"}, follow=True)


def test_each_gets_a_seat_at_every_session_and_a_message(run, ayse, deniz, nil, mehmet, signed_in):
    page = send(
        signed_in(mehmet), run, "e-posta", ayse.email.upper(), "yok@example.org", deniz.email, ayse.email, nil.email
    )
    words = page.content.decode()
    assert "2 ad listede." in words
    assert "3, 5, 6" in words  # no account, twice, no seat left
    assert list(run.enrolments.order_by("pk").values_list("person", flat=True)) == [ayse.pk, deniz.pk]
    assert ayse.seats.filter(state="booked").count() == 3
    assert OutboxMessage.objects.filter(code="trainings.put_down").count() == 2


def test_staff_are_named_to_their_manager(inside, selim, ayse, mehmet, signed_in):
    send(signed_in(mehmet), inside, selim.email, ayse.email)
    made = Enrolment.objects.get()
    assert (made.person, made.approval, made.seat) == (selim, "asked", None)
    assert OutboxMessage.objects.filter(code="trainings.to_approve").exists()


def test_who_left_comes_back_by_a_table(run, ayse, mehmet):
    actions.withdraw(by=ayse, enrolment=actions.apply(by=ayse, run=run))
    assert actions.enrol_listed(by=mehmet, run=run, rows=[(1, ayse.email)]) == []
    assert Enrolment.objects.get().is_live


@pytest.mark.parametrize(
    ("data", "words"), [({"agreed": "on"}, "E-posta adresleri"), ({"agreed": ""}, "Bu tablodaki herkes")]
)
def test_what_is_missing_is_said(run, mehmet, signed_in, data, words):
    answer = signed_in(mehmet).post(f"/masa/egitim/donem/{run.pk}/liste/tablo/", data)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_others_put_nobody_on_a_list(run, make_run, ayse, mehmet, works, make_person, refused):
    with refused("base.not_staff"):
        actions.enrol_listed(by=make_person("Oya", (Role.UNIT_OFFICER, works)), run=run, rows=[(1, ayse.email)])
    draft = make_run(published=False, sessions=(15,))
    with refused(NOT_PUBLIC):
        actions.enrol_listed(by=mehmet, run=draft, rows=[(1, ayse.email)])


def test_a_file_is_for_who_takes_part_and_who_plans(course, run, ayse, deniz, mehmet, signed_in, client, refused):
    with refused(ONE_OF_BOTH):
        actions.add_material(by=mehmet, course=course, title="Sunum")
    upload = SimpleUploadedFile("sunum.pdf", b"%PDF-1.7 sunum")
    answer = signed_in(mehmet).post(
        f"/masa/egitim/{course.pk}/icerik/", {"do": "material", "title": "Sunum", "upload": upload, "language": "tr"}
    )
    assert answer.status_code == 302
    made = Material.objects.get()
    enrolment = actions.apply(by=ayse, run=run)
    assert made.address in signed_in(ayse).get(enrolment.get_absolute_url()).content.decode()
    assert signed_in(ayse).get(made.address).content == b"%PDF-1.7 sunum"
    assert signed_in(mehmet).get(made.address).status_code == 200
    assert signed_in(deniz).get(made.address).status_code == 404
    client.logout()
    assert client.get(made.address).status_code == 302
    address = made.address
    actions.remove_material(by=mehmet, material=made)
    assert signed_in(ayse).get(address).status_code == 404


def test_runs_that_many_more_ask_for_stand_at_the_desk(make_run, ayse, deniz, nil, mehmet, selim):
    run = make_run(capacity=1)
    for person in (ayse, deniz):
        actions.apply(by=person, run=run)
    assert list(desk.over_asked(mehmet)) == [run]
    assert list(desk.over_asked(selim)) == [run]
    with after(run):
        assert not desk.over_asked(mehmet).exists()


def test_an_invitation_goes_to_who_wants_such_messages(run, ayse, mehmet, signed_in):
    actions.apply(by=ayse, run=run)
    form = {"to": "in", "words": "Yeni eğitim", "promotion": "on"}
    page = signed_in(mehmet).post(f"/masa/egitim/donem/{run.pk}/mesaj/", form).content.decode()
    assert "Davet: " in page
    assert actions.send_message(by=mehmet, run=run, to="in", words="Yeni eğitim", promotion=True) == 1
    assert OutboxMessage.objects.get(code__in=["trainings.news", "trainings.message"]).code == "trainings.news"


@pytest.mark.parametrize("address", ["/masa/egitimler/odevler/", "/masa/egitimler/onaylar/"])
def test_long_queues_have_pages(address, inside, manager, director, make_person, signed_in, parks, mehmet):
    for number in range(21):
        person = make_person(f"Kişi{number}", (Role.UNIT_OFFICER, parks))
        actions.apply(by=person, run=inside, unit=parks)
    page = signed_in(director if "odev" in address else manager).get(address).content.decode()
    assert ("Daha fazla" in page) == ("onaylar" in address)
