"""From the trial to threads: what they are, what they leave alone, and that they can go again."""

from datetime import date

import pytest
from django.utils import timezone

from meydan.base import clock, search
from meydan.base.models import AuditLine, OutboxMessage, SearchEntry
from meydan.base.sentences import NOT_STAFF
from meydan.discussion.actions import write_comment
from meydan.ideas import actions as ideas
from meydan.ideas.models import Contribution, State
from meydan.ideas.queries.accountability import overdue, promises
from meydan.imports import actions, queries
from meydan.imports.models import Import, RejectedRow
from meydan.imports.rules import KEPT, NOT_CHECKED, NOTHING_NEW, OPEN_QUESTIONS, TOO_LATE
from meydan.imports.tests import messy
from meydan.threads.actions import follow
from meydan.threads.models import Station, Thread

pytestmark = pytest.mark.django_db
HEADINGS = ["No", "Tarih", "Konu", "Metin", "Mahalle", "Birim", "Durum", "Cevap", "Cevap tarihi", "Amaç", "Tür"]


def row(number="1", day="03.02.2024", title="Gölge yok", text="Parkta gölge yok.", place="Göksu", unit="Fen İşleri",
        state="Kabul edildi", answer="Ağaç dikilecek.", answered="20.02.2024", goal="11.7", kind="Fikir"):  # fmt: skip
    return [number, day, title, text, place, unit, state, answer, answered, goal, kind]


def again(one: Import) -> Import:
    return Import.objects.get(pk=one.pk)


def carried_out(verb, by, one, **facts) -> Import:
    actions.carry_on(import_id=verb(by=by, one=one, **facts).pk)
    return again(one)


def test_a_trial_counts_and_writes_nothing_else(tried):
    one = tried(
        [
            HEADINGS,
            row(),
            row("2", state="İşlemde", answer="", answered=""),
            row("3", day="31.02.2024"),
            row("4", title="", text=""),
            row("1"),
        ]
    )
    assert (one.state, one.report["new"], one.report["open"], one.report["past"], one.report["overdue"]) == (
        "checked",
        2,
        1,
        1,
        1,
    )
    assert {reason: told["count"] for reason, told in one.report["rejected"].items()} == {
        "bad_date": 1,
        "no_text": 1,
        "twice": 1,
    }
    assert one.report["rejected"]["bad_date"] == {"count": 1, "line": 4, "value": "31.02.2024"}
    assert Contribution.objects.count() == Thread.objects.count() == 0
    assert [one.line for one in RejectedRow.objects.order_by("line")] == [4, 5, 6]


def test_a_line_that_adds_up_the_list_is_no_request_even_where_dates_may_be_missing(uploaded, mehmet):
    one = uploaded([HEADINGS, row(), ["TOPLAM", "", "", "1.842", "", "", "", "", "", "", ""]])
    said = {"fields": {}, "kind": "problem", "undated": "today", "date_order": {}, "words": {}}
    one = actions.answer_questions(by=mehmet, one=one, **said)
    one = carried_out(actions.start_trial, mehmet, one)
    assert (one.report["new"], one.report["rejected"]) == (1, {"total": {"count": 1, "line": 3, "value": "TOPLAM"}})


def test_record_numbers_that_a_spreadsheet_shortened_tell_nothing_apart(imported):
    one = imported([HEADINGS, row("2,02E+10"), row("2,02E+10", title="Bank yok", text="Parkta bank yok.")])
    assert [row.number for row in one.imported.all()] == ["", ""]


