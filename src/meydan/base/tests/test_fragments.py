"""Fragments that are made once: never for anybody in particular, and made anew as soon as a switch is changed."""

import re
from urllib.parse import quote

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation
from django.utils.html import escape

from meydan.base import fragments, remembered
from meydan.base.actions import stamp, unstamp
from meydan.base.forms import MeydanForm
from meydan.base.fragments import kept
from meydan.base.languages import current
from meydan.base.lines import line
from meydan.base.templatetags import made_once
from meydan.people.models import Role


class Making:
    """Something to make, which counts how often it was made."""

    def __init__(self):
        self.times = 0

    def __call__(self):
        self.times += 1
        return f"{current()} {self.times}"


def test_it_is_made_once_for_each_language_and_key():
    make = Making()
    assert [kept(make, "greeting"), kept(make, "greeting"), kept(make, "greeting", 2)] == ["tr 1", "tr 1", "tr 2"]
    with translation.override("en"):
        assert kept(make, "greeting") == "en 3"
    assert kept(make, "greeting") == "tr 1"


def test_it_is_made_anew_when_a_stamp_says_something_else():
    make = Making()
    remembered.keep({"module:projects": "on"})
    assert kept(make, "greeting") == "tr 1"
    remembered.keep({"module:projects": "on"})
    assert kept(make, "greeting") == "tr 1", "read again, and nothing has changed"
    remembered.keep({"module:projects": "off"})
    assert kept(make, "greeting") == "tr 2"
    remembered.keep({"module:projects": "on"})
    assert kept(make, "greeting") == "tr 3", "what was true before is not taken for true"
    remembered.forget()
    assert kept(make, "greeting") == "tr 4"


def test_a_switch_that_is_changed_while_it_is_made_is_not_missed():
    make = Making()

    def switched_meanwhile():
        remembered.keep({"module:projects": "off"})
        return make()

    assert kept(switched_meanwhile, "greeting") == "tr 1"
    assert kept(make, "greeting") == "tr 2"


def test_a_process_keeps_no_more_than_it_can_hold(monkeypatch):
    monkeypatch.setattr(fragments, "MOST", 3)
    monkeypatch.setattr(fragments, "_kept", {})
    monkeypatch.setattr(fragments, "_before", {})
    always = Making()
    for number in range(10):
        assert kept(lambda n=number: f"made {n}", number) == f"made {number}"
        assert kept(always, "always") == "tr 1", "what is asked for all the time stays"
        assert len(fragments._kept) <= 3
        assert len(fragments._before) <= 3


class Filters(MeydanForm):
    q = forms.CharField()
    place = forms.ChoiceField(choices=[("", "Hepsi"), ("goksu", "Göksu")])
    mine = forms.BooleanField(label="Benimkiler")
    kinds = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, places=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = [*self.fields["place"].choices, *places]


def test_filters_are_made_once_for_what_can_be_chosen(monkeypatch):
    made = Making()
    monkeypatch.setattr(made_once, "render_to_string", lambda *said: (made(), render_to_string(*said))[1])
    page = Template("{% include 'ui/filters.html' with form=form %}")

    def shown(given=None, **more):
        return page.render(Context({"form": Filters(given or {}, **more), "request": RequestFactory().get("/")}))

    assert "Göksu" in shown()
    assert 'value="gizli söz"' in shown({"q": "gizli söz"}), "the search is the reader's own"
    assert made.times == 1
    assert "gizli söz" not in str(fragments._kept)
    assert '<option value="goksu" selected>' in shown({"place": "goksu"})
    assert "checked" in shown({"mine": "on"})
    assert made.times == 3, "what is chosen is made each time"
    assert "selected>Göksu" not in shown()
    assert "checked" not in shown()
    assert made.times == 3
    assert "Kuruçeşme" in shown(places=[("kurucesme", "Kuruçeşme")])
    assert "Kuruçeşme" in shown(places=[("Doğu", [("kurucesme", "Kuruçeşme")])])
    assert made.times == 5


