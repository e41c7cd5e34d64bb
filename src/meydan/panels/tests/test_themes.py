"""Themes and quotes: five hundred of them are read in pages and searched, by everybody and at the desk."""

import pytest
from django.urls import reverse

from meydan.panels.models import Panel, Quote, Theme
from meydan.panels.queries import themes


@pytest.fixture
def reported(panel):
    Panel.objects.filter(pk=panel.pk).update(state="reported", report="Rapor")
    panel.refresh_from_db()

    def made(count, quotes=7):
        found = [Theme.objects.create(panel=panel, title=f"Konu {number}") for number in range(count)]
        for one in found:
            Quote.objects.bulk_create(Quote(theme=one, text=f"Söz {number} {one.title}") for number in range(quotes))
        return panel

    return made


def test_the_page_of_a_panel_shows_the_first_and_leads_to_all(client, reported):
    panel = reported(9)
    page = client.get(panel.get_absolute_url()).content.decode()
    assert page.count("Söz 4") == 8
    assert "Söz 5" not in page
    assert "7 alıntının tümü" in page
    assert f'href="{reverse("panels:themes", args=[panel.pk])}"' in page


def test_everything_is_read_page_by_page(client, reported):
    panel = reported(21)
    address = reverse("panels:themes", args=[panel.pk])
    first = client.get(address)
    assert first.content.decode().count("<section") == 20
    assert "Konu 20" in client.get(address, {"after": first.context["page"].next}).content.decode()
    one = Theme.objects.get(title="Konu 3")
    assert client.get(address, {"theme": one.pk}).content.decode().count("Konu 3</blockquote>") == 7
    assert client.get(address, {"theme": "9" * 8}).status_code == 404


@pytest.mark.parametrize(("text", "found"), [("konu 1", 1), ("SÖZ 6 KONU 0", 1), ("söz 6", 2), ("yok", 0)])
def test_words_are_found_in_themes_and_in_what_was_said(reported, text, found):
    assert len(themes.theme_page(reported(2), text=text)) == found


def test_nothing_is_read_before_the_report(client, signed_in, panel, mehmet):
    address = reverse("panels:themes", args=[panel.pk])
    assert client.get(address).status_code == 404
    assert signed_in(mehmet).get(address).status_code == 404


@pytest.mark.parametrize("at_desk", [False, True])
def test_pages_ask_the_same_however_many_themes(
    client, signed_in, reported, mehmet, at_desk, django_assert_max_num_queries
):
    counted = []
    for more in (1, 2):
        panel = reported(more)
        page = signed_in(mehmet) if at_desk else client
        with django_assert_max_num_queries(40) as asked:
            page.get(reverse("panels:desk_findings" if at_desk else "panels:themes", args=[panel.pk]))
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_the_desk_removes_a_quote_below_its_theme(signed_in, reported, panel, mehmet):
    reported(1)
    Panel.objects.filter(pk=panel.pk).update(state="anonymised")
    theme = Theme.objects.get()
    gone, address = theme.quotes.latest("pk"), f"/masa/panel/{panel.pk}/bulgular/?theme={theme.pk}"
    desk = signed_in(mehmet)
    assert gone.text in desk.get(address).content.decode()
    assert desk.post(address, {"do": "remove_quote", "which": gone.pk}).url == address
    assert not Quote.objects.filter(pk=gone.pk).exists()
    assert desk.post(address, {"do": "remove_quote", "which": "999999"}).status_code == 404
