"""Pages of documents: happy, refused, and their number of queries."""

import pytest
from django.urls import reverse

from meydan.documents.models import Document, DocumentKind

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
