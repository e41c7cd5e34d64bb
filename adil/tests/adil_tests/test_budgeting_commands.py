"""`adil count` with its audit, certificate, picture and variants."""

import json
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import jsonschema_rs
import pytest

import adil
from adil.budgeting import Ballots, Instance, count
from adil.budgeting.picture import budget_picture
from adil.cli import main

ROOT = Path(adil.__file__).parents[2]
POLL = """META
key;value
description;A <small> town
budget;100
vote_type;approval
PROJECTS
project_id;cost;name
park;100;Park
bike;40;Bike & path
VOTES
voter_id;vote
1;park
2;park
3;park
4;bike
5;bike
"""


@pytest.fixture
def poll(tmp_path):
    file = tmp_path / "poll.pb"
    file.write_text(POLL, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--audit",), 0),
        (("--rule", "greedy", "--audit"), 1),
        (("--completion", "fill", "--audit"), 0),
        (("--completion", "add1-comparison", "--audit"), 1),
        (("--rule", "greedy", "--no-skip"), 0),
        (("--rule", "greedy", "--threshold", "3"), 0),
    ],
    ids=range(6),
)
def test_answers_keep_their_schema_and_a_failed_audit_its_exit_code(poll, capsys, words, code):
    assert main(["schema", "count"]) == 0
    described = jsonschema_rs.validator_for(json.loads(capsys.readouterr().out))
    assert main(["count", str(poll), *words, "--json"]) == code
    described.validate(json.loads(capsys.readouterr().out))
    assert main(["count", str(poll), *words]) == code


def test_the_audit_says_who_was_passed_over(poll, capsys):
    assert main(["count", str(poll), "--rule", "greedy", "--audit"]) == 1
    assert "bike: 2 supporters own 40.00, its cost is 40.00, but each got fewer than 1" in capsys.readouterr().out


def test_an_outcome_of_greedy_has_no_shares_to_explain(poll, capsys):
    assert main(["explain", str(poll), "--completion", "add1-comparison"]) == 2
    assert "greedy has decided here" in capsys.readouterr().err


def test_the_certificate_can_be_added_up(poll, tmp_path, capsys):
    file = tmp_path / "prices.json"
    assert main(["count", str(poll), "--certificate", str(file)]) == 0
    told = json.loads(file.read_text(encoding="utf-8"))
    paid = sum(Fraction(row["paid"].get("bike", 0)) * row["people"] for row in told["payments"])
    assert (Fraction(told["share"]), paid) == (20, 40)
    assert main(["count", str(poll), "--rule", "greedy", "--certificate", str(file)]) == 2
    assert main(["count", str(poll), "--certificate", str(tmp_path)]) == 2
    assert "can't be written" in capsys.readouterr().err


def test_a_certificate_is_checked_from_its_file(poll, tmp_path, capsys):
    file = tmp_path / "prices.json"
    assert main(["count", str(poll), "--certificate", str(file)]) == 0
    assert main(["count", str(poll), "--check", str(file)]) == 0
    assert capsys.readouterr().out.endswith("holds\n")
    assert main(["schema", "count-check"]) == 0
    described = jsonschema_rs.validator_for(json.loads(capsys.readouterr().out))
    assert main(["count", str(poll), "--check", str(file), "--json"]) == 0
    described.validate(json.loads(capsys.readouterr().out))
    told = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**told, "share": "1"}), encoding="utf-8")
    assert main(["count", str(poll), "--check", str(file)]) == 1
    assert "above the share" in capsys.readouterr().out
    for broken in ("[]", "{", "[" * 100_000, "{}"):
        file.write_text(broken, encoding="utf-8")
        assert main(["count", str(poll), "--check", str(file)]) == 2
    refused = capsys.readouterr().err.splitlines()
    assert [line.rpartition("(")[2] for line in refused] == [
        "it is not a JSON object)",
        "it is not JSON)",
        "it is not JSON)",
        "see “share”)",
    ]


