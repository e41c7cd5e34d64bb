"""Every example runs, every error has its sentence in every language, every --json its schema."""

import ast
import doctest
import importlib
import pkgutil
import tomllib
from pathlib import Path
from string import Formatter

import pytest

import adil
from adil.sentences import LANGUAGES, SENTENCES

HERE = Path(adil.__file__).parent
ROOT = HERE.parents[1]
MODULES = [
    "adil",
    *(module.name for module in pkgutil.walk_packages([str(HERE)], "adil.") if module.name != "adil.__main__"),
]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_run(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_a_page_run(page):
    assert doctest.testfile(str(page), module_relative=False).failed == 0


@pytest.mark.parametrize("page", [ROOT / "README.md", *sorted((ROOT / "docs" / "rules").glob("*.md"))])
def test_the_readme_and_each_rule_have_a_worked_example(page):
    assert ">>> " in page.read_text(encoding="utf-8")


def raised():
    """Every `AdilError("code", name=…)` in the source: code, names, and whether names are spread into it."""
    for file in HERE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "AdilError":
                yield node.args[0].value, {word.arg for word in node.keywords}


def facts(sentence):
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_every_error_has_a_sentence_with_its_facts_in_every_language():
    for code, names in raised():
        for language in LANGUAGES:
            assert facts(SENTENCES[code][language]) <= names or None in names, (code, language)


def test_both_languages_tell_the_same_facts():
    for code, sentences in SENTENCES.items():
        assert set(sentences) == set(LANGUAGES), code
        assert len({frozenset(facts(sentence)) for sentence in sentences.values()}) == 1, code


def test_every_sentence_is_said_somewhere():
    assert set(SENTENCES) == {code for code, _ in raised()}


def test_the_installed_package_holds_every_file_that_is_no_python():
    """Schemas above all: `adil schema` reads them where the package is installed."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    held = {file for pattern in settings["package-data"]["adil"] for file in HERE.glob(pattern)}
    there = {file for file in HERE.rglob("*") if file.is_file() and file.suffix not in (".py", ".pyc", ".nbi", ".nbc")}
    assert there <= held
    assert {file.name for file in held} >= {"py.typed", "count.schema.json", "match.schema.json"}
