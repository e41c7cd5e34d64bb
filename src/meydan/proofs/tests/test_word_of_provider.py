"""A bond proved by the word of the town's sign-in provider, against a real one on this machine."""

from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.base.models import AuditLine, OutboxMessage
from meydan.people import actions as people
from meydan.people.models import Person
from meydan.people.rules import provider
from meydan.people.tests.test_provider import LINK, NEW, START, come_back, is_in, server, told  # noqa: F401 (two fixtures)
from meydan.people.tests.test_second_step import by_password
from meydan.proofs import actions, personal, queries, rules
from meydan.proofs.models import Proof, Seen

DAY = timedelta(days=1)
LIVES = {"bond": "lives", "when": {"acr_of_account": ["high", "substantial"], "address.locality": ["Buca"]}}
SAID = {"acr_of_account": "high", "address": {"locality": "Buca", "street_address": "Menderes Caddesi 1"}}
KENT = "https://kimlik.example"


@pytest.fixture
def proving(told):  # noqa: F811
    return told(proves=[LIVES], scopes=["address"])


@pytest.fixture
def linked(proving, ayse):
    people.link_account(by=ayse, provider=proving, subject="ayse")
    return ayse


def signs_in(client, server, **claims):  # noqa: F811
    server.knows("ayse", **claims)
    client.logout()
    come_back(client, server, "ayse")


def test_signing_in_proves_what_the_town_named_and_copies_nothing(client, server, linked):  # noqa: F811
    signs_in(client, server, **SAID)
    made = Proof.objects.get()
    assert (made.person, made.bond, made.seen, made.by) == (linked, "lives", Seen.PROVIDER, None)
    assert made.provider == server.issuer
    assert (made.valid_until, queries.bonds_of(linked)) == (clock.today() + 730 * DAY, {"lives"})
    assert queries.level_of(linked, {"lives"}) == "resident"
    assert OutboxMessage.objects.get(code="proofs.said").to == [linked.ref]
    assert AuditLine.objects.filter(code="proofs.proved").count() == 1
    assert "Menderes" not in str(client.session.items()) + str(Proof.objects.values())
    with clock.at(clock.now() + 731 * DAY):
        assert queries.bonds_of(linked) == set()


def test_the_page_of_proofs_names_the_provider(client, server, linked):  # noqa: F811
    Person.objects.update(age_band="30-44")
    signs_in(client, server, **SAID)
    page = client.get("/benim/dogrulamam/").content.decode()
    assert "Kent Kimlik ile gir" in page
    assert "/giris/kurum/?do=prove&amp;next=/benim/dogrulamam/" in page
    assert f"<bdi>{server.issuer.removeprefix('http://')}</bdi>" in page


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"acr_of_account": "low", "address": {"locality": "Buca"}},
        {"acr_of_account": "high", "address": {"locality": "Bornova"}},
        {"acr_of_account": "high", "address": "Buca"},
        {"acr_of_account": "high"},
        {"address": {"locality": "Buca"}},
    ],
)
def test_half_of_it_proves_nothing(client, server, linked, claims):  # noqa: F811
    signs_in(client, server, **claims)
    assert is_in(client)
    assert not Proof.objects.exists()


@pytest.mark.parametrize("proves", [[], [{"bond": "lives", "when": {}}]])
def test_a_town_that_names_nothing_believes_nothing(client, server, told, ayse, proves):  # noqa: F811
    people.link_account(by=ayse, provider=told(proves=proves, scopes=["address"]), subject="ayse")
    signs_in(client, server, **SAID)
    assert not Proof.objects.exists()


def test_whoever_is_signed_in_by_another_way_proves_it_from_the_page(client, server, linked):  # noqa: F811
    server.knows("ayse", **SAID)
    by_password(client, linked)
    assert come_back(client, server, "ayse", START + "?do=prove&next=/benim/dogrulamam/").url == "/benim/dogrulamam/"
    assert queries.bonds_of(linked) == {"lives"}


