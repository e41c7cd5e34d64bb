"""`adil groups`: real conversations, every form of the answer, and one sentence for each kind of bad file."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import jsonschema_rs
import pytest

from adil.cli import main
from adil.opinions import opinions
from adil.opinions.picture import opinion_map
from adil.opinions.polis import read_export

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "polis"
REAL = (
    "15-per-hour-seattle",
    "canadian-electoral-reform",
    "football-concussions",
    "scoop-hivemind.biodiversity",
    "scoop-hivemind.freshwater",
    "scoop-hivemind.taxes",
)
COMMENTS = "comment-id,moderated,comment-body\n0,1,Buses\n1,0,Bikes\n2,-1,Spam\n"
VOTES = "timestamp,comment-id,voter-id,vote\n1,0,a,1\n3,0,a,-1\n2,0,a,0\n"
TABLE = "participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2\na,,0,2,1,1,1,,-1\n"


@pytest.fixture
def folder(tmp_path):
    def save(comments=COMMENTS, votes=None, table=None):
        files = {"comments.csv": comments, "votes.csv": votes, "participants-votes.csv": table}
        for name, text in files.items():
            if text is not None:
                (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return save


@pytest.mark.skipif(not DATA.is_dir(), reason=f"no conversations in {DATA}")
@pytest.mark.parametrize("name", REAL)
def test_real_conversations_have_groups(name):
    export = read_export(DATA / name)
    found = opinions(export.votes, left_out=export.left_out)
    assert len(set(found.groups.values())) == found.state.k
    assert found.facts
    shown = {one.statement for of in found.representative for one in of}
    assert not shown & export.left_out


@pytest.mark.skipif(not DATA.is_dir(), reason=f"no conversations in {DATA}")
def test_the_forms_of_the_answer(capsys):
    place = str(DATA / "scoop-hivemind.freshwater")
    schema = json.loads(said(capsys, "schema", "groups"))
    answer = json.loads(said(capsys, "groups", place, "--json", "--k", "3"))
    jsonschema_rs.validator_for(schema).validate(answer)
    assert len(set(answer["groups"].values())) == answer["k"] == 3
    assert answer["projection"]["participants"].keys() == answer["groups"].keys()
    lines = list(csv.DictReader(io.StringIO(said(capsys, "groups", place, "--csv", "--k", "3"))))
    assert {line["participant"]: int(line["group"]) for line in lines} == answer["groups"]
    assert "What unites it:" in said(capsys, "groups", place)
    turkish = said(capsys, "--language", "tr", "groups", place)
    assert "Grubu birleştirenler:" in turkish
    assert "“katılıyorum”:" in turkish
    assert "Görüş haritası" in said(capsys, "--language", "tr", "groups", place, "--svg")
    assert ElementTree.fromstring(said(capsys, "groups", place, "--svg")).tag.endswith("svg")


CAMPS = "timestamp,comment-id,voter-id,vote\n" + "".join(
    f"{p * 8 + s},{s},p{p},{1 if (p + s // 4) % 2 else -1}\n" for p in range(20) for s in range(8)
)
EIGHT = "comment-id,moderated,comment-body\n" + "".join(f"{s},1,words {s}\n" for s in range(8))


def test_what_a_person_is_asked_next_is_told_with_its_reason(folder, capsys):
    place = str(folder(comments=EIGHT + "8,1,something new\n", votes=CAMPS))
    told = json.loads(said(capsys, "groups", place, "--next", "p3", "--json"))
    jsonschema_rs.validator_for(json.loads(said(capsys, "schema", "groups"))).validate(told)
    assert (told["next"]["statement"]["statement"], told["next"]["statement"]["reason"]) == ("8", "new")
    assert said(capsys, "groups", place, "--next", "p3").splitlines() == [
        "Next for p3: 8 something new",
        "Why: few have seen it yet (0). Its chance was 100.0%.",
    ]
    assert "henüz az kişi gördü" in said(capsys, "groups", place, "--next", "p3", "--language", "tr")
    assert "sıradaki:" in said(capsys, "groups", place, "--next", "somebody new", "--language", "tr")
    all_seen = str(folder(comments=EIGHT, votes=CAMPS))
    assert said(capsys, "groups", all_seen, "--next", "p3") == "p3 has seen all.\n"
    assert json.loads(said(capsys, "groups", all_seen, "--next", "p3", "--json"))["next"]["statement"] is None


def test_the_later_vote_counts_wherever_it_stands(folder):
    export = read_export(folder(votes=VOTES))
    assert export.votes.values.tolist() == [-1]
    assert export.left_out == {"2"}
    assert read_export(folder(votes=VOTES), strict=True).left_out == {"1", "2"}


def test_the_table_is_read_where_there_is_no_list(folder):
    votes = read_export(folder(table=TABLE)).votes
    assert (votes.columns.tolist(), votes.values.tolist()) == ([0, 2], [1, -1])


def test_too_few_people_are_said_in_words_and_keep_the_schema(folder, capsys):
    place = str(folder(votes=VOTES))
    assert said(capsys, "groups", place) == "No groups: 1 people take part, 15 are needed.\n"
    schema = json.loads(said(capsys, "schema", "groups"))
    jsonschema_rs.validator_for(schema).validate(json.loads(said(capsys, "groups", place, "--json")))
    assert said(capsys, "groups", place, "--csv") == "participant,group,x,y\n"
    assert "<svg" in said(capsys, "groups", place, "--svg")


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"votes": VOTES + "4,9,a,1\n"}, "no statement is called “9”"),
        ({"votes": VOTES + "4,0,a,2\n"}, "line 5, column vote: “2” is not -1, 0 or 1"),
        ({"votes": VOTES + "4,0,a,nan\n"}, "line 5, column vote: “nan” is not a whole number"),
        ({"votes": VOTES + "4,0,a,\n"}, "line 5, column vote: empty"),
        ({"votes": "timestamp,comment-id,vote\n"}, "line 1: no column voter-id"),
        ({"votes": "timestamp,comment-id,voter-id,vote\n"}, "the conversation has no votes"),
        ({"votes": VOTES + "9" * 200_000}, "line 5: not a readable CSV line"),
        ({"comments": COMMENTS + "0,1,again\n", "votes": VOTES}, "line 5: the statement “0” is listed twice"),
        ({"table": TABLE + "a,,0,0,0,0,,,\n"}, "“a” is already on line 2"),
        ({"table": TABLE.replace("-1\n", "7\n")}, "line 2, column 2: “7” is not -1, 0 or 1"),
        ({"table": TABLE.replace(",2\n", ",1\n")}, "line 1: two columns say 1"),
        ({"table": TABLE.replace(",2\n", ",77\n")}, "no statement is called “77”"),
        ({"table": "1" * 2_000_000}, "not a readable CSV line"),
        ({"table": ""}, "no column participant"),
        ({}, "can't be read"),
    ],
)
def test_bad_files_get_one_sentence(folder, capsys, files, sentence):
    assert main(["groups", str(folder(**files))]) == 2
    err = capsys.readouterr().err
    assert sentence in err
    assert err.count("\n") == 1


def test_each_group_has_a_shape_of_its_own():
    from adil.opinions import collect

    rows = [(f"p{n}", f"s{s}", 1 if (n + s // 4) % 2 else -1) for n in range(30) for s in range(8)]
    drawn = opinion_map(opinions(collect(rows)))
    assert {mark.get("d")[:2] for mark in ElementTree.fromstring(drawn) if mark.get("transform")} == {"M0", "M-"}


def said(capsys, *words):
    assert main(list(words)) == 0
    return capsys.readouterr().out
