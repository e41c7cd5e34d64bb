"""Answers that wait for approval: the steps of the town file, in order, decided once; the promise runs on meanwhile."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from meydan.base import clock
from meydan.base.errors import Refused
from meydan.base.models import AuditLine, OutboxMessage
from meydan.ideas import actions
from meydan.ideas.models import Answer, Approval, PendingAnswer, State
from meydan.ideas.queries import accountability, chain, handling
from meydan.ideas.rules import approval as rules
from meydan.ideas.rules.contributions import DATE_PASSED, MOVE, OTHER_UNIT
from meydan.people.actions import erase_person, plan_leave
from meydan.people.models import Person, Role
from meydan.threads.models import Step

BOTH = ["unit_manager", "vice_mayor"]
PAGE = "/masa/olur/"
Ending = PendingAnswer.Ending


@pytest.fixture
def manager(make_person, parks):
    return make_person("Birim Muduru", (Role.UNIT_MANAGER, parks))


@pytest.fixture
def vice(make_person, parks):
    return make_person("Baskan Yardimcisi", (Role.VICE_MAYOR, parks))


@pytest.fixture
def hand_in(answering, problem, selim, parks):
    """hand_in(approval=[…]) → what the unit officer's answer became."""

    def made(by=selim, contribution=problem, approval=BOTH, **said):
        answering(approval=approval)
        words = {"decision": "accepted", "text": "Ağaç dikilecek."} | said
        return actions.answer_contribution(by=by, contribution=contribution, unit=parks, **words)

    return made


def told(code):
    return [ref for message in OutboxMessage.objects.filter(code=code) for ref in message.to]


def approve(by, pending, position=None):
    at = pending.position if position is None else position
    return actions.approve_answer(by=by, pending=pending, position=at)


@pytest.mark.parametrize(
    ("said", "interim", "steps"),
    [
        ({}, False, []),
        ({"approval": BOTH}, False, BOTH),
        ({"approval": BOTH}, True, []),
        ({"approval": BOTH, "interim_approval": ["unit_manager"]}, True, ["unit_manager"]),
        ({"approval": BOTH, "units": {"parks": {"approval": []}}}, False, []),
        ({"approval": [], "units": {"parks": {"approval": BOTH}}}, False, BOTH),
        ({"approval": BOTH, "units": {"works": {"approval": []}}}, False, BOTH),
    ],
)
def test_the_town_file_says_which_steps(answering, parks, said, interim, steps):
    answering(**said)
    assert rules.steps_of(parks, interim=interim) == steps


def test_a_step_that_does_not_exist_is_a_mistake_in_the_town_file(answering, parks):
    answering(approval=["mayor"])
    with pytest.raises(ImproperlyConfigured, match="mayor"):
        rules.steps_of(parks, interim=False)


def test_without_steps_an_answer_is_public_at_once(hand_in, problem):
    made = hand_in(approval=[])
    assert isinstance(made, Answer)
    assert (made.approved_by, PendingAnswer.objects.count()) == ([], 0)


def test_an_answer_waits_and_nobody_outside_sees_it(hand_in, problem, manager, client):
    pending = hand_in()
    problem.refresh_from_db()
    assert (pending.waits_for, pending.position, pending.ending) == ("unit_manager", 0, "")
    assert (problem.state, problem.answers.count(), problem.is_waiting) == (State.RECEIVED, 0, True)
    assert told("ideas.to_approve") == [manager.ref]
    assert told("ideas.answered") == []
    assert "Ağaç dikilecek" not in client.get(problem.thread.get_absolute_url()).content.decode()


def test_minutes_of_work_come_along_and_nobody_reads_them(hand_in, problem, manager, vice, client):
    approve(vice, approve(manager, hand_in(minutes=4321)))
    assert problem.answers.get().minutes == 4321
    assert "4321" not in client.get(problem.thread.get_absolute_url()).content.decode()


