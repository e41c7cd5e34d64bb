"""Every example runs, every error has its sentence in every language, every --json its schema."""

import ast
import doctest
import importlib
import pkgutil
import tomllib
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

import adil
from adil.sentences import LANGUAGES, PARTS, SENTENCES, WORDS

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


@cache
def calls():
    """Every call in the source with the name of what is called."""
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in HERE.rglob("*.py"))
    nodes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [(getattr(node.func, "id", getattr(node.func, "attr", "")), node) for node in nodes]


def called(name, *, place=0):
    """Every call `name("code", word=…)` in the source, also of an attribute: code, words, None among them where some are spread.

    `place`: the argument that is the code.
    """
    for what, node in calls():
        if what == name:
            yield node.args[place].value, {word.arg for word in node.keywords}


def tables():
    """Every table of words in `adil.sentences`, whatever it is called."""
    return [table for part in PARTS for name, table in vars(part).items() if name.isupper()]


def facts(sentence):
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_every_error_has_a_sentence_with_its_facts_in_every_language():
    for code, names in called("AdilError"):
        for language in LANGUAGES:
            assert facts(SENTENCES[code][language]) <= names or None in names, (code, language)


def test_every_word_of_a_command_is_there_with_its_facts_in_every_language():
    for code, names in [*called("say"), *called("progress", place=1), *called("_progress", place=1)]:
        for language in LANGUAGES:
            assert facts(WORDS[code][language]) <= names or None in names, (code, language)


def test_both_languages_tell_the_same_facts():
    for table in tables():
        for code, sentences in table.items():
            assert set(sentences) == set(LANGUAGES), code
            assert len({frozenset(facts(sentence)) for sentence in sentences.values()}) == 1, code


@pytest.mark.parametrize("kind", ["SENTENCES", "WORDS"])
def test_no_part_takes_a_code_of_another(kind):
    codes = [code for part in PARTS for code in getattr(part, kind, {})]
    assert len(codes) == len(set(codes))


def test_every_sentence_and_every_word_is_said_somewhere():
    assert set(SENTENCES) == {code for code, _ in called("AdilError")}
    shown = {code for name in ("progress", "_progress") for code, _ in called(name, place=1)}
    assert set(WORDS) == {code for code, _ in called("say")} | shown


def test_the_installed_package_holds_every_file_that_is_no_python():
    """Schemas above all: `adil schema` reads them where the package is installed."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    held = {file for pattern in settings["package-data"]["adil"] for file in HERE.glob(pattern)}
    there = {file for file in HERE.rglob("*") if file.is_file() and file.suffix not in (".py", ".pyc", ".nbi", ".nbc")}
    assert there <= held
    assert {file.name for file in held} >= {"py.typed", "count.schema.json", "match.schema.json"}
