"""Every example runs, and every error has its sentence."""

import ast
import doctest
import importlib
import pkgutil
from pathlib import Path
from string import Formatter

import pytest

import adil
from adil.errors import SENTENCES

HERE = Path(adil.__file__).parent
MODULES = [
    "adil",
    *(module.name for module in pkgutil.walk_packages([str(HERE)], "adil.") if module.name != "adil.__main__"),
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_run(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_the_examples_of_the_readme_run():
    found = doctest.testfile(str(HERE.parents[1] / "README.md"), module_relative=False)
    assert found.attempted > 0
    assert found.failed == 0


def raised():
    """Every `AdilError("code", name=…)` in the source: code, names, and whether names are spread into it."""
    for file in HERE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "AdilError":
                yield node.args[0].value, {word.arg for word in node.keywords}


def test_every_error_has_a_sentence_with_its_facts():
    for code, names in raised():
        asked = {name for _, name, _, _ in Formatter().parse(SENTENCES[code]) if name}
        assert asked <= names or None in names, code


def test_every_sentence_is_said_somewhere():
    assert set(SENTENCES) == {code for code, _ in raised()}