def test_comparisons_and_explanations_are_tables_too(poll, capsys):
    def lines(*words):
        assert main([*words, "--csv"]) == 0
        return capsys.readouterr().out.splitlines()

    file = str(poll)
    assert lines("compare", file, "greedy", "equal-shares") == [
        "project,cost,first,second,name",
        "park,100,1,0,Park",
        "bike,40,0,1,Bike & path",
    ]
    heading = "project,round,by,cost,level,full,gave_all,given,had_nothing,missing,money,supporters"
    bought = "bike,1,equal-shares,40.0,20.0,2,0,0.0,0,,,"
    assert lines("explain", file) == [heading, bought, "park,,,100.0,,,,,,40.0,40.0,2"]
    assert lines("explain", file, "--ballot", "1") == ["project,outcome,paid", "park,not_bought,"]
    assert lines("explain", file, "--ballot", "4") == ["project,outcome,paid", "bike,paid,20.0"]
    poll.write_text(POLL.replace("budget;100", "budget;140"), encoding="utf-8")
    filled = lines("explain", file, "--completion", "fill")
    assert filled[-1].startswith("park,,fill,")
    assert lines("explain", file, "--completion", "fill", "--ballot", "1")[-1] == "park,without_share,"


def test_variants_of_greedy_are_compared(poll, capsys):
    assert main(["compare", str(poll), "greedy/cost/threshold=3", "greedy/cost/no-skip/threshold=4"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "only greedy/cost/threshold=3: park"
    for wrong in ("greedy/cost/threshold=-1", "equal-shares/cost/add1/fill", "equal-shares/cost/no-skip"):
        assert main(["compare", str(poll), wrong, "greedy"]) == 2


def test_the_picture_is_read_without_colours(poll, tmp_path):
    file = tmp_path / "result.svg"
    assert main(["count", str(poll), "--svg", str(file)]) == 0
    drawn = ElementTree.fromstring(file.read_text(encoding="utf-8"))
    titles = [title.text for title in drawn.iter("{http://www.w3.org/2000/svg}title")]
    assert titles[0] == "A <small> town"
    assert titles[1].startswith("bike Bike & path: 40")


def test_free_projects_and_control_characters_are_drawn():
    instance = Instance.of(10, {"a\x01": 0})
    drawn = ElementTree.fromstring(budget_picture(count(instance, Ballots.of(instance, [["a\x01"]])), "x\x00 <y>"))
    assert drawn[0].text == "x  <y>"


def test_the_picture_in_the_documents_is_what_the_library_draws():
    instance = Instance.of(1200, {"park": 480, "bike path": 300, "library": 220, "playground": 180, "trees": 60})
    papers = [["park", "trees"]] * 40 + [["park", "library"]] * 12 + [["bike path", "trees"]] * 30
    papers += [["library", "playground"]] * 22 + [["playground"]] * 8 + [["library"]] * 8
    counted = count(instance, Ballots.of(instance, papers), completion="fill")
    assert {r.step for r in counted.rounds} == {"equal-shares", "fill"}
    drawn = budget_picture(counted, "Who paid for what, in a town of 120 voters") + "\n"
    assert (ROOT / "docs" / "pictures" / "budget-shares.svg").read_text(encoding="utf-8") == drawn


WHOLE = """META
key;value
budget;12000.5
vote_type;approval
PROJECTS
project_id;cost
park;10000
bike;4000
bench;900
lamp;0
VOTES
voter_id;vote;district
1;park;north
2;park;north
3;park;south
4;bike,lamp;south
5;bike,bench;south
"""


@pytest.mark.parametrize(
    ("words", "code", "english", "turkish"),
    [
        (
            ["count", "--completion", "fill"],
            0,
            ["bike", "4,000", "equal-shares", "bench", "fill", "lamp", "free", "3 projects, 4,900 of 12,000.5 spent."],
            ["4.000", "eşit paylar", "artan parayla", "bedelsiz", "3 proje; harcanan 4.900, bütçe 12.000,5."],
        ),
        (["count", "--rule", "greedy"], 0, ["greedy"], ["oy sırasıyla"]),
        (
            ["count", "--completion", "fill", "--audit"],
            0,
            [
                "price system: holds, share 2,400.10",
                "bought outside of it: lamp, bench",
                "one (by number of projects): holds",
            ],
            [
                "fiyat sistemi: tutuyor, kişi başına pay 2.400,10",
                "bunun dışında alınanlar: lamp, bench",
                "projeye dek): tutuyor",
            ],
        ),
        (
            ["count", "--rule", "greedy", "--threshold", "3", "--audit"],
            1,
            [
                "price system: none is offered",
                "projects): fails",
                "bike: 2 supporters own 4,800.20, its cost is 4,000.00",
            ],
            ["fiyat sistemi: bu kuralda yok", "projeye dek): tutmuyor", "bike: destekleyen 2 kişinin payları 4.800,20"],
        ),
        (
            ["count", "--completion", "add1-comparison"],
            0,
            ["2 people prefer Equal Shares, 3 greedy, 0 neither."],
            ["Eşit Paylar sonucunu yeğleyen 2, oy sıralamasını yeğleyen 3, ikisini bir tutan 0 kişi."],
        ),
        (
            ["explain"],
            0,
            [
                "Each person's share: 2,400.10",
                "2 people paid 2,000.00 for each vote or point, 0 gave all they had (0.00), 0 had nothing left",
                "could also be paid: bench",
                "lamp        bought without shares (free)",
                "not bought: park        missing         2,799.70 of 10,000.00; saved by 2,799.70 more or 2 more supporters",
            ],
            [
                "Kişi başına pay: 2.400,10",
                "oy ya da puan başına 2.000,00 ödeyen 2 kişi, elinde kalanın tümünü veren 0 kişi (0,00)",
                "o sırada parası yetenler: bench",
                "lamp        paylar dışında alındı (bedelsiz)",
                "bedeli 10.000,00, eksik         2.799,70; 2.799,70 ya da 2 destekleyen daha olsa alınırdı",
            ],
        ),
        (
            ["explain", "--ballot", "5"],
            0,
            ["share 2,400.10", "bike        paid       2,000.00", "left 400.10", "not bought: bench"],
            ["pay 2.400,10", "bike        ödenen       2.000,00", "kalan 400,10", "alınmayanlar: bench"],
        ),
        (["explain", "--ballot", "4"], 0, ["bought without this share: lamp"], ["bu paydan ödenmeden alınanlar: lamp"]),
        (
            ["explain", "--group", "district", "--hide-below", "3"],
            0,
            ["group north         hidden"],
            ["grup north         gizli"],
        ),
        (
            ["explain", "--group", "district"],
            0,
            ["group south               3 people        1,333.33 a head    1.00 winners each"],
            ["grup south               3 kişi  kişi başına       1.333,33 ve   1,00 kazanan proje"],
        ),
        (
            ["compare", "greedy", "equal-shares", "--group", "district"],
            0,
            [
                "only greedy: park, bench",
                "only equal-shares: bike",
                "With equal-shares, 2 people gain, 3 lose, 0 neither.",
                "By number of projects, 1 people gain, 3 lose, 1 neither.",
                "3 people: 2 gain, 1 lose; 1,411.11 → 1,333.33 a head",
            ],
            [
                "yalnız greedy: park, bench",
                "yalnız equal-shares: bike",
                "equal-shares ile kazançlı çıkan 2, kayba uğrayan 3, durumu değişmeyen 0 kişi.",
                "Proje sayısına göre kazançlı çıkan 1, kayba uğrayan 3, durumu değişmeyen 1 kişi.",
                "3 kişi: kazançlı çıkan 2, kayba uğrayan 1; kişi başına 1.411,11 → 1.333,33",
            ],
        ),
    ],
    ids=range(11),
)
def test_counts_comparisons_and_explanations_speak_both_languages(tmp_path, capsys, words, code, english, turkish):
    file = tmp_path / "poll.pb"
    file.write_text(WHOLE, encoding="utf-8")
    for language, sentences in (("en", english), ("tr", turkish)):
        assert main([words[0], str(file), *words[1:], "--language", language]) == code
        told = capsys.readouterr().out
        for sentence in sentences:
            assert sentence in told


@pytest.mark.parametrize(
    ("forged", "english", "turkish"),
    [
        ({"share": "1"}, "somebody pays 20.00 in all, above the share of 1.00", "kişi başına pay olan 1,00 aşılıyor"),
        ({"winners": ["bike", "park"]}, "the winners cost 140.00, above the budget of", "bütçe olan 100,00 aşılıyor"),
        ({"winners": []}, "bike: 40.00 is paid for it, though it is not", "bike: alınmadığı hâlde 40,00 ödenmiş"),
        ({"share": "40"}, "park: its supporters have 120.00 left", "park: destekleyenlerin elinde 120,00 kalmış"),
        ({"payments": []}, "bike: 0.00 is paid, but it costs 40.00", "bike: ödenen 0,00, bedeli 40,00"),
        (
            {"payments": [{"first": 1, "people": 3, "paid": {"bike": "-1"}}]},
            "bike: somebody pays -1.00, less than nothing",
            "bike: biri -1,00 ödüyor; ödeme eksi olamaz",
        ),
        (
            {"payments": [{"first": 1, "people": 3, "paid": {"bike": "40/3"}}]},
            "bike: somebody who doesn't support it pays 13.33",
            "bike: desteklemeyen biri 13,33 ödüyor",
        ),
    ],
    ids=range(7),
)
def test_a_false_certificate_is_told_in_both_languages(poll, tmp_path, capsys, forged, english, turkish):
    file = tmp_path / "prices.json"
    assert main(["count", str(poll), "--certificate", str(file)]) == 0
    told = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**told, **forged}), encoding="utf-8")
    assert main(["schema", "count-check"]) == 0
    schema = capsys.readouterr().out.partition("{")
    assert main(["count", str(poll), "--check", str(file), "--json"]) == 1
    jsonschema_rs.validator_for(json.loads("{" + schema[2])).validate(json.loads(capsys.readouterr().out))
    for language, claims, failure in (("en", "what is not true", english), ("tr", "doğru olmayan", turkish)):
        assert main(["count", str(poll), "--check", str(file), "--language", language]) == 1
        said = capsys.readouterr().out
        assert claims in said
        assert failure in said


def test_a_true_certificate_and_the_picture_are_told_in_turkish_too(poll, tmp_path, capsys):
    prices, drawn = tmp_path / "prices.json", tmp_path / "result.svg"
    assert main(["count", str(poll), "--certificate", str(prices), "--svg", str(drawn), "--language", "tr"]) == 0
    assert main(["count", str(poll), "--check", str(prices), "--language", "tr"]) == 0
    assert "dosyada yazılanların hepsi doğru: kazanan 1 proje" in capsys.readouterr().out
    picture = drawn.read_text(encoding="utf-8")
    for words in ("harcanan 40, bütçe 100", "tam paylar", "tümünü verenler", "paylar dışında", "tam paylardan 40"):
        assert words in picture


def test_a_fraction_of_a_certificate_can_not_fill_the_memory(poll, tmp_path, capsys):
    file = tmp_path / "prices.json"
    file.write_text(json.dumps({"share": "1e999999999", "outside": [], "payments": []}), encoding="utf-8")
    assert main(["count", str(poll), "--check", str(file)]) == 2
    assert "see “share”" in capsys.readouterr().err
