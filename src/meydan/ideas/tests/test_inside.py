"""Staff-only processes: what colleagues write among themselves stays inside until somebody publishes it."""

import itertools

import pytest
from django.urls import reverse

from meydan.base import search
from meydan.discussion.actions import write_comment
from meydan.discussion.models import Comment
from meydan.ideas import actions
from meydan.ideas.models import Contribution, Process
from meydan.ideas.queries import accountability, counting
from meydan.ideas.queries import contributions as queries
from meydan.ideas.queries import processes as process_queries
from meydan.ideas.rules import contributions as rules
from meydan.ideas.rules.processes import INSIDE, STAFF_ONLY, may_see_inside
from meydan.people.models import Role
from meydan.threads.actions import follow

TITLE = "Aynı belgeyi üç birim istiyor"


@pytest.fixture
def inside(monday, director):
    made = actions.start_process(
        by=director, template="open_call", title="İçeriden", summary="…", promise="…", opens_at=monday, audience="staff"
    )
    actions.publish_process(by=director, process=made)
    return Process.objects.prefetch_related("stages").get(pk=made.pk)


@pytest.fixture
def idea(inside, write, selim):
    return write(selim, kind="idea", title=TITLE, process=inside)


@pytest.mark.parametrize(
    ("who", "may"),
    {"ayse": False, "deniz": False, "selim": True, "mehmet": True, "zeynep": True, "director": True}.items(),
)
def test_who_sees_what_is_inside(idea, inside, who, may, request):
    person = request.getfixturevalue(who)
    assert bool(may_see_inside(person)) is may
    assert queries.contributions_visible_to(person).filter(pk=idea.pk).exists() is may
    assert process_queries.processes_visible_to(person).filter(pk=inside.pk).exists() is may


def test_every_role_that_sees_inside_is_named():
    assert set(Role.values) >= INSIDE


def test_residents_can_neither_write_nor_support_nor_discuss(idea, inside, ayse, write, refused):
    with refused(STAFF_ONLY):
        write(ayse, process=inside)
    with refused(STAFF_ONLY):
        actions.support(by=ayse, contribution=idea)
    from django.http import Http404

    for ref in (idea.thread.ref, inside.ref):
        with pytest.raises(Http404):
            write_comment(by=ayse, on=ref, text="x", position="for")


def test_colleagues_write_support_discuss_and_follow(idea, inside, mehmet, signed_in):
    assert actions.support(by=mehmet, contribution=idea).support_count == 1
    idea.thread.refresh_from_db()
    follow(by=mehmet, thread=idea.thread)
    write_comment(by=mehmet, on=idea.thread.ref, text="Biz de yaşıyoruz", position="for")
    his = signed_in(mehmet)
    assert "Biz de yaşıyoruz" in his.get(idea.thread.get_absolute_url()).content.decode()
    assert TITLE in his.get(inside.get_absolute_url()).content.decode()
    assert TITLE in his.get(f"/konular/?process={inside.pk}").content.decode()


def test_figures_for_the_public_do_not_move(problem, inside, write, selim, director, parks):
    def figures():
        return (
            accountability.promises(), counting.per_state(), counting.per_place(), counting.per_goal(),
            queries.how_many(None, queries.Wanted()),
        )  # fmt: skip

    before = figures()
    made = write(selim, kind="idea", title=TITLE, process=inside)
    actions.answer_contribution(by=director, contribution=made, decision="accepted", text="Evet", unit=parks)
    assert figures() == before


def test_hiding_and_showing_again_brings_nothing_out(idea, zeynep):
    actions.hide_contribution(by=zeynep, thing_id=idea.pk, reason="x")
    actions.hide_contribution(by=zeynep, thing_id=idea.pk, reason="x", hidden=False)
    idea.thread.refresh_from_db()
    assert idea.thread.hidden_at is not None
    assert not search.find(TITLE)


def test_correcting_brings_nothing_out(idea, director, targets):
    actions.correct_contribution(
        by=director, contribution=idea, title=TITLE, text="Yeni", targets=[targets["11.7"]], neighbourhood=None,
        place_words="", reason="x",
    )  # fmt: skip
    assert not search.find(TITLE)


def test_nothing_is_joined_across_the_border(idea, problem, director, refused):
    for duplicate, into in ((idea, problem), (problem, idea)):
        with refused(rules.INSIDE_BORDER):
            actions.merge_contributions(by=director, duplicate=duplicate, into=into, words="")
    with refused(rules.INSIDE_BORDER):
        actions.link_contributions(by=director, idea=idea, problem=problem)


def test_no_project_starts_from_inside(idea, director, parks, refused):
    actions.answer_contribution(by=director, contribution=idea, decision="accepted", text="Evet", unit=parks)
    with refused(rules.INSIDE):
        actions.mark_in_project(by=director, contributions=[idea], project_ref="project:1")


# ---- publishing by choice


def test_one_piece_is_published_without_names(idea, inside, selim, mehmet, director, client, django_user_model):
    write_comment(by=mehmet, on=idea.thread.ref, text="Biz de yaşıyoruz", position="for")
    actions.publish_contribution(by=director, contribution=idea)
    page = client.get(idea.thread.get_absolute_url()).content.decode()
    assert TITLE in page
    assert "Biz de yaşıyoruz" in page
    assert "Belediyeden bir çalışan" in page
    for name in ("Selim", "Mehmet"):
        assert name not in page.partition("<main")[2]
    assert "İçeriden" not in page  # the process stays inside
    assert search.find(TITLE)
    assert client.get(f"/api/v1/contributions/{idea.pk}").json()["process"] is None


