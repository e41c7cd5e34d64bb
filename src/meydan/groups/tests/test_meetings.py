"""Polls, meetings, minutes, tasks, and what goes out in the group's name."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from meydan.attendance.actions import renew_calendar
from meydan.base import clock
from meydan.base.models import OutboxMessage, SearchEntry
from meydan.groups import actions
from meydan.groups.actions import Offer
from meydan.groups.models import Group, GroupTask, Meeting, Poll
from meydan.groups.queries import meetings as queries
from meydan.groups.queries import speaking as spoken
from meydan.groups.queries.page import page_of
from meydan.groups.rules import groups as rules
from meydan.groups.rules import meetings as meeting_rules
from meydan.groups.rules import speaking as speaking_rules

DAY = timedelta(days=1)


@pytest.fixture
def poll(group, ayse, monday):
    offers = [Offer(monday + 3 * DAY, place="Merkez"), Offer(monday + 5 * DAY), Offer(monday + 7 * DAY, place="Park")]
    return actions.start_poll(
        by=ayse, group=group, title="Kış işleri", offers=offers, answer_by=(monday + 2 * DAY).date()
    )


def fits(poll, *words):
    return dict(zip([option.pk for option in poll.options.all()], words, strict=True))


def answer(person, poll, *words):
    actions.answer_poll(by=person, poll=poll, fits=fits(poll, *words))


def result(poll):
    return queries.result_of(page_of(None, poll.group_id).poll)


@pytest.mark.parametrize(
    ("answers", "best"),
    [
        ([("yes", "no", "no"), ("no", "yes", "no"), ("no", "yes", "no")], 1),  # most who can come
        ([("if_needed", "no", "yes"), ("if_needed", "no", "if_needed")], 2),  # two points for yes, one for if need be
        ([("yes", "if_needed", "no"), ("no", "if_needed", "no")], 1),  # equal points: whom it suits not, counts
        ([("yes", "no", "yes")], 0),  # still equal: the earlier one
        ([("no", "no", "no")], None),
        ([], None),
    ],
)
def test_the_day_is_chosen_by_one_rule(poll, ayse, kerem, aylin, answers, best):
    for person, words in zip([ayse, kerem, aylin], answers, strict=False):
        answer(person, poll, *words)
    found = result(poll)
    assert (found.best and found.tallies.index(found.best)) == best
    assert found.answered == len(answers)


def test_an_answer_can_be_changed_and_foreign_days_are_passed_over(poll, kerem):
    answer(kerem, poll, "yes", "no", "no")
    actions.answer_poll(by=kerem, poll=poll, fits={**fits(poll, "no", "yes", "no"), 999: "yes"})
    assert [one.yes for one in result(poll).tallies] == [0, 1, 0]


@pytest.mark.parametrize(
    ("days", "last", "code"),
    [
        ([3], 2, meeting_rules.OPTIONS),
        ([3, 3], 2, meeting_rules.OPTIONS),
        (range(3, 12), 2, meeting_rules.OPTIONS),
        ([-1, 3], 2, meeting_rules.PAST),
        ([3, 4], 3, meeting_rules.ANSWER_BY),
        ([3, 4], -1, meeting_rules.ANSWER_BY),
    ],
)
def test_a_poll_is_refused(group, ayse, monday, refused, days, last, code):
    offers = [Offer(monday + day * DAY) for day in days]
    with refused(code):
        actions.start_poll(by=ayse, group=group, title="x", offers=offers, answer_by=(monday + last * DAY).date())


def test_one_poll_at_a_time_by_who_has_a_role(poll, group, ayse, deniz, monday, refused):
    offers = [Offer(monday + 3 * DAY), Offer(monday + 4 * DAY)]
    with refused(meeting_rules.POLL_OPEN):
        actions.start_poll(by=ayse, group=group, title="x", offers=offers, answer_by=monday.date())
    actions.join_group(by=deniz, group=group)
    with refused(rules.NOT_YOUR_GROUP):
        actions.start_poll(by=deniz, group=group, title="x", offers=offers, answer_by=monday.date())
    with refused(rules.NOT_YOUR_GROUP):
        actions.cancel_poll(by=deniz, poll=poll)
    actions.cancel_poll(by=ayse, poll=poll)
    assert not queries.open_polls(group.pk)


def test_every_member_offers_another_day_once(poll, deniz, group, monday, refused, kerem):
    with refused(rules.NOT_A_MEMBER):
        actions.offer_day(by=deniz, poll=poll, offer=Offer(monday + 4 * DAY))
    actions.offer_day(by=kerem, poll=poll, offer=Offer(monday + 4 * DAY))
    with refused(meeting_rules.SAME_TIME):
        actions.offer_day(by=kerem, poll=poll, offer=Offer(monday + 4 * DAY))


def test_the_best_day_becomes_a_meeting(poll, ayse, kerem, refused):
    with refused(meeting_rules.NOBODY):
        actions.close_poll(by=ayse, poll=poll)
    answer(kerem, poll, "no", "no", "yes")
    meeting = actions.close_poll(by=ayse, poll=poll)
    assert (meeting.title, meeting.place, meeting.state, meeting.poll) == ("Kış işleri", "Park", "planned", poll)
    with refused(meeting_rules.POLL_CLOSED):
        answer(kerem, poll, "yes", "yes", "yes")


def test_the_silent_are_reminded_once_and_the_poll_ends_by_itself(poll, kerem, ayse, aylin, monday):
    assert actions.remind_silent() == 0  # two days before
    with clock.at(monday + DAY):
        answer(kerem, poll, "yes", "no", "no")
        assert (actions.remind_silent(), actions.remind_silent()) == (2, 0)
        told = OutboxMessage.objects.get(code="groups.poll_reminder")
        assert set(told.to) == {f"person:{ayse.pk}", f"person:{aylin.pk}"}
        assert actions.end_due_polls() == 0
    with clock.at(monday + 3 * DAY):
        assert (actions.end_due_polls(), actions.end_due_polls()) == (1, 0)
    assert Meeting.objects.get().starts_at == monday + 3 * DAY


def test_a_poll_that_suits_nobody_ends_with_a_word_to_who_runs_the_group(poll, monday):
    with clock.at(monday + 3 * DAY):
        actions.end_due_polls()
    assert not Meeting.objects.exists()
    assert OutboxMessage.objects.get(code="groups.no_day").to == [f"{poll.group.ref}:run"]
    assert Poll.objects.get().closed_at


# Meetings


def test_people_are_called_when_there_is_an_agenda_and_a_place(meet, ayse, refused):
    with refused(meeting_rules.NO_AGENDA):
        actions.call_meeting(by=ayse, meeting=meet(agenda=" \n"))
    with refused(meeting_rules.NO_PLACE):
        actions.call_meeting(by=ayse, meeting=meet(place=""))
    meeting = actions.call_meeting(by=ayse, meeting=meet())
    assert (meeting.state, meeting.sequence) == ("called", 1)
    with refused(meeting_rules.MEETING_MOVE):
        actions.call_meeting(by=ayse, meeting=meeting)


def test_who_was_called_hears_of_a_move_and_not_of_a_new_word(meet, ayse, monday):
    meeting = actions.call_meeting(by=ayse, meeting=meet())
    same = {"title": "Başka ad", "minutes": 90, "place": "Merkez", "link": "", "agenda": "x"}
    actions.change_meeting(by=ayse, meeting=meeting, starts_at=meeting.starts_at, **same)
    assert not OutboxMessage.objects.filter(code="groups.moved").exists()
    moved = actions.change_meeting(by=ayse, meeting=meeting, starts_at=monday + 4 * DAY, **same)
    assert OutboxMessage.objects.filter(code="groups.moved").count() == 1
    assert moved.sequence == 3


def test_a_meeting_is_remembered_once_a_day_before(meet, ayse, monday):
    actions.call_meeting(by=ayse, meeting=meet(days=2))
    meet(days=2)  # planned only
    assert actions.remind_of_meetings() == 0
    with clock.at(monday + 1.5 * DAY):
        assert (actions.remind_of_meetings(), actions.remind_of_meetings()) == (1, 0)


def test_a_cancelled_meeting_says_why_and_is_over(meet, ayse, refused, thursday, kerem):
    with clock.at(thursday - 3 * DAY):
        meeting = actions.cancel_meeting(by=ayse, meeting=meet(), words="Yağmur")
    with refused(meeting_rules.MEETING_MOVE):
        actions.write_minutes(by=kerem, meeting=meeting, present=[], discussed="x")


# Minutes


def test_minutes_go_from_a_draft_by_one_to_the_approval_of_another_and_to_everybody(
    minuted, kerem, ayse, thursday, refused
):
    assert (minuted.state, minuted.present.count(), minuted.guests) == ("drafted", 2, 1)
    actions.ask_correction(by=ayse, meeting=minuted, words="Dört okul")
    again = actions.write_minutes(by=kerem, meeting=minuted, present=[ayse.pk], decisions="Dört okul.")
    assert (again.present.count(), again.correction) == (1, "")
    with refused(rules.NOT_YOUR_GROUP):
        actions.approve_minutes(by=kerem, meeting=minuted)
    with refused(meeting_rules.MEETING_MOVE):
        actions.publish_minutes(by=kerem, meeting=minuted)
    actions.approve_minutes(by=ayse, meeting=minuted)
    published = actions.publish_minutes(by=kerem, meeting=minuted)
    assert published.is_published
    entry = SearchEntry.objects.get(ref=published.ref)
    assert entry.public
    assert "Dört okul." in entry.body
    actions.hide_minutes(by=None, thing_id=published.pk, reason="x")
    entry.refresh_from_db()
    assert not entry.public


def test_nobody_approves_their_own_minutes(meet, ayse, aylin, thursday, refused):
    with clock.at(thursday - 3 * DAY):
        meeting = meet()
    actions.write_minutes(by=ayse, meeting=meeting, present=[], discussed="x")
    with refused(meeting_rules.OWN_MINUTES):
        actions.approve_minutes(by=ayse, meeting=meeting)
    assert actions.approve_minutes(by=aylin, meeting=meeting).state == "approved"


def test_minutes_wait_for_the_meeting_and_hold_something(meet, kerem, monday, refused, deniz, group):
    meeting = meet()
    with refused(meeting_rules.NOT_OVER):
        actions.write_minutes(by=kerem, meeting=meeting, present=[], discussed="x")
    with clock.at(monday + 3 * DAY):
        with refused(meeting_rules.EMPTY_MINUTES):
            actions.write_minutes(by=kerem, meeting=meeting, present=[], discussed=" \n ")
        with refused(rules.NOT_YOUR_GROUP):
            actions.write_minutes(by=deniz, meeting=meeting, present=[], discussed="x")
        noted = actions.write_minutes(by=kerem, meeting=meeting, present=[deniz.pk, kerem.pk], discussed="x")
        assert [one.pk for one in noted.present.all()] == [kerem.pk]  # only members


def test_a_group_that_has_met_works(minuted, monday):
    group = Group.objects.get(pk=minuted.group_id)
    assert (group.state, group.met_at) == ("working", monday + 2 * DAY)


def test_the_month_counts_what_took_place_and_what_comes(minuted, meet, group, monday):
    meet(days=6)
    meet(days=10)  # December
    month = queries.month_of(queries.latest(group))
    assert (month.held, month.coming, month.wanted, month.missing) == (1, 1, 2, 0)
    assert month.last_day == date(2026, 11, 30)
    assert month.stones == ["on", "now"]


def test_an_older_group_brings_its_past_in_one_go(group, mehmet, ayse, monday, kerem, refused):
    rows = [
        actions.Earlier(f"Toplantı {n}", monday - n * 20 * DAY, "Merkez", "Karar", "Söz", [ayse.pk]) for n in (1, 2)
    ]
    with refused("base.not_staff"):
        actions.bring_earlier_meetings(by=kerem, group=group, earlier=rows)
    actions.bring_earlier_meetings(by=mehmet, group=group, earlier=rows)
    assert len(queries.minutes_page(group, "")) == 2
    assert Group.objects.get(pk=group.pk).state == "working"
    assert SearchEntry.objects.filter(kind="meeting", public=True).count() == 2


# Tasks


def test_a_task_is_taken_by_one_and_finished_by_them_or_who_has_a_role(group, deniz, kerem, ayse, refused):
    task = actions.add_task(by=kerem, group=group, title="Ölçün")
    with refused(rules.NOT_A_MEMBER):
        actions.take_task(by=deniz, task=task)
    actions.join_group(by=deniz, group=group)
    actions.take_task(by=deniz, task=task)
    with refused(meeting_rules.TASK_TAKEN):
        actions.take_task(by=kerem, task=task)
    assert list(queries.tasks_of(deniz)) == [task]
    actions.give_task_back(by=deniz, task=task)
    with refused(rules.NOT_YOUR_GROUP):
        actions.finish_task(by=deniz, task=task)
    actions.finish_task(by=ayse, task=task)
    with refused(meeting_rules.DONE):
        actions.take_task(by=kerem, task=task)


def test_a_task_is_given_to_members_only(group, kerem, ayse, deniz, refused, monday):
    with refused(rules.NOT_A_MEMBER, field="owner"):
        actions.add_task(by=kerem, group=group, title="x", owner=deniz)
    task = actions.add_task(by=kerem, group=group, title="x", owner=ayse, due_on=monday.date())
    with clock.at(monday + 2 * DAY):
        assert GroupTask.objects.get(pk=task.pk).days_late == 2
    assert OutboxMessage.objects.get(code="groups.task").to == [f"person:{ayse.pk}"]


@pytest.mark.django_db(transaction=True)
def test_of_four_who_take_a_task_at_once_one_gets_it(group, kerem, make_person, in_parallel, monday):
    people = [make_person(f"Komşu{number}") for number in range(2)]
    for person in people:
        actions.join_group(by=person, group=group)
    task = actions.add_task(by=kerem, group=group, title="x")
    outcomes = in_parallel(lambda person: actions.take_task(by=person, task=task), [*people, kerem])
    assert sum(isinstance(one, GroupTask) for one in outcomes) == 1


# In the group's name


@pytest.fixture
def speak(group, kerem, targets, goksu):
    def said(meeting, by=kerem, **said):
        said = {"kind": "idea", "title": "Üç bahçe açılsın", "text": "x", "neighbourhood": goksu} | said
        return actions.write_as_group(by=by, group=group, meeting=meeting, targets=[targets["13.1"]], **said)

    return said


def test_a_group_speaks_by_its_minutes_and_in_its_own_name(minuted, speak, group, kerem, thursday):
    output = speak(minuted)
    assert output.contribution.author_name == "İklim çalışma grubu"
    assert output.contribution.author == kerem
    step = output.contribution.thread.steps.get(code="groups.spoke")
    assert (step.ref, step.facts) == (group.ref, {"meeting": minuted.pk, "decided": "2026-11-25"})
    assert list(spoken.contributions_of(group.pk)) == [output]
    assert OutboxMessage.objects.get(code="groups.spoke").facts["name"] == group.name


def test_without_a_decision_a_group_says_nothing(meet, minuted, speak, propose, deniz, group, thursday, refused):
    with clock.at(thursday - 3 * DAY):
        coming = meet()
    with refused(speaking_rules.NO_MEETING):
        speak(coming)
    actions.join_group(by=deniz, group=group)
    with refused(rules.NOT_YOUR_GROUP):
        speak(minuted, by=deniz)


def test_an_opinion_goes_its_way_to_a_decision(minuted, group, kerem, mehmet, thursday, refused):
    opinion = actions.write_opinion(by=kerem, group=group, meeting=minuted, title="Bahçeler", text="Görüşümüz")
    day = thursday.date()
    with refused("base.not_staff"):
        actions.send_opinion(by=kerem, opinion=opinion, number="2026/14", sent_on=day)
    with refused(speaking_rules.OPINION_MOVE):
        actions.put_on_agenda(by=mehmet, opinion=opinion, agenda_on=day)
    opinion = actions.send_opinion(by=mehmet, opinion=opinion, number="2026/14", sent_on=day)
    with refused(speaking_rules.DAYS):
        actions.put_on_agenda(by=mehmet, opinion=opinion, agenda_on=day - DAY)
    opinion = actions.put_on_agenda(by=mehmet, opinion=opinion, agenda_on=day + 3 * DAY)
    opinion = actions.record_decision(
        by=mehmet, opinion=opinion, outcome="in_part", decision_number="2026/88", decided_on=day + 3 * DAY
    )
    assert (opinion.state, opinion.number, opinion.get_outcome_display()) == (
        "decided",
        "2026/14",
        "Bir bölümü kabul edildi",
    )
    assert OutboxMessage.objects.filter(code="groups.opinion_moved").count() == 3
    assert not spoken.opinions_waiting().exists()
    with refused(speaking_rules.OPINION_MOVE):
        actions.withdraw_opinion(by=mehmet, opinion=opinion)


def test_an_opinion_is_taken_back_by_the_centre(minuted, group, kerem, mehmet, thursday, refused):
    opinion = actions.write_opinion(by=kerem, group=group, meeting=minuted, title="x", text="x")
    with refused("base.not_staff"):
        actions.withdraw_opinion(by=kerem, opinion=opinion)
    assert actions.withdraw_opinion(by=mehmet, opinion=opinion).state == "withdrawn"
    assert not spoken.opinions_of(group.pk)


# Calendar


def test_a_calendar_reads_times_changes_and_cancellations(client, group, meet, ayse, monday):
    called = actions.call_meeting(
        by=ayse, meeting=meet(title="Ağaç; gölge, su", agenda="Bir\nİki", link="https://x.example/")
    )
    actions.cancel_meeting(by=ayse, meeting=meet(days=4), words="Yağmur")
    first, second = Calendar.from_ical(client.get(f"/grup/{group.pk}/takvim.ics").content).walk("VEVENT")
    assert first["UID"] == f"meeting-{called.pk}@localhost"
    assert (first["DTSTART"].dt, first["DTEND"].dt) == (called.starts_at, called.ends_at)
    assert (first["SEQUENCE"], first["STATUS"], first["DESCRIPTION"]) == (1, "CONFIRMED", "Bir\nİki")
    assert first["SUMMARY"] == "İklim çalışma grubu: Ağaç; gölge, su"
    assert (second["STATUS"], second["DESCRIPTION"]) == ("CANCELLED", "Yağmur")


def test_a_member_finds_the_link_in_their_own_calendar_and_nobody_else_does(client, group, meet, ayse, deniz):
    meet(link="https://toplanti.example/gizli")
    told = {
        person: client.get(f"/takvim/{renew_calendar(by=person).key}.ics").content.decode() for person in (ayse, deniz)
    }
    assert "https://toplanti.example/gizli" in told[ayse]
    assert "VEVENT" not in told[deniz]


def test_what_came_out_in_all_is_said_in_one_line(speak, client, group, kerem, minuted, mehmet, thursday):
    assert "Toplam:" not in client.get(group.get_absolute_url()).content.decode()
    speak(minuted), speak(minuted)
    kept, taken_back = (
        actions.write_opinion(by=kerem, group=group, meeting=minuted, title=title, text="x") for title in ("a", "b")
    )
    actions.withdraw_opinion(by=mehmet, opinion=taken_back)
    assert kept.state == "written"
    assert "Toplam: 2 katkı, 1 kent konseyi görüşü." in client.get(group.get_absolute_url()).content.decode()
