from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from meydan.base import clock, search
from meydan.base.audit import verify
from meydan.base.models import AuditLine
from meydan.base.remembered import look_again
from meydan.base.sentences import NOT_STAFF
from meydan.documents.rules import NOT_A_PAPER
from meydan.editorial import actions, lines, rules
from meydan.editorial.cleaning import clean, plain, safe_address
from meydan.editorial.models import Article, Attachment, Placed, Submission
from meydan.editorial.tests.conftest import words
from meydan.moderation import pictures
from meydan.moderation.models import Photo
from meydan.notices.actions import spread
from meydan.notices.models import Notice

HOUR = timedelta(hours=1)


def test_what_is_published_is_found_by_everybody(publish):
    article = publish(words={"tr": words(), "en": words("A new park")})
    assert [entry.ref for entry in search.find("gölge")] == [article.ref]
    assert [entry.ref for entry in search.find("a new park")] == [article.ref]
    assert AuditLine.objects.filter(code="editorial.published", ref=article.ref).count() == 1
    assert not verify()


def test_publishing_again_corrects_and_keeps_the_first_day(publish, monday):
    first = publish()
    with clock.at(clock.now() + timedelta(days=3)):
        again = publish(words={"tr": words("Yeni park ve çeşme")})
    assert (again.pk, again.title) == (first.pk, "Yeni park ve çeşme")
    assert again.first_published_at == first.first_published_at
    assert again.published_at == first.published_at + timedelta(days=3)
    assert Article.objects.count() == 1


@pytest.mark.parametrize("name", ["deniz", "selim", "zeynep"])
def test_only_who_publishes_publishes(publish, place, request, name, refused):
    by = request.getfixturevalue(name)
    for verb in (
        lambda: publish(by=by),
        lambda: place(by=by),
        lambda: actions.take_down_article(by=by, source="piece:1"),
    ):
        with refused(NOT_STAFF):
            verb()
    assert not Article.objects.exists()
    assert not Placed.objects.exists()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"words": {"en": words()}}, rules.NO_TITLE),
        ({"words": {}}, rules.NO_TITLE),
        ({"words": {"tr": words(body="")}}, rules.NO_BODY),
        ({"words": {"tr": words(), "en": words(body="<script>x</script>")}}, rules.NO_BODY),
    ],
)
def test_what_is_not_whole_is_not_published(publish, said, code, refused):
    with refused(code):
        publish(**said)
    assert not Article.objects.exists()


def test_two_never_share_an_address(publish, refused):
    publish("1", slug="ayni")
    with refused(rules.SLUG_TAKEN):
        publish("2", slug="ayni")
    assert publish("2", slug="").slug == "yeni-park-acildi"


def test_a_language_without_a_title_is_left_out(publish):
    assert set(publish(words={"tr": words(), "ku": words("")}).words) == {"tr"}


def test_a_picture_is_encoded_anew_and_needs_words(publish, drawn, refused):
    with refused(rules.NO_WORDS_FOR_PICTURE):
        publish(words={"tr": words(alt="")}, picture=drawn, picture_bytes=len(drawn.getvalue()))
    article = publish(picture=drawn, picture_bytes=len(drawn.getvalue()))
    photo = Photo.objects.get(of=article.ref)
    assert (photo.state, photo.words) == ("published", "Bir ağaç")
    assert b"secret place" not in pictures.path(photo.key, 1280).read_bytes()
    publish()
    assert not Photo.objects.filter(of=article.ref).exists()


def test_documents_are_what_they_say_and_are_replaced_together(
    publish, paper, refused, django_capture_on_commit_callbacks
):
    with refused(NOT_A_PAPER):
        publish(documents=[("Rapor", SimpleUploadedFile("x.pdf", b"<html>"))])
    article = publish(documents=[("Rapor", paper)])
    first = article.attachments.get()
    assert (first.title, first.suffix) == ("Rapor", "pdf")
    paper.seek(0)
    with django_capture_on_commit_callbacks(execute=True):
        publish(documents=[("Rapor 2", paper)])
    assert [one.title for one in Attachment.objects.all()] == ["Rapor 2"]


