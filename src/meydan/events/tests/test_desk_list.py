"""The list of events at the desk: by state, words, kind and unit."""

import pytest

ADDRESS = "/masa/etkinlikler/"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Yağmur", "Gölge"}), ("?q=yağ", {"Yağmur"}), ("?what=panel", {"Gölge"}), ("?unit={works}", {"Gölge"}),
        ("?unit={parks}&what=workshop", {"Yağmur"}), ("?unit={parks}&what=panel", set()), ("?unit=x&what=y", {"Yağmur", "Gölge"}),
        ("?tab=draft", set()), ("?tab=x", {"Yağmur", "Gölge"}),
    ],
)  # fmt: skip
def test_the_list_is_narrowed(make_event, parks, works, mehmet, signed_in, query, found):
    make_event(title="Yağmur")
    make_event(title="Gölge", what="panel", unit=works, days=6)
    address = ADDRESS + query.format(parks=parks.pk, works=works.pk)
    desk = signed_in(mehmet)
    page = desk.get(address).content.decode()
    assert {title for title in ("Yağmur", "Gölge") if f">{title}</a>" in page} == found
    sheet = b"".join(desk.get(f"{address}{'&' if query else '?'}file=csv").streaming_content).decode()
    assert {title for title in ("Yağmur", "Gölge") if f";{title};" in sheet} == found
