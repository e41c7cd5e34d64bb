"""What queries may ask of text besides what Django knows."""

from typing import Any

from django.db.models import CharField, TextField
from django.db.models.lookups import Contains


@CharField.register_lookup
@TextField.register_lookup
class Says(Contains):
    """`title__says="istasyon"` finds “İstasyon” and “ISTASYON”: letters as people type them, which `icontains` does not find
    because the database's capitals are not the Turkish ones."""

    lookup_name = "says"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        said, facts = self.process_lhs(compiler, connection)
        wanted, more = self.process_rhs(compiler, connection)
        return f"meydan_fold({said}) like meydan_fold({wanted})", (*facts, *more)
