"""Questions from the audience, calls for speakers, photos with consent, lessons, approvals, guests, certificates, papers."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from meydan.attendance.models import Seat
from meydan.base import clock
from meydan.base.sentences import NOT_STAFF, NOT_YOURS
from meydan.base.town import town
from meydan.documents.models import Certificate
from meydan.events import actions, personal
from meydan.events.actions.floor import voter
from meydan.events.models import (
    AudienceQuestion,
    AudienceVote,
    Event,
    PhotoConsent,
    Registration,
    Speaker,
    TalkProposal,
)
from meydan.events.queries import desk, taking_part
from meydan.events.rules import reasons
from meydan.events.tests.conftest import DAY, HOUR, fresh, later
from meydan.moderation.actions import check_photo


def shown(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


# the floor


@pytest.fixture
def floor(make_event, mehmet, monday):
    """floor("open") → an event whose audience may ask, planned on Monday whatever the clock says."""

    def made(how="open", **more):
        with clock.at(monday):
            event = make_event(leader=mehmet, **more)
            return actions.open_floor(by=mehmet, event=event, floor=how)

    return made


@pytest.fixture
def during(monday):
    with later(days=5, minutes=10):
        yield


def ask(event, text="Nasıl?", who="x", **more):
    return actions.ask_from_audience(event=fresh(event), who=who, text=text, **more)


def test_the_audience_asks_votes_and_sees_what_is_answered_without_signing_in(client, floor, during, mehmet):
    event = floor()
    address = f"/etkinlik/{event.pk}/sorular/"
    client.post(address, {"text": "Kökler zarar verir mi?", "name": "Ali"})
    question = AudienceQuestion.objects.get()
    assert "Kökler zarar verir mi?" in shown(client, address)
    client.post(address, {"vote": question.pk})
    assert ">1<" in shown(client, address)
    client.post(address, {"vote": question.pk})
    assert not AudienceVote.objects.exists(), "a second press takes the vote back"
    actions.moderate_question(by=mehmet, question=question, to="answered")
    assert "yanıtlandı" in shown(client, address)
    assert "Set-Cookie" not in client.get(address).headers


def test_one_vote_a_device_and_the_most_wanted_stand_on_top(floor, during):
    event = floor()
    first, second = ask(event, "Bir"), ask(event, "İki")
    for who in ("a", "b"):
        assert actions.vote_for_question(question=second, who=who)
    actions.vote_for_question(question=first, who="a")
    actions.vote_for_question(question=first, who="a")
    assert [(one.text, one.votes) for one in taking_part.on_screen(event)] == [("İki", 2), ("Bir", 0)]
    other = floor(days=7)
    assert voter(event, "a") != voter(other, "a"), "who votes at two events is not the same anywhere"


def test_what_is_checked_first_is_seen_after_the_moderator(client, signed_in, floor, during, mehmet):
    event = floor("check")
    address = f"/etkinlik/{event.pk}/sorular/"
    client.post(address, {"text": "Kaç lira?"})
    assert "Kaç lira?" not in shown(client, address)
    question = AudienceQuestion.objects.get()
    moderator = signed_in(mehmet)
    assert "Kaç lira?" in shown(moderator, f"/masa/etkinlik/{event.pk}/sorular/")
    moderator.post(f"/masa/etkinlik/{event.pk}/sorular/", {"which": question.pk, "to": "shown"})
    assert "Kaç lira?" in shown(client, address)
    assert "Kaç lira?" in shown(moderator, f"/masa/etkinlik/{event.pk}/sorular/perde/")
    moderator.post(f"/masa/etkinlik/{event.pk}/sorular/", {"which": question.pk, "to": "hidden"})
    assert "Kaç lira?" not in shown(client, address)


@pytest.mark.parametrize(("when", "how"), [({"days": 4}, "open"), ({"days": 6}, "open"), ({"days": 5}, "off")])
def test_nobody_asks_before_after_or_where_nobody_is_asked(floor, refused, when, how):
    event = floor(how)
    with later(**when), refused(reasons.FLOOR_CLOSED):
        ask(event)


def test_questions_have_limits_and_a_moderator(floor, during, refused, deniz):
    event = floor()
    for number in range(6):
        question = ask(event, f"{number}")
    with refused("base.too_fast"):
        ask(event)
    with refused(NOT_STAFF):
        actions.moderate_question(by=deniz, question=question, to="hidden")
    question.state = "answered"
    question.save()
    with refused(reasons.NOT_SHOWN):
        actions.vote_for_question(question=question, who="a")


def test_names_under_questions_go_with_the_event(floor):
    event = floor()
    with later(days=5):
        ask(event, name="Ali")
    with later(days=6):
        actions.forget_needs()
    assert AudienceQuestion.objects.get().name == ""


def test_the_list_of_questions_costs_the_same_for_one_and_for_three(
    client, floor, during, django_assert_max_num_queries
):
    event = floor()
    counts = []
    for number in range(3):
        ask(event, f"{number}", who=f"{number}")
        if number != 1:
            with django_assert_max_num_queries(8) as seen:
                client.get(f"/etkinlik/{event.pk}/sorular/", headers={"hx-request": "true"})
            counts.append(len(seen))
    assert counts[0] == counts[1]


# speakers


@pytest.fixture
def called(make_event, mehmet, monday):
    return actions.call_for_speakers(
        by=mehmet, event=make_event(leader=mehmet), until=monday + 3 * DAY, words="Deneyimler"
    )


def propose(event, by, **more):
    return actions.propose_talk(
        **({"by": by, "event": event, "name": "Ayşe Y.", "title": "Bizim sokak", "text": "x"} | more)
    )


@pytest.mark.parametrize("agreed", [True, False])
def test_who_is_accepted_stands_in_the_programme_with_the_name_if_they_agreed(client, called, ayse, mehmet, agreed):
    made = propose(called, ayse, agreed=agreed)
    actions.answer_proposal(by=mehmet, proposal=made, to="accepted", answer="Bekliyoruz.")
    speaker = Speaker.objects.get()
    assert (speaker.name, speaker.agreed) == ("Ayşe Y.", agreed)
    assert ("Ayşe Y." in shown(client, called.get_absolute_url())) == agreed


def test_a_proposal_is_answered_once_and_declined_with_words(called, ayse, deniz, mehmet, refused):
    made = propose(called, ayse)
    assert propose(called, ayse, title="Daha iyi").pk == made.pk
    with refused(reasons.WORDS_NEEDED, field="answer"):
        actions.answer_proposal(by=mehmet, proposal=made, to="declined")
    with refused(NOT_STAFF):
        actions.answer_proposal(by=deniz, proposal=made, to="accepted")
    with refused(NOT_YOURS):
        actions.withdraw_proposal(by=deniz, proposal=made)
    actions.answer_proposal(by=mehmet, proposal=made, to="declined", answer="Program dolu.")
    with refused(reasons.ANSWERED):
        actions.withdraw_proposal(by=ayse, proposal=made)
    assert next(personal.export_proposals(ayse))["answer"] == "Program dolu."


def test_after_the_last_day_nobody_proposes(called, ayse, refused):
    with later(days=4), refused(reasons.CALL_CLOSED):
        propose(called, ayse)


def test_the_pages_of_the_call(signed_in, called, ayse, mehmet):
    client, address = signed_in(ayse), f"/etkinlik/{called.pk}/konusma/"
    assert "Konuşmacı arıyoruz" in shown(client, called.get_absolute_url())
    assert client.post(address, {"title": "x"}).status_code == 422
    client.post(address, {"title": "Bizim sokak", "text": "x", "name": "Ayşe"})
    assert "Bizim sokak" in shown(client, address)
    made = TalkProposal.objects.get()
    staff = signed_in(mehmet)
    assert "Bizim sokak" in shown(staff, f"/masa/etkinlik/{called.pk}/cagri/")
    assert staff.post(f"/masa/etkinlikler/konusma/{made.pk}/", {"to": "declined"}).status_code == 422
    staff.post(f"/masa/etkinlikler/konusma/{made.pk}/", {"to": "declined", "answer": "Dolu"})
    made.refresh_from_db()
    assert made.state == "declined"


def test_who_leaves_takes_their_name_out_of_the_programme(called, ayse, mehmet):
    actions.answer_proposal(by=mehmet, proposal=propose(called, ayse, agreed=True), to="accepted")
    personal.forget_proposals(ayse)
    assert (Speaker.objects.get().name, TalkProposal.objects.count()) == ("–", 0)


# photos


def picture():
    file = BytesIO()
    Image.new("RGB", (600, 400), "green").save(file, "JPEG")
    return SimpleUploadedFile("x.jpg", file.getvalue(), "image/jpeg")


def test_a_photo_is_shown_with_the_consents_and_after_the_moderator(client, make_event, mehmet, zeynep, refused):
    event = make_event()
    said = {"by": mehmet, "event": event, "upload": picture(), "words": "Kazan eller"}
    with refused(reasons.NOT_OVER):
        actions.add_event_photo(**said, who="nobody")
    with later(days=6):
        with refused(reasons.NO_CONSENT, field="where"):
            actions.add_event_photo(**said, who="agreed")
        consent = actions.add_event_photo(**said, who="agreed", where="Klasör 7")
        assert "Kazan eller" not in shown(client, event.get_absolute_url())
        check_photo(by=zeynep, photo=consent.photo, publish=True)
        assert "Kazan eller" in shown(client, event.get_absolute_url())
        actions.take_photo_down(by=mehmet, consent=PhotoConsent.objects.get())
        assert "Kazan eller" not in shown(client, event.get_absolute_url())


def test_the_desk_says_who_can_be_recognised(signed_in, make_event, mehmet):
    address = f"/masa/etkinlik/{make_event().pk}/fotograflar/"
    with later(days=6):
        client = signed_in(mehmet)
        said = {"photo": picture(), "words": "Eller", "who": "agreed"}
        assert client.post(address, said).status_code == 422
        assert client.post(address, said | {"photo": picture(), "where": "Klasör 7"}).status_code == 302
        assert "Klasör 7" in shown(client, address)


# lessons


def test_lessons_are_searched_in_turkish_and_filtered(client, make_event, mehmet):
    event = make_event()
    with later(days=6):
        actions.add_output(by=mehmet, event=event, what="lesson", title="IŞIK İLK GÜN", text="Sığ çukur yeter.")
        for query, found in [("?q=ışık", True), ("?q=ilk gün", True), ("?q=deniz", False), ("?goal=13", True), ("?goal=4", False), ("?place=goksu", True), ("?place=yok&goal=x", True)]:  # fmt: skip
            assert ("Sığ çukur yeter." in shown(client, f"/deneyimler/{query}")) == found, query


# approvals


@pytest.fixture
def wanted(monkeypatch):
    """The town wants its director to approve events."""
    monkeypatch.setitem(town().data, "events", {"approval": ["director"]})


def test_an_event_is_published_after_its_approval(wanted, make_event, plan, mehmet, director, deniz, refused):
    event = make_event(published=False, leader=mehmet)
    with refused(reasons.NEEDS_APPROVAL):
        actions.publish_event(by=mehmet, event=event)
    actions.ask_approval(by=mehmet, event=event)
    assert list(desk.to_approve(director)) == [event]
    assert not desk.to_approve(mehmet)
    with refused(reasons.NOT_APPROVER):
        actions.approve_event(by=mehmet, event=event)
    actions.send_back(by=director, event=event, why="Saat geç")
    actions.ask_approval(by=mehmet, event=fresh(event))
    actions.approve_event(by=director, event=event)
    event = actions.save_event(by=mehmet, event=event, plan=plan(leader=mehmet, title="Başka"))
    with refused(reasons.NEEDS_APPROVAL):
        actions.publish_event(by=mehmet, event=event)
    actions.ask_approval(by=mehmet, event=event)
    actions.approve_event(by=director, event=event)
    assert actions.publish_event(by=mehmet, event=event).state == Event.State.PUBLISHED


def test_the_page_of_a_draft_leads_through_the_approval(wanted, signed_in, make_event, mehmet, director):
    event = make_event(published=False, leader=mehmet)
    address = f"/masa/etkinlik/{event.pk}/"
    signed_in(mehmet).post(address, {"do": "ask"})
    client = signed_in(director)
    assert "Onaylayın" in shown(client, address)
    assert client.post(address, {"do": "send_back"}).status_code == 422
    client.post(address, {"do": "approve"})
    assert fresh(event).approved_by == director


# guests, certificates, papers


def table(text):
    return {"file": SimpleUploadedFile("konuklar.csv", text.encode())}


@pytest.mark.parametrize(
    ("text", "status", "names"),
    [
        ("Ad;Kaç kişi\nEce K.;2\nAli B.;1\n", 302, ["Ali B.", "Ece K."]),
        ("Ece K.\nAli B.\n", 302, ["Ali B.", "Ece K."]),
        ("Ece K.;9\n", 422, []),
        ("Ece K.;iki\n;1\n", 422, []),
        ("\0", 422, []),
        ("a;1\nb;1\nc;1\nd;1\ne;1\n", 422, []),
    ],
)
def test_guests_come_from_a_table_all_or_none(signed_in, make_event, mehmet, text, status, names):
    event = make_event(capacity=4)
    client, address = signed_in(mehmet), f"/masa/etkinlik/{event.pk}/kayitlar/konuklar/"
    assert client.post(address, table(text)).status_code == status
    assert sorted(one.called for one in Registration.objects.select_related("seat", "person")) == names
    if names:
        assert all(name in shown(client, f"/masa/etkinlik/{event.pk}/kayitlar/") for name in names)


def test_guests_overtake_nobody(make_event, crowd, mehmet, refused):
    event = make_event(capacity=2)
    for person in crowd(3):
        actions.register(by=person, event=event)
    with refused("attendance.not_so_many"):
        actions.add_guests(by=mehmet, event=fresh(event), guests=[("Ece K.", 1)])


def test_who_came_has_a_certificate_once(signed_in, make_event, crowd, mehmet, refused):
    event = make_event(capacity=3)
    made = [actions.register(by=person, event=event) for person in crowd(3)]
    with later(days=5):
        for one in made[:2]:
            actions.check_in_ticket(by=mehmet, ticket=one.ticket)
    with refused(reasons.NOT_OVER):
        actions.issue_attendance(by=mehmet, event=event)
    with later(days=6):
        assert len(actions.issue_attendance(by=mehmet, event=fresh(event), only=made[0])) == 1
        signed_in(mehmet).post(f"/masa/etkinlik/{event.pk}/belgeler/")
        with refused(reasons.NOTHING_TO_ISSUE):
            actions.issue_attendance(by=mehmet, event=fresh(event))
    assert sorted(Certificate.objects.values_list("person", "of")) == sorted(
        (one.person_id, event.ref) for one in made[:2]
    )
    assert Seat.objects.filter(state="came").count() == 2


@pytest.mark.parametrize("what", ["afis-a4", "afis-a3", "program"])
def test_posters_and_programmes_are_accessible_pdf(signed_in, make_event, mehmet, what):
    event = make_event()
    begin = event.occasion.starts_at
    actions.save_session(by=mehmet, event=event, title="Açılış", starts_at=begin, ends_at=begin + HOUR)
    answer = signed_in(mehmet).get(f"/masa/etkinlik/{event.pk}/kagit/{what}.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert b"pdfuaid" in answer.content
    assert signed_in(mehmet).get(f"/masa/etkinlik/{event.pk}/kagit/yok.pdf").status_code == 404
