"""Connections that are kept between requests (decision 70). Django finds this module by its name."""

from select import POLLIN, poll
from typing import Any

from django.db.backends.postgresql import base
from psycopg import adapters
from psycopg.adapt import AdaptersMap
from psycopg.pq import Format

_moments: Any = adapters.get_loader(base.TIMESTAMPTZ_OID, Format.TEXT)
"""The driver's own reading of a moment, in UTC as the connection is. Django reads each again in Python to say so, which takes ten times as
long, and a page of many slices reads hundreds."""


class DatabaseWrapper(base.DatabaseWrapper):
    """Asks the server whether it still listens only when the line has something to say: a server that ended has closed it, and between
    two requests it says nothing else."""

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        params["context"] = AdaptersMap(params["context"])
        params["context"].register_loader("timestamptz", _moments)
        return params

    def create_cursor(self, name: str | None = None) -> Any:
        """As Django makes it, except that it does not ask for a reading of moments of its own."""
        if name is None:
            return self.connection.cursor()
        several: Any = base.ServerSideCursor
        return several(self.connection, name=name, scrollable=False, withhold=self.connection.autocommit)

    def is_usable(self) -> bool:
        return self._is_silent() or super().is_usable()

    def _is_silent(self) -> bool:
        if self.connection is None or self.connection.closed or self.connection.broken:
            return False
        line = poll()
        line.register(self.connection.fileno(), POLLIN)
        return not line.poll(0)
