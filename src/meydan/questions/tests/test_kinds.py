"""Kinds of questions: what is taken as an answer, what is wrong with another one, and how it is said."""

import os
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict
from PIL import Image

from meydan.base.forms import MeydanForm
from meydan.questions import actions, files
from meydan.questions.fields import field_of
from meydan.questions.models import Question
from meydan.questions.queries import result_of
from meydan.questions.rules import said

FRUIT = ["Elma", "Armut", "Nar"]


def question(kind, **more):
    return Question(pk=1, kind=kind, text="Soru", why="Neden", **more)


def filled(one, data, files=None, seed="", **initial):
    """A form that asks one question, filled in; `initial`: what was answered before."""
    form = type("OneQuestion", (MeydanForm,), {"q1": field_of(one, seed=seed)})
    typed = MultiValueDict({name: value if isinstance(value, list) else [value] for name, value in data.items()})
    return form(typed, MultiValueDict(files or {}), initial=initial)


@pytest.mark.parametrize(
    ("kind", "more", "typed", "value", "words"),
    [
        ("date", {}, {"q1": "2026-11-23"}, "2026-11-23", "23 Kasım 2026"),
        ("number", {}, {"q1": "12"}, 12, "12"),
        ("scale", {"low": "az", "high": "çok"}, {"q1": "4"}, "4", "4"),
        ("yes_no", {}, {"q1": "no"}, "no", "Hayır"),
        ("several", {"choices": FRUIT}, {"q1": ["Elma", "Nar"]}, ["Elma", "Nar"], "Elma, Nar"),
        ("ranking", {"choices": FRUIT}, {"q1_0": "3", "q1_1": "1", "q1_2": "2"}, ["Armut", "Nar", "Elma"], "1. Armut, 2. Nar, 3. Elma"),
        ("matrix", {"choices": ["iyi", "kötü"], "lines": FRUIT}, {"q1_0": "iyi", "q1_2": "kötü"}, {"Elma": "iyi", "Nar": "kötü"}, "Elma: iyi; Nar: kötü"),
        ("place", {}, {"q1_place": "goksu", "q1_words": "Okul önü"}, {"place": "goksu", "name": "Göksu", "words": "Okul önü"}, "Göksu, Okul önü"),
    ],
)  # fmt: skip
def test_an_answer_is_taken_and_said(goksu, kind, more, typed, value, words):
    form = filled(question(kind, **more), typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["q1"] == value
    assert said(question(kind, **more), value) == words
    again = filled(question(kind, **more), {}, q1=value)
    assert str(again["q1"])  # what was answered begins the form without an error


@pytest.mark.parametrize(
    ("kind", "more", "typed", "words"),
    [
        ("date", {}, {"q1": "yarın"}, "Geçerli bir tarih girin."),
        ("ranking", {"choices": FRUIT}, {"q1_0": "1", "q1_1": "1", "q1_2": "2"}, "Soru: aynı sayı iki kez yazılmış (1). Eksik: 3."),
        ("ranking", {"choices": FRUIT}, {"q1_0": "1", "q1_1": "", "q1_2": ""}, "Soru: her satıra 1 ile 3 arasında bir sayı verin. Eksik: 2, 3."),
        ("ranking", {"choices": FRUIT, "required": True}, {}, "Soru"),
        ("matrix", {"choices": ["iyi"], "lines": FRUIT, "required": True}, {"q1_0": "iyi"}, "Soru: her satır için birini seçin. Eksik: Armut, Nar."),
        ("matrix", {"choices": ["iyi"], "lines": FRUIT}, {"q1_0": "harika"}, "Soru: sunulanlardan birini seçin."),
        ("place", {}, {"q1_place": "atlantis"}, "Soru: sunulanlardan birini seçin."),
        ("place", {}, {"q1_words": "x", "q1_latitude": "52.5", "q1_longitude": "13.4"}, "Bu nokta"),
        ("place", {"required": True}, {"q1_place": ""}, "Soru"),
        ("several", {"choices": FRUIT}, {"q1": ["Kivi"]}, "Kivi"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_words(goksu, kind, more, typed, words):
    form = filled(question(kind, **more), typed)
    assert not form.is_valid()
    message = str(form.errors["q1"][0])
    assert words in message
    assert str(form["q1"])  # nothing typed is lost


def test_what_was_typed_stands_there_again(goksu):
    form = filled(question("ranking", choices=FRUIT), {"q1_0": "2", "q1_1": "2", "q1_2": "7"})
    assert not form.is_valid()
    assert str(form["q1"]).count('value="2"') == 2
    assert 'value="7"' in str(form["q1"])


def test_the_order_of_choices_belongs_to_the_sheet():
    one = question("one", choices=[f"{number}" for number in range(12)], shuffled=True)
    orders = {seed: [code for code, _word in field_of(one, seed=seed).choices] for seed in ("a", "b", "c")}
    assert orders["a"] == [code for code, _word in field_of(one, seed="a").choices]
    assert len({tuple(order) for order in orders.values()}) == 3
    assert all(sorted(order) == sorted(one.choices) for order in orders.values())


def picture():
    content = BytesIO()
    Image.new("RGB", (40, 30), "red").save(content, "PNG")
    return SimpleUploadedFile("ev.png", content.getvalue())


def test_a_photo_is_drawn_anew_and_stays_when_no_other_comes(refused):
    form = filled(question("file"), {}, {"q1": [picture()]})
    assert form.is_valid(), form.errors
    kept = actions.keep_file(upload=form.cleaned_data["q1"])
    assert files.read(kept).startswith(b"\xff\xd8")
    again = filled(question("file", required=True), {}, q1=kept)
    assert again.is_valid(), again.errors
    assert again.cleaned_data["q1"] == kept
    with refused("questions.not_a_file"):
        actions.keep_file(upload=SimpleUploadedFile("x.png", b"<svg/>"))


def test_files_without_a_sheet_go(db, monday):
    kept = actions.keep_file(upload=picture())
    assert actions.sweep_files() == 0
    os.utime(files.path(kept["key"]), (0, 0))
    assert actions.sweep_files() == 1
    assert files.read(kept) is None


def test_orders_become_mean_places_and_scales_a_mean():
    ranked = result_of(question("ranking", choices=FRUIT), [["Nar", "Elma", "Armut"], ["Nar", "Armut", "Elma"]])
    assert [(word, float(place)) for word, place in ranked.ranks] == [("Nar", 1.0), ("Elma", 2.5), ("Armut", 2.5)]
    scale = result_of(question("scale"), ["1", "4", "4", "5"])
    assert (float(scale.mean), float(scale.median)) == (3.5, 4.0)
    assert dict(scale.counts) == {"1": 1, "2": 0, "3": 0, "4": 2, "5": 1}
    lines = result_of(
        question("matrix", choices=["a", "b"], lines=["x", "y"]), [{"x": "a"}, {"x": "b", "y": "b"}]
    ).lines
    assert lines == [("x", [("a", 1), ("b", 1)]), ("y", [("a", 0), ("b", 1)])]
