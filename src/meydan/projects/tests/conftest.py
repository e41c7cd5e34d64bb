"""A project, a plan and a pilot to try verbs on."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from meydan.projects import actions
from meydan.projects.models import Plan, PlanLine
from meydan.projects.plan_file import as_dicts

TODAY = date(2026, 11, 23)
PLAN = [
    ["düzey", "kod", "üst", "ad", "ad_en", "birim", "ölçü", "sayım", "başlangıç", "gösterge_kodu", "2026", "2027"],
    ["amaç", "A1", "", "Serin kent", "Cool town", "", "", "", "", "", "", ""],
    ["hedef", "H1", "A1", "Gölge", "Shade", "", "", "", "", "", "", ""],
    ["gösterge", "PG1", "H1", "Dikilen ağaç", "Trees", "parks", "adet", "yıllık", "100", "", "200", "250"],
    ["gösterge", "PG2", "H1", "Gölgeli yol", "Shady ways", "parks", "km", "durum", "10", "", "20", "30"],
    ["faaliyet", "F1", "H1", "Ağaç dikimi", "Planting", "parks", "", "", "", "PG1", "", ""],
    ["faaliyet", "F2", "H1", "Gölgelik", "Canopies", "works", "", "", "", "PG2", "", ""],
]


@pytest.fixture
def bring(monday, director, parks, works):
    """bring(rows) → the plan in force, made of these rows."""

    def make(rows=PLAN, *, first_year=2026, last_year=2027, targets=(), by=None) -> Plan:
        if targets:  # the years that the heading names
            rows = [[*rows[0][: -len(targets)], *targets], *rows[1:]]
        upload = actions.upload_plan(
            by=by or director,
            name_tr="Plan",
            name_en="Plan",
            first_year=first_year,
            last_year=last_year,
            file_name="plan.csv",
            rows=as_dicts(rows),
        )
        return actions.accept_plan(by=by or director, upload=upload)

    return make


@pytest.fixture
def plan(bring) -> Plan:
    return bring()


@pytest.fixture
def line(plan) -> PlanLine:
    return PlanLine.objects.get(code="F1")


@pytest.fixture
def project(monday, director, parks, targets):
    return actions.start_project(
        by=director,
        title="Gölgeli Yol",
        summary="Ağaç dikiyoruz.",
        unit=parks,
        starts_on=TODAY,
        ends_on=TODAY + timedelta(days=30),
        targets=[targets["11.7"]],
        budget_planned=100_000_00,
    )


@pytest.fixture
def pilot(project, director, goksu):
    return actions.plan_pilot(
        by=director,
        project=project,
        hypothesis="Gölgelik kurarsak yürüyen artar.",
        weeks=6,
        indicator="Yürüyen",
        measure="kişi",
        threshold=Decimal(100),
        before=Decimal(60),
        neighbourhood=goksu,
    )