def test_a_record_becomes_a_hidden_thread_with_its_own_dates_and_answer(imported, goksu, works):
    one = imported([HEADINGS, row()])
    idea = Contribution.objects.get()
    assert (one.state, one.made) == ("imported", 1)
    assert (idea.what, idea.title, idea.text, idea.neighbourhood, idea.unit) == (
        "idea",
        "Gölge yok",
        "Parkta gölge yok.",
        goksu,
        works,
    )
    assert (idea.state, idea.author, idea.channel, idea.hidden_at is not None) == ("accepted", None, "import", True)
    assert timezone.localdate(idea.created_at) == date(2024, 2, 3)
    assert idea.thread.number == "2024-0001"
    assert idea.thread.hidden_at is not None
    assert idea.thread.station == Station.DECISION
    assert [link.target.code for link in idea.thread.target_links.all()] == ["11.7"]
    answer = idea.answers.get()
    assert (answer.decision, answer.text, answer.unit, timezone.localdate(answer.at)) == (
        "accepted",
        "Ağaç dikilecek.",
        works,
        date(2024, 2, 20),
    )
    assert answer.workdays == 12
    assert [step.code for step in idea.thread.steps.all()] == ["ideas.submitted", "ideas.answered", "ideas.imported"]
    assert idea.thread.steps.last().facts["origin"] == "Eski site"
    assert [(change.before, change.after) for change in idea.state_changes.all()] == [
        ("", "received"),
        ("received", "accepted"),
    ]


@pytest.mark.parametrize(
    ("said", "state", "station"),
    [("Yeni", State.RECEIVED, "idea"), ("İşlemde", State.IN_REVIEW, "idea"), ("Reddedildi", State.DECLINED, "decision"),
     ("Cevaplandı", State.ANSWERED, "idea"), ("Yapıldı", State.DONE, "work"), ("Kabul edildi", State.ACCEPTED, "decision")],
)  # fmt: skip
def test_each_state_is_reached_by_allowed_moves(imported, said, state, station):
    imported([HEADINGS, row(state=said, answer="", answered="")])
    idea = Contribution.objects.get()
    assert (idea.state, idea.thread.station, idea.state_changes.last().after) == (state, station, state)
    assert idea.answers.count() == 0


def test_an_answer_without_its_day_is_told_but_is_no_official_answer(imported):
    imported([HEADINGS, row(answered="")])
    idea = Contribution.objects.get()
    assert (idea.answers.count(), idea.answered_at) == (0, None)
    assert idea.thread.steps.get(code="ideas.outcome").words == "Ağaç dikilecek."


def test_nobody_is_messaged_and_no_figure_on_promises_moves(imported, mehmet):
    before = promises()
    one = imported(
        [
            HEADINGS,
            row(),
            row("2", state="Yeni", answer="", answered=""),
            row("3", answered="20.11.2026", day="01.11.2026"),
        ]
    )
    carried_out(actions.publish, mehmet, one, everything=True)
    assert OutboxMessage.objects.count() == 0
    assert promises() == before
    assert list(overdue()) == []
    assert not Contribution.objects.get(state="received").is_late


def test_imported_ones_are_found_only_once_they_are_published(imported, client, mehmet):
    one = imported([HEADINGS, row()])
    address = Contribution.objects.get().thread.get_absolute_url()
    assert client.get(address).status_code == 404
    assert list(search.find("gölge")) == []
    one = carried_out(actions.publish, mehmet, one, everything=False)
    assert one.state == "imported"
    assert client.get(address).status_code == 200
    assert [entry.ref for entry in search.find("gölge")] == [Contribution.objects.get().ref]


def test_words_that_look_personal_are_published_only_on_purpose(imported, mehmet):
    one = imported(
        [
            HEADINGS,
            row(),
            row("2", text="Beni 0532 111 22 33 numarasından arayın."),
            row("3", text="Annem hasta, yol bozuk."),
        ]
    )
    one = carried_out(actions.publish, mehmet, one, everything=False)
    assert queries.figures(one) == {"there": 3, "hidden": 2, "personal": 2}
    one = carried_out(actions.publish, mehmet, one, everything=True)
    assert queries.figures(one)["hidden"] == 0


def test_importing_again_doubles_nothing(imported, tried, mehmet, refused):
    first = imported()
    assert first.made == 12
    again_ = tried()
    assert (again_.report["new"], again_.report["there"]) == (0, 12)
    with refused(NOTHING_NEW):
        actions.begin_import(by=mehmet, one=again_)
    table = [messy.HEADINGS, *messy.rows(14)]
    assert imported(table).made == 2
    assert Contribution.objects.count() == 14


