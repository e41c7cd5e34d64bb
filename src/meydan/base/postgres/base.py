"""Connections that are kept between requests (decision 70). Django finds this module by its name."""

from select import POLLIN, poll

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Asks the server whether it still listens only when the line has something to say: a server that ended has closed it, and between
    two requests it says nothing else."""

    def is_usable(self) -> bool:
        return self._is_silent() or super().is_usable()

    def _is_silent(self) -> bool:
        if self.connection is None or self.connection.closed or self.connection.broken:
            return False
        line = poll()
        line.register(self.connection.fileno(), POLLIN)
        return not line.poll(0)
