"""A thread is made once for all who read it; what is a reader's own is theirs at once, and nobody else's."""

import re
import time
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from meydan.base import clock, page_cache, wrote
from meydan.base import same_for_all as parts
from meydan.base.memory import remembered_as_pages
from meydan.discussion import actions as discussion
from meydan.discussion.models import Comment, CommentSupport
from meydan.documents.models import OfficialReference
from meydan.groups import actions as groups
from meydan.ideas import actions as ideas
from meydan.ideas.models import Contribution
from meydan.imports.models import Import, ImportedRow
from meydan.moderation.actions import hide
from meydan.moderation.models import Photo
from meydan.people.models import Role, RoleGrant
from meydan.surveys.models import Survey
from meydan.threads import actions
from meydan.threads.models import Thread


@pytest.fixture(autouse=True)
def kept_parts(settings, monkeypatch):
    """Long enough for every test; nothing is kept yet."""
    settings.PAGE_CACHE_SECONDS, settings.REMEMBER_SECONDS = 600, 60
    monkeypatch.setattr(parts, "_kept", remembered_as_pages(parts._made))
    monkeypatch.setattr(page_cache, "shelf", page_cache.Shelf())


@pytest.fixture
def contribution(monday, ayse, goksu, targets):
    return ideas.submit_contribution(
        by=ayse, kind="problem", title="Gölgesiz yol", text="Yazın çok sıcak.", neighbourhood=goksu,
        targets=[targets["11.7"]],
    )  # fmt: skip


@pytest.fixture
def comment(contribution, memo):
    return say(contribution, memo, "Gölge şart")


@pytest.fixture
def memo(make_person):
    return make_person("Memo")


def say(contribution, person, text, **where):
    return discussion.write_comment(by=person, on=contribution.thread.ref, text=text, position="for", **where)


class Reader:
    """Somebody with a browser of their own."""

    def __init__(self, person, thread):
        self.client, self.address, self.on = Client(), thread.get_absolute_url(), thread.ref
        if person:
            self.client.force_login(person)

    def page(self, query=""):
        answer = self.client.get(self.address + query)
        assert answer.status_code == 200
        return answer.content.decode()

    def press(self, name, number, **said):
        return self.client.post(reverse(name, args=[number]), {"csrfmiddlewaretoken": self.token(), **said})

    def token(self):
        return self.page().partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]


@pytest.fixture
def reader(contribution):
    return lambda person: Reader(person, contribution.thread)


def behind_the_back(title="Ağaçsız yol"):
    """Changed without an action, so that only what is made anew can know."""
    Contribution.objects.update(title=title)
    Comment.objects.update(text="Gölge yeter")


def kept():
    """Everything that this process keeps."""
    found = [answer.value.pieces for answer in parts._kept._known.values()]
    return "".join(mark + text for pieces in found for mark, text in pieces)


@pytest.mark.parametrize("count", [1, 3])
def test_the_second_reader_costs_a_handful_of_questions(
    count, contribution, comment, reader, deniz, make_person, django_assert_num_queries
):
    for number in range(count):
        say(contribution, make_person(f"Komşu{number}"), f"Söz {number}", parent=comment)
    reader(deniz).page()
    selma = reader(make_person("Selma"))
    with django_assert_num_queries(4):  # session, person, thread, what is her own
        assert f"Söz {count - 1}" in selma.page()


def test_what_is_kept_says_nothing_of_its_reader(contribution, comment, reader, deniz):
    contribution = ideas.support(by=deniz, contribution=contribution)
    discussion.support_comment(by=deniz, comment=comment)
    actions.follow(by=deniz, thread=contribution.thread)
    his = reader(deniz)
    page, token = his.page(), his.token()
    assert "Deniz" in page
    assert len(token) == 64
    assert page.count('name="csrfmiddlewaretoken" value="') >= 4
    assert "Gölge şart" in kept()
    assert "Deniz" not in kept()
    assert token not in kept()
    assert deniz.email not in kept()


