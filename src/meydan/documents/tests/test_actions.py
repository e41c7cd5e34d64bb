"""Verbs: allowed, every refusal, what they leave behind."""

from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from PIL import Image

from meydan.base.audit import verify
from meydan.base.cards import Scope
from meydan.base.models import AuditLine
from meydan.base.sentences import NOT_STAFF, SIGN_IN_FIRST
from meydan.documents import actions, files, rules
from meydan.documents.letters import Signer
from meydan.documents.models import Document, DocumentKind, OfficialReference, Wording
from meydan.documents.queries.letters import matters
from meydan.documents.queries.wordings import wording, wordings_of
from meydan.documents.sheets import fingerprint
from meydan.ideas import actions as ideas
from meydan.moderation.actions import add_photo, check_photo
from meydan.moderation.models import Photo
from meydan.people.actions import erase_person
from meydan.projects import actions as projects

pytestmark = pytest.mark.django_db
SIGNED = Signer("Derya Aksoy", "Merkez Sorumlusu")


def facts(person, *things):
    return matters(person, [one.ref for one in things])


def send(by, matters, unit, **more):
    usual = {"subject": "Konu", "text": "Metin.", "signer": SIGNED}
    return actions.write_to_unit(by=by, matters=matters, unit=unit, **(usual | more))


def answer_letter(by, one, **more):
    usual = {"name": "Ayşe Işık", "address": "Gül Sokak 1", "text": "Metin.", "signer": SIGNED}
    return actions.write_to_resident(by=by, matter=facts(by, one)[0], **(usual | more))


def test_a_letter_is_kept_with_all_that_stands_in_it(mehmet, idea, parks, monday):
    made = send(mehmet, facts(mehmet, idea), parks)
    assert (made.what, made.unit, made.made_by, made.at) == (DocumentKind.UNIT_LETTER, parks, mehmet, monday)
    assert made.hash == fingerprint(Document.objects.get().data)
    line = AuditLine.objects.get(code="documents.made")
    assert (line.ref, line.facts["about"]) == (made.ref, [idea.ref])


@pytest.mark.parametrize("who", ["selim", "zeynep", "deniz"])
def test_units_moderators_and_residents_write_no_letters(request, refused, who, idea, parks, director):
    person = request.getfixturevalue(who)
    matters = facts(director, idea)
    with refused(NOT_STAFF):
        send(person, matters, parks)
    with refused(NOT_STAFF):
        actions.write_note(by=person, scope=Scope(date(2026, 11, 1), date(2026, 11, 2)), place=None, goal=None)
    with refused(NOT_STAFF):
        actions.write_weekly(by=person, since=date(2026, 11, 1), until=date(2026, 11, 2), place=None)
    with refused(NOT_STAFF):
        actions.attach_reference(by=person, of=idea.ref, number="1", dated=date(2026, 11, 1))


def test_visitors_sign_in_first(refused, idea, parks):
    with refused(SIGN_IN_FIRST):
        send(None, facts(None, idea), parks)


def test_a_letter_is_about_something_and_not_about_everything(mehmet, idea, parks, refused):
    with refused(rules.NOTHING_CHOSEN):
        send(mehmet, [], parks)
    with refused(rules.TOO_MANY, most=60):
        send(mehmet, facts(mehmet, idea) * 61, parks)


def test_an_annex_shows_published_photos_only(mehmet, zeynep, ayse, idea, parks):
    file = BytesIO()
    Image.new("RGB", (60, 60), "#7fc3cf").save(file, "PNG")
    photos = [add_photo(by=ayse, ref=idea.ref, upload=upload(file.getvalue(), f"{nth}.png")) for nth in range(2)]
    check_photo(by=zeynep, photo=photos[0], publish=True, words="Direk")
    annex = send(mehmet, facts(mehmet, idea), parks).data["sheets"][1]
    assert annex["photos"] == [{"key": Photo.objects.get(pk=photos[0].pk).key, "words": "Direk"}]


def upload(content, name="a.pdf"):
    return SimpleUploadedFile(name, content)


def test_an_answer_letter_carries_the_final_answer(mehmet, director, idea, parks):
    ideas.answer_contribution(
        by=director, contribution=idea, decision="information", text="Lambalar yenilendi.", unit=parks
    )
    assert facts(mehmet, idea)[0].answer == "Lambalar yenilendi."
    assert answer_letter(mehmet, idea).person == idea.author


def test_a_letter_to_a_resident_is_erased_with_the_account(mehmet, ayse, idea, letter, director):
    answer_letter(mehmet, idea)
    erase_person(by=ayse, person=ayse)
    assert [one.pk for one in Document.objects.all()] == [letter.pk]
    assert "Ayse" not in str(Document.objects.get().data)


def test_the_name_for_questions_goes_when_staff_go(letter, mehmet, director):
    assert "Mehmet" in str(letter.data)
    erase_person(by=mehmet, person=mehmet)
    kept = Document.objects.get()
    assert kept.made_by is None
    assert "Mehmet" not in str(kept.data)
    assert kept.hash == fingerprint(kept.data)


