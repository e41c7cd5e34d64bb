"""Public tables as CSV, as Turkish Excel opens it."""

import csv
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse

from meydan.base.sheets import harmless


def csv_file(name: str, head: Sequence[Any], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    writer = csv.writer(answer, delimiter=";")
    writer.writerow([str(word) for word in head])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return answer
