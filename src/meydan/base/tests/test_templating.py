"""What a page was made of goes with it, without waiting for the collector; and every process is as small as it can be."""

import gc
import sys
from weakref import ref

import pytest
from django import forms
from django.apps import apps
from django.http import HttpRequest
from django.template import TemplateDoesNotExist, engines
from django.test import RequestFactory


class Form(forms.Form):
    name = forms.CharField()


@pytest.fixture
def collector_rests():
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def request_of_nobody() -> HttpRequest:
    request = RequestFactory().get("/")
    request.person = None
    return request


def test_what_a_page_was_made_of_goes_when_it_is_made(db, request_of_nobody, collector_rests):
    form = Form()
    page = engines["django"].from_string("{{ form.name }} {{ word }}")
    assert "word" in page.render({"form": form, "word": "a word"}, request_of_nobody)
    gone = ref(form)
    del form
    assert gone() is None


def test_a_form_can_be_shown_twice(db, request_of_nobody):
    form, page = Form(), engines["django"].from_string("{{ form.name }}")
    said = page.render({"form": form}, request_of_nobody)
    assert page.render({"form": form}, request_of_nobody) == said


def test_a_page_that_is_not_there_is_said_as_django_says_it(db, request_of_nobody):
    with pytest.raises(TemplateDoesNotExist):
        engines["django"].get_template("nowhere.html")
    with pytest.raises(TemplateDoesNotExist, match="nowhere"):
        engines["django"].from_string("{% include 'nowhere.html' %}").render({}, request_of_nobody)


def test_no_field_keeps_more_room_than_it_fills():
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_fields:
            assert sys.getsizeof(vars(field)) <= sys.getsizeof(dict(list(vars(field).items()))), field
