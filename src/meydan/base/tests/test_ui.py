"""The UI kit: what its tags write, and the promises that hold for every template of the repository."""

import gzip
import hashlib
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation
from django.utils.safestring import mark_safe

from meydan.base.charts import Bar, BarChart
from meydan.base.forms import MeydanForm, PhotosField, Tiles
from meydan.base.templatetags import ui

MEYDAN = Path(__file__).resolve().parents[2]
STATIC = MEYDAN / "base" / "static"
TEMPLATES = sorted(MEYDAN.glob("*/templates/**/*.html"))
CSS = (STATIC / "meydan.css").read_text(encoding="utf-8")
EVENING = datetime(2026, 11, 28, 15, 30, tzinfo=UTC)


def write(source: str, **context: object) -> str:
    context.setdefault("request", RequestFactory().get("/konular/?q=park&place=goksu&after=key"))
    return Template(source).render(Context(context))


# ---------- dates, figures, money ----------


@pytest.mark.parametrize(
    ("language", "name", "value", "said"),
    [
        ("tr", "day", EVENING, "28 Kasım 2026"),
        ("en", "day", EVENING, "28 November 2026"),
        ("tr", "day_long", EVENING, "28 Kasım 2026 Cumartesi"),
        ("en", "day_long", EVENING, "Saturday, 28 November 2026"),
        ("tr", "day_long", date(2026, 11, 28), "28 Kasım 2026 Cumartesi"),
        ("tr", "moment", EVENING, "28 Kasım 2026, 18.30"),
        ("en", "moment", EVENING, "28 November 2026, 18:30"),
        ("tr", "number", 1234.5, "1.234,5"),
        ("en", "number", 1234.5, "1,234.5"),
        ("ar", "number", 1234.5, "1,234.5"),
        ("ku", "number", 1234.5, "1.234,5"),
        ("ku", "day", EVENING, "28 Mijdar 2026"),
        ("ku", "moment", EVENING, "28 Mijdar 2026, 18.30"),
        ("ar", "day_long", EVENING, "السبت، 28 نوفمبر 2026"),
        ("ar", "moment", EVENING, "\u200f28 نوفمبر 2026، 18:30"),
        ("ku", "percent", 91, "%91"),
        ("ar", "money", 185_000_000, "1,850,000 ₺"),
        ("tr", "number", 520941, "520.941"),
        ("tr", "number", 0, "0"),
        ("tr", "number", -2.75, "-2,75"),
        ("tr", "number", None, ""),
        ("tr", "percent", 91, "%91"),
        ("en", "percent", 91, "91%"),
        ("tr", "percent", None, ""),
        ("tr", "money", 185_000_000, "1.850.000 ₺"),
        ("en", "money", 185_000_000, "1,850,000 ₺"),
        ("tr", "money", 1_050, "10,50 ₺"),
        ("tr", "money", None, ""),
        ("tr", "file_size", 0, "0 KB"),
        ("tr", "file_size", 215_552, "210,5 KB"),
        ("ar", "file_size", 215_552, "210.5 KB"),
        ("en", "file_size", 1_048_576, "1 MB"),
        ("ku", "file_size", 5_000_000_000, "4.768,4 MB"),
    ],
)
def test_a_figure_is_written_as_its_language_writes_it(language, name, value, said):
    with translation.override(language):
        assert getattr(ui, name)(value) == said


def test_a_day_late_in_the_evening_is_the_day_in_the_town():
    assert ui.day(datetime(2026, 11, 28, 22, 30, tzinfo=UTC)) == "29 Kasım 2026"


@pytest.mark.parametrize(("value", "places", "said"), [(2.345, 1, "2,3"), (2, 1, "2,0"), (1234, 0, "1.234")])
def test_a_figure_keeps_the_places_that_were_asked_for(value, places, said):
    assert ui.number(value, places) == said


# ---------- text by people ----------


def test_text_by_people_is_escaped_and_its_links_are_not_endorsed():
    said = ui.plain_text('<script>alert(1)</script> & "so" https://example.org/?a=1&b=2')
    assert "<script>" not in said
    assert "&lt;script&gt;" in said
    assert 'href="https://example.org/?a=1&amp;b=2" rel="nofollow ugc"' in said


def test_text_by_people_keeps_paragraphs_and_line_breaks():
    assert ui.plain_text("bir\r\niki\r\n\r\nüç") == '<p dir="auto">bir<br>iki</p><p dir="auto">üç</p>'


def test_text_by_people_cannot_smuggle_a_script_address():
    assert "href" not in ui.plain_text("javascript:alert(1)")


