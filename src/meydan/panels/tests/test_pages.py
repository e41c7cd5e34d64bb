"""Pages of panels: what they show, what they refuse, what they cost."""

import re

import pytest

from meydan.base import clock
from meydan.ideas.actions import start_process
from meydan.panels import actions
from meydan.panels.models import Application, Panel
from meydan.panels.tests.conftest import DAY, answers, fresh, later, members, sit
from meydan.people.models import Person


def shown(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def typed(panel, region="goksu", age=0, **more):
    region_of, age_of = panel.features.all()
    value = age_of.values.all()[age]
    return {f"f{region_of.pk}": region, f"f{age_of.pk}": value.pk, "take_part": "on"} | more


@pytest.mark.parametrize(
    ("query", "found"),
    [("", True), ("?q=dükkân", True), ("?q=konser", False), ("?kind=citizens", True), ("?kind=youth", False), ("?open=on", True), ("?kind=x&after=y", True)],
)  # fmt: skip
def test_the_list_is_searched_and_filtered(client, panel, query, found):
    page = shown(client, "/paneller/" + query)
    assert (panel.title in page) == found
    assert found or "Uyan panel yok" in page


def test_the_desk_alone_sees_what_is_not_open(client, signed_in, designed, mehmet):
    draft = designed()
    assert draft.title not in shown(client, "/paneller/")
    for address in (draft.get_absolute_url(), f"/panel/{draft.pk}/kura/", f"/panel/{draft.pk}/katilin/"):
        shown(client, address, 404)
    assert draft.title in shown(signed_in(mehmet), draft.get_absolute_url())


def test_one_applies_first_and_signs_in_last(client, panel, ayse):
    address = f"/panel/{panel.pk}/katilin/"
    assert client.post(address, {}).status_code == 422
    without = client.post(address, typed(panel) | {"take_part": ""})
    assert without.status_code == 422
    assert "Bu izin olmadan" in without.content.decode()
    answer = client.post(address, typed(panel, recording="on"))
    assert answer.status_code == 302
    assert "/giris/" in answer.url
    client.force_login(ayse)
    session = client.session
    assert session["panels_form"]["of"] == panel.pk
    page = shown(client, address)
    assert "checked" in page, "nothing that was typed is lost"
    sent = client.post(address, typed(panel, recording="on"))
    made = Application.objects.get(person=ayse)
    assert sent.url == f"/benim/panelim/{made.pk}/"
    assert made.recording_agreed_at is not None
    assert client.get(address).url == sent.url
    assert made.code in shown(client, sent.url)


def test_a_code_of_a_letter_is_taken_however_it_is_typed(client, signed_in, panel, mehmet, ayse):
    batch = actions.make_codes(by=mehmet, panel=panel, way="letter", count=2, words="Göksu")
    code = batch.invitations.first().code
    signed_in(ayse).post(f"/panel/{panel.pk}/katilin/", typed(panel, code=code.lower().replace("-", " ")))
    assert Application.objects.get(person=ayse).invitation.code == code


def test_a_neighbourhood_without_a_group_is_told_so(signed_in, panel, ayse, goksu):
    goksu.group = ""
    goksu.save()
    answer = signed_in(ayse).post(f"/panel/{panel.pk}/katilin/", typed(panel))
    assert answer.status_code == 422
    assert "panelin gruplarında yok" in answer.content.decode()


def test_the_draw_page_shows_how_it_was_and_ones_own_chance_to_oneself(client, drawn):
    panel = drawn()
    with later(days=8):
        page = shown(client, f"/panel/{panel.pk}/kura/")
        assert "12 kişi arasından 4 kişi kurayla seçildi" in page
        assert panel.lotteries.get().file["commitment"] in page
        assert "<b>17</b><b>23</b><b>42</b>" in page
        assert "Benim şansım" not in page
        mine = members(panel, "selected")[0]
        client.force_login(mine.person)
        page = shown(client, f"/panel/{panel.pk}/kura/")
        assert mine.code in page
        assert "Benim şansım neydi?" in page
        assert re.search(r"Sizin gibi cevap verenler</dt><dd>3<", page)


def test_who_stepped_in_for_whom_stands_beside_the_draw(client, drawn):
    panel = drawn()
    left = members(panel, "selected")[0]
    with later(days=8):
        actions.decline_place(by=left.person, application=left)
        stepped = Application.objects.get(stands_in_for=left)
        assert f"{left.code} → {stepped.code}" in shown(client, f"/panel/{panel.pk}/kura/")


def test_an_objection_is_answered_in_public_and_its_words_are_not(client, signed_in, drawn, ayse, mehmet):
    panel = drawn()
    with later(days=8):
        address = f"/panel/{panel.pk}/kura/itiraz/"
        assert signed_in(ayse).post(address, {"text": "Adım listede yoktu."}).status_code == 302
        made = panel.objections.get()
        page = shown(client, f"/panel/{panel.pk}/kura/")
        assert "Adım listede yoktu." in page, "to oneself"
        assert "/kura/itiraz/" not in page, "once is enough"
        signed_in(mehmet).post(
            f"/masa/panel/{panel.pk}/kura/",
            {"do": "answer", "which": made.pk, "answer": "Başvurunuz kapanıştan sonra geldi."},
        )
        client.logout()
        page = shown(client, f"/panel/{panel.pk}/kura/")
        assert "Başvurunuz kapanıştan sonra geldi." in page
        assert "Adım listede yoktu." not in page


def test_who_is_drawn_says_yes_on_the_own_page(signed_in, drawn):
    panel = drawn()
    mine = members(panel, "selected")[0]
    with later(days=8):
        client = signed_in(mine.person)
        assert "Kurada çıktınız" in shown(client, mine.get_absolute_url())
        client.post(mine.get_absolute_url(), {"do": "confirm"})
        assert "Üyesiniz" in shown(client, mine.get_absolute_url())
        client.post(mine.get_absolute_url(), {"do": "expense", "what": "travel", "lira": "120"})
        assert mine.expenses.get().kurus == 12_000
        assert client.post(mine.get_absolute_url(), {"do": "needs", "text": ""}).status_code == 422


def typed_plan(unit, keeper):
    return {
        "title": "Boş dükkânlar", "question": "Ne olsun?", "what": "citizens", "unit": unit.pk, "keeper": keeper.pk, "size": 4,
        "method": "leximin", "ways": ["open"], "last_day": "2026-11-28", "lot_number": "Millî Piyango", "confirm_days": 7, "age_from": 18,
    }  # fmt: skip


def test_the_desk_says_where_a_panel_belongs(signed_in, mehmet, director, parks, monday):
    process = start_process(
        by=director, template="consultation", title="Çarşı", summary="x", promise="x", opens_at=monday
    )
    client, data = signed_in(mehmet), typed_plan(parks, mehmet)
    for wrong, words in (
        ({"stage": "decide"}, "böyle bir aşama yok"),
        ({"process": process.pk, "project": 1}, "ikisini birden değil"),
        ({"project": 1}, "Bu numarayla bir şey yok"),
    ):
        answer = client.post("/masa/paneller/yeni/", data | wrong)
        assert answer.status_code == 422
        assert words in answer.content.decode()
    hub = client.post("/masa/paneller/yeni/", data | {"process": process.pk, "stage": "decide"}).url
    assert (Panel.objects.get().belongs_to, Panel.objects.get().stage) == (process.ref, "decide")
    assert f'<option value="{process.pk}" selected>' in shown(client, f"{hub}duzenle/")


def test_the_whole_way_at_the_desk(signed_in, client, mehmet, director, crowd, groups, parks, monday):
    """From the question to the draw, through the pages alone."""
    client.force_login(mehmet)
    data = typed_plan(parks, mehmet)
    assert client.post("/masa/paneller/yeni/", data | {"size": 1}).status_code == 422
    hub = client.post("/masa/paneller/yeni/", data).url
    panel = Panel.objects.get()
    feature = {"do": "feature", "kind": "region", "name": "Bölge", "why": "İlçeye benzesin."}
    assert client.post(f"{hub}kotalar/", feature).status_code == 422, "says that it asks nothing of a special kind"
    client.post(f"{hub}kotalar/", feature | {"harmless": "on"})
    wrong = feature | {"harmless": "on", "kind": "age", "name": "Yaş", "answers": "18–44; 3; 1"}
    assert client.post(f"{hub}kotalar/", wrong).status_code == 422
    client.post(f"{hub}kotalar/", wrong | {"answers": "18–44; 1; 3\n45+; 1; 3\n- 18 yaş altı"})
    assert [value.admits for value in panel.features.get(name="Yaş").values.all()] == [True, True, False]
    client.post(hub, {"do": "design"})
    client.force_login(director)
    client.post(hub, {"do": "approve", "words": "Tamam", "basis": ""})
    client.post(hub, {"do": "open"})
    assert fresh(panel).is_open
    for at, person in enumerate(crowd(8)):
        actions.apply(by=person, panel=panel, answers=answers(panel, at % 2, at // 2 % 2), take_part=True)
    assert "Yeten en küçük" not in shown(client, f"{hub}kotalar/")
    with later(days=6):
        client.post(hub, {"do": "close"})
        actions.compute(lottery_id=panel.lotteries.get().pk)
        client.post(f"{hub}kura/", {"do": "publish"})
        assert client.post(f"{hub}kura/", {"do": "draw", "public": ""}).status_code == 422
        client.post(f"{hub}kura/", {"do": "draw", "public": "3 6 1"})
    assert fresh(panel).state == "confirming"
    for page in ("", "davetler/", "basvurular/", "kura/", "uyeler/", "oturumlar/", "bulgular/", "kotalar/", "duzenle/"):
        shown(client, hub + page)
    assert "Kişi3 Yıldırım3" in b"".join(client.get(f"{hub}basvurular/?file=csv")).decode()


def test_letters_hold_a_code_each(signed_in, panel, mehmet):
    batch = actions.make_codes(by=mehmet, panel=panel, way="muhtar", count=3)
    answer = signed_in(mehmet).get(f"/masa/panel/{panel.pk}/davetler/{batch.pk}.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert signed_in(mehmet).get(f"/masa/panel/{panel.pk}/davetler/{batch.pk}.pdf?part=2").status_code == 404


def test_letters_of_a_large_batch_come_in_parts(signed_in, panel, mehmet):
    batch = actions.make_codes(by=mehmet, panel=panel, way="muhtar", count=301)
    client = signed_in(mehmet)
    page = shown(client, f"/masa/panel/{panel.pk}/davetler/")
    assert f"{batch.pk}.pdf?part=2" in page
    assert f"{batch.pk}.pdf?part=3" not in page
    assert client.get(f"/masa/panel/{panel.pk}/davetler/{batch.pk}.pdf?part=2").content.startswith(b"%PDF")


def test_needs_are_opened_with_a_purpose_by_who_runs_the_panel(signed_in, drawn, mehmet, zeynep):
    panel = drawn()
    mine = members(panel, "selected")[0]
    actions.say_needs(by=mine.person, application=mine, text="Oğluma bakacak biri")
    address = f"/masa/panel-uyesi/{mine.pk}/ihtiyac/"
    client = signed_in(mehmet)
    assert client.post(address, {"purpose": ""}).status_code == 422
    assert "Oğluma bakacak biri" in client.post(address, {"purpose": "Bakıcı ayarlamak"}).content.decode()
    assert signed_in(zeynep).get(address).status_code == 404


def test_a_sitting_is_planned_with_the_day_on_which_its_recording_goes(signed_in, drawn, mehmet):
    panel = drawn()
    client = signed_in(mehmet)
    data = {
        "title": "Birinci oturum",
        "day": "2026-12-08",
        "starts": "18:00",
        "ends": "20:00",
        "where": "Merkez",
        "guide": "1. Tanışma",
    }
    page = client.post(f"/masa/panel/{panel.pk}/oturumlar/", data)
    assert page.status_code == 422
    assert "hangi gün silineceğini" in page.content.decode()
    sent = client.post(
        f"/masa/panel/{panel.pk}/oturumlar/", data | {"delete_on": "2026-12-30", "recorded_where": "Cihaz 2"}
    )
    assert "1. Tanışma" in shown(client, sent.url)
    assert "Kaydın silineceği gün: 30 Aralık 2026" in shown(client, panel.get_absolute_url())


def queries_of(client, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(15) as asked:
        shown(client, address)
    return len(asked)


def test_pages_cost_the_same_with_one_and_with_three(client, call, django_assert_max_num_queries):
    call()
    once = queries_of(client, "/paneller/", django_assert_max_num_queries)
    call(title="İkinci")
    call(title="Üçüncü")
    assert queries_of(client, "/paneller/", django_assert_max_num_queries) == once


@pytest.mark.parametrize("page", ["uyeler/", "kura/", "basvurular/", "bulgular/", "kotalar/", "oturumlar/", ""])
def test_a_page_of_the_desk_asks_few_questions(signed_in, drawn, mehmet, page, django_assert_max_num_queries):
    panel = drawn()
    with clock.at(clock.now() + 7 * DAY):
        sit(panel, mehmet)
    queries_of(signed_in(mehmet), f"/masa/panel/{panel.pk}/{page}", django_assert_max_num_queries)


def test_public_pages_of_a_drawn_panel_ask_few_questions(client, drawn, mehmet, django_assert_max_num_queries):
    panel = drawn()
    with clock.at(clock.now() + 7 * DAY):
        sit(panel, mehmet)
    for address in (panel.get_absolute_url(), f"/panel/{panel.pk}/kura/"):
        queries_of(client, address, django_assert_max_num_queries)


CALLER = {"channel": "phone", "called": "Hatice Işık", "contact": "0532 123 45 67", "age_band": "65+", "notice_shown": "on"}  # fmt: skip


def test_the_desk_puts_down_the_name_of_somebody_who_called(client, signed_in, call, selim):
    panel = call(ways=["letter"], one_of_household=True)
    code = actions.make_codes(by=selim, panel=panel, way="letter", count=1).invitations.get().code
    signed_in(selim)
    assert f"/masa/panel/{panel.pk}/basvurular/yeni/" in shown(client, f"/masa/panel/{panel.pk}/basvurular/")
    address = f"/masa/panel/{panel.pk}/basvurular/yeni/"
    wrong = client.post(address, CALLER | typed(panel, code="XXXX-XXXX"))
    assert wrong.status_code == 422
    assert 'value="Hatice Işık"' in wrong.content.decode()
    assert not Application.objects.exists()
    done = client.post(address, CALLER | typed(panel, code=code), follow=True).content.decode()
    made = Application.objects.get()
    assert (made.state, made.person.phone, made.invitation.code) == ("eligible", "+905321234567", code)
    assert made.code in done
    assert made.household in done
    again = client.post(address, CALLER | typed(panel, code=code))
    assert again.status_code == 422


@pytest.mark.parametrize("missing", ["contact", "notice_shown", "take_part"])
def test_no_name_is_put_down_without(client, signed_in, panel, selim, missing):
    signed_in(selim)
    sent = CALLER | typed(panel)
    del sent[missing]
    assert client.post(f"/masa/panel/{panel.pk}/basvurular/yeni/", sent).status_code == 422
    assert not Application.objects.exists()


def test_names_are_put_down_while_people_apply_by_who_runs_it(panel, designed, selim, mehmet, ayse, refused):
    said = {"answers": answers(panel), "take_part": True}
    person = {"display_name": "", "age_band": "65+", "neighbourhood": None, "notice_version": "1", "phone": "+905321234567"}  # fmt: skip
    put = {"channel": "door", "person": person, "said": said}
    with refused("base.not_staff"):
        actions.enter_application(by=ayse, panel=panel, **put)
    with refused("panels.wrong_state"):
        actions.enter_application(by=selim, panel=designed(), **put)
    with clock.at(panel.apply_until), refused("panels.not_open"):
        actions.enter_application(by=selim, panel=panel, **put)
    assert actions.enter_application(by=selim, panel=panel, **put).state == "eligible"


def test_who_was_drawn_can_be_called(client, signed_in, drawn, mehmet):
    panel = drawn()
    one = Application.objects.filter(panel=panel, state="selected").first()
    page = shown(signed_in(mehmet), f"/masa/panel/{panel.pk}/uyeler/")
    assert (one.person.phone or one.person.email) in page


def test_answered_objections_are_read_page_by_page(client, signed_in, drawn, mehmet):
    panel = drawn()
    with later(days=8):
        for number, person in enumerate(Person.objects.filter(email__startswith="kisi")[:12]):
            made = actions.object_to_draw(by=person, panel=panel, text=f"İtiraz {number}")
            if number < 11:
                with later(minutes=number):
                    actions.answer_objection(by=mehmet, objection=made, answer=f"Cevap {number}.")
        address = f"/panel/{panel.pk}/kura/"
        page = shown(client, address)
        assert "Cevap 10." in page
        assert "Cevap 0." not in page
        more = re.search(r'href="([^"]*)#objections" rel="next"', page)[1]
        assert "Cevap 0." in shown(client, address + more)
        desk, address = signed_in(mehmet), f"/masa/panel/{panel.pk}/kura/"
        page = shown(desk, address)
        assert "İtiraz 11" in page
        assert "İtiraz 3" not in page
        assert "İtiraz 3" in shown(desk, address + "?answered=1")
        assert desk.post(address, {"do": "answer", "which": 10**6, "answer": "x"}).status_code == 404


def test_members_and_what_it_cost_them_stand_page_by_page_and_in_a_file(signed_in, drawn, mehmet):
    panel = drawn()
    with later(days=8):
        first, *_others = members(panel, "selected")
        first = actions.confirm_place(by=first.person, application=first)
        asked = [
            actions.ask_expense(by=first.person, application=first, what="travel", kurus=kurus)
            for kurus in (5000, 7050)
        ]
        client, address = signed_in(mehmet), f"/masa/panel/{panel.pk}/uyeler/"
        page = shown(client, address)
        assert page.index(first.code) > max(page.index(one.code) for one in _others), "who is silent comes first"
        client.post(address, {"do": "settle", "which": asked[0].pk, "paid": "yes"})
        page = shown(client, address)
        assert "50 ₺" in page
        assert page.count('value="settle"') == 2, "one is left, to be paid or not"
        table = b"".join(client.get(address + "?file=csv")).decode("utf-8-sig").splitlines()
        assert len(table) == 3
        assert ";70,50;" in table[2]
        assert client.post(address, {"do": "note", "which": 10**6, "comes": "yes"}).status_code == 404
