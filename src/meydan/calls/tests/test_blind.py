"""What the first round hides, field by field, over everything through which it could leak: page, list, table, its file, API, search, thread,
messages; also for a juror who works at the desk."""

import io
import json
import zipfile

import pytest

from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.base.search import find as search
from meydan.calls import actions
from meydan.calls.models import Application, Assignment, Objection
from meydan.calls.queries.blind import seen_by
from meydan.calls.queries.jury import others_of
from meydan.calls.tests.conftest import HOUR, SECRETS, fresh, send, state_and_score
from meydan.notices.words import say
from meydan.people.models import Role, RoleGrant


@pytest.fixture
def applied(call, make_person, people, monday):
    """The first of three applications has a secret in every hidden field."""
    with clock.at(monday + 2 * HOUR):
        first = send(
            call, make_person(SECRETS["person"]), "Başlık", summary=SECRETS["summary"], organisation=SECRETS["organisation"],
            hidden=SECRETS["hidden"], publish=True,
        )  # fmt: skip
        link = actions.invite_member(by=first.person, application=first)
        actions.join_team(by=make_person(SECRETS["member"]), member=link)
        Application.objects.filter(pk=first.pk).update(
            info_asked=SECRETS["info"], info_answer=SECRETS["answer"], talk_words=SECRETS["talk"]
        )
        Objection.objects.create(application=first, text=SECRETS["objection"], due_on=clock.today())
        return [first, *(send(call, one, "Öteki") for one in people(2))]


@pytest.fixture
def file(divided):
    return (
        Assignment.objects.filter(application__title="Başlık")
        .select_related("juror__person", "application__call__unit")
        .first()
    )


def leaks(*texts):
    """Which hidden fields can be read, in any letters."""
    folded = " ".join(texts).casefold()
    return {field for field, secret in SECRETS.items() if secret.split()[0].casefold() in folded}


def read(client, person, *addresses):
    client.force_login(person)
    answers = [client.get(one) for one in addresses]
    return [b"".join(one.streaming_content) if one.streaming else one.content for one in answers]


def text(pages):
    return " ".join(one.decode() for one in pages)


def test_before_the_statement_title_and_topics_alone_are_seen(client, file):
    page = text(read(client, file.juror.person, file.get_absolute_url()))
    assert leaks(page) == set()
    assert "Başlık" in page
    assert "2.000 kap" not in page
    seen = seen_by(file.juror.person, file)
    assert (seen.answers, seen.closed, seen.people, seen.organisation) == ((), (), (), "")


def test_after_the_statement_what_is_marked_as_shown(client, file):
    actions.state_conflict(by=file.juror.person, assignment=file, conflict="none")
    page = text(read(client, file.juror.person, file.get_absolute_url(), "/juri/", "/benim/"))
    assert leaks(page) == set()
    assert "2.000 kap" in page
    assert "Ekip ve önceki işler" in page, "that something is closed is said"


@pytest.mark.parametrize("way", ["csv", "xlsx"])
def test_the_table_of_a_juror_and_what_its_file_says_of_itself(client, file, way):
    (body,) = read(client, file.juror.person, f"/juri/?file={way}")
    if way == "xlsx":
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            body = b" ".join(book.read(name) for name in book.namelist())
    assert leaks(body.decode("utf-8", "replace")) == set()
    assert "Başlık" in body.decode("utf-8", "replace")


def test_api_search_and_public_pages_say_nothing(client, file, call):
    pages = [f"/api/v1/calls/{call.pk}", "/api/v1/calls", call.get_absolute_url(), "/cagrilar/"]
    assert leaks(text(read(client, file.juror.person, *pages))) == set()
    assert leaks(json.dumps(client.get(pages[0]).json(), ensure_ascii=False)) == set()
    for secret in SECRETS.values():
        assert list(search(secret)) == []
    assert client.get(f"/cagri/{call.pk}/sonuc/").status_code == 404


def test_messages_to_jurors_say_nothing(file, jury):
    actions.state_conflict(by=file.juror.person, assignment=file, conflict="yes")
    sent = list(OutboxMessage.objects.all())
    for one in jury:
        mine = [message for message in sent if f"person:{one.person_id}" in message.to]
        assert len(mine) >= 2, "appointed, and files"
        for said in say(mine, one.person).values():
            assert leaks(said.subject, said.text, said.url) == set()


def test_a_juror_who_works_at_the_desk_reads_no_file_there(client, file, call, parks):
    RoleGrant.objects.create(person=file.juror.person, role=Role.DIRECTOR, starts_at=clock.now() - HOUR)
    base = f"/masa/cagri/{call.pk}"
    pages = [f"{base}/basvurular/", f"{base}/basvurular/?file=csv", f"{base}/sonuc/", file.application.desk_url]
    client.force_login(file.juror.person)
    assert [client.get(one).status_code for one in pages] == [404] * 4
    around = text(read(client, file.juror.person, f"{base}/", f"{base}/juri/", "/masa/", "/masa/cagrilar/"))
    assert leaks(around) == set()


def test_another_juror_or_resident_does_not_find_the_file(client, file, deniz, jury):
    strangers = [
        deniz,
        next(one.person for one in jury if not one.assignments.filter(application=file.application).exists()),
    ]
    for one in strangers:
        client.force_login(one)
        assert client.get(file.get_absolute_url()).status_code == 404


def test_others_points_are_not_even_read_before_ones_own_are_final(client, file):
    mine, *rest = file.application.assignments.order_by("pk").select_related("juror__person", "application__call__unit")
    for one in rest:
        state_and_score(one, 1, 4)
    actions.state_conflict(by=mine.juror.person, assignment=mine, conflict="none")
    others = others_of(fresh(mine))
    assert (others.count, others.final, others.shown) == (2, 2, [])
    page = text(read(client, mine.juror.person, mine.get_absolute_url()))
    assert "44 / 100" not in page
    assert "Gerekçe</span>" not in page
    assert leaks(page) == set()
    state_and_score(fresh(mine), 5, 5)
    page = text(read(client, mine.juror.person, mine.get_absolute_url()))
    assert page.count("44 / 100") == 2


def test_all_opens_when_all_have_scored(client, file):
    rows = list(file.application.assignments.order_by("pk").select_related("juror__person", "application__call__unit"))
    for one in rows[:-1]:
        state_and_score(one, 3, 3)
    first = rows[0]
    assert leaks(text(read(client, first.juror.person, first.get_absolute_url()))) == set(), "one score is missing"
    state_and_score(rows[-1], 3, 3)
    page = text(read(client, first.juror.person, first.get_absolute_url()))
    assert leaks(page) == {"person", "member", "organisation", "hidden"}


def test_the_file_of_the_plan_has_no_names(divided):
    plan = divided.plans.get()
    assert leaks(json.dumps(plan.file, ensure_ascii=False)) == set()
    assert set(plan.file["loads"]) == {"J1", "J2", "J3", "J4"}