@pytest.mark.parametrize(
    "evil", ["<script>alert(1)</script>", "[x](javascript:alert(1))", "<img src=x onerror=alert(1)>"]
)
def test_texts_of_the_town_run_nothing(evil):
    said = ui.markdown(evil)
    assert "<script" not in said
    assert "<img" not in said
    assert "href" not in said


def test_texts_of_the_town_have_headings_lists_and_links():
    said = ui.markdown("version: 3\n# Kurallar\n\n- **bir** [iki](/kurallar/)\n")
    assert said == '<h1>Kurallar</h1>\n<ul>\n<li><strong>bir</strong> <a href="/kurallar/">iki</a></li>\n</ul>\n'


def test_text_in_another_language_says_so_and_its_own_does_not():
    assert ui.lang_dir("tr") == ""
    assert ui.lang_dir("ar") == ' lang="ar" dir="rtl"'


# ---------- small parts ----------


def test_an_icon_is_hidden_from_readers_and_mirrors_on_request():
    assert 'class="icon icon--flip" aria-hidden="true"' in ui.icon("go", flip=True)
    assert "icon--flip" not in ui.icon("go")


def test_a_state_has_an_icon_and_a_word():
    said = ui.state("late", "alert", "Gecikti <b>")
    assert said.startswith('<span class="state state--late"><svg')
    assert "Gecikti &lt;b&gt;" in said


@pytest.mark.parametrize(
    ("given", "sentence", "marks"),
    [
        ((5, 15), "15 iş gününün 5 tanesi geçti", {"on": 5, "now": 1, "": 9}),
        ((15, 15, 3), "3 iş günü gecikti", {"on": 15, "late": 3}),
        ((12, 15, 0, True), "15 iş gününün 12. gününde cevaplandı", {"on": 12, "": 3}),
        ((40, 15, 25), "25 iş günü gecikti", {"on": 15, "late": 10}),
    ],
)
def test_stones_say_in_a_sentence_what_they_show(given, sentence, marks):
    drawn = ui.stones(*given)
    assert f'aria-label="{sentence}"' in drawn
    laid = re.findall(r'<i class="(\w*)">', drawn)
    assert {mark: laid.count(mark) for mark in set(laid)} == marks


def test_stones_of_a_form_are_for_the_eyes_only_since_words_stand_beside():
    drawn = write('{% include "ui/steps.html" with step=2 total=3 word="Yer" %}')
    assert "Adım 2 / 3: Yer" in drawn
    assert "iş gün" not in drawn
    assert re.findall(r'<i class="(\w*)">', drawn) == ["on", "now", ""]


@pytest.mark.parametrize(("value", "most", "share"), [(28, 40, 70), (5, 0, 0), (9, 3, 100), (-1, 3, 0)])
def test_a_meter_stays_within_its_bounds(value, most, share):
    assert f'value="{share}"' in ui.meter(value, most, "28 / 40 yer dolu")


def test_the_address_of_a_page_is_empty_where_its_slice_is_off(monkeypatch):
    assert ui.page_url("projects:list") == "/projeler/"
    monkeypatch.setattr(ui, "is_on", lambda name: name != "projects")
    assert ui.page_url("projects:list") == ""


def test_the_address_of_a_page_that_does_not_exist_fails_loudly():
    from django.urls import NoReverseMatch

    with pytest.raises(NoReverseMatch):
        ui.page_url("projects:no_such_page")


def test_changing_a_filter_keeps_the_others_and_begins_with_the_first_page():
    assert write("{% query_with place='firat' %}") == "?q=park&amp;place=firat"
    assert write("{% query_with place='' %}") == "?q=park"


def test_an_asset_carries_the_mark_of_its_content():
    mark = hashlib.sha256((STATIC / "meydan.css").read_bytes()).hexdigest()[:10]
    assert ui.asset("meydan.css") == f"/static/meydan.css?v={mark}"


# ---------- forms ----------


class Wish(MeydanForm):
    kind = forms.ChoiceField(
        label="Tür", choices=[("a", "Sorun"), ("b", "Fikir")], widget=Tiles(hints={"a": "Yanlış giden"})
    )
    title = forms.CharField(label="Cümle", help_text="Kısa", max_length=5)
    text = forms.CharField(label="Metin", required=False, max_length=400, widget=forms.Textarea)
    photos = PhotosField(label="Fotoğraf")


def drawn(form: forms.Form, name: str) -> str:
    return write("{% field bound %}", bound=form[name])


