"""Certificates: sealed, superseded, revoked, erased; and what the page that verifies them says."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from meydan.base import clock
from meydan.base.errors import Refused
from meydan.base.limits import limit
from meydan.base.models import OutboxMessage
from meydan.documents import actions, signing
from meydan.documents.certificates import is_genuine
from meydan.documents.codes import LENGTH, SIGNS, new_code, read_code
from meydan.documents.models import Certificate, CertificateKind, Claim, Service
from meydan.documents.passports import checked, signed_passport
from meydan.documents.personal import export_certificates, forget_holder
from meydan.documents.printing.office import docx
from meydan.documents.printing.pdf import pdf
from meydan.documents.queries import certificates as queries
from meydan.documents.rules import NEEDS_REASON, NO_NAME, NOT_THE_HOLDER, NOTHING_NEW, REVOKED_BEFORE
from meydan.documents.tests.reading import Pdf
from meydan.documents.views.verifying import GUESSES

DAY = date(2026, 11, 21)


def work(minutes=180, what="Kış dikimi gönüllüsü", unit="Park ve Bahçeler Müdürlüğü"):
    return Service(what, unit, DAY - timedelta(days=7), DAY, minutes, 2, "11 Sürdürülebilir Şehirler")


def claim(*lines, what=CertificateKind.VOLUNTEERING, of="duty:4", **more):
    return Claim(what, of, list(lines) or [work()], **more)


@pytest.fixture
def issue(monday, ayse):
    """issue() → a certificate of Ayşe's, prepared by herself."""

    def made(by=None, person=None, name="Ayşe Ilgaz Yıldız", **more):
        what = more.pop("claim", None) or claim(**more)
        return actions.issue_certificate(by=by or ayse, person=person or ayse, claim=what, name=name)

    return made


def shown(client, certificate):
    answer = client.get(certificate.get_absolute_url())
    return answer.content.decode()


# Codes


def test_a_code_is_read_however_it_is_typed():
    code = new_code()
    assert len(code) == LENGTH
    assert set(code) <= set(SIGNS)
    for typed in (
        code,
        code.lower(),
        f"{code[:5]}-{code[5:]}",
        f" {code[:5]} {code[5:]} ",
        code.replace("8", "B").replace("5", "S"),
    ):
        assert read_code(typed) == code


def test_every_wrong_sign_and_every_swap_is_noticed():
    code = new_code()
    wrong = [code[:i] + sign + code[i + 1 :] for i in range(LENGTH) for sign in SIGNS if sign != code[i]]
    swaps = [code[:i] + code[i + 1] + code[i] + code[i + 2 :] for i in range(LENGTH - 1) if code[i] != code[i + 1]]
    assert not any(map(read_code, wrong + swaps))
    assert not any(map(read_code, ["", "x", code + "2", code[:9], "İ" * 10, "0" * 10]))


# The seal


def test_a_certificate_is_genuine_as_issued(issue):
    assert is_genuine(Certificate.objects.get(pk=issue().pk))


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.facts.update(minutes=6000),
        lambda one: one.facts.update(name="Başka Biri"),
        lambda one: one.facts["lines"][0].update(what="Başka görev"),
        lambda one: setattr(one, "code", new_code()),
        lambda one: setattr(one, "what", "record"),
        lambda one: setattr(one, "issued_on", DAY),
        lambda one: setattr(one, "valid_until", DAY),
        lambda one: setattr(one, "salt", "nicht"),
        lambda one: setattr(one, "facts", {}),
        lambda one: setattr(one, "seal", one.seal[:-6] + "AAAAAA"),
        lambda one: setattr(one, "seal", ""),
    ],
)  # fmt: skip
def test_what_was_changed_in_the_database_is_not_confirmed(client, issue, change):
    one = issue()
    change(one)
    one.save()
    assert not is_genuine(one)
    page = shown(client, one)
    assert "Bu belge doğrulanamıyor" in page
    assert "3 sa" not in page


def test_a_row_with_the_seal_of_another_one_is_forged(issue, ayse):
    one, other = issue(), issue(of="duty:5")
    other.seal = one.seal
    assert not is_genuine(other)


def test_the_key_of_somebody_else_seals_nothing(issue, settings, tmp_path):
    one = issue()
    settings.DATA = tmp_path
    assert not is_genuine(one)


def test_after_a_new_key_older_papers_stay_genuine_and_the_old_key_can_sign_no_more(issue, settings, tmp_path):
    settings.DATA = tmp_path
    before = issue()
    assert signing.rotate() != signing.public_keys()["keys"][0]["kid"]
    after = issue(of="duty:5")
    assert is_genuine(before)
    assert is_genuine(after)
    first, second = (json.loads(file.read_text()) for file in sorted((tmp_path / "keys").glob("*.json")))
    assert "d" not in first
    assert "d" in second
    (tmp_path / "keys" / "0001.json").unlink()  # withdrawn: nothing that it signed counts any more
    assert not is_genuine(before)
    assert is_genuine(after)


