"""Pages: happy, refused, what they cost, and who sees what."""

from datetime import timedelta

import pytest
from django.urls import reverse

from meydan.base import clock
from meydan.groups import actions
from meydan.groups.actions import Offer
from meydan.groups.models import Group, GroupState, Membership, PollAnswer
from meydan.people.models import Role

DAY = timedelta(days=1)


def text_of(answer):
    return answer.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(
    client, propose, mehmet, aylin, make_person, targets, count, django_assert_max_num_queries
):
    for number in range(count):
        group = propose(f"Grup {number}", by=make_person(f"Kişi{number}"))
        actions.found_group(by=mehmet, group=group, facilitator=aylin, words="x")
    with django_assert_max_num_queries(12):
        page = text_of(client.get(reverse("groups:list")))
    assert page.count("card--link") == count


@pytest.mark.parametrize(
    ("query", "found"),
    [("q=iklim", 1), ("q=deniz", 0), ("goal=13", 1), ("goal=4", 0), ("goal=x", 1), ("place=goksu", 1), ("place=firat", 0),
     ("place=all", 0), ("state=open", 1), ("state=closed", 0), ("state=proposed", 1), ("after=zzz", 1)],
)  # fmt: skip
def test_filters(client, group, query, found):
    assert text_of(client.get(f"/gruplar/?{query}")).count("card--link") == found


@pytest.mark.parametrize("count", [1, 3])
def test_a_members_page_with_everything_stays_below_its_queries(
    client, group, published, meet, speak_once, ayse, kerem, monday, count, django_assert_max_num_queries
):
    offers = [Offer(clock.now() + day * DAY) for day in (3, 4)]
    actions.start_poll(by=ayse, group=group, title="x", offers=offers, answer_by=clock.today())
    for number in range(count):
        actions.add_task(by=kerem, group=group, title=f"İş {number}", owner=kerem)
        actions.write_opinion(by=kerem, group=group, meeting=published, title=f"Görüş {number}", text="x")
        speak_once(f"Fikir {number}")
    client.force_login(kerem)
    with django_assert_max_num_queries(9):
        page = text_of(client.get(group.get_absolute_url()))
    assert all(
        words in page for words in ("Hangi gün buluşalım?", "İş 0", "Görüş 0", "Fikir 0", "Üç okulla başlansın.")
    )


@pytest.fixture
def speak_once(published, group, kerem, targets):
    def speak(title):
        return actions.write_as_group(
            by=kerem, group=group, meeting=published, kind="idea", title=title, text="", targets=[targets["13.1"]]
        )

    return speak


def test_visitors_see_what_is_public_and_nothing_of_the_inside(client, group, meet, minuted, kerem, ayse, thursday):
    meet(days=6, link="https://toplanti.example/gizli")
    actions.add_task(by=kerem, group=group, title="Gizli iş", owner=kerem)
    actions.write_note(by=kerem, group=group, text="Gizli not")
    actions.name_me(by=ayse, group=group, named=True)
    page = text_of(client.get(group.get_absolute_url()))
    assert "Okul bahçesi" in page
    assert "Ayse" in page
    assert "Kerem" not in page
    for hidden in ("Gizli iş", "toplanti.example", "Üç okulla başlansın."):
        assert hidden not in page
    client.force_login(kerem)
    page = text_of(client.get(group.get_absolute_url()))
    for shown in ("Gizli iş", "toplanti.example", "Üç okulla başlansın."):
        assert shown in page
    assert "Gizli not" in text_of(client.get(f"/grup/{group.pk}/notlar/"))


def test_a_draft_is_for_members_and_published_minutes_for_everybody_as_pdf(client, minuted, published):
    page = text_of(client.get(published.get_absolute_url()))
    assert "Üç okulla başlansın." in page
    assert "Yazan" not in page
    paper = client.get(f"/toplanti/{published.pk}/tutanak.pdf")
    assert paper.content.startswith(b"%PDF")
    assert paper["Content-Type"] == "application/pdf"
    actions.hide_minutes(by=None, thing_id=published.pk, reason="x")
    assert "Üç okulla başlansın." not in text_of(client.get(published.get_absolute_url()))
    assert client.get(f"/toplanti/{published.pk}/tutanak.pdf").status_code == 404


def test_there_is_no_paper_of_a_draft(client, minuted, kerem):
    client.force_login(kerem)
    assert client.get(f"/toplanti/{minuted.pk}/tutanak.pdf").status_code == 404