def test_a_field_has_label_hint_error_and_input_in_this_order():
    said = drawn(Wish({"title": "uzun cümle"}), "title")
    order = [said.index(part) for part in ("<label", "Kısa", "Cümle: en çok 5 karakter olabilir; siz 10", "<input")]
    assert order == sorted(order)


class Weeks(MeydanForm):
    weeks = forms.IntegerField(label="Hafta %", min_value=1, max_value=104)


@pytest.mark.parametrize(("typed", "said"), {"105": "en çok 104", "0": "en az 1"}.items())
def test_a_number_out_of_bounds_is_told_with_its_field_and_the_bound(typed, said):
    assert list(Weeks({"weeks": typed}).errors["weeks"]) == [f"Hafta %: {said} yazın."]


def test_a_field_names_its_hint_and_error_to_a_screen_reader():
    said = drawn(Wish({"title": "uzun cümle"}), "title")
    assert 'aria-invalid="true"' in said
    described = re.search(r'aria-describedby="([^"]+)"', said)
    assert described
    assert all(f'id="{one}"' in said for one in described[1].split())


def test_only_what_may_stay_empty_says_so():
    assert "(isterseniz)" in drawn(Wish(), "text")
    assert "(isterseniz)" not in drawn(Wish(), "title")


def test_a_text_box_counts_and_does_not_cut_what_is_pasted():
    said = drawn(Wish(), "text")
    assert 'data-most="400"' in said
    assert "maxlength" not in said
    assert 'aria-live="polite"' in said


def test_what_is_wrong_with_one_field_is_not_said_of_the_same_field_elsewhere():
    wrong, right = drawn(Wish({"title": "uzun cümle"}), "title"), drawn(Wish({"title": "kısa"}), "title")
    assert "field--err" in wrong
    assert "field--err" not in right
    assert "siz 10" not in right


def test_a_field_is_said_in_the_language_of_its_page():
    assert "(isterseniz)" in drawn(Wish(), "text")
    with translation.override("en"):
        assert "(if you like)" in drawn(Wish(), "text")


@pytest.mark.parametrize("trusted_first", [True, False])
def test_words_that_somebody_wrote_are_escaped_also_where_the_same_were_trusted(trusted_first):
    """What stands around an input is kept by its words."""
    words = f"<b>{trusted_first}</b>"

    def of(label) -> str:
        form = Wish()
        form.fields["title"].help_text = label
        return drawn(form, "title")

    for trusted in (trusted_first, not trusted_first):
        assert (words in of(mark_safe(words) if trusted else words)) is trusted


def test_an_input_says_the_same_as_with_the_attributes_of_django():
    class Disabled(Wish):
        day = forms.DateField(disabled=True, help_text="Gün", widget=forms.DateInput({"aria-describedby": "x"}))
        ward = forms.ChoiceField(choices=[("a", "A")], disabled=True)
        secret = forms.CharField(widget=forms.HiddenInput)

    for form in (Disabled(), Disabled({"title": "uzun cümle"})):
        ours = {one.name: str(one) for one in form}
        form.bound_field_class = forms.BoundField
        form._bound_fields_cache.clear()
        assert ours == {one.name: str(one) for one in form}


def test_a_choice_in_tiles_is_one_group_with_a_name():
    said = drawn(Wish(), "kind")
    assert "<fieldset" in said
    assert "<legend>Tür" in said
    assert said.count('class="tile"') == 2
    assert "<small>Yanlış giden</small>" in said


def test_the_summary_leads_to_the_inputs_and_makes_sense_by_itself():
    said = write("{% errors form %}", form=Wish({"title": ""}))
    assert 'role="alert"' in said
    assert '<a href="#id_kind_0">Seçin: Tür</a>' in said
    assert '<a href="#id_title">Doldurun: Cümle</a>' in said


def test_a_form_answers_422_only_when_there_is_something_to_correct():
    assert Wish().status == 200
    assert Wish({"title": ""}).status == 422
    assert Wish({"title": "kısa", "kind": "a"}).status == 200


def test_several_photos_are_a_list_and_none_is_an_empty_one():
    form = Wish({"title": "kısa", "kind": "a"})
    assert form.is_valid()
    assert form.cleaned_data["photos"] == []


class Narrowing(MeydanForm):
    q = forms.CharField(label="Ara", required=False)
    place = forms.ChoiceField(label="Mahalle", required=False, choices=[("", "Hepsi"), ("goksu", "Göksu")])
    late = forms.BooleanField(label="Gecikenler", required=False)


