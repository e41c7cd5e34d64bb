"""Planning a call, applying, the first selection: rules and what actions leave behind."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.calls import actions
from meydan.calls.models import Application, Call, Member
from meydan.calls.rules import reasons
from meydan.calls.tests.conftest import DAY, HOUR, fresh, send, written

SECOND = timedelta(seconds=1)


def codes():
    return list(OutboxMessage.objects.order_by("pk").values_list("code", flat=True))


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda call, by: actions.remove_criterion(by=by, criterion=call.criteria.last()), reasons.WEIGHTS_OFF),
        (lambda call, by: actions.choose_shown(by=by, call=call, shown=[]), reasons.NOTHING_SHOWN),
        (lambda call, by: Call.objects.filter(pk=call.pk).update(opens_at=clock.now() - HOUR), reasons.TOO_EARLY),
    ],
)
def test_a_call_is_published_only_when_everything_stands(planned, mehmet, refused, spoil, code):
    call = planned()
    spoil(call, mehmet)
    with refused(code):
        actions.publish_call(by=mehmet, call=call)


def test_a_call_without_questions_is_not_published(draft, mehmet, refused):
    call = actions.save_call(by=mehmet, draft=draft())
    actions.add_criterion(by=mehmet, call=call, title="x", weight=100)
    with refused(reasons.NO_QUESTIONS):
        actions.publish_call(by=mehmet, call=call)


def test_what_applicants_rely_on_stands_once_it_is_published(call, draft, mehmet, refused):
    for act in (
        lambda: actions.add_criterion(by=mehmet, call=call, title="x", weight=1),
        lambda: actions.remove_criterion(by=mehmet, criterion=call.criteria.first()),
        lambda: actions.choose_shown(by=mehmet, call=call, shown=[]),
    ):
        with refused(reasons.FROZEN):
            act()
    changed = draft(title="Yeni ad", scale=10, jurors_each=5, closes_at=call.closes_at + DAY, conditions=[])
    kept = actions.save_call(by=mehmet, draft=changed, call=call)
    assert kept.title == "Yeni ad"
    assert (kept.scale, kept.jurors_each, kept.closes_at) == (5, 3, call.closes_at)
    assert kept.conditions == call.conditions


@pytest.mark.parametrize(
    "words",
    [{"gives_money": True}, {"jurors_each": 2}, {"published_at": "late"}],
    ids=["money without a basis", "two jurors", "published after it opened"],
)
def test_the_database_keeps_what_a_call_promises(call, monday, words):
    if "published_at" in words:
        words = {"published_at": call.opens_at + SECOND}
    with pytest.raises(IntegrityError), transaction.atomic():
        Call.objects.filter(pk=call.pk).update(**words)


def test_units_run_their_own_calls(draft, selim, works, make_person, refused):
    actions.save_call(by=selim, draft=draft())
    other = make_person("Öteki", ("unit_officer", works))
    with refused("base.not_staff"):
        actions.save_call(by=other, draft=draft())


@pytest.mark.parametrize(
    ("opened", "sent", "code"),
    [
        (-HOUR, -SECOND, None),
        (-SECOND, timedelta(), None),
        (-SECOND, timedelta(minutes=15) - SECOND, None),
        (-SECOND, timedelta(minutes=15), reasons.TOO_LATE),
        (timedelta(), timedelta(), reasons.TOO_LATE),
        (timedelta(), SECOND, reasons.TOO_LATE),
    ],
)
def test_the_end_is_kept_to_the_second_with_grace_for_an_opened_form(call, ayse, refused, opened, sent, code):
    with clock.at(call.closes_at + opened):
        at = clock.now()
    with clock.at(call.closes_at + sent):
        act = {"by": ayse, "call": call, "written": written(call), "opened_at": at, "send": True}
        if code:
            with refused(code):
                actions.write_application(**act)
        else:
            assert actions.write_application(**act).number == 1


def test_a_draft_of_before_the_end_is_sent_within_the_grace(call, ayse, refused):
    with clock.at(call.closes_at - HOUR):
        mine = send(call, ayse, send=False)
        assert (mine.state, mine.number) == ("draft", None)
    with clock.at(call.closes_at + timedelta(minutes=5)):
        assert send(call, ayse).number == 1
    with clock.at(call.closes_at + HOUR), refused(reasons.TOO_LATE):
        send(call, ayse)


def test_nobody_applies_before_it_opens(call, ayse, monday, refused):
    with clock.at(call.opens_at - SECOND), refused(reasons.NOT_OPEN):
        send(call, ayse)


def test_one_application_a_person_and_numbers_in_order(call, applied, ayse, monday, refused):
    assert [one.number for one in applied] == [1, 2, 3]
    assert codes().count("calls.received") == 3
    with clock.at(monday + 2 * HOUR):
        again = send(call, applied[0].person, "Yeni başlık")
        assert (again.pk, again.number, again.title) == (applied[0].pk, 1, "Yeni başlık")
        with refused(reasons.OTHER_TOPIC):
            send(call, ayse, topics=["uzay"])
        assert not Application.objects.filter(person=ayse).exists()


def test_minors_and_jurors_do_not_apply(call, jury, make_person, refused):
    with clock.at(call.opens_at):
        with refused(reasons.ADULTS_ONLY):
            send(call, make_person("Can", age_band="under-18"))
        with refused(reasons.JUROR_HERE):
            send(call, jury[0].person)


def test_a_team_is_invited_by_links_that_count_once(call, applied, ayse, deniz, jury, monday, refused):
    mine = applied[0]
    with clock.at(monday + 3 * HOUR):
        link, other = (actions.invite_member(by=mine.person, application=mine) for _ in range(2))
        actions.join_team(by=ayse, member=link)
        with refused(reasons.WRONG_STATE):
            actions.join_team(by=deniz, member=Member.objects.get(pk=link.pk))
        with refused(reasons.OWN_TEAM):
            actions.join_team(by=ayse, member=other)
        with refused(reasons.JUROR_HERE):
            actions.join_team(by=jury[0].person, member=other)
        with refused(reasons.APPLIED):
            actions.join_team(by=applied[1].person, member=other)
        with refused(reasons.ONCE_ONLY):
            send(call, ayse)
        actions.take_back_invitation(by=mine.person, application=mine, which=other.pk)
        assert not Member.objects.filter(pk=other.pk).exists()
        actions.leave_team(by=ayse, application=mine)
        assert mine.members.count() == 0
        with refused("base.not_yours"):
            actions.invite_member(by=ayse, application=mine)


def test_a_team_has_six_at_most(applied, refused):
    mine = applied[0]
    with clock.at(mine.submitted_at):
        for _ in range(5):
            actions.invite_member(by=mine.person, application=mine)
        with refused(reasons.TEAM_FULL):
            actions.invite_member(by=mine.person, application=mine)


def test_the_first_selection_gives_reasons_and_asks(call, applied, mehmet, monday, refused):
    first, second, third = applied
    with clock.at(monday + 10 * DAY), refused(reasons.STILL_OPEN):
        actions.close_call(by=mehmet, call=call)
    with clock.at(monday + 11 * DAY):
        actions.close_call(by=mehmet, call=call)
        with refused(reasons.NO_REASON):
            actions.screen(by=mehmet, application=fresh(first), to="out")
        actions.screen(by=mehmet, application=fresh(first), to="out", reason="Koşula uymuyor.")
        until = clock.now() + 2 * DAY
        with refused(reasons.PAST):
            actions.ask_more(by=mehmet, application=fresh(second), question="Nerede?", until=clock.now())
        actions.ask_more(by=mehmet, application=fresh(second), question="Nerede?", until=until)
        actions.answer_more(by=second.person, application=second, answer="Pazarda.")
        actions.ask_more(by=mehmet, application=fresh(third), question="Nerede?", until=until)
    with clock.at(until):
        with refused(reasons.TOO_LATE):
            actions.answer_more(by=third.person, application=third, answer="Geç.")
        assert actions.lapse_questions() == 1
        actions.screen(by=mehmet, application=fresh(second), to="eligible")
        assert actions.shortlist_eligible(by=mehmet, call=call) == 1
    assert [fresh(one).state for one in applied] == ["out", "shortlisted", "submitted"]
    assert fresh(second).info_answer == "Pazarda."
    assert {"calls.out", "calls.asked", "calls.answered"} <= set(codes())


def test_who_withdraws_is_not_looked_at_any_more(divided, applied, refused):
    mine = fresh(applied[0])
    actions.withdraw(by=mine.person, application=mine)
    assert mine.assignments.filter(moved_at=None).count() == 0
    with refused(reasons.WRONG_STATE):
        actions.withdraw(by=mine.person, application=mine)


def test_a_cancelled_call_tells_everybody_why(call, applied, mehmet, refused):
    actions.cancel_call(by=mehmet, call=call, why="Bina onarımda.")
    told = OutboxMessage.objects.get(code="calls.cancelled")
    assert len(told.to) == 3
    with clock.at(call.opens_at), refused(reasons.NOT_OPEN):
        send(call, mehmet)


@pytest.mark.django_db(transaction=True)
def test_parallel_applications_get_numbers_of_their_own(call, people, in_parallel):
    many = people(6)

    def apply(person):
        with clock.at(call.opens_at):
            return send(call, person)

    made = in_parallel(apply, many)
    assert sorted(one.number for one in made) == [1, 2, 3, 4, 5, 6]


def test_what_is_known_of_a_person_goes_with_them(scored, applied, jury):
    from meydan.calls import personal

    mine, sits = fresh(applied[0]), jury[0]
    assert next(personal.export_applications(mine.person))["title"] == "Fikir 0"
    files = next(personal.export_juries(sits.person))["files"]
    assert files[0]["points"]
    for forget, person in ((personal.forget_applications, mine.person), (personal.forget_juries, sits.person)):
        forget(person)
    kept = fresh(mine)
    assert (kept.person, kept.organisation, kept.title, kept.number, kept.state) == (None, "", "–", 1, "withdrawn")
    assert sits.assignments.filter(final_at__isnull=False).exists(), "points stay, so that the result can be understood"
