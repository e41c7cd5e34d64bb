"""A contribution with a unit, and what letters need."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from meydan.documents import actions
from meydan.documents.letters import Signer
from meydan.documents.queries import letters as queries
from meydan.ideas import actions as ideas


@pytest.fixture
def write(monday, targets, goksu, director, parks):
    """write(ayse, title="…") → a contribution that lies with Parks and Gardens."""

    def make(by, *, title="Defne Parkı’nda üç lamba yanmıyor", text="Parkın güney tarafı karanlık.", **more):
        one = ideas.submit_contribution(
            by=by, kind="problem", title=title, text=text, neighbourhood=goksu, targets=[targets["11.7"]], **more
        )
        return ideas.assign_unit(by=director, contribution=one, unit=parks)

    return make


@pytest.fixture
def idea(write, ayse):
    return write(ayse)


@pytest.fixture
def paper():
    """paper(b"%PDF-1.7 …", "yazi.pdf") → an upload."""

    def make(content=b"%PDF-1.7 a letter", name="yazi.pdf"):
        return SimpleUploadedFile(name, content)

    return make


@pytest.fixture
def letter(idea, mehmet, parks):
    """A letter to Parks and Gardens about the contribution."""
    return actions.write_to_unit(
        by=mehmet,
        matters=queries.matters(mehmet, [idea.ref]),
        unit=parks,
        subject="Defne Parkı",
        text="Bir metin.\n\nİkinci bölüm.",
        signer=Signer("Derya Aksoy", "Merkez Sorumlusu"),
    )
