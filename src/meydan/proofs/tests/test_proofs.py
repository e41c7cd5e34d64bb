"""Proofs of a bond to the town, code letters, and marks of identity numbers that move to a new key."""

import re
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from meydan.base import clock
from meydan.base.models import Destruction, OutboxMessage
from meydan.documents.tests.reading import Pdf
from meydan.people.models import Person
from meydan.people.rules import OWN_ROLE
from meydan.proofs import actions, marks, queries, rules
from meydan.proofs.models import Bond, CodeLetter, IdentityMark, Level, Proof

DAY = timedelta(days=1)
NUMBER, OTHER = "10000000146", "11111111110"
pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture(autouse=True)
def keys(settings, tmp_path):
    settings.IDENTITY_KEYS, settings.IDENTITY_FILE = "", tmp_path / "identity_keys"
    return settings.IDENTITY_FILE


@pytest.fixture
def letter(ayse):
    return actions.ask_letter(by=ayse, name="Ayşe Y.", address="Menderes Caddesi 1")


@pytest.mark.parametrize("text", ["", "1", "00000000146", "10000000147", "1000000014a", "100000001460"])
def test_what_is_no_identity_number(text):
    assert not marks.is_identity_number(text)


def test_a_desk_proves_with_a_document_that_fits(mehmet, ayse):
    made = actions.prove(by=mehmet, person=ayse, bond="lives", seen="register")
    assert (made.by, made.valid_until) == (mehmet, clock.today() + 730 * DAY)
    assert queries.bonds_of(ayse) == {"lives"}
    assert OutboxMessage.objects.get(code="proofs.proved").to == [ayse.ref]
    with clock.at(clock.now() + 731 * DAY):
        assert queries.bonds_of(ayse) == set()


@pytest.mark.parametrize(
    ("who", "seen", "code"),
    [("mehmet", "school", rules.WRONG_PROOF), ("mehmet", "letter", rules.WRONG_PROOF), ("zeynep", "register", "base.not_staff"), ("deniz", "register", "base.not_staff")],
)  # fmt: skip
def test_who_proves_with_what(request, ayse, refused, who, seen, code):
    with refused(code):
        actions.prove(by=request.getfixturevalue(who), person=ayse, bond="lives", seen=seen)


def test_nobody_proves_their_own(mehmet, refused):
    with refused(OWN_ROLE):
        actions.prove(by=mehmet, person=mehmet, bond="lives", seen="register")


