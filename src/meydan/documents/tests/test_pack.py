"""The pack of legal texts: read, worded anew, approved by somebody else, printed with its mark."""

import pytest
from django.db import IntegrityError
from django.utils.translation import override

from meydan.base import languages
from meydan.base.errors import Refused
from meydan.documents import actions, pack
from meydan.documents.models import PackKind, PackText
from meydan.documents.printing.office import docx
from meydan.documents.printing.pdf import pdf
from meydan.documents.queries import pack as queries
from meydan.documents.rules import APPROVED_BEFORE, BROKEN_PLACEHOLDER, NEEDS_BASIS, OWN_TEXT
from meydan.documents.tests.reading import Pdf
from meydan.people.models import Role


@pytest.fixture
def administrator(make_person):
    return make_person("Yönetici", (Role.ADMINISTRATOR, None))


@pytest.mark.parametrize("what", PackKind.values)
def test_every_shipped_text_is_printed_with_its_mark_and_claims_no_law(monday, what):
    text = pack.shipped(what)
    assert "[" in text
    made = Pdf(pdf(pack.paper(what, text, approved=None), at=monday, photos=lambda _key: None))
    assert "Taslak: hukuk onayı bekler" in made.text_of(made.pages[0])
    assert "%(" not in made.text_of(made.pages[0])


def test_who_wrote_a_text_does_not_approve_it(monday, director, administrator, mehmet):
    actions.save_pack_text(by=director, what="bylaw", text="# Yönerge")
    for by, basis, code in (
        (director, "12", OWN_TEXT),
        (administrator, " ", NEEDS_BASIS),
        (mehmet, "12", "base.not_staff"),
    ):
        with pytest.raises(Refused) as refusal:
            actions.approve_pack_text(by=by, what="bylaw", basis=basis)
        assert refusal.value.code == code
    row = actions.approve_pack_text(by=administrator, what="bylaw", basis="Hukuk görüşü 12")
    assert queries.text_in_use("bylaw") == ("# Yönerge", row)
    with pytest.raises(Refused) as refusal:
        actions.approve_pack_text(by=administrator, what="bylaw", basis="x")
    assert refusal.value.code == APPROVED_BEFORE
    with pytest.raises(IntegrityError):
        PackText.objects.create(what="bylaw", by=director, approved_by=director, basis="x")


def test_the_shipped_text_can_be_approved_and_a_new_wording_waits_again(monday, director, administrator):
    shipped, row = queries.text_in_use("motion")
    assert row is None
    actions.approve_pack_text(by=director, what="motion", basis="Karar 7")
    actions.save_pack_text(by=administrator, what="motion", text="# Başka")
    text, row = queries.text_in_use("motion")
    assert text == shipped
    assert row.basis == "Karar 7"
    assert queries.latest_pack_texts()["motion"].approved_at is None


def test_a_broken_place_is_refused(director):
    with pytest.raises(Refused) as refusal:
        actions.save_pack_text(by=director, what="card", text="%(centre")
    assert refusal.value.code == BROKEN_PLACEHOLDER


def test_an_approved_text_is_printed_without_the_mark(monday, director):
    row = actions.approve_pack_text(by=director, what="permission", basis="Karar 7")
    data = pack.paper("permission", pack.shipped("permission"), approved=row)
    made = Pdf(pdf(data, at=monday, photos=lambda _key: None))
    everything = "".join(made.text_of(page) for page in made.pages)
    assert "hukuk onayı bekler" not in everything
    assert "Onay: 23.11.2026, Karar 7" in everything
    assert docx(data, at=monday, photos=lambda _key: None).startswith(b"PK")


IN_SHORT = ("agreement", "notice", "permission", "card")


@pytest.mark.parametrize("what", PackKind.values)
def test_a_paper_ends_with_its_short_version_in_each_other_language(monday, what):
    data = pack.paper(what, pack.shipped(what), approved=None)
    spoken = [sheet["language"] for sheet in data["sheets"][1:]]
    others = [code for code, _name in languages.switched_on() if code != "tr"]
    assert spoken == (others if what in IN_SHORT else [])
    if spoken:
        made = Pdf(pdf(data, at=monday, photos=lambda _key: None))
        assert any("The Turkish text alone is binding." in made.text_of(page) for page in made.pages)


@pytest.mark.parametrize(("language", "foreign"), [("tr", False), ("en", True), ("ar", True), ("ku", True)])
def test_the_turkish_text_binds_whatever_one_reads(db, language, foreign):
    with override(language):
        shown = queries.legal_text("agreement")
        assert "Görevi kendi isteğimle" in shown.text
        assert (shown.is_foreign, bool(shown.translation)) == (foreign, language == "en")
        assert len(shown.short) == 7
    with override(language):
        assert "%(" not in queries.legal_text("notice").text


def test_a_new_wording_has_a_short_version_when_somebody_said_that_it_fits(monday, director, administrator):
    assert len(pack.paper("agreement", "# Bizim anlaşma", approved=None)["sheets"]) == 1
    for fits, sentences in ((False, 0), (True, 7)):
        actions.save_pack_text(by=director, what="agreement", text="# Bizim anlaşma")
        row = actions.approve_pack_text(by=administrator, what="agreement", basis="Karar 7", summary_fits=fits)
        assert (len(pack.paper("agreement", row.text, approved=row)["sheets"]) > 1) is fits
        with override("en"):
            shown = queries.legal_text("agreement")
            assert (len(shown.short), shown.translation, shown.approved) == (sentences, "", True)


def test_the_pages_show_word_approve_and_save_it(monday, signed_in, director, administrator, mehmet):
    desk = signed_in(director)
    assert desk.get("/masa/belgeler/hukuk/").content.decode().count("Hukuk onayı bekler") == len(PackKind)
    address = "/masa/belgeler/hukuk/bylaw/"
    preview = desk.post(address, {"do": "preview", "text": "# Deneme %(municipality)s"})
    assert "Deneme Buca Belediyesi" in preview.content.decode()
    assert not PackText.objects.exists()
    assert desk.post(address, {"do": "save", "text": "%(nobody)s"}).status_code == 422
    assert desk.post(address, {"do": "save", "text": "# Bizim yönerge"}).url == address
    assert "kendi yazdığı metni" in desk.get(address).content.decode()
    other = signed_in(administrator)
    assert other.post(address, {"do": "approve", "basis": ""}).status_code == 422
    assert other.post(address, {"do": "approve", "basis": "Karar 7"}).url == address
    assert "Onay: 23 Kasım 2026, Karar 7" in other.get(address).content.decode()
    assert other.post(address, {"do": "reset"}).url == address
    assert PackText.objects.first().text == ""
    assert other.get(address + "docx/").content.startswith(b"PK")
    reader = signed_in(mehmet)
    assert reader.post(address, {"do": "save", "text": "x"}).status_code == 422
    assert reader.get("/masa/belgeler/hukuk/nichts/").status_code == 404
