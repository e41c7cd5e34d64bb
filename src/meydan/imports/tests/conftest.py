"""Lists, and the way from a list to threads."""

from collections.abc import Callable
from typing import Any

import pytest

from meydan.imports import actions
from meydan.imports.models import Import
from meydan.imports.tests import messy, people
from meydan.people.models import Person


@pytest.fixture
def uploaded(
    mehmet: Person, goksu: Any, firat: Any, parks: Any, works: Any, targets: Any, monday: Any
) -> Callable[..., Import]:
    """uploaded(table) → an import of these rows, its columns guessed."""

    def upload(table: Any = None, *, content: bytes = b"", name: str = "eski.csv", origin: str = "Eski site") -> Import:
        table = table if table is not None else [messy.HEADINGS, *messy.rows(12)]
        return actions.upload(
            by=mehmet, name=name, content=content or messy.as_csv(table), origin=origin, kind="problem"
        )

    return upload


@pytest.fixture
def tried(uploaded: Any, mehmet: Person) -> Callable[..., Import]:
    """tried(table) → the same after its trial."""

    def try_it(*args: Any, **kwargs: Any) -> Import:
        one = actions.start_trial(by=mehmet, one=uploaded(*args, **kwargs))
        actions.carry_on(import_id=one.pk)
        return Import.objects.get(pk=one.pk)

    return try_it


@pytest.fixture
def imported(tried: Any, mehmet: Person) -> Callable[..., Import]:
    """imported(table) → the same after the import."""

    def bring_in(*args: Any, **kwargs: Any) -> Import:
        one = actions.begin_import(by=mehmet, one=tried(*args, **kwargs))
        actions.carry_on(import_id=one.pk)
        return Import.objects.get(pk=one.pk)

    return bring_in


@pytest.fixture
def people_import(mehmet: Person, goksu: Any, firat: Any, monday: Any) -> Callable[..., Import]:
    """people_import(*rows, until="tried" | "imported" | "told") → an import of people after that work."""

    def bring(*rows: Any, until: str = "imported", **proof: str) -> Import:
        content = people.file(*rows)
        one = actions.upload(by=mehmet, name="g.csv", content=content, origin="Gönüllüler 2024", of=Import.Of.PEOPLE)
        if proof:
            one = actions.answer_about_people(by=mehmet, one=one, fields={}, proof=proof, date_order={})
        verbs = {"tried": actions.start_trial, "imported": actions.begin_import, "told": actions.tell}
        for name, verb in verbs.items():
            actions.carry_on(import_id=verb(by=mehmet, one=one).pk)
            one.refresh_from_db()
            if name == until:
                break
        return one

    return bring
