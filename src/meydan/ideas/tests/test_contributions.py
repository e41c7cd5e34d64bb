"""Writing, answering, joining: what each verb allows, refuses and leaves behind."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from meydan.base import clock, search
from meydan.base.errors import Refused
from meydan.base.models import AuditLine, OutboxMessage, SearchEntry
from meydan.base.sentences import NOT_YOURS
from meydan.discussion.actions import write_comment
from meydan.discussion.models import Comment
from meydan.ideas import actions
from meydan.ideas.models import Answer, Contribution, Draft, State, Support
from meydan.ideas.models.contributions import MOVES
from meydan.ideas.queries import accountability, at_desk, on_thread
from meydan.ideas.queries import contributions as queries
from meydan.ideas.rules import contributions as rules
from meydan.threads.models import Follow, Station, Step, Thread


def test_a_new_contribution_opens_a_thread_with_a_number_and_a_promise(problem, ayse):
    assert problem.thread.number == "2026-0001"
    assert problem.first_promise == problem.promised_for == date(2026, 12, 14)  # fifteen working days after 23 November
    codes = list(problem.thread.steps.values_list("code", "promised"))
    assert codes == [("ideas.submitted", False), ("ideas.promise", True)]
    assert Follow.objects.filter(person=ayse, thread=problem.thread).exists()
    assert OutboxMessage.objects.get(code="ideas.received").to == [ayse.ref]
    assert AuditLine.objects.filter(code="ideas.submitted", ref=problem.ref).count() == 1
    assert [entry.ref for entry in search.find("golge")] == [problem.ref]


def test_the_audit_line_holds_neither_name_nor_text(problem, ayse):
    for line in AuditLine.objects.all():
        told = f"{line.code} {line.ref} {line.facts}"
        assert ayse.display_name not in told
        assert problem.title not in told


@pytest.mark.parametrize("codes", [[], ["11.7", "13.1", "3.4", "4.7"]])
def test_one_to_three_targets(ayse, goksu, targets, refused, monday, codes):
    with refused(rules.TARGETS):
        actions.submit_contribution(
            by=ayse, kind="idea", title="x", text="", neighbourhood=goksu, targets=[targets[code] for code in codes]
        )


PEOPLE = {"ayse": False, "deniz": False, "zeynep": False, "mehmet": True, "selim": True, "director": True}


@pytest.mark.parametrize(("who", "may"), PEOPLE.items())
def test_who_may_begin_a_review(problem, unit, who, may, request):
    person = request.getfixturevalue(who)
    assert bool(rules.may_move(person, problem, State.IN_REVIEW)) is may
    assert bool(rules.may_handle(None, problem)) is False


def test_an_officer_does_not_handle_what_lies_with_another_unit(problem, selim, works, mehmet, refused):
    actions.assign_unit(by=mehmet, contribution=problem, unit=works)
    problem.refresh_from_db()
    assert not rules.may_handle(selim, problem)


@pytest.mark.parametrize("before", State.values)
@pytest.mark.parametrize("decision", ["accepted", "in_part", "declined", "information"])
def test_an_answer_is_given_only_where_the_table_allows(problem, mehmet, unit, write, ayse, refused, before, decision):
    other = write(ayse, title="Başka bir konu")
    values = {"state": before, "merged_into": other if before == State.MERGED else None, "unit": unit}
    Contribution.objects.filter(pk=problem.pk).update(**values)
    after = {"accepted": "accepted", "in_part": "accepted", "declined": "declined", "information": "answered"}[decision]

    def answer():
        actions.answer_contribution(
            by=mehmet, contribution=problem, decision=decision, text="Cevap", reason="budget", unit=unit
        )

    if after not in MOVES[before]:
        with refused(rules.MOVE):
            answer()
        return
    answer()
    problem.refresh_from_db()
    assert problem.state == after


def test_the_database_knows_no_other_state(problem):
    with pytest.raises(IntegrityError), transaction.atomic():
        Contribution.objects.filter(pk=problem.pk).update(state="solved")


def test_the_answer_takes_the_promise_away_and_tells_the_followers(problem, mehmet, unit):
    with clock.at(clock.now() + timedelta(days=7)):
        answer = actions.answer_contribution(
            by=mehmet, contribution=problem, decision="accepted", text="Yapacağız.", unit=unit
        )
    assert answer.workdays == 5
    assert not Step.objects.filter(promised=True).exists()
    step = Step.objects.get(code="ideas.answered")
    assert (step.unit, step.words, step.station) == (unit, "Yapacağız.", Station.DECISION)
    told = OutboxMessage.objects.get(code="ideas.answered")
    assert told.to == [problem.author.ref, f"followers:{problem.thread.ref}"]


def test_declining_needs_a_reason(problem, mehmet, unit, refused):
    with refused(rules.REASON, field="reason"):
        actions.answer_contribution(by=mehmet, contribution=problem, decision="declined", text="Hayır", unit=unit)
    assert Contribution.objects.get().state == State.RECEIVED


def test_an_interim_answer_moves_the_promise_but_not_the_first_one(problem, mehmet):
    day = problem.promised_for + timedelta(days=10)
    actions.interim_answer(by=mehmet, contribution=problem, text="Rapor bekliyoruz.", new_date=day)
    problem.refresh_from_db()
    assert (problem.promised_for, problem.first_promise) == (day, date(2026, 12, 14))
    assert accountability.promises().interim == 1
    assert accountability.promises().answered == 0


def test_a_new_date_must_lie_ahead(problem, mehmet, refused):
    with refused(rules.DATE_PASSED):
        actions.interim_answer(by=mehmet, contribution=problem, text="…", new_date=clock.today())


def test_a_new_date_lies_after_the_first_promise(problem, mehmet, refused):
    later = problem.first_promise + timedelta(days=9)
    with refused(rules.NOT_LATER, field="new_date", day="14 Aralık 2026"):
        actions.interim_answer(by=mehmet, contribution=problem, text="…", new_date=problem.first_promise)
    for day in (later, problem.first_promise + timedelta(days=1)):  # a date given too late can be brought forward
        actions.interim_answer(by=mehmet, contribution=problem, text="…", new_date=day)
    assert Contribution.objects.get().promised_for == problem.first_promise + timedelta(days=1)


def test_once_the_first_promise_is_over_the_page_counts_no_days_of_it(problem, mehmet, signed_in):
    actions.interim_answer(by=mehmet, contribution=problem, text="…", new_date=date(2026, 12, 31))
    address = f"/masa/katki/{problem.pk}/"
    assert "15 iş gününün 0 tanesi geçti" in signed_in(mehmet).get(address).content.decode()
    with clock.at(clock.now() + timedelta(days=35)):
        page = signed_in(mehmet).get(address).content.decode()
    assert "tanesi geçti." not in page
    assert "İlk söz: 14 Aralık 2026." in page


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_two_clerks_who_answer_at_once_one_wins(problem, mehmet, director, unit, in_parallel):
    def answer(person):
        return actions.answer_contribution(by=person, contribution=problem, decision="accepted", text="Evet", unit=unit)

    outcomes = in_parallel(answer, [mehmet, director])
    assert sorted(type(one).__name__ for one in outcomes) == ["Answer", "Refused"]
    assert Answer.objects.count() == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_parallel_supports_are_all_counted_once(problem, make_person, in_parallel):
    people = [make_person(f"Komsu{n}") for n in range(12)]
    in_parallel(lambda person: actions.support(by=person, contribution=problem), people + people)
    problem.refresh_from_db()
    assert problem.support_count == Support.objects.count() == 12


def test_several_people_support_together_each_once_and_not_their_own(problem, ayse, deniz, mehmet):
    actions.support(by=deniz, contribution=problem)
    assert actions.support_together(people=[ayse, deniz, mehmet], contribution=problem) == 1
    assert actions.support_together(people=[mehmet], contribution=problem) == 0
    problem.refresh_from_db()
    assert problem.support_count == Support.objects.filter(contribution=problem).count() == 2


def test_support_can_be_taken_back(problem, deniz):
    actions.support(by=deniz, contribution=problem)
    assert actions.withdraw_support(by=deniz, contribution=problem).support_count == 0
    assert actions.withdraw_support(by=deniz, contribution=problem).support_count == 0


def test_nobody_supports_their_own(problem, ayse, refused):
    with refused(rules.OWN):
        actions.support(by=ayse, contribution=problem)


def test_joining_a_duplicate_carries_everything_over_once(write, ayse, deniz, mehmet, make_person):
    first, twin = write(ayse), write(deniz, title="Aynı sokakta gölge yok")
    both = make_person("Ikisi")
    for contribution in (first, twin):
        actions.support(by=both, contribution=contribution)
    write_comment(by=both, on=twin.thread.ref, text="Bende de var", position="for")
    actions.merge_contributions(by=mehmet, duplicate=twin, into=first, words="Aynı yer")
    first.refresh_from_db()
    twin.refresh_from_db()
    assert twin.state == State.MERGED
    assert (
        first.support_count == Support.objects.filter(contribution=first).count() == 2
    )  # the one who supported both, and deniz
    assert Thread.objects.get(pk=twin.thread_id).merged_into_id == first.thread_id
    assert Comment.objects.get().on == first.thread.ref
    assert SearchEntry.objects.get(ref=twin.ref).public is False
    assert [one.pk for one in on_thread.of_thread(None, first.thread_id)] == [first.pk]


def test_a_contribution_is_not_joined_to_itself(problem, mehmet, refused):
    with refused(rules.SAME):
        actions.merge_contributions(by=mehmet, duplicate=problem, into=problem, words="")


def test_an_idea_joins_the_thread_of_the_problem_that_it_answers(problem, write, deniz, mehmet):
    idea = write(deniz, kind="idea", title="Gölgelik kuralım")
    actions.link_contributions(by=mehmet, idea=idea, problem=problem)
    steps = Step.objects.filter(thread=problem.thread, ref=idea.ref).values_list("code", flat=True)
    assert set(steps) == {"ideas.submitted", "ideas.promise", "ideas.linked"}
    assert Thread.objects.get(pk=problem.thread_id).station == Station.IDEA


def test_a_problem_does_not_answer_a_problem(problem, write, deniz, mehmet, refused):
    with refused(rules.KIND_OF_LINK):
        actions.link_contributions(by=mehmet, idea=write(deniz), problem=problem)


def test_the_text_can_be_changed_to_the_minute(problem, ayse, refused):
    with clock.at(problem.created_at + timedelta(minutes=30)):
        actions.edit_contribution(by=ayse, contribution=problem, title="Yeni başlık", text="Yeni")
    assert queries.editions_of(problem).get().title == "Okul yolunda gölge yok"
    assert Thread.objects.get().title == "Yeni başlık"
    with clock.at(problem.created_at + timedelta(minutes=30, seconds=1)), refused(rules.TOO_LATE, minutes=30):
        actions.edit_contribution(by=ayse, contribution=problem, title="Geç", text="")


def test_hiding_the_only_contribution_hides_its_thread(problem, zeynep):
    actions.hide_contribution(by=zeynep, thing_id=problem.pk, reason="spam")
    assert Thread.objects.get().hidden_at is not None
    assert list(search.find("golge")) == []
    actions.hide_contribution(by=zeynep, thing_id=problem.pk, reason="", hidden=False)
    assert Thread.objects.get().hidden_at is None


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_draft_sent_twice_becomes_one_contribution(ayse, targets, monday, in_parallel):
    draft = actions.save_draft(draft=None, words={"kind": "idea", "title": "Bir fikir", "targets": ["11.7"]})
    made = in_parallel(lambda _n: actions.submit_draft(by=ayse, draft=draft), range(4))
    assert len({one.pk for one in made}) == 1
    assert Contribution.objects.count() == 1


def test_old_drafts_are_thrown_away(monday, db):
    actions.save_draft(draft=None, words={"title": "eski"})
    with clock.at(monday + timedelta(days=8)):
        actions.save_draft(draft=None, words={"title": "yeni"})
        actions.throw_away_old_drafts()
    assert [draft.words["title"] for draft in Draft.objects.all()] == ["yeni"]


def test_the_promise_figures_count_first_final_answers(write, ayse, mehmet, unit):
    early, late, waiting = write(ayse), write(ayse, title="İkinci"), write(ayse, title="Üçüncü")
    with clock.at(early.created_at + timedelta(days=2)):
        actions.answer_contribution(by=mehmet, contribution=early, decision="accepted", text="Evet", unit=unit)
    with clock.at(early.created_at + timedelta(days=40)):
        actions.answer_contribution(by=mehmet, contribution=late, decision="information", text="Bilgi", unit=unit)
        found = accountability.promises()
        assert (found.answered, found.on_time, found.percent_on_time) == (2, 1, 50)
        assert (found.waiting, found.late) == (1, 1)
        assert list(accountability.overdue()) == [waiting]


def test_what_nobody_has_taken_up_can_be_taken_back_for_good(problem, ayse, zeynep):
    actions.withdraw_contribution(by=ayse, contribution=problem)
    problem.refresh_from_db()
    assert (problem.withdrawn_at, problem.hidden_at) == (clock.now(), clock.now())
    assert Thread.objects.get().hidden_at is not None
    assert list(search.find("golge")) == []
    assert not Step.objects.filter(code="ideas.promise").exists()
    actions.hide_contribution(by=zeynep, thing_id=problem.pk, reason="", hidden=False)
    problem.refresh_from_db()
    assert problem.hidden_at is not None


TAKEN_UP = {
    "supported": lambda problem, deniz, mehmet, unit: actions.support(by=deniz, contribution=problem),
    "discussed": lambda problem, deniz, mehmet, unit: write_comment(
        by=deniz, on=problem.thread.ref, text="Bende de", position="for"
    ),
    "reviewed": lambda problem, deniz, mehmet, unit: actions.begin_review(by=mehmet, contribution=problem, unit=unit),
    "taken over": lambda problem, deniz, mehmet, unit: actions.take_over(by=mehmet, contribution=problem),
}


@pytest.mark.parametrize("how", TAKEN_UP)
def test_what_others_have_taken_up_stays(problem, ayse, deniz, mehmet, unit, refused, how):
    TAKEN_UP[how](problem, deniz, mehmet, unit)
    with refused(rules.SHARED):
        actions.withdraw_contribution(by=ayse, contribution=problem)


def test_nobody_else_takes_it_back_and_nobody_twice(problem, ayse, deniz, mehmet, refused):
    with refused(NOT_YOURS):
        actions.withdraw_contribution(by=deniz, contribution=problem)
    actions.withdraw_contribution(by=ayse, contribution=problem)
    with refused(rules.WITHDRAWN):
        actions.withdraw_contribution(by=ayse, contribution=problem)
    with refused(rules.WITHDRAWN):
        actions.take_over(by=mehmet, contribution=problem)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_taking_back_and_supporting_at_once_never_leaves_a_hidden_one_with_counted_support(
    problem, ayse, make_person, in_parallel
):
    people = [make_person(f"Komsu{n}") for n in range(3)]

    def go(number):
        try:
            if number == 3:
                actions.withdraw_contribution(by=ayse, contribution=Contribution.objects.get(pk=problem.pk))
            else:
                actions.support(by=people[number], contribution=Contribution.objects.get(pk=problem.pk))
        except Refused:
            return

    in_parallel(go, range(4))
    problem.refresh_from_db()
    assert problem.support_count == Support.objects.filter(contribution=problem).count()
    assert bool(problem.support_count) is not bool(problem.withdrawn_at)


def test_a_search_shows_first_what_fits_best(write, ayse):
    write(ayse, title="Pazar yeri", text="Tezgâhların üstü gölge değil")
    best = write(ayse, title="Gölge", text="")
    write(ayse, title="Durakta bekleyenler", text="Uzun uzun: yazın orada hiç gölge olmadığı için bekleyemiyoruz")
    found = queries.list_page(None, queries.Wanted(text="gölge"), "").items
    assert found[0] == best
    newest = queries.list_page(None, queries.Wanted(text="gölge", order="newest"), "").items
    assert [one.pk for one in newest] == sorted((one.pk for one in newest), reverse=True)


def test_the_desk_counts_each_tab(write, ayse, mehmet, unit):
    problem = write(ayse)
    actions.begin_review(by=mehmet, contribution=problem, unit=unit)
    write(ayse, title="İkinci")
    assert at_desk.desk_counts(mehmet) == {
        "new": 1,
        "review": 1,
        "fault_desk": 0,
        "body": 0,
        "owed": 2,
        "late": 0,
        "answered": 0,
        "all": 2,
    }
    with clock.at(problem.created_at + timedelta(days=60)):
        assert at_desk.desk_counts(mehmet)["late"] == 2
    actions.route(by=mehmet, contribution=problem, to="fault_desk", words="x")
    counts = at_desk.desk_counts(mehmet)
    assert [counts[tab] for tab in ("review", "fault_desk", "owed", "all")] == [0, 1, 1, 2]
    for tab, count in counts.items():
        assert at_desk.desk_rows(mehmet, tab).count() == count


def test_two_texts_for_answers_cannot_have_one_name(mehmet, refused):
    first = actions.save_template(by=mehmet, name="Teşekkür", text="Teşekkür ederiz.")
    actions.save_template(by=mehmet, name="Teşekkür", text="Sağ olun.", template=first)
    with refused(rules.NAME_TAKEN):
        actions.save_template(by=mehmet, name="Teşekkür", text="Başka")
    actions.remove_template(by=mehmet, template=first)
    assert not queries.templates().exists()
