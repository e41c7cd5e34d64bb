"""Pages of documents: happy, refused, and their number of queries."""

import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meydan.base import clock
from meydan.base.town import town
from meydan.documents import actions, files
from meydan.documents.letters import Signer
from meydan.documents.models import Document, DocumentKind, OfficialReference, Wording
from meydan.documents.queries import letters as queries
from meydan.documents.tests.reading import Pdf
from meydan.documents.wordings import TEMPLATES
from meydan.ideas import actions as ideas
from meydan.moderation.actions import hide

pytestmark = pytest.mark.django_db


def start_of(answer):
    """What a form would send back as it opens."""
    form = answer.context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def test_a_letter_to_a_unit_is_written_from_a_contribution(signed_in, mehmet, idea):
    desk = signed_in(mehmet)
    page = desk.get(f"/masa/katki/{idea.pk}/")
    assert f"{reverse('documents:desk_letter')}?ref={idea.ref}" in page.content.decode()
    opened = desk.get("/masa/belgeler/birime/", {"ref": idea.ref})
    assert "14.12.2026" in start_of(opened)["text"]
    answer = desk.post("/masa/belgeler/birime/", {**start_of(opened), "ref": idea.ref})
    made = Document.objects.get()
    assert answer.url == made.get_absolute_url()
    assert (made.what, made.about, made.numbers) == (DocumentKind.UNIT_LETTER, [idea.ref], [idea.thread.number])
    assert "PARK VE BAHÇELER MÜDÜRLÜĞÜNE" in desk.get(answer.url).content.decode()


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF-1.7"), ("docx", b"PK")])
def test_a_document_is_saved_as_a_file(signed_in, mehmet, letter, form, begins):
    answer = signed_in(mehmet).get(f"/masa/belge/{letter.pk}/{form}/")
    assert answer.content.startswith(begins)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_letter_cannot_be_opened_about_what_is_not_there(signed_in, mehmet, idea):
    desk = signed_in(mehmet)
    assert desk.get("/masa/belgeler/birime/", {"ref": "nonsense"}).status_code == 404
    assert desk.get("/masa/belgeler/birime/", {"ref": "idea:999999"}).context["waiting"]  # offers to choose instead
    assert desk.get("/masa/belgeler/cevap/idea:999999/").status_code == 404
    assert desk.get("/masa/belgeler/cevap/thread:1/").status_code == 404


def test_sending_nothing_says_what_to_choose(signed_in, mehmet, idea):
    desk = signed_in(mehmet)
    for answer in (desk.get("/masa/belgeler/birime/?chosen=1"), desk.post("/masa/belgeler/birime/", {})):
        assert answer.status_code == 422
        assert "en az bir katkı seçin" in answer.content.decode()


@pytest.fixture
def waiting(write, ayse, mehmet, parks, works):
    """Three of parks and gardens, and one of public works."""
    rows = [write(ayse, title=title) for title in ("Sönük lamba", "Kırık bank", "Kuru ağaç", "Çukur yol")]
    ideas.sort_to_unit(by=mehmet, contributions=rows[:3], unit=parks)
    ideas.sort_to_unit(by=mehmet, contributions=rows[3:], unit=works)
    return rows


def test_each_unit_gets_a_letter_at_once_and_all_are_one_file(signed_in, mehmet, waiting):
    desk = signed_in(mehmet)
    page = desk.get("/masa/belgeler/birime/")
    assert page.context["without"] == [one.ref for one in waiting]
    answer = desk.post("/masa/belgeler/birime/", {"do": "each", "about": page.context["without"]})
    first, second = Document.objects.order_by("pk")
    assert answer.url == f"/masa/belgeler/?ready={first.pk}&ready={second.pk}"
    assert (first.about, second.about) == ([one.ref for one in waiting[:3]], [waiting[3].ref])
    assert "14.12.2026" in str(first.data)
    together = f"/masa/belgeler/birlikte.pdf?d={first.pk}&amp;d={second.pk}"
    assert together in desk.get(answer.url).content.decode()
    file = Pdf(desk.get(together.replace("&amp;", "&")).content)
    assert "FEN İŞLERİ" in file.text
    counted = [re.search(r"\d+ / \d+$", file.text_of(page))[0] for page in file.pages]
    assert counted == ["1 / 2", "2 / 2"] * 2  # each letter has pages of its own
    assert "PARK VE BAHÇELER" in file.text
    assert desk.get("/masa/belgeler/birlikte.pdf?d=999999&d=x").status_code == 404
    assert desk.get("/masa/belgeler/birime/").context["without"] == []
    again = desk.post("/masa/belgeler/birime/", {"do": "each", "about": [one.ref for one in waiting]})
    assert again.status_code in {403, 422}
    assert Document.objects.count() == 2  # what a colleague wrote about meanwhile gets no second letter