def test_without_the_entry_the_page_of_proofs_is_silent(signed_in, told, ayse):  # noqa: F811
    told()
    assert "Kent Kimlik" not in signed_in(ayse).get("/benim/dogrulamam/").content.decode()


def test_a_new_account_and_a_linked_one_are_proved_at_once(client, server, proving, ayse):  # noqa: F811
    server.knows("yeni", **SAID)
    come_back(client, server, "yeni", START)
    assert not Proof.objects.exists()
    client.post(NEW)
    assert queries.bonds_of(Person.objects.get(pk=is_in(client))) == {"lives"}
    client.logout()
    server.knows("ayse", **SAID)
    by_password(client, ayse)
    come_back(client, server, "ayse")
    client.post(LINK)
    assert queries.bonds_of(ayse) == {"lives"}


def test_signing_in_again_adds_nothing_until_shortly_before_the_end(client, server, linked):  # noqa: F811
    signs_in(client, server, **SAID)
    signs_in(client, server, **SAID)
    assert Proof.objects.count() == OutboxMessage.objects.filter(code="proofs.said").count() == 1
    Proof.objects.update(valid_until=clock.today() + 29 * DAY)
    signs_in(client, server, **SAID)
    assert sorted(one.is_valid for one in Proof.objects.all()) == [False, True]


def test_what_it_no_longer_says_ends_and_the_person_hears_why(client, server, linked):  # noqa: F811
    signs_in(client, server, **SAID)
    signs_in(client, server, acr_of_account="high", address={"locality": "Bornova"})
    assert queries.bonds_of(linked) == set()
    assert OutboxMessage.objects.get(code="proofs.ended").facts["because"] == Proof.objects.get().ended_because != ""
    signs_in(client, server, **SAID)  # moved back
    assert queries.bonds_of(linked) == {"lives"}


def test_one_account_there_proves_one_account_here(client, server, linked, deniz):  # noqa: F811
    signs_in(client, server, **SAID)
    people.unlink_account(by=linked, provider=provider())
    people.link_account(by=deniz, provider=provider(), subject="ayse")
    signs_in(client, server, **SAID)
    assert (queries.bonds_of(linked), queries.bonds_of(deniz)) == (set(), {"lives"})


def test_the_desk_has_the_last_word(ayse, mehmet, refused):
    actions.take_word(ayse, KENT, ["lives"])
    actions.end_proof(by=mehmet, proof=Proof.objects.get(), because="Taşındı")
    actions.take_word(ayse, KENT, ["lives"])
    assert queries.bonds_of(ayse) == set()
    with refused(rules.OVERRULED):
        rules.may_take_word(Proof.objects.get()).or_refuse()
    actions.prove(by=mehmet, person=ayse, bond="lives", seen="register")
    actions.take_word(ayse, KENT, ["lives"])
    actions.take_word(ayse, KENT, [])
    assert [one.seen for one in Proof.objects.filter(ended_at=None)] == ["register"]


def test_at_the_desk_nobody_chooses_it(mehmet, ayse, refused):
    with refused(rules.WRONG_PROOF):
        actions.prove(by=mehmet, person=ayse, bond="lives", seen=Seen.PROVIDER)


def test_the_export_tells_by_whom(ayse):
    actions.take_word(ayse, KENT, ["works"])
    [line] = personal.export_proofs(ayse)
    assert line["by"] == KENT


@pytest.mark.parametrize(
    ("when", "claims", "bonds"),
    [
        ({"resident": [True]}, {"resident": True}, ["lives"]),
        ({"resident": [True]}, {"resident": "true"}, []),
        ({"resident": [True]}, {"resident": 1}, []),
        ({"towns": ["Buca"]}, {"towns": ["Bornova", "Buca"]}, ["lives"]),
        ({"https://kimlik.example/town": ["Buca"]}, {"https://kimlik.example/town": "Buca"}, ["lives"]),
        ({"acr": ["high"]}, {"acr": None}, []),
    ],
)
def test_how_words_are_compared(told, when, claims, bonds):  # noqa: F811
    assert told(proves=[{"bond": "lives", "when": when}]).bonds(claims) == bonds
