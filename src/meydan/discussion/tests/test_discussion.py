"""Comments, answers, edits and supports."""

from datetime import timedelta

import pytest
from django.urls import reverse

from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.discussion import actions, queries, rules
from meydan.discussion.models import Comment, CommentSupport, Edition
from meydan.threads.actions import open_thread
from meydan.threads.models import Station, Step, Thread


@pytest.fixture
def thread(monday):
    return open_thread(title="Gölge yok", neighbourhood=None)


@pytest.fixture
def say(thread):
    def make(by, text="Katılıyorum", **more):
        return actions.write_comment(by=by, on=thread.ref, text=text, **({"position": "for"} | more))

    return make


pytestmark = pytest.mark.django_db


def test_the_first_comment_is_a_step_of_the_thread_and_the_second_is_not(say, ayse, deniz):
    say(ayse)
    say(deniz)
    assert Step.objects.filter(code="discussion.opened").count() == 1
    assert Thread.objects.get().station == Station.DELIBERATION


def test_a_comment_needs_a_position_and_an_answer_does_not(say, ayse, deniz, refused):
    with refused(rules.NO_POSITION):
        say(ayse, position="")
    first = say(ayse)
    answer = say(deniz, parent=first, position="")
    deeper = say(ayse, parent=answer, position="")
    assert deeper.parent == first


def test_the_one_who_is_answered_is_told(say, ayse, deniz):
    answer = say(deniz, parent=say(ayse))
    assert OutboxMessage.objects.get(code="discussion.answered").to == [ayse.ref]
    say(deniz, parent=answer)
    assert OutboxMessage.objects.filter(code="discussion.answered").count() == 1  # nobody is told of themselves


def test_staff_answers_are_marked_with_their_unit(say, selim, ayse, parks):
    assert (say(selim).official, say(selim).unit) == (True, parks)
    assert say(ayse).official is False


def test_editing_ends_after_half_an_hour(say, ayse, deniz, refused, monday):
    comment = say(ayse)
    actions.edit_comment(by=ayse, comment=comment, text="Daha iyi söyledim")
    assert Edition.objects.get().text == "Katılıyorum"
    with refused("base.not_yours"):
        actions.edit_comment(by=deniz, comment=comment, text="x")
    with clock.at(monday + timedelta(minutes=31)), refused(rules.TOO_LATE):
        actions.edit_comment(by=ayse, comment=comment, text="x")


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_parallel_supports_keep_the_count(say, ayse, make_person, in_parallel):
    comment = say(ayse)
    people = [make_person(f"Komsu{n}") for n in range(10)]
    in_parallel(lambda person: actions.support_comment(by=person, comment=comment), people * 2)
    comment.refresh_from_db()
    assert comment.support_count == CommentSupport.objects.count() == 10


def test_several_people_support_together_each_once_and_not_their_own(say, ayse, deniz, mehmet):
    comment = say(ayse)
    actions.support_comment(by=deniz, comment=comment)
    assert actions.support_comment_together(people=[ayse, deniz, mehmet], comment=comment) == 2
    assert actions.support_comment_together(people=[mehmet], comment=comment) == 2
    comment.refresh_from_db()
    assert comment.support_count == 2
    actions.hide_comment(by=None, thing_id=comment.pk, reason="spam")
    assert actions.support_comment_together(people=[ayse], comment=comment) == 2


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_supports_alone_and_together_keep_the_count(say, ayse, make_person, in_parallel):
    comment = say(ayse)
    people = [make_person(f"Komsu{n}") for n in range(6)]
    alone = [lambda one=one: actions.support_comment(by=one, comment=comment) for one in people]
    together = [lambda: actions.support_comment_together(people=people, comment=comment)] * 2
    in_parallel(lambda act: act(), [*alone[:3], *together, *alone[3:]])
    comment.refresh_from_db()
    assert comment.support_count == CommentSupport.objects.count() == 6


def test_nobody_supports_their_own_comment(say, ayse, refused):
    with refused(rules.OWN):
        actions.support_comment(by=ayse, comment=say(ayse))


def test_more_than_ten_comments_a_minute_are_refused(say, ayse, refused):
    for _ in range(10):
        say(ayse)
    with refused("base.too_fast"):
        say(ayse)


@pytest.mark.parametrize("count", [1, 3, 9])
def test_the_section_costs_two_queries(say, make_person, thread, count, django_assert_num_queries):
    for number in range(count):
        comment = say(make_person(f"A{number}"))
        say(make_person(f"B{number}"), parent=comment)
    with django_assert_num_queries(2):
        page = queries.comments_on(None, thread.ref)
        assert sum(len(one.answers) for one in page.items) == count


def test_hidden_comments_are_for_the_desk_only(say, ayse, zeynep, thread):
    comment = say(ayse)
    actions.hide_comment(by=zeynep, thing_id=comment.pk, reason="spam")
    assert queries.comments_on(ayse, thread.ref).items == []
    assert queries.comments_on(zeynep, thread.ref).items == [comment]
    assert queries.counts([thread.ref]) == {}


def test_a_question_waits_until_somebody_official_answers(say, ayse, deniz, selim, monday):
    question = say(ayse, position="question")
    later = monday + timedelta(days=3)
    say(deniz, parent=question)
    assert list(queries.questions_without_answer(later)) == [question]
    say(selim, parent=question)
    assert list(queries.questions_without_answer(later)) == []


def test_a_visitor_writes_first_and_signs_in_afterwards(client, thread, ayse):
    answer = client.post(reverse("discussion:write", args=[thread.ref]), {"position": "for", "text": "Önce yazdım"})
    assert answer.url.startswith("/giris/")
    answer = client.post("/giris/parola/", {"login": ayse.email, "password": "not-a-secret-1"})
    comment = Comment.objects.get()
    assert comment.author == ayse
    assert answer.url.endswith(f"#comment-{comment.pk}")


@pytest.mark.parametrize(("said", "kept"), [({}, "ar"), ({"language": "en"}, "en")])
def test_the_language_of_a_comment_is_guessed_and_the_writer_has_the_last_word(signed_in, ayse, thread, said, kept):
    words = {"position": "for", "text": "الشارع مظلم جدًا"} | said
    signed_in(ayse).post(reverse("discussion:write", args=[thread.ref]), words)
    assert Comment.objects.get().language == kept


def test_a_comment_without_words_is_refused_and_keeps_its_position(signed_in, ayse, thread):
    answer = signed_in(ayse).post(reverse("discussion:write", args=[thread.ref]), {"position": "against", "text": " "})
    assert answer.status_code == 422
    assert 'value="against"' in answer.content.decode()


@pytest.mark.parametrize("ref", ["thread:999", "person:1", "x", "thread:1:2", "idea:1"])
def test_one_writes_on_things_that_are_there_only(client, ref):
    assert client.get(f"/tartisma/{ref}/yaz/").status_code == 404
