"""A log says which kind of page was asked for, and holds no key of a personal link."""

import io
import logging

import pytest

from meydan.base.log_lines import WithoutKeys, without_keys


@pytest.fixture
def log(settings):
    """What the handler of the settings writes."""
    handler = next(
        one for one in logging.getLogger().handlers if any(isinstance(each, WithoutKeys) for each in one.filters)
    )
    stream = io.StringIO()
    before = handler.setStream(stream)
    yield stream
    handler.setStream(before)


@pytest.mark.parametrize(
    "address",
    [
        "/kaydim/Gizli-anahtar1/",
        "/veli-izni/7/Xq9bhT2/",
        "/takvim/0f3a9c77e1b24d58.ics",
        "/aramalar/birak/4:1uabcD:x_y/",
        "/yok/%C5%9F/",
    ],
)
def test_a_page_that_is_not_found_leaves_no_key(client, db, log, address):
    assert client.get(address).status_code == 404
    written = log.getvalue()
    assert written.startswith("Not Found: /")
    assert "…" in written
    assert address not in written


@pytest.mark.parametrize("plain", ["/", "/katki/412/duzenle/", "/masa/kisisel-veri/", "/yoklama/7/gelen/"])
def test_an_address_without_a_key_stays_as_it_is(plain):
    assert without_keys(plain) == plain


def test_what_is_no_address_stays_as_it_is():
    record = logging.LogRecord("x", logging.WARNING, "x", 1, "%s of %s: %s", ("Xq9bhT2", 3, "/foto/Xq9bhT2.jpg"), None)
    assert WithoutKeys().filter(record)
    assert record.getMessage() == "Xq9bhT2 of 3: /foto/…"