def test_what_waits_for_a_letter_is_found_by_words_unit_and_letter(signed_in, mehmet, waiting, letter, works):
    desk = signed_in(mehmet)

    def found(**said):
        page = desk.get("/masa/belgeler/birime/", said)
        return {one.title for _unit, rows in page.context["waiting"] for one in rows}

    assert found(q="LAMBA", letter="without") == {"Sönük lamba"}
    assert found(q=waiting[1].thread.number) == {"Kırık bank"}
    assert found(unit=works.slug) == {"Çukur yol"}
    assert waiting[0].title not in found(letter="with")
    assert "Uyan bir şey yok" in desk.get("/masa/belgeler/birime/", {"q": "zürafa"}).content.decode()


def test_mistakes_keep_what_was_typed(signed_in, mehmet, idea):
    answer = signed_in(mehmet).post("/masa/belgeler/birime/", {"ref": idea.ref, "subject": "Işık", "text": ""})
    assert answer.status_code == 422
    assert 'value="Işık"' in answer.content.decode()
    assert not Document.objects.exists()


def test_one_letter_takes_sixty_contributions_and_no_more(signed_in, mehmet, write, ayse):
    refs = [write(ayse, title=f"Sorun {nth}").ref for nth in range(61)]
    desk = signed_in(mehmet)
    opened = desk.get("/masa/belgeler/birime/", {"ref": refs[:60]})
    assert opened.status_code == 200
    assert "en çok 60 katkı" in desk.get("/masa/belgeler/birime/", {"ref": refs}).content.decode()
    answer = desk.post("/masa/belgeler/birime/", {**start_of(opened), "ref": refs})
    assert answer.status_code == 422
    assert "en çok 60 katkı" in answer.content.decode()
    assert desk.post("/masa/belgeler/birime/", {**start_of(opened), "ref": refs[:60]}).status_code == 302


def test_what_was_sent_before_says_so(signed_in, mehmet, idea, letter):
    desk = signed_in(mehmet)
    assert "23 Kasım 2026 tarihinde yazı yazıldı" in desk.get("/masa/belgeler/birime/").content.decode()
    assert letter.get_absolute_url() in desk.get(f"/masa/katki/{idea.pk}/").content.decode()


def test_an_answer_letter_begins_with_the_person_and_the_answer(signed_in, mehmet, director, idea, parks):
    ideas.answer_contribution(
        by=director, contribution=idea, decision="information", text="Lambalar yenilendi.", unit=parks
    )
    desk = signed_in(mehmet)
    opened = desk.get(f"/masa/belgeler/cevap/{idea.ref}/")
    begun = start_of(opened)
    assert begun["name"] == "Ayse"
    assert "Lambalar yenilendi." in begun["text"]
    desk.post(f"/masa/belgeler/cevap/{idea.ref}/", begun)
    assert Document.objects.get().person == idea.author


def test_an_answer_letter_without_an_answer_warns(signed_in, mehmet, idea):
    assert "Henüz kesin cevap yok" in signed_in(mehmet).get(f"/masa/belgeler/cevap/{idea.ref}/").content.decode()


def test_a_note_opens_for_the_neighbourhood_that_one_comes_from(signed_in, mehmet, idea, goksu):
    desk = signed_in(mehmet)
    assert "/masa/belgeler/bilgi-notu/?mahalle=goksu" in desk.get("/mahalle/goksu/").content.decode()
    opened = desk.get("/masa/belgeler/bilgi-notu/?mahalle=goksu")
    begun = start_of(opened)
    assert begun["place"] == "goksu"
    desk.post("/masa/belgeler/bilgi-notu/", {**begun, "goal": "11"})
    made = Document.objects.get()
    assert made.title == "Başkana bilgi notu: Göksu · 11 Sürdürülebilir Şehirler ve Topluluklar"


