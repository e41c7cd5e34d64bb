from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.partners import actions
from meydan.projects.actions import start_project

DAY = timedelta(days=1)


@pytest.fixture
def make_partner(monday, mehmet, targets):
    """make_partner("Yeşil Dernek", country="SE", …) → an organisation in the directory."""

    def made(name="Yeşil Buca Derneği", *, public=True, **said):
        words = {"about_tr": "Ağaç diker.", "what": "association"} | said
        one = actions.save_organisation(by=mehmet, name=name, goals=[targets["11.7"].goal], **words)
        return actions.publish_organisation(by=mehmet, organisation=one) if public else one

    return made


@pytest.fixture
def partner(make_partner):
    return make_partner()


@pytest.fixture
def project(monday, mehmet, parks, targets):
    return start_project(
        by=mehmet, title="Gölge yolları", summary="x", unit=parks, starts_on=clock.today(), ends_on=clock.today() + 90 * DAY,
        targets=[targets["11.7"]],
    )  # fmt: skip


@pytest.fixture
def speaker(partner, ayse, mehmet):
    """Ayşe speaks for the partner."""
    actions.name_representative(by=mehmet, organisation=partner, email=ayse.email)
    return ayse


@pytest.fixture
def offered(ayse, partner, project):
    return actions.offer_pledge(
        by=ayse, organisation="YEŞİL BUCA DERNEĞİ", what="space", title="Toplantı salonu", amount="40 kişilik", serves=project.ref
    )  # fmt: skip


@pytest.fixture
def used(offered, mehmet):
    accepted = actions.decide_pledge(by=mehmet, pledge=offered, to="accepted")
    return actions.use_pledge(by=mehmet, pledge=accepted, used_on=clock.today(), used="İki akşam", proof="Tutanak 3")


@pytest.fixture
def call(monday, mehmet):
    return actions.save_call(
        by=mehmet, title="Yeşil kentler", body="Kalkınma Ajansı", closes_at=monday + 20 * DAY, most=5_000_000_00
    )


@pytest.fixture
def make_bid(call, mehmet, parks, project, partner):
    """make_bid(council=True, ministry=True) → a bid being prepared."""

    def made(*, council=True, ministry=True, **said):
        papers = {"council_number": "2026/40", "council_on": clock.today()} if council else {}
        if ministry:
            papers |= {"ministry_number": "B-7", "ministry_on": clock.today(), "ministry_basis": "Genelge"}
        words = {"title": "Gölge", "summary": "x", "unit": parks, "project": project, "budget": 1_000_000_00}
        return actions.begin_bid(by=mehmet, call=call, partners=[partner], **words | papers | said)

    return made


@pytest.fixture
def won(make_bid, mehmet):
    bid = actions.submit_bid(by=mehmet, bid=make_bid(), on=clock.today())
    return actions.record_result(by=mehmet, bid=bid, to="won", on=clock.today(), result="Kazandı", granted=900_000_00)
