"""Addresses behind which lies much that most processes never need: it is imported by the first request (decision 52)."""

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLResolver
from django.urls.resolvers import RoutePattern
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language


def view(module: str, name: str) -> Callable[..., HttpResponseBase]:
    """A view of a module that is imported when somebody asks for it."""

    def ask(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer: HttpResponseBase = getattr(import_module(module), name)(request, *args, **kwargs)
        return answer

    ask.__module__, ask.__name__, ask.__qualname__ = module, name, name
    return ask


class Addresses(URLResolver):
    """Addresses with a namespace of their own, imported when one of them is asked for or written."""

    def __init__(self, route: str, load: Callable[[], Any], *, app_name: str, namespace: str) -> None:
        super().__init__(RoutePattern(route), [], app_name=app_name, namespace=namespace)
        self._load = load

    @cached_property
    def urlconf_module(self) -> Any:
        return self._load()

    @cached_property
    def url_patterns(self) -> Any:
        return self.urlconf_module

    def _populate(self) -> None:
        """Nothing: names within a namespace are looked up in a resolver that Django makes of `url_patterns`."""
        language = get_language()
        self.__dict__["_namespace_dict"][language] = {}
        self.__dict__["_app_dict"][language] = {}
        self.__dict__["_reverse_dict"][language] = MultiValueDict()
        self._populated = True
