"""Forms on paper: printed with numbers that count once, typed in one after the other, the last one taken back."""

import re

import pytest
from django.urls import reverse

from meydan.base import clock
from meydan.base.sentences import NOT_STAFF
from meydan.documents.tests.reading import Pdf
from meydan.ideas.models import Contribution
from meydan.paper import actions, queries, rules
from meydan.paper.codes import code_of, spoken
from meydan.paper.models import PrintedForm, ReplyRoute


@pytest.fixture
def batch(monday, mehmet, goksu):
    return actions.print_forms(by=mehmet, count=3, place=goksu)


@pytest.fixture
def form(batch):
    return batch.forms.first()


@pytest.fixture
def type_in(monday, selim, targets):
    """type_in(form) → what Selim typed in from it."""

    def make(form=None, *, by=selim, title="Bank yok"):
        fresh = {"display_name": "", "age_band": "", "neighbourhood": None}
        return actions.type_in(
            by=by, form=form, entry=actions.Entry("paper", aloud=False, fresh=fresh), reply=actions.Reply("call", phone="1"),
            kind="problem", title=title, text="x", neighbourhood=None, targets=[targets["11.7"]],
        )  # fmt: skip

    return make


def typed(**more):
    return {
        "serial": "", "kind": "idea", "title": "Ağaç olsun", "text": "x", "target": "11.7", "way": "slip", **more,
    }  # fmt: skip


def test_numbers_go_on_from_batch_to_batch(batch, mehmet):
    second = actions.print_forms(by=mehmet, count=2)
    assert [str(one) for one in second.forms.all()] == ["F-2026-00004", "F-2026-00005"]


@pytest.mark.parametrize("count", [0, 201])
def test_one_to_two_hundred_forms_are_printed(mehmet, monday, refused, count):
    with refused(rules.TOO_MANY_FORMS, most=200):
        actions.print_forms(by=mehmet, count=count)


@pytest.mark.parametrize("who", ["deniz", "selim", "zeynep"])
def test_who_does_not_print_forms(who, request, monday, refused):
    with refused(NOT_STAFF):
        actions.print_forms(by=request.getfixturevalue(who), count=1)


@pytest.mark.parametrize("serial", ["F-2026-00001", "f-2026-1", "2026-00001", " F-2026-00001 "])
def test_a_number_is_found_however_it_is_typed(form, serial):
    assert queries.form_with(serial) == form


@pytest.mark.parametrize("serial", ["", "F-2026-00009", "F-2025-00001", "00001", "F-2026-x"])
def test_another_number_is_no_form(form, serial):
    assert queries.form_with(serial) is None


def test_a_printed_form_counts_once_and_its_slip_keeps_its_code(form, type_in, refused):
    made = type_in(form)
    assert (made.channel, made.printed_form) == ("paper", form)
    assert queries.behind(spoken(code_of(form.seed))).contribution == made
    with refused(rules.TYPED_ALREADY, field="serial"):
        type_in(form)


def test_the_last_one_is_taken_back_and_can_be_typed_again(form, type_in, selim, refused):
    first, last = type_in(title="Bir"), type_in(form)
    with refused(rules.NOT_THE_LAST):
        actions.undo_typing(by=selim, contribution=first)
    actions.undo_typing(by=selim, contribution=last)
    last.refresh_from_db()
    assert last.hidden_at
    assert list(queries.typed_today(selim)) == [first]
    assert ReplyRoute.objects.count() == 1
    assert type_in(form).printed_form == form


def test_only_who_typed_it_takes_it_back_and_only_for_a_while(type_in, selim, mehmet, monday, refused):
    made = type_in()
    with refused(rules.NOT_THE_LAST):
        actions.undo_typing(by=mehmet, contribution=made)
    with clock.at(monday.replace(hour=10)), refused(rules.NOT_THE_LAST, minutes=30):
        actions.undo_typing(by=selim, contribution=made)


def test_forms_are_typed_one_after_the_other_with_a_counter(form, selim, goksu, targets, signed_in):
    page, address = signed_in(selim), reverse("paper:type")
    assert page.get(reverse("paper:form", args=[form.serial])).url == f"{address}?form={form.serial}"
    opened = page.get(address, {"form": form.serial}).content.decode()
    assert f'value="{form.serial}"' in opened
    assert f'<option value="{goksu.pk}" selected>' in opened
    assert page.post(address, typed()).status_code == 422  # which muhtar?
    assert page.post(address, typed(place=goksu.pk, serial="F-2026-09999")).status_code == 422
    done = page.post(address, typed(place=goksu.pk, serial=form.serial, neighbourhood=goksu.pk))
    assert done.status_code == 302
    again = page.get(done.url).content.decode()
    assert "1 form" in again
    assert f'<option value="{goksu.pk}" selected>' in again
    page.post(reverse("paper:undo"))
    assert Contribution.objects.get().hidden_at
    assert PrintedForm.objects.filter(contribution=None).count() == 3


def test_the_desk_prints_forms_and_sees_how_many_came_back(form, type_in, mehmet, signed_in):
    type_in(form)
    page = signed_in(mehmet)
    assert re.search(r'<td data-l="[^"]+" class="n">1</td>', page.get(reverse("paper:forms")).content.decode())
    assert page.post(reverse("paper:forms"), {"count": "900"}).status_code == 422
    assert page.post(reverse("paper:forms"), {"count": "5"}).status_code == 302
    printed = Pdf(page.get(reverse("paper:batch_file", args=[form.batch_id])).content)
    assert len(printed.pages) == 3
    assert all(spoken(code_of(one.seed)) in printed.text for one in PrintedForm.objects.filter(batch=form.batch))


@pytest.mark.django_db(transaction=True)
def test_two_who_type_the_same_form_type_it_once(form, type_in, selim, mehmet, in_parallel):
    outcomes = in_parallel(lambda person: type_in(form, by=person), [selim, mehmet])
    assert sum(isinstance(one, Contribution) for one in outcomes) == 1
    assert Contribution.objects.count() == 1


@pytest.mark.parametrize(("language", "words"), [("tr", "Katkı formu"), ("en", "Contribution form"), ("ku", "")])
def test_forms_are_printed_in_each_language_of_the_town_with_the_same_numbers(form, mehmet, signed_in, language, words):
    page = signed_in(mehmet)
    address = reverse("paper:batch_file", args=[form.batch_id])
    if language != "ku":
        assert f"{address}?dil={language}" in page.get(reverse("paper:forms")).content.decode()
    answer = page.get(address, {"dil": language})
    printed = Pdf(answer.content)
    assert len(printed.pages) == 3
    assert (words or "Katkı formu") in printed.text  # what is off is printed in the town's language
    assert form.serial in printed.text
