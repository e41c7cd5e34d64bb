"""Pages of the booth: from the roll to a closed batch, and what nobody sees."""

import pytest
from django.urls import reverse

from meydan.base import clock
from meydan.decisions import actions
from meydan.decisions.models import Batch, Entry, Roll
from meydan.decisions.rules import Figures


@pytest.fixture
def pile(ballot, director, selim):
    booth = actions.save_booth(by=director, ballot=ballot, name="Göksu muhtarlığı", hours="9–17", clerks=[selim])
    return actions.issue_batch(by=director, booth=booth, size=20)


@pytest.fixture
def came(goksu):
    return {"name": "Hatice Işık", "age": "65+", "neighbourhood": goksu.pk, "bond": "lives", "old_enough": "on", "notice_shown": "on"}  # fmt: skip


def page(name, *args):
    return reverse(f"decisions:{name}", args=args)


@pytest.fixture
def counted(pile, director):
    Batch.objects.filter(pk=pile.pk).update(marks=2)
    pile.refresh_from_db()
    return actions.count_batch(by=director, batch=pile, figures=Figures(2, 2, 0, 18))


def test_a_booth_and_its_sheets_are_prepared(client, signed_in, director, selim, ballot):
    signed_in(director)
    made = client.post(
        page("desk_booth_new", ballot.pk), {"name": "Muhtarlık", "hours": "9–17", "clerks": [selim.pk]}, follow=True
    )
    booth = ballot.booths.get()
    assert "Muhtarlık" in made.content.decode()
    assert client.post(page("desk_issue", booth.pk), {"size": 5}).status_code == 422
    assert client.post(page("desk_issue", booth.pk), {"size": 12}).status_code == 302
    pdf = client.get(page("desk_batch_pdf", booth.batches.get().pk))
    assert pdf.content.startswith(b"%PDF")
    assert "Muhtarlık" in client.get(ballot.get_absolute_url()).content.decode()  # residents read where it is


def test_the_clerk_marks_the_roll_and_hears_which_pile(client, signed_in, selim, pile, came):
    signed_in(selim)
    shown = client.post(page("desk_hand_out", pile.booth_id), came, follow=True).content.decode()
    assert "K-01" in shown
    assert "Hatice" not in shown
    assert Roll.objects.get().channel == "paper"
    again = client.post(page("desk_hand_out", pile.booth_id), came)
    assert again.status_code == 422
    assert "Bu ad ve mahalleyle listede biri var" in again.content.decode()
    assert 'value="Hatice Işık"' in again.content.decode()
    assert client.post(page("desk_hand_out", pile.booth_id), came | {"another": "on"}).status_code == 302


@pytest.mark.parametrize("missing", ["age", "bond", "old_enough", "notice_shown"])
def test_nobody_is_marked_while_something_is_missing(client, signed_in, selim, pile, came, missing):
    signed_in(selim)
    del came[missing]
    assert client.post(page("desk_hand_out", pile.booth_id), came).status_code == 422
    assert not Roll.objects.exists()


def test_a_clerk_sees_the_booth_and_no_other(client, signed_in, selim, pile, director, ballot):
    other = actions.save_booth(by=director, ballot=ballot, name="Okul", hours="9–17", clerks=[])
    signed_in(selim)
    assert "Okul" not in client.get(page("desk_booths", ballot.pk)).content.decode()
    assert client.get(page("desk_hand_out", other.pk)).status_code == 404
    assert client.get(page("desk_batch_pdf", pile.pk)).status_code == 404


def test_from_the_count_to_a_closed_batch(client, signed_in, ballot, pile, director, mehmet, selim):
    Batch.objects.filter(pk=pile.pk).update(marks=2)
    park, road = (ballot.options.get(title=title).pk for title in ("Park", "Yol"))
    typing, batch = page("desk_sheet", pile.pk), page("desk_batch", pile.pk)
    with clock.at(ballot.taken_until):
        signed_in(selim)
        figures = {"do": "count", "given": 2, "returned": 1, "spoiled": 0, "left": 18, "reason": ""}
        wrong = client.post(batch, figures)
        assert wrong.status_code == 422
        assert "sandıktan çıkan ile değiştirilenin toplamı 1, verilen 2" in wrong.content.decode()
        assert client.post(batch, figures | {"returned": 2}).status_code == 302
        assert "Oy sayfası bekliyor" in client.get(page("desk_sheets")).content.decode()
        for person, second in ((mehmet, [road]), (director, [park])):
            signed_in(person)
            assert client.post(typing, {"serial": "K-01-0003", "list-0": [park]}).status_code == 302
            assert client.post(typing, {"serial": "http://x/oylama/1/kagit/1/4/", "list-0": second}).status_code == 302
            assert client.post(typing, {"serial": "3", "list-0": [park]}).status_code == 422
        assert client.get(page("desk_decide", pile.pk, 4)).status_code == 404  # not for one of the two
        signed_in(selim)
        shown = client.get(page("desk_decide", pile.pk, 4)).content.decode()
        assert "2. Yol" in shown
        assert client.post(page("desk_decide", pile.pk, 4), {"spoiled": "unclear"}).status_code == 302
        assert client.post(batch, {"do": "close"}).status_code == 302
    assert Batch.objects.get().closed_at
    assert Entry.objects.filter(sheet__number=4).last().spoiled == "unclear"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"serial": "K-02-0003"}, "başka bir destenin"),
        ({"serial": "kırk"}, "kare kodun altında"),
        ({"serial": "99", "spoiled": "empty"}, "bu numarada bir sayfa yok"),
        ({"serial": "3"}, "Lütfen en az birini seçin"),
    ],
)
def test_what_was_typed_wrong_comes_back_with_what_to_do(client, signed_in, counted, director, data, words):
    signed_in(director)
    with clock.at(counted.ballot.taken_until):
        answer = client.post(page("desk_sheet", counted.pk), data)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_the_second_person_does_not_see_the_first_entry(client, signed_in, counted, ballot, director, mehmet):
    park = ballot.options.get(title="Park").pk
    with clock.at(ballot.taken_until):
        actions.type_sheet(by=director, batch=counted, number=3, choices=[park])
        signed_in(mehmet)
        for address in (page("desk_sheet", counted.pk) + "?no=3", page("desk_batch", counted.pk)):
            shown = client.get(address).content.decode()
            assert " checked" not in shown
            assert "K-01-0003" not in shown


