"""Recordings of an event: by their address, and told in words for who does not hear or see them."""

import pytest
from django.db import IntegrityError, transaction

from meydan.events.models import Material
from meydan.events.tests.conftest import later

VIDEO = {"title": "Panelin kaydı", "url": "https://video.example/1"}


def test_a_recording_comes_with_words_and_they_are_shown(event, mehmet, signed_in, client):
    desk, address = signed_in(mehmet), f"/masa/etkinlik/{event.pk}/sonuc/"
    said = VIDEO | {"do": "material", "recording": "on"}
    with later(days=6):
        assert "Video dosyası buraya yüklenmez" in desk.get(address).content.decode()
        refused = desk.post(address, said)
        assert (refused.status_code, Material.objects.count()) == (422, 0)
        assert "herkes bir kaydı duyamaz" in refused.content.decode()
        assert desk.post(address, said | {"words": "Üç bahçe anlatıldı."}).status_code == 302
        assert "Üç bahçe anlatıldı." in client.get(event.get_absolute_url()).content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        Material.objects.create(event=event, recording=True, **VIDEO)