def test_each_is_shown_what_is_their_own(contribution, comment, reader, deniz, make_person):
    selma = make_person("Selma")
    ideas.support(by=deniz, contribution=contribution)
    actions.follow(by=deniz, thread=contribution.thread)
    discussion.support_comment(by=selma, comment=comment)
    for _time in range(2):
        assert pressed(reader(deniz)) == {"supports", "follows"}
        assert pressed(reader(selma)) == {"helpful"}
        assert pressed(reader(None)) == set()


def pressed(one):
    """Which buttons of a page are pressed."""
    page = one.page()
    return {
        name
        for name, sign in {
            "supports": "Destekliyorsunuz",
            "follows": "Takip ediyorsunuz",
            "helpful": 'class="linklike" aria-pressed="true"',
        }.items()
        if sign in page
    }


def test_it_is_kept_for_all_who_are_signed_in_and_made_anew_for_visitors(contribution, comment, reader, deniz):
    assert "Gölge şart" in reader(deniz).page()
    behind_the_back()
    assert "Gölge şart" in reader(deniz).page()
    assert "Gölge yeter" in reader(None).page()


def test_ones_own_comment_is_seen_at_once(contribution, comment, reader, deniz, make_person):
    his, hers = reader(deniz), reader(make_person("Selma"))
    hers.page()
    answer = his.press("discussion:write", his.on, position="against", text="Bence gerek yok", language="tr")
    assert answer.status_code == 302
    assert "Bence gerek yok" in his.page()
    edit = reverse("discussion:edit", args=[Comment.objects.get(text="Bence gerek yok").pk])
    assert edit in his.page()
    assert edit not in hers.page()


def test_whoever_has_written_sees_nothing_older_on_any_page_and_the_others_what_is_kept(
    contribution, comment, reader, deniz, make_person
):
    his, hers = reader(deniz), reader(make_person("Selma"))
    his.page()
    hers.page("?order=oldest")
    behind_the_back()
    assert "Gölge şart" in his.page()
    his.press("threads:follow", contribution.thread.number)
    assert "Gölge yeter" in his.page()
    assert "Gölge şart" in hers.page("?order=oldest")


def test_a_support_is_counted_in_the_page_that_follows(contribution, comment, reader, deniz):
    his = reader(deniz)
    his.press("ideas:support", contribution.pk)
    assert pressed(his) == {"supports"}
    assert '<span class="big">1</span>' in his.page()
    his.press("discussion:support", comment.pk)
    assert pressed(his) == {"supports", "helpful"}
    assert CommentSupport.objects.count() == 1
    his.press("ideas:support", contribution.pk, stop="1")
    assert pressed(his) == {"helpful"}
    assert '<span class="big">0</span>' in his.page()


def test_what_is_made_after_ones_own_deed_is_kept_again(contribution, comment, reader, deniz):
    his = reader(deniz)
    his.press("threads:follow", contribution.thread.number)
    his.page()
    behind_the_back()
    assert "Gölge şart" in his.page()


@pytest.mark.parametrize("said", ["", "yarin", "nan", "-1"])
def test_a_cookie_that_says_nothing_costs_nothing(said, contribution, comment, reader, deniz):
    his = reader(deniz)
    his.page()
    his.client.cookies[wrote.WROTE] = said
    assert "Gölge şart" in his.page()


def test_the_cookie_goes_to_forms_of_pages_alone_and_lives_as_long_as_a_part(contribution, reader, deniz, settings):
    settings.PAGE_CACHE_SECONDS = 4.2
    his = reader(deniz)
    answer = his.press("threads:follow", contribution.thread.number)
    cookie = answer.cookies[wrote.WROTE]
    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (5, True, "Lax")
    assert abs(float(cookie.value) - time.time()) < 60
    assert wrote.WROTE not in his.client.get(his.address).cookies
    assert wrote.WROTE not in Client().post(reverse("threads:follow", args=[contribution.thread.number])).cookies


