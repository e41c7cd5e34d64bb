"""Addresses are what Django would write, for every page of the house, in every form and language."""

import pytest
from django.template import Context, Template
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse
from django.utils import translation

from meydan.base import addresses
from meydan.base.addresses import address

SAMPLES = {"int": 7, "slug": "bir-yer_2", "str": "ağaç & gölge/2?#'%41", "path": "a/ğ b", "uuid": "x"}


def pages(patterns, namespace=""):
    for one in patterns:
        if isinstance(one, URLPattern):
            if one.name and namespace:
                yield f"{namespace}:{one.name}", one.pattern
        elif str(one.pattern) in ("", "en/"):  # the API is imported when it is asked for
            yield from pages(one.url_patterns, one.namespace or namespace)


def written(how, name, args):
    try:
        return how(name, args)
    except NoReverseMatch:
        return None


def both(name, args):
    return written(lambda name, args: address(name, *args), name, args), written(
        lambda name, args: reverse(name, args=args), name, args
    )


@pytest.mark.parametrize("language", ["tr", "en"])
def test_every_page_is_written_as_django_writes_it(language):
    with translation.override(language):
        found = list(pages(get_resolver().url_patterns))
        assert len(found) > 500
        for name, pattern in found:
            kinds = [type(one).__name__.removesuffix("Converter").replace("String", "str").lower() for one in pattern.converters.values()]  # fmt: skip
            fitting = [SAMPLES.get(kind, "7") for kind in kinds]
            for args in (fitting, [str(one).replace("/", "") for one in fitting], [*fitting, 1], ["ş/?" for _one in fitting], ["" for _one in fitting]):  # fmt: skip
                ours, djangos = both(name, args)
                assert ours == djangos, (name, args)


def test_most_patterns_are_looked_for_once(monkeypatch):
    addresses._shape.cache_clear()
    assert address("goals:detail", 11) == "/amac/11/"
    monkeypatch.setattr(addresses, "reverse", None)
    assert address("goals:detail", 12) == "/amac/12/"
    with translation.override("en"), pytest.raises(TypeError):
        address("goals:detail", 12)


@pytest.mark.parametrize("wrong", [["goals:nowhere"], ["nobody:home"], ["goals:detail"], ["goals:detail", "x"], ["x"]])
def test_what_does_not_exist_fails_as_loudly_as_ever(wrong):
    with pytest.raises(NoReverseMatch):
        address(*wrong)


def test_the_tag_writes_what_djangos_writes():
    said = {"of": "a&b'c"}
    tag = "{% url 'moderation:report' of %}"
    assert Template(tag).render(Context(said)) == reverse("moderation:report", args=["a&b'c"]).replace("&", "&amp;").replace("'", "&#x27;")  # fmt: skip
    assert Template("{% autoescape off %}" + tag + "{% endautoescape %}").render(Context(said)) == reverse("moderation:report", args=["a&b'c"])  # fmt: skip
    assert Template("{% url 'goals:detail' number=3 %}").render(Context()) == "/amac/3/"
    assert Template("{% url 'nobody:home' as there %}{{ there }}").render(Context()) == ""
