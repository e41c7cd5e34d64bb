"""The law of the house: arrows point down, cards cover every table that knows a person, texts are complete."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from meydan.base.cards import all_cards, kind
from meydan.base.texts import problems

SOURCE = Path(settings.ROOT) / "src" / "meydan"
FLOOR = {
    "base": 0,
    "places": 1,
    "goals": 1,
    "people": 1.5,
    "sealed": 1.7,
    "privacy": 2,
    "threads": 2,
    "notices": 2,
    "moderation": 2,
    "discussion": 2.2,
    "languages": 2.2,
    "guardians": 2.2,
    "documents": 2.5,
    "attendance": 2.5,
    "questions": 2.5,
    "centre": 2.6,
    "proofs": 2.7,
    "editorial": 2.7,
    "safety": 2.8,
    "ideas": 3,
    "paper": 3.5,
    "surveys": 3.5,
    "decisions": 3.5,
    "conversations": 3.5,
    "projects": 4,
    "partners": 4.5,
    "groups": 5,
    "volunteering": 5,
    "season": 5.5,
    "events": 5,
    "panels": 5,
    "calls": 5,
    "trainings": 5.5,
    "insight": 5.8,
    "opendata": 6,
    "imports": 6,
    "operation": 6,
    "front": 7,
}
OPEN_ROOMS = {"models", "rules", "queries", "actions"}
PERSON_TABLES_OF_LIBRARIES = {"allauth", "sessions", "admin", "procrastinate", "account", "mfa"}


def python_files(slice_name: str) -> list[Path]:
    files = (SOURCE / slice_name).rglob("*.py")
    return [file for file in files if "tests" not in file.parts and "migrations" not in file.parts]


def imported_from_meydan(file: Path) -> set[str]:
    """Modules below `meydan` that a file imports when it runs, as dotted names."""
    found = set()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for_types = [
        node for node in ast.walk(tree) if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    ]
    never_run = {inner for node in for_types for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if node in never_run:
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("meydan."):
            found |= {f"{node.module}.{name.name}" for name in node.names}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names if name.name.startswith("meydan.")}
    return found


def test_every_slice_has_a_floor():
    assert set(FLOOR) == set(settings.SLICES)


@pytest.mark.parametrize("name", settings.SLICES)
def test_imports_point_down_and_enter_open_rooms_only(name):
    wrong = []
    for file in python_files(name):
        for module in imported_from_meydan(file):
            other, *room = module.split(".")[1:]
            if other == name or other not in FLOOR:
                continue
            if FLOOR[other] >= FLOOR[name]:
                wrong.append(f"{file.name} → {module}: points up")
            elif other != "base" and (not room or room[0] not in OPEN_ROOMS):
                wrong.append(f"{file.name} → {module}: not an open room")
    assert wrong == []


@pytest.mark.parametrize("model", apps.get_models(), ids=lambda model: model._meta.label)
def test_foreign_keys_point_down(model):
    name = model._meta.app_label
    if name not in FLOOR or not model.__module__.startswith("meydan."):
        return
    for field in model._meta.get_fields():
        target = getattr(field, "related_model", None)
        if target is None or field.auto_created or target._meta.app_label not in FLOOR:
            continue
        assert FLOOR[target._meta.app_label] <= FLOOR[name], f"{model._meta.label}.{field.name}"
        assert FLOOR[target._meta.app_label] < FLOOR[name] or target._meta.app_label == name


def url_names() -> dict[str, set[str]]:
    """Names of the pages of each slice."""
    found: dict[str, set[str]] = {}

    def walk(patterns: list[URLPattern | URLResolver], namespace: str) -> None:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, pattern.namespace or namespace)
            elif pattern.name:
                found.setdefault(namespace, set()).add(pattern.name)

    walk(get_resolver().url_patterns, "")
    return found


FRAME = {"front", "people", "notices", "moderation", "opendata", "threads", "base"}
"""Slices whose pages the frame of every page (base.html) links to, through `page_url`, which is empty when one is off."""


@pytest.mark.parametrize("name", settings.SLICES)
def test_templates_include_and_link_downwards(name):
    names = url_names()
    wrong = []
    for file in (SOURCE / name).rglob("templates/**/*.html"):
        text = file.read_text(encoding="utf-8")
        for other in re.findall(r"{%\s*(?:include|extends)\s+[\"']([a-z]+)/", text):
            if other in FLOOR and other != name and FLOOR[other] >= FLOOR[name]:
                wrong.append(f"{file.name} includes {other}/")
        for other, page in re.findall(r"{%\s*url\s+[\"']([a-z]+):(\w+)[\"']", text):
            if page not in names.get(other, set()):
                wrong.append(f"{file.name} links to unknown {other}:{page}")
    assert wrong == []


def test_every_table_that_knows_a_person_is_on_a_card():
    covered = {(data.model, column) for card in all_cards() for data in card.personal_data for column in data.fields}
    missing = []
    for model in apps.get_models():
        if not model.__module__.startswith("meydan.") or model._meta.label == "people.Person":
            continue
        for field in model._meta.get_fields():
            related = getattr(field, "related_model", None)
            to_person = related and related._meta.label == "people.Person" and field.concrete
            if to_person and (model._meta.label, field.name) not in covered:
                missing.append(f"{model._meta.label}.{field.name}")
    assert missing == []


def test_every_promise_on_a_card_names_a_real_table_and_column():
    for card in all_cards():
        for data in card.personal_data:
            if not data.fields:  # of the writing room's process, where `editorial/tests/walk.py` looks
                assert data.model.startswith("wagtail")
                continue
            model = apps.get_model(data.model)
            for column in data.fields:
                model._meta.get_field(column)


def test_kinds_have_different_names():
    names = [one.name for card in all_cards() for one in card.kinds]
    assert len(names) == len(set(names))
    assert kind("thread") is not None


def test_reason_codes_belong_to_their_slice_and_are_said_once():
    said = [code for card in all_cards() for code in card.sentences]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("language", ["tr", "ar", "ku"])
def test_each_language_is_complete(language):
    assert problems(language) == []


LOWERING = re.compile(r"\.(lower|upper|title|capitalize|swapcase)\(\)|\bslugify\(")
ALLOWED = {"turkish.py", "languages.py"}


@pytest.mark.parametrize("name", settings.SLICES)
def test_turkish_text_is_cased_in_one_place_only(name):
    wrong = [
        f"{file.relative_to(SOURCE)}:{number}"
        for file in python_files(name)
        if file.name not in ALLOWED and "launch" not in file.parts
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if LOWERING.search(line) and "# ascii" not in line
    ]
    assert wrong == []


def test_views_write_nothing_themselves():
    wrong = []
    for file in SOURCE.rglob("*.py"):
        if file.name == "views.py" or "views" in file.parent.parts:
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                if re.search(r"\.objects\b|\.save\(|\.delete\(", line):
                    wrong.append(f"{file.relative_to(SOURCE)}:{number}: {line.strip()}")
    assert wrong == []


def test_lists_are_searched_with_letters_as_people_type_them():
    """`icontains` does not find “İstasyon” by “istasyon”; `says` does (`base/lookups.py`)."""
    wrong = [
        f"{file.relative_to(SOURCE)}:{number}"
        for file in sorted(SOURCE.rglob("*.py"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if "__icontains" in line and "email" not in line  # addresses are compared as they are written
    ]
    assert wrong == []


def test_journeys_press_with_hands_that_wait():
    """A bare click ends when a new page begins to arrive, and what is read next may be half of it."""
    wrong = []
    for file in sorted(Path(__file__).with_name("journeys").glob("test_*.py")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if re.search(r"\.click\((?!position=)", line) and "no_wait_after" not in line:
                wrong.append(f"{file.name}:{number}: {line.strip()}")
    assert wrong == []


def test_the_page_on_personal_data_says_what_the_cards_say():
    from meydan.front.management.commands.personal_data import FILE, document

    assert FILE.read_text(encoding="utf-8") == document()


def test_every_setting_from_the_environment_is_explained():
    source = Path(settings.ROOT, "src", "meydan", "settings.py").read_text(encoding="utf-8")
    names = set(re.findall(r'(?:env|flag)\(\s*"([A-Z_]+)"', source))
    told = Path(settings.ROOT, "docs", "operate.md").read_text(encoding="utf-8")
    assert {name for name in names if f"`{name}`" not in told} == set()


@pytest.mark.parametrize("name", settings.SLICES)
def test_every_slice_has_its_half_page(name):
    words = (SOURCE / name / "README.md").read_text(encoding="utf-8")
    assert words.startswith(f"# {name}")
    assert len(words.split()) < 400
