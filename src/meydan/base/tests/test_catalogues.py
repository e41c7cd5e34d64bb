"""Joined catalogues say what Django says of them one by one."""

import pytest
from django.utils.translation import trans_real

from meydan.base.catalogues import Joined

FORMS = (0, 1, 2, 3, 11, 100)


def texts(catalogue):
    return {key: catalogue[key] for key in catalogue.keys()}  # noqa: SIM118 (it is no dictionary)


@pytest.mark.parametrize("language", ["tr", "en", "ar", "ku"])
def test_every_text_is_the_one_that_django_finds(language, monkeypatch):
    ours = trans_real.DjangoTranslation(language)
    monkeypatch.setattr(trans_real, "TranslationCatalog", Joined.__base__)
    djangos = trans_real.DjangoTranslation(language)
    found = texts(djangos._catalog)
    assert texts(ours._catalog) == found
    for counted in {key[0] for key in found if isinstance(key, tuple)}:
        assert [ours.ngettext(counted, "", n) for n in FORMS] == [djangos.ngettext(counted, "", n) for n in FORMS]


def test_the_slices_are_one_dictionary():
    assert len(trans_real.translation("tr")._catalog._catalogs) < 6