def test_a_letter_tells_the_earlier_ones_that_were_ticked(signed_in, mehmet, director, ayse, write, parks, monday):
    with clock.at(monday - timedelta(days=200)):
        before = write(ayse, title="Defne Parkı’nda lamba yanmıyor")
        ideas.answer_contribution(
            by=director, contribution=before, decision="information", text="Onarıldı.", unit=parks
        )
    idea = write(ayse)
    desk, address = signed_in(mehmet), f"/masa/belgeler/birime/?ref={idea.ref}"
    opened = desk.get(address)
    assert "Daha önce gelenlerden ekte anlatılacaklar" in opened.content.decode()
    assert "checked" not in str(opened.context["form"]["earlier"])
    begun = {name: value for name, value in start_of(opened).items() if name != "earlier"}
    desk.post(address, {**begun, "earlier": before.ref})
    made = Document.objects.get()
    assert made.data["sheets"][1]["earlier"]["rows"][0][1].startswith(before.thread.number)
    for form in ("pdf", "docx"):
        assert desk.get(f"/masa/belge/{made.pk}/{form}/").status_code == 200
    assert len(Pdf(desk.get(f"/masa/belge/{made.pk}/pdf/").content).pages) == 2


def test_a_note_can_be_about_a_subject_in_words(signed_in, mehmet, idea):
    desk = signed_in(mehmet)
    begun = start_of(desk.get("/masa/belgeler/bilgi-notu/"))
    desk.post("/masa/belgeler/bilgi-notu/", {**begun, "subject": " lamba "})
    made = Document.objects.get()
    assert (made.title, made.about) == ("Başkana bilgi notu: lamba", [idea.ref])


def test_a_period_that_ends_before_it_begins_is_explained(signed_in, mehmet):
    wrong = {"since": "2026-11-20", "until": "2026-11-10"}
    for address in ("/masa/belgeler/bilgi-notu/", "/masa/belgeler/muhtar/"):
        answer = signed_in(mehmet).post(address, wrong)
        assert answer.status_code == 422
        assert "Dönemin sonu başından önce olamaz" in answer.content.decode()


def test_the_weekly_sheet_opens_with_last_week_for_all(signed_in, mehmet, goksu, firat):
    desk = signed_in(mehmet)
    begun = start_of(desk.get("/masa/belgeler/muhtar/"))
    assert (str(begun["since"]), str(begun["until"])) == ("2026-11-16", "2026-11-22")
    desk.post("/masa/belgeler/muhtar/", begun)
    assert len(Document.objects.get().data["sheets"]) == 2


@pytest.fixture
def three_letters(letter, mehmet, idea, parks, works):
    more = [("Meydan ışığı", works), ("Şelale bakımı", parks)]
    matters = queries.matters(mehmet, [idea.ref])
    for subject, unit in more:
        actions.write_to_unit(by=mehmet, matters=matters, unit=unit, subject=subject, text="x", signer=Signer("", ""))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "ışığı"}, ["Meydan ışığı"]),
        ({"q": "2026-0001"}, ["Şelale bakımı", "Meydan ışığı", "Defne Parkı"]),
        ({"q": "2026-9999"}, []),
        ({"unit": "works"}, ["Meydan ışığı"]),
        ({"kind": "note"}, []),
        ({"kind": "nonsense", "unit": "", "after": "nonsense"}, ["Şelale bakımı", "Meydan ışığı", "Defne Parkı"]),
    ],
)
def test_the_list_is_searched_and_filtered(signed_in, mehmet, three_letters, asked, found):
    answer = signed_in(mehmet).get("/masa/belgeler/", asked)
    assert [one.title for one in answer.context["page"]] == found


def test_the_list_says_why_it_is_empty(signed_in, mehmet, db):
    desk = signed_in(mehmet)
    assert "Henüz belge yok" in desk.get("/masa/belgeler/").content.decode()
    assert "Uyan bir şey yok" in desk.get("/masa/belgeler/?q=yok").content.decode()


def test_the_list_goes_on_page_by_page(signed_in, mehmet, letter):
    for nth in range(22):
        Document.objects.create(what="note", title=f"Not {nth}", data={"sheets": []}, hash="x")
    desk = signed_in(mehmet)
    first = desk.get("/masa/belgeler/").context["page"]
    second = desk.get("/masa/belgeler/", {"after": first.next}).context["page"]
    assert len(first) == 20
    assert len({one.pk for one in [*first, *second]}) == 23


def count(django_assert_max_num_queries, desk, address):
    with django_assert_max_num_queries(15) as seen:
        assert desk.get(address).status_code == 200
    return len(seen)


