"""Every form of every page, filled with what does not belong there: never an error of ours, what was typed comes back, nothing is
half written, no log tells who it was. A part of the pages from day to day, all of them with --full."""

from copy import deepcopy
from http.cookies import SimpleCookie
from urllib.parse import urljoin

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client

from meydan.base import clock
from meydan.base.sent_twice import TOKEN
from tests.doors import ROLES, TABLE
from tests.test_doors import town
from tests.turns import FULL, in_turn
from tests.typing_nonsense import FEW, GROUPS, MARK, Form, forms_of

__all__ = ["town"]
PARTS = 12 if FULL else 270  # some pages a day; with --full few towns are made for all of them
NO_PAGES = {"places:map_data", "ideas:map_marks", "documents_files:keys", "base:preference"}
PAGES = [name for name, (address, _get, _post) in TABLE.items() if name not in NO_PAGES and "." not in address]
BEFORE = {
    "ideas:new_step": "ideas:new",
    "decisions:check": "decisions:paper",
    "surveys:check": "surveys:page",
    "people:code": "people:sign_in",
}
"""The page that is filled in first, so that the other one is there."""
ALLOWED = {200, 302, 403, 404, 405, 409, 422, 429}
COMES_AND_GOES = {"base_press", "base_counted", "django_session", "meydan_cache"}
"""Tables in which a request leaves something whatever it was about."""
LOOKS = {"base_auditline", "sealed_look"}
"""Who opens sealed words is written down each time, also where the form on that page was filled in wrongly."""


class Undone(Exception):
    pass


@pytest.fixture
def walk(client, town, request, ayse):
    """walk(page) → (form, where it goes, cookies, who) for each form that somebody finds there."""
    client.raise_request_exception = False
    seen = set()

    def forms(name):
        for who in readers(name):
            cookies = sign_in(client, who and request.getfixturevalue(who))
            if name in BEFORE:
                fill_in(client, TABLE[BEFORE[name]][0].format(**town))
                cookies = deepcopy(client.cookies)
            answer = client.get(TABLE[name][0].format(**town))
            if answer.status_code != 200 or "text/html" not in answer["Content-Type"]:
                continue
            for form in forms_of(answer.content.decode()):
                where = urljoin(answer.wsgi_request.path, form.action or answer.wsgi_request.get_full_path())
                by = who if form.method == "post" else ""  # what is only asked for is the same for everybody
                names = (where, form.method, by, *(one.name for one in form.inputs))
                if names not in seen and form.inputs:
                    seen.add(names)
                    yield form, where, cookies, who

    return forms


def fill_in(client, address):
    """As a patient person would."""
    page = client.get(address).content.decode()
    for form in [one for one in forms_of(page) if one.method == "post" and one.action in ("", address)]:
        client.post(address, form.usual())


def readers(name) -> list[str | None]:
    """A visitor, Ayşe to whom most of it belongs, and who works there: the director, or else whoever the table lets in."""
    shown = [role for role, status in zip(ROLES, TABLE[name][1], strict=True) if status == 200]
    staff = [role for role in ("director", "zeynep", "mehmet", "selim") if role in shown]
    return [None, *(staff[:1] or ["director"]), "ayse"]


def sign_in(client, person):
    """Anew for each page: what the pages before have done to the session or the password is forgotten. Returns the cookies."""
    client.cookies = SimpleCookie()  # signing in as the next one would end the session of the one before
    if person:
        person.refresh_from_db()
        client.force_login(person)
    return deepcopy(client.cookies)


def send(client, form: Form, where, cookies, data, before):
    """What the page answers, and in which tables it has left something although it refused; whatever it did is undone."""
    client.cookies = deepcopy(cookies)
    answer, left = None, {}
    try:
        with transaction.atomic():
            answer = getattr(client, form.method)(where, as_sent(data))
            left = difference(before, rows()) if answer.status_code == 422 else {}
            raise Undone
    except Undone:
        pass
    return answer, left


def as_sent(data):
    """With files that nobody has read yet."""
    return {
        name: SimpleUploadedFile(value.name, value.content, value.type) if hasattr(value, "content") else value
        for name, value in data.items()
    }


def rows() -> dict[str, int]:
    """How many rows each table has, asked in one statement."""
    tables = sorted({model._meta.db_table for model in apps.get_models(include_auto_created=True)} - COMES_AND_GOES)
    with connection.cursor() as cursor:
        cursor.execute(" union all ".join(f"select '{table}', count(*) from {table}" for table in tables))
        return dict(cursor.fetchall())


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


def wrong_with(form, answer, left, what, data):
    if answer.status_code not in ALLOWED:
        yield f"{answer.status_code} {answer.exc_info and answer.exc_info[1]!r:.200}"
    if answer.status_code == 422:
        if not what.startswith("choice") and (gone := lost(form, answer, data)):
            yield f"lost {gone}"
        if left and not ("sealed_look" in left and left.keys() <= LOOKS):
            yield f"refused, and yet wrote {left}"


@pytest.mark.parametrize("part", in_turn(range(PARTS), PARTS))
def test_nonsense_is_answered_with_what_to_correct(client, walk, caplog, part):
    wrong = []
    for name in PAGES[part::PARTS]:
        for form, where, cookies, who in walk(name):
            if form.method == "post" and TOKEN not in form.usual():
                wrong.append(f"{name} {where}: without a token, a second press is not known")
            before = rows()
            for what, data in form.nonsense(GROUPS if FULL else FEW):
                answer, left = send(client, form, where, cookies, data, before)
                wrong += [
                    f"{name} {form.method} {where} {who}, {what}: {said}"
                    for said in wrong_with(form, answer, left, what, data)
                ]
    assert wrong == []
    assert MARK not in caplog.text


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("part", in_turn(range(PARTS), PARTS))
def test_a_double_click_does_it_once(client, walk, in_parallel, monday, part):
    """Every form sent twice at the same moment by the same person, as a trembling hand does: what one press leaves behind, and
    no more, and no error."""
    wrong = []
    for name in PAGES[part::PARTS]:
        for form, where, cookies, who in [one for one in walk(name) if one[0].method == "post"]:

            def press(_click, form=form, where=where, cookies=cookies):
                browser = Client(raise_request_exception=False)
                browser.cookies = deepcopy(cookies)
                with clock.at(monday):  # each thread has its own
                    return browser.post(where, form.usual())

            once = added_by(client, form, where, cookies)
            before = rows()
            answers = in_parallel(press, range(2))
            twice = difference(before, rows())
            said = f"{name} {where} {who}"
            wrong += [
                f"{said}: {getattr(one, 'exc_info', one)!r:.300}"
                for one in answers
                if getattr(one, "status_code", 500) >= 500
            ]
            if once is not None and twice != once:
                wrong.append(f"{said}: once {once}, twice {twice}")
    assert wrong == []


def added_by(client, form, where, cookies):
    """How many rows one press adds to each table; None where it is not carried out."""
    client.cookies = deepcopy(cookies)
    try:
        with transaction.atomic():
            before = rows()
            answer = client.post(where, form.usual())
            added = difference(before, rows())
            raise Undone
    except Undone:
        return added if answer.status_code < 400 else None


def difference(before, after):
    return {table: count - before[table] for table, count in after.items() if count != before[table]}
