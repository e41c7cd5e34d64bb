"""Objections to decisions, and the talk with applicants before them."""

from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.base.cards import cards
from meydan.base.models import OutboxMessage
from meydan.base.sentences import NOT_YOURS
from meydan.calls import actions, personal
from meydan.calls.models import Application, Objection, Venture
from meydan.calls.queries.results import figures_of
from meydan.calls.rules import reasons
from meydan.calls.tests.conftest import DAY, fresh

RIGHT, NOT_RIGHT = Objection.Outcome.RIGHT, Objection.Outcome.NOT_RIGHT


def of_state(call, state):
    return call.applications.select_related("call__unit", "call__keeper", "person").get(state=state)


@pytest.fixture
def declined(told):
    return of_state(told, "declined")


@pytest.fixture
def objected(declined):
    return actions.object_to_decision(
        by=declined.person, application=declined, text="Puanlar toplanırken bir ölçüt unutulmuş."
    )


def answered(objection, by, outcome=RIGHT):
    return actions.answer_objection(by=by, objection=objection, outcome=outcome, answer="Çünkü.")


def test_who_applied_objects_once_within_some_days(declined, objected, deniz, refused):
    assert objected.due_on > clock.today()
    assert OutboxMessage.objects.filter(code="calls.objection").exists()
    with refused(reasons.OBJECTED):
        actions.object_to_decision(by=declined.person, application=declined, text="x")
    with refused(NOT_YOURS):
        actions.object_to_decision(by=deniz, application=declined, text="x")


def test_nobody_objects_too_late_or_to_a_place(told, declined, refused):
    with clock.at(told.announced_at + 10 * DAY), refused(reasons.TOO_LATE):
        actions.object_to_decision(by=declined.person, application=declined, text="x")
    accepted = of_state(told, "accepted")
    with refused(reasons.WRONG_STATE):
        actions.object_to_decision(by=accepted.person, application=accepted, text="x")


def test_nothing_is_objected_to_before_it_is_told(scored, refused):
    one = scored.applications.select_related("call", "person").first()
    with refused(reasons.WRONG_STATE):
        actions.object_to_decision(by=one.person, application=one, text="x")


def test_the_desk_is_asked_and_answers_once(objected, mehmet, refused):
    queue = next(one for card in cards() for one in card.desk if one.code == "calls.objections")
    (task,) = queue.load(mehmet, 5)
    assert task.due
    assert task.url == objected.application.desk_url
    answered(objected, mehmet, NOT_RIGHT)
    assert not queue.load(mehmet, 5)
    assert OutboxMessage.objects.filter(code="calls.objection_answered").exists()
    with refused(reasons.WRONG_STATE):
        answered(objected, mehmet)


def test_nobody_answers_their_own(told, objected, mehmet, refused):
    Application.objects.filter(pk=objected.application_id).update(person=mehmet)
    with refused(NOT_YOURS):
        answered(fresh(objected), mehmet)


def test_who_was_right_is_decided_about_again_and_gets_a_place(told, declined, objected, mehmet, refused):
    with refused(reasons.WRONG_STATE):
        actions.decide_again(by=mehmet, application=declined, decision="accepted", reason="Ölçüt yeniden sayıldı.")
    answered(objected, mehmet)
    with refused(reasons.NO_REASON):
        actions.decide_again(by=mehmet, application=declined, decision="accepted", reason="")
    with refused(reasons.NO_CONDITION):
        actions.decide_again(by=mehmet, application=declined, decision="conditional", reason="x")
    actions.decide_again(by=mehmet, application=declined, decision="accepted", reason="Ölçüt yeniden sayıldı.")
    assert fresh(declined).state == "accepted"
    assert Venture.objects.filter(application=declined).count() == 1
    assert OutboxMessage.objects.filter(code="calls.accepted", to__contains=[declined.person.ref]).exists()
    with refused(reasons.WRONG_STATE):
        actions.decide_again(by=mehmet, application=fresh(declined), decision="declined", reason="x")


def test_no_more_places_are_given_than_the_call_has(told, declined, objected, mehmet, refused):
    reserve = of_state(told, "reserve")
    actions.take_from_reserve(by=mehmet, application=reserve, reason="Yer açıldı.")
    answered(objected, mehmet)
    with refused(reasons.TOO_MANY):
        actions.decide_again(by=mehmet, application=declined, decision="accepted", reason="x")
    actions.decide_again(by=mehmet, application=declined, decision="reserve", reason="Yedekte ilk sıra.")
    assert fresh(declined).state == "reserve"


def test_who_was_left_out_wrongly_is_looked_at_again(call, applied, mehmet, monday):
    with clock.at(monday + 3 * DAY):
        actions.screen(by=mehmet, application=applied[0], to="out", reason="Koşulu sağlamıyor.")
        one = actions.object_to_decision(by=applied[0].person, application=fresh(applied[0]), text="Sağlıyorum.")
        answered(one, mehmet)
        back = fresh(applied[0])
    assert (back.state, back.reason) == ("submitted", "")


