"""The invented town leaves behind what the actions would have left behind, is the same for the same seed, and never mixes."""

from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count, F, Q
from django.utils import timezone

from meydan.base.models import SearchEntry, Stamp
from meydan.base.search import find
from meydan.discussion.models import Comment, CommentSupport
from meydan.front.seed.life import shares
from meydan.front.seed.town import NotEmpty, Size, seed_town
from meydan.ideas.models import Answer, Contribution, State, Support
from meydan.notices.models import Notice
from meydan.people.models import Person
from meydan.projects.models import Impact, Project
from meydan.threads.models import Follow, Station, Step, Thread, ThreadNumber

SIZE = Size(people=300, contributions=600, comments=2000, supports=3000)


@pytest.fixture
def town(db, monday, goksu, firat, parks, works, targets):
    assert seed_town(SIZE, seed=2, say=lambda _line: None)


def test_it_has_exactly_the_size_that_was_asked_for(town):
    assert Person.objects.count() == SIZE.people
    assert Contribution.objects.count() == SIZE.contributions
    assert Comment.objects.count() == SIZE.comments
    assert Support.objects.count() == SIZE.supports


def test_every_state_occurs_and_its_dates_fit(town):
    states = Counter(Contribution.objects.values_list("state", flat=True))
    assert set(states) == set(State.values)
    for one in Contribution.objects.prefetch_related("state_changes", "answers"):
        changes = list(one.state_changes.all())
        assert changes[0].after == State.RECEIVED
        assert changes[-1].after == one.state
        assert [change.before for change in changes[1:]] == [change.after for change in changes[:-1]]
        moments = [one.created_at, *(change.at for change in changes)]
        assert moments == sorted(moments)
        final = [answer for answer in one.answers.all() if answer.is_final]
        assert [answer.at for answer in final] == ([one.answered_at] if one.answered_at else [])
        if interim := [answer for answer in one.answers.all() if not answer.is_final]:
            assert one.promised_for == interim[-1].new_date
    assert (
        not Contribution.objects.filter(changed_at__gt=timezone.now()).exclude(created_at__lte=F("changed_at")).exists()
    )


def test_counts_are_those_of_the_rows(town):
    supports = dict(Support.objects.values_list("contribution").annotate(Count("id")))
    assert all(one.support_count == supports.get(one.pk, 0) for one in Contribution.objects.all())
    helped = dict(CommentSupport.objects.values_list("comment").annotate(Count("id")))
    assert all(one.support_count == helped.get(one.pk, 0) for one in Comment.objects.all())
    assert not Support.objects.filter(person=F("contribution__author")).exists()


def test_numbers_run_through_the_years_without_a_gap(town):
    for year in ThreadNumber.objects.all():
        numbers = (
            Thread.objects.filter(number__startswith=f"{year.year}-")
            .order_by("created_at")
            .values_list("number", flat=True)
        )
        assert list(numbers) == [f"{year.year}-{n:04d}" for n in range(1, year.last + 1)]


def test_steps_tell_what_happened(town):
    assert Step.objects.filter(code="ideas.submitted").count() == SIZE.contributions
    owed = Contribution.objects.filter(state__in=["received", "in_review"])
    promised = Step.objects.filter(code="ideas.promise", promised=True)
    assert set(promised.values_list("ref", flat=True)) == {one.ref for one in owed}
    answered = Step.objects.filter(code__in=["ideas.answered", "ideas.interim"])
    assert {step.facts["answer"] for step in answered} == set(Answer.objects.values_list("pk", flat=True))
    for thread in Thread.objects.prefetch_related("steps"):
        reached = [step.station for step in thread.steps.all() if step.station and not step.promised]
        assert thread.station == max(reached, key=Station.values.index)
        discussed = Comment.objects.filter(on=thread.ref).order_by("at").values_list("at", flat=True).first()
        opened = [step.at for step in thread.steps.all() if step.code == "discussion.opened"]
        assert opened == ([discussed] if discussed else [])


