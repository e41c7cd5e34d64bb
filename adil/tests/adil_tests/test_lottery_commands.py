"""`adil draw` and `adil verify`: from two tables to a draw that anybody can repeat."""

import json

import jsonschema_rs
import pytest

from adil.cli import main

CATEGORIES = "feature,value,min,max\nsex,f,2,3\nsex,m,2,3\nplace,north,1,4\nplace,south,1,4\n"
PEOPLE = "id,sex,place,home\n" + "".join(
    f"p{at},{'fm'[at % 2]},{'north' if at % 3 else 'south'},{'' if at % 5 else 'h' + str(at % 4)}\n" for at in range(24)
)


@pytest.fixture
def pool(tmp_path):
    (tmp_path / "categories.csv").write_text(CATEGORIES)
    (tmp_path / "respondents.csv").write_text(PEOPLE)
    return tmp_path


@pytest.fixture
def say(capsys):
    def ask(*words, code=0):
        assert main([str(word) for word in words]) == code
        out, err = capsys.readouterr()
        return err if code == 2 else out

    return ask


@pytest.fixture
def drawn(pool, say):
    """A lottery published first, and drawn from later."""
    lottery, draw = pool / "lottery.json", pool / "draw.json"
    lottery.write_text(say("draw", pool, "--size", 5, "--json"))
    draw.write_text(say("draw", lottery, "--public", "4 8 15 16 23 42", "--json"))
    return draw


def test_json_keeps_its_schema(pool, say, drawn):
    for command, words in (("draw", [pool, "--size", 5, "--method", "nash"]), ("verify", [drawn])):
        described = jsonschema_rs.validator_for(json.loads(say("schema", command)))
        described.validate(json.loads(say(command, *words, "--json")))
    jsonschema_rs.validator_for(json.loads(say("schema", "draw"))).validate(json.loads(drawn.read_text()))


def test_a_draw_is_repeated_from_its_files(drawn, say):
    told = json.loads(drawn.read_text())
    assert told["draw"]["members"] in [panel["members"] for panel in told["panels"]]
    assert set(told["draw"]["stand_ins"].values()).isdisjoint(told["draw"]["members"])
    assert "the draw comes out the same" in say("verify", drawn)
    assert json.loads(say("verify", drawn, "--json")) == {"same": True, "drawn": True, "differences": []}


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda told: told["draw"].update(panel=told["draw"]["panel"] + 1), "draw"),
        (lambda told: told["draw"]["members"].reverse(), "draw"),
        (lambda told: told["panels"][0].update(exact="1/7"), "weights"),
        (lambda told: told["panels"][0]["members"].__setitem__(0, "nobody"), "panel_members"),
        (lambda told: told["probabilities"].update(p1=0.5), "probability"),
        (lambda told: told.update(bound=0.01), "certificate"),
        (lambda told: told.update(min_probability=0.9), "min_probability"),
        (lambda told: told.update(seed="another"), "commitment"),
        (lambda told: told["pool"].update(sha256="0" * 64), "pool_hash"),
    ],
)
def test_what_was_changed_is_found(drawn, say, spoil, code):
    told = json.loads(drawn.read_text())
    spoil(told)
    drawn.write_text(json.dumps(told))
    found = json.loads(say("verify", drawn, "--json", code=1))
    assert code in [difference["code"] for difference in found["differences"]]
    assert say("verify", drawn, code=1)


@pytest.mark.parametrize(
    ("method", "spoil", "code"),
    [
        ("leximin", lambda told: told["levels"][-1].update(bound=told["levels"][-1]["bound"] - 0.01), "level"),
        ("leximin", lambda told: told["levels"][-1]["multipliers"].clear(), "level"),
        ("leximin", lambda told: told["levels"][0]["weights"].clear(), "level"),
        ("leximin", lambda told: told["levels"].pop(), "level"),
        ("leximin", lambda told: told["levels"][-1].update(bound=told["levels"][-1]["bound"] + 0.01), "gap"),
        ("nash", lambda told: told["nash_certificate"]["multipliers"].clear(), "gap"),
        ("nash", lambda told: told.update(gap=-0.01), "gap"),
    ],
)
def test_a_proof_that_was_changed_is_found(pool, say, method, spoil, code):
    lottery = pool / "lottery.json"
    lottery.write_text(say("draw", pool, "--size", 5, "--method", method, "--json"))
    assert "all holds" in say("verify", lottery)
    told = json.loads(lottery.read_text())
    spoil(told)
    lottery.write_text(json.dumps(told))
    found = json.loads(say("verify", lottery, "--json", code=1))["differences"]
    assert code in [difference["code"] for difference in found]