def test_a_visitor_proposes_first_and_signs_in_last(client, monday, goksu, targets, deniz):
    goal = targets["13.1"].goal_id
    typed = {"name": "Bisiklet grubu", "purpose": "Güvenli yol", "goals": [goal], "neighbourhood": "goksu", "joining": "open", "largest": "8"}  # fmt: skip
    assert client.post("/gruplar/yeni/", {**typed, "purpose": ""}).status_code == 422
    assert client.post("/gruplar/yeni/", typed)["Location"].startswith("/giris/")
    answer = client.post("/giris/parola/", {"login": deniz.email, "password": "not-a-secret-1"})
    group = Group.objects.get()
    assert (group.name, group.proposed_by, group.neighbourhood, group.state) == (
        "Bisiklet grubu",
        deniz,
        goksu,
        "proposed",
    )
    assert answer["Location"] == group.get_absolute_url()
    assert "Merkez 14 Aralık 2026" in text_of(client.get(group.get_absolute_url()))


def test_a_visitor_joins_first_and_signs_in_last(client, group, deniz):
    assert client.post(f"/grup/{group.pk}/katil/", {})["Location"].startswith("/giris/")
    answer = client.post("/giris/parola/", {"login": deniz.email, "password": "not-a-secret-1"})
    assert answer["Location"] == group.get_absolute_url()
    assert Membership.objects.filter(group=group, person=deniz, since__isnull=False).exists()


def test_the_way_of_a_meeting_on_the_pages(client, group, ayse, kerem, monday):
    client.force_login(ayse)
    offers = {"title": "Dikim", "minutes": "90", "answer_by": "2026-11-24", "day_1": "2026-11-26", "at_1": "19:00",
              "place_1": "Merkez", "day_2": "2026-11-27", "at_2": "19:00", "place_2": ""}  # fmt: skip
    assert client.post(f"/grup/{group.pk}/tarih/", {**offers, "day_3": "2026-11-28"}).status_code == 422
    assert client.post(f"/grup/{group.pk}/tarih/", offers)["Location"] == group.get_absolute_url()
    poll = group.polls.get()
    first, second = poll.options.values_list("pk", flat=True)
    wrong = client.post(f"/grup-tarihi/{poll.pk}/", {f"fit_{first}": "yes"})
    assert wrong.status_code == 422
    assert f'value="yes" id="id_fit_{first}_0" checked' in text_of(wrong).replace(" required", "")
    client.post(f"/grup-tarihi/{poll.pk}/", {f"fit_{first}": "yes", f"fit_{second}": "no"})
    assert PollAnswer.objects.count() == 2
    address = client.post(f"/grup-tarihi/{poll.pk}/", {"do": "close"})["Location"]
    assert "Çağrıdan önce gündemi yazın." in text_of(client.get(address))
    meeting = group.meetings.get()
    said = {
        "title": "Dikim",
        "day": "2026-11-26",
        "starts": "19:00",
        "minutes": "90",
        "place": "Merkez",
        "link": "",
        "agenda": "Fidan",
    }
    assert client.post(f"{address}degistir/", said)["Location"] == address
    client.post(f"{address}yap/", {"do": "call"})
    meeting.refresh_from_db()
    assert meeting.state == "called"
    client.force_login(kerem)
    with clock.at(monday + 4 * DAY):
        assert client.post(f"{address}tutanak/", {"guests": "0"}).status_code == 422
        client.post(f"{address}tutanak/", {"guests": "0", "present": [kerem.pk], "decisions": "Dikilsin."})
    client.force_login(ayse)
    client.post(f"{address}duzeltme/", {"words": "Tarih eksik"})
    client.post(f"{address}yap/", {"do": "approve"})
    client.post(f"{address}yap/", {"do": "publish"})
    meeting.refresh_from_db()
    assert meeting.is_published


def test_members_are_taken_in_and_roles_handed_over_on_a_page(client, propose, mehmet, aylin, deniz):
    group = actions.found_group(by=mehmet, group=propose(joining="request"), facilitator=aylin, words="x")
    actions.join_group(by=deniz, group=group, words="Ölçerim")
    client.force_login(aylin)
    address = f"/grup/{group.pk}/uyeler/"
    assert "Ölçerim" in text_of(client.get(address))
    client.post(address, {"do": "yes", "person": deniz.pk})
    row = Membership.objects.get(group=group, person=deniz)
    assert client.post(address, {"do": "role", "role": "facilitator", "to": row.pk}).status_code == 422
    client.post(address, {"do": "role", "role": "reporter", "to": row.pk})
    row.refresh_from_db()
    assert row.role == "reporter"


