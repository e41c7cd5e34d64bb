"""The page of a project is kept for all its readers; what only some see of it is never in what others read."""

import pytest

from meydan.discussion.actions import hide_comment, write_comment
from meydan.moderation.models import Photo
from meydan.projects import actions

pytestmark = pytest.mark.usefixtures("kept_parts")


@pytest.fixture
def pages(project, reader, ayse, deniz, director):
    """→ the page as a colleague, two residents and the colleague again read it, one after the other."""

    def read() -> list[str]:
        address = project.get_absolute_url()
        return [reader(person).get(address).content.decode() for person in (director, ayse, deniz, director)]

    return read


def seen(pages: list[str], words: str) -> list[bool]:
    return [words in page for page in pages]


def test_the_way_to_the_desk_is_for_colleagues(project, pages):
    assert seen(pages(), f'href="/masa/proje/{project.pk}/"') == [True, False, False, True]


def test_a_hidden_comment_is_for_colleagues(project, pages, deniz, zeynep):
    said = write_comment(by=deniz, on=project.ref, text="Bu söz gizlendi.", position="for")
    hide_comment(by=zeynep, thing_id=said.pk, reason="…")
    assert seen(pages(), said.text) == [True, False, False, True]


def test_a_photo_that_nobody_has_checked_is_for_colleagues(project, pages, director, monday):
    update = actions.post_update(by=director, project=project, title="Haber", text="x")
    photo = {"width": 8, "height": 8, "state": Photo.State.WAITING}
    Photo.objects.create(of=update.ref, key="b" * 32, words="Fidan", **photo)
    assert seen(pages(), "b" * 32) == [True, False, False, True]


def test_an_own_comment_is_changed_by_its_author_alone(project, pages, ayse):
    said = write_comment(by=ayse, on=project.ref, text="Güzel olur.", position="for")
    assert seen(pages(), f'href="/yorum/{said.pk}/duzenle/"') == [False, True, False, False]


def test_a_hidden_project_is_for_colleagues(project, reader, ayse, director, zeynep):
    address = project.get_absolute_url()
    assert reader(ayse).get(address).status_code == 200
    actions.hide_project(by=zeynep, thing_id=project.pk, reason="…")
    assert [reader(one).get(address).status_code for one in (ayse, director)] == [404, 200]
