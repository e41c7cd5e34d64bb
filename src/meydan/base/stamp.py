"""A database stamped as a demo is refused outside demo mode, and a real one in demo mode."""

from django.conf import settings
from django.db import OperationalError, ProgrammingError

from meydan.base.queries import stamped


class WrongDatabase(SystemExit):
    """The process must not start on this database."""


def check_stamp() -> None:
    """Raises WrongDatabase when demo data would be served as real; an empty or unreachable database is let through."""
    try:
        demo = stamped("demo") == "1"
    except (OperationalError, ProgrammingError):
        return
    if demo and not settings.DEMO:
        raise WrongDatabase(
            "This database holds the invented demo town. Start it with ./meydan demo, or choose another database or data folder."
        )