def test_each_filter_in_use_can_be_taken_away_by_a_link():
    request = RequestFactory().get("/konular/?q=park&place=goksu&late=1")
    said = write('{% include "ui/filters.html" %}', form=Narrowing(request.GET), request=request)
    chips = re.findall(r'<a href="([^"]+)">.*?</svg>([^<]+)<', said)
    assert chips == [
        ("?place=goksu&amp;late=1", "“park”"),
        ("?q=park&amp;late=1", "Mahalle: Göksu"),
        ("?q=park&amp;place=goksu", "Gecikenler"),
    ]


# ---------- charts ----------


def test_the_longest_bar_is_whole_and_the_others_in_proportion():
    chart = BarChart("k", "t", "w", ["a", "b"], [Bar("Göksu", [4, 1]), Bar("Fırat", [2, None], "gizli")], "l", "s")
    assert [row["drawn"] for row in chart.rows] == [[(4, 100.0), (1, 25.0)], [(2, 50.0), (None, 0)]]


def test_a_chart_shows_its_data_as_a_table_and_says_why_a_value_is_missing():
    chart = BarChart(
        "k",
        "Göksu eksik",
        "w",
        ["Kişi"],
        [Bar("Göksu", [1234.5]), Bar("Fırat", [None], "veri yok")],
        "l",
        "s",
        "/x.csv",
    )
    said = write('{% include "ui/chart.html" %}', chart=chart)
    assert '<th scope="row">Göksu</th><td class="n">1.234,5</td>' in said
    assert '<th scope="row">Fırat</th><td class="n">veri yok</td>' in said
    assert 'href="/x.csv"' in said


FITS = {"_promises.html"}
"""Four short columns that a phone shows side by side."""
_TABLE = re.compile(
    r'<table class="table(?P<more>[^"]*)".*?<thead>(?P<head>.*?)</thead>.*?<tbody>(?P<body>.*?)</tbody>', re.S
)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: "/".join(file.parts[-2:]))
def test_a_table_of_many_columns_is_read_on_a_phone_without_scrolling(template):
    """From four columns on each row stands there as a block, and each value says what it is."""
    for table in _TABLE.finditer(template.read_text(encoding="utf-8")):
        heads = table["head"].count("<th ")
        if heads < 4 or "colspan" in table["head"] or template.name in FITS:
            continue
        assert "table--tall" in table["more"]
        silent = [
            cell for cell in re.findall(r"<td\b[^>]*", table["body"]) if "data-l" not in cell and "colspan" not in cell
        ]
        assert len(silent) <= table["head"].count('<span class="vh">')


def test_cells_stand_beside_the_headings_of_their_columns():
    said = write("{% for a, b in row|beside:heads %}{{ b }}={{ a }} {% endfor %}", row=[1, 2], heads=["x", "y"])
    assert said == "x=1 y=2 "


def test_a_chart_without_any_value_draws_nothing_and_does_not_fail():
    assert BarChart("k", "t", "w", ["a"], [Bar("x", [None])], "l", "s").rows[0]["drawn"] == [(None, 0)]


# ---------- the gallery and the frame ----------


@pytest.mark.parametrize("path", ["/ui/", "/ui/desk/", "/ui/confirm/", "/en/ui/"])
def test_the_gallery_is_open_in_demo(client, settings, path):
    settings.DEMO = True
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/ui/", "/ui/desk/", "/ui/confirm/"])
def test_the_gallery_is_not_found_in_a_town(client, settings, path):
    settings.DEMO = settings.DEBUG = False
    assert client.get(path).status_code == 404


def test_the_gallery_shows_every_part():
    shown = "".join(
        (MEYDAN / "base" / "templates" / name).read_text(encoding="utf-8")
        for name in ("base/gallery.html", "base/gallery_desk.html")
    )
    by_tag = {"errors.html", "field.html", "confirm.html"}
    parts = {file.name for file in (MEYDAN / "base" / "templates" / "ui").glob("[a-z]*.html")}
    assert {part for part in parts - by_tag if f'"ui/{part}"' not in shown} == set()


def test_every_part_says_its_parameters_and_stands_in_the_readme():
    folder = MEYDAN / "base" / "templates" / "ui"
    readme = (folder / "README.md").read_text(encoding="utf-8")
    for part in folder.glob("*.html"):
        head = part.read_text(encoding="utf-8")[:400]
        assert "{# " in head, part.name
        assert "Parameters:" in head, part.name
        assert (
            part.name.startswith("_")
            or part.stem in {"field", "errors"}
            or f"`{part.stem}`" in readme
            or f"ui/{part.name}" in readme
        ), part.name