def test_proved_anew_the_old_one_ends(mehmet, ayse):
    first, second = (actions.prove(by=mehmet, person=ayse, bond="lives", seen=seen) for seen in ("bill", "register"))
    first.refresh_from_db()
    assert (first.is_valid, first.ended_because, second.is_valid) == (False, "Yeniden kanıtlandı", True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proof.objects.filter(pk=first.pk).update(ended_at=None, ended_because="")


def test_a_proof_ends_with_a_reason_that_the_person_hears(mehmet, ayse, refused):
    made = actions.prove(by=mehmet, person=ayse, bond="works", seen="employer")
    actions.end_proof(by=mehmet, proof=made, because="Taşındı")
    assert queries.bonds_of(ayse) == set()
    assert OutboxMessage.objects.get(code="proofs.ended").facts["because"] == "Taşındı"
    with refused(rules.OVER):
        actions.end_proof(by=mehmet, proof=made, because="x")


def test_levels(ayse):
    ayse.last_login = None
    assert queries.level_of(ayse, set()) == Level.NONE
    ayse.last_login = clock.now()
    assert queries.level_of(ayse, set()) == Level.CONTACT
    assert queries.level_of(ayse, {Bond.WORKS}) == Level.RESIDENT


def test_a_number_proves_one_account_and_is_nowhere(mehmet, ayse, deniz, refused):
    actions.prove(by=mehmet, person=ayse, bond="lives", seen="register", number=NUMBER)
    with refused(rules.TAKEN_NUMBER):
        actions.prove(by=mehmet, person=deniz, bond="lives", seen="register", number=NUMBER)
    with refused(rules.OTHER_NUMBER):
        actions.prove(by=mehmet, person=ayse, bond="works", seen="employer", number=OTHER)
    with refused(rules.NO_NUMBER):
        actions.prove(by=mehmet, person=deniz, bond="lives", seen="register", number="10000000147")
    actions.prove(by=mehmet, person=ayse, bond="works", seen="employer", number=NUMBER)
    assert IdentityMark.objects.count() == 1
    with connection.cursor() as cursor:
        for table in ("proofs_proof", "proofs_identitymark", "base_auditline", "base_outboxmessage"):
            cursor.execute(f"select count(*) from {table} one where one::text like %s", [f"%{NUMBER}%"])
            assert cursor.fetchone() == (0,)


def test_marks_move_to_a_new_key_without_the_numbers(mehmet, ayse, deniz, refused, keys):
    actions.prove(by=mehmet, person=ayse, bond="lives", seen="register", number=NUMBER)
    before, first = IdentityMark.objects.get().mark, marks.newest()
    call_command("renew_identity_keys", "--new-key")
    moved = IdentityMark.objects.get()
    assert (moved.key_id, moved.mark != before) == (marks.newest(), True)
    assert marks.newest() != first
    assert moved.mark == list(marks.marks_of(NUMBER))[-1][1]
    assert keys.stat().st_mode & 0o077 == 0
    with refused(rules.TAKEN_NUMBER):
        actions.prove(by=mehmet, person=deniz, bond="lives", seen="register", number=NUMBER)
    assert actions.move_marks() == 0


def test_a_number_is_known_while_marks_are_still_on_their_way(mehmet, ayse, deniz, refused):
    actions.prove(by=mehmet, person=ayse, bond="lives", seen="register", number=NUMBER)
    marks.add_key()
    with refused(rules.TAKEN_NUMBER):
        actions.prove(by=mehmet, person=deniz, bond="lives", seen="register", number=NUMBER)


def test_with_another_newest_key_a_mark_is_another_one(keys):
    mark = list(marks.marks_of(NUMBER))[-1]
    keys.write_text(marks.new_key())
    assert list(marks.marks_of(NUMBER))[-1] != mark


def test_a_lost_key_is_said(mehmet, ayse, keys):
    actions.prove(by=mehmet, person=ayse, bond="lives", seen="register", number=NUMBER)
    keys.write_text(marks.new_key())
    with pytest.raises(CommandError, match="missing"):
        call_command("renew_identity_keys")


def test_the_code_of_a_letter_proves_where_somebody_lives(letter, mehmet, ayse, refused):
    with refused(rules.ASKED_ALREADY):
        actions.ask_letter(by=ayse, name="x", address="x")
    with refused(rules.NO_LETTER):
        actions.type_code(by=ayse, code="x")
    lost, code = actions.print_letter(by=mehmet, letter=letter), actions.print_letter(by=mehmet, letter=letter)
    assert actions.type_code(by=ayse, code=lost) is None
    proof = actions.type_code(by=ayse, code=f" {code.replace('-', ' ')}")
    assert (proof.bond, proof.seen, proof.by) == ("lives", "letter", None)
    letter.refresh_from_db()
    assert (letter.name, letter.address, letter.fingerprint) == ("", "", "")
    with refused(rules.PROVED_ALREADY):
        actions.ask_letter(by=ayse, name="x", address="x")


def test_five_tries_and_thirty_days(letter, mehmet, ayse, deniz, refused):
    code = actions.print_letter(by=mehmet, letter=letter)
    with refused(rules.NO_LETTER):
        actions.type_code(by=deniz, code=code)
    for _ in range(5):
        assert actions.type_code(by=ayse, code="WRONG123") is None
    with refused(rules.NO_LETTER):
        actions.type_code(by=ayse, code=code)
    code = actions.print_letter(by=mehmet, letter=letter)
    with clock.at(clock.now() + 31 * DAY), refused(rules.NO_LETTER):
        actions.type_code(by=ayse, code=code)


@pytest.mark.parametrize(("printed", "days", "gone"), [(True, 30, 0), (True, 31, 1), (False, 60, 0), (False, 61, 1)])
def test_addresses_are_forgotten_when_their_time_is_over(letter, mehmet, printed, days, gone):
    if printed:
        actions.print_letter(by=mehmet, letter=letter)
    with clock.at(clock.now() + days * DAY):
        assert actions.forget_letters(rule="x") == gone
    assert CodeLetter.objects.filter(address="").count() == gone
    assert Destruction.objects.count() == gone


def test_a_resident_asks_the_desk_prints_and_the_code_is_typed_in(client, ayse, mehmet):
    client.force_login(ayse)
    page = "/benim/dogrulamam/"
    assert client.post(page, {"do": "ask", "name": "Ayşe"}).status_code == 422
    assert client.post(page, {"do": "ask", "name": "Ayşe", "address": "Menderes Caddesi 1"}).status_code == 302
    client.force_login(mehmet)
    assert "Menderes Caddesi 1" in client.get("/masa/dogrulama/").content.decode()
    paper = client.post(f"/masa/dogrulama/mektup/{CodeLetter.objects.get().pk}/").content
    text = Pdf(paper).text
    assert "Menderes Caddesi 1" in text
    (code,) = set(re.findall(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b", text))
    client.force_login(ayse)
    assert client.post(page, {"do": "code", "code": "AAAA-AAAA"}).status_code == 422
    assert CodeLetter.objects.get().tries == 1
    assert client.post(page, {"do": "code", "code": code}).status_code == 302
    text = client.get(page).content.decode()
    assert "burada yaşıyor" in text
    assert "Mektupla adrese gelen kod" in text


def test_the_desk_sees_a_document_and_copies_nothing(client, ayse, mehmet):
    client.force_login(mehmet)
    said = {"contact": ayse.email, "bond": "studies", "seen": "school", "number": ""}
    new = "/masa/dogrulama/yeni/"
    assert client.post(new, said).status_code == 422
    assert client.post(new, said | {"contact": "nobody@example.org", "agreed": "on"}).status_code == 422
    assert client.post(new, said | {"agreed": "on"}).status_code == 302
    one = f"/masa/dogrulama/{Proof.objects.get().pk}/"
    assert client.post(one, {"because": ""}).status_code == 422
    assert client.post(one, {"because": "Mezun oldu"}).status_code == 302
    assert "Ayse" in client.get("/masa/dogrulama/?q=ayse&bond=studies").content.decode()
    assert b"Mezun oldu" in b"".join(client.get("/masa/dogrulama/?file=csv").streaming_content)


@pytest.mark.parametrize("count", [1, 3])
def test_the_desk_asks_the_same_for_one_and_three(client, make_person, mehmet, count, django_assert_max_num_queries):
    for number in range(count):
        person = make_person(f"Kisi{number}")
        actions.prove(by=mehmet, person=person, bond="studies", seen="school")
        actions.ask_letter(by=person, name="x", address="x")
    client.force_login(Person.objects.get(pk=mehmet.pk))
    with django_assert_max_num_queries(8):
        assert client.get("/masa/dogrulama/").status_code == 200


def test_addresses_are_seen_by_roles_for_the_whole_town_alone(letter, client, selim, refused):
    client.force_login(selim)
    assert "Menderes Caddesi 1" not in client.get("/masa/dogrulama/").content.decode()
    assert client.post(f"/masa/dogrulama/mektup/{letter.pk}/").status_code == 404
    with refused("base.not_staff"):
        actions.print_letter(by=selim, letter=letter)


def test_many_letters_on_their_way_hide_none_that_waits_to_be_printed(mehmet, ayse, deniz, make_person, signed_in):
    for number in range(31):
        person = make_person(f"Komsu{number}")
        CodeLetter.objects.create(
            person=person, name=f"Yolda {number}", address="x", asked_at=clock.now() - DAY, printed_at=clock.now()
        )
    actions.ask_letter(by=ayse, name="Bekleyen Ayşe", address="Menderes Caddesi 1")
    page = signed_in(mehmet)
    shown = page.get("/masa/dogrulama/").content.decode()
    assert "Bekleyen Ayşe" in shown
    assert shown.count("Yolda ") == 60  # thirty names, each in its line and on its button
    assert "Yolda 30" in page.get("/masa/dogrulama/", {"q": "yolda 30"}).content.decode()