def test_private_keys_are_for_the_owner_alone_and_never_shown(client, issue, settings, tmp_path):
    settings.DATA = tmp_path
    issue()
    file = next((tmp_path / "keys").glob("*.json"))
    assert file.stat().st_mode & 0o077 == 0
    answer = client.get("/.well-known/jwks.json")
    assert answer["Content-Type"] == "application/jwk-set+json"
    assert [set(key) for key in answer.json()["keys"]] == [{"kty", "crv", "x", "kid", "use", "alg"}]


# Actions


def test_issuing_tells_the_person_unless_they_did_it_themselves(issue, mehmet, ayse):
    issue()
    assert not ayse.notices.exists()
    other = issue(by=mehmet, of="duty:5")
    assert [row.code for row in OutboxMessage.objects.filter(ref=other.ref)] == ["documents.certificate"]


def test_a_newer_one_takes_the_place_of_the_one_before(client, issue):
    first = issue()
    second = issue(claim=claim(work(minutes=240)))
    first.refresh_from_db()
    assert second.supersedes == first
    assert first.superseded_at is not None
    assert "yerine daha yenisi" in shown(client, first)
    assert second.spoken_code not in shown(client, first)


def test_the_same_words_are_not_issued_twice(issue):
    one = issue()
    with pytest.raises(Refused) as refusal:
        issue()
    assert refusal.value.code == NOTHING_NEW
    assert refusal.value.facts["number"] == one.spoken_code
    assert Certificate.objects.get().superseded_at is None
    issue(name="A. Yıldız")  # another name is another paper


@pytest.mark.django_db(transaction=True)
def test_of_parallel_clicks_one_makes_the_paper(issue, in_parallel, ayse):
    outcomes = in_parallel(lambda _n: issue(), range(6))
    assert [type(one) for one in outcomes].count(Certificate) == 1
    assert Certificate.objects.filter(superseded_at=None).count() == 1


def test_without_a_name_there_is_no_paper(issue):
    with pytest.raises(Refused) as refusal:
        issue(name="  ")
    assert refusal.value.code == NO_NAME


def test_revoking_needs_the_role_and_a_reason_and_happens_once(client, issue, mehmet, deniz):
    one = issue()
    with pytest.raises(Refused):
        actions.revoke_certificate(by=deniz, certificate=one, reason="x")
    for reason, code in (("", NEEDS_REASON), ("Saatler başkasınındı", None), ("yine", REVOKED_BEFORE)):
        if code is None:
            actions.revoke_certificate(by=mehmet, certificate=one, reason=reason)
            continue
        with pytest.raises(Refused) as refusal:
            actions.revoke_certificate(by=mehmet, certificate=one, reason=reason)
        assert refusal.value.code == code
    page = shown(client, one)
    assert "23 Kasım 2026 tarihinde iptal edildi" in page
    assert "başkasınındı" not in page
    assert "3 sa" not in page


def test_only_the_holder_opens(issue, deniz, mehmet):
    one = issue()
    for person in (deniz, mehmet):
        with pytest.raises(Refused) as refusal:
            actions.open_certificate(by=person, certificate=one, opened=["name"])
        assert refusal.value.code == NOT_THE_HOLDER


# The page that verifies


def test_at_first_the_page_shows_initials_kind_hours_and_year(client, issue):
    page = shown(client, issue())
    for words in ("A. I. Y.", "Gönüllülük belgesi", "3 sa", "2026"):
        assert words in page
    for words in ("Yıldız", "Kış dikimi", "Park ve Bahçeler", "14 Kasım"):
        assert words not in page


@pytest.mark.parametrize(
    ("opened", "words"),
    [("name", "Ayşe Ilgaz Yıldız"), ("duty", "Kış dikimi gönüllüsü"), ("hours", "3 sa"), ("period", "14 Kasım 2026 – 21 Kasım 2026")],
)  # fmt: skip
def test_the_page_shows_what_is_opened_and_nothing_else(client, issue, ayse, opened, words):
    one = actions.open_certificate(by=ayse, certificate=issue(), opened=[opened])
    page = shown(client, one)
    assert words in page
    others = {"Ayşe Ilgaz Yıldız", "Kış dikimi gönüllüsü", "3 sa", "14 Kasım 2026 – 21 Kasım 2026"} - {words}
    assert not any(other in page for other in others)