def test_step_by_step_it_becomes_public(hand_in, problem, manager, vice, selim, ayse, client):
    pending = approve(manager, hand_in())
    assert (pending.waits_for, pending.position) == ("vice_mayor", 1)
    assert told("ideas.to_approve")[-1] == vice.ref
    pending = approve(vice, pending)
    problem.refresh_from_db()
    answer = problem.answers.get()
    assert (pending.ending, pending.answer) == (Ending.PUBLISHED, answer)
    assert (problem.state, answer.by, answer.approved_by) == (State.ACCEPTED, selim, BOTH)
    assert not Step.objects.filter(code="ideas.promise", ref=problem.ref).exists()
    assert ayse.ref in told("ideas.answered")
    assert told("ideas.answer_approved") == [selim.ref]
    lines = AuditLine.objects.filter(ref=problem.ref, code__in=["ideas.handed_in", "ideas.approved", "ideas.answered"])
    assert list(lines.order_by("id").values_list("code", flat=True)) == [
        "ideas.handed_in", "ideas.approved", "ideas.approved", "ideas.answered"
    ]  # fmt: skip
    page = client.get(problem.thread.get_absolute_url()).content.decode()
    assert "Yayımlanmadan önce onaylayan: Birim müdürü, Başkan yardımcısı" in page
    assert manager.name not in page
    assert vice.name not in page


def test_the_promise_runs_on_while_it_waits(hand_in, problem, manager, vice):
    pending = hand_in()
    with clock.at(clock.now() + timedelta(days=40)):
        assert list(accountability.overdue()) == [problem]
        approve(vice, approve(manager, pending))
        found = accountability.promises()
    assert (found.answered, found.on_time) == (1, 0)
    assert Answer.objects.get().workdays > 15


def test_sent_back_with_a_reason_it_is_handed_in_again(hand_in, problem, manager, vice, selim):
    pending = approve(manager, hand_in())
    back = actions.send_answer_back(by=vice, pending=pending, position=1, words="Tarih eksik.")
    assert (back.ending, back.waits_for) == (Ending.SENT_BACK, "")
    message = OutboxMessage.objects.get(code="ideas.sent_back")
    assert (message.to, message.facts["words"]) == ([selim.ref], "Tarih eksik.")
    again = hand_in(text="Ağaç martta dikilecek.")
    assert (again.pk != pending.pk, again.waits_for) == (True, "unit_manager")
    assert [one.ending for one in handling.handled(manager, problem.pk).pending] == ["", Ending.SENT_BACK]