def test_the_centre_founds_and_closes_at_the_desk(client, propose, mehmet, aylin):
    group = propose()
    client.force_login(mehmet)
    assert group.name in text_of(client.get("/masa/gruplar/kurulus/"))
    address = f"/masa/grup/{group.pk}/"
    assert client.post(address, {"do": "found", "words": "x"}).status_code == 422
    client.post(address, {"do": "found", "words": "Konu çok soruluyor.", "facilitator": aylin.pk})
    group.refresh_from_db()
    assert group.state == GroupState.OPEN
    client.post(address, {"do": "close", "report": "Bitti."})
    group.refresh_from_db()
    assert (group.state, group.report) == (GroupState.CLOSED, "Bitti.")


def test_the_facilitator_is_chosen_among_the_centre(client, propose, mehmet, deniz, make_person):
    officer = make_person("Memur", (Role.MODERATOR, None))
    client.force_login(mehmet)
    page = text_of(client.get(f"/masa/grup/{propose().pk}/"))
    assert "Mehmet" in page
    assert officer.name not in page


def test_the_opinion_is_followed_at_the_desk(client, published, group, kerem, mehmet):
    opinion = actions.write_opinion(by=kerem, group=group, meeting=published, title="Bahçeler", text="x")
    client.force_login(mehmet)
    address = f"/masa/gorus/{opinion.pk}/"
    client.post(address, {"do": "sent", "number": "2026/14", "sent_on": "2026-11-26"})
    client.post(address, {"do": "agenda", "agenda_on": "2026-12-03"})
    assert client.post(address, {"do": "decision", "decided_on": "2026-12-03"}).status_code == 422
    client.post(address, {"do": "decision", "decided_on": "2026-12-03", "decision_number": "88", "outcome": "noted"})
    page = text_of(client.get(group.get_absolute_url()))
    assert "2026/14" in page
    assert "Bilgi edinildi" in page


def test_the_thread_the_neighbourhood_and_the_goal_show_the_group(client, group, published, speak_once, goksu):
    thread = speak_once("Üç bahçe").contribution.thread
    for address in (thread.get_absolute_url(), "/mahalle/goksu/", "/amac/13/"):
        assert group.get_absolute_url() in text_of(client.get(address)), address


def test_my_page_shows_my_groups_and_what_i_promised(client, group, kerem):
    actions.add_task(by=kerem, group=group, title="Ölçün", owner=kerem)
    client.force_login(kerem)
    page = text_of(client.get("/benim/"))
    assert "Ölçün" in page
    assert group.name in page


def test_the_calendar_names_no_link(client, group, meet):
    meet(link="https://toplanti.example/gizli")
    answer = client.get(f"/grup/{group.pk}/takvim.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    assert "toplanti.example" not in answer.content.decode()


def test_programs_read_groups_and_minutes_without_names(client, group, published, propose, ayse, kerem):
    propose("Bekleyen grup", by=kerem)
    groups = client.get("/api/v1/groups").json()["items"]
    assert [(one["name"], one["members"], one["meetings"], one["goals"]) for one in groups] == [
        (group.name, 3, 1, [13])
    ]
    found = {
        query: len(client.get(f"/api/v1/{query}").json()["items"])
        for query in ("groups?goal=4", "groups?goal=13&place=goksu", f"meetings?group={group.pk}", "meetings?group=0")
    }
    assert list(found.values()) == [0, 1, 1, 0]
    minutes = client.get("/api/v1/meetings").json()["items"][0]
    assert (minutes["came"], minutes["guests"], minutes["minutes"]["decisions"]) == (2, 1, "Üç okulla başlansın.")
    assert not {"Ayse", "Kerem"} & set(str([groups, minutes]).replace("'", " ").split())


def test_each_reader_sees_the_page_as_themselves_though_its_questions_are_written_once(
    client, propose, group, ayse, deniz, kerem, mehmet
):
    proposed = propose("Taze grup", by=deniz)

    def opens(person, thing):
        client.logout() if person is None else client.force_login(person)
        return client.get(thing.get_absolute_url())

    for _again in range(2):
        assert [opens(one, proposed).status_code for one in (deniz, ayse, mehmet, None)] == [200, 404, 200, 404]
        leaves = reverse("groups:leave", args=[group.pk])
        assert [leaves in text_of(opens(one, group)) for one in (kerem, deniz, mehmet, None)] == [
            True,
            False,
            False,
            False,
        ]
    actions.leave_group(by=kerem, group=group)
    assert leaves not in text_of(opens(kerem, group))
