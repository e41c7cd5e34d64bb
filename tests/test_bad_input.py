"""Every form of every page, filled with what does not belong there: never an error of ours, what was typed comes back, no log tells
who it was. A part of the pages from day to day, all of them with --full."""

from copy import deepcopy
from http.cookies import SimpleCookie
from urllib.parse import urljoin

import pytest
from django.db import transaction
from django.test import Client

from tests.doors import TABLE
from tests.test_doors import town
from tests.turns import FULL, in_turn
from tests.typing_nonsense import MARK, Form, forms_of

__all__ = ["town"]
PARTS = 12 if FULL else 120  # three pages a day; with --full few towns are made for all of them
NO_PAGES = {"places:map_data", "ideas:map_marks", "documents_files:keys", "base:preference"}
PAGES = [
    (name, address) for name, (address, _get, _post) in TABLE.items() if name not in NO_PAGES and "." not in address
]


class Undone(Exception):
    pass


@pytest.fixture
def walk(client, town, director, ayse, mehmet):
    """walk(address) → (form, where it goes, cookies, who) for each form that somebody of these finds there."""
    client.raise_request_exception = False

    def forms(address):
        seen = set()
        for person in (None, director, ayse):
            cookies = sign_in(client, person)
            answer = client.get(address.format(**town))
            if answer.status_code != 200 or "text/html" not in answer["Content-Type"]:
                continue
            for form in forms_of(answer.content.decode()):
                where = urljoin(answer.wsgi_request.path, form.action or answer.wsgi_request.get_full_path())
                names = (where, form.method, *(one.name for one in form.inputs))
                if names not in seen and form.inputs:
                    seen.add(names)
                    yield form, where, cookies, person

    return forms


def sign_in(client, person):
    """Anew for each page: what the pages before have done to the session or the password is forgotten. Returns the cookies."""
    client.cookies = SimpleCookie()  # signing in as the next one would end the session of the one before
    if person:
        person.refresh_from_db()
        client.force_login(person)
    return deepcopy(client.cookies)


def send(client, form: Form, where, cookies, data):
    """What the page answers; whatever it did is undone."""
    client.cookies = deepcopy(cookies)
    answer = None
    try:
        with transaction.atomic():
            answer = getattr(client, form.method)(where, data)
            raise Undone
    except Undone:
        pass
    return answer


def lost(form: Form, answer, data) -> list[str]:
    """Fields whose text did not come back although something is to be corrected."""
    again: dict[str, list[str]] = {}
    for one in (one for found in forms_of(answer.content.decode()) for one in found.inputs):
        again.setdefault(one.name, []).append(bare(one.value))
    typed = {one.name: data.get(one.name) for one in form.inputs if one.keeps and one.name in again}
    return [name for name, value in typed.items() if isinstance(value, str) and bare(value) not in ["", *again[name]]]


def bare(text: str) -> str:
    """Without what is no letter: signs that steer the direction, spaces and ends of lines."""
    return "".join(sign for sign in text if sign.isprintable() and not sign.isspace())


@pytest.mark.parametrize("part", in_turn(range(PARTS), PARTS))
def test_nonsense_is_answered_with_what_to_correct(client, walk, caplog, part):
    wrong, tried = [], 0
    for name, address in PAGES[part::PARTS]:
        for form, where, cookies, who in walk(address):
            for what, data in form.nonsense():
                answer = send(client, form, where, cookies, data)
                tried += 1
                said = f"{name} {form.method} {where} {who}, {what}"
                if answer.status_code >= 500:
                    wrong.append(f"{said}: {answer.status_code} {answer.exc_info and answer.exc_info[1]!r:.200}")
                elif answer.status_code == 422 and not what.startswith("choice") and (gone := lost(form, answer, data)):
                    wrong.append(f"{said}: lost {gone}")
    assert wrong == []
    assert MARK not in caplog.text


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("part", in_turn(range(PARTS), PARTS))
def test_a_double_click_breaks_no_page(walk, in_parallel, part):
    """Every form sent twice at the same moment by the same person, as a trembling hand or two tabs do."""
    wrong = []
    for name, address in PAGES[part::PARTS]:
        for form, where, cookies, who in list(walk(address)):
            if form.method != "post":
                continue

            def press(_click, form=form, where=where, cookies=cookies):
                browser = Client(raise_request_exception=False)
                browser.cookies = deepcopy(cookies)
                return browser.post(where, form.usual())

            answers = in_parallel(press, range(2))
            wrong += [
                f"{name} {where} {who}: {getattr(one, 'exc_info', one)!r:.300}"
                for one in answers
                if getattr(one, "status_code", 500) >= 500
            ]
    assert wrong == []
