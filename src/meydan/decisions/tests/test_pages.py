"""Pages: voting from the paper to the receipt, the result, the desk."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from meydan.base import clock
from meydan.decisions import actions, envelopes, tickets
from meydan.decisions.models import Ballot, Roll, State
from meydan.decisions.rules import Said
from meydan.ideas import actions as ideas
from meydan.people.models import Person

SAID = {"bond": "lives", "old_enough": "on"}


def pages(ballot):
    return {name: reverse(f"decisions:{name}", args=[ballot.pk]) for name in ("paper", "check", "share", "appeal")}


@pytest.fixture
def counted(make_ballot, neighbours, vote, finish):
    ballot = make_ballot()
    people = neighbours(10)
    receipts = [vote(ballot, person, "Park") for person in people[:4]]
    receipts += [vote(ballot, person, "Yol", "Bisiklet") for person in people[4:9]]
    receipts.append(vote(ballot, people[9], "Bisiklet"))
    return finish(ballot), receipts


def test_from_the_paper_to_the_receipt(client, signed_in, ballot, ayse):
    signed_in(ayse)
    park = ballot.options.get(title="Park")
    shown = client.get(pages(ballot)["paper"]).content.decode()
    assert "60 ₺" in shown
    assert "tavsiyedir" in shown
    answer = client.post(
        pages(ballot)["paper"], {"list-0": [park.pk], "began": re.search(r'name="began" value="([^"]+)"', shown)[1]}
    )
    assert answer.headers["Location"] == pages(ballot)["check"]
    answer = client.post(pages(ballot)["check"], SAID)
    receipt = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", answer.content.decode())[0]
    vote = envelopes.opener(ballot.key_id)(bytes(Roll.objects.get(person=ayse).envelope))
    assert (vote.receipt, vote.choices) == (receipt, [park.pk])
    assert client.cookies[f"oy{ballot.pk}"].value == ""


def test_a_visitor_votes_and_the_code_comes_last(client, ballot, ayse, signed_in):
    """What was chosen waits in the browser, sealed; the session, which becomes that of a person, never knows it."""
    park = ballot.options.get(title="Park")
    client.post(pages(ballot)["paper"], {"list-0": [park.pk]})
    answer = client.post(pages(ballot)["check"], SAID)
    assert answer.status_code == 302
    assert "/giris/" in answer.headers["Location"]
    assert not Roll.objects.exists()
    told = str([one.get_decoded() for one in Session.objects.all()])
    assert str(park.pk) not in re.findall(r"\d+", told)
    signed_in(ayse)
    shown = client.get(pages(ballot)["check"]).content.decode()
    assert 'value="lives"' in shown
    assert "checked" in shown
    assert client.post(pages(ballot)["check"], SAID).status_code == 200
    assert Roll.objects.get().person == ayse


def test_a_paper_that_is_not_valid_comes_back_with_what_was_chosen(client, make_ballot):
    ballot = make_ballot(most=1)
    ids = [one.pk for one in ballot.options.all()[:2]]
    answer = client.post(pages(ballot)["paper"], {"list-0": ids})
    assert answer.status_code == 422
    assert answer.content.decode().count(" checked") == 2


def test_what_somebody_has_to_say_of_themselves_is_asked_again(client, signed_in, ballot, ayse):
    signed_in(ayse)
    client.post(pages(ballot)["paper"], {"list-0": [ballot.options.first().pk]})
    answer = client.post(pages(ballot)["check"], {"bond": "lives"})
    assert answer.status_code == 422
    assert not Roll.objects.exists()


@pytest.mark.parametrize(("paper", "data", "choices"), [
    ("ordinal", {"rank-Yol": "1", "rank-Park": "2"}, ["Yol", "Park"]),
    ("cumulative", {"points-Yol": "4", "points-Park": "0"}, ["Yol"]),
])  # fmt: skip
def test_places_and_points_are_read(client, signed_in, make_ballot, ayse, paper, data, choices):
    ballot = make_ballot(paper=paper, most=5)
    signed_in(ayse)
    ids = {one.title: one.pk for one in ballot.options.all()}
    typed = {f"{name.partition('-')[0]}-{ids[name.partition('-')[2]]}": value for name, value in data.items()}
    assert client.post(pages(ballot)["paper"], typed).status_code == 302
    client.post(pages(ballot)["check"], SAID)
    vote = envelopes.opener(ballot.key_id)(bytes(Roll.objects.get().envelope))
    assert vote.choices == [ids[one] for one in choices]


def test_a_paper_opened_before_the_end_is_taken_within_the_grace(client, signed_in, ballot, ayse):
    signed_in(ayse)
    with clock.at(ballot.closes_at - timedelta(seconds=5)):
        shown = client.get(pages(ballot)["paper"]).content.decode()
    began = re.search(r'name="began" value="([^"]+)"', shown)[1]
    late = ballot.closes_at + timedelta(minutes=1)
    with clock.at(late):
        assert (
            client.post(pages(ballot)["paper"], {"list-0": [ballot.options.first().pk]}).status_code == 200
        )  # without its stamp
        client.post(pages(ballot)["paper"], {"list-0": [ballot.options.first().pk], "began": began})
        client.post(pages(ballot)["check"], SAID)
    assert Roll.objects.count() == 1


def test_the_list_and_the_page_of_a_vote(client, ballot, ayse, vote):
    vote(ballot, ayse, "Park")
    assert ballot.title in client.get("/oylamalar/").content.decode()
    shown = client.get(ballot.get_absolute_url()).content.decode()
    assert "1 kişi oy verdi" in shown
    assert ballot.seed_mark in shown


def test_a_draft_is_not_found_by_residents(client, make_ballot, signed_in, ayse):
    ballot = make_ballot(announced=False)
    signed_in(ayse)
    assert client.get(ballot.get_absolute_url()).status_code == 404


def test_before_the_end_no_page_and_no_file_tells_what_was_chosen(client, ballot, ayse, vote):
    vote(ballot, ayse, "Park")
    assert client.get(f"/oylama/{ballot.pk}/oylar.pb").status_code == 404
    assert client.get(f"/oylama/{ballot.pk}/sonuc.csv").status_code == 404
    assert client.get(pages(ballot)["share"]).status_code == 404


def test_the_result_says_what_won_and_why(client, counted):
    ballot, _receipts = counted
    shown = client.get(ballot.get_absolute_url()).content.decode()
    assert "2 seçenek kazandı" in shown
    assert "adil count" in shown
    assert ballot.tie_seed in shown
    assert "Cache" not in shown
    lines = b"".join(client.get(f"/oylama/{ballot.pk}/oylar.pb")).decode()
    assert lines.count("\n") > 10
    assert "Park" in client.get(f"/oylama/{ballot.pk}/sonuc.csv").content.decode()


def test_the_report_is_a_file_for_paper(client, counted):
    ballot, _receipts = counted
    answer = client.get(f"/oylama/{ballot.pk}/rapor.pdf")
    assert answer.content.startswith(b"%PDF")
    assert answer.headers["Content-Type"] == "application/pdf"


def test_with_the_receipt_one_sees_where_the_share_went(client, counted):
    ballot, receipts = counted
    answer = client.post(pages(ballot)["share"], {"receipt": receipts[0].replace("-", " ").lower()})
    shown = answer.content.decode()
    assert "Park" in shown
    assert "−" in shown
    wrong = client.post(pages(ballot)["share"], {"receipt": "AAAA-BBBB-CCCC"})
    assert wrong.status_code == 422


def test_a_share_adds_up(counted):
    from meydan.decisions.queries.results import shares_by

    ballot, receipts = counted
    for receipt in receipts:
        [share] = shares_by(ballot, receipt)
        assert abs(sum(each for _option, each in share.paid) + share.left - share.told.share) <= 2
    paid = {}
    for receipt in receipts:
        for option, each in shares_by(ballot, receipt)[0].paid:
            paid[option.title] = paid.get(option.title, 0) + each
    costs = {one.title: one.cost for one in ballot.options.all()}
    assert all(abs(money - costs[title]) <= 10 for title, money in paid.items())


def test_an_objection_and_its_answer(client, signed_in, counted, ayse, director):
    ballot, _receipts = counted
    signed_in(ayse)
    assert client.post(pages(ballot)["appeal"], {"text": "Park iki kez sayılmış"}).status_code == 302
    appeal = ballot.appeals.get()
    signed_in(director)
    client.post(reverse("decisions:desk_appeal", args=[appeal.pk]), {"answer": "Saydık, doğru."})
    client.logout()
    shown = client.get(ballot.get_absolute_url()).content.decode()
    assert "Saydık, doğru." in shown
    assert ayse.name not in shown


@pytest.mark.parametrize("count", [1, 3])
def test_answered_objections_are_read_page_by_page(client, counted, ayse, count, django_assert_max_num_queries):
    ballot, _receipts = counted
    address = reverse("decisions:appeals", args=[ballot.pk])
    assert "Cevaplanmış itiraz yok" in client.get(address).content.decode()
    for number in range(count):
        ballot.appeals.create(person=ayse, text=f"İtiraz {number}", answer=f"Cevap {number}", answered_at=clock.now())
    ballot.appeals.create(person=ayse, text="Daha cevaplanmadı")
    with django_assert_max_num_queries(6):
        shown = client.get(f"{address}?again").content.decode()
    assert shown.count("<h3") == count
    assert "Daha cevaplanmadı" not in shown
    assert ayse.name not in shown


def test_many_objections_do_not_make_the_result_long(client, signed_in, counted, ayse, director):
    ballot, _receipts = counted
    for number in range(25):
        ballot.appeals.create(text=f"İtiraz {number}", answer="Saydık. " * 100, answered_at=clock.now())
        ballot.appeals.create(text=f"Bekleyen {number}")
    result = client.get(ballot.get_absolute_url()).content.decode()
    assert len(re.findall(r"İtiraz \d", result)) == 3
    address = reverse("decisions:appeals", args=[ballot.pk])
    first = client.get(address).content.decode()
    assert first.count("<h3") == 20
    rest = client.get(address + re.search(r'href="(\?after=[^"]+)" rel="next"', first)[1]).content.decode()
    assert rest.count("<h3") == 5
    signed_in(director)
    desk = client.get(reverse("decisions:desk_ballot", args=[ballot.pk])).content.decode()
    assert desk.count("Bekleyen ") == 20


def test_after_the_time_for_objections_the_result_is_final(counted, ayse, refused):
    ballot, _receipts = counted
    with clock.at(ballot.appeals_until):
        assert ballot.is_final
        with refused("decisions.appeals_over"):
            actions.appeal(by=ayse, ballot=ballot, text="x")


def test_the_council_decides_and_the_thread_has_a_step(client, counted, director, signed_in):
    ballot, _receipts = counted
    signed_in(director)
    data = {"do": "council", "on": "2026-12-18", "number": "2026/241", "outcome": "accepted", "words": ""}
    assert client.post(reverse("decisions:desk_ballot", args=[ballot.pk]), data).status_code == 302
    assert "2026/241" in client.get(ballot.get_absolute_url()).content.decode()


def test_options_come_from_contributions_and_their_threads_hear_of_it(
    client, director, signed_in, ayse, goksu, targets, parks, monday, selim, finish, vote
):
    """From an accepted contribution to the result on its thread, at the desk."""
    process = ideas.start_process(
        by=director, template="open_call", title="Bütçe", summary="x", promise="x", opens_at=monday
    )
    ideas.publish_process(by=director, process=process)
    made = []
    for title in ("Gölge", "Bank"):
        one = ideas.submit_contribution(
            by=ayse, kind="idea", title=title, text="x", neighbourhood=goksu, targets=[targets["11.7"]]
        )
        type(one).objects.filter(pk=one.pk).update(process=process)
        ideas.answer_contribution(by=director, contribution=one, decision="accepted", text="Olur", unit=parks)
        made.append(one)
    signed_in(director)
    local = "%Y-%m-%dT%H:%M"
    data = {
        "title": "Bütçe oylaması", "question": "Ne yapılsın?", "summary": "x", "process": process.pk, "unit": parks.pk, "decides": "Meclis",
        "paper": "approval", "purse": "1000", "winners": 1, "rule": "equal-shares", "completion": "add1u",
        "opens_at": (monday + timedelta(hours=3)).strftime(local), "closes_at": (monday + timedelta(days=3)).strftime(local), "age_from": 16,
    }  # fmt: skip
    assert client.post("/masa/oylamalar/yeni/", data).status_code == 302
    ballot = Ballot.objects.get()
    desk = reverse("decisions:desk_ballot", args=[ballot.pk])
    client.post(desk, {"do": "take"})
    assert client.post(desk, {"do": "announce"}).status_code == 409 or ballot.state == State.DRAFT
    signed_in(selim)
    assert "Gölge" in client.get("/masa/oylamalar/degerleme/").content.decode()
    for one in ballot.options.all():
        assert (
            client.post(
                reverse("decisions:desk_value", args=[one.pk]), {"valuation": "feasible", "cost": "400,50"}
            ).status_code
            == 302
        )
    signed_in(director)
    assert client.post(desk, {"do": "announce"}).status_code == 302
    ballot.refresh_from_db()
    assert ballot.state == State.ANNOUNCED
    with clock.at(ballot.opens_at):
        vote(ballot, ayse, "Gölge", said=Said("", None, True))
    finish(ballot)
    codes = [list(one.thread.steps.values_list("code", "station")) for one in made]
    assert ("decisions.won", "decision") in codes[0]
    assert ("decisions.lost", "decision") in codes[1]


def test_a_unit_values_only_what_it_was_asked(make_ballot, director, selim, works, refused, signed_in, client):
    ballot = make_ballot(announced=False)
    option = actions.save_option(by=director, ballot=ballot, words=actions.OptionWords("Köprü", unit=works))
    signed_in(selim)
    assert client.get(reverse("decisions:desk_value", args=[option.pk])).status_code == 404
    with refused("base.not_staff"):
        actions.value_option(by=selim, option=option, valuation="feasible", cost=5)


def test_nothing_is_announced_while_a_check_says_no(make_ballot, director, refused):
    ballot = make_ballot(announced=False)
    option = actions.save_option(by=director, ballot=ballot, words=actions.OptionWords("Köprü"))
    with refused("decisions.not_ready"):
        actions.announce_ballot(by=director, ballot=ballot)
    actions.value_option(by=director, option=option, valuation="not_feasible", reason="Zemin uygun değil")
    ballot = actions.announce_ballot(by=director, ballot=ballot)
    with refused("decisions.fixed"):
        actions.save_option(by=director, ballot=ballot, words=actions.OptionWords("Yeni"))


def test_a_later_end_has_a_public_reason(client, signed_in, ballot, director, ayse):
    signed_in(director)
    desk = reverse("decisions:desk_ballot", args=[ballot.pk])
    later = (ballot.closes_at + timedelta(days=1, hours=3)).strftime("%Y-%m-%dT%H:%M")
    assert client.post(desk, {"do": "extend", "closes_at": later, "reason": ""}).status_code == 422
    assert client.post(desk, {"do": "extend", "closes_at": later, "reason": "Kar yağışı"}).status_code == 302
    client.logout()
    assert "Kar yağışı" in client.get(ballot.get_absolute_url()).content.decode()


@pytest.mark.parametrize("count", [3, 9])
def test_pages_ask_as_much_for_many_options_as_for_few(
    client, make_ballot, neighbours, vote, finish, ayse, signed_in, count, django_assert_max_num_queries
):
    ballot = make_ballot({f"Seçenek {number}": 10 for number in range(count)})
    for person in neighbours(4):
        vote(ballot, person, "Seçenek 1", "Seçenek 2")
    with django_assert_max_num_queries(12):
        client.get(ballot.get_absolute_url())
    with django_assert_max_num_queries(12):
        client.get(pages(ballot)["paper"])
    finish(ballot)
    with django_assert_max_num_queries(15):
        shown = client.get(ballot.get_absolute_url())
    assert shown.status_code == 200
    signed_in(ayse)


def test_who_leaves_takes_an_unopened_vote_with_them(make_ballot, neighbours, vote, finish):
    from meydan.decisions.personal import forget_votes

    ballot = make_ballot()
    one, two = neighbours(2)
    for person in (one, two):
        vote(ballot, person, "Park")
    forget_votes(one)
    finish(ballot)
    forget_votes(two)
    assert (ballot.roll.get().person, ballot.papers.count()) == (None, 1)


ADMIT = {"age_band": "30-44", "contact": "0532 123 45 67", "notice_shown": "on"}


def admitted(client, ballot, **other):
    """The desk gives a paper; returns the path that the tablet opens."""
    shown = client.post(reverse("decisions:desk_admit", args=[ballot.pk]), ADMIT | other).content.decode()
    return re.search(r"/oylama/\d+/masada/[^/]+/oy/", shown)[0]


def test_somebody_votes_at_the_desk_on_a_tablet(client, signed_in, ballot, director):
    signed_in(director)
    path = admitted(client, ballot)
    client.logout()
    assert client.post(path, {"list-0": [ballot.options.get(title="Park").pk]}).headers["Location"] == path.replace(
        "/oy/", "/kontrol/"
    )
    assert client.post(path.replace("/oy/", "/kontrol/"), SAID).status_code == 200
    line = Roll.objects.get()
    assert (line.channel, line.person.phone) == ("desk", "+905321234567")
    assert client.get(path).status_code == 403  # one paper, one envelope


def test_a_paper_of_the_desk_holds_half_an_hour_and_for_one_vote(client, signed_in, make_ballot, director, monkeypatch):
    ballot, other = make_ballot(), make_ballot()
    signed_in(director)
    path = admitted(client, ballot)
    assert client.get(path).status_code == 200
    assert client.get(path.replace(f"/oylama/{ballot.pk}/", f"/oylama/{other.pk}/")).status_code == 403
    stale = tickets.written(ballot, director, None)
    with monkeypatch.context() as patch:
        patch.setattr(tickets, "SECONDS", -1)
        assert tickets.read(ballot, stale) is None


def test_who_has_voted_gets_no_paper_at_the_desk_where_papers_stay(client, signed_in, make_ballot, director, vote):
    ballot = make_ballot(may_change=False)
    signed_in(director)
    admitted(client, ballot)
    vote(ballot, Person.objects.get(phone="+905321234567"), "Park")
    assert client.post(reverse("decisions:desk_admit", args=[ballot.pk]), ADMIT).status_code == 422


def test_what_one_person_left_on_the_tablet_is_not_shown_to_the_next(client, signed_in, ballot, director):
    signed_in(director)
    path = admitted(client, ballot)
    client.post(path, {"list-0": [ballot.options.get(title="Park").pk]})
    assert " checked" in client.get(path).content.decode()
    following = admitted(client, ballot, contact="0532 999 99 99")
    assert " checked" not in client.get(following).content.decode()
