"""Pages of volunteering: what they show, what they refuse, what they cost."""

import re
from datetime import date, time

import pytest
from icalendar import Calendar

from meydan.attendance import actions as attendance
from meydan.attendance.models import Seat
from meydan.base import clock
from meydan.guardians.models import Permission
from meydan.notices.mailbox import letters
from meydan.projects import actions as projects
from meydan.volunteering import actions
from meydan.volunteering.models import Application, Hours, Need, OrganisationSignUp, Placement, Role, Shift
from meydan.volunteering.tests.conftest import HOUR


def shown(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True), ("?q=fidan", True), ("?q=konser", False), ("?place=goksu", True), ("?place=firat", False), ("?goal=11", True),
        ("?goal=4", False), ("?field=environment", True), ("?field=it", False), ("?time=fixed", True), ("?time=remote", False),
        ("?day=2026-11-28", True), ("?day=2026-11-29", False), ("?weekend=on", True), ("?from_12=on", True), ("?goal=x&day=nie", True),
    ],
)  # fmt: skip
def test_the_list_is_searched_and_filtered(client, make_shift, firat, query, found):
    make_shift()
    page = shown(client, "/gonulluluk/" + query)
    assert ("Kış dikimi gönüllüsü" in page) == found
    assert found or "Uyan görev yok" in page


def test_a_duty_shows_shifts_seats_and_what_one_can_do(client, role, make_shift, sign_up, ayse, deniz):
    shift = make_shift(capacity=1, note="Çukur açma")
    page = shown(client, role.get_absolute_url())
    assert "0 / 1 yer dolu" in page
    assert f"/gonulluluk/{role.pk}/katilin/?vardiya={shift.pk}" in page
    for person in (ayse, deniz):
        sign_up(person)
        actions.join_shift(by=person, shift=shift)
    page = shown(client, role.get_absolute_url())
    assert "1 / 1 yer dolu" in page
    assert "1 kişi bekliyor" in page
    assert "Sıraya girin" in page
    assert client.get(f"/gonulluluk/{role.pk}-baska-ad/").url == role.get_absolute_url()


def test_drafts_are_for_the_desk(client, signed_in, make_role, mehmet):
    draft = make_role(published=False)
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert signed_in(mehmet).get(draft.get_absolute_url()).status_code == 200


@pytest.fixture
def mail(settings, tmp_path):
    settings.MAIL_FOLDER = tmp_path
    settings.MAILERS = {
        "default": {"BACKEND": "django.core.mail.backends.filebased.EmailBackend", "OPTIONS": {"file_path": tmp_path}}
    }
    return lambda: letters()[0]


def test_one_writes_first_enters_the_code_last_and_has_a_seat(client, role, make_shift, ayse, mail):
    address = f"/gonulluluk/{role.pk}/katilin/"
    form = {"birth_date": "01.05.1990", "agreed": "on", "size": "2", "shift": str(make_shift(capacity=5).pk)}
    answer = client.post(address, form)
    assert answer.url == f"/giris/?next={address}"
    assert not Application.objects.exists()
    client.post(answer.url, {"contact": ayse.email, "next": address})
    code = re.search(r"\d{6}", mail().code).group()
    answer = client.post("/giris/kod/", {"code": code, "next": address})
    assert answer.url == role.get_absolute_url()
    page = shown(client, answer.url)
    assert "Yeriniz ayrıldı: 28 Kasım 2026, 12.00." in page
    assert (Seat.objects.get().size, Placement.objects.get().state) == (2, "ready")


def test_an_organisation_writes_first_and_enters_the_code_last(client, ayse, monday, mail):
    address = "/gonulluluk/kurum/"
    form = {"name": "Yeşil Buca", "decided_on": "2026-11-02", "decision_number": "2026/14", "signed_by": "Nur A."}
    assert "kodu sonra girersiniz" in shown(client, address)
    assert client.post(address, form | {"decided_on": "2027-01-01"}).status_code == 422
    answer = client.post(address, form)
    assert answer.url == f"/giris/?next={address}"
    assert not OrganisationSignUp.objects.exists()
    assert 'value="Yeşil Buca"' in shown(client, address)
    client.post(answer.url, {"contact": ayse.email, "next": address})
    code = re.search(r"\d{6}", mail().code).group()
    answer = client.post("/giris/kod/", {"code": code, "next": address})
    made = OrganisationSignUp.objects.get()
    assert (answer.url, made.name, made.contact) == (made.get_absolute_url(), "Yeşil Buca", ayse)
    assert 'value="Yeşil Buca"' not in shown(client, address)


