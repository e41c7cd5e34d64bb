"""Pages of the season: what they show, what they refuse, what they cost."""

import pytest

from meydan.attendance import actions as attendance
from meydan.attendance.models import Seat
from meydan.notices.actions import deliver_all
from meydan.season import actions
from meydan.season.models import Ask, Line, Plan, Round, Silence
from meydan.season.queries.cover import shifts_to_cover
from meydan.volunteering import actions as volunteering

BOARD = "/masa/gonulluluk/sezon/"


def shown(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_board_shows_who_where_and_gaps_by_week_and_place(signed_in, monday, make_shift, willing, mehmet):
    shift, _later = make_shift(capacity=4), make_shift(days=12, capacity=3)
    volunteering.join_shift(by=willing("Ada"), shift=shift)
    page = shown(signed_in(mehmet), BOARD)
    for words in (
        "Göksu",
        "<strong>3</strong>",
        "/ 4",
        "1 / 4 yer dolu",
        "Ada",
        f"/masa/gonulluluk/yer-doldurma/{shift.pk}/",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 2), ("?q=dikimi", 2), ("?q=konser", 0), ("?place=goksu", 2), ("?place=firat", 0), ("?goal=11", 2), ("?goal=4", 0),
        ("?field=environment", 2), ("?field=it", 0), ("?week=2026-11-25", 1), ("?week=2026-11-30&empty=on", 1), ("?empty=on", 2),
        ("?week=nie&goal=x&unit=z&after=!", 2),
    ],
)  # fmt: skip
def test_the_board_is_searched_and_filtered(signed_in, monday, make_shift, firat, mehmet, query, found):
    make_shift(), make_shift(days=12)
    page = shown(signed_in(mehmet), BOARD + query)
    assert page.count('<div class="row">') == found
    assert ("Uyan vardiya yok" in page) == (found == 0)


def test_a_plan_is_drafted_looked_at_changed_and_confirmed(signed_in, monday, make_shift, willing, role, selim):
    shift = make_shift(capacity=1)
    ada, bora, silent = willing("Ada"), willing("Bora"), willing("Sena", times=())
    client, days = signed_in(selim), {"first_day": "2026-11-23", "last_day": "31.12.2026"}
    assert client.post(f"{BOARD}planlar/yeni/", days).status_code == 422
    assert client.post(f"{BOARD}planlar/yeni/", days | {"role": role.pk, "first_day": "2026-13-01"}).status_code == 422
    address = client.post(f"{BOARD}planlar/yeni/", days | {"role": role.pk}).url
    assert "Plan hesaplanıyor" in shown(client, address)
    plan = Plan.objects.get()
    actions.compute(plan_id=plan.pk)
    line = plan.lines.get()
    page = shown(client, address)
    assert all(words in page for words in (line.person.name, "boş: Cumartesi öğleden sonrası", "Bu bir taslak"))
    assert all(one.name in shown(client, f"{address}?tab=out") for one in {ada, bora, silent} - {line.person})
    assert "Tüm yerler dolu" in shown(client, f"{address}?tab=gaps")
    assert line.person.name not in shown(client, f"{address}?q=konser")
    at_shift = f"{address}vardiya/{shift.pk}/"
    client.post(at_shift, {"do": "take_out", "which": line.pk})
    other = bora if line.person == ada else ada
    assert "Bu günün boş yerlerini" in shown(client, at_shift)
    client.post(at_shift, {"do": "put_in", "which": other.pk})
    client.post(at_shift, {"do": "put_in", "which": silent.pk})
    assert list(plan.lines.filter(state="proposed").values_list("person", flat=True)) == [other.pk]
    assert client.post(f"{address}onay/", {}).status_code == 422
    assert "1 yer, olağan kurallara göre ayrılır" in shown(client, f"{address}onay/")
    assert client.post(f"{address}onay/", {"do": "confirm"}).url == address
    actions.carry_out(plan_id=plan.pk)
    assert "1 yer ayrıldı." in shown(client, address)
    assert Seat.objects.get().person == other
    assert client.post(f"{address}onay/", {"do": "discard"}).status_code == 422
    assert Line.objects.filter(state="placed").exists()


def test_a_draft_is_discarded(signed_in, monday, make_shift, willing, draft, mehmet):
    make_shift()
    willing("Ada")
    plan, client = draft(), signed_in(mehmet)
    assert "Plandan vazgeçilsin mi?" in shown(client, f"{BOARD}plan/{plan.pk}/onay/?do=discard")
    client.post(f"{BOARD}plan/{plan.pk}/onay/", {"do": "discard"})
    assert "adlar silindi" in shown(client, plan.get_absolute_url())


