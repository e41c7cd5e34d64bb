"""One's own statements and answers: a busy participant reads them in pages and finds them by words."""

import pytest
from django.urls import reverse

from meydan.conversations.models import Statement
from meydan.conversations.queries.voting import WRITTEN


@pytest.fixture
def many(conversation, ayse):
    """many(3) → Ayşe has written so many statements; the address of her page."""

    def made(count):
        last = Statement.objects.filter(conversation=conversation).order_by("-number").first().number
        Statement.objects.bulk_create(
            Statement(conversation=conversation, number=last + number, text=f"Işık {last + number}", author=ayse)
            for number in range(1, count + 1)
        )
        return reverse("conversations:own", args=[conversation.pk])

    return made


def test_few_statements_stand_on_one_page_without_search(signed_in, ayse, many):
    page = signed_in(ayse).get(many(3)).content.decode()
    assert page.count("Işık ") == 3
    assert 'role="search"' not in page.split("<main")[1]


def test_many_are_read_in_pages(signed_in, ayse, many):
    address, page = many(WRITTEN + 2), signed_in(ayse)
    first = page.get(address)
    assert "Tüm cümlelerim" in first.content.decode()
    assert len(first.context["written"]) == WRITTEN
    only = page.get(address, {"list": "written", "after": first.context["written_page"].next})
    assert len(only.context["written"]) == 2
    assert "Yanıtlarım</h2>" not in only.content.decode()


@pytest.mark.parametrize(("text", "found"), [("ISIK", True), ("yok", False)])
def test_they_are_searched(signed_in, ayse, many, text, found):
    page = signed_in(ayse).get(many(2), {"q": text})
    assert bool(page.context["written"]) == found
    assert found or "Bu sözlerin geçtiği bir cümleniz yok" in page.content.decode()


def test_the_page_asks_the_same_however_many(signed_in, ayse, many, django_assert_max_num_queries):
    counted = []
    for more in (1, 2):
        address = many(more)
        page = signed_in(ayse)
        with django_assert_max_num_queries(25) as asked:
            page.get(address)
        counted.append(len(asked))
    assert counted[0] == counted[1]
