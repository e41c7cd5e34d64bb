"""Saves of one draft come one after the other."""

from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest


def one_save_at_a_time(view: Any, model: Any) -> Any:
    """Wagtail asks whether a browser knows the newest words of a draft, and saves then; of two at the same time the older words
    could stay. Here who comes second waits, and is told that there is something newer."""

    @wraps(view)
    def held(request: HttpRequest, pk: Any, **more: Any) -> Any:
        if request.method != "POST":
            return view(request, pk=pk, **more)
        with transaction.atomic():
            list(model.objects.select_for_update().filter(pk=pk).values_list("pk"))
            return view(request, pk=pk, **more)

    return held