@pytest.mark.parametrize(
    ("prefix", "said"), [("", False), ("/en", True)], ids=["in the language that binds", "in another one"]
)
def test_who_agrees_reads_it_in_short_and_what_binds(client, role, prefix, said):
    page = shown(client, f"{prefix}/gonulluluk/{role.pk}/katilin/")
    assert page.count("Görevi kendi isteğimle") == page.count("Veri sorumlusu") == 1
    assert (page.count("The Turkish text alone is binding") == 2) is said


def test_what_can_be_refused_before_signing_in_is(client, role):
    answer = client.post(f"/gonulluluk/{role.pk}/katilin/", {"birth_date": "2020-01-01", "agreed": "on"})
    assert answer.status_code == 422
    assert "Aile günlerimize bekleriz" in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"birth_date": ""}, "Doğum tarihi"),
        ({"birth_date": "30.02.1990"}, "errsum"),
        ({"birth_date": "2012-01-01"}, "18 yaşından küçüksünüz"),
        ({"birth_date": "2012-01-01", "guardian": "Fatma"}, "Velinize nasıl ulaşacağımızı"),
        ({"agreed": ""}, "errsum"),
        ({"size": "0", "shift": "1"}, "errsum"),
        ({"guardian": "x" * 101}, "100"),
    ],
)
def test_bad_input_is_answered_with_what_to_correct(signed_in, role, ayse, typed, said):
    form = {"birth_date": "1990-05-01", "agreed": "on", "guardian_contact": "0532"} | typed
    answer = signed_in(ayse).post(f"/gonulluluk/{role.pk}/katilin/", form)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert "0532" in page, "nothing that was typed is lost"
    assert not Application.objects.exists()


def test_a_minor_signs_up_with_a_guardian_and_hears_what_is_next(signed_in, role, make_shift, ayse, mehmet):
    shift = make_shift(start=-1)
    form = {
        "birth_date": "2012-01-01", "agreed": "on", "guardian": "Fatma Y.", "guardian_contact": "0532 000 00 00", "how": "desk",
        "size": "1", "shift": str(shift.pk),
    }  # fmt: skip
    client = signed_in(ayse)
    assert client.post(f"/gonulluluk/{role.pk}/katilin/", form).status_code == 302
    assert "Velinizin onayıyla sizin olacak" in shown(client, role.get_absolute_url())
    assert Seat.objects.get().state == "offered"
    permission = Permission.objects.get()
    desk = signed_in(mehmet)
    assert desk.post(f"/masa/gonulluluk/izin/{permission.pk}/", {"to": "given", "risk": "low"}).status_code == 422
    given = {"to": "given", "risk": "low", "valid_until": "2027-08-31", "proof": "desk"}
    assert desk.post(f"/masa/gonulluluk/izin/{permission.pk}/", given).status_code == 302
    assert Seat.objects.get().state == "booked"


def test_an_application_is_sent_decided_and_taken(signed_in, make_role, ayse, selim):
    role = make_role(direct=False, asked=["agreement", "orientation"], time_kind="remote", min_age=18)
    client, address = signed_in(ayse), f"/gonulluluk/{role.pk}/katilin/"
    assert "Başvurun" in shown(client, role.get_absolute_url())
    assert client.post(address, {"birth_date": "1990-05-01", "words": "", "availability": "x"}).status_code == 422
    client.post(address, {"birth_date": "1990-05-01", "words": "Severim", "availability": "Akşam"})
    made = Application.objects.get()
    assert "Başvurdunuz" in shown(client, role.get_absolute_url())
    desk = signed_in(selim)
    assert "Kış dikimi" in shown(desk, "/masa/gonulluluk/basvurular/")
    assert "Severim" in shown(desk, f"/masa/gonulluluk/basvuru/{made.pk}/")
    assert desk.post(f"/masa/gonulluluk/basvuru/{made.pk}/", {"to": "unsuitable"}).status_code == 422
    assert (
        desk.post(f"/masa/gonulluluk/basvuru/{made.pk}/", {"to": "suitable", "answer": "Bekleriz"}).status_code == 302
    )
    place = Placement.objects.get()
    own = f"/benim/gorevlerim/{place.pk}/"
    client = signed_in(ayse)
    client.post(own, {"do": "yes"})
    assert "Gönüllü anlaşması" in shown(client, own)
    client.post(own, {"do": "agree", "agreed": "on"})
    desk = signed_in(selim)
    assert desk.post(f"/masa/gonulluluk/gonullu/{place.pk}/", {"do": "check", "what": "orientation"}).status_code == 302
    client = signed_in(ayse)
    assert "Saat girin" in shown(client, own)
    entered = {"on": "2026-11-22", "hours": "1", "minutes": "30", "words": "Çeviri"}
    assert client.post(own + "saat/", entered | {"hours": "0", "minutes": "0"}).status_code == 422
    assert client.post(own + "saat/", entered | {"on": "2026-11-25"}).status_code == 422
    assert client.post(own + "saat/", entered).status_code == 302
    assert "1 sa 30 dk" in shown(client, "/benim/gorevlerim/")
    client.post(own, {"do": "rest"})
    assert "Geri dönüyorum" in shown(client, own)
    client.post(own, {"do": "back"})
    client.post(own, {"do": "leave", "why": "Taşınıyorum"})
    assert Placement.objects.get().state == "left"