def test_a_note_counts_what_came_in_its_place_and_period(mehmet, director, write, ayse, parks, goksu, monday):
    answered, _open = write(ayse, title="Bir sorun var"), write(ayse, title="Başka sorun var")
    ideas.answer_contribution(by=director, contribution=answered, decision="information", text="Yapıldı.", unit=parks)
    scope = Scope(date(2026, 11, 1), date(2026, 11, 30), goksu.pk)
    made = actions.write_note(by=mehmet, scope=scope, place=goksu, goal=None, decision="Yeni tarih.")
    sheet = made.data["sheets"][0]
    assert [one["value"] for one in sheet["figures"]] == ["2", "1", "0", "1"]
    assert (made.title, made.place) == ("Başkana bilgi notu: Göksu", goksu)
    assert sheet["call"]["text"] == "Yeni tarih."


def test_a_note_on_a_subject_counts_what_says_its_words(mehmet, director, write, ayse, parks, targets, monday):
    lamps, other = (
        write(ayse, title="Park lambaları yanmıyor"),
        write(ayse, title="Kaldırım dar", text="Bebek arabası geçmiyor."),
    )
    facts = {"summary": "x", "unit": parks, "starts_on": monday.date(), "ends_on": monday.date()}
    for one, title in ((lamps, "Işıklar"), (other, "Kaldırımlar")):
        ideas.answer_contribution(by=director, contribution=one, decision="accepted", text="Olur.", unit=parks)
        projects.start_project(by=director, title=title, contributions=[one], **facts)
    scope = Scope(date(2026, 11, 1), date(2026, 11, 30), words="lamba")
    made = actions.write_note(by=mehmet, scope=scope, place=None, goal=None)
    sheet = made.data["sheets"][0]
    assert made.title == "Başkana bilgi notu: lamba"
    assert sheet["figures"][0]["value"] == "1"
    assert [row["title"] for row in sheet["table"]["rows"]] == [lamps.title]
    assert [one["title"] for one in sheet["lists"]] == ["Ne değişti?"]
    assert len(sheet["lists"][0]["items"]) == 1
    assert "Kaldırım" not in str(sheet)


def test_a_note_says_what_was_done_together_in_its_place_and_period(
    mehmet, director, parks, goksu, firat, targets, monday
):
    day = monday.date()
    for place, amount, on in ((goksu, 1200000, day), (firat, 700000, day), (goksu, 500000, date(2026, 5, 1))):
        project = projects.start_project(
            by=director, title="Gölgelik", summary="x", unit=parks, starts_on=date(2026, 5, 1), ends_on=day, targets=[targets["11.7"]],
            neighbourhoods=[place], budget_planned=9000000,
        )  # fmt: skip
        projects.record_spending(by=director, project=project, amount=amount, on=on, words="x")
    scope = Scope(date(2026, 11, 1), date(2026, 11, 30), goksu.pk, 11)
    lists = actions.write_note(by=mehmet, scope=scope, place=goksu, goal=None).data["sheets"][0]["lists"]
    assert lists[1] == {"title": "Birlikte yapılanlar", "items": ["Projelere harcanan: 12.000 ₺"]}


@pytest.mark.parametrize("days", [-1, 400])
def test_a_period_has_an_end_after_its_beginning_and_is_not_endless(mehmet, refused, days):
    since = date(2025, 1, 1)
    with refused(rules.PERIOD):
        actions.write_note(by=mehmet, scope=Scope(since, since + timedelta(days=days)), place=None, goal=None)
    with refused(rules.PERIOD):
        actions.write_weekly(by=mehmet, since=since, until=since + timedelta(days=days), place=None)


def test_all_weekly_sheets_come_in_one_document(mehmet, write, ayse, goksu, firat):
    write(ayse)
    made = actions.write_weekly(by=mehmet, since=date(2026, 11, 23), until=date(2026, 11, 29), place=None)
    assert [sheet["title"] for sheet in made.data["sheets"]] == ["Fırat", "Göksu"]
    assert [sheet["figures"][0]["value"] for sheet in made.data["sheets"]] == ["0", "1"]


def test_a_weekly_sheet_is_about_its_neighbourhood_alone(mehmet, write, ayse, goksu, firat):
    write(ayse)
    made = actions.write_weekly(by=mehmet, since=date(2026, 11, 23), until=date(2026, 11, 29), place=firat)
    assert [sheet["figures"][0]["value"] for sheet in made.data["sheets"]] == ["0"]


# Wordings


def test_the_town_words_its_letters_and_can_go_back(director, monday):
    shipped = wording(DocumentKind.UNIT_LETTER)
    actions.save_wording(by=director, template="unit_letter", text="Sayın %(unit)s, %(count)s katkı.")
    assert wording(DocumentKind.UNIT_LETTER) == "Sayın %(unit)s, %(count)s katkı."
    actions.save_wording(by=director, template="unit_letter", text="")
    assert wording(DocumentKind.UNIT_LETTER) == shipped
    assert [(one.by, one.text != "") for one in wordings_of("unit_letter")] == [
        (director, False),
        (director, True),
    ]
    assert AuditLine.objects.filter(code="documents.worded").count() == 2
    assert verify() == []