def test_people_are_asked_and_answer_in_one_tap(signed_in, monday, make_shift, willing, mehmet, selim):
    shift = make_shift(capacity=1)
    ada, bora = willing("Ada"), willing("Bora")
    address, client = f"/masa/gonulluluk/yer-doldurma/{shift.pk}/", signed_in(mehmet)
    page = shown(client, address)
    assert "henüz sorulmadı" in page
    assert "boş: Cumartesi öğleden sonrası" in page
    assert client.post(address, {"do": "ask", "how_many": "0"}).status_code == 422
    assert client.post(address, {"do": "ask", "how_many": "1"}).status_code == 302
    assert "Henüz cevap yok" in shown(client, address)
    client.post(address, {"do": "ask", "how_many": "5"})
    deliver_all()
    asks = {ask.person: ask for ask in Ask.objects.select_related("person")}
    one, client = asks[bora].get_absolute_url(), signed_in(bora)
    assert "Yerine gelebilir misiniz?" in shown(client, "/bildirimler/")
    assert "İlk evet diyen alır" in shown(client, one)
    assert client.get(asks[ada].get_absolute_url()).status_code == 404
    client.post(one, {"do": "silent"})
    assert "Hayır dediniz" in shown(client, one)
    assert Silence.objects.get().person == bora
    client = signed_in(ada)
    client.post(asks[ada].get_absolute_url(), {"do": "yes"})
    assert "Evet dediniz" in shown(client, asks[ada].get_absolute_url())
    page = shown(signed_in(mehmet), address)
    assert all(words in page for words in ("vardiyanın tüm yerleri dolu", "Yeri aldı"))


def test_a_search_is_ended(signed_in, monday, make_shift, willing, mehmet):
    shift = make_shift(capacity=1)
    ada = willing("Ada")
    actions.begin_cover(by=mehmet, shift=shift, how_many=1)
    signed_in(mehmet).post(f"/masa/gonulluluk/yer-doldurma/{shift.pk}/", {"do": "end"})
    assert Round.objects.get().state == "ended"
    client, ask = signed_in(ada), Ask.objects.get()
    client.post(ask.get_absolute_url(), {"do": "yes"})
    assert "Bu kez başkası daha hızlıydı" in shown(client, ask.get_absolute_url())


def test_empty_shifts_and_late_cancellations_wait_at_the_desk(
    signed_in, monday, make_shift, willing, draft, mehmet, selim
):
    empty = make_shift(capacity=4)
    page = shown(signed_in(mehmet), "/masa/")
    assert all(words in page for words in ("Boş vardiyalar", "Kişi bulun"))
    nearly_full, (bora, can) = make_shift(days=0, start=20, capacity=2), (willing("Bora"), willing("Can"))
    seats = [volunteering.join_shift(by=person, shift=nearly_full) for person in (bora, can)]
    assert list(shifts_to_cover(selim)) == [empty]
    attendance.give_up_seat(by=can, seat=seats[1])
    assert list(shifts_to_cover(selim)) == [nearly_full, empty]
    assert not shifts_to_cover(can).exists()
    assert f"/masa/gonulluluk/yer-doldurma/{nearly_full.pk}/" in shown(signed_in(selim), "/masa/")


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same(
    signed_in, monday, make_shift, willing, draft, mehmet, django_assert_max_num_queries, count
):
    shifts = [make_shift(capacity=4, days=5 + 7 * week) for week in range(count)]
    people = [willing(f"Kişi {number}") for number in range(count + 1)]
    volunteering.join_shift(by=people[0], shift=shifts[0])
    plan = draft()
    actions.begin_cover(by=mehmet, shift=shifts[-1], how_many=count)
    client = signed_in(mehmet)
    addresses = [BOARD, f"{BOARD}planlar/", f"/masa/gonulluluk/yer-doldurma/{shifts[0].pk}/"]
    addresses.append(f"{BOARD}plan/{plan.pk}/vardiya/{shifts[0].pk}/")
    for address in [*addresses, *(f"{BOARD}plan/{plan.pk}/?tab={tab}" for tab in ("lines", "gaps", "out"))]:
        client.get(address)
        with django_assert_max_num_queries(15):
            shown(client, address)
    client = signed_in(people[-1])
    for address in ("/benim/gorevlerim/", "/gonulluluk/"):
        client.get(address)
        with django_assert_max_num_queries(15):
            shown(client, address)