def test_a_hidden_comment_is_gone_at_once(
    contribution, comment, reader, deniz, ayse, zeynep, django_capture_on_commit_callbacks
):
    people = [deniz, ayse, comment.author, None]
    assert all("Gölge şart" in reader(one).page() for one in people)
    with django_capture_on_commit_callbacks(execute=True):
        hide(by=zeynep, ref=comment.ref, reason="insult", words="x")
    assert not any("Gölge şart" in reader(one).page() for one in people)
    assert "Gölge şart" in reader(zeynep).page()
    assert "Gölge şart" not in reader(deniz).page()


def test_a_hidden_thread_is_gone_at_once(contribution, reader, deniz):
    his = reader(deniz)
    his.page()
    Thread.objects.update(hidden_at=contribution.created_at)
    assert his.client.get(his.address).status_code == 404


def test_staff_and_authors_see_more_and_leave_nothing_of_it_behind(contribution, comment, reader, deniz, ayse, zeynep):
    desk = reverse("ideas:desk_contribution", args=[contribution.pk])
    edit = reverse("ideas:edit", args=[contribution.pk])
    for _time in range(2):
        assert desk in reader(zeynep).page()
        assert edit in reader(ayse).page()
        assert "Bu sizin katkınız" in reader(ayse).page()
        for one in (deniz, None):
            page = reader(one).page()
            assert desk not in page
            assert edit not in page


def test_what_only_some_may_see_of_a_step_is_shown_to_them(contribution, reader, deniz, make_person, targets, goksu):
    group = groups.propose_group(
        by=deniz, name="İklim grubu", purpose="Gölge.", goals=[targets["13.1"].goal], neighbourhood=goksu,
        joining="open", largest=5,
    )  # fmt: skip
    actions.add_step(thread=contribution.thread, code="groups.said", ref=group.ref, meeting=1, decided="2026-11-23")
    selma = make_person("Selma")
    for _time in range(2):
        assert group.get_absolute_url() in reader(deniz).page()
        assert group.get_absolute_url() not in reader(selma).page()
        assert "Bu içerik kaldırıldı." in reader(selma).page()


def test_each_order_is_a_part_of_its_own(contribution, comment, reader, deniz):
    say(contribution, comment.author, "İkinci söz")
    his = reader(deniz)
    newest, oldest = his.page(), his.page("?order=oldest")
    assert newest.index("İkinci söz") < newest.index("Gölge şart")
    assert oldest.index("İkinci söz") > oldest.index("Gölge şart")


# Whoever holds a role

DESK, EASY, PAPER = "/masa/katki/", "/masa/kolay-okunur/", "/masa/evrak/ekle/"
"""Where links for some roles lead: the desk, easy texts, official papers."""
RIGHTS = {
    Role.COORDINATOR: {DESK, EASY, PAPER},
    Role.MODERATOR: {DESK},
    Role.DATA_OFFICER: {DESK},
    Role.MUHTAR: set(),
}


def links(page):
    return {one for one in (DESK, EASY, PAPER) if one in page}


@pytest.fixture
def staff(make_person, goksu):
    people = {role: make_person(str(role.value).capitalize()) for role in RIGHTS}
    for role, person in people.items():
        RoleGrant.objects.create(person=person, role=role, neighbourhood=goksu if role == Role.MUHTAR else None)
    return people


def test_whoever_holds_a_role_reads_what_everybody_reads_with_links_of_their_own(
    contribution, comment, reader, deniz, staff, django_assert_num_queries
):
    assert links(reader(deniz).page()) == set()
    behind_the_back()
    readers = {role: reader(person) for role, person in staff.items()}
    for _time in range(2):
        for role, one in readers.items():
            with django_assert_num_queries(
                5
            ):  # session, person, roles, thread, what is their own and what is not for all
                page = one.page()
            assert "Gölge şart" in page
            assert links(page) == RIGHTS[role]
        for person in (deniz, None):
            assert links(reader(person).page()) == set()
    assert not any(person.name in kept() for person in staff.values())


