"""A web process has not imported what pages don't need: it starts sooner, and a small machine holds more of them (decision 52)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core import checks
from django.urls import resolve, reverse

from meydan.base.when_asked import view

ROOT = Path(__file__).parents[1]
HEAVY = {
    "PIL": "a picture",
    "django.contrib.admin": "nobody",
    "docx": "a letter for Word",
    "duckdb": "a file of open data",
    "fido2": "a key to sign in with",
    "highspy": "a programme of rules",
    "holidays.calendars.hindu": "another country",
    "holidays.countries.france": "another country",
    "holidays.groups.christian": "another country",
    "jinja2": "nobody",
    "joserfc": "a seal",
    "markdown_it": "a text of the town",
    "meydan.front.demo.load": "a demo that begins anew",
    "ninja": "the API",
    "numpy": "a count",
    "openpyxl": "nobody",
    "lxml": "a document",
    "pandas": "nobody",
    "pillow_heif": "a picture",
    "pydantic": "the API",
    "python_calamine": "a list that is brought in",
    "qrcode": "a ticket",
    "requests": "the provider of identities",
    "typst": "a letter as PDF",
    "xlsxwriter": "a list as a file",
}
ASK = """
import sys
import meydan.wsgi
from django.db import connection
from meydan.base.workdays import is_holiday
from meydan.base.clock import today
assert connection.connection is None, "workers must not share it"
is_holiday(today())
print(*sys.modules)
"""


def test_a_web_process_starts_without_what_its_pages_do_not_need(settings):
    around = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'adil' / 'src'}", "MEYDAN_DATA": str(settings.DATA)}
    told = subprocess.run([sys.executable, "-c", ASK], env=around, check=True, capture_output=True, text=True)
    loaded = set(told.stdout.split())
    assert "meydan.urls" in loaded
    assert {name: f"is for {why}" for name, why in HEAVY.items() if name in loaded} == {}


def test_the_api_is_found_by_address_and_by_name():
    assert resolve("/api/v1/openapi.json").namespace == "api-1"
    assert reverse("api-1:openapi-json") == "/api/v1/openapi.json"


def test_a_view_that_is_imported_when_asked_for_says_where_it_lives():
    found = view("meydan.people.key_views", "keys")
    assert (found.__module__, found.__name__) == ("meydan.people.key_views", "keys")


@pytest.mark.django_db
def test_django_finds_nothing_wrong_with_settings_models_and_addresses():
    """Processes that stay don't look at each start; this looks for them."""
    assert checks.run_checks(databases=["default"]) == []
