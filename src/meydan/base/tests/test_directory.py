"""The directory finds for every address the page that Django finds by trying all of them."""

import pytest
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, include, path, re_path, resolve, reverse
from django.urls.resolvers import RegexPattern

from meydan.base.directory import Directory, beginning


def view(request):
    """Something that an address leads to."""


INNER = [path("", view, name="home"), path("oda/", view, name="rooms"), path("oda/<int:pk>/", view, name="room")]
OUTER = [
    path("oda/<int:pk>/<slug:slug>/", view, name="room_with_words"),
    path("masa/oda/", view, name="desk"),
    path("masa/oda-<int:pk>.pdf", view, name="desk_paper"),
    re_path(r"^mahalle/(?P<code>[a-z]+)$", view, name="place"),
    path("robots.txt", view, name="robots"),
    path("api/v1/", include([path("threads", view, name="api")])),
    path("<slug:any>/", view, name="anything"),
]
SLICES = [path("", include(INNER)), path("", include(OUTER))]
ALIKE = [
    *("", "oda/", "oda", "oda/5/", "oda/5", "oda/x/", "oda/5/salon/", "oda/5/salon/x/", "masa/oda/", "masa/oda", "masa/", "masa"),
    *("masa/oda-7.pdf", "masa/oda-x.pdf", "mahalle/goksu", "mahalle/goksu/", "robots.txt", "robots.txt/", "api/v1/threads"),
    *("api/v1/", "api/v1", "api/v2/threads", "bilinmeyen/", "bilinmeyen", "/", "//", "/oda/", "masa//", "ODA/"),
]  # fmt: skip


def found(resolver, asked):
    try:
        match = resolver.resolve(asked)
    except Resolver404:
        return None
    return match.url_name, match.args, match.kwargs, match.route


@pytest.mark.parametrize("asked", ALIKE)
def test_it_finds_what_trying_all_of_them_finds(asked):
    usual = URLResolver(RegexPattern(""), SLICES)
    assert found(Directory(SLICES), asked) == found(usual, asked)


def test_it_keeps_no_more_than_there_are_beginnings():
    directory = Directory(SLICES)
    for number in range(100):
        found(directory, f"oda/{number}/")
        found(directory, f"uydurma-{number}/{number}/")
    assert set(directory._sheets) == {("oda",), ()}


def test_addresses_are_written_as_before():
    usual, directory = URLResolver(RegexPattern(""), SLICES), Directory(SLICES)
    assert directory.reverse("room", 7) == usual.reverse("room", 7) == "oda/7/"


def leaves(patterns):
    for one in patterns:
        if isinstance(one, URLPattern):
            yield one
        elif not beginning(one):  # what lies behind an address of its own is imported when it is asked for
            yield from leaves(one.url_patterns)


def test_every_page_of_the_house_is_where_its_address_leads():
    pages = [one for one in leaves(get_resolver().url_patterns) if one.name and beginning(one) and not one.pattern.converters]  # fmt: skip
    assert len(pages) > 200
    for one in pages:
        match = resolve(f"/{one.pattern}")
        assert match.func == one.callback
        assert reverse(match.view_name) == f"/{one.pattern}"