def test_a_list_that_comes_again_begins_with_the_answers_of_the_last_time(uploaded, mehmet, monday):
    table = [["No", "Tarih", "Bilgi", "Durum"], ["1", "03.02.2024", "Gölge yok", "OLUMLU"]]
    said = {"kind": "problem", "undated": "today", "date_order": {}, "words": {"state": {"olumlu": "done"}}}
    one = actions.answer_questions(by=mehmet, one=uploaded(table), fields={2: "text", 3: "state"}, **said)
    assert uploaded(table).answered_before is None  # what was never imported teaches nothing
    carried_out(actions.start_trial, mehmet, one)
    carried_out(actions.begin_import, mehmet, Import.objects.get(pk=one.pk))
    assert uploaded(table, origin="Başka liste").answered_before is None
    more = [
        [*table[0], "Açıklama"],
        *([*line, "x"] for line in table[1:]),
        ["2", "04.02.2024", "Bank yok", "OLUMLU", "x"],
    ]
    again_ = uploaded(more)
    assert again_.answered_before == monday
    assert [column["field"] for column in again_.columns] == ["number", "date", "text", "state", ""]
    assert (again_.answers["undated"], again_.answers["words"]["state"]) == ("today", {"olumlu": "done"})
    assert carried_out(actions.start_trial, mehmet, again_).report["new"] == 1


def test_rows_without_numbers_are_told_apart_by_what_they_say(imported):
    plain = [line[1:] for line in ([HEADINGS, row(), row(text="Başka bir metin.")])]
    imported(plain)
    assert imported([*plain, row(day="2024-03-05")[1:]]).made == 1
    assert Contribution.objects.count() == 3


def test_two_imports_of_one_list_at_once_let_each_row_in_once(imported, tried, mehmet):
    first, second = tried(), tried()
    for one in (first, second):
        actions.begin_import(by=mehmet, one=one)
    for one in (first, second):
        actions.carry_on(import_id=one.pk)
    assert (again(first).made, again(second).made) == (12, 0)
    assert again(second).state == "imported"


def test_undo_removes_what_nobody_touched_and_says_what_stays(imported, mehmet, ayse, director):
    one = imported([HEADINGS, *(row(str(n), state="Yeni", answer="", answered="") for n in range(6))])
    one = carried_out(actions.publish, mehmet, one, everything=True)
    ideas_ = list(Contribution.objects.order_by("pk"))
    ideas.support(by=ayse, contribution=ideas_[0])
    write_comment(by=ayse, on=ideas_[1].thread.ref, text="Evet", position="for")
    follow(by=ayse, thread=ideas_[2].thread)
    ideas.take_over(by=director, contribution=ideas_[3])
    one = carried_out(actions.undo, mehmet, one)
    assert one.state == "undone"
    assert set(Contribution.objects.all()) == set(ideas_[:4])
    assert queries.touched(list(queries.imported_rows(one))) == {
        ideas_[0].pk: "supported", ideas_[1].pk: "discussed", ideas_[2].pk: "followed", ideas_[3].pk: "worked_on",
    }  # fmt: skip
    assert SearchEntry.objects.filter(kind="idea").count() == Thread.objects.count() == 4
    assert imported([HEADINGS, row("5")]).made == 1


def test_what_something_was_joined_to_stays(imported, mehmet, ayse, director, goksu, targets):
    one = imported(
        [HEADINGS, row("1", state="Yeni", answer="", answered=""), row("2", state="Yeni", answer="", answered="")]
    )
    one = carried_out(actions.publish, mehmet, one, everything=True)
    first = Contribution.objects.order_by("pk").first()
    mine = ideas.submit_contribution(
        by=ayse, kind="idea", title="Gölge", text="", neighbourhood=goksu, targets=[targets["11.7"]]
    )
    ideas.merge_contributions(by=director, duplicate=mine, into=first, words="Aynı")
    assert carried_out(actions.undo, mehmet, one).state == "undone"
    assert [kept.pk for kept in Contribution.objects.order_by("pk")] == [first.pk, mine.pk]


def test_an_import_can_be_undone_for_thirty_days(imported, mehmet, refused, monday):
    one = imported([HEADINGS, row()])
    with clock.at(monday + KEPT * 1.01), refused(TOO_LATE):
        actions.undo(by=mehmet, one=one)


