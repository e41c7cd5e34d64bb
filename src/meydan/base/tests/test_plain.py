"""What cannot be read is taken out of every form at once; days and numbers stay where they can be computed with."""

import pytest
from django import forms
from django.http import JsonResponse, QueryDict
from django.urls import path
from django.utils.http import urlencode

from meydan.base.forms import MeydanForm
from meydan.base.plain import plain, plain_data
from meydan.urls import urlpatterns as house


def echo(request, name):
    return JsonResponse([name, request.GET["words"], request.POST.get("words", "")], safe=False)


urlpatterns = [path("gel/<str:name>/", echo), *house]


class Asking(MeydanForm):
    words = forms.CharField(required=False)
    day = forms.DateField(required=False)
    at = forms.DateTimeField(required=False)
    number = forms.IntegerField(required=False)
    few = forms.IntegerField(required=False, min_value=1, max_value=3)
    part = forms.DecimalField(required=False)


def asked(**said):
    return Asking(said)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\0b", "ab"), ("a\x0bb\x1f\x7f", "ab"), ("abc\u202egpj.exe", "abcgpj.exe"), ("\u2066x\u2069", "x"), ("a\ud800b", "ab"), ("a\uffffb", "ab"),
        ("satır\r\niki\tüç", "satır\r\niki\tüç"), ("سلام\u200f\u200e", "سلام\u200f\u200e"), ("👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿"), ("İıŞş", "İıŞş"),
    ],
)  # fmt: skip
def test_only_what_nobody_can_read_is_taken_out(typed, kept):
    assert plain(typed) == kept
    if "\ud800" not in typed:  # no address carries it
        assert plain_data(QueryDict(urlencode({"words": typed}))) == QueryDict(urlencode({"words": kept}))


def test_each_of_several_values_is_plain_and_what_is_plain_stays_as_it_is():
    assert plain_data(QueryDict("a=x%00&a=%E2%80%AEy&b=1")) == QueryDict("a=x&a=y&b=1")
    same = QueryDict("a=1&a=2")
    assert plain_data(same) is same


@pytest.mark.parametrize("verb", ["get", "post"])
def test_every_page_gets_what_was_typed_in_plain(client, settings, verb):
    settings.ROOT_URLCONF = __name__
    answer = getattr(client, verb)(
        "/gel/a%00b/?words=%E2%80%AEx%00", {"words": "\u202ex\0"} if verb == "post" else None
    )
    assert answer.json() == ["ab", "x", "x" if verb == "post" else ""]


@pytest.mark.parametrize(
    "said",
    [
        {"day": "9999-12-31"}, {"day": "0001-01-01"}, {"day": "1899-12-31"}, {"at": "9999-12-31T23:59"}, {"at": "0001-01-01 00:00"}, {"number": "9" * 30},
        {"number": str(2**31)}, {"number": str(-(2**31) - 1)}, {"number": "9" * 5000}, {"few": "4"}, {"part": "NaN"}, {"part": "x"},
    ],
)  # fmt: skip
def test_days_and_numbers_out_of_bounds_are_said_at_their_field(said):
    form = asked(**said)
    assert list(form.errors) == list(said)
    assert form.status == 422


def test_days_and_numbers_at_the_edge_are_taken():
    assert asked(day="2199-12-31", at="1900-01-01T00:00", number=str(2**31 - 1), few="3", part="0.5").is_valid()