def test_only_the_author_agrees_to_be_named(idea, selim, mehmet, director, signed_in, refused):
    with refused("base.not_yours"):
        actions.name_author(by=selim, contribution=idea)  # still inside
    actions.publish_contribution(by=director, contribution=idea)
    address = reverse("ideas:name_author", args=[idea.pk])
    assert signed_in(mehmet).post(address).status_code == 404
    his = signed_in(selim)
    assert "Yanında adım görünsün" in his.get(idea.thread.get_absolute_url()).content.decode()
    assert his.post(address).status_code == 302
    assert "Selim" in signed_in(mehmet).get(idea.thread.get_absolute_url()).content.decode()


def test_who_may_publish(idea, selim, zeynep, mehmet, refused):
    for who in (selim, zeynep):
        with refused("base.not_staff"):
            actions.publish_contribution(by=who, contribution=idea)
    assert not actions.publish_contribution(by=mehmet, contribution=idea).inside


def test_what_is_public_is_not_published_again(problem, director, refused):
    with refused(rules.MOVE):
        actions.publish_contribution(by=director, contribution=problem)


def test_what_is_told_together_comes_out_together(inside, write, selim, director, client):
    problem = write(selim, kind="problem", title="İç sorun", process=inside)
    idea = write(selim, kind="idea", title=TITLE, process=inside)
    actions.link_contributions(by=director, idea=idea, problem=problem)
    actions.publish_contribution(by=director, contribution=idea)
    assert not Contribution.objects.filter(inside=True).exists()
    page = client.get(problem.thread.get_absolute_url()).content.decode()
    assert TITLE in page
    assert "İç sorun" in page


def test_what_moderators_hid_stays_hidden_when_published(idea, zeynep, director, client):
    actions.hide_contribution(by=zeynep, thing_id=idea.pk, reason="x")
    actions.publish_contribution(by=director, contribution=idea)
    assert client.get(idea.thread.get_absolute_url()).status_code == 404


def test_the_whole_process_is_opened(idea, inside, write, mehmet, director, client):
    write(mehmet, kind="idea", title="İkinci iç fikir", process=inside)
    write_comment(by=mehmet, on=inside.ref, text="Güzel olmuş", position="for")
    actions.open_process_to_all(by=director, process=inside)
    page = client.get(inside.get_absolute_url()).content.decode()
    for words in (TITLE, "İkinci iç fikir", "Güzel olmuş"):
        assert words in page
    assert "Mehmet" not in page
    assert not Comment.objects.filter(named=True).exists()
    assert search.find("İçeriden")


def test_publishing_at_the_desk(signed_in, idea, inside, director):
    hers = signed_in(director)
    address = reverse("ideas:desk_process", args=[inside.pk])
    assert TITLE in hers.get(address).content.decode()
    assert hers.post(address, {"do": "publish_one", "contribution": "0"}).status_code == 404
    assert hers.post(address, {"do": "publish_one", "contribution": idea.pk}).status_code == 302
    idea.refresh_from_db()
    assert not idea.inside
    assert hers.post(address, {"do": "open"}).status_code == 302
    inside.refresh_from_db()
    assert not inside.is_inside


def test_a_staff_only_process_is_started_at_the_desk(signed_in, director, monday):
    words = {
        "template": "open_call", "title": "Yalnız bize", "summary": "x", "promise": "x", "opens_on": "2026-11-23",
        "audience": "staff",
    }  # fmt: skip
    assert signed_in(director).post(reverse("ideas:desk_process_new"), words).status_code == 302
    assert Process.objects.get().is_inside


@pytest.mark.parametrize("count", [1, 3])
def test_the_process_page_costs_the_same(inside, write, selim, signed_in, count, django_assert_max_num_queries):
    for number in range(count):
        write(selim, kind="idea", title=f"İç {number}", process=inside)
    his = signed_in(selim)
    his.get(inside.get_absolute_url())
    with django_assert_max_num_queries(24):
        page = his.get(inside.get_absolute_url()).content.decode()
    assert all(f"İç {number}" in page for number in range(count))


def test_searching_while_typing_finds_nothing_inside(idea, client, ayse):
    assert list(itertools.chain(queries.similar(None, TITLE), queries.similar(ayse, TITLE))) == []
    assert TITLE not in client.get("/katki/benzer/", {"title": TITLE}).content.decode()


def test_nobody_is_told_that_what_stays_inside_is_public(signed_in, director, selim, monday, targets):
    made = actions.start_process(
        by=director, template="open_call", title="İçeriden", summary="…", promise="…", opens_at=monday, audience="staff"
    )
    page = signed_in(director).post(f"/masa/surec/{made.pk}/", {"do": "publish"}, follow=True).content.decode()
    assert "Artık iş arkadaşlarınız görüyor." in page
    assert "Artık herkese açık." not in page
    his = signed_in(selim)
    assert "Herkes yazabilir" not in his.get(made.get_absolute_url(), follow=True).content.decode()
    his.post("/katki/yeni/", {"kind": "idea", "process": made.pk})
    his.post("/katki/yeni/metin/", {"title": TITLE, "text": "Üç kez isteniyor."})
    his.post("/katki/yeni/yer/", {"neighbourhood": ""})
    his.post("/katki/yeni/amac/", {"target": "11.7"})
    page = his.get("/katki/yeni/gonder/").content.decode()
    assert TITLE in page
    assert "Metninizi yalnızca belediyede çalışanlar görür" in page
    assert "herkese açıktır" not in page