def test_another_public_number_draws_another_panel(pool, say, drawn):
    lottery = pool / "lottery.json"
    members = {tuple(json.loads(say("draw", lottery, "--public", n, "--json"))["draw"]["members"]) for n in range(20)}
    assert len(members) > 5


def test_the_same_seed_gives_the_same_lottery(pool, say):
    words = ["draw", pool, "--size", 5, "--panels", 50, "--seed", "x", "--household", "home", "--json"]
    assert say(*words) == say(*words)
    told = json.loads(say(*words))
    assert {panel["weight"] for panel in told["panels"]} == {0.02}
    (pool / "u.json").write_text(json.dumps(told))
    assert "all holds" in say("verify", pool / "u.json")


def test_text_and_csv_say_the_same(pool, say):
    assert "proved optimal" in say("draw", pool, "--size", 5, "--public", "7")
    lines = say("draw", pool, "--size", 5, "--public", "7", "--csv").splitlines()
    assert lines[0] == "id,probability,drawn"
    assert len(lines) == 25
    assert sum(line.endswith(",1") for line in lines) == 5


def test_free_seats_are_drawn_so_that_the_panel_keeps_its_quotas(pool, say, drawn):
    members = json.loads(drawn.read_text())["draw"]["members"]
    dropped, refused = members[:2], "p0" if "p0" not in members else "p2"
    words = ["replace", drawn, "--dropped", *dropped, "--unable", refused]
    told = json.loads(say(*words, "--public", "3 1 4", "--json"))
    jsonschema_rs.validator_for(json.loads(say("schema", "replace"))).validate(told)
    assert told["size"] == len(told["draw"]["members"]) == 2
    assert {*dropped, refused}.isdisjoint(told["probabilities"])
    for panel in told["panels"]:
        rows = [PEOPLE.splitlines()[1 + int(member[1:])].split(",") for member in [*members[2:], *panel["members"]]]
        assert 2 <= sum(row[1] == "f" for row in rows) <= 3
        assert 1 <= sum(row[2] == "north" for row in rows) <= 4
    assert f"seats left free by {', '.join(dropped)}; 3 members stay" in say(*words, "--public", "3 1 4")


def test_a_replacement_is_repeated_from_its_files(pool, say, drawn):
    first, second, third = json.loads(drawn.read_text())["draw"]["members"][:3]
    lottery, once, twice = (pool / name for name in ("lottery2.json", "once.json", "twice.json"))
    lottery.write_text(say("replace", drawn, "--dropped", first, second, "--json"))
    once.write_text(say("draw", lottery, "--public", "3 1 4", "--json"))
    assert "the draw comes out the same" in say("verify", once, "--draw", drawn)
    new = json.loads(once.read_text())["draw"]["members"][0]
    twice.write_text(say("replace", once, "--dropped", third, new, "--public", "2 7", "--json"))
    assert "the draw comes out the same" in say("verify", twice, "--draw", once)
    told = json.loads(twice.read_text())
    assert {first, second, third, new}.isdisjoint(told["probabilities"])
    assert set(told["replaces"]["panel"]) == {*json.loads(drawn.read_text())["draw"]["members"][2:], *_members(once)}
    assert "not the one of the draw" in say("verify", twice, "--draw", drawn, code=1)
    told["replaces"]["dropped"].reverse()
    twice.write_text(json.dumps(told))
    assert "the commitment does not fit" in say("verify", twice, code=1)


def _members(file):
    return json.loads(file.read_text())["draw"]["members"]


def test_nobody_drops_out_of_a_panel_that_was_not_drawn(pool, say, drawn):
    assert "so nobody can drop out" in say("replace", pool / "lottery.json", "--dropped", "p0", code=2)
    assert "“p99” is not on the panel" in say("replace", drawn, "--dropped", "p99", code=2)
    told = json.loads(drawn.read_text()) | {"draw": {"public": "1"}}
    (pool / "x.json").write_text(json.dumps(told))
    assert "not a lottery" in say("replace", pool / "x.json", "--dropped", "p0", code=2)


