"""Joining undone: supports, comments, steps and follows are where they were, and both pages tell it."""

from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.base.models import OutboxMessage, SearchEntry
from meydan.discussion.actions import write_comment
from meydan.discussion.models import Comment
from meydan.ideas import actions
from meydan.ideas.models import Contribution, Joining, State, StateChange, Support
from meydan.ideas.rules.joining import JOINED_FURTHER, JOINED_LONG_AGO, UNDONE_BEFORE
from meydan.people.actions import erase_person
from meydan.people.rules import roles
from meydan.threads.actions import follow, unfollow
from meydan.threads.models import Follow, Station, Step, Thread

NOT_STAFF = "base.not_staff"


@pytest.fixture
def pair(write, ayse, deniz, make_person):
    """Ayşe's and Deniz's contributions: a person who supports and follows both, one the second only; a comment each."""
    first, twin = write(ayse), write(deniz, title="Aynı sokakta gölge yok")
    both, second = make_person("Ikisi"), make_person("Ikincisi")
    for person, things in ((both, [first, twin]), (second, [twin])):
        for one in things:
            actions.support(by=person, contribution=one)
            follow(by=person, thread=one.thread)
    write_comment(by=both, on=first.thread.ref, text="İlkinde", position="for")
    write_comment(by=second, on=twin.thread.ref, text="İkincisinde", position="for")
    return first, twin


def picture():
    """Everything that joining may move, as it is now; steps that tell of joining and separating left out."""
    told = ["ideas.merged", "ideas.linked", "ideas.parted"]
    return {
        "supports": set(Support.objects.values_list("contribution", "person")),
        "counts": dict(Contribution.objects.values_list("pk", "support_count")),
        "follows": set(Follow.objects.values_list("thread", "person", "since")),
        "comments": set(Comment.objects.values_list("text", "on")),
        "steps": set(Step.objects.exclude(code__in=told).values_list("thread", "code", "ref", "at", "promised")),
        "threads": set(Thread.objects.values_list("pk", "merged_into", "station")),
        "states": set(Contribution.objects.values_list("pk", "state", "merged_into")),
        "found": set(SearchEntry.objects.values_list("ref", "public")),
    }


def merge(mehmet, twin, first):
    actions.merge_contributions(by=mehmet, duplicate=twin, into=first, words="Aynı yer")
    return Joining.objects.first()


def part(mehmet, joining, words="Başka bir sokakmış"):
    return actions.part_contributions(by=mehmet, joining=joining, words=words)


def test_everything_goes_back_to_where_it_was(pair, mehmet):
    first, twin = pair
    before = picture()
    joining = merge(mehmet, twin, first)
    assert picture() != before
    part(mehmet, joining)
    assert picture() == before


@pytest.mark.parametrize("state", [State.IN_REVIEW, State.ACCEPTED])
def test_the_state_of_before_comes_back_and_is_written_down(pair, mehmet, parks, state):
    first, twin = pair
    actions.begin_review(by=mehmet, contribution=twin, unit=parks)
    if state == State.ACCEPTED:
        actions.answer_contribution(by=mehmet, contribution=twin, decision="accepted", text="Evet", unit=parks)
    before = picture()
    part(mehmet, merge(mehmet, twin, first))
    assert picture() == before
    assert StateChange.objects.filter(contribution=twin, before=State.MERGED, after=state).count() == 1


def test_what_was_said_since_stays_and_answers_go_with_what_they_answer(pair, mehmet, ayse):
    first, twin = pair
    joining = merge(mehmet, twin, first)
    moved = Comment.objects.get(text="İkincisinde")
    write_comment(by=ayse, on=first.thread.ref, text="Sonradan", position="against")
    write_comment(by=ayse, on=first.thread.ref, text="Cevap", parent=moved)
    part(mehmet, joining)
    assert dict(Comment.objects.values_list("text", "on")) == {
        "İlkinde": first.thread.ref, "Sonradan": first.thread.ref,
        "İkincisinde": twin.thread.ref, "Cevap": twin.thread.ref,
    }  # fmt: skip