@pytest.fixture
def ranked(make_ballot, director):
    """A pile with one paper on which options are put in order."""
    ballot = make_ballot(paper="ordinal")
    booth = actions.save_booth(by=director, ballot=ballot, name="Okul", hours="9–17", clerks=[])
    pile = actions.issue_batch(by=director, booth=booth, size=10)
    actions.count_batch(by=director, batch=pile, figures=Figures(1, 1, 0, 9, "x"))
    return pile


def test_ranks_and_points_are_typed_as_they_stand(client, signed_in, ranked, director):
    ballot = ranked.booth.ballot
    ids = {one.title: one.pk for one in ballot.options.all()}
    signed_in(director)
    with clock.at(ballot.taken_until):
        ranks = {"serial": "1", f"rank-{ids['Yol']}": "1", f"rank-{ids['Park']}": "2"}
        assert client.post(page("desk_sheet", ranked.pk), ranks).status_code == 302
    assert Entry.objects.get().choices == [ids["Yol"], ids["Park"]]


@pytest.mark.parametrize("typed", ["2 1", "2,1", " 2; 1 ", "2-1"])
def test_a_clerk_types_numbers_instead_of_ticking(client, signed_in, counted, director, typed):
    signed_in(director)
    ids = {one.number: one.pk for one in counted.ballot.options.all()}
    with clock.at(counted.ballot.taken_until):
        assert "autofocus" in client.get(page("desk_sheet", counted.pk)).content.decode()
        sent = client.post(page("desk_sheet", counted.pk), {"serial": "1", "numbers": typed})
        assert sent.status_code == 302, sent.content
    assert sorted(Entry.objects.get().choices) == sorted([ids[1], ids[2]])


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"numbers": "1 77"}, "77 numaralı seçenek yok"),
        ({"numbers": "1 1"}, "1 numarası iki kez"),
        ({"numbers": "Park"}, "yalnız seçeneklerin numaralarını"),
        ({"numbers": "1", "list-0": "x"}, "birini kullanın"),
    ],
)
def test_wrong_numbers_come_back_with_what_to_do(client, signed_in, counted, director, typed, words):
    signed_in(director)
    if "list-0" in typed:
        typed["list-0"] = counted.ballot.options.first().pk
    with clock.at(counted.ballot.taken_until):
        answer = client.post(page("desk_sheet", counted.pk), {"serial": "1", **typed})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert f'value="{typed["numbers"]}"' in answer.content.decode()
    assert not Entry.objects.exists()


def test_ranked_numbers_are_typed_in_their_order(client, signed_in, ranked, director):
    ballot = ranked.booth.ballot
    ids = {one.number: one.pk for one in ballot.options.all()}
    signed_in(director)
    with clock.at(ballot.taken_until):
        assert client.post(page("desk_sheet", ranked.pk), {"serial": "1", "numbers": "2 1"}).status_code == 302
    assert Entry.objects.get().choices == [ids[2], ids[1]]


def test_the_square_leads_clerks_to_typing_and_residents_to_the_vote(client, signed_in, ballot, pile, selim, ayse):
    square = page("sheet", ballot.pk, 1, 3)
    assert client.get(square).headers["Location"] == ballot.get_absolute_url()
    signed_in(ayse)
    assert client.get(square).headers["Location"] == ballot.get_absolute_url()
    signed_in(selim)
    assert client.get(square).headers["Location"] == f"{page('desk_sheet', pile.pk)}?no=3"


def test_who_took_a_sheet_reads_it_on_the_page_of_the_vote(client, signed_in, ballot, pile, came, selim, ayse):
    signed_in(selim)
    client.post(page("desk_hand_out", pile.booth_id), came | {"contact": ayse.email})
    signed_in(ayse)
    shown = client.get(ballot.get_absolute_url()).content.decode()
    assert "oy kâğıdı aldınız" in shown
    assert page("paper", ballot.pk) not in shown


@pytest.mark.parametrize("count", [1, 3])
def test_pages_ask_as_much_for_many_booths_as_for_one(
    client, signed_in, director, ballot, pile, count, django_assert_max_num_queries
):
    for number in range(count - 1):
        more = actions.save_booth(by=director, ballot=ballot, name=f"Okul {number}", hours="9–17", clerks=[director])
        actions.issue_batch(by=director, booth=more, size=10)
    signed_in(director)
    names = [("desk_booths", ballot.pk), ("desk_hand_out", pile.booth_id), ("desk_batch", pile.pk), ("desk_sheet", pile.pk), ("desk_sheets",)]  # fmt: skip
    for name, *args in names:
        with django_assert_max_num_queries(15):
            client.get(page(name, *args))