def test_who_was_left_out_wrongly_still_comes_before_the_jury(screened, applied, jury, mehmet):
    out = applied[2]
    actions.screen(by=mehmet, application=fresh(out), to="out", reason="Koşulu sağlamıyor.")
    plan = actions.work_out(by=mehmet, call=screened)
    actions.compute(plan_id=plan.pk)
    actions.confirm_plan(by=mehmet, call=screened)
    answered(actions.object_to_decision(by=out.person, application=fresh(out), text="Sağlıyorum."), mehmet)
    assert fresh(out).state == "in_jury"
    actions.add_file(by=mehmet, application=fresh(out), to=jury[0], why="İtiraz haklı bulundu.")
    assert fresh(out).assignments.count() == 1


def test_the_public_reads_numbers_and_no_words(client, told, objected, mehmet):
    assert figures_of(told).objections == 1
    assert figures_of(told).right == 0
    answered(objected, mehmet)
    assert figures_of(told).right == 1
    page = client.get(f"/cagri/{told.pk}/sonuc/").content.decode()
    assert "itiraz" in page
    assert "unutulmuş" not in page


def test_objecting_and_answering_on_the_pages(client, signed_in, told, declined, mehmet):
    own, desk = declined.get_absolute_url(), declined.desk_url
    browser = signed_in(declined.person)
    assert 'value="object"' in browser.get(own).content.decode()
    answer = browser.post(own, {"do": "object", "text": ""})
    assert answer.status_code == 422
    assert browser.post(own, {"do": "object", "text": "Bir ölçüt unutulmuş."}).status_code == 302
    assert "Bir ölçüt unutulmuş." in browser.get(own).content.decode()
    office = signed_in(mehmet)
    assert "Bir ölçüt unutulmuş." in office.get(desk).content.decode()
    said = {"do": "objection", "outcome": "right", "answer": "Haklısınız."}
    assert office.post(desk, said).status_code == 302
    again = {"do": "again", "decision": "accepted", "reason": "Yeniden sayıldı.", "condition": ""}
    assert office.post(desk, again).status_code == 302
    page = signed_in(declined.person).get(own).content.decode()
    assert "Haklısınız." in page
    assert "Yeniden sayıldı." in page


def test_an_objection_is_in_the_own_data_and_goes_with_the_person(declined, objected):
    (said,) = personal.export_applications(declined.person)
    assert said["objection"]["text"] == objected.text
    personal.forget_applications(declined.person)
    assert fresh(objected).text == "–"


def test_applicants_are_talked_to_after_the_points_and_before_the_decision(scored, mehmet, refused):
    one = scored.applications.select_related("call__unit", "call__keeper", "person").first()
    soon = clock.now() + 2 * DAY
    with refused(reasons.WRONG_STATE):
        actions.invite_to_talk(by=mehmet, application=one, at=soon, where="Merkez")
    call = actions.close_jury(by=mehmet, call=scored)
    with refused(reasons.PAST):
        actions.invite_to_talk(by=mehmet, application=one, at=clock.now() - timedelta(hours=1), where="Merkez")
    with refused(reasons.WRONG_STATE):
        actions.note_talk(by=mehmet, application=fresh(one), words="x")
    actions.invite_to_talk(by=mehmet, application=fresh(one), at=soon, where="Merkez, toplantı odası")
    assert fresh(one).state == "interview"
    assert OutboxMessage.objects.filter(code="calls.talk_with_you", to__contains=[one.person.ref]).exists()
    actions.note_talk(by=mehmet, application=fresh(one), words="Ekip tamam.")
    for each in call.applications.order_by("number"):
        actions.decide(by=mehmet, application=each, decision="declined", reason="Bu yıl yer yok.")
    actions.announce(by=mehmet, call=call)
    assert set(call.applications.values_list("state", flat=True)) == {"declined"}


def test_the_talk_stands_on_the_page_of_the_applicant_and_its_notes_do_not(signed_in, scored, mehmet):
    one = scored.applications.select_related("call__unit", "call__keeper", "person").first()
    actions.close_jury(by=mehmet, call=scored)
    office, day = signed_in(mehmet), clock.today() + 2 * DAY
    said = {"do": "invite", "day": f"{day:%Y-%m-%d}", "starts": "14:30", "where": "Merkez, toplantı odası"}
    assert office.post(one.desk_url, said).status_code == 302
    assert office.post(one.desk_url, {"do": "note", "words": "Ekip tamam."}).status_code == 302
    assert "Ekip tamam." in office.get(one.desk_url).content.decode()
    page = signed_in(one.person).get(one.get_absolute_url()).content.decode()
    assert "14.30" in page
    assert "Merkez, toplantı odası" in page
    assert "Ekip tamam." not in page