def test_what_is_taken_down_is_gone_until_it_is_published_again(publish, mehmet):
    article = publish()
    assert actions.take_down_article(by=mehmet, source=article.source)
    assert not list(search.find("gölge"))
    assert actions.take_down_article(by=mehmet, source=article.source) is None
    assert actions.take_down_article(by=mehmet, source="piece:none") is None
    assert publish().pk == article.pk
    assert list(search.find("gölge"))


def test_lines_stand_from_their_first_moment_to_their_last(place, monday):
    now = clock.now()
    place("1", starts_at=now, ends_at=now + HOUR, words={"tr": {"title": "Kapalı"}, "en": {"title": "Closed"}})
    place("2", where="foot", address="/merkez/")
    look_again(at_once=True)
    for moment, shown in ((now - HOUR, []), (now, ["Kapalı"]), (now + HOUR, [])):
        with clock.at(moment):
            assert [one.title for one in lines.standing("banner")] == shown
    assert [one.address for one in lines.standing("foot")] == ["/merkez/"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"where": "foot"}, rules.WRONG_ADDRESS),
        ({"address": "javascript:alert(1)"}, rules.WRONG_ADDRESS),
        ({"address": "//evil.example"}, rules.WRONG_ADDRESS),
        ({"words": {"en": {"title": "x"}}}, rules.NO_TITLE),
    ],
)
def test_lines_that_lead_nowhere_are_refused(place, said, code, refused):
    with refused(code):
        place(**said)


def test_a_line_ends_after_it_starts_and_there_are_not_too_many(place, monday, refused, mehmet):
    with refused(rules.ENDS_BEFORE):
        place(starts_at=clock.now(), ends_at=clock.now())
    for number in range(rules.MOST_LINES):
        place(str(number))
    with refused(rules.TOO_MANY_LINES):
        place("one more")
    actions.take_down_line(by=mehmet, source="strip:0")
    assert actions.take_down_line(by=mehmet, source="strip:0") is None
    assert place("one more").published_at


def test_who_publishes_is_told_of_what_is_handed_in(selim, mehmet, director, deniz, refused):
    with refused(NOT_STAFF):
        actions.hand_in(by=deniz, source="piece:1", title="x", path="/x/")
    actions.hand_in(by=selim, source="piece:1", title="Yeni park", path="/masa/yayin/oda/x/")
    actions.hand_in(by=selim, source="piece:1", title="Yeni park", path="/masa/yayin/oda/x/")
    assert Submission.objects.count() == 1
    while spread(at_most=100):
        pass
    told = set(
        Notice.objects.filter(message__code="editorial.handed_in").values_list("person__display_name", flat=True)
    )
    assert {mehmet.display_name, director.display_name} <= told
    assert selim.display_name not in told
    actions.stop_waiting(by=mehmet, source="piece:1")
    assert not Submission.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_same_draft_published_twice_at_once_is_one_article(publish, in_parallel):
    made = in_parallel(lambda _number: publish(slug="ayni"), range(4))
    assert all(isinstance(one, Article) for one in made), made
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("<p>a<p>b", "<p>a<p>b</p></p>"),
        ('<a href="https://x.example/?a=1&b=2">x</a>', '<a href="https://x.example/?a=1&amp;b=2" rel="noopener">x</a>'),
        ('<a href=" JAVASCRIPT:x">x</a><img src=x onerror=y>', "x"),
        ("<svg><script>x</script></svg>&lt;b&gt;", "&lt;b&gt;"),
        ("</p><b>x", "<b>x</b>"),
        ("<style>p{}</style><h2 style='x'>T</h2>", "<h2>T</h2>"),
        ("<!-- x --><p>1 &amp; 2</p>", "<p>1 &amp; 2</p>"),
    ],
)
def test_only_what_is_named_comes_out(given, kept):
    assert clean(given) == kept
    assert clean(kept) == kept


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("/merkez/", True), ("https://a.example/", True), ("mailto:a@b.example", True), ("tel:+90232", True), ("//a.example", False),
        ("/\\a.example", False), ("javascript:x", False), ("data:text/html,x", False), ("", False), ("merkez/", False),
    ],
)  # fmt: skip
def test_which_addresses_are_safe(address, safe):
    assert bool(safe_address(address)) is safe


def test_words_without_marks():
    assert plain("<h2>Bir</h2><p>iki <em>üç</em></p>") == "Bir iki üç"
