"""Finding the page of an address. Django tries one address after the other, and the slices have hundreds; here those that begin
otherwise are not tried at all."""

from collections.abc import Sequence
from copy import copy
from functools import cached_property
from typing import Any, TypeGuard

from django.urls import URLPattern, URLResolver
from django.urls.resolvers import ResolverMatch, RoutePattern
from django.utils.translation import get_language

type Parts = tuple[str, ...]
type Address = URLPattern | URLResolver


class Directory(URLResolver):
    """Included addresses in their order, each reached by the first two parts of its path."""

    def __init__(self, included: Sequence[Address]) -> None:
        super().__init__(RoutePattern(""), included)
        self._sheets: dict[Parts, URLResolver] = {}

    def _populate(self) -> None:
        """A slice's names are read when one of them is written. Django reads those of all slices, once more for each language, as soon
        as anything is written."""
        named = [one for one in self.url_patterns if _is_included(one) and one.app_name]
        others: Any = URLResolver(self.pattern, [one for one in self.url_patterns if one not in named])
        own, language = self.__dict__, get_language()
        own["_namespace_dict"][language] = {one.namespace: ("", one) for one in named} | others.namespace_dict
        own["_app_dict"][language] = {one.app_name: [one.namespace] for one in named} | others.app_dict
        own["_reverse_dict"][language] = others.reverse_dict
        self._populated = True

    def resolve(self, path: str) -> ResolverMatch:
        key = self._known(path)
        sheet = self._sheets.get(key)
        if sheet is None:
            sheet = self._sheets[key] = _only(self, key)
        return URLResolver.resolve(sheet, path)

    def _known(self, path: str) -> Parts:
        """The beginning of a path as far as an address begins in the same way: there are no more sheets than beginnings."""
        first, second, *_rest = *path.split("/", 2), ""
        return next((key for key in ((first, second), (first,)) if key in self._beginnings), ())

    @cached_property
    def _beginnings(self) -> set[Parts]:
        parts = [beginning(one) for one in _leaves(self)]
        return {*parts, *(one[:1] for one in parts)}


def beginning(address: Address) -> Parts:
    """At most two parts of a path that stand before anything that varies."""
    route = str(getattr(address.pattern, "_route", "<"))
    fixed, varies, _rest = route.partition("<")
    parts = fixed.split("/")
    whole = isinstance(address, URLPattern) and not varies
    return tuple(parts if whole else parts[:-1])[:2]  # the last one may go on


def _leaves(resolver: URLResolver) -> list[Address]:
    return [leaf for one in resolver.url_patterns for leaf in (_leaves(one) if _is_included(one) else [one])]


def _is_included(address: Address) -> TypeGuard[URLResolver]:
    """Whether it is a list of addresses without a beginning of its own."""
    return isinstance(address, URLResolver) and not str(address.pattern)


def _only(resolver: URLResolver, key: Parts) -> URLResolver:
    """The same with nothing but those that may fit a path that begins with `key`."""
    slim: Any = copy(resolver)
    inner = (_only(one, key) if _is_included(one) else one for one in resolver.url_patterns)
    slim.url_patterns = [one for one in inner if (one.url_patterns if _is_included(one) else _fits(one, key))]
    found: URLResolver = slim
    return found


def _fits(address: Address, key: Parts) -> bool:
    parts = beginning(address)
    return parts == key[: len(parts)]