def test_the_inside_of_a_fragment_sees_neither_person_nor_token():
    page = Template(
        "{% kept 'head' of=of %}{{ town.name }} {{ of }}{{ person }}{{ request.path }}{% csrf_token %}{% endkept %}"
    )
    said = {"person": "Ayşe", "csrf_token": "secret", "request": "x"}
    assert page.render(Context({"of": 1, **said})) == "Buca 1"
    assert page.render(Context({"of": 2, **said})) == "Buca 2"


def test_a_blank_is_filled_in_for_each_reader_and_never_kept():
    page = Template("{% kept 'top' of=of blank name=who.name here=path|urlencode %}<a href='?{{ here }}'>{{ name }} {{ of }} {{ name }}</a>{% endkept %}")  # fmt: skip
    for name, path in (("Ayşe", "/a b/"), ("<b>", "/c/"), ("", "")):
        shown = page.render(Context({"of": 1, "who": {"name": name}, "path": path}))
        assert shown == f"<a href='?{quote(path)}'>{escape(name)} 1 {escape(name)}</a>"
    assert "Ayşe" not in str(fragments._kept)


def test_what_stands_in_a_blank_can_only_be_shown_as_it_is():
    page = Template("{% kept 'changed' blank here=path %}{{ here|urlencode }}{% endkept %}")
    with pytest.raises(RuntimeError, match="changed"):
        page.render(Context({"path": "/"}))


def test_a_line_is_made_once_for_all_and_leads_everybody_to_their_own():
    said = line(("done", "check", "Alındı"), "<b>", "ar", "18.30", "", "Park")
    shown = Template('{% include "ui/lines.html" %}').render(Context({"lines": [(said, "/1/?a&b"), (said, "/2/")]}))
    assert [found in shown for found in ('href="/1/?a&amp;b"', 'href="/2/"', "&lt;b&gt;", "18.30 · Park")] == [True] * 4
    assert len([one for one in fragments._kept if said in one]) == 1
    assert "/1/" not in str(fragments._kept)


LINKED = 'href="/projeler/"'


@pytest.fixture(params=["visitor", "signed in"])
def reader(request, client, deniz):
    if request.param == "signed in":
        client.force_login(deniz)
    return client


def test_a_module_that_is_switched_off_leaves_the_menu_of_the_next_page(reader):
    assert LINKED in reader.get("/amaclar/").content.decode()
    stamp(name="module:projects", value="off")
    remembered.look_again(at_once=True)
    assert LINKED not in reader.get("/amaclar/").content.decode()
    unstamp(names=["module:projects"])
    remembered.look_again(at_once=True)
    assert LINKED in reader.get("/amaclar/").content.decode()


def test_a_language_that_is_switched_off_leaves_the_foot_of_the_next_page(reader):
    remembered.keep({"language:en": "on"})
    assert 'href="/en/amaclar/"' in reader.get("/amaclar/").content.decode()
    remembered.keep({"language:en": "off"})
    assert 'href="/en/amaclar/"' not in reader.get("/amaclar/").content.decode()


def test_each_reader_sees_their_own_name_and_ways(ayse, make_person):
    officer = make_person("Selin", (Role.COORDINATOR, None))
    pages = {}
    for person in (ayse, officer, ayse, None):
        client = Client()
        if person:
            client.force_login(person)
        pages[person] = client.get("/amaclar/").content.decode()
    assert ayse.name in pages[ayse]
    assert officer.name not in pages[ayse]
    assert 'href="/masa/"' in pages[officer]
    assert 'href="/masa/"' not in pages[ayse]
    assert ayse.name not in pages[None]
    assert "/giris/?from=menu&amp;next=/amaclar/" in pages[None]


def test_the_entry_of_the_page_that_is_read_is_marked_and_ways_back_lead_to_it(client, db):
    for path in ("/amaclar/", "/projeler/", "/en/projeler/", "/amaclar/"):
        page = client.get(path).content.decode()
        assert page.count(f'href="{path}" aria-current="page"') == 2, "in the menu and in the menu that opens"
        assert len(re.findall('<a [^>]*aria-current="page"', page)) == 2
        assert page.count(f"&amp;next={path}") >= 4
