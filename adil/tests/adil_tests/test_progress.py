"""The bar on standard error: only where somebody looks, in the language of the command."""

import io
import sys

from adil.cli import main
from adil.progress import bar, silent
from adil.speech import Speech


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_bar_is_drawn_on_a_terminal_and_ends_with_a_line(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    draw = bar(Speech("tr"))
    draw(0.5, "panels_found", panels=12)
    draw(0.7, "step 3")
    draw(1.0, "done")
    half, plain, full = sys.stderr.getvalue().split("\r\x1b[K")[1:]
    assert half == "[###############...............] bulunan kurul: 12"
    assert plain == "[#####################.........] step 3"
    assert full == f"[{'#' * 30}] bitti\n"


def test_nothing_is_drawn_where_nobody_looks(monkeypatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert bar() is silent


def test_a_matching_draws_one_up_to_its_end(monkeypatch, tmp_path, capsys):
    (tmp_path / "shifts.csv").write_text("shift,capacity\na,1\n")
    (tmp_path / "people.csv").write_text("person\nx\n")
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert main(["--language", "en", "match", *(str(tmp_path / f"{name}.csv") for name in ("shifts", "people"))]) == 0
    drawn = sys.stderr.getvalue()
    assert [word in drawn for word in ("checking", "looking for the best plan", "by lot", "giving reasons")] == [
        True
    ] * 4
    assert drawn.endswith("] done\n")
    assert "granted" in capsys.readouterr().out


def test_a_count_draws_one_in_its_language(monkeypatch, tmp_path):
    file = tmp_path / "poll.pb"
    lines = [
        "META",
        "key;value",
        "budget;21",
        "vote_type;approval",
        "PROJECTS",
        "project_id;cost",
        "a;4",
        "b;16",
        "c;2",
    ]
    file.write_text("\n".join([*lines, "VOTES", "voter_id;vote", "1;a", "2;b,c"]))
    for words in (["count", str(file)], ["explain", str(file)], ["compare", str(file), "greedy"]):
        completed = (
            ["equal-shares/cost/add1-comparison"] if words[0] == "compare" else ["--completion", "add1-comparison"]
        )
        monkeypatch.setattr(sys, "stderr", Terminal())
        main(["--language", "tr", *words, *completed])
        assert "sayılıyor, adım 1" in sys.stderr.getvalue()
        assert sys.stderr.getvalue().partition("\nadil")[0].rstrip().endswith("] bitti")
