"""What the town owes besides answers, in public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meydan.insight.queries.account import account as account_of
from meydan.insight.rules import hide_below

YEARS = ":6"
"""On the page; all of them are in the tables of open data."""


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    return render(request, "insight/account.html", {"told": account_of(), "least": hide_below(), "shown": YEARS})