def test_the_number_of_a_thread_follows_on_in_its_year(imported, ayse, goksu, targets):
    mine = ideas.submit_contribution(
        by=ayse, kind="idea", title="x", text="", neighbourhood=goksu, targets=[targets["11.7"]]
    )
    imported([HEADINGS, row("1", day="01.11.2026", answered=""), row("2"), row("3", day="02.11.2026", answered="")])
    assert sorted(Thread.objects.values_list("number", flat=True)) == [
        "2024-0001",
        "2026-0001",
        "2026-0002",
        "2026-0003",
    ]
    assert mine.thread.number == "2026-0001"


def test_bulk_creation_leaves_what_single_creation_leaves(imported, ayse, goksu, targets, parks, director):
    """Compared with a contribution that was written, given to a unit and answered, but for author, promise and messages."""
    one = ideas.submit_contribution(
        by=ayse,
        kind="idea",
        title="Gölge yok",
        text="Parkta gölge yok.",
        neighbourhood=goksu,
        targets=[targets["11.7"]],
    )
    ideas.answer_contribution(by=director, contribution=one, decision="accepted", text="Ağaç dikilecek.", unit=parks)
    imported([HEADINGS, row(unit="Park ve Bahçeler", day="23.11.2026", answered="23.11.2026")])
    mine, theirs = Contribution.objects.get(pk=one.pk), Contribution.objects.exclude(pk=one.pk).get()
    same = (
        "what",
        "title",
        "text",
        "language",
        "neighbourhood_id",
        "unit_id",
        "state",
        "first_promise",
        "promised_for",
        "support_count",
        "process_id",
        "merged_into_id",
    )
    assert [getattr(mine, name) for name in same] == [getattr(theirs, name) for name in same]
    threads = ("title", "neighbourhood_id", "station", "language", "place_words")
    assert [getattr(mine.thread, name) for name in threads] == [getattr(theirs.thread, name) for name in threads]
    answers = [(a.decision, a.reason, a.text, a.unit_id, a.workdays) for i in (mine, theirs) for a in i.answers.all()]
    assert answers[0] == answers[1]
    mine_entry, their_entry = (SearchEntry.objects.get(ref=i.ref) for i in (mine, theirs))
    assert (mine_entry.title, mine_entry.folded) == (their_entry.title, their_entry.folded)
    assert [(s.code, s.station) for s in theirs.thread.steps.all()][:2] == [
        (s.code, s.station) for s in mine.thread.steps.all()
    ]


def test_who_may(uploaded, imported, ayse, selim, zeynep, refused):
    one = uploaded()
    for person in (ayse, selim, zeynep):
        for verb in (actions.start_trial, actions.begin_import, actions.undo, actions.revive):
            with refused(NOT_STAFF):
                verb(by=person, one=one)


def test_nothing_is_imported_without_a_trial(uploaded, mehmet, refused):
    with refused(NOT_CHECKED):
        actions.begin_import(by=mehmet, one=uploaded())


def test_words_with_two_meanings_stop_the_trial_until_they_are_answered(uploaded, mehmet, refused):
    one = uploaded([HEADINGS, row(state="OLUMLU")])
    with refused(OPEN_QUESTIONS, words="“OLUMLU”"):
        actions.start_trial(by=mehmet, one=one)
    one = actions.answer_questions(
        by=mehmet,
        one=one,
        fields={},
        kind="problem",
        undated="reject",
        date_order={},
        words={"state": {"olumlu": "done"}},
    )
    assert carried_out(actions.start_trial, mehmet, one).report["by"]["state"] == [["done", 1]]


def test_every_act_leaves_a_line(imported, mehmet):
    carried_out(actions.undo, mehmet, imported([HEADINGS, row()]))
    codes = list(AuditLine.objects.filter(ref__startswith="import:").order_by("id").values_list("code", flat=True))
    assert codes == [
        "imports.uploaded", "imports.trial", "imports.checked", "imports.began", "imports.imported", "imports.undone", "imports.finished",
    ]  # fmt: skip
