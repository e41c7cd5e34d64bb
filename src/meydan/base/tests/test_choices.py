"""What the selects of a form offer: asked for in one journey, as it is now, with nothing that nobody reads."""

import gc
from weakref import ref

import pytest
from django import forms
from django.template import engines

from meydan.base.forms import MeydanForm, PersonField, TitledField
from meydan.goals.models import Goal
from meydan.people.models import Person
from meydan.places.models import Neighbourhood, Unit
from meydan.projects.actions import start_project
from meydan.projects.models import Project


class Work(MeydanForm):
    unit = forms.ModelChoiceField(label="Birim", queryset=Unit.objects.filter(active=True))
    owner = PersonField(label="Kim", queryset=Person.objects.order_by("pk"), required=False)
    goals = forms.ModelMultipleChoiceField(
        label="Amaçlar", queryset=Goal.objects.all(), widget=forms.CheckboxSelectMultiple, required=False
    )
    place = forms.ModelChoiceField(label="Mahalle", queryset=Neighbourhood.objects.none(), required=False)
    project = TitledField(label="Proje", queryset=Project.objects.select_related("unit"), required=False)


@pytest.fixture
def project(director, parks, goksu, targets, monday):
    return start_project(
        by=director, title="100 % gölge <b>", summary="x", unit=parks, starts_on=monday.date(), ends_on=monday.date(), targets=[targets["11.7"]], neighbourhoods=[goksu]
    )  # fmt: skip


def drawn(form: forms.Form) -> str:
    return "".join(str(field) for field in form)


def test_all_selects_ask_in_one_journey_however_much_there_is(
    project, targets, parks, works, ayse, django_assert_num_queries
):
    with django_assert_num_queries(1):
        said = drawn(Work(initial={"unit": parks.pk}))
    assert f'<option value="{parks.pk}" selected>{parks.name}</option>' in said
    assert f'<option value="{works.pk}">{works.name}</option>' in said
    assert ayse.name in said
    assert said.count('name="goals"') == len({one.goal for one in targets.values()})
    assert f'<option value="{project.pk}">100 % gölge &lt;b&gt;</option>' in said


def test_a_form_that_was_drawn_asks_no_more_and_a_new_one_asks_anew(parks, django_assert_num_queries):
    form = Work()
    first = drawn(form)
    with django_assert_num_queries(0):
        assert drawn(form) == first
        assert dict(form.fields["unit"].choices)[parks.pk] == parks.name
    Unit.objects.create(slug="fen", name_tr="Fen", name_en="Works", form="directorate")
    assert "Fen" in drawn(Work())


def test_what_a_form_sets_later_is_offered(parks, works, goksu, django_assert_num_queries):
    form = Work()
    form.fields["unit"].queryset = Unit.objects.filter(pk=works.pk)
    form.fields["place"].queryset = Neighbourhood.objects.all()
    with django_assert_num_queries(1):
        said = drawn(form)
    assert (parks.name in said, works.name in said, goksu.name in said) == (False, True, True)


def test_of_titled_things_only_the_title_is_read_and_the_chosen_one_is_whole(project, parks, django_assert_num_queries):
    form = Work({"unit": parks.pk, "project": project.pk})
    (offered,) = [value.instance for value, _label in form.fields["project"].choices if value]
    assert offered.get_deferred_fields() >= {"summary", "unit_id"}
    assert form.is_valid()
    with django_assert_num_queries(0):
        chosen = form.cleaned_data["project"]
        assert (chosen.summary, chosen.unit) == ("x", parks)


def test_what_is_not_offered_is_refused(parks, works):
    works.active = False
    works.save()
    assert Work({"unit": parks.pk}).is_valid()
    form = Work({"unit": works.pk})
    drawn(form)
    assert not form.is_valid()
    assert "unit" in form.errors


def test_rows_go_with_the_page_that_offered_them(parks):
    form = Work()
    shown = {"form": form}
    said = engines["django"].from_string("{% field form.unit %}").render(shown)
    assert parks.name in said
    assert form.fields["unit"].queryset._result_cache is None
    gone, form, shown = ref(form), None, None
    gc.disable()
    try:
        assert gone() is None  # without the collector
    finally:
        gc.enable()


def test_words_that_a_form_changes_later_are_shown(parks):
    form = Work()
    form.fields["unit"].help_text = "Kim yapacak?"
    assert form["unit"].help_text == "Kim yapacak?"
    sent = Work({})
    sent.fields["unit"].label = "Müdürlük"
    assert sent["unit"].label == "Müdürlük"
    assert sent.errors["unit"] == ["Seçin: Birim"]


def test_inputs_are_written_as_django_writes_them(parks):
    class Plain(MeydanForm):
        name = forms.CharField(
            label="Ad", initial='"<ç>&', widget=forms.TextInput(attrs={"data-x": "<&", "hidden": False})
        )
        seen = forms.BooleanField(label="Gördüm", initial=True)
        which = forms.ChoiceField(label="Hangisi", choices=[("a", "A&B")], widget=forms.RadioSelect, initial="a")
        text = forms.CharField(label="Metin", widget=forms.Textarea, initial="<p>")

    said = drawn(Plain())
    assert (
        '<input type="text" name="name" value="&quot;&lt;ç&gt;&amp;" data-x="&lt;&amp;" class="input" id="id_name">'
        in said
    )
    assert '<input type="checkbox" name="seen" id="id_seen" checked>' in said
    assert '<input type="radio" name="which" value="a" id="id_which_0" checked>' in said
    assert "&lt;p&gt;</textarea>" in said