def test_whoever_changed_their_mind_since_is_respected(pair, mehmet, make_person, ayse):
    first, twin = pair
    joining = merge(mehmet, twin, first)
    second = Follow.objects.get(person__display_name="Ikincisi").person
    unfollow(by=second, thread=first.thread)
    late = make_person("Sonradan")
    actions.support(by=late, contribution=first)
    part(mehmet, joining)
    assert not Follow.objects.filter(person=second).exists()
    assert Support.objects.filter(person=late).get().contribution == first


def test_whoever_was_forgotten_since_is_not_brought_back(pair, mehmet, director):
    first, twin = pair
    joining = merge(mehmet, twin, first)
    second = Follow.objects.get(person__display_name="Ikincisi").person
    erase_person(by=director, person=second)
    part(mehmet, joining)
    assert not Follow.objects.filter(person=second).exists()
    assert not Support.objects.filter(person=second).exists()


def test_of_two_duplicates_one_is_separated_and_the_other_keeps_its_people(pair, write, mehmet, make_person):
    first, twin = pair
    third = write(make_person("Ucuncu"), title="Gölge yok burada")
    second = Follow.objects.get(person__display_name="Ikincisi").person
    actions.support(by=second, contribution=third)
    follow(by=second, thread=third.thread)
    joining = merge(mehmet, twin, first)
    actions.merge_contributions(by=mehmet, duplicate=third, into=first, words="")
    part(mehmet, joining)
    first.refresh_from_db()
    assert Support.objects.filter(contribution=first, person=second).exists()
    assert first.support_count == Support.objects.filter(contribution=first).count()
    assert set(Follow.objects.filter(person=second).values_list("thread", flat=True)) == {
        first.thread_id,
        twin.thread_id,
    }


def test_joinings_on_top_of_each_other_are_undone_from_the_top(pair, write, ayse, mehmet, refused):
    first, twin = pair
    last = write(ayse, title="Hepsi bunda")
    lower = merge(mehmet, twin, first)
    middle = picture()
    upper = merge(mehmet, first, last)
    with refused(JOINED_FURTHER):
        part(mehmet, lower)
    part(mehmet, upper)
    assert picture() == middle
    part(mehmet, lower)
    twin.refresh_from_db()
    assert twin.merged_into is None


def test_an_idea_that_was_linked_to_a_problem_stands_by_itself_again(pair, write, deniz, mehmet):
    first, _twin = pair
    idea = write(deniz, kind="idea", title="Gölgelik kuralım")
    write_comment(by=deniz, on=idea.thread.ref, text="Bez olsun", position="for")
    before = picture()
    actions.link_contributions(by=mehmet, idea=idea, problem=first)
    assert Thread.objects.get(pk=first.thread_id).station in {Station.IDEA, Station.DELIBERATION}
    part(mehmet, Joining.objects.get(joined=idea))
    assert picture() == before


def test_an_answer_that_a_linked_idea_got_goes_with_the_idea(pair, write, deniz, mehmet, parks):
    first, _twin = pair
    idea = write(deniz, kind="idea", title="Gölgelik kuralım")
    actions.link_contributions(by=mehmet, idea=idea, problem=first)
    actions.answer_contribution(by=mehmet, contribution=idea, decision="accepted", text="Evet", unit=parks)
    part(mehmet, Joining.objects.get(joined=idea))
    assert Step.objects.get(code="ideas.answered").thread == idea.thread
    assert Thread.objects.get(pk=first.thread_id).station == Station.DELIBERATION
    assert Thread.objects.get(pk=idea.thread_id).station == Station.DECISION


def test_a_duplicate_that_was_linked_before_goes_back_to_that_page(pair, write, deniz, ayse, mehmet):
    first, _twin = pair
    one, other = write(deniz, kind="idea", title="Gölgelik"), write(ayse, kind="idea", title="Bez gölgelik")
    actions.link_contributions(by=mehmet, idea=one, problem=first)
    before = picture()
    part(mehmet, merge(mehmet, one, other))
    assert picture() == before


def test_thirty_days_and_not_one_more(pair, mehmet, monday, refused):
    first, twin = pair
    joining = merge(mehmet, twin, first)
    with clock.at(monday + timedelta(days=30, seconds=1)), refused(JOINED_LONG_AGO, days=30):
        part(mehmet, joining)
    with clock.at(monday + timedelta(days=30)):
        part(mehmet, joining)


