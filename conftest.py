"""What all tests share: the cast, the clock, parallel connections, and a closed network."""

import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.db.backends.postgresql.operations import DatabaseOperations
from django.test import Client
from django.utils import translation
from tests.turns import is_turn_of

from meydan.base import clock, page_cache, remembered, same_for_all
from meydan.base.errors import Refused
from meydan.base.memory import remembered_as_pages
from meydan.goals.models import Goal, Target
from meydan.people.models import Person, Role, RoleGrant
from meydan.places.models import Neighbourhood, Unit

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # a Monday morning in Buca, twelve o'clock


@pytest.fixture(scope="session", autouse=True)
def compiled_texts() -> None:
    from meydan.base.texts import compile_all

    compile_all()


@pytest.fixture(scope="session", autouse=True)
def _emptied_quickly() -> Iterator[None]:
    """After a test with real transactions all tables are emptied. TRUNCATE makes new files for each of them and takes half a
    second; nearly all are empty, and to delete nothing costs nothing."""

    def deletions(self: DatabaseOperations, style: Any, tables: Sequence[str], **_options: Any) -> list[str]:
        emptied = "; ".join(f"delete from {self.quote_name(table)}" for table in tables)  # noqa: S608 (names of our own tables)
        return [f"set local session_replication_role = replica; {emptied}"] if tables else []

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", deletions)
        yield


@pytest.fixture(autouse=True)
def _network_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only this machine may be reached."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            raise RuntimeError(f"a test reached for the network: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def _stamps_are_read_when_asked(settings: Any) -> Iterator[None]:
    """Pages of a test don't look by themselves whether a module was switched: a test that switches one looks again."""
    settings.STAMPS_SECONDS = 3600
    remembered.forget()
    remembered.keep({})
    yield
    remembered.forget()


@pytest.fixture(autouse=True)
def _speak_turkish() -> Iterator[None]:
    """A page in another language must not leave its language behind for the next test."""
    with translation.override("tr"):
        yield


