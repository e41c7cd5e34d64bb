"""Programs that others have written read an edition as it is meant; the notebook comes to the figure of the page."""

import json
from pathlib import Path

import pytest
from django.conf import settings

from meydan.base import clock
from meydan.ideas.queries.accountability import promises
from meydan.opendata.queries.tables import ALL

pytestmark = pytest.mark.django_db
NOTEBOOK = Path(settings.ROOT) / "docs" / "notebooks" / "promise.ipynb"
TYPES = {"integer": "BIGINT", "number": ("DOUBLE", "BIGINT"), "boolean": "BOOLEAN", "date": "DATE"}


def test_duckdb_reads_every_table_with_the_types_of_the_dictionary(downloaded, published):
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed here")
    reading = duckdb.connect()
    for table in ALL:
        rows = reading.sql(f"select * from read_csv('{downloaded / table.code}.csv', header=true, sample_size=-1)")
        assert rows.columns == table.names
        assert len(rows.fetchall()) == published[table.code].rows
        for column, found in zip(table.columns, rows.dtypes, strict=True):
            empty = reading.sql(f'select count("{column.name}") from rows').fetchall() == [(0,)]
            if not empty and column.datatype in TYPES:
                assert str(found) in TYPES[column.datatype], (table.code, column.name)
    late = reading.sql(
        f"select count(*) from read_csv('{downloaded}/projects.csv') where state = 'running' and ends_on < date '2026-11-23'"
    )
    assert late.fetchall() == [(1,)]


def test_pandas_reads_csv_and_json_alike(downloaded, published):
    pandas = pytest.importorskip("pandas", reason="pandas is not installed here")
    from meydan.opendata import files

    for table in ALL:
        sheet = pandas.read_csv(downloaded / f"{table.code}.csv")
        data = pandas.DataFrame(json.loads(files.file_of(table.code, 1, "json").read_text()), columns=table.names)
        assert list(sheet.columns) == list(data.columns) == table.names
        for column in table.columns:
            if column.datatype in ("integer", "number"):
                numbers = pandas.to_numeric(data[column.name])
                assert sheet[column.name].fillna(-1).tolist() == numbers.fillna(-1).tolist(), (table.code, column.name)
    people = pandas.read_csv(downloaded / "participation.csv")
    assert people.loc[(people["of"] == "town:2026") & (people["group"] == "firat"), "people"].tolist() == [30]


def cells():
    told = json.loads(NOTEBOOK.read_text())
    return ["".join(cell["source"]) for cell in told["cells"] if cell["cell_type"] == "code"]


def test_the_notebook_holds_no_output_and_no_path_of_a_machine():
    told = json.loads(NOTEBOOK.read_text())
    assert all(not cell.get("outputs") and cell.get("execution_count") is None for cell in told["cells"])
    assert "/home/" not in NOTEBOOK.read_text()


def test_the_notebook_comes_to_the_figure_of_the_page(downloaded, monday):
    pytest.importorskip("pandas", reason="pandas is not installed here; the notebook needs it")
    known: dict[str, object] = {}
    first, *others = cells()
    exec(first, known)
    known |= {"SOURCE": downloaded, "MOMENT": monday.isoformat()}
    for source in others:
        exec(source, known)
    with clock.at(monday):
        page = promises()
    assert (known["kept"], len(known["answered"])) == (page.on_time, page.answered)
    assert known["share"] == page.percent_on_time
    assert known["median_days"] == page.median_days