@pytest.mark.parametrize("text", ["%(person)s", "%(count)s ve %(telefon)s", "%()s"])
def test_a_place_that_nobody_can_fill_is_refused(director, refused, text):
    with refused(rules.UNKNOWN_PLACEHOLDER):
        actions.save_wording(by=director, template="unit_letter", text=text)
    assert not Wording.objects.exists()


@pytest.mark.parametrize("text", ["%(count", "%(count)", "%(count)d", "%( count)s"])
def test_a_place_that_is_written_wrongly_is_refused(director, refused, text):
    with refused(rules.BROKEN_PLACEHOLDER, example="%(subject)s"):
        actions.save_wording(by=director, template="unit_letter", text=text)


def test_only_directors_word_letters(mehmet, refused):
    with refused(NOT_STAFF):
        actions.save_wording(by=mehmet, template="note", text="x")


# Official papers


def attach(by, of, content=None, name="a.pdf", **more):
    usual = {"number": "E-123", "dated": date(2026, 11, 20), "what": "answer"}
    return actions.attach_reference(by=by, of=of, upload=upload(content, name) if content else None, **(usual | more))


def office(*names, mimetype=b""):
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        if mimetype:
            packed.writestr("mimetype", mimetype)
        for name in names:
            packed.writestr(name, "x")
    return file.getvalue()


def picture(kind):
    file = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Ayşe'nin telefonu"
    Image.new("RGB", (60, 40), "#7fc3cf").save(file, kind, exif=exif)
    return file.getvalue()


ODT = b"application/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (b"%PDF-1.4 x", "pdf"),
        (office("word/document.xml"), "docx"),
        (office("content.xml", mimetype=ODT), "odt"),
        (picture("JPEG"), "jpg"),
        (picture("PNG"), "jpg"),
    ],
    ids=["pdf", "docx", "odt", "jpeg", "png"],
)
def test_papers_of_usual_kinds_are_kept_outside_the_public_folder(mehmet, idea, settings, content, suffix):
    made = attach(mehmet, idea.ref, content, "her-şey.exe")
    kept = files.path(made.key)
    assert made.suffix == suffix
    assert made.size == len(kept.read_bytes())
    assert not kept.is_relative_to(settings.MEDIA_ROOT)


def test_pictures_lose_what_they_tell_about_their_maker(mehmet, idea):
    kept = files.path(attach(mehmet, idea.ref, picture("JPEG")).key).read_bytes()
    assert b"telefonu" not in kept
    assert not dict(Image.open(BytesIO(kept)).getexif())


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90",
        b"<html>",
        b"PK\x03\x04 broken",
        office("word/document.xml", "word/vbaProject.bin"),
        office("a.exe"),
        b"x",
    ],
    ids=["program", "page", "broken", "macros", "archive", "nothing"],
)
def test_other_files_are_refused_whatever_their_name(mehmet, idea, refused, content):
    with refused(rules.NOT_A_PAPER, field="upload"):
        attach(mehmet, idea.ref, content, "yazi.pdf")
    assert not OfficialReference.objects.exists()


def test_too_heavy_a_file_is_refused(mehmet, idea, refused, monkeypatch):
    monkeypatch.setattr(files, "MOST_BYTES", 5)
    with refused(rules.TOO_HEAVY, field="upload"):
        attach(mehmet, idea.ref, b"%PDF-1.4")


def test_only_a_file_can_be_public(mehmet, idea, refused):
    with refused(rules.NO_FILE, field="public"):
        attach(mehmet, idea.ref, public=True)
    with pytest.raises(IntegrityError):
        OfficialReference.objects.create(of=idea.ref, number="2", dated=date(2026, 1, 1), public=True)


def test_a_new_file_replaces_the_old_one(mehmet, idea, django_capture_on_commit_callbacks):
    made = attach(mehmet, idea.ref, b"%PDF-1.4 old")
    old = files.path(made.key)
    with django_capture_on_commit_callbacks(execute=True):
        changed = actions.change_reference(by=mehmet, reference=made, upload=upload(b"%PDF-1.4 new"), public=True)
    assert not old.exists()
    assert files.path(changed.key).read_bytes() == b"%PDF-1.4 new"
    assert changed.public


def test_a_removed_paper_takes_its_file_along(mehmet, idea, django_capture_on_commit_callbacks):
    made = attach(mehmet, idea.ref, b"%PDF-1.4 x")
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_reference(by=mehmet, reference=made)
    assert not files.path(made.key).exists()
    assert not OfficialReference.objects.exists()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_one_number_is_attached_once_by_many_at_the_same_time(mehmet, idea, in_parallel):
    outcomes = in_parallel(lambda _nth: attach(mehmet, idea.ref), range(6))
    assert [type(one) for one in outcomes].count(OfficialReference) == 1
    assert sum(isinstance(one, IntegrityError) for one in outcomes) == 5
