"""Large `votes.csv`: the fast reader says what the line-by-line one says, whatever stands in the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from adil.errors import AdilError
from adil.opinions import collect, polis, vote_list
from adil.opinions.polis import read_export
from adil.opinions.vote_list import NotPlain, read_votes
from adil_tests.test_opinions_command import DATA, REAL

HEADING = "timestamp,datetime,comment-id,voter-id,vote\n"
STATEMENTS = ["0", "1", "2", "10", "x"]
cells = some.sampled_from(
    ["0", "1", "-1", "2", "10", "007", "", "x", "12345", "9" * 19, '"1"', "1,1", "-0", "+1", " 1", "ı"]
)
plain_lines = some.tuples(
    some.integers(0, 10**18 - 1), some.sampled_from(["0", "1", "2", "10"]), some.integers(0, 30), some.integers(-1, 1)
).map(lambda vote: "{},Mon May 4 10:00:00 2026,{},{},{}".format(*vote))
odd_lines = some.lists(cells, min_size=1, max_size=6).map(",".join)


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("votes") / "votes.csv"


@given(some.lists(plain_lines, min_size=1, max_size=30), some.integers(0, 4), some.sampled_from(["\n", "\r\n"]))
def test_plain_lines_are_the_same_votes(file, lines, bom, newline):
    file.write_bytes(("\ufeff" * (bom == 0) + newline.join([HEADING.strip(), *lines, ""])).encode())
    assert said(read_votes, file) == said(slowly, file)


@given(some.lists(plain_lines | odd_lines, max_size=6))
def test_odd_lines_are_left_to_the_slow_reader_or_read_alike(file, lines):
    file.write_text(HEADING + "\n".join(lines), encoding="utf-8")
    fast = said(read_votes, file)
    assert fast == "not plain" or fast == said(slowly, file)


def test_parts_are_put_together(file, monkeypatch):
    lines = [f"{at % 7},d,{at % 3},{at % 50},{at % 3 - 1}" for at in range(300)]
    file.write_text(HEADING + "\n".join(lines), encoding="utf-8")
    whole = said(read_votes, file)
    for size in (50, 64, 501):
        monkeypatch.setattr(vote_list, "PART", size)
        assert said(read_votes, file) == whole == said(slowly, file)


def test_a_line_longer_than_a_part_is_never_cut(file, monkeypatch):
    monkeypatch.setattr(vote_list, "PART", 80)
    file.write_text("timestamp,comment-id,voter-id,vote,datetime\n1,0,5,1," + "d" * 200 + "\n", encoding="utf-8")
    with pytest.raises(NotPlain):
        read_votes(file, STATEMENTS)


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("1,d,0,4,2", "line 3, column vote: “2” is not -1, 0 or 1"),
        ("1,d,0,4,nan", "line 3, column vote: “nan” is not a whole number"),
        ("1,d,0,,1", "line 3, column voter-id: empty"),
        ("1.5,d,0,4,1", "line 3, column timestamp: “1.5” is not a whole number"),
        ("1,d,77,4,1", "no statement is called “77”"),
        ("1,d,0,4", "line 3, column vote: empty"),
        ("1,d,0,ayşe,1", "line 3: above 0 MB"),
        ('1,"d",0,4,1', "line 3: above 0 MB"),
        ("1,d,0,4,1,1", "line 3: above 0 MB"),
    ],
)
def test_a_large_file_is_refused_with_its_first_wrong_line(file, monkeypatch, line, error):
    monkeypatch.setattr(polis, "MEGABYTES", 0)
    (file.parent / "comments.csv").write_text("comment-id,moderated,comment-body\n0,1,Buses\n", encoding="utf-8")
    file.write_text(HEADING + f"1,d,0,3,1\n{line}\n1,d,0\n", encoding="utf-8")
    with pytest.raises(AdilError) as caught:
        read_export(file.parent)
    assert error in str(caught.value)


def test_limits_and_empty_files(file, monkeypatch):
    file.write_text("", encoding="utf-8")
    assert said(read_votes, file) == "not plain"
    file.write_text(HEADING, encoding="utf-8")
    assert said(read_votes, file) == "no_votes"
    monkeypatch.setattr(vote_list, "MEGABYTES", 0)
    assert said(read_votes, file) == "too_large"


@pytest.mark.skipif(not DATA.is_dir(), reason=f"no conversations in {DATA}")
@pytest.mark.parametrize("name", REAL)
def test_real_exports_are_plain_and_read_alike(name):
    texts = read_export(DATA / name).texts
    file = DATA / name / "votes.csv"
    assert as_plain(read_votes(file, polis.in_order(texts))) == as_plain(
        collect(polis._line_by_line(file), statements=list(texts))
    )


def slowly(file, statements):
    return collect(polis._line_by_line(file), statements=statements)


def said(read, file):
    try:
        return as_plain(read(file, STATEMENTS))
    except NotPlain:
        return "not plain"
    except AdilError as error:
        return error.code


def as_plain(votes):
    return votes.people, votes.statements, votes.starts.tolist(), votes.columns.tolist(), votes.values.tolist()
