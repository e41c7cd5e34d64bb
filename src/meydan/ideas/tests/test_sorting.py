"""Sorting what came in: to a unit, to the fault desk, to another body, and back."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from meydan.base import clock
from meydan.base.errors import Refused
from meydan.base.models import OutboxMessage
from meydan.ideas import actions
from meydan.ideas.models import Contribution, Hint, Routing, Scope, State
from meydan.ideas.queries import accountability, at_desk
from meydan.ideas.queries import contributions as queries
from meydan.ideas.rules import contributions as rules
from meydan.threads.models import Step

PAGE = "/masa/sevk/"


def told(code: str) -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(code=code))


def promise(one: Contribution) -> list[Step]:
    return list(Step.objects.filter(code="ideas.promise", ref=one.ref))


@pytest.fixture
def routed(problem, mehmet):
    return actions.route(
        by=mehmet, contribution=problem, to="body", body="water", words="İZSU bakar.", reference="E-17"
    )


def test_several_go_to_one_unit_at_once_and_everybody_is_told(write, ayse, mehmet, parks):
    rows = [write(ayse, title=f"Park lambası {n}") for n in range(3)]
    actions.sort_to_unit(by=mehmet, contributions=rows, unit=parks, scope=Scope.SHARED, words="Lambalar ortak.")
    assert set(Contribution.objects.values_list("state", "unit", "scope")) == {("in_review", parks.pk, "shared")}
    assert len(told("ideas.sorted")) == len(told("ideas.assigned")) == 3
    assert told("ideas.sorted")[0].facts["unit"] == parks.name_tr
    assert all(promise(one) for one in rows)


def test_sorted_to_their_own_unit_it_stays_with_whom_it_was(problem, selim, mehmet, parks):
    actions.assign_unit(by=mehmet, contribution=problem, unit=parks, person=selim)
    actions.sort_to_unit(by=mehmet, contributions=[problem], unit=parks)
    problem.refresh_from_db()
    assert problem.assigned_to == selim


def test_sorted_to_another_unit_it_lies_with_nobody_of_the_first(problem, selim, mehmet, parks, works):
    actions.assign_unit(by=mehmet, contribution=problem, unit=parks, person=selim)
    actions.sort_to_unit(by=mehmet, contributions=[problem], unit=works)
    problem.refresh_from_db()
    assert (problem.unit, problem.assigned_to) == (works, None)


def test_when_one_of_several_cannot_go_none_goes(write, ayse, mehmet, parks, refused):
    first, second = write(ayse), write(ayse, title="İkinci sorun")
    actions.begin_review(by=mehmet, contribution=second, unit=parks)
    with refused(rules.MOVE):
        actions.sort_to_unit(by=mehmet, contributions=[first, second], unit=parks)
    first.refresh_from_db()
    assert first.state == State.RECEIVED


def test_what_is_sent_on_is_no_longer_our_promise(problem, routed, ayse):
    problem.refresh_from_db()
    assert problem.state == State.ROUTED
    assert not problem.is_waiting
    assert promise(problem) == []
    assert (routed.name, routed.reference, routed.sent_on) == ("İZSU", "E-17", clock.today())
    assert Step.objects.filter(code="ideas.routed", ref=problem.ref).get().facts["routing"] == routed.pk
    assert ayse.ref in told("ideas.routed")[0].to
    with clock.at(clock.now() + timedelta(days=60)):
        assert not accountability.overdue().exists()


def test_the_fault_desk_has_the_name_of_the_town_file(problem, mehmet):
    made = actions.route(by=mehmet, contribution=problem, to="fault_desk", words="Tek arıza.", scope=Scope.SINGLE)
    problem.refresh_from_db()
    assert (made.name, made.body, problem.scope) == ("Sarı Masa", "", "single")


def test_a_body_that_nobody_knows_is_refused(problem, mehmet, refused):
    with refused(rules.UNKNOWN_BODY, field="body"):
        actions.route(by=mehmet, contribution=problem, to="body", body="mars", words="x")


def test_a_day_to_come_is_refused(problem, mehmet, refused):
    with refused(rules.NOT_YET, field="sent_on"):
        actions.route(
            by=mehmet, contribution=problem, to="fault_desk", words="x", sent_on=clock.today() + timedelta(days=1)
        )


@pytest.mark.parametrize("who", ["ayse", "deniz", "zeynep"])
def test_who_may_not_sort(problem, who, request, parks):
    person = request.getfixturevalue(who)
    with pytest.raises(Refused):
        actions.route(by=person, contribution=problem, to="fault_desk", words="x")
    with pytest.raises(Refused):
        actions.sort_to_unit(by=person, contributions=[problem], unit=parks)


def test_an_officer_does_not_send_on_what_lies_with_another_unit(problem, selim, works, mehmet, refused):
    actions.assign_unit(by=mehmet, contribution=problem, unit=works)
    with refused(rules.OTHER_UNIT):
        actions.route(by=selim, contribution=problem, to="fault_desk", words="x")


def test_their_answer_is_published_as_it_came(problem, routed, mehmet):
    actions.record_their_answer(by=mehmet, contribution=problem, answer="Boru onarıldı.", answered_on=clock.today())
    routed.refresh_from_db()
    assert (routed.answer, routed.answered_on) == ("Boru onarıldı.", clock.today())
    assert told("ideas.their_answer")[0].facts == {"name": "İZSU", "text": "Boru onarıldı."}
    assert not problem.answers.exists()  # it is not ours


@pytest.mark.parametrize("days", [-1, 1])
def test_their_answer_comes_between_the_sending_and_today(problem, routed, mehmet, refused, days):
    with refused(rules.NOT_YET, field="answered_on"):
        actions.record_their_answer(
            by=mehmet, contribution=problem, answer="x", answered_on=clock.today() + timedelta(days=days)
        )


def test_the_number_may_come_later(problem, mehmet):
    actions.route(by=mehmet, contribution=problem, to="fault_desk", words="x")
    actions.note_reference(by=mehmet, contribution=problem, reference="SM-4471")
    assert Routing.objects.get().reference == "SM-4471"


def test_taken_back_it_gets_a_new_promise_and_the_first_one_stays(problem, routed, mehmet):
    first = problem.first_promise
    with clock.at(clock.now() + timedelta(days=7)):
        back = actions.take_back(by=mehmet, contribution=problem, words="İZSU bakmıyormuş.")
    assert (back.state, back.first_promise, back.promised_for) == (State.RECEIVED, first, date(2026, 12, 21))
    assert [timezone_day(step) for step in promise(back)] == [back.promised_for]
    routed.refresh_from_db()
    assert routed.ended_at is not None
    again = actions.route(by=mehmet, contribution=back, to="fault_desk", words="x")
    assert again.pk != routed.pk


def timezone_day(step: Step) -> date:
    from django.utils import timezone

    return timezone.localdate(step.at)


def test_what_was_not_sent_on_has_no_answer_of_others(problem, mehmet, refused):
    with refused(rules.MOVE):
        actions.record_their_answer(by=mehmet, contribution=problem, answer="x", answered_on=clock.today())
    with refused(rules.MOVE):
        actions.take_back(by=mehmet, contribution=problem, words="x")


def test_the_database_keeps_one_open_routing(problem, routed):
    with pytest.raises(IntegrityError), transaction.atomic():
        Routing.objects.create(
            contribution=problem, to="fault_desk", name="Sarı Masa", words="x", sent_on=clock.today()
        )


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_two_clerks_one_sends_it_on(problem, mehmet, director, in_parallel):
    def send(by):
        return actions.route(by=by, contribution=problem, to="fault_desk", words="x")

    outcomes = in_parallel(send, [mehmet, director])
    assert sorted(type(one).__name__ for one in outcomes) == ["Refused", "Routing"]


def test_another_promised_time_counts_from_the_day_of_writing(problem, mehmet):
    changed = actions.choose_clock(by=mehmet, contribution=problem, code="petition", words="Dilekçe olarak aldık.")
    assert changed.promised_for == date(2026, 12, 23)  # thirty calendar days after 23 November
    assert changed.first_promise == date(2026, 12, 14)
    assert changed.basis.startswith("Dilekçe")
    assert [timezone_day(step) for step in promise(changed)] == [changed.promised_for]


@pytest.mark.parametrize("code", ["never", "volunteering", "legal_opinion"])
def test_a_promised_time_that_is_unknown_or_about_something_else_is_refused(problem, mehmet, refused, code):
    with refused(rules.MOVE):
        actions.choose_clock(by=mehmet, contribution=problem, code=code, words="x")


def test_only_times_for_contributions_are_offered(signed_in, mehmet, problem):
    for page in (f"/masa/katki/{problem.pk}/?do=clock", "/masa/katki/yeni/"):
        text = signed_in(mehmet).get(page).content.decode()
        assert 'value="petition"' in text
        assert 'value="volunteering"' not in text


def test_a_question_reaches_the_author_and_stands_on_the_thread(problem, mehmet, ayse):
    actions.ask_author(by=mehmet, contribution=problem, question="Hangi kapı?")
    assert told("ideas.asked")[0].to == [ayse.ref]
    assert Step.objects.get(code="ideas.asked").words == "Hangi kapı?"


def test_only_a_problem_is_one_fault_or_shared(write, ayse, mehmet, parks):
    idea = write(ayse, kind="idea", title="Kütüphane cumartesi açılsın")
    actions.sort_to_unit(by=mehmet, contributions=[idea], unit=parks, scope=Scope.SINGLE)
    idea.refresh_from_db()
    assert idea.scope == ""


def suggested(one: Contribution) -> at_desk.Suggestion | None:
    return at_desk.suggested_by(queries.alike(one.title, but_not=one.pk))


def test_the_suggestion_names_where_most_similar_ones_went(write, ayse, mehmet, parks, works):
    for unit in (parks, parks, works):
        earlier = write(ayse, title="Parkta lamba yanmıyor")
        actions.sort_to_unit(by=mehmet, contributions=[earlier], unit=unit)
    assert suggested(write(ayse, title="Tamamen başka konu burada")) is None
    guess = suggested(write(ayse, title="Parkta üç lamba yanmıyor"))
    assert (guess.unit_id, guess.to, guess.count, guess.of) == (parks.pk, "unit", 2, 3)


def test_a_worker_looks_where_those_like_a_new_one_went_and_the_list_says_it(
    write, ayse, mehmet, parks, works, monday, signed_in, django_assert_max_num_queries
):
    for unit in (parks, parks):
        actions.sort_to_unit(by=mehmet, contributions=[write(ayse, title="Parkta lamba yanmıyor")], unit=unit)
    for _ in range(2):
        earlier = write(ayse, title="Sokakta su borusu patladı")
        actions.route(by=mehmet, contribution=earlier, to="body", body="water", words="İZSU bakar.")
    lamp, pipe, other = (
        write(ayse, title=t) for t in ("Parkta üç lamba yanmıyor", "Su borusu patladı", "Bambaşka konu")
    )
    assert actions.look_where_others_went() == 3
    assert actions.look_where_others_went() == 0
    hints = {
        one.contribution_id: str(one) if one.unit or one.name else "" for one in Hint.objects.select_related("unit")
    }
    assert hints[lamp.pk] == str(parks)
    assert hints[pipe.pk]
    assert hints[other.pk] == ""
    client = signed_in(mehmet)
    with django_assert_max_num_queries(15):
        page = client.get(PAGE).text
    assert f"Öneri: {parks}" in page
    assert page.count("Öneri: ") == 2
    with clock.at(monday + timedelta(days=2)):
        assert actions.look_where_others_went() == 3  # what people did since counts too


# Pages


def test_the_desk_sends_on_and_shows_the_next(signed_in, mehmet, write, ayse, parks):
    first, second = write(ayse), write(ayse, title="Park kapısı kırık")
    client = signed_in(mehmet)
    page = client.get(PAGE)
    assert first.title in page.text
    answer = client.post(PAGE, {"one": first.pk, "who": "unit", "unit": parks.pk, "scope": "shared"})
    assert answer.url == f"{reverse('ideas:desk_sorting')}?one={second.pk}&sent=idea%3A{first.pk}"
    letter = f"{reverse('documents:desk_letter')}?ref=idea%3A{first.pk}"
    assert f'href="{letter}"' in client.get(answer.url).text
    assert client.get(letter).status_code == 200
    assert "belgeler/birime" not in client.get(PAGE + "?sent=idea:x&sent=//elsewhere").text
    first.refresh_from_db()
    assert (first.state, first.unit) == (State.IN_REVIEW, parks)


def test_the_form_stands_before_the_list(signed_in, mehmet, write, ayse):
    """On a phone one would scroll past 25 rows, with Tab one would walk through them."""
    write(ayse)
    page = signed_in(mehmet).get(PAGE).content.decode()
    assert page.index('id="sorting"') < page.index('class="inbox"')
    assert page.index('href="#list-title"') < page.index('id="list-title"') < page.index('href="#sorting"')


def test_what_one_of_the_answers_needs_is_not_called_optional(signed_in, mehmet, problem):
    page = signed_in(mehmet).get(PAGE).content.decode()
    assert '<label for="id_unit">Birim</label>' in page
    assert '<label for="id_body">Hangi kurum?</label>' in page
    assert '<label for="id_reference">Oradaki numara <span class="hint">(isterseniz)</span></label>' in page


def test_ticked_ones_go_along(signed_in, mehmet, write, ayse):
    rows = [write(ayse, title=f"Sönük lamba {n}") for n in range(3)]
    facts = {"one": rows[0].pk, "also": [rows[0].pk, rows[2].pk], "who": "fault_desk"}
    answer = signed_in(mehmet).post(PAGE, facts)
    assert answer.url.endswith(f"?one={rows[1].pk}")
    assert list(Routing.objects.order_by("contribution").values_list("contribution", flat=True)) == [
        rows[0].pk,
        rows[2].pk,
    ]
    assert "Sarı Masa" in Routing.objects.first().words  # the usual sentence, when nothing was typed


@pytest.mark.parametrize(
    ("facts", "field"), [({"who": "unit"}, "unit"), ({"who": "body"}, "body"), ({}, "who"), ({"who": "x"}, "who")]
)
def test_what_is_missing_is_asked_for_and_nothing_is_lost(signed_in, mehmet, problem, facts, field):
    answer = signed_in(mehmet).post(PAGE, {"one": problem.pk, "words": "Böyle yazdım", **facts})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "Böyle yazdım" in answer.text
    problem.refresh_from_db()
    assert problem.state == State.RECEIVED


def test_the_desk_joins_what_is_the_same(signed_in, mehmet, write, ayse):
    older, newer = write(ayse, title="Parkta üç lamba yanmıyor"), write(ayse, title="Parkta lamba yanmıyor")
    client = signed_in(mehmet)
    assert f'name="merge" value="{older.pk}"' in client.get(f"{PAGE}?one={newer.pk}").text
    answer = client.post(PAGE, {"one": newer.pk, "merge": older.pk})
    newer.refresh_from_db()
    assert newer.merged_into == older
    mend = reverse("ideas:desk_contribution", args=[newer.pk]) + "?do=part"
    assert f'href="{mend}#do-part"' in client.get(answer.url).text
    assert 'id="do-part"' in client.get(mend).text


@pytest.mark.parametrize(("who", "verb"), [("unit", "assign"), ("fault_desk", "take_back")])
def test_what_was_just_sent_on_is_one_key_away(signed_in, mehmet, problem, write, ayse, parks, who, verb):
    write(ayse, title="Park kapısı kırık")
    client = signed_in(mehmet)
    answer = client.post(PAGE, {"one": problem.pk, "who": who, "unit": parks.pk, "scope": "shared"})
    mend = reverse("ideas:desk_contribution", args=[problem.pk]) + f"?do={verb}"
    page = client.get(answer.url).text
    assert f'<a href="{mend}#do-{verb}" data-key="u">' in page
    assert "<kbd>U</kbd>" in page
    assert f'id="do-{verb}"' in client.get(mend).text


def test_no_address_from_elsewhere_is_offered_for_putting_right(signed_in, mehmet, problem):
    page = signed_in(mehmet).get(PAGE, {"mend": "//elsewhere"}).text
    assert 'data-key="u"' not in page
    assert "<kbd>U</kbd>" not in page


def test_the_keys_that_are_shown_are_those_that_do_something(signed_in, mehmet, write, ayse):
    problem, idea = write(ayse), write(ayse, kind="idea", title="Kütüphane gece de açık olsun")
    client = signed_in(mehmet)
    asked, simple = (client.get(PAGE, {"one": one.pk}).text for one in (problem, idea))
    assert "<kbd>5</kbd>" in asked
    assert "<kbd>3</kbd>" in simple
    assert "<kbd>B</kbd>" not in simple


def test_an_empty_desk_says_so(signed_in, mehmet):
    assert "empty" in signed_in(mehmet).get(PAGE).text


def test_the_list_to_sort_is_narrowed_and_stays_so(signed_in, mehmet, write, ayse, parks, goksu):
    lamps = [write(ayse, title=f"Sönük lamba {n}") for n in range(3)]
    other = write(ayse, title="Otobüs gecikiyor")
    for one in lamps:
        Hint.objects.create(contribution=one, unit=parks)
    Hint.objects.create(contribution=other, name="Sarı Masa")
    client = signed_in(mehmet)
    page = client.get(PAGE, {"hint": parks.slug})
    assert [one.pk for one in page.context["page"].items] == [one.pk for one in lamps]
    assert page.context["filters"].fields["hint"].choices[1:3] == [(parks.slug, parks.name), ("Sarı Masa", "Sarı Masa")]
    assert f"?hint={parks.slug}&amp;one={lamps[1].pk}#sorting" in page.text
    assert [one.pk for one in client.get(PAGE, {"hint": "Sarı Masa"}).context["page"].items] == [other.pk]
    assert [one.pk for one in client.get(PAGE, {"q": other.thread.number}).context["page"].items] == [other.pk]
    facts = {"one": lamps[0].pk, "also": [lamps[1].pk], "who": "unit", "unit": parks.pk}
    answer = client.post(f"{PAGE}?hint={parks.slug}", facts)
    assert answer.url.startswith(f"{reverse('ideas:desk_sorting')}?hint={parks.slug}&one={lamps[2].pk}&sent=")
    assert not client.get(PAGE, {"hint": "none"}).context["page"].items
    assert "Uyan bir şey yok" in client.get(PAGE, {"q": "zürafa"}).text


def test_the_sorting_desk_asks_the_same_for_two_and_four(
    signed_in, mehmet, write, ayse, django_assert_num_queries, parks
):
    client = signed_in(mehmet)
    for n in range(2):
        write(ayse, title=f"Birinci kayıt gibi {n}")
    client.get(PAGE)
    with django_assert_num_queries(13):
        client.get(PAGE)
    for n in range(2, 4):
        write(ayse, title=f"Birinci kayıt gibi {n}")
    with django_assert_num_queries(13):
        client.get(PAGE)


@pytest.mark.parametrize(
    ("do", "facts", "state"),
    [
        ("route", {"route-who": "body", "route-body": "water", "route-words": "İZSU bakar."}, State.ROUTED),
        ("ask", {"ask-question": "Hangi kapı?"}, State.RECEIVED),
        ("clock", {"clock-code": "petition", "clock-words": "Dilekçe."}, State.RECEIVED),
    ],
)
def test_each_verb_has_its_form_at_the_desk(signed_in, mehmet, problem, do, facts, state):
    answer = signed_in(mehmet).post(f"/masa/katki/{problem.pk}/", {"do": do, **facts})
    assert answer.status_code == 302
    problem.refresh_from_db()
    assert problem.state == state


def test_what_came_back_is_noted_at_the_desk_and_read_by_everybody(signed_in, mehmet, problem, routed):
    client = signed_in(mehmet)
    page = f"/masa/katki/{problem.pk}/"
    assert client.post(page, {"do": "reference", "reference-reference": "E-18"}).status_code == 302
    day = clock.today().isoformat()
    answered = {"do": "their_answer", "their_answer-answer": "Boru onarıldı.", "their_answer-answered_on": day}
    assert client.post(page, answered).status_code == 302
    client.logout()
    story = client.get(problem.thread.get_absolute_url()).text
    for words in ("İZSU bakar.", "E-18", "Boru onarıldı."):
        assert words in story
    assert signed_in(mehmet).post(page, {"do": "take_back", "take_back-words": "Biz bakarız."}).status_code == 302
    problem.refresh_from_db()
    assert problem.state == State.RECEIVED


def test_a_problem_says_at_intake_whether_it_is_one_fault(client, db):
    client.post("/katki/yeni/", {"kind": "problem"})
    missing = client.post("/katki/yeni/metin/", {"title": "Bank kırık"})
    assert "scope" in missing.context["form"].errors
    assert client.post("/katki/yeni/metin/", {"title": "Bank kırık", "scope": "single"}).url.endswith("/yer/")
    assert "0850 228 28 22" in client.get("/katki/yeni/yer/").text
    client.post("/katki/yeni/", {"kind": "idea"})
    assert client.post("/katki/yeni/metin/", {"title": "Banklar boyansın"}).status_code == 302
