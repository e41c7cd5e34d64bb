"""What everybody sees of a panel is made once: nobody's own gets into it, and what one has just done is there."""

import pytest

from meydan.panels import actions
from meydan.panels.tests.conftest import later, members

pytestmark = pytest.mark.usefixtures("kept_parts")


def shown(client, address):
    return client.get(address).content.decode()


def test_nobody_reads_the_chance_or_the_objection_of_somebody_else(reader, drawn, deniz):
    panel = drawn()
    address = f"/panel/{panel.pk}/kura/"
    with later(days=8):
        mine, other = members(panel, "selected")[:2]
        actions.object_to_draw(by=mine.person, panel=panel, text="Adım listede yoktu.")
        pages = [shown(reader(one.person), address) for one in (mine, other)]
        receipts = [page.partition("Benim şansım neydi?")[2] for page in pages]
        assert [mine.code in one for one in receipts] == [True, False]
        assert [other.code in one for one in receipts] == [False, True]
        assert "Adım listede yoktu." in pages[0]
        assert "Adım listede yoktu." not in pages[1]
        theirs = shown(reader(deniz), address)
        assert "Benim şansım neydi?" not in theirs
        assert "Adım listede yoktu." not in theirs


def test_an_answer_is_seen_at_once_by_who_wrote_it(reader, drawn, mehmet, ayse):
    panel = drawn()
    public, desk = f"/panel/{panel.pk}/kura/", f"/masa/panel/{panel.pk}/kura/"
    with later(days=8):
        made = actions.object_to_draw(by=ayse, panel=panel, text="Adım listede yoktu.")
        his = reader(mehmet)
        assert "Geç geldi." not in shown(his, public)
        his.get(desk)
        his.post(desk, {"do": "answer", "which": made.pk, "answer": "Geç geldi."})
        assert "Geç geldi." in shown(his, public)


def test_own_application_stands_on_ones_own_page_of_the_panel_alone(reader, full, deniz):
    panel = full()
    mine = panel.applications.first()
    assert mine.get_absolute_url() in shown(reader(mine.person), panel.get_absolute_url())
    assert "/benim/panelim/" not in shown(reader(deniz), panel.get_absolute_url())


def test_what_is_not_open_stays_with_the_desk_that_has_seen_it(reader, designed, mehmet, deniz):
    draft = designed()
    assert draft.title in shown(reader(mehmet), draft.get_absolute_url())
    assert reader(deniz).get(draft.get_absolute_url()).status_code == 404


def test_a_draw_asks_little_once_it_was_made(reader, drawn, deniz, django_assert_max_num_queries):
    panel = drawn()
    with later(days=8):
        his = reader(deniz)
        shown(his, f"/panel/{panel.pk}/kura/")
        with django_assert_max_num_queries(9):
            shown(his, f"/panel/{panel.pk}/kura/")


def test_people_who_answered_alike_have_one_line_each_at_the_desk(reader, full, mehmet):
    panel = full()
    page = shown(reader(mehmet), f"/masa/panel/{panel.pk}/basvurular/")
    for one in panel.applications.select_related("person"):
        assert one.code in page
        assert one.person.name in page
