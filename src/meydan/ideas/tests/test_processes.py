"""Stages in time, what they open, and who took part."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meydan.base import clock
from meydan.discussion.actions import write_comment
from meydan.discussion.models import Comment
from meydan.ideas import actions
from meydan.ideas.models import Contribution, Process, ProcessChange, StageKind
from meydan.ideas.rules import processes as rules


@pytest.fixture
def process(monday, director, goksu):
    made = actions.start_process(
        by=director,
        template="open_call",
        title="Gölge çağrısı",
        summary="…",
        promise="…",
        opens_at=monday,
        neighbourhoods=[goksu],
    )
    actions.publish_process(by=director, process=made)
    return Process.objects.prefetch_related("stages").get(pk=made.pk)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(seconds=st.integers(-(10**6), 2 * 10**7))
def test_at_any_moment_there_is_one_stage_or_none(process, monday, seconds):
    moment = monday + timedelta(seconds=seconds)
    inside = [one for one in process.stages.all() if one.opens_at <= moment < one.closes_at]
    assert len(inside) <= 1
    assert rules.stage_now(process, moment) == (inside[0] if inside else None)


def test_a_stage_ends_to_the_second(process):
    collect, deliberate = list(process.stages.all())[:2]
    assert rules.stage_now(process, collect.closes_at - timedelta(seconds=1)) == collect
    assert rules.stage_now(process, collect.closes_at) == deliberate


@pytest.mark.parametrize("kind", StageKind.values)
@pytest.mark.parametrize("verb", [rules.SUBMIT, rules.SUPPORT, rules.DISCUSS, rules.ANSWER])
def test_the_stage_alone_opens_verbs(process, kind, verb):
    stage = process.stages.get(kind=kind)
    assert bool(rules.may_now(process, verb, stage.opens_at)) is (verb in rules.VERBS[kind])


def test_a_closed_process_says_since_when(process, monday, write, deniz, refused):
    collect = process.stages.all()[0]
    with clock.at(collect.closes_at), refused(rules.CLOSED):
        actions.submit_contribution(
            by=deniz, kind="idea", title="x", text="", neighbourhood=None, targets=[], process=process
        )


def test_moving_a_published_stage_needs_a_reason_and_keeps_the_old_dates(process, director, refused):
    report = process.stages.get(kind="report")
    later = report.closes_at + timedelta(days=5)
    with refused(rules.REASON_NEEDED):
        actions.change_stage_dates(by=director, stage=report, opens_at=report.opens_at, closes_at=later)
    old = report.closes_at
    actions.change_stage_dates(by=director, stage=report, opens_at=report.opens_at, closes_at=later, reason="Tatil")
    assert ProcessChange.objects.get().closed_before == old


def test_stages_must_not_overlap(process, director, refused):
    first = process.stages.all()[0]
    with refused(rules.OVERLAP):
        actions.change_stage_dates(
            by=director, stage=first, opens_at=first.opens_at, closes_at=first.closes_at + timedelta(days=1), reason="x"
        )


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same(client, process, write, ayse, count, django_assert_max_num_queries):
    for number in range(count):
        write(ayse, kind="idea", title=f"Fikir {number}", process=process)
    client.get(process.get_absolute_url())  # what is said in words written before is written
    with django_assert_max_num_queries(9):
        assert client.get(process.get_absolute_url()).status_code == 200


@pytest.mark.usefixtures("kept_parts")
def test_the_same_page_tells_each_reader_what_is_theirs(reader, process, ayse, deniz, mehmet, monday):
    page = process.get_absolute_url()

    def seen(words: str) -> list[bool]:
        return [words in reader(one).get(page).content.decode() for one in (mehmet, deniz, ayse, deniz, mehmet)]

    said = write_comment(by=ayse, on=process.ref, text="Gölge bence de önemli.", position="for")
    hidden = write_comment(by=deniz, on=process.ref, text="Bu söz gizlendi.", position="against")
    Comment.objects.filter(pk=hidden.pk).update(hidden_at=monday)
    assert seen(said.text) == [True] * 5
    assert seen(f'href="/yorum/{said.pk}/duzenle/"') == [False, False, True, False, False]
    assert seen(hidden.text) == [True, False, False, False, True]


@pytest.mark.usefixtures("kept_parts")
def test_what_was_written_inside_is_for_colleagues(reader, process, write, ayse, mehmet):
    made = write(ayse, kind="idea", title="İçeriden bir fikir", process=process)
    Contribution.objects.filter(pk=made.pk).update(inside=True)
    read = [reader(one).get(process.get_absolute_url()).content.decode() for one in (mehmet, ayse, mehmet)]
    assert [made.title in page for page in read] == [True, False, True]


def test_the_desk_finds_a_process_and_pages_them(signed_in, director, process, monday, django_assert_max_num_queries):
    client = signed_in(director)
    client.get("/masa/surecler/")
    with django_assert_max_num_queries(8):
        assert [row["process"] for row in client.get("/masa/surecler/?q=gölge").context["rows"]] == [process]
    assert "Uyan bir şey yok" in client.get("/masa/surecler/?q=bulunmaz").content.decode()
    for number in range(25):
        facts = {"title": f"Çağrı {number}", "summary": "…", "promise": "…", "opens_at": monday}
        actions.start_process(by=director, template="open_call", **facts)
    with django_assert_max_num_queries(8):
        first = client.get("/masa/surecler/")
    assert len(first.context["rows"]) == 25
    last = client.get("/masa/surecler/", {"after": first.context["page"].next})
    assert len(last.context["rows"]) == 1


def test_a_draft_is_not_found_by_outsiders(client, monday, director, signed_in):
    made = actions.start_process(
        by=director, template="consultation", title="Taslak", summary="…", promise="…", opens_at=monday
    )
    assert client.get(made.get_absolute_url()).status_code == 404
    assert signed_in(director).get(made.get_absolute_url()).status_code == 200