APPLICATIONS = "başvuru;kişi;öncelik;ağırlık;gerekçe\nAydın;4;;;\nBea;;−1;;işaret dili\nCem;2;;;\nEda;;;2;geçen sefer yer bulamadı\n"


@pytest.fixture
def seated(tmp_path, say):
    """Applications, published first and drawn from later."""
    table, lottery, draw = (tmp_path / name for name in ("asked.csv", "seats.json", "drawn.json"))
    table.write_text(APPLICATIONS, encoding="utf-8")
    lottery.write_text(say("seats", table, "--seats", 5, "--json"))
    draw.write_text(say("seats", lottery, "--public", "17 23 42", "--json"))
    return draw


def test_seats_are_drawn_and_repeated_from_their_file(tmp_path, say, seated):
    told = json.loads(seated.read_text())
    described = jsonschema_rs.validator_for(json.loads(say("schema", "seats")))
    for file in (seated, tmp_path / "seats.json"):
        described.validate(json.loads(file.read_text()))
    assert told["draw"]["places"][0] == {"turn": 1, "application": "Bea", "outcome": "seated", "free": 5}
    assert "the draw comes out the same" in say("verify", seated)
    assert "nothing has been drawn yet" in say("verify", tmp_path / "seats.json")
    lines = say("seats", tmp_path / "seats.json", "--public", "17 23 42", "--csv").splitlines()
    assert lines[:2] == [
        "turn,application,people,priority,weight,reason,outcome,free",
        "1,Bea,1,-1,1,işaret dili,seated,5",
    ]
    text = say("--language", "tr", "seats", tmp_path / "asked.csv", "--seats", 5, "--public", "17 23 42")
    assert "5 yer için 4 başvuru, 8 kişi" in text
    assert "yer buldu" in text


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda told: told["draw"]["places"].reverse(), "draw"),
        (lambda told: told["draw"].update(public="4"), "draw"),
        (lambda told: told["applications"][0].update(people=1), "commitment"),
        (lambda told: told.update(seats=50), "commitment"),
    ],
)
def test_seats_that_were_changed_are_found(say, seated, spoil, code):
    told = json.loads(seated.read_text())
    spoil(told)
    seated.write_text(json.dumps(told))
    found = json.loads(say("verify", seated, "--json", code=1))
    assert code in [difference["code"] for difference in found["differences"]]


@pytest.mark.parametrize(
    ("table", "words", "sentence"),
    [
        (APPLICATIONS, [], "the number of seats is missing"),
        (APPLICATIONS, ["--seats", -1], "an event can't have -1 seats"),
        (APPLICATIONS + "Bea;;;;\n", ["--seats", 5], "line 6, column application: “Bea” is already on line 3"),
        (APPLICATIONS + "Can;0;;;\n", ["--seats", 5], "“Can” is for 0 people"),
        (APPLICATIONS + "Can;NaN;;;\n", ["--seats", 5], "line 6, column people: “NaN” is not a whole number"),
        (APPLICATIONS + "Can;;1.5;;\n", ["--seats", 5], "line 6, column priority: “1.5” is not a whole number"),
        (APPLICATIONS + "Can;;;2;\n", ["--seats", 5], "another weight than 1 and no reason"),
        (APPLICATIONS + "Can;;;5000;çok\n", ["--seats", 5], "whole number from 1 to 1000"),
        ("", ["--seats", 5], "line 1: no column application"),
    ],
)
def test_bad_applications_get_one_sentence(tmp_path, say, table, words, sentence):
    (tmp_path / "asked.csv").write_text(table, encoding="utf-8")
    said = say("seats", tmp_path / "asked.csv", *words, code=2)
    assert sentence in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    "damage", [{"kind": "x"}, {"applications": [1]}, {"applications": [{"id": 1}]}, {"seats": None}, {"draw": 7}]
)
def test_a_damaged_seat_lottery_is_refused(say, seated, damage):
    seated.write_text(json.dumps(json.loads(seated.read_text()) | damage))
    for words in (["verify", seated], ["seats", seated, "--public", "1", "--csv"]):
        if words[0] == "verify" or "draw" not in damage:
            assert say(*words, code=2).count("\n") == 1


def test_a_file_far_too_large_is_not_read_to_its_end(tmp_path, say):
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(2 * 2**30)  # takes no room on the disk
    for words in (["verify", huge], ["replace", huge, "--dropped", "p1"]):
        assert say(*words, code=2) == f"adil: {huge}: larger than 256 MB\n"


