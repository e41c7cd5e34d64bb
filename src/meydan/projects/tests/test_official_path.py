"""The official path: every stop with its day and number, in the order that the table allows."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from meydan.base.models import OutboxMessage
from meydan.projects import actions
from meydan.projects.forms import EndForm
from meydan.projects.models import Outcome, PathStop, ProjectState, Stop
from meydan.projects.models.official_path import OUTCOMES, stops_after
from meydan.projects.queries.official_path import road_of
from meydan.projects.rules import official_path as rules
from meydan.projects.rules.projects import OVER
from meydan.projects.slice import CARD
from meydan.projects.tests.conftest import TODAY
from meydan.threads.models import Station, Step, Thread

AFTER = {
    ("", ""): {"committee", "council", "board"},
    ("committee", "accepted"): {"council", "board"},
    ("committee", "in_part"): {"council", "board"},
    ("committee", "declined"): {"council", "board"},
    ("committee", "withdrawn"): {"committee", "council", "board"},
    ("council", "accepted"): {"appropriation"},
    ("council", "in_part"): {"appropriation"},
    ("council", "declined"): {"committee", "council", "board"},
    ("council", "withdrawn"): {"committee", "council", "board"},
    ("board", "accepted"): {"appropriation"},
    ("board", "in_part"): {"appropriation"},
    ("board", "declined"): {"committee", "council", "board"},
    ("board", "withdrawn"): {"committee", "council", "board"},
    ("appropriation", "done"): {"tender", "direct"},
    ("appropriation", "declined"): {"appropriation"},
    ("appropriation", "withdrawn"): {"appropriation"},
    ("tender", "done"): set(),
    ("tender", "declined"): {"tender", "direct"},
    ("tender", "withdrawn"): {"tender", "direct"},
    ("direct", "done"): set(),
    ("direct", "declined"): {"tender", "direct"},
    ("direct", "withdrawn"): {"tender", "direct"},
}


def send(by, project, stop, since=TODAY, **more):
    return actions.send_to_stop(by=by, project=project, stop=stop, since=since, **more)


def end(by, stop, outcome="accepted", **more):
    words = {"ended_on": TODAY, "number": "2026/118", "words": "Gerekçe"}
    return actions.end_stop(by=by, stop=stop, outcome=outcome, **(words | more))


@pytest.mark.parametrize(("come", "following"), AFTER.items())
def test_the_table_of_stops(come, following):
    assert stops_after(*come) == following


@pytest.mark.parametrize("stop", Stop.values)
def test_while_it_waits_it_goes_nowhere(stop):
    assert stops_after(stop, "waiting") == set()


def test_every_end_of_every_stop_is_in_the_table():
    assert {(stop.value, end.value) for stop in Stop for end in OUTCOMES[stop]} == set(AFTER) - {("", "")}


@pytest.mark.parametrize(("come", "following"), AFTER.items())
@pytest.mark.parametrize("stop", Stop.values)
def test_the_action_keeps_to_the_table(project, director, refused, come, following, stop):
    if come[0]:
        PathStop.objects.create(
            project=project, stop=come[0], outcome=come[1], since=TODAY, ended_on=TODAY, number="1", words="x"
        )
    if stop in following:
        assert send(director, project, stop).is_waiting
    else:
        with refused(rules.PATH_ORDER):
            send(director, project, stop)


@pytest.mark.parametrize("stop", Stop.values)
@pytest.mark.parametrize("outcome", Outcome.values)
def test_each_stop_ends_only_in_its_own_ways(project, director, refused, stop, outcome):
    waiting = PathStop.objects.create(project=project, stop=stop, since=TODAY)
    if outcome in OUTCOMES[Stop(stop)]:
        assert end(director, waiting, outcome).outcome == outcome
    else:
        with refused(rules.PATH_OUTCOME):
            end(director, waiting, outcome)


@pytest.mark.parametrize(("who", "may"), {"ayse": False, "zeynep": False, "mehmet": True, "selim": True}.items())
def test_who_may_send_it_on(project, who, may, request):
    assert bool(rules.may_send(request.getfixturevalue(who), project, None, "council", TODAY)) is may


def test_a_project_that_is_over_goes_nowhere(project, director, refused):
    actions.change_state(by=director, project=project, state=ProjectState.CANCELLED, words="x")
    with refused(OVER):
        send(director, project, "council")


def test_time_does_not_run_backwards(project, director, refused):
    committee = send(director, project, "committee")
    with refused(rules.PATH_EARLY, field="ended_on"):
        end(director, committee, ended_on=TODAY - timedelta(days=1))
    end(director, committee)
    with refused(rules.PATH_EARLY, field="since"):
        send(director, project, "council", since=TODAY - timedelta(days=1))
    with refused(rules.PATH_LATE, field="since"):
        send(director, project, "council", since=TODAY + timedelta(days=1))
    with refused(rules.PATH_LATE, field="ended_on"):
        end(director, send(director, project, "council"), ended_on=TODAY + timedelta(days=1))


@pytest.mark.parametrize("outcome", ["in_part", "declined", "withdrawn"])
def test_what_is_not_simply_yes_says_why(project, director, refused, outcome):
    council = send(director, project, "council")
    with refused(rules.PATH_REASON, field="words"):
        end(director, council, outcome, words=" ")


@pytest.mark.parametrize("outcome", ["accepted", "in_part", "declined"])
@pytest.mark.parametrize("stop", ["council", "board"])
def test_a_decision_has_a_number(project, director, refused, stop, outcome):
    one = send(director, project, stop)
    with refused(rules.PATH_NUMBER, field="number"):
        end(director, one, outcome, number="")


def test_a_committee_needs_no_number(project, director):
    assert end(director, send(director, project, "committee"), number="").number == ""


def test_an_outcome_is_written_once(project, director, refused):
    council = end(director, send(director, project, "council"))
    with refused(rules.PATH_ENDED):
        end(director, council, "declined")


@pytest.mark.parametrize(
    "change",
    [
        {"outcome": "accepted"},
        {"outcome": "accepted", "ended_on": TODAY},
        {"outcome": "declined", "ended_on": TODAY, "number": "1"},
        {"outcome": "accepted", "ended_on": TODAY - timedelta(days=1), "number": "1"},
        {"ended_on": TODAY},
        {"amount": -1},
    ],
)
def test_the_database_keeps_the_promise_whatever_the_code_believes(project, director, change):
    council = send(director, project, "council")
    with pytest.raises(IntegrityError), transaction.atomic():
        PathStop.objects.filter(pk=council.pk).update(**change)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_project_waits_at_one_stop_at_a_time(project, director, in_parallel):
    outcomes = in_parallel(lambda stop: send(director, project, stop), ["council", "board", "committee"])
    assert sorted(type(one).__name__ for one in outcomes) == ["PathStop", "Refused", "Refused"]
    assert PathStop.objects.count() == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_two_outcomes_at_once_one_wins(project, director, in_parallel):
    council = send(director, project, "council")
    outcomes = in_parallel(lambda outcome: end(director, council, outcome), ["accepted", "declined"])
    assert sorted(type(one).__name__ for one in outcomes) == ["PathStop", "Refused"]


def test_each_stop_is_a_step_and_the_decision_a_station(project, director):
    thread = Thread.objects.get(pk=project.threads.get().pk)
    Thread.objects.filter(pk=thread.pk).update(station=Station.IDEA)
    Step.objects.all().delete()
    end(director, send(director, project, "committee"))
    thread.refresh_from_db()
    assert thread.station == Station.IDEA  # a committee advises
    end(director, send(director, project, "council"))
    thread.refresh_from_db()
    assert thread.station == Station.DECISION
    assert [step.code for step in Step.objects.all()] == ["projects.path_sent", "projects.path_ended"] * 2
    assert OutboxMessage.objects.filter(code="projects.path_ended").count() == 1


def test_the_road_shows_what_was_and_what_is_to_come(project, director):
    assert road_of(project) == []
    end(director, send(director, project, "committee"))
    send(director, project, "council")
    assert [(leg.words, leg.state) for leg in road_of(project)] == [
        ("İhtisas komisyonu", "done"), ("Belediye meclisi", "now"), ("Ödenek", "next"), ("İhale veya doğrudan temin", "next"),
    ]  # fmt: skip


def test_a_no_ends_the_road(project, director):
    end(director, send(director, project, "council"), "declined")
    assert [leg.state for leg in road_of(project)] == ["stopped"]


def test_it_is_shown_in_public_with_its_papers(client, project, director):
    council = send(
        director,
        project,
        "council",
        agenda="Madde 7",
        document_number="E-214",
        document_unit="Parklar",
        basis="Yönerge",
    )
    page = client.get(project.get_absolute_url()).content.decode()
    for words in ("Belediye meclisi", "Madde 7", "E-214", "Yönerge", "bekliyor, başlangıç: 23 Kasım 2026"):
        assert words in page
    end(director, council, "in_part", words="Yarısı gelecek yıl")
    for address in (project.get_absolute_url(), project.threads.get().get_absolute_url()):
        page = client.get(address).content.decode()
        assert "Yarısı gelecek yıl" in page
        assert "2026/118" in page


def test_the_desk_says_since_when_it_waits(project, director, selim, ayse):
    send(director, project, "council", agenda_on=TODAY + timedelta(days=3))
    queue = next(one for one in CARD.desk if one.code == "projects.path")
    [task] = queue.load(selim, 9)
    assert task.facts[0] == "Belediye meclisi: bekliyor, başlangıç: 23 Kasım 2026"
    assert task.due.date() == TODAY + timedelta(days=3)
    assert queue.count(selim).count() == 1


def test_the_whole_way_at_the_desk(signed_in, selim, project):
    his = signed_in(selim)
    address = reverse("projects:desk_path", args=[project.pk])
    bad = his.post(address, {"stop": "tender", "since": "2026-11-23", "agenda": "Madde 7"})
    assert bad.status_code == 422
    assert "Madde 7" in bad.content.decode()
    for words in (
        {
            "stop": "council",
            "since": "2026-11-20",
            "agenda": "Madde 7",
            "agenda_on": "2026-11-23",
            "document_number": "E-1",
        },
        {"outcome": "accepted", "ended_on": "2026-11-23", "number": "118"},
        {"stop": "appropriation", "since": "2026-11-23"},
        {"outcome": "done", "ended_on": "2026-11-23", "amount": "1.850.000"},
        {"stop": "direct", "since": "2026-11-23"},
        {"outcome": "done", "ended_on": "2026-11-23", "number": "DT-9", "amount": "1.700.000"},
    ):
        assert his.post(address, words).status_code == 302
    assert [one.amount for one in PathStop.objects.order_by("pk")] == [None, 185000000, 170000000]
    page = his.get(address).content.decode()
    assert "Resmî yol tamamlandı." in page
    assert his.post(address, {"stop": "direct"}).status_code == 422


def test_the_page_refuses_a_decision_without_number_and_keeps_the_words(signed_in, selim, project, director):
    send(director, project, "council")
    answer = signed_in(selim).post(
        reverse("projects:desk_path", args=[project.pk]),
        {"outcome": "declined", "ended_on": "2026-11-23", "words": "Bütçe yetmiyor"},
    )
    assert answer.status_code == 422
    assert "Bütçe yetmiyor" in answer.content.decode()
    assert "Lütfen karar numarasını yazın." in answer.content.decode()


def test_the_sitting_can_be_said_with_the_outcome(signed_in, selim, director, project):
    council = send(director, project, "council", agenda="Madde 7")
    his, address = signed_in(selim), reverse("projects:desk_path", args=[project.pk])
    assert 'value="Madde 7"' in his.get(address).content.decode()
    said = {"outcome": "accepted", "ended_on": "2026-11-23", "number": "118"}
    assert his.post(address, {**said, "agenda": "Madde 12", "agenda_on": "2026-11-23"}).status_code == 302
    council.refresh_from_db()
    assert (council.agenda, council.agenda_on) == ("Madde 12", TODAY)


def test_what_was_said_about_the_sitting_stays_where_nothing_new_is_said(director, project):
    council = end(director, send(director, project, "council", agenda="Madde 7", agenda_on=TODAY))
    assert (council.agenda, council.agenda_on) == ("Madde 7", TODAY)


def test_money_and_purchases_have_no_sitting_and_their_own_words(signed_in, selim, director, project):
    end(director, send(director, project, "council"))
    his, address = signed_in(selim), reverse("projects:desk_path", args=[project.pk])
    page = his.get(address).content.decode()
    assert 'name="agenda"' not in page
    assert re.search(r'<input[^>]*value="appropriation"[^>]*checked', page), "the only way on is chosen already"
    end(director, send(director, project, "appropriation"), "done")
    tender = send(director, project, "tender")
    page = his.get(address).content.decode()
    assert "Sonuçsuz kaldı" in page
    assert "Reddedildi" not in page
    assert "Meclis ve encümen numarasız karar vermez." not in page
    end(director, tender, "declined", words="Teklif gelmedi")
    public = his.get(project.get_absolute_url()).content.decode()
    assert "Ödenek</strong> · 23 Kasım 2026 · <strong>Ayrıldı</strong>" in public
    assert "<strong>Sonuçsuz kaldı</strong> · no. <bdi>2026/118</bdi>" in public
    thread = his.get(project.threads.get().get_absolute_url()).content.decode()
    assert "İhale: Sonuçsuz kaldı" in thread


def test_the_yes_stands_first_also_where_money_is_set_aside():
    for stop in Stop:
        assert EndForm(stop=stop)["outcome"].field.choices[0][0] in {"accepted", "done"}