def test_an_application_can_be_taken_back(signed_in, make_role, sign_up, ayse):
    role = make_role(direct=False)
    sign_up(ayse, to=role)
    client = signed_in(ayse)
    client.post(f"/gonulluluk/{role.pk}/geri-al/")
    assert Application.objects.get().state == "withdrawn"
    assert "Başvurun" in shown(client, role.get_absolute_url())


@pytest.fixture
def worked(place, make_shift, ayse, selim):
    """Ayşe's proposed hours."""
    place(ayse)
    shift = make_shift()
    seat = actions.join_shift(by=ayse, shift=shift)
    with clock.at(shift.occasion.starts_at):
        attendance.mark_seat(by=selim, seat=seat, to="came")
    with clock.at(shift.occasion.ends_at + HOUR):
        attendance.finish_list(by=selim, occasion=shift.occasion)
        actions.propose_hours()
    return Hours.objects.get()


def test_hours_are_confirmed_in_one_go_disputed_and_decided(signed_in, worked, ayse, selim):
    desk = signed_in(selim)
    assert "3 sa" in shown(desk, "/masa/gonulluluk/saatler/")
    desk.post("/masa/gonulluluk/saatler/", {"hours": [str(worked.pk), "x", "99999999999999999999"]})
    client = signed_in(ayse)
    assert "Onaylandı" in shown(client, "/benim/gorevlerim/")
    assert "3 sa" in shown(client, "/benim/")
    address = f"/benim/saatlerim/{worked.pk}/"
    assert client.post(address, {"hours": "17", "minutes": "0", "words": "x"}).status_code == 422
    assert client.post(address, {"hours": "3", "minutes": "30", "words": "Erken geldim"}).status_code == 302
    desk, one = signed_in(selim), f"/masa/gonulluluk/saat/{worked.pk}/"
    assert "3 sa 30 dk" in shown(desk, one)
    assert desk.post(one, {"to": "rejected", "hours": "3", "minutes": "0"}).status_code == 422
    assert desk.post(one, {"to": "confirmed", "hours": "3", "minutes": "30", "answer": "Haklısınız"}).status_code == 302
    assert Hours.objects.get().minutes == 210


NEED = {
    "title": "Su kabı turu", "text": "Kaplar boş.", "beneficiaries": "Hayvanlar", "field": "animals", "risk": "low", "target": "13.1",
    "neighbourhood": "", "project": "", "number": "",
}  # fmt: skip
ROLE = {
    "title": "Su kabı gönüllüsü", "summary": "Kapları doldururuz.", "tasks": "Gezersiniz", "time_kind": "fixed", "wanted": "8",
    "min_age": "12", "risk": "low", "asked": ["notice", "agreement"], "direct": "on",
}  # fmt: skip


