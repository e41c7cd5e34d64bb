"""Lists, steps of writing, the desk."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from meydan.base import clock
from meydan.ideas import actions
from meydan.ideas.models import Contribution, Draft
from meydan.people.models import Role


@pytest.mark.parametrize("count", [1, 3, 14])
def test_the_list_costs_the_same_whatever_its_length(client, write, ayse, count, django_assert_max_num_queries):
    for number in range(count):
        write(ayse, title=f"Konu {number}")
    with django_assert_max_num_queries(15):
        page = client.get(reverse("ideas:list")).content.decode()
    assert page.count("card--link") == count


@pytest.mark.parametrize(
    ("query", "found"),
    [("q=golge", 1), ("kind=idea", 0), ("kind=problem", 1), ("place=goksu", 1), ("place=firat", 0), ("goal=11", 1), ("goal=4", 0),
     ("state=open", 1), ("state=done", 0), ("state=late", 0), ("unit=parks", 0), ("goal=x", 1), ("process=99", 0), ("after=zzz", 1)],
)  # fmt: skip
def test_filters(client, problem, query, found):
    page = client.get(reverse("ideas:list") + "?" + query).content.decode()
    assert page.count("card--link") == found


def test_the_thread_page_with_everything_stays_below_its_queries(
    client, signed_in, problem, deniz, mehmet, unit, django_assert_max_num_queries
):
    actions.answer_contribution(by=mehmet, contribution=problem, decision="accepted", text="Evet", unit=unit)
    for number in range(3):
        from meydan.discussion.actions import write_comment

        write_comment(by=deniz, on=problem.thread.ref, text=f"Söz {number}", position="for")
    with django_assert_max_num_queries(15):
        assert client.get(problem.thread.get_absolute_url()).status_code == 200


def test_text_is_escaped(client, write, ayse):
    made = write(ayse, title="<script>alert(1)</script>", text="<img src=x onerror=alert(1)>")
    page = client.get(made.thread.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_what_was_typed_stays_when_something_is_missing(client, targets):
    client.post(reverse("ideas:new"), {"kind": "idea"})
    answer = client.post(reverse("ideas:new_step", args=["metin"]), {"title": "", "text": "Uzun uzun anlattım"})
    assert answer.status_code == 422
    assert "Uzun uzun anlattım" in answer.content.decode()


def test_steps_cannot_be_skipped(client, db):
    assert client.get(reverse("ideas:new_step", args=["gonder"])).context["step"] == 1
    client.post(reverse("ideas:new"), {"kind": "idea"})
    assert client.get(reverse("ideas:new_step", args=["yer"])).status_code == 302


def test_a_draft_survives_signing_in_and_is_sent(client, ayse, targets, monday):
    client.post(reverse("ideas:new"), {"kind": "idea"})
    client.post(reverse("ideas:new_step", args=["metin"]), {"title": "Parka gölge"})
    client.post(reverse("ideas:new_step", args=["yer"]), {"neighbourhood": "", "place_words": ""})
    client.post(reverse("ideas:new_step", args=["amac"]), {"target": "11.7"})
    answer = client.post(reverse("ideas:new_step", args=["gonder"]))
    assert answer.url.startswith("/giris/")
    answer = client.post("/giris/parola/", {"login": ayse.email, "password": "not-a-secret-1"})
    made = Contribution.objects.get()
    assert answer.url == made.thread.get_absolute_url()
    assert (made.author, made.title) == (ayse, "Parka gölge")
    assert Draft.objects.get().sent_as == made


def test_the_desk_answers_and_keeps_what_was_typed(signed_in, problem, mehmet, unit):
    his = signed_in(mehmet)
    address = reverse("ideas:desk_contribution", args=[problem.pk])
    bad = his.post(
        address, {"do": "answer", "answer-decision": "declined", "answer-text": "Olmaz", "answer-unit": unit.pk}
    )
    assert bad.status_code == 422
    assert "Olmaz" in bad.content.decode()
    good = his.post(
        address,
        {
            "do": "answer",
            "answer-decision": "accepted",
            "answer-text": "Olur",
            "answer-unit": unit.pk,
            "answer-minutes": "25",
        },
    )
    assert good.status_code == 302
    problem.refresh_from_db()
    assert problem.answers.get().minutes == 25
    assert problem.state == "accepted"


def test_entering_for_somebody_records_the_notice_and_the_channel(signed_in, mehmet, goksu, targets, monday):
    words = {
        "channel": "phone",
        "kind": "problem",
        "scope": "shared",
        "title": "Kaldırım dar",
        "clock_code": "petition",
        "target": "11.7",
        "person_age": "65+",
        "person_name": "Hatice",
    }
    page = signed_in(mehmet).get(reverse("ideas:desk_new")).content.decode()
    assert [name for name in words if f'name="{name}"' not in page] == []
    assert signed_in(mehmet).post(reverse("ideas:desk_new"), words).status_code == 422
    assert signed_in(mehmet).post(reverse("ideas:desk_new"), {**words, "notice_shown": "on"}).status_code == 302
    made = Contribution.objects.get()
    assert (made.channel, made.entered_by, made.author.name) == ("phone", mehmet, "Hatice")
    assert (made.scope, made.clock_code) == ("shared", "petition")
    assert made.author.notices_shown.get().channel == "phone"


def test_taking_back_asks_once_more_and_says_why_not(signed_in, problem, ayse, deniz):
    hers = signed_in(ayse)
    address = reverse("ideas:withdraw", args=[problem.pk])
    assert "btn--danger" in hers.get(address).content.decode()
    actions.support(by=deniz, contribution=problem)
    assert hers.post(address).status_code == 422
    actions.withdraw_support(by=deniz, contribution=problem)
    assert hers.post(address).url == reverse("front:my_page")
    assert hers.get(problem.thread.get_absolute_url()).status_code == 404


def test_an_answer_is_shown_before_it_is_given(signed_in, problem, mehmet, unit):
    address = reverse("ideas:desk_contribution", args=[problem.pk])
    words = {"do": "answer", "answer-decision": "accepted", "answer-text": "Olur", "answer-unit": unit.pk}
    shown = signed_in(mehmet).post(address, {**words, "preview": "1"})
    assert shown.context["preview"].text == "Olur"
    assert not problem.answers.exists()


def test_a_text_to_start_from_joins_what_was_typed(signed_in, problem, mehmet):
    text = actions.save_template(by=mehmet, name="Teşekkür", text="Teşekkür ederiz.")
    address = reverse("ideas:desk_contribution", args=[problem.pk])
    shown = signed_in(mehmet).post(address, {"do": "answer", "answer-text": "Merhaba,", "use_text": text.pk})
    assert shown.context["form"]["text"].value() == "Merhaba,\n\nTeşekkür ederiz."


def test_a_duplicate_is_found_by_words_at_the_desk(signed_in, problem, write, deniz, mehmet):
    twin = write(deniz, title="Aynı yer çok sıcak")
    address = reverse("ideas:desk_contribution", args=[twin.pk])
    asked = signed_in(mehmet).post(address, {"do": "merge", "merge-number": "golge"})
    assert asked.status_code == 422
    assert asked.context["suggested"] == [problem]
    done = signed_in(mehmet).post(address, {"do": "merge", "merge-pick": problem.pk, "merge-words": "Aynı yer"})
    assert done.status_code == 302
    twin.refresh_from_db()
    assert twin.merged_into == problem


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("tab", ["new", "review", "late", "answered", "all"])
def test_the_list_at_the_desk_costs_the_same(signed_in, write, ayse, mehmet, count, tab, django_assert_max_num_queries):
    for number in range(count):
        write(ayse, title=f"Konu {number}")
    his = signed_in(mehmet)
    with django_assert_max_num_queries(15):
        assert his.get(reverse("ideas:desk_contributions") + f"?tab={tab}").status_code == 200


def test_a_row_at_the_desk_says_what_is_true_now_and_to_each_their_own(write, ayse, mehmet, make_person, parks):
    """Rows are kept by what they say, and the question by who asks."""
    address = reverse("ideas:desk_contributions") + "?tab=all"
    one = write(ayse, title="Gölge az")
    his, hers = Client(), Client()
    his.force_login(mehmet)
    hers.force_login(make_person("sibel", (Role.COORDINATOR, None)))

    def rows(client, more=""):
        return client.get(address + more).content.decode().split('<ul class="queue cq">')[-1].split("</ul>")[0]

    assert rows(his) == rows(his) == rows(hers)
    changes = [
        ({"title": "Gölge çok az"}, "Gölge çok az"),
        ({"support_count": 12}, "12 destek"),
        ({"unit": parks}, parks.name),
        ({"language": "en"}, 'lang="en"'),
        ({"state": "accepted"}, "Kabul edildi"),
        ({"hidden_at": clock.now()}, "gizli"),
    ]
    for change, said in changes:
        assert said not in rows(his)
        Contribution.objects.filter(pk=one.pk).update(**change)
        assert said in rows(his), said
    assert "Siz ilgileniyorsunuz" not in rows(his)
    Contribution.objects.filter(pk=one.pk).update(assigned_to=mehmet)
    assert "Siz ilgileniyorsunuz" in rows(his)
    assert "Siz ilgileniyorsunuz" not in rows(hers)
    other = write(ayse, title="Yeni gelen")
    assert other.title in rows(his), "the question was written before, and is put again"
    assert "Gölge çok az" in rows(his, "&mine=1")
    assert other.title not in rows(his, "&mine=1")
    assert "Gölge çok az" not in rows(hers, "&mine=1")


@pytest.mark.parametrize(
    ("asked", "found"),
    [("", 1), ("?q=GÖLGE", 1), ("?goal=11", 1), ("?goal=3", 0), ("?place=firat", 0), ("?unit=none", 1)],
)
def test_the_desks_late_ones_are_narrowed_like_the_public_ones(problem, mehmet, signed_in, firat, asked, found):
    with clock.at(clock.now() + timedelta(days=60)):
        page = signed_in(mehmet).get(f"/masa/katkilar/geciken/{asked}")
    assert len(page.context["page"]) == found


def test_texts_for_answers_are_found_by_their_words(signed_in, mehmet):
    actions.save_template(by=mehmet, name="Teşekkür", text="Katkınız için sağ olun.")
    actions.save_template(by=mehmet, name="Budama takvimi", text="Ağaçlar kışın budanır.")
    desk = signed_in(mehmet)
    page = desk.get("/masa/cevap-metinleri/", {"q": "AGACLAR"})
    assert [one.name for one in page.context["templates"]] == ["Budama takvimi"]
    assert "Uyan bir şey yok" in desk.get("/masa/cevap-metinleri/", {"q": "zürafa"}).content.decode()
