"""An announcement has the language in which it was written; whoever reads it in another one has its words marked."""

import re

from django.utils.translation import override

from meydan.base.models import OutboxMessage
from meydan.ideas.actions import submit_contribution
from meydan.notices import actions
from meydan.notices.mail import letter
from meydan.notices.models import Announcement, Delivery, Notice
from meydan.notices.words import say, say_as
from meydan.people.models import Person

WORDS = {"title": "No water", "text": "Tomorrow at ten.", "audience": "neighbourhood:goksu"}


def test_the_desk_says_it_and_an_inbox_marks_it(signed_in, mehmet, director, ayse, monday):
    address = "/masa/duyurular/yeni/"
    assert 'name="language"' in signed_in(mehmet).get(address).content.decode()
    assert signed_in(mehmet).post(address, WORDS | {"language": "en"}).status_code == 302
    one = Announcement.objects.get()
    assert one.language == "en"
    shown = signed_in(mehmet).get(f"/masa/duyuru/{one.pk}/").content.decode()
    assert 'lang="en" dir="ltr">No water' in shown
    Person.objects.filter(pk=ayse.pk).update(joined_at=monday)
    actions.submit_announcement(by=mehmet, announcement=one)
    actions.approve_announcement(by=director, announcement=one)
    assert actions.hand_on() == 1
    assert (
        '<p class="said-text" lang="en" dir="ltr">Tomorrow at ten.'
        in signed_in(ayse).get("/bildirimler/").content.decode()
    )
    assert '<p class="said-text">Tomorrow at ten.' in signed_in(ayse).get("/en/bildirimler/").content.decode()


def test_a_change_keeps_it(mehmet, monday):
    plain = WORDS | {"by": mehmet, "promotion": False}
    one = actions.save_announcement(language="en", **plain)
    assert actions.save_announcement(announcement=one, **plain).language == "en"
    assert actions.save_announcement(announcement=one, language="tr", **plain).language == "tr"


def test_a_letter_says_in_which_languages_it_is(mehmet, director, ayse, monday, goksu):
    one = actions.save_announcement(by=mehmet, language="en", promotion=False, **WORDS)
    message = OutboxMessage(
        code="notices.announcement", to=[], facts={"title": one.title, "words": one.text, "language": "en"}
    )
    made = letter(Delivery(notice=Notice(person=ayse, message=message, at=monday)), say_as(message, None, None))
    assert made.extra_headers["Content-Language"] == "tr, en"
    page, kind = made.alternatives[0]
    assert kind == "text/html"
    assert '<html lang="tr" dir="ltr">' in page
    assert '<p><span lang="en" dir="ltr">Tomorrow at ten.</span></p>' in page


def test_a_letter_marks_words_inside_its_sentences_and_only_as_the_words_that_they_are(ayse, goksu, targets, monday):
    title = "ظل <b>للمدرسة</b>"
    submit_contribution(
        by=ayse,
        kind="idea",
        title=title,
        text="نريد أشجارا",
        neighbourhood=goksu,
        targets=[targets["11.7"]],
        language="ar",
    )
    message = OutboxMessage.objects.filter(code="ideas.received").get()
    said = say([message], ayse)[message.pk]
    assert title in said.subject + said.text
    sent = letter(Delivery(notice=Notice(person=ayse, message=message, at=monday)), said)
    assert sent.extra_headers["Content-Language"] == "tr, ar"
    page = sent.alternatives[0][0]
    assert '<span lang="ar" dir="rtl">ظل &lt;b&gt;للمدرسة&lt;/b&gt;</span>' in page
    assert re.search('<a href="http[^"]+/katki/', page), page
    assert "<b>" not in page
    assert title in sent.body
    with override("ar"):
        page = letter(
            Delivery(notice=Notice(person=ayse, message=message, at=monday)), say([message], ayse)[message.pk]
        ).alternatives[0][0]
    assert '<html lang="ar" dir="rtl">' in page
    assert "<span" not in page