def test_joined_ones_lead_on_and_are_not_found(town):
    joined = Contribution.objects.filter(state=State.MERGED).select_related("thread", "merged_into")
    assert joined
    for one in joined:
        assert one.thread.merged_into_id == one.merged_into.thread_id
        assert one.merged_into.state != State.MERGED
        assert not SearchEntry.objects.get(ref=one.ref).public
        assert Step.objects.filter(
            thread=one.merged_into.thread, code="ideas.merged", facts__number=one.thread.number
        ).exists()
        assert not Comment.objects.filter(on=one.thread.ref).exists()


def test_answers_to_comments_come_later_on_the_same_thread(town):
    assert not Comment.objects.exclude(parent=None).exclude(on=F("parent__on"), at__gte=F("parent__at")).exists()
    assert not Comment.objects.filter(Q(parent=None, position="") | ~Q(parent=None) & ~Q(position="")).exists()
    assert not Comment.objects.filter(parent__parent__isnull=False).exists()


def test_projects_and_what_they_changed(town):
    for project in Project.objects.prefetch_related("origins__contribution"):
        after = State.DONE if project.state == "done" else State.IN_PROJECT
        assert {origin.contribution.state for origin in project.origins.all()} == {after}
        assert Step.objects.filter(ref=project.ref, code="projects.started").count() == project.origins.count()
    assert Impact.objects.count() == Project.objects.filter(state="done").count() > 0


def test_who_follows_was_told_of_answers(town):
    assert Follow.objects.count() >= SIZE.contributions * 0.9
    assert Notice.objects.filter(message__code="ideas.answered").exists()


def test_it_is_found_like_anything_else(town):
    assert find("kaldirim")
    assert find("kaldırmlar bozk") or find("kaldirimlar bozuk")
    assert not find("zürafa")


def test_pages_show_it(town, client):
    thread = Thread.objects.filter(steps__code="projects.impact").first()
    for path in ("/", "/konular/", "/ara/?q=golge", "/mahalle/goksu/", "/sozlerimiz/", thread.get_absolute_url()):
        assert client.get(path).status_code == 200


def snapshot():
    people = Person.objects.order_by("pk").values_list("display_name", "age_band", "neighbourhood")
    said = Comment.objects.order_by("pk").values_list("text", "at", "position")
    told = Contribution.objects.order_by("pk").values_list(
        "title", "state", "created_at", "support_count", "thread__number"
    )
    return [list(rows) for rows in (people, said, told)]


def test_the_same_seed_gives_the_same_town_and_another_one_another(db, monday, goksu, parks, targets):
    from django.db import transaction

    seen = []
    for seed in (1, 1, 2):
        with transaction.atomic():
            seed_town(Size(50, 80, 200, 300), seed=seed, say=lambda _line: None)
            seen.append(snapshot())
            transaction.set_rollback(True)
    assert seen[0] == seen[1]
    assert seen[0] != seen[2]


def test_twice_the_same_changes_nothing_and_another_size_is_refused(town):
    assert seed_town(SIZE, seed=2) is False
    assert Person.objects.count() == SIZE.people
    with pytest.raises(NotEmpty, match="300 people"):
        seed_town(Size(1, 1, 1, 1), seed=2)


def test_a_town_with_real_people_is_refused(ayse):
    with pytest.raises(CommandError, match="not invented"):
        call_command("seed_town", people=1, contributions=1, comments=0, supports=0)
    assert Person.objects.count() == 1
    assert not Stamp.objects.filter(name="demo").exists()


def test_a_demo_is_filled_up(monday, ayse, goksu, parks, targets):
    Stamp.objects.create(name="demo", value="1")
    assert seed_town(Size(20, 10, 10, 10), seed=2, say=lambda _line: None)


def test_attention_is_spread_unevenly_and_adds_up():
    import random

    parts = shares(random.Random(1), 1000, 100, 300)
    assert sum(parts) == 1000
    assert max(parts) > 5 * sorted(parts)[50]
    assert max(shares(random.Random(1), 1000, 5, 10)) == 10