def test_unknown_codes_slips_and_nothing(client, issue):
    issue()
    unknown = client.get(f"/belge/{new_code()}/")
    assert unknown.status_code == 404
    assert "Belediye bu kodla bir belge vermedi" in unknown.content.decode()
    assert client.get("/belge/AAAAA-AAAA2/").status_code == 404
    slip = client.get("/belge/?kod=4KJ7P")
    assert slip.status_code == 422
    assert "4KJ7P" in slip.content.decode()
    assert client.get("/belge/").status_code == 200


def test_the_form_leads_to_the_paper_and_search_engines_stay_out(client, issue):
    one = issue()
    answer = client.get("/belge/", {"kod": one.code.lower()})
    assert answer.url == one.get_absolute_url()
    page = client.get(answer.url)
    assert page["X-Robots-Tag"] == "noindex"
    assert "no-store" in page["Cache-Control"]
    assert "/belge/" not in client.get("/sitemap.xml").content.decode()


def test_guessing_comes_to_an_end(client, issue):
    one = issue()
    for _before in range(58):
        limit("certificate:127.0.0.1", GUESSES)
    assert client.get(one.get_absolute_url()).status_code == 200
    assert client.get("/belge/AAAAA-AAAA2/").status_code == 404  # a slip is not looked up and costs nothing
    assert [client.get(f"/belge/{new_code()}/").status_code for _ in range(2)] == [404, 429]
    assert client.get(one.get_absolute_url()).status_code == 429
    with clock.at(clock.now() + timedelta(hours=1)):
        assert client.get(one.get_absolute_url()).status_code == 200


def test_a_card_that_has_expired_says_so(client, issue):
    card = issue(claim=claim(what=CertificateKind.CARD, of="placement:3", valid_until=date(2026, 12, 31)))
    assert "31 Aralık 2026" in shown(client, card)
    with clock.at(clock.now() + timedelta(days=60)):
        assert "yalnızca 31 Aralık 2026" in shown(client, card)


def test_of_an_erased_person_only_that_it_was_issued_stays(client, issue, ayse, mehmet):
    one = issue()
    assert next(export_certificates(ayse))["facts"]["minutes"] == 180
    actions.revoke_certificate(by=mehmet, certificate=issue(of="duty:5"), reason="Ayşe Yıldız yanlış yazılmış")
    forget_holder(ayse)
    one.refresh_from_db()
    assert is_genuine(one)
    page = shown(client, one)
    assert "Gönüllülük belgesi" in page
    assert "sahibinin hesabı silindi" in page
    assert "A. I. Y." not in page
    left = json.dumps(list(Certificate.objects.values("facts", "salt", "reason", "person", "opened")))
    assert "Yıldız" not in left
    assert Certificate.objects.exclude(salt="").count() == 0


# Files


def test_a_certificate_is_tagged_turkish_and_on_one_page(issue):
    long = [work(what=f"Görev {n} şöyle böyle uzun bir ad", minutes=60) for n in range(50)]
    one = issue(claim=claim(*long, what=CertificateKind.RECORD, of="period:/", changed=["Gölge: 41 ağaç"] * 3))
    made = Pdf(pdf(queries.certificates_data([one]), at=one.at, photos=lambda _key: None))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made.content
    assert len(made.pages) == 1
    text = made.text_of(made.pages[0])
    for words in ("Ayşe Ilgaz Yıldız", "50 sa", "34 görev daha", "Gölge: 41 ağaç", one.spoken_code):
        assert words in text


def test_many_papers_make_one_file_and_the_same_paper_the_same_file(issue):
    rows = [issue(), issue(claim=claim(what=CertificateKind.CARD, of="placement:1", valid_until=DAY))]
    data = queries.certificates_data(rows)
    made = pdf(data, at=rows[0].at, photos=lambda _key: None)
    assert len(Pdf(made).pages) == 2
    assert made == pdf(queries.certificates_data(rows), at=rows[0].at, photos=lambda _key: None)
    assert docx(data, at=rows[0].at, photos=lambda _key: None).startswith(b"PK")


# Pages


def test_the_holder_takes_it_along_and_opens_it_and_nobody_else_finds_it(client, signed_in, issue, ayse, deniz):
    one = issue()
    mine = signed_in(ayse)
    address = f"/benim/belge/{one.spoken_code}/"
    assert "Ayşe Ilgaz Yıldız" in mine.get(address).content.decode()
    assert mine.post(address, {"opened": ["name", "hours"]}).url == address
    one.refresh_from_db()
    assert one.opened == ["name", "hours"]
    assert mine.post(address, {"opened": ["everything"]}).status_code == 422
    assert mine.get(address + "pdf/").content.startswith(b"%PDF")
    assert one.spoken_code in mine.get("/benim/belgelerim/").content.decode()
    other = signed_in(deniz)
    assert [other.get(path).status_code for path in (address, address + "pdf/")] == [404, 404]


