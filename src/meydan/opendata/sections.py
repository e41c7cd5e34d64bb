"""What open data adds to other pages."""

from typing import Any

from django.http import HttpRequest


def data_of_thread(request: HttpRequest, thread: Any) -> dict[str, Any]:
    """The address of the same thread as data."""
    return {"address": f"/api/v1/threads/{thread.number}"}
