"""Questions to the database as such."""

from django.db import connection

from meydan.base.models import Stamp


def database_answers() -> bool:
    """True; raises OperationalError when the database does not answer."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
        return bool(cursor.fetchone())


def all_stamps() -> dict[str, str]:
    """Everything that is written down about this database, by name."""
    return dict(Stamp.objects.values_list("name", "value"))


def stamped(name: str) -> str:
    """What is written down about this database under a name; empty when nothing is."""
    return next(iter(Stamp.objects.filter(name=name).values_list("value", flat=True)), "")
