"""The pages: what is shown to whom, forms with their errors, what a page costs."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from meydan.base import clock, search
from meydan.base.models import SearchEntry
from meydan.people.models import Person
from meydan.trainings import actions
from meydan.trainings.models import Attempt, Course, Enrolment, Item, Run, Submission
from meydan.trainings.queries.courses import addresses
from meydan.trainings.queries.desk import to_approve, with_certificates_to_issue
from meydan.trainings.queries.reach import reach_of
from meydan.trainings.tests.conftest import after, fresh
from meydan.volunteering.models import Need
from meydan.volunteering.models import Role as Duty


def text_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_list_shows_what_begins_next_first(client, make_course, make_run):
    later, sooner = make_course(title="Kompost"), make_course(title="Bisiklet bakımı")
    make_course(title="Henüz dönemi yok")
    make_run(of=later, sessions=(20,))
    make_run(of=sooner, sessions=(8,))
    words = text_of(client.get("/egitimler/"))
    assert words.index("Bisiklet bakımı") < words.index("Kompost") < words.index("Henüz dönemi yok")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=afet", True), ("q=toplanma", True), ("q=olmayan", False), ("goal=13", True), ("goal=3", False), ("place=goksu", True), ("place=firat", False),
        ("audience=women", True), ("online=on", False), ("goal=zebra", True), ("after=bozuk", True),
    ],
)  # fmt: skip
def test_the_list_can_be_narrowed(client, run, firat, query, found):
    assert ("Afet bilinci" in text_of(client.get(f"/egitimler/?{query}"))) is found


def test_the_page_of_a_course_says_what_one_needs_to_know(client, make_course, make_run, first_aid, mehmet):
    course = make_course(qualification=first_aid, basis="Eğitim Yönergesi md. 4", access=["sign"])
    actions.save_trainer(by=mehmet, course=course, name="Elif Hoca", about="AFAD gönüllüsü", agreed=True)
    actions.save_trainer(by=mehmet, course=course, name="Gizli Hoca")
    actions.save_assessment(by=mehmet, course=course, what="quiz", title="Son sınav")
    make_run(of=course)
    words = text_of(client.get(course.get_absolute_url()))
    for said in (
        "Aile planı yapar",
        "en az %80",
        "Eğitim Yönergesi md. 4",
        "Elif Hoca",
        "Son sınav",
        "İlk yardım",
        "24 ay",
        "İşaret dili",
    ):
        assert said in words, said
    assert "Gizli Hoca" not in words
    assert "Adı yayımlanmayan 1 kişi" in words
    assert client.get(f"/egitim/{course.pk}-eski/").status_code == 302


def test_a_visitor_applies_first_and_signs_in_last(client, run):
    answer = client.post(f"/egitim/donem/{run.pk}/basvurun/", {"why": "Ailem için"})
    assert answer.status_code == 302
    assert answer.url.startswith("/giris/")
    assert not Enrolment.objects.exists()
    assert "Ailem için" in client.get(f"/egitim/donem/{run.pk}/basvurun/").content.decode()


def test_one_sees_how_one_stands(signed_in, ayse, run, attend, mehmet):
    actions.apply(by=ayse, run=run)
    page = signed_in(ayse)
    answer = page.get(f"/egitim/donem/{run.pk}/basvurun/")
    assert answer.status_code == 302  # one's own page
    attend(ayse, run, 120, 120, 60)
    with after(run):
        actions.complete_run(by=mehmet, run=fresh(run))
        words = text_of(page.get(answer.url))
        assert "3 oturumdan 3, 6 sa içinden 5 sa: %83" in words
        assert "Tamamladınız" in words
        assert "Nasıl geçtiğini yazın" in words
        assert "Afet bilinci" in text_of(page.get("/benim/"))


def test_each_reader_of_a_course_sees_their_own_enrolment_alone(client, ayse, deniz, run):
    mine = actions.apply(by=ayse, run=run)

    def sees(person):
        client.logout() if person is None else client.force_login(person)
        return mine.get_absolute_url() in client.get(run.course.get_absolute_url()).content.decode()

    for _again in range(2):
        assert [sees(one) for one in (ayse, deniz, None)] == [True, False, False]
    actions.withdraw(by=ayse, enrolment=mine)
    assert not sees(ayse)


def test_what_is_for_staff_is_not_there_for_others(client, signed_in, ayse, selim, make_course, make_run):
    course = make_course(title="Yazışma kuralları", inside=True, outside=False)
    run = make_run(of=course, track="inside")
    for page in (client, signed_in(ayse)):
        assert page.get(course.get_absolute_url()).status_code == 404
        assert page.get(f"/egitim/donem/{run.pk}/basvurun/").status_code == 404
        assert page.get(f"/egitim/donem/{run.pk}.ics").status_code == 404
        assert "Yazışma" not in text_of(page.get("/egitimler/?q=yazışma"))
    assert not search.find("yazışma")
    assert not SearchEntry.objects.get(ref=course.ref).public
    assert course.get_absolute_url() not in dict(addresses())
    staff_page = signed_in(selim)
    assert "Yazışma" in text_of(staff_page.get("/egitimler/?q=yazışma"))
    assert staff_page.get(course.get_absolute_url()).status_code == 200


def test_an_inside_run_of_an_open_course_is_shown_to_staff_alone(client, signed_in, selim, make_course, make_run):
    course = make_course(inside=True)
    make_run(of=course, track="inside", where="Belediye binası")
    assert "Belediye binası" not in text_of(client.get(course.get_absolute_url()))
    assert "Belediye binası" in text_of(signed_in(selim).get(course.get_absolute_url()))


@pytest.fixture
def learning(ayse, course, make_run, mehmet):
    """Ayşe takes part in a course with a page, a quiz of every kind of question, an assignment."""
    run = make_run()
    page = actions.save_page(by=mehmet, course=course, title="Çanta", text="Su, düdük, ilaç.")
    quiz = actions.save_assessment(by=mehmet, course=course, what="quiz", title="Sınav", page=page, attempts=2)
    kinds = [
        ("one", ["Kaçarım", "Çöker kapanırım"], ["1"]), ("several", ["Su", "Televizyon", "Düdük"], ["0", "2"]), ("true_false", [], ["true"]),
        ("number", [], ["112"]), ("short", [], ["Toplanma alanı"]),
    ]  # fmt: skip
    for kind, choices, right in kinds:
        actions.save_item(by=mehmet, quiz=quiz, kind=kind, text=f"Soru {kind}", choices=choices, right=right)
    assignment = actions.save_assessment(by=mehmet, course=course, what="assignment", title="Aile planı")
    enrolment = actions.apply(by=ayse, run=run)
    return {"page": page, "quiz": quiz, "assignment": assignment, "enrolment": enrolment, "run": run}


def test_what_is_right_is_not_in_the_page_of_a_quiz(signed_in, ayse, learning):
    page = signed_in(ayse)
    address = f"/benim/egitimim/{learning['enrolment'].pk}/sinav/{learning['quiz'].pk}/"
    shown = page.get(address).content.decode()
    assert "112" not in shown
    assert "Toplanma alanı" not in shown
    names = {kind: f"i{pk}" for kind, pk in Item.objects.values_list("kind", "pk")}
    assert page.post(address, {names["number"]: "yüz on iki"}).status_code == 422
    given = {
        names["one"]: "1",
        names["several"]: ["0", "2"],
        names["true_false"]: "false",
        names["number"]: "112",
        names["short"]: "toplanma alanı",
    }
    answer = page.post(address, given, follow=True)
    assert "Geçtiniz: %80 doğru" in text_of(answer)
    assert Attempt.objects.get().given[names["number"]] == "112"


def test_pages_are_gone_through_in_order(signed_in, ayse, learning, course, mehmet):
    actions.save_page(by=mehmet, course=course, title="Buluşma yeri", text="Park.", position=1)
    page, number = signed_in(ayse), learning["enrolment"].pk
    answer = page.post(f"/benim/egitimim/{number}/sayfa/{learning['page'].pk}/", follow=True)
    assert "Sayfa 2 / 2" in text_of(answer)
    assert "Sınav" in text_of(page.get(f"/benim/egitimim/{number}/sayfa/{learning['page'].pk}/"))
    assert "Tamam" in text_of(page.get(f"/benim/egitimim/{number}/"))
    assert page.get(f"/benim/egitimim/{number}/sayfa/{10**9}/").status_code == 404


def test_a_picture_is_encoded_anew_and_shown_to_who_takes_part(signed_in, ayse, deniz, mehmet, course, learning):
    file = BytesIO()
    Image.new("RGB", (8, 8)).save(file, "PNG")
    desk = signed_in(mehmet)
    data = {"title": "Harita", "text": "x", "position": 3, "upload": SimpleUploadedFile("a.png", file.getvalue())}
    address = f"/masa/egitim/{course.pk}/sayfa/"
    assert desk.post(address, data).status_code == 422  # not described
    data["upload"] = SimpleUploadedFile("a.png", file.getvalue())
    assert desk.post(address, data | {"picture_words": "Toplanma yerleri"}).status_code == 302
    shown = course.pages.get(title="Harita")
    picture = f"/benim/egitimim/{learning['enrolment'].pk}/sayfa/{shown.pk}/resim.jpg"
    assert signed_in(ayse).get(picture).content.startswith(b"\xff\xd8\xff")
    assert signed_in(deniz).get(picture).status_code == 404


def test_an_assignment_is_handed_in_and_marked(signed_in, ayse, deniz, mehmet, learning):
    page, number = signed_in(ayse), learning["enrolment"].pk
    address = f"/benim/egitimim/{number}/odev/{learning['assignment'].pk}/"
    assert page.post(address, {"text": ""}).status_code == 422
    upload = SimpleUploadedFile("plan.pdf", b"%PDF-1.7 plan")
    assert page.post(address, {"text": "Planımız", "upload": upload}).status_code == 302
    handed = Submission.objects.get()
    file = f"/egitim/odev/{handed.pk}/dosya/"
    assert page.get(file)["Content-Disposition"].startswith("attachment")
    assert signed_in(deniz).get(file).status_code == 404
    desk = signed_in(mehmet)
    assert "Planımız" in text_of(desk.get(f"/masa/egitimler/odev/{handed.pk}/"))
    assert desk.post(f"/masa/egitimler/odev/{handed.pk}/", {"to": "again"}).status_code == 422
    assert desk.post(f"/masa/egitimler/odev/{handed.pk}/", {"to": "again", "words": "Adres?"}).status_code == 302
    assert "Adres?" in text_of(signed_in(ayse).get(address))


def test_from_a_need_to_a_published_run_at_the_desk(signed_in, selim, parks, targets):
    desk, goal = signed_in(selim), targets["13.1"].goal
    plain = {
        "title": "Budama",
        "need": "Ekipler ağaçları yanlış buduyor.",
        "unit": parks.pk,
        "tracks": ["outside", "inside"],
        "main_goal": goal.pk,
    }
    data = plain | {"audience": "everybody", "languages": ["tr"], "threshold": "70"}
    assert desk.post("/masa/egitimler/yeni/", data | {"need": ""}).status_code == 422
    desk.post("/masa/egitimler/yeni/", data)
    course = Course.objects.get()
    assert (course.state, course.threshold, course.inside) == ("need", 70, True)
    desk.post(f"/masa/egitim/{course.pk}/", {"do": "publish"})
    assert fresh(course).state == "need"
    desk.post(f"/masa/egitim/{course.pk}/duzenle/", data | {"summary": "x", "aims": "y", "curriculum": "z"})
    desk.post(f"/masa/egitim/{course.pk}/", {"do": "publish"})
    assert fresh(course).state == "published"
    words = {"track": "inside", "form": "present", "where": "Fidanlık", "capacity": "12"}
    assert desk.post(f"/masa/egitim/{course.pk}/donem/", words | {"where": ""}).status_code == 422
    assert desk.post(f"/masa/egitim/{course.pk}/donem/", words | {"form": "online"}).status_code == 422
    desk.post(f"/masa/egitim/{course.pk}/donem/", words)
    run = Run.objects.get()
    meeting = {"title": "Uygulama", "day": "2026-12-10", "starts": "09:00", "ends": "12:00"}
    address = f"/masa/egitim/donem/{run.pk}/oturumlar/"
    assert desk.post(address, meeting | {"ends": "08:00"}).status_code == 422
    assert desk.post(address, meeting | {"day": "2026-11-01"}).status_code == 422
    assert desk.post(address, meeting).status_code == 302
    desk.post(f"/masa/egitim/donem/{run.pk}/", {"do": "publish"})
    assert fresh(run).state == "open"
    session = run.sessions.get()
    desk.post(address, meeting | {"which": session.pk, "starts": "10:00", "ends": "13:00"})
    assert run.sessions.get().occasion.minutes == 180
    assert desk.post(address, {"do": "remove", "which": session.pk, "why": "x"}).status_code == 422
    assert desk.post(f"/masa/egitim/donem/{run.pk}/", {"do": "cancel", "why": ""}).status_code == 422
    desk.post(f"/masa/egitim/donem/{run.pk}/", {"do": "cancel", "why": "Hava kötü."})
    assert fresh(run).state == "cancelled"


@pytest.mark.parametrize(
    ("data", "right"),
    [
        ({"kind": "one", "choices": "a\nb\nc", "right": "2"}, ["1"]),
        ({"kind": "several", "choices": "a\nb\nc", "right": "1, 3"}, ["0", "2"]),
        ({"kind": "true_false", "right": "yanlış"}, ["false"]),
        ({"kind": "number", "right": "3,5"}, ["3,5"]),
        ({"kind": "short", "right": "Park\nBahçe"}, ["Park", "Bahçe"]),
        ({"kind": "one", "choices": "a\nb", "right": "3"}, None),
        ({"kind": "one", "choices": "a\nb", "right": "1, 2"}, None),
        ({"kind": "one", "choices": "a", "right": "1"}, None),
        ({"kind": "true_false", "right": "belki"}, None),
        ({"kind": "number", "right": "çok"}, None),
    ],
)
def test_questions_of_a_quiz_are_written_at_the_desk(signed_in, mehmet, course, data, right):
    quiz = actions.save_assessment(by=mehmet, course=course, what="quiz", title="Sınav")
    answer = signed_in(mehmet).post(f"/masa/egitim/{course.pk}/olcme/{quiz.pk}/", {"do": "item", "text": "?", **data})
    assert answer.status_code == (302 if right else 422)
    assert [item.right for item in quiz.items.all()] == ([right] if right else [])


def test_a_manager_finds_applications_and_answers(signed_in, selim, manager, other_manager, inside, parks):
    made = actions.apply(by=selim, run=inside, unit=parks, why="Ekibe anlatacağım.")
    assert signed_in(other_manager).get(f"/masa/egitimler/onay/{made.pk}/").status_code == 404
    assert list(to_approve(other_manager)) == []
    desk = signed_in(manager)
    assert "Selim" in text_of(desk.get("/masa/"))
    assert desk.get(f"/benim/egitimim/{made.pk}/").url == f"/masa/egitimler/onay/{made.pk}/", "as the message links"
    assert "/masa/egitimler/kimler/" not in desk.get("/masa/egitimler/").content.decode(), "not theirs to see"
    assert "Ekibe anlatacağım." in text_of(desk.get(f"/masa/egitimler/onay/{made.pk}/"))
    assert desk.post(f"/masa/egitimler/onay/{made.pk}/", {"approve": "no"}).status_code == 422
    assert desk.post(f"/masa/egitimler/onay/{made.pk}/", {"approve": "yes"}).status_code == 302
    assert fresh(made).is_in
    assert desk.get(f"/benim/egitimim/{made.pk}/").url == "/masa/egitimler/onaylar/", "an old message"


def test_a_message_is_read_before_it_is_sent(signed_in, mehmet, ayse, run):
    actions.apply(by=ayse, run=run)
    desk, address = signed_in(mehmet), f"/masa/egitim/donem/{run.pk}/mesaj/"
    first = desk.post(address, {"to": "in", "words": "Su getirin."})
    assert "1 kişiye" in text_of(first)
    assert desk.post(address, {"to": "line", "words": "x", "sure": "on"}).status_code == 422
    assert desk.post(address, {"to": "in", "words": "Su getirin.", "sure": "on"}).status_code == 302


def test_papers_are_issued_for_all_who_may_have_one(signed_in, mehmet, ayse, deniz, run, attend):
    for person in (ayse, deniz):
        actions.apply(by=person, run=run)
    attend(ayse, run, 120, 120, 120)
    desk, address = signed_in(mehmet), f"/masa/egitim/donem/{run.pk}/belgeler/"
    with after(run):
        desk.post(f"/masa/egitim/donem/{run.pk}/", {"do": "complete"})
        assert list(with_certificates_to_issue(mehmet)) == [run]
        before = text_of(desk.get(address))
        assert "Belge yok: katılım %0, gereken %80" in before
        words = text_of(desk.post(address, follow=True))
        assert "1 belge verildi" in words
        assert list(with_certificates_to_issue(mehmet)) == []
        assert "Listede" in text_of(desk.get(f"/masa/egitim/donem/{run.pk}/liste/?state=completed"))
        sheet = b"".join(desk.get(f"/masa/egitim/donem/{run.pk}/liste/?file=csv"))
    assert "3 oturumdan 3" in sheet.decode()


def test_a_duty_names_the_trainings_that_give_what_it_asks_for(
    client, director, parks, targets, make_course, first_aid
):
    course = make_course(qualification=first_aid)
    need = Need.objects.create(
        unit=parks,
        title="x",
        text="x",
        field="environment",
        risk="low",
        contact=director,
        target=targets["11.7"],
        state="approved",
    )
    duty = Duty.objects.create(
        need=need,
        title="Festival nöbeti",
        summary="x",
        tasks="x",
        wanted=1,
        state="published",
        no_post_at=clock.now(),
        supervisor=director,
    )
    duty.qualifications.add(first_aid)
    assert course.title in text_of(client.get(duty.get_absolute_url()))


def test_few_are_hidden_in_the_table_of_who_was_trained(mehmet, signed_in, run, goksu, firat, db):
    """Twelve of Göksu and three of Fırat: the three are not told, and neither is who could be found by subtraction."""
    people = Person.objects.bulk_create(
        Person(
            email=f"k{number}@example.org", neighbourhood=goksu if number < 12 else firat, age_band="30-44", sex="woman"
        )
        for number in range(15)
    )
    Enrolment.objects.bulk_create(
        Enrolment(run=run, person=one, outcome="completed", outcome_at=run.line.starts_at, minutes=60) for one in people
    )
    found = reach_of(2026)
    assert (found.completed, found.people, found.minutes) == (15, 15, 900)
    home = next(table for table in found.tables if table.title == "Mahalleye göre")
    assert [row.people for row in home.rows] == [None, None]
    assert [row.people for row in next(table for table in found.tables if "Cinsiyet" in table.title).rows] == [15]
    words = text_of(signed_in(mehmet).get("/masa/egitimler/kimler/"))
    assert "Fırat" in words
    assert " 3 " not in words.split("Mahalleye göre")[1].split("Yaşa göre")[0]
    sheet = b"".join(signed_in(mehmet).get("/masa/egitimler/kimler/?file=csv").streaming_content).decode()
    assert "Mahalleye göre;Fırat;gizli" in sheet
    assert "Cinsiyet" in sheet


def test_programs_read_courses_with_their_runs_and_a_feed(client, make_course, make_run, run):
    make_run(of=make_course(title="Yazışma", inside=True, outside=False), track="inside")
    (told,) = client.get("/api/v1/trainings").json()["items"]
    assert (told["title"], told["threshold"], told["aims"][0]) == ("Afet bilinci", 80, "Aile planı yapar")
    assert [(one["capacity"], one["taken"]) for one in told["runs"]] == [(2, 0)]
    assert [(one["title"], one["where"], one["room"]) for one in told["runs"][0]["sessions"]] == [
        (f"Gün {day}", "Göksu Kültür Evi", None) for day in (5, 6, 7)
    ]
    assert client.get(f"/api/v1/trainings/{told['id']}").json() == told
    feed = client.get("/akis/egitimler.atom").content.decode()
    assert "Afet bilinci" in feed
    assert "Yazışma" not in feed


def test_programs_read_a_calendar(client, run):
    words = client.get(f"/egitim/donem/{run.pk}.ics").content.decode()
    assert words.count("BEGIN:VEVENT") == 3


@pytest.mark.parametrize("address", ["/egitimler/", "course"])
def test_pages_cost_the_same_for_one_and_for_three(client, make_run, course, django_assert_max_num_queries, address):
    make_run()
    path = course.get_absolute_url() if address == "course" else address
    with django_assert_max_num_queries(15) as first:
        client.get(path)
    make_run(sessions=(9,))
    make_run(sessions=(10,))
    with django_assert_max_num_queries(15) as third:
        client.get(path)
    assert len(third) == len(first)


def test_the_list_at_the_desk_costs_the_same_for_one_and_for_many(
    signed_in, mehmet, make_run, make_person, django_assert_max_num_queries
):
    run = make_run(capacity=9)
    desk, address = signed_in(mehmet), f"/masa/egitim/donem/{run.pk}/liste/"
    actions.apply(by=make_person("Bir"), run=run)
    with django_assert_max_num_queries(20) as first:
        desk.get(address)
    for name in ("İki", "Üç"):
        actions.apply(by=make_person(name), run=run)
    with django_assert_max_num_queries(20) as third:
        desk.get(address)
    assert len(third) == len(first)