def test_sending_back_needs_a_reason(hand_in, manager, refused):
    pending = hand_in()
    with refused(rules.WHY_BACK, field="words"):
        actions.send_answer_back(by=manager, pending=pending, position=0, words="  ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.create(pending=pending, position=0, role="unit_manager", verdict="sent_back")


@pytest.mark.parametrize(
    ("own", "waits_for", "public"),
    [
        ([Role.UNIT_MANAGER], "vice_mayor", False),
        ([Role.UNIT_OFFICER, Role.VICE_MAYOR], "unit_manager", False),
        ([Role.UNIT_MANAGER, Role.VICE_MAYOR], "", True),
    ],
)
def test_only_the_writers_own_step_is_skipped(hand_in, make_person, parks, own, waits_for, public):
    writer = make_person("Yazan", *((role, parks) for role in own))
    made = hand_in(by=writer)
    pending = PendingAnswer.objects.get()
    assert (pending.waits_for, isinstance(made, Answer)) == (waits_for, public)
    assert set(pending.approvals.values_list("verdict", "by")) <= {("own", writer.pk)}


def test_a_writer_with_the_second_step_is_not_asked_once_the_first_has_approved(hand_in, make_person, parks, manager):
    writer = make_person("Yazan", (Role.VICE_MAYOR, parks))
    pending = approve(manager, hand_in(by=writer))
    assert pending.ending == Ending.PUBLISHED
    assert list(pending.approvals.values_list("role", "verdict")) == [
        ("unit_manager", "approved"),
        ("vice_mayor", "own"),
    ]


def test_who_may_not_decide(hand_in, problem, selim, ayse, vice, mehmet, make_person, works, manager, refused):
    pending = hand_in()
    stranger = make_person("Baska Mudur", (Role.UNIT_MANAGER, works))
    for person in (selim, ayse, vice, mehmet, stranger):
        with refused(rules.NOT_YOUR_STEP, role="Birim müdürü"):
            approve(person, pending)
        with refused(rules.NOT_YOUR_STEP):
            actions.send_answer_back(by=person, pending=pending, position=0, words="x")
    with refused(rules.MOVED_ON):
        approve(manager, pending, position=1)
    with refused(OTHER_UNIT):
        actions.take_answer_back(by=stranger, pending=pending)


def test_a_town_wide_role_counts_for_each_unit(hand_in, make_person):
    everywhere = make_person("Her Birimde", (Role.UNIT_MANAGER, None))
    pending = hand_in()
    assert told("ideas.to_approve") == [everywhere.ref]
    assert list(chain.to_approve(everywhere)) == [pending]
    assert approve(everywhere, pending).position == 1


def test_where_nobody_holds_the_role_those_who_give_it_are_told(hand_in, director):
    hand_in()
    assert told("ideas.nobody_approves") == ["role:administrator", "role:director"]
    assert told("ideas.to_approve") == []


def test_one_waits_at_a_time_and_can_be_taken_back(hand_in, problem, selim, refused):
    pending = hand_in()
    with refused(rules.WAITS):
        hand_in()
    actions.take_answer_back(by=selim, pending=pending)
    with refused(rules.ENDED):
        actions.take_answer_back(by=selim, pending=pending)
    assert hand_in().waits_for == "unit_manager"


def test_the_database_knows_one_waiting_answer_of_a_kind(hand_in, problem):
    first = hand_in()
    kept = {
        "contribution": problem,
        "text": "x",
        "steps": BOTH,
        "waits_for": "unit_manager",
        "new_date": date(2026, 12, 30),
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        PendingAnswer.objects.create(decision="information", **kept)
    PendingAnswer.objects.create(decision="interim", **kept)
    assert PendingAnswer.objects.exclude(pk=first.pk).get().is_interim


def test_an_answer_of_a_unit_needs_the_unit(answering, problem, mehmet, refused):
    answering(approval=["unit_manager"])
    with refused(rules.UNIT_NEEDED, field="unit"):
        actions.answer_contribution(by=mehmet, contribution=problem, decision="information", text="x")
    answering(approval=["director"])
    made = actions.answer_contribution(by=mehmet, contribution=problem, decision="information", text="x")
    assert (made.waits_for, made.unit) == ("director", None)


def test_what_is_settled_otherwise_waits_no_more(hand_in, problem, mehmet, manager, refused):
    pending = hand_in()
    actions.route(by=mehmet, contribution=problem, to="fault_desk", words="x")
    with refused(rules.ENDED):
        approve(manager, pending)
    actions.take_back(by=mehmet, contribution=problem, words="x")
    assert hand_in().waits_for == "unit_manager", "taken back, a new answer can be handed in"


@pytest.mark.parametrize(
    "give",
    [
        lambda by, one, unit: actions.assign_unit(by=by, contribution=one, unit=unit),
        lambda by, one, unit: actions.begin_review(by=by, contribution=one, unit=unit),
        lambda by, one, unit: actions.sort_to_unit(by=by, contributions=[one], unit=unit),
    ],
    ids=["assigned", "reviewed", "sorted"],
)
def test_given_to_another_unit_the_old_answer_waits_no_more(hand_in, problem, mehmet, parks, works, give):
    pending = hand_in()
    give(mehmet, problem, works)
    pending.refresh_from_db()
    assert pending.ending == Ending.OVERTAKEN


def test_given_to_the_same_unit_again_it_goes_on_waiting(hand_in, problem, mehmet, parks):
    pending = hand_in()
    actions.begin_review(by=mehmet, contribution=problem, unit=parks)
    pending.refresh_from_db()
    assert pending.waits_for == "unit_manager"


def test_the_page_says_where_nobody_can_approve(hand_in, problem, selim, signed_in):
    hand_in()
    assert "Bu adımın görevi kimsede değil." in signed_in(selim).get(f"/masa/katki/{problem.pk}/").content.decode()


def test_an_interim_answer_goes_its_own_way_while_the_final_one_waits(hand_in, answering, problem, selim, manager):
    final = hand_in()
    actions.interim_answer(by=selim, contribution=problem, text="Sürüyor.", new_date=date(2026, 12, 30))
    problem.refresh_from_db()
    final.refresh_from_db()
    assert (problem.promised_for, final.ending) == (date(2026, 12, 30), "")


def test_an_interim_answer_waits_where_the_town_says_so(answering, problem, selim, parks, manager, mehmet, refused):
    answering(interim_approval=["unit_manager"])
    actions.assign_unit(by=mehmet, contribution=problem, unit=parks)
    before = problem.promised_for
    pending = actions.interim_answer(by=selim, contribution=problem, text="Sürüyor.", new_date=date(2026, 12, 30))
    problem.refresh_from_db()
    assert problem.promised_for == before
    with clock.at(clock.now() + timedelta(days=60)), refused(DATE_PASSED):
        approve(manager, pending)
    approve(manager, pending)
    problem.refresh_from_db()
    assert (problem.promised_for, problem.first_promise) == (date(2026, 12, 30), before)


def test_the_road_says_in_whose_name_a_stand_in_approved(hand_in, problem, manager, vice, signed_in):
    """She is deputy mayor by herself; what she approves as such she does for nobody else."""
    pending, day = hand_in(approval=["unit_manager", "vice_mayor", "director"]), clock.today()
    grants = [manager.role_grants.get()]
    plan_leave(by=manager, grants=grants, stand_in=vice, first_day=day, last_day=day, reason="leave")
    for _step in range(2):
        pending = approve(Person.objects.get(pk=vice.pk), pending)
    for page in (f"/masa/katki/{problem.pk}/", f"{PAGE}?tab=all"):
        text = signed_in(vice).get(page).content.decode()
        assert text.count("(Birim Muduru adına vekâleten)") == 1


def test_a_decision_needs_an_open_contribution(hand_in, problem, mehmet, refused):
    hand_in(approval=[])
    with refused(MOVE):
        hand_in(by=mehmet)


def test_an_erased_colleague_leaves_the_step_without_a_name(hand_in, manager, vice, selim):
    pending = approve(manager, hand_in())
    for person in (manager, selim):
        erase_person(by=person, person=person)
    pending.refresh_from_db()
    assert (pending.by, pending.approvals.get().by) == (None, None)
    assert approve(vice, pending).ending == Ending.PUBLISHED


@pytest.mark.django_db(transaction=True)
def test_two_approvers_at_the_same_moment_publish_once(hand_in, make_person, parks, problem, in_parallel):
    pair = [make_person(name, (Role.UNIT_MANAGER, parks)) for name in ("Bir", "Iki")]
    pending = hand_in(approval=["unit_manager"])
    outcomes = in_parallel(lambda person: approve(person, pending, 0), pair)
    assert sorted(type(one).__name__ for one in outcomes) == ["PendingAnswer", "Refused"]
    assert next(one.code for one in outcomes if isinstance(one, Refused)) == rules.ENDED
    assert (problem.answers.count(), Approval.objects.count()) == (1, 1)
    assert Step.objects.filter(code="ideas.answered", ref=problem.ref).count() == 1
    assert OutboxMessage.objects.filter(code="ideas.answered").count() == 1


# Pages


def written(client, problem, **said):
    data = {"do": "answer", "answer-decision": "accepted", "answer-text": "Ağaç dikilecek.", **said}
    return client.post(f"/masa/katki/{problem.pk}/", data, follow=True)


def test_the_officer_hands_in_on_the_usual_page_and_sees_where_it_is(
    answering, problem, selim, manager, parks, signed_in
):
    answering(approval=BOTH)
    page = written(signed_in(selim), problem, **{"answer-unit": parks.pk}).content.decode()
    assert "Onaya sunuldu. Olur beklenen: Birim müdürü." in page
    assert "Bir cevap olur bekliyor" in page
    assert 'name="answer-text"' not in page


def test_a_second_answer_is_refused_and_stays_on_the_page(hand_in, problem, selim, parks, signed_in):
    hand_in()
    answer = written(signed_in(selim), problem, **{"answer-unit": parks.pk, "answer-text": "Başka bir metin"})
    assert answer.status_code == 422
    assert "Başka bir metin" in answer.content.decode()
    assert str(rules.SENTENCES[rules.WAITS]) in answer.content.decode()


def test_the_text_that_came_back_stands_in_the_form_again(hand_in, problem, selim, manager, signed_in):
    actions.send_answer_back(by=manager, pending=hand_in(), position=0, words="Tarih eksik.")
    page = signed_in(selim).get(f"/masa/katki/{problem.pk}/")
    assert page.context["form"]["text"].value() == "Ağaç dikilecek."
    assert "Tarih eksik." in page.content.decode()


def test_the_writer_takes_it_back_on_the_page(hand_in, problem, selim, signed_in):
    pending = hand_in()
    page = signed_in(selim).post(f"/masa/katki/{problem.pk}/", {"do": "answer_back"}, follow=True)
    pending.refresh_from_db()
    assert (page.status_code, pending.ending) == (200, Ending.TAKEN_BACK)


def test_several_are_approved_at_once_and_one_by_its_own_button(hand_in, write, ayse, problem, manager, signed_in):
    marks = [
        hand_in(contribution=one).mark for one in (problem, write(ayse, title="İkinci"), write(ayse, title="Üçüncü"))
    ]
    client = signed_in(manager)
    page = client.post(PAGE, {"one": marks[0]}, follow=True).content.decode()
    assert "Olur verildi." in page
    page = client.post(PAGE, {"answer": marks[1:], "do": "approve"}, follow=True).content.decode()
    assert "2 cevaba olur verildi." in page
    assert set(PendingAnswer.objects.values_list("position", flat=True)) == {1}


def test_sending_back_on_the_page_needs_a_tick_and_a_reason_and_keeps_what_was_typed(hand_in, manager, signed_in):
    pending, client = hand_in(), signed_in(manager)
    assert client.post(PAGE, {"do": "back", "words": "Yazdığım gerekçe"}).status_code == 422
    answer = client.post(PAGE, {"answer": pending.mark, "do": "back", "words": ""})
    assert answer.status_code == 422
    assert f'value="{pending.mark}" checked' in answer.content.decode()
    answer = client.post(PAGE, {"answer": pending.mark, "do": "back", "words": "Tarih eksik."}, follow=True)
    pending.refresh_from_db()
    assert pending.ending == Ending.SENT_BACK


def test_what_a_colleague_decided_meanwhile_does_not_stop_the_others(hand_in, write, ayse, problem, manager, signed_in):
    first, second = hand_in(), hand_in(contribution=write(ayse, title="İkinci"))
    old = first.mark
    approve(manager, first)
    answer = signed_in(manager).post(PAGE, {"answer": [old, second.mark], "do": "approve"})
    second.refresh_from_db()
    assert (answer.status_code, second.position) == (422, 1)
    assert str(rules.SENTENCES[rules.MOVED_ON]) in answer.content.decode()


@pytest.mark.parametrize("mark", ["", "x", "1:", ":1", "999999:0", "9" * 40 + ":0", "1:²"])
def test_a_made_up_mark_is_told(hand_in, manager, signed_in, mark):
    assert signed_in(manager).post(PAGE, {"one": mark, "do": "approve"}).status_code == 422


def test_each_sees_what_waits_for_them(hand_in, problem, manager, vice, selim, mehmet, signed_in, deniz):
    hand_in()
    for person, tab, seen in [
        (manager, "", True), (vice, "", False), (vice, "?tab=all", True), (selim, "?tab=all", True), (mehmet, "", False),
    ]:  # fmt: skip
        assert (problem.title in signed_in(person).get(PAGE + tab).content.decode()) == seen, (person.name, tab)
    assert signed_in(deniz).get(PAGE).status_code == 404
    assert "Olurunuzu bekleyenler" in signed_in(manager).get("/masa/").content.decode()


@pytest.mark.parametrize(
    ("asked", "found"), [("?q=gölge", 1), ("?q=GÖLGE", 1), ("?q=yokboyle", 0), ("?unit=parks", 1), ("?unit=works", 0)]
)
def test_the_list_can_be_searched_and_filtered(hand_in, manager, works, signed_in, asked, found):
    hand_in()
    assert len(signed_in(manager).get(PAGE + asked).context["page"]) == found


def test_the_page_asks_the_same_number_of_queries_for_one_and_three(hand_in, write, ayse, problem, manager, signed_in):
    client, counts = signed_in(manager), []
    for number in range(3):
        hand_in(contribution=write(ayse, title=f"Sorun {number}"))
        client.get(PAGE)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(PAGE)
        counts.append(len(asked))
    assert counts[0] == counts[2] <= 15