def test_pages_cost_as_many_queries_with_one_thing_as_with_three(
    signed_in, mehmet, director, write, ayse, idea, letter, parks, django_assert_max_num_queries
):
    desk = signed_in(director)
    attach(mehmet, idea.ref, "1")
    many = f"/masa/belgeler/birime/?ref={idea.ref}"
    addresses = [
        "/masa/belgeler/", "/masa/belgeler/birime/", many, f"/masa/belge/{letter.pk}/", "/masa/belgeler/bilgi-notu/",
        f"/masa/evrak/ekle/{idea.thread.ref}/", idea.thread.get_absolute_url(), "/masa/belgeler/metinler/",
    ]  # fmt: skip
    alone = {address: count(django_assert_max_num_queries, desk, address) for address in addresses}
    others = [write(ayse, title=f"Sorun {nth}") for nth in range(2)]
    matters = queries.matters(mehmet, [idea.ref, *(one.ref for one in others)])
    second = actions.write_to_unit(by=mehmet, matters=matters, unit=parks, subject="x", text="x", signer=Signer("", ""))
    for nth in range(2, 4):
        attach(mehmet, idea.ref, str(nth))
    alone[f"/masa/belge/{second.pk}/"] = alone.pop(f"/masa/belge/{letter.pk}/")
    alone[many + "".join(f"&ref={one.ref}" for one in others)] = alone.pop(many)
    for address, before in alone.items():
        assert count(django_assert_max_num_queries, desk, address) == before, address


# Wordings


def test_a_wording_is_seen_before_it_is_saved(signed_in, director):
    desk = signed_in(director)
    address = "/masa/belgeler/metinler/unit_letter/"
    shown = desk.post(address, {"text": "Merhaba %(unit)s.", "preview": "page"})
    assert "Merhaba [yazının gittiği birim]." in shown.content.decode()
    paper = desk.post(address, {"text": "Merhaba %(unit)s.", "preview": "pdf"})
    assert "Merhaba [yazının gittiği birim]." in Pdf(paper.content).text
    assert not Wording.objects.exists()
    desk.post(address, {"text": "Merhaba %(unit)s."})
    assert Wording.objects.get().text == "Merhaba %(unit)s."
    desk.post(address, {"reset": "1"})
    assert "Hazır metin" in desk.get("/masa/belgeler/metinler/").content.decode()


def test_the_form_of_a_wording_speaks_the_language_of_the_reader(signed_in, director):
    """The text is Turkish; what stands around it is not, and what is to be typed reads from left to right."""
    said = signed_in(director).get("/en/masa/belgeler/metinler/unit_letter/").content.decode()
    assert "An empty line begins a new paragraph." in said
    assert "Hemşehrilerimizin" in said
    assert '<code dir="ltr">%(subject)s</code>' in said
    assert re.search(r'<textarea[^>]* dir="auto"', said)


@pytest.mark.parametrize("template", TEMPLATES)
def test_each_kind_of_document_has_a_preview(signed_in, director, template):
    desk = signed_in(director)
    address = f"/masa/belgeler/metinler/{template}/"
    text = start_of(desk.get(address))["text"]
    assert desk.post(address, {"text": text, "preview": "page"}).status_code == 200
    assert len(Pdf(desk.post(address, {"text": text, "preview": "pdf"}).content).pages) == 1


def test_an_unknown_place_is_explained_where_it_was_written(signed_in, director):
    answer = signed_in(director).post(
        "/masa/belgeler/metinler/note/", {"text": "%(adres)s %(came)s", "preview": "page"}
    )
    assert answer.status_code == 422
    assert "Bu yer doldurulamıyor: %(adres)s." in answer.content.decode()


# Official papers


def attach(by, of, number, content=None, **more):
    upload = SimpleUploadedFile("a.pdf", content) if content else None
    return actions.attach_reference(by=by, of=of, number=number, dated=date(2026, 11, 20), upload=upload, **more)


def test_a_paper_is_attached_to_a_step_and_seen_on_the_thread(signed_in, client, mehmet, idea, paper, parks):
    desk = signed_in(mehmet)
    address = f"/masa/evrak/ekle/{idea.thread.ref}/"
    step = idea.thread.steps.filter(promised=False).first()
    sent = {"of": f"step:{step.pk}", "what": "answer", "number": "E-4711", "dated": "2026-11-20", "unit": parks.pk}
    assert desk.post(address, {**sent, "upload": paper()}).status_code == 302
    desk.logout()
    page = desk.get(idea.thread.get_absolute_url()).content.decode()
    assert "E-4711" in page
    assert "Adım: 23 Kasım 2026" in page
    assert "/evrak/" not in page


def test_a_paper_on_a_contribution_is_seen_on_its_thread(client, mehmet, idea):
    attach(mehmet, idea.ref, "E-12")
    assert "E-12" in client.get(idea.thread.get_absolute_url()).content.decode()


