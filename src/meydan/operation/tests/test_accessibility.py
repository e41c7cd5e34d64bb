"""The report says what was examined, and that nothing else was."""

import json

from django.core.management import call_command

from meydan.base.town import town

LINE = {
    "page": "/konular/", "who": "", "theme": "dark", "width": 390, "language": "tr", "at": "2026-11-23T09:00:00+00:00",
    "tool": "axe-core 4.12.1", "rules": ["wcag2aa"], "found": [],
}  # fmt: skip


def report(tmp_path, lines, language: str | None = "en"):
    (noted := tmp_path / "noted.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    call_command("accessibility_report", tmp_path / "out.html", looked_at=noted, language=language)
    return (tmp_path / "out.html").read_text()


def test_without_a_note_nothing_is_claimed(tmp_path, capsys):
    page = report(tmp_path, [])
    assert "no test has left a note" in page
    assert "no person is known to have examined" in page
    assert "0 looks at 0 pages by a machine, 0 by people" in capsys.readouterr().out


def test_the_last_look_at_a_page_counts_and_findings_are_told(tmp_path):
    broken = LINE | {"page": "/masa/", "who": "mudur", "found": ["color-contrast: <b>"]}
    page = report(tmp_path, [LINE | {"found": ["old"]}, LINE, broken])
    assert "old" not in page
    assert "color-contrast: &lt;b&gt;" in page
    assert "2 pages" in page
    assert "axe-core 4.12.1" in page


def test_what_people_found_is_shown_and_the_report_speaks_turkish(tmp_path, monkeypatch):
    checks = '[[check]]\non = 2026-11-20\nwho = "Görme engelli bir okur"\nhow = "NVDA"\npages = "Ana sayfa"\nfound = "Sorun yok"\n'
    (tmp_path / "accessibility-checks.toml").write_text(checks)
    real = town()
    monkeypatch.setattr(
        "meydan.operation.accessibility.town", lambda: type("Town", (), {"folder": tmp_path, "name": real.name})
    )
    page = report(tmp_path, [], language=None)
    assert '<html lang="tr">' in page
    assert "NVDA" in page
    assert "Makinenin incelediği" in page
