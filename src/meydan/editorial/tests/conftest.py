from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from meydan.editorial import actions


def words(title: str = "Yeni park açıldı", **more: str) -> dict[str, str]:
    return {"title": title, "summary": "Göksu’da.", "body": f"<p>{title}: gölge var.</p>", "alt": "Bir ağaç", **more}


@pytest.fixture
def drawn():
    file = BytesIO()
    Image.new("RGB", (900, 600), "#5f8a2f").save(file, "JPEG", comment=b"secret place")
    file.seek(0)
    return file


@pytest.fixture
def paper():
    return SimpleUploadedFile("rapor.pdf", b"%PDF-1.7 " + b"x" * 500, "application/pdf")


@pytest.fixture
def publish(mehmet):
    """publish("key", slug=…, words=…): news, unless it is said otherwise."""

    def made(key: str = "1", *, by=mehmet, **said):
        plain = {"what": "news", "slug": f"haber-{key}", "words": {"tr": words()}}
        return actions.publish_article(by=by, text=actions.Text(source=f"piece:{key}", **(plain | said)))

    return made


@pytest.fixture
def place(mehmet):
    def made(key: str = "1", *, by=mehmet, **said):
        plain = {"where": "banner", "words": {"tr": {"title": "Yarın kapalıyız"}}}
        return actions.publish_line(by=by, line=actions.Line(source=f"strip:{key}", **(plain | said)))

    return made