@pytest.fixture(autouse=True)
def _data_folder(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.getbasetemp() / "data"
    settings.DATA = folder
    settings.MEDIA_ROOT = folder / "media"
    settings.MAIL_FOLDER = folder / "mail"
    settings.PAGE_CACHE_SECONDS = settings.REMEMBER_SECONDS = 0  # a test sees what it has just written
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


@pytest.fixture
def monday() -> Iterator[datetime]:
    """The clock stands still on Monday, 23 November 2026, 12.00 in Buca."""
    with clock.at(MONDAY):
        yield MONDAY


@pytest.fixture
def goksu(db: None) -> Neighbourhood:
    return Neighbourhood.objects.create(slug="goksu", name="Göksu", population=29709, order=1)


@pytest.fixture
def firat(db: None) -> Neighbourhood:
    return Neighbourhood.objects.create(slug="firat", name="Fırat", population=21027, order=0)


@pytest.fixture
def parks(db: None) -> Unit:
    return Unit.objects.create(
        slug="parks", name_tr="Park ve Bahçeler Müdürlüğü", name_en="Parks and Gardens", form="directorate"
    )


@pytest.fixture
def works(db: None) -> Unit:
    return Unit.objects.create(slug="works", name_tr="Fen İşleri Müdürlüğü", name_en="Public Works", form="directorate")


@pytest.fixture
def targets(db: None) -> dict[str, Target]:
    """A few targets by code: 11.7, 13.1, 3.4, 4.7."""
    names = {11: "Sürdürülebilir Şehirler ve Topluluklar", 13: "İklim Eylemi", 3: "Sağlık", 4: "Nitelikli Eğitim"}
    made = {}
    for order, code in enumerate(["3.4", "4.7", "11.7", "13.1"]):
        number = int(code.split(".")[0])
        goal, _ = Goal.objects.get_or_create(
            number=number, defaults={"name_tr": names[number], "name_en": f"Goal {number}", "colour": "#FD9D24"}
        )
        made[code] = Target.objects.create(
            code=code, goal=goal, name_tr=f"Hedef {code}", name_en=f"Target {code}", order=order, local=True
        )
    return made


def _person(name: str, *roles: tuple[str, Unit | None], **fields: Any) -> Person:
    person = Person.objects.create_user(
        f"{name.casefold()}@example.org", "not-a-secret-1", display_name=name, **({"age_band": "30-44"} | fields)
    )
    for role, unit in roles:
        RoleGrant.objects.create(person=person, role=role, unit=unit, starts_at=datetime(2020, 1, 1, tzinfo=UTC))
    return person


@pytest.fixture
def make_person(db: None) -> Callable[..., Person]:
    """make_person("Elif", (Role.MODERATOR, None), neighbourhood=goksu)"""
    return _person


@pytest.fixture
def ayse(goksu: Neighbourhood) -> Person:
    """A resident of Göksu."""
    return _person("Ayse", neighbourhood=goksu)


@pytest.fixture
def mehmet(db: None) -> Person:
    """The coordinator at the Centre."""
    return _person("Mehmet", (Role.COORDINATOR, None))


@pytest.fixture
def zeynep(db: None) -> Person:
    """The moderator."""
    return _person("Zeynep", (Role.MODERATOR, None))


@pytest.fixture
def selim(parks: Unit) -> Person:
    """The officer of Parks and Gardens."""
    return _person("Selim", (Role.UNIT_OFFICER, parks))


@pytest.fixture
def director(db: None) -> Person:
    return _person("Derya", (Role.DIRECTOR, None))


@pytest.fixture
def deniz(db: None) -> Person:
    """An outsider with an account and no role, tried at every door."""
    return _person("Deniz")


@pytest.fixture
def reader() -> Callable[[Person], Any]:
    """reader(ayse) → a browser of her own, in which she has signed in."""

    def made(person: Person) -> Any:
        client = Client()
        client.force_login(person)
        return client

    return made


@pytest.fixture
def kept_parts(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of pages are kept, longer than any test takes; nothing is kept yet."""
    settings.PAGE_CACHE_SECONDS, settings.REMEMBER_SECONDS = 600, 60
    monkeypatch.setattr(same_for_all, "_kept", remembered_as_pages(same_for_all._made))
    monkeypatch.setattr(page_cache, "shelf", page_cache.Shelf())


@pytest.fixture
def signed_in(client: Any) -> Callable[[Person], Any]:
    """signed_in(ayse) → a test client in which she has signed in."""

    def sign_in(person: Person) -> Any:
        client.force_login(person)
        return client

    return sign_in


@pytest.fixture
def refused() -> Callable[..., Any]:
    """with refused("ideas.closed", until=…): the block must be refused with this code and at least these facts."""
    from contextlib import contextmanager

    @contextmanager
    def expect(code: str, **facts: Any) -> Iterator[None]:
        point = transaction.savepoint_create() if connection.in_atomic_block else None
        with pytest.raises(Refused) as caught:
            yield
        if (
            point and connection.needs_rollback
        ):  # a verb that takes the caller's transaction back: here only its own part
            connection.set_rollback(False)
            transaction.savepoint_rollback(point)
        assert caught.value.code == code
        assert facts.items() <= caught.value.facts.items()

    return expect


@pytest.fixture
def in_parallel() -> Callable[..., list[Any]]:
    """in_parallel(work, things): each thing in its own thread and connection, all started at once; what came back,
    exceptions included. Needs `@pytest.mark.django_db(transaction=True)`."""

    def run[T](work: Callable[[T], Any], things: Sequence[T]) -> list[Any]:
        gate = threading.Barrier(len(things))

        def one(thing: T) -> Any:
            gate.wait()
            try:
                return work(thing)
            except Exception as error:  # the outcome is the test's subject
                return error
            finally:
                connection.close()

        with ThreadPoolExecutor(len(things)) as pool:
            return list(pool.map(one, things))

    return run


LONG = {"test_doors", "test_nothing_from_inside", "test_scale", "test_bad_input", "test_demo_bar", "test_printing"}
"""Files with tests of many seconds. They are begun first, so that no process is left alone with one of them."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    waiting = [item for item in items if any(not is_turn_of(*mark.args) for mark in item.iter_markers("by_turn"))]
    config.hook.pytest_deselected(items=waiting)
    items[:] = [item for item in items if item not in waiting]
    items.sort(key=lambda item: item.path.stem not in LONG)
