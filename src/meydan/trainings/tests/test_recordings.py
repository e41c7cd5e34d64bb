"""Recordings: by their address, and told in words for who does not hear or see them."""

import pytest
from django.db import IntegrityError, transaction

from meydan.trainings import actions
from meydan.trainings.models import Material, Page
from meydan.trainings.rules.reasons import WORDLESS

VIDEO = {"title": "Tatbikat", "url": "https://video.example/1"}


def test_a_recording_needs_words_what_one_reads_does_not(course, mehmet, refused):
    actions.add_material(by=mehmet, course=course, **VIDEO)
    with refused(WORDLESS, field="words"):
        actions.add_material(by=mehmet, course=course, recording=True, **VIDEO)
    actions.add_material(by=mehmet, course=course, recording=True, words="Toplanma yerine yürünür.", **VIDEO)
    with pytest.raises(IntegrityError), transaction.atomic():
        Material.objects.create(course=course, recording=True, **VIDEO)


def test_so_does_the_video_of_a_page(course, mehmet, refused):
    page = {"title": "Çanta", "text": "Su", "video": VIDEO["url"]}
    with refused(WORDLESS, field="video_words"):
        actions.save_page(by=mehmet, course=course, **page)
    older = Page.objects.create(course=course, **page)
    with refused(WORDLESS, field="video_words"):
        actions.save_page(by=mehmet, course=course, page=older, title="Çantam")
    actions.save_page(by=mehmet, course=course, page=older, video_words="Çanta doldurulur.")


def test_the_words_stand_below_the_address(course, run, mehmet, ayse, signed_in):
    desk, content = signed_in(mehmet), f"/masa/egitim/{course.pk}/icerik/"
    said = VIDEO | {"do": "material", "recording": "on"}
    assert "Video dosyası buraya yüklenmez" in desk.get(content).content.decode()
    assert desk.post(content, said).status_code == 422
    assert desk.post(content, said | {"words": "Toplanma yerine yürünür."}).status_code == 302
    filmed = {"title": "Çanta", "text": "Su", "video": VIDEO["url"], "position": "0"}
    page = f"/masa/egitim/{course.pk}/sayfa/"
    assert desk.post(page, filmed).status_code == 422
    assert desk.post(page, filmed | {"video_words": "Çanta doldurulur."}).status_code == 302
    mine = actions.apply(by=ayse, run=run)
    own = signed_in(ayse)
    assert "Toplanma yerine yürünür." in own.get(mine.get_absolute_url()).content.decode()
    shown = own.get(f"{mine.get_absolute_url()}sayfa/{Page.objects.get().pk}/").content.decode()
    assert "Çanta doldurulur." in shown
