"""What open data adds to other pages."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse


def data_of_thread(request: HttpRequest, thread: Any) -> dict[str, Any]:
    """The addresses of the same thread as data and as a feed."""
    return {
        "address": f"/api/v1/threads/{thread.number}",
        "feed": reverse("opendata:feed_thread", args=[thread.number]),
    }