def test_only_those_who_may_join_may_separate(pair, mehmet, zeynep, refused):
    joining = merge(mehmet, pair[1], pair[0])
    with refused(NOT_STAFF):
        part(zeynep, joining)
    assert roles.may_see_desk(zeynep)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_two_clerks_one_separates(pair, mehmet, in_parallel):
    joining = merge(mehmet, pair[1], pair[0])
    outcomes = in_parallel(lambda _n: part(mehmet, joining), range(2))
    assert sorted(getattr(one, "code", "parted") for one in outcomes) == [UNDONE_BEFORE, "parted"]
    assert Step.objects.filter(code="ideas.parted").count() == 2


def test_both_pages_tell_it_and_followers_hear_of_it(client, pair, mehmet):
    first, twin = pair
    part(mehmet, merge(mehmet, twin, first))
    for one, other in ((first, twin), (twin, first)):
        page = client.get(one.thread.get_absolute_url()).content.decode()
        assert "Başka bir sokakmış" in page
        assert other.thread.number in page
    told = OutboxMessage.objects.get(code="ideas.parted")
    assert set(told.to) == {f"person:{twin.author_id}", f"followers:{twin.thread.ref}", f"followers:{first.thread.ref}"}


def test_at_the_desk(signed_in, pair, mehmet, monday):
    first, twin = pair
    his = signed_in(mehmet)
    assert "?do=part" not in his.get(f"/masa/katki/{twin.pk}/").content.decode()
    merge(mehmet, twin, first)
    assert "?do=part" in his.get(f"/masa/katki/{twin.pk}/").content.decode()
    assert first.thread.number in his.get(f"/masa/katki/{twin.pk}/?do=part").content.decode()
    assert his.post(f"/masa/katki/{twin.pk}/", {"do": "part", "part-words": ""}).status_code == 422
    assert his.post(f"/masa/katki/{twin.pk}/", {"do": "part", "part-words": "Başka yer"}).status_code == 302
    twin.refresh_from_db()
    assert twin.state == State.RECEIVED
    with clock.at(monday + timedelta(days=31)):
        merge(mehmet, twin, first)
    with clock.at(monday + timedelta(days=62)):
        assert "?do=part" not in his.get(f"/masa/katki/{twin.pk}/").content.decode()


def test_the_desk_of_a_joined_one_leads_on_and_offers_only_what_may_be_done_there(signed_in, pair, mehmet):
    first, twin = pair
    page = signed_in(mehmet).get(f"/masa/katki/{twin.pk}/").content.decode()
    for words in ("Bir birime verin", "Birime sevk yazısı"):
        assert words in page
    merge(mehmet, twin, first)
    page = signed_in(mehmet).get(f"/masa/katki/{twin.pk}/").content.decode()
    assert f"{first.thread.number} ile birleştirildi" in page
    assert f'href="/masa/katki/{first.pk}/"' in page
    for words in ("Bir birime verin", "Birime sevk yazısı", "Bundan proje başlatın"):
        assert words not in page
    assert "Birleştirmeyi geri alın" in page


def test_why_two_were_joined_is_not_what_happened(client, pair, mehmet):
    first, twin = pair
    joining = merge(mehmet, twin, first)
    assert client.get(first.thread.get_absolute_url()).context["story"] == first.title
    part(mehmet, joining)
    answer = client.get(first.thread.get_absolute_url())
    assert answer.context["story"] == first.title
    assert "Başka bir sokakmış" in answer.content.decode()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("crossed", [False, True], ids=["the same way", "each into the other"])
def test_of_two_clerks_who_join_the_same_pair_one_wins(pair, mehmet, director, in_parallel, crossed):
    first, twin = pair

    def join(clerk):
        one, other = (twin, first) if clerk == mehmet or not crossed else (first, twin)
        return actions.merge_contributions(by=clerk, duplicate=one, into=other, words="Aynı yer")

    outcomes = in_parallel(join, [mehmet, director])
    assert sorted(type(one).__name__ for one in outcomes) == ["Contribution", "Refused"]
    assert Joining.objects.count() == 1
    assert Contribution.objects.filter(merged_into=None).count() == 1
    stands = Contribution.objects.get(merged_into=None)
    assert stands.support_count == Support.objects.filter(contribution=stands).count()
