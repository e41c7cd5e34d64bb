"""Reports, hiding, the public log; photos without secrets."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from meydan.base.models import OutboxMessage
from meydan.discussion.actions import write_comment
from meydan.moderation import actions, pictures, rules
from meydan.moderation.models import Hiding, Photo, Report
from meydan.moderation.pictures import Rectangle
from meydan.threads.actions import open_thread


@pytest.fixture
def comment(monday, ayse):
    thread = open_thread(title="Gölge yok", neighbourhood=None)
    return write_comment(by=ayse, on=thread.ref, text="Kötü bir söz", position="for")


def upload(picture=None, name="x.jpg", form="JPEG", **save):
    file = io.BytesIO()
    (picture or Image.new("RGB", (900, 600), "#336699")).save(file, form, **save)
    return SimpleUploadedFile(name, file.getvalue())


def test_a_report_is_taken_once_a_person(comment, deniz, zeynep, refused):
    actions.report(by=deniz, ref=comment.ref, reason="insult")
    with refused(rules.REPORTED_ALREADY):
        actions.report(by=deniz, ref=comment.ref, reason="spam")
    actions.report(by=zeynep, ref=comment.ref, reason="spam")
    assert Report.objects.count() == 2


def test_hiding_tells_author_and_reporters_and_writes_the_log_without_names(comment, deniz, zeynep, ayse, client):
    actions.report(by=deniz, ref=comment.ref, reason="insult")
    actions.decide_reports(by=zeynep, ref=comment.ref, hide_it=True, reason="insult", words="Lütfen hakaret etmeyin.")
    comment.refresh_from_db()
    assert comment.hidden_at is not None
    told = {
        (message.code, tuple(message.to)) for message in OutboxMessage.objects.filter(code__startswith="moderation")
    }
    assert told == {("moderation.hidden", (ayse.ref,)), ("moderation.report_hidden", (deniz.ref,))}
    page = client.get(reverse("moderation:log")).content.decode()
    assert "Yorum" in page
    assert ayse.display_name not in page
    assert "Kötü bir söz" not in page


def test_a_hidden_thing_can_be_shown_again_and_the_log_says_so(comment, zeynep):
    hiding = actions.hide(by=zeynep, ref=comment.ref, reason="spam", words="x")
    actions.unhide(by=zeynep, hiding=hiding)
    comment.refresh_from_db()
    assert comment.hidden_at is None
    assert Hiding.objects.get().lifted_at is not None


@pytest.mark.parametrize("who", ["ayse", "deniz", "mehmet", "director"])
def test_only_moderators_hide(comment, who, request, refused):
    with refused("base.not_staff"):
        actions.hide(by=request.getfixturevalue(who), ref=comment.ref, reason="spam", words="x")


def test_nothing_remains_of_the_file_that_was_sent(ayse, monday):
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (38.0, 23.0, 0.0)}
    exif[0x010F] = "SecretCamera"
    photo = actions.add_photo(by=ayse, ref="idea:1", upload=upload(exif=exif))
    for size in pictures.SIZES:
        stored = pictures.path(photo.key, size)
        assert b"SecretCamera" not in stored.read_bytes()
        with Image.open(stored) as picture:
            assert dict(picture.getexif()) == {}
            assert picture.format == "WEBP"


def test_a_turned_photo_is_set_upright(ayse):
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = actions.add_photo(by=ayse, ref="idea:1", upload=upload(Image.new("RGB", (400, 200)), exif=exif))
    assert (photo.width, photo.height) == (200, 400)


@pytest.mark.parametrize(
    "file",
    [
        SimpleUploadedFile("x.jpg", b"<svg onload=alert(1)>"),
        SimpleUploadedFile("x.jpg", b""),
        SimpleUploadedFile("x.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50),
        SimpleUploadedFile("x.jpg", b"GIF89a" + b"\0" * 4),
    ],
)
def test_what_is_no_picture_is_refused(ayse, refused, file):
    with refused(rules.NOT_A_PICTURE, field="photos"):
        actions.add_photo(by=ayse, ref="idea:1", upload=file)
    assert not Photo.objects.exists()


def test_a_bomb_is_refused_before_it_is_unpacked(ayse, refused):
    with refused(rules.TOO_MANY_PIXELS):
        actions.add_photo(by=ayse, ref="idea:1", upload=upload(Image.new("1", (9000, 9000)), name="x.png", form="PNG"))


def test_five_photos_are_enough(ayse, refused):
    for _ in range(5):
        actions.add_photo(by=ayse, ref="idea:1", upload=upload(Image.new("RGB", (20, 20))))
    with refused(rules.TOO_MANY, limit=5):
        actions.add_photo(by=ayse, ref="idea:1", upload=upload(Image.new("RGB", (20, 20))))


def test_blur_destroys_what_it_covers_and_the_sharp_file(ayse, zeynep, django_capture_on_commit_callbacks):
    stripes = Image.new("RGB", (800, 600), "white")
    for x in range(0, 800, 8):
        stripes.paste("black", (x, 0, x + 4, 600))
    photo = actions.add_photo(by=ayse, ref="idea:1", upload=upload(stripes))
    sharp = photo.key
    with django_capture_on_commit_callbacks(execute=True):
        photo = actions.check_photo(
            by=zeynep, photo=photo, publish=True, rectangles=[Rectangle(0, 0, 50, 100)], words="Sokak"
        )
    assert photo.key != sharp
    assert not pictures.path(sharp, 1280).exists()
    with Image.open(pictures.path(photo.key, 1280)) as picture:
        left = picture.convert("L").crop((40, 100, 300, 500)).getextrema()
        right = picture.convert("L").crop((500, 100, 760, 500)).getextrema()
    assert left[1] - left[0] < 60
    assert right[1] - right[0] > 180


def test_a_waiting_photo_is_seen_by_its_sender_and_the_desk_only(client, ayse, deniz, zeynep):
    photo = actions.add_photo(by=ayse, ref="idea:1", upload=upload())
    seen = {}
    for person in (None, deniz, ayse, zeynep):
        client.logout()
        if person:
            client.force_login(person)
        seen[person] = client.get(photo.small_url).status_code
    assert list(seen.values()) == [404, 404, 200, 200]
    actions.check_photo(by=zeynep, photo=photo, publish=True)
    client.logout()
    answer = client.get(photo.small_url)
    assert "immutable" in answer["Cache-Control"]


def test_a_rejected_photo_is_explained_to_its_sender(ayse, zeynep, refused):
    photo = actions.add_photo(by=ayse, ref="idea:1", upload=upload())
    actions.check_photo(by=zeynep, photo=photo, publish=False, because="Yüzler görünüyor.")
    assert OutboxMessage.objects.get(code="moderation.photo_rejected").facts == {"because": "Yüzler görünüyor."}
    with refused(rules.CHECKED_ALREADY):
        actions.check_photo(by=zeynep, photo=photo, publish=True)


def test_the_desk_wants_a_reason_for_a_rejection(signed_in, ayse, zeynep):
    photo = actions.add_photo(by=ayse, ref="idea:1", upload=upload())
    hers = signed_in(zeynep)
    assert hers.post(reverse("moderation:desk_photos"), {"photo": photo.pk, "do": "reject"}).status_code == 422
    assert (
        hers.post(
            reverse("moderation:desk_photos"), {"photo": photo.pk, "do": "publish", "rectangles": "1 2 3"}
        ).status_code
        == 422
    )
    assert (
        hers.post(
            reverse("moderation:desk_photos"), {"photo": photo.pk, "do": "publish", "rectangles": "1 2 30 30"}
        ).status_code
        == 302
    )


@pytest.mark.parametrize("count", [1, 3])
def test_reports_are_searched_filtered_and_paged_without_more_queries(
    count, monday, ayse, deniz, zeynep, signed_in, django_assert_max_num_queries
):
    thread = open_thread(title="Gölge yok", neighbourhood=None)
    for number in range(count):
        one = write_comment(by=ayse, on=thread.ref, text=f"Söz {number}", position="for")
        actions.report(by=deniz, ref=one.ref, reason="insult", words="kırıcı")
        actions.report(by=zeynep, ref=one.ref, reason="spam", words="yineleme")
    page, address = signed_in(zeynep), reverse("moderation:desk_reports")
    with django_assert_max_num_queries(14):
        assert page.get(address).content.decode().count("2 bildirim") == count
    assert page.get(address, {"q": "yinele"}).content.decode().count("2 bildirim") == count
    assert page.get(address, {"reason": "insult"}).content.decode().count("2 bildirim") == count
    for nothing in ({"reason": "illegal"}, {"q": "reklam"}):
        shown = page.get(address, nothing).content.decode()
        assert "2 bildirim" not in shown
        assert "Bulunamadı" in shown


def test_the_second_page_of_reports_goes_on_where_the_first_ended(monday, ayse, deniz, zeynep, signed_in):
    thread = open_thread(title="Gölge yok", neighbourhood=None)
    for number in range(41):
        Report.objects.create(ref=f"comment:{number + 1}", by=deniz, reason="spam", at=monday)
    write_comment(by=ayse, on=thread.ref, text="Söz", position="for")
    page = signed_in(zeynep).get(reverse("moderation:desk_reports"))
    following = page.context["page"].next
    assert len(page.context["rows"]) == 40
    assert len(signed_in(zeynep).get(reverse("moderation:desk_reports"), {"after": following}).context["rows"]) == 1
