"""The inputs of forms say to a browser exactly what Django's own templates say."""

from html.parser import HTMLParser

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from meydan.base.inputs import DRAWN, Renderer
from meydan.base.templatetags import ui  # noqa: F401 (the tags are known)


class Seen(HTMLParser):
    """Tags with their attributes, and text."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, attrs))

    def handle_endtag(self, tag):
        self.found.append(("end", tag))

    def handle_data(self, data):
        if data.strip():
            self.found.append(("text", data.strip()))


CHOICES = [
    ("", gettext_lazy("All")),
    (1, "Göksu & <Kuruçeşme>"),
    ("Parklar", [("a", mark_safe("<b>")), (None, "none")]),
]
TEXTS = st.none() | st.text(max_size=20) | st.integers() | st.just(mark_safe("a&amp;b"))
ATTRS = st.dictionaries(
    st.sampled_from(["id", "class", "data-x", "required", "rows"]), st.booleans() | st.text(max_size=9) | st.integers()
)
WIDGETS = [
    forms.TextInput, forms.NumberInput, forms.EmailInput, forms.URLInput, forms.PasswordInput, forms.HiddenInput,
    forms.Textarea, forms.CheckboxInput, forms.ColorInput, forms.SearchInput, forms.TelInput,
    lambda attrs: forms.DateInput(attrs={"type": "date", **attrs}),
    lambda attrs: forms.DateTimeInput(attrs=attrs), lambda attrs: forms.TimeInput(attrs=attrs),
    lambda attrs: forms.Select(attrs, CHOICES), lambda attrs: forms.SelectMultiple(attrs, CHOICES), lambda attrs: forms.NullBooleanSelect(attrs),
]  # fmt: skip


@given(st.sampled_from(WIDGETS), TEXTS, ATTRS)
def test_an_input_is_what_django_draws(make, value, attrs):
    widget = make(attrs=attrs)
    own = widget.render("a<name", value, {"id": "id_x"}, renderer=Renderer())
    assert Seen(own).found == Seen(widget.render("a<name", value, {"id": "id_x"}, renderer=TemplatesSetting())).found


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_each_stands_for_a_template_of_django(name):
    assert TemplatesSetting().get_template(name)


class Form(forms.Form):
    radio = forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect)
    boxes = forms.MultipleChoiceField(choices=CHOICES[:2], widget=forms.CheckboxSelectMultiple(attrs={"class": "x"}))


@pytest.mark.parametrize("name", ["radio", "boxes"])
@pytest.mark.parametrize("auto_id", ["id_%s", False])
@pytest.mark.parametrize("wrap_label", [True, False])
def test_one_of_several_is_what_django_draws(name, auto_id, wrap_label):
    def drawn(renderer):
        form = Form({"radio": "1", "boxes": ["1"]}, auto_id=auto_id, renderer=renderer)
        return [Seen(one.tag(wrap_label=wrap_label)).found for one in form[name]]

    assert drawn(Renderer()) == drawn(TemplatesSetting())
    assert sum(("checked", None) in said for one in drawn(Renderer()) for tag, said in one if tag == "input") == 1


def test_what_is_not_drawn_here_comes_from_the_templates():
    assert "<input" in forms.RadioSelect(choices=[("a", "A")]).render("x", "a", renderer=Renderer())