@pytest.mark.parametrize(("public", "status"), [(False, 404), (True, 200)])
def test_a_file_is_read_by_everybody_only_when_it_is_public(client, mehmet, idea, public, status):
    made = attach(mehmet, idea.ref, "E/12 ü", b"%PDF-1.4 x", public=public)
    answer = client.get(f"/evrak/{made.pk}/")
    assert answer.status_code == status
    if public:
        assert answer["Content-Disposition"] == 'attachment; filename="e-12-u.pdf"'
        assert answer["Content-Type"] == "application/pdf"
        assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_public_file_of_a_hidden_thing_is_not_found(client, mehmet, zeynep, idea):
    made = attach(mehmet, idea.ref, "E-12", b"%PDF-1.4 x", public=True)
    hide(by=zeynep, ref=idea.ref, reason="insult", words="x")
    assert client.get(f"/evrak/{made.pk}/").status_code == 404


@pytest.mark.parametrize("who", ["selim", "deniz"])
def test_a_file_that_is_not_public_is_for_the_centre(request, signed_in, mehmet, idea, who):
    made = attach(mehmet, idea.ref, "E-12", b"%PDF-1.4 x")
    assert signed_in(request.getfixturevalue(who)).get(f"/evrak/{made.pk}/").status_code == 404
    assert signed_in(mehmet).get(f"/evrak/{made.pk}/").status_code == 200


def test_a_file_that_is_gone_is_not_found(signed_in, mehmet, idea):
    made = attach(mehmet, idea.ref, "E-12", b"%PDF-1.4 x")
    files.remove(made.key)
    assert signed_in(mehmet).get(f"/evrak/{made.pk}/").status_code == 404


@pytest.mark.parametrize("of", ["person:1", "comment:1", "idea:999999", "nonsense"])
def test_papers_belong_to_what_steps_are_about(signed_in, mehmet, of):
    assert signed_in(mehmet).get(f"/masa/evrak/ekle/{of}/").status_code == 404


def test_the_unit_with_which_it_lies_is_chosen_already(signed_in, mehmet, idea, parks):
    ideas.assign_unit(by=mehmet, contribution=idea, unit=parks)
    page = signed_in(mehmet).get(f"/masa/evrak/ekle/{idea.ref}/?ne=answer").content.decode()
    assert f'<option value="{parks.pk}" selected>' in page


def test_a_wrong_file_is_explained_and_what_was_typed_stays(signed_in, mehmet, idea, paper):
    sent = {"what": "answer", "number": "E-4711", "dated": "2026-11-20", "upload": paper(b"MZ program", "yazi.pdf")}
    answer = signed_in(mehmet).post(f"/masa/evrak/ekle/{idea.ref}/", sent)
    assert answer.status_code == 422
    assert "Bu dosya saklanamıyor" in answer.content.decode()
    assert 'value="E-4711"' in answer.content.decode()


def test_a_number_that_is_there_already_is_explained(signed_in, mehmet, idea):
    attach(mehmet, idea.ref, "E-1")
    sent = {"what": "answer", "number": "E-1", "dated": "2026-11-20"}
    assert signed_in(mehmet).post(f"/masa/evrak/ekle/{idea.ref}/", sent).status_code == 422


def test_a_day_in_the_future_is_explained(signed_in, mehmet, idea):
    sent = {"what": "answer", "number": "E-1", "dated": "2026-11-24"}
    assert signed_in(mehmet).post(f"/masa/evrak/ekle/{idea.ref}/", sent).status_code == 422


def test_a_paper_is_corrected_opened_and_taken_away(signed_in, mehmet, idea, paper):
    made = attach(mehmet, idea.ref, "E-1")
    desk = signed_in(mehmet)
    address = f"/masa/evrak/{made.pk}/"
    sent = {"what": "decision", "number": "E-2", "dated": "2026-11-19", "public": "on"}
    assert desk.post(address, sent).status_code == 422  # no file yet
    assert desk.post(address, {**sent, "upload": paper()}).status_code == 302
    found = OfficialReference.objects.get()
    assert (found.number, found.what, found.public) == ("E-2", "decision", True)
    desk.post(address, {"remove": "1"})
    assert not OfficialReference.objects.exists()


def test_a_town_without_documents_has_none_of_it(signed_in, mehmet, idea, monkeypatch):
    attach(mehmet, idea.ref, "E-12")
    monkeypatch.setitem(town().data["modules"], "documents", False)
    desk = signed_in(mehmet)
    assert desk.get("/masa/belgeler/").status_code == 404
    assert desk.get("/masa/etkinlikler/belgeler/").status_code == 404
    assert "Belgeler" not in desk.get("/masa/").content.decode()
    assert "E-12" not in desk.get(idea.thread.get_absolute_url()).content.decode()
    assert "belgeler" not in desk.get(f"/masa/katki/{idea.pk}/").content.decode()