def test_the_desk_finds_prints_and_revokes(signed_in, issue, mehmet):
    one, other = issue(), issue(of="duty:5", name="Zehra Çınar")
    desk = signed_in(mehmet)
    page = desk.get("/masa/belgeler/verilen/?q=zehra").content.decode()
    assert "Zehra Çınar" in page
    assert "Ilgaz" not in page
    assert one.spoken_code in desk.get(f"/masa/belgeler/verilen/?q={one.code}").content.decode()
    assert desk.post("/masa/belgeler/verilen/", {"certificate": [one.pk, other.pk]}).content.startswith(b"%PDF")
    address = f"/masa/belgeler/verilen/{one.pk}/"
    assert desk.post(address, {"reason": ""}).status_code == 422
    assert desk.post(address, {"reason": "Yanlış kişi"}).url == address
    assert "Yanlış kişi" in desk.get(address).content.decode()
    assert one.spoken_code in desk.get("/masa/belgeler/verilen/?state=revoked").content.decode()
    assert desk.get(address + "pdf/").status_code == 404  # what was revoked is not printed
    assert desk.get(f"/masa/belgeler/verilen/{other.pk}/docx/").content.startswith(b"PK")
    assert desk.get(f"/masa/belgeler/verilen/{other.pk}/exe/").status_code == 404


def test_the_desk_sees_that_somebody_changed_a_row(signed_in, issue, mehmet):
    one = issue()
    Certificate.objects.update(facts={**one.facts, "minutes": 9000})
    assert "Mühür" in signed_in(mehmet).get(f"/masa/belgeler/verilen/{one.pk}/").content.decode()


@pytest.mark.parametrize("address", ["/masa/belgeler/verilen/", "/benim/belgelerim/"])
def test_lists_cost_the_same_with_one_and_three(signed_in, issue, mehmet, ayse, django_assert_max_num_queries, address):
    counts = []
    for n in (1, 2):
        issue(of=f"duty:{n}", person=ayse)
        issue(of=f"duty:{n + 9}", person=ayse)
        client = signed_in(mehmet if "masa" in address else ayse)
        with django_assert_max_num_queries(15) as asked:
            client.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[1]


# The passport


def test_a_passport_is_checked_by_anybody_who_has_the_keys(client, signed_in, issue, ayse, tmp_path, capsys):
    one = issue()
    page = signed_in(ayse).get("/benim/pasaport/").content.decode()
    assert one.spoken_code in page
    file = signed_in(ayse).get("/benim/pasaport/meydan-pasaportu.json").json()
    keys = client.get("/.well-known/jwks.json").json()
    said = checked(file, keys)
    assert said["parts"]["certificates"] == [
        {"what": "volunteering", "code": one.spoken_code, "issued_on": "2026-11-23"}
    ]
    written = {name: write(tmp_path / f"{name}.json", content) for name, content in (("file", file), ("keys", keys))}
    call_command("verify_passport", str(written["file"]), keys=written["keys"])
    assert "GENUINE" in capsys.readouterr().out


def write(file: Path, content: object) -> Path:
    file.write_text(json.dumps(content))
    return file


@pytest.mark.parametrize(
    "forge",
    [
        lambda file: {**file, "payload": file["payload"][:-4] + "AAAA"},
        lambda file: {**file, "signature": file["signature"][:-4] + "AAAA"},
        lambda file: {**file, "protected": "eyJhbGciOiJub25lIn0"},
        lambda file: {},
        lambda file: [],
    ],
)
def test_a_changed_passport_is_not_genuine(monday, tmp_path, forge):
    file, keys = signed_passport("Ayşe", []), signing.public_keys()
    with pytest.raises(CommandError, match="NOT GENUINE"):
        call_command("verify_passport", str(write(tmp_path / "f", forge(file))), keys=write(tmp_path / "k", keys))


def test_a_passport_of_another_town_is_not_genuine(monday, tmp_path, settings):
    file = signed_passport("Ayşe", [])
    settings.DATA = tmp_path
    with pytest.raises(signing.NotSealed):
        checked(file, signing.public_keys())


def test_a_certificates_seal_is_no_passport(issue):
    header, payload, signature = issue().seal.split(".")
    with pytest.raises(signing.NotSealed, match="no passport"):
        checked({"protected": header, "payload": payload, "signature": signature}, signing.public_keys())


def test_files_that_are_none_get_a_clear_error(tmp_path):
    with pytest.raises(CommandError, match="can't be read"):
        call_command("verify_passport", str(tmp_path / "none"), keys=tmp_path / "none")
