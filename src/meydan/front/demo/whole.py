"""The demo town comes into being as a whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import connection, transaction

from meydan.base.errors import Refused


@contextmanager
def whole() -> Iterator[None]:
    """One transaction without points to go back to: an action that fails takes everything back with it. Each action asks for such a
    point, and together they were a third of all that the loading says to the database."""
    with transaction.atomic(), _points(wanted=False):
        yield


@contextmanager
def may_be_refused() -> Iterator[None]:
    """What happens inside is taken back alone when it is refused, and the loading goes on."""
    with _points(wanted=True), suppress(Refused), transaction.atomic():
        yield


@contextmanager
def _points(*, wanted: bool) -> Iterator[None]:
    features = connection.features
    before, features.uses_savepoints = features.uses_savepoints, wanted
    try:
        yield
    finally:
        features.uses_savepoints = before
