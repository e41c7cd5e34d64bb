"""Limits: so many in a window, whoever asks at the same time, however long the pause between."""

from datetime import timedelta

import pytest
from allauth.account.adapter import get_adapter
from django.http import HttpResponse
from django.urls import path

from meydan.base import clock
from meydan.base.edge import refusals_on
from meydan.base.errors import Refused
from meydan.base.forms import MeydanForm
from meydan.base.limits import address_of, begin_request, forget_old_counts, limit, spent
from meydan.base.models import Counted
from meydan.base.sentences import TOO_FAST, sentence
from meydan.urls import urlpatterns as house


def test_so_many_in_an_hour_and_then_again(db, monday, refused):
    for minutes in (0, 20, 40):  # a pause does not forget
        with clock.at(monday + timedelta(minutes=minutes)):
            limit("x", "3/h")
    with clock.at(monday + timedelta(minutes=59)), refused(TOO_FAST):
        limit("x", "3/h")
    with clock.at(monday + timedelta(minutes=59)):
        limit("y", "3/h")
    with clock.at(monday + timedelta(minutes=60)):
        limit("x", "3/h")


def test_what_is_counted_names_nobody_and_goes(db, monday):
    limit("code:ayse@example.org", "3/h")
    assert "ayse" not in Counted.objects.get().name
    with clock.at(monday + timedelta(hours=2)):
        assert forget_old_counts() == 1


def test_nobody_slips_through_beside(transactional_db, in_parallel):
    answers = in_parallel(lambda _number: limit("race", "5/d"), range(12))
    assert answers.count(None) == 5
    assert sum(isinstance(one, Refused) for one in answers) == 7


@pytest.fixture
def limited(client, settings):
    """A page at which anybody may do one thing a minute: asks the test client."""
    settings.ROOT_URLCONF = __name__
    return client


def press(request):
    limit("press", "1/m")
    return HttpResponse("done")


def fill_in(request):
    form = MeydanForm({})
    with refusals_on(form):
        limit("press", "1/m")
    return HttpResponse(form.errors.as_text(), status=422 if form.errors else 200)


urlpatterns = [path("bas/", press), path("doldur/", fill_in), *house]


@pytest.mark.parametrize("address", ["/bas/", "/doldur/"])
def test_who_is_too_fast_is_told_when_to_come_again(db, limited, monday, address):
    with clock.at(monday + timedelta(seconds=10)):
        first, second = limited.post(address), limited.post(address)
    assert (first.status_code, first["RateLimit-Policy"], first["RateLimit"]) == (
        200,
        '"meydan";q=1;w=60',
        '"meydan";r=0;t=50',
    )
    assert "Retry-After" not in first
    assert (second.status_code, second["Retry-After"]) == (429, "50")
    assert sentence(TOO_FAST, {})[:20] in second.content.decode()
    assert "RateLimit" not in limited.post("/yok/")


def test_the_tightest_limit_is_told(db, limited, monday):
    begin_request()
    limit("wide", "100/d")
    limit("narrow", "3/h")
    limit("wide", "50/m")
    assert (spent().allowed, spent().left) == (3, 2)


@pytest.mark.parametrize(
    ("https", "forwarded", "told"),
    [(True, "6.6.6.6, 5.5.5.5", "5.5.5.5"), (True, "", "127.0.0.1"), (False, "5.5.5.5", "127.0.0.1")],
)
def test_whom_a_limit_counts_behind_a_proxy(rf, settings, https, forwarded, told):
    settings.HTTPS = https
    assert address_of(rf.get("/", headers={"X-Forwarded-For": forwarded} if forwarded else {})) == told


def test_neighbours_behind_our_proxy_do_not_share_the_limit_of_signing_in(rf, settings):
    """What settings.py says where MEYDAN_HTTPS is on; allauth reads it at each request."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    request = rf.get("/", headers={"X-Forwarded-For": "6.6.6.6, 5.5.5.5"})
    assert get_adapter().get_client_ip(request) == "5.5.5.5"