def test_lotteries_speak_turkish(pool, say, drawn):
    text = say("--language", "tr", "draw", pool, "--size", 5, "--public", "7")
    assert "leximin: 24 kişiden 5 kişilik kurullar (4 tür)" in text
    assert "ortalama %20,8333" in text
    assert "en iyisi olduğu kanıtlandı" in text
    assert "yedek" in text
    assert "çekiliş aynı sonucu veriyor" in say("--language", "tr", "verify", drawn)


@pytest.mark.parametrize(
    ("categories", "people", "words", "sentence"),
    [
        (CATEGORIES, "id,sex,place\n", ["--size", 5], "there is nobody in the pool"),
        ("feature,value,min,max\n", PEOPLE, ["--size", 5], "there are no quotas"),
        (CATEGORIES, PEOPLE, [], "the size of the panel is missing"),
        (CATEGORIES, PEOPLE, ["--size", 25], "can't be drawn from 24 people"),
        (CATEGORIES, PEOPLE, ["--size", 5, "--time", "nan"], "the time must be above 0"),
        (CATEGORIES, PEOPLE, ["--size", 5, "--panels", 0], "a lottery can have 1 to"),
        (CATEGORIES.replace("2,3", "4,3", 1), PEOPLE, ["--size", 5], "the minimum 4 is above the maximum 3"),
        (CATEGORIES.replace("2,3", "NaN,3", 1), PEOPLE, ["--size", 5], "line 2, column min: “NaN” is not a whole"),
        (CATEGORIES, PEOPLE + "p1,f,north,\n", ["--size", 5], "line 26, column id: “p1” is already on line 3"),
        (
            CATEGORIES,
            PEOPLE + "px,f,west,\n",
            ["--size", 5],
            "line 26, column place: categories.csv has no value “west”",
        ),
        (CATEGORIES, PEOPLE.replace("place", "spot", 1), ["--size", 5], "line 1: no column place"),
        (CATEGORIES, PEOPLE, ["--size", 5, "--household", "house"], "line 1: no column house"),
        (CATEGORIES, PEOPLE, ["--size", 5, "--id", "sex"], "the column sex can't hold both"),
        (CATEGORIES + "sex,f,1,2\n", PEOPLE, ["--size", 5], "the quota is given twice"),
    ],
)
def test_bad_input_gets_one_sentence(pool, say, categories, people, words, sentence):
    (pool / "categories.csv").write_text(categories)
    (pool / "respondents.csv").write_text(people)
    said = say("draw", pool, *words, code=2)
    assert sentence in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("content", ["", "[]", "{}", "no", '{"a": NaN}', "[" * 100_000, '{"size": 1}'])
def test_a_file_that_is_no_lottery_is_refused(pool, say, content):
    (pool / "x.json").write_text(content)
    assert "not a lottery" in say("verify", pool / "x.json", code=2)
    assert "not a lottery" in say("draw", pool / "x.json", "--public", "1", code=2)


@pytest.mark.parametrize("damage", [{"pool": {}}, {"panels": [1]}, {"size": "x"}, {"certificate": {}}])
def test_a_damaged_lottery_is_refused(pool, say, drawn, damage):
    (pool / "x.json").write_text(json.dumps(json.loads(drawn.read_text()) | damage))
    assert "not a lottery" in say("verify", pool / "x.json", code=2)
    if "certificate" not in damage:
        assert "not a lottery" in say("draw", pool / "x.json", "--public", "1", code=2)


def test_a_lottery_without_a_public_number_says_so(pool, say, drawn):
    assert "nothing has been drawn yet" in say("draw", pool / "lottery.json", code=2)


def test_infeasible_quotas_are_told_with_the_smallest_change(pool, say):
    (pool / "categories.csv").write_text("feature,value,min,max\na,x,1,1\na,y,1,1\nb,x,1,1\nb,y,1,1\n")
    (pool / "respondents.csv").write_text("id,a,b\n1,x,x\n2,x,x\n3,y,x\n4,y,x\n5,x,y\n")
    assert "panels of 2" in say("draw", pool, "--size", 2)
    (pool / "respondents.csv").write_text("id,a,b,home\n1,x,x,u\n2,y,y,u\n3,y,x,v\n")
    said = say("draw", pool, "--size", 2, "--household", "home", code=2)
    assert "the smallest change that allows one" in said
