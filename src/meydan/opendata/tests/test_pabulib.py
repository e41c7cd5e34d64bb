"""Real proposals come in once, bad rows are named, and one of them walks to a finished project."""

from decimal import Decimal
from pathlib import Path

import pytest

from meydan.goals.actions import load_goals
from meydan.ideas.actions import answer_contribution
from meydan.ideas.models import Contribution
from meydan.opendata.actions import import_proposals
from meydan.opendata.pabulib import read
from meydan.projects import actions as projects
from meydan.threads.models import Station, Thread

REAL = Path(__file__).resolve().parents[5] / "shared" / "data" / "pb"
SMALL = """META
key;value
country;Nowhere
unit;Küçükköy
instance;2026
PROJECTS
project_id;cost;votes;name;category
1;1500;3;Parka çınar;urban greenery,sport
2;çok;1;Bedeli yok;sport
;10;1;Numarası yok;
1;20;1;İkinci kez aynı numara;
3;-5;1;Eksi;
4;250,5;9;Kitap dolabı;education
VOTES
voter_id;vote
a;1
"""


@pytest.fixture
def small(tmp_path):
    file = tmp_path / "small.pb"
    file.write_text(SMALL, encoding="utf-8")
    return file


def test_each_bad_row_is_named_with_its_reason(small):
    election = read(small)
    assert [(one.number, one.cost) for one in election.proposals] == [("1", 150000), ("4", 25050)]
    assert [(one.line, one.reason.split(":")[0]) for one in election.rejected] == [
        (9, "the cost is no number"), (10, "there is no project_id"), (11, "the number 1 stands twice"), (12, "the cost is negative"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "hello", "PROJECTS\nproject_id;cost\n"])
def test_what_is_no_pabulib_file_is_refused(tmp_path, text):
    file = tmp_path / "x.pb"
    file.write_text(text)
    with pytest.raises(ValueError, match="META"):
        read(file)


@pytest.mark.django_db
def test_importing_twice_doubles_nothing(small, mehmet, monday):
    load_goals()
    first = import_proposals(by=mehmet, election=read(small), process=None)
    again = import_proposals(by=mehmet, election=read(small), process=None)
    assert (len(first.made), len(again.made), again.there_before) == (2, 0, 2)
    assert Contribution.objects.count() == 2
    assert [link.target.code for link in first.made[0].thread.target_links.all()] == ["15.9", "3.4"]


@pytest.mark.skipif(not REAL.is_dir(), reason="REAL ELECTIONS NOT TESTED: ../shared/data/pb is not here")
@pytest.mark.django_db
def test_a_real_proposal_walks_to_a_finished_project(mehmet, director, parks, monday):
    load_goals()
    result = import_proposals(by=mehmet, election=read(REAL / "Poland_Gdynia_2020_Redlowo__large.pb"), process=None)
    assert result.made
    one = result.made[0]
    answer_contribution(by=director, contribution=one, decision="accepted", text="Yapılacak.", unit=parks)
    project = projects.start_project(
        by=director, title=one.title[:120], summary="x", unit=parks, starts_on=monday.date(), ends_on=monday.date(),
        contributions=[one], budget_planned=one.cost or 0,
    )  # fmt: skip
    projects.record_impact(
        by=director,
        project=project,
        indicator="Ağaç",
        unit="ağaç",
        value=Decimal(10),
        measured_on=monday.date(),
        source="Sayım",
    )
    projects.finish_project(by=director, project=project, words="Bitti")
    one.refresh_from_db()
    assert one.state == "done"
    assert Thread.objects.get(pk=one.thread_id).station == Station.IMPACT


@pytest.mark.skipif(not REAL.is_dir(), reason="REAL ELECTIONS NOT TESTED: ../shared/data/pb is not here")
@pytest.mark.parametrize("file", sorted(REAL.glob("*.pb")), ids=lambda file: file.stem[:40])
def test_every_real_file_is_read_without_rejecting_a_row(file):
    election = read(file)
    assert election.proposals
    assert election.rejected == []