def test_from_a_need_to_a_series_at_the_desk(signed_in, monday, selim, mehmet, parks, targets):
    desk = signed_in(selim)
    form = NEED | {"unit": parks.pk, "contact": selim.pk}
    assert desk.post("/masa/gonulluluk/ihtiyac/yeni/", form | {"number": "2020-0001"}).status_code == 422
    assert desk.post("/masa/gonulluluk/ihtiyac/yeni/", form).status_code == 302
    need = Need.objects.get()
    page = f"/masa/gonulluluk/ihtiyac/{need.pk}/"
    desk.post(page, {"do": "move", "to": "review"})
    assert desk.post(page, {"do": "move", "to": "approved"}).status_code == 422
    desk = signed_in(mehmet)
    assert "Su kabı turu" in shown(desk, "/masa/")
    assert desk.post(page, {"do": "move", "to": "declined"}).status_code == 422
    assert desk.post(page, {"do": "move", "to": "approved"}).status_code == 302
    assert desk.post(page + "gorev/", ROLE | {"supervisor": selim.pk, "risk": "high"}).status_code == 422
    assert desk.post(page + "gorev/", ROLE | {"supervisor": selim.pk}).status_code == 302
    role = Role.objects.get()
    at = f"/masa/gonulluluk/gorev/{role.pk}/"
    assert desk.post(at, {"to": "published"}).status_code == 422
    assert desk.post(at, {"to": "published", "no_post": "on"}).status_code == 302
    shift = {"day": "2026-12-05", "starts": "10:00", "ends": "12.00", "capacity": "8", "leader": selim.pk}
    assert desk.post(at + "vardiya/", shift | {"ends": "09:00"}).status_code == 422
    assert desk.post(at + "vardiya/", shift | {"again": "0"}).status_code == 422
    assert desk.post(at + "vardiya/", shift | {"again": "0", "last_day": "2026-12-31"}).status_code == 302
    assert Shift.objects.count() == 4
    one = f"/masa/gonulluluk/vardiya/{Shift.objects.order_by('pk')[1].pk}/"
    changed = shift | {"do": "change", "day": "2026-12-12", "starts": "11:00", "reach": "later"}
    assert desk.post(one, changed).status_code == 302
    assert desk.post(one, {"do": "call_off", "reach": "one"}).status_code == 422
    assert desk.post(one, {"do": "call_off", "reach": "one", "why": "Fırtına"}).status_code == 302
    assert "Fırtına" in shown(desk, one)
    assert "Su kabı" in shown(desk, "/masa/gonulluluk/vardiyalar/?days=90&bos=1")
    assert desk.post(at, {"to": "paused"}).status_code == 302


def test_sections_stand_on_the_pages_below_with_the_work_given(
    client, worked, need, director, selim, monday, parks, targets
):
    actions.decide_hours(by=selim, hours=worked, to="confirmed")
    project = projects.start_project(
        by=director, title="Okul yolu", summary="x", unit=parks, starts_on=monday.date(), ends_on=monday.date(), targets=[targets["11.7"]]
    )  # fmt: skip
    actions.save_need(by=director, need=need, unit=parks, project=project)
    for address in ("/amac/11/", "/mahalle/goksu/"):
        assert "Kış dikimi gönüllüsü" in shown(client, address)
    for address in (project.get_absolute_url(), project.threads.get().get_absolute_url()):
        assert "3 sa emek verildi" in shown(client, address)


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same(
    client, signed_in, make_role, make_shift, sign_up, make_person, mehmet, count, django_assert_max_num_queries
):
    roles = [make_role(time_kind="flexible") for _ in range(count)]
    people = [make_person(f"Kisi{number}") for number in range(count)]
    for role, person in zip(roles, people, strict=True):
        sign_up(person, to=role)
        shift = make_shift(of=role)
        actions.join_shift(by=person, shift=shift)
        place = Placement.objects.get(person=person)
        for day in range(count):
            actions.enter_hours(by=person, placement=place, on=date(2026, 11, 20 - day), minutes=60, words="x")
    for address, most in (("/gonulluluk/", 4), (roles[0].get_absolute_url(), 5)):
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200
    client = signed_in(people[0])
    with django_assert_max_num_queries(10):
        assert client.get("/benim/gorevlerim/").status_code == 200
    client = signed_in(mehmet)
    need, role = roles[0].need_id, roles[0].pk
    pages = (
        "",
        "vardiyalar/",
        "basvurular/?state=all",
        "saatler/",
        f"ihtiyac/{need}/",
        f"gorev/{role}/",
        f"vardiya/{shift.pk}/",
    )
    for page in pages:
        with django_assert_max_num_queries(15):
            assert client.get("/masa/gonulluluk/" + page).status_code == 200