def test_links_end_with_the_role(contribution, comment, reader, deniz, staff):
    reader(deniz).page()
    person = staff[Role.COORDINATOR]
    assert DESK in reader(person).page()
    RoleGrant.objects.filter(person=person).update(ends_at=clock.now() - timedelta(minutes=1))
    assert links(reader(person).page()) == set()


@pytest.mark.parametrize("order", ["", "?order=oldest"])
def test_it_says_the_same_as_what_is_made_for_them_alone(
    contribution, comment, reader, deniz, staff, order, monkeypatch
):
    """Besides tokens."""

    def said(person):
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", reader(person).page(order))

    discussion.support_comment(by=staff[Role.MODERATOR], comment=comment)
    actions.follow(by=staff[Role.MUHTAR], thread=contribution.thread)
    shared = {person: said(person) for person in staff.values()}
    monkeypatch.setattr(parts, "same_for_all", parts.made_anew)
    plain = {person: said(person) for person in staff.values()}
    assert {person: re.sub(r"\s+", " ", page) for person, page in shared.items()} == {
        person: re.sub(r"\s+", " ", page) for person, page in plain.items()
    }


def hidden_comment(thread, idea, memo, unit):
    Comment.objects.create(on=thread.ref, author=memo, text="Gizli söz", hidden_at=clock.now(), position="for")


def waiting_photo(thread, idea, memo, unit):
    Photo.objects.create(of=idea.ref, key="gizlifoto", width=1, height=1, by=memo)


def paper(thread, idea, memo, unit):
    OfficialReference.objects.create(of=idea.ref, number="GİZLİ-1", dated=clock.today(), by=memo)


def hidden_contribution(thread, idea, memo, unit, **how):
    targets = [link.target for link in thread.target_links.all()]
    made = ideas.submit_contribution(
        by=memo, kind="idea", title="Gizli fikir", text="", neighbourhood=None, targets=targets
    )
    Contribution.objects.filter(pk=made.pk).update(thread=thread, **(how or {"hidden_at": clock.now()}))


def from_inside(thread, idea, memo, unit):
    hidden_contribution(thread, idea, memo, unit, inside=True)


def imported(thread, idea, memo, unit):
    old = Import.objects.create(key="k", name="Liste", origin="x", by=memo)
    ImportedRow.objects.create(of=old, line=2, contribution=idea)


def survey(thread, idea, memo, unit):
    until = clock.now() + timedelta(days=1)
    Survey.objects.create(title="x", afterwards="x", unit=unit, opens_at=clock.now(), closes_at=until, thread=thread)


def hidden_thread(thread, idea, memo, unit):
    Thread.objects.update(hidden_at=clock.now())


@pytest.mark.parametrize(
    ("happens", "shown"),
    [(hidden_comment, "Gizli söz"), (waiting_photo, "gizlifoto"), (paper, "GİZLİ-1"), (from_inside, "Gizli fikir"),
     (hidden_contribution, "Gizli fikir"), (imported, ""), (survey, ""), (hidden_thread, "")],
)  # fmt: skip
def test_what_only_some_may_see_is_there_for_them_at_once_and_for_nobody_else(
    contribution, comment, reader, deniz, memo, mehmet, parks, happens, shown
):
    reader(deniz).page()
    behind_the_back()
    assert "Gölge şart" in reader(mehmet).page()
    happens(contribution.thread, contribution, memo, parks)
    for _time in range(2):
        page = reader(mehmet).page()
        assert "Gölge yeter" in page
        assert shown in page
        if happens is not hidden_thread:
            assert shown not in reader(deniz).page() or not shown
    assert shown not in kept() or not shown