def test_a_visitors_page_touches_neither_session_nor_csrf(client, settings):
    settings.DEMO = True
    answer = client.get("/ui/")
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "").replace("Accept-Language, Cookie", "")
    assert "csrfmiddlewaretoken" not in answer.text


def test_the_look_comes_from_cookies_that_the_server_reads(client, settings):
    settings.DEMO = True
    answer = client.get("/tercih/?theme=dark&easy=1&next=/ui/")
    assert (answer.status_code, answer.url) == (302, "/ui/")
    assert '<html lang="tr" dir="ltr" data-theme="dark" data-kolay>' in client.get("/ui/").text


@pytest.mark.parametrize(
    "bad", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example", ""]
)
def test_a_preference_leads_back_only_to_this_site(client, bad):
    assert client.get("/tercih/", {"theme": "dark", "next": bad}).url == "/"


# ---------- promises of every template, style and script ----------


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(MEYDAN)))
def test_a_template_has_no_inline_style_or_script(template):
    source = template.read_text(encoding="utf-8")
    assert not re.search(r"""\sstyle\s*=|\son[a-z]+\s*=\s*["']|<style|javascript:""", source, re.IGNORECASE)
    assert not re.search(r"<script(?![^>]*\ssrc=)", source)


def test_every_icon_that_is_used_exists():
    drawn = set(re.findall(r'id="i-([a-z]+)"', (STATIC / "icons.svg").read_text(encoding="utf-8")))
    used = {
        name
        for file in [*TEMPLATES, *MEYDAN.glob("*/*.py")]
        for name in re.findall(r"""(?:\{% icon |icon(?:_name)?=)["']([a-z]+)["']""", file.read_text(encoding="utf-8"))
    }
    assert len(used) > 20
    assert used - drawn == set()


def test_the_dark_tokens_are_the_same_in_both_places():
    by_choice = re.search(r'\[data-theme="dark"\] \{(.*?)\n  \}', CSS, re.DOTALL)
    by_device = re.search(r':root:not\(\[data-theme="light"\]\) \{(.*?)\n    \}', CSS, re.DOTALL)
    assert by_choice
    assert by_device
    sets = [dict(re.findall(r"(--[\w-]+):\s*([^;]+);", found[1])) for found in (by_choice, by_device)]
    assert len(sets[0]) > 30
    assert sets[0] == sets[1]


def test_every_light_colour_has_a_dark_one_or_needs_none():
    light = re.search(r':root, \[data-theme="light"\] \{(.*?)\n  \}', CSS, re.DOTALL)
    dark = re.search(r'\[data-theme="dark"\] \{(.*?)\n  \}', CSS, re.DOTALL)
    assert light
    assert dark
    names = [set(re.findall(r"(--[\w-]+):", found[1])) for found in (light, dark)]
    assert names[0] - names[1] == set()


def test_every_colour_name_that_is_used_is_defined():
    defined = set(re.findall(r"(--[\w-]+)\s*:", CSS)) | set(re.findall(r"@property (--[\w-]+)", CSS))
    without_fallback = set(re.findall(r"var\((--[\w-]+)\)", CSS))
    assert without_fallback - defined == set()


def test_styles_use_logical_properties_only():
    physical = re.findall(
        r"[;{\s]((?:margin|padding|border)-(?:left|right|top|bottom)[\w-]*|(?:left|right|top|bottom|width|height|(?:min|max)-(?:width|height)))\s*:",
        re.sub(r"@media[^{]*|url\([^)]*\)", "", CSS),
    )
    assert physical == []


def test_styles_and_scripts_stay_small():
    def packed(*files):
        return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)

    assert packed(STATIC / "meydan.css") <= 14 * 1024
    assert packed(STATIC / "meydan.js") <= 4 * 1024
    # tests/journeys: test_map.py (not before a map is opened), test_keys.py (not before a page of keys)
    on_demand = {*STATIC.glob("vendor/leaflet-*.js"), STATIC / "passkeys.js", STATIC / "listen.js"}
    assert packed(*set(STATIC.rglob("*.js")) - on_demand) <= 20 * 1024
    assert packed(*on_demand, STATIC / "map.css") <= 45 * 1024


def test_vendored_files_are_the_ones_whose_sums_were_written_down():
    readme = (STATIC / "vendor" / "README.md").read_text(encoding="utf-8")
    files = [file for file in (STATIC / "vendor").iterdir() if file.name != "README.md"]
    assert files
    for file in files:
        assert f"| {file.name} |" in readme
        assert hashlib.sha256(file.read_bytes()).hexdigest() in readme