def test_the_list_is_a_calendar_too_with_the_same_filters(
    client, role, make_shift, mehmet, django_assert_max_num_queries
):
    def events(query=""):
        return Calendar.from_ical(client.get(f"/gonulluluk/takvim.ics{query}").content).walk("VEVENT")

    saturday, monday = make_shift(), make_shift(days=7)
    actions.call_off_shift(by=mehmet, shift=monday, why="Fırtına")
    assert [(one["STATUS"], one["SEQUENCE"]) for one in events()] == [("CONFIRMED", 0), ("CANCELLED", 1)]
    assert events()[0]["DTSTART"].dt == saturday.occasion.starts_at
    assert events()[0]["URL"].endswith(saturday.get_absolute_url())
    assert [len(events(query)) for query in ("?weekend=on", "?day=2026-11-28", "?goal=4", "?goal=x")] == [1, 1, 0, 2]
    with django_assert_max_num_queries(5):
        events()


def test_a_changed_series_is_newer_in_the_calendar(client, role, mehmet, monday):
    made = actions.add_series(
        by=mehmet, role=role, weekday=5, nth=None, starts=time(10), ends=time(13), first_day=date(2026, 11, 28),
        last_day=date(2026, 12, 19), skip_holidays=True, capacity=5, where="Park", leader=None, note="",
    )  # fmt: skip
    second = Shift.objects.filter(series=made).order_by("occasion__starts_at")[1]
    actions.change_from_here(
        by=mehmet, shift=second, starts=time(11), ends=time(14), capacity=5, where="Park", leader=None, note=""
    )
    events = Calendar.from_ical(client.get("/gonulluluk/takvim.ics").content).walk("VEVENT")
    assert [(one["DTSTART"].dt.hour, one["SEQUENCE"]) for one in events] == [(7, 0), (8, 1), (8, 1), (8, 1)]


def test_programs_read_duties_and_shifts_by_the_same_filters(client, role, make_shift, sign_up, ayse, goksu):
    shift, later = make_shift(), make_shift(days=9)
    sign_up(ayse)
    actions.join_shift(by=ayse, shift=shift)

    def found(query):
        return [one["id"] for one in client.get(f"/api/v1/{query}").json()["items"]]

    assert found("duties?goal=11&place=goksu&field=environment&time=fixed&q=fidan&from_12=true") == [role.pk]
    assert [found(f"duties?{query}") for query in ("goal=4", "place=yok", "field=it", "time=remote", "q=konser")] == [
        []
    ] * 5
    assert len(client.get(f"/api/v1/duties/{role.pk}").json()["shifts"]) == 2
    assert client.get("/api/v1/duties/999999").status_code == 404
    assert found(f"shifts?duty={role.pk}&goal=11") == [shift.pk, later.pk]
    assert found("shifts?goal=4") == found("shifts?duty=0") == []
    page = client.get("/api/v1/shifts?limit=1").json()
    assert [(one["id"], one["taken"]) for one in page["items"]] == [(shift.pk, 1)]
    assert found(f"shifts?limit=1&after={page['next']}") == [later.pk]
    assert "Ayse" not in str(page)


def test_a_duty_takes_questions_and_shows_where_one_meets(client, signed_in, role, ayse, mehmet):
    page = shown(client, role.get_absolute_url())
    address = re.search(r'href="([^"]+\?position=question)"', page)[1]
    assert "data-point" not in page
    form = shown(signed_in(ayse), address)
    assert re.search(r'value="question"[^>]*checked', form)
    signed_in(ayse).post(address, {"position": "question", "text": "Eldiven getirmeli miyim?"})
    assert "Eldiven getirmeli miyim?" in shown(client, role.get_absolute_url())


@pytest.mark.parametrize(
    ("point", "status", "kept"),
    [
        ({"latitude": "38.388", "longitude": "27.175"}, 302, (38.388, 27.175)),
        ({"latitude": "38.388"}, 302, (None, None)),
        ({"latitude": "51.5", "longitude": "0"}, 422, (None, None)),
    ],
)
def test_the_meeting_point_lies_in_the_town(client, signed_in, role, mehmet, point, status, kept):
    words = {
        "title": role.title, "summary": role.summary, "tasks": role.tasks, "time_kind": role.time_kind, "wanted": role.wanted,
        "min_age": role.min_age, "risk": role.risk, "asked": role.asked, "supervisor": mehmet.pk,
    }  # fmt: skip
    assert signed_in(mehmet).post(f"/masa/gonulluluk/gorev/{role.pk}/duzenle/", words | point).status_code == status
    role.refresh_from_db()
    assert (role.latitude, role.longitude) == kept
    client.logout()
    assert ('data-point="38.3880,27.1750"' in shown(client, role.get_absolute_url())) == (kept[0] is not None)
