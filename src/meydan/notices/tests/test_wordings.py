"""The town's own words for messages."""

import pytest
from django.core import mail as django_mail

from meydan.base.outbox import notify
from meydan.notices import actions, rules
from meydan.notices.models import Wording

CODE = "people.role_granted"
PAGE = f"/masa/bildirim-metinleri/{CODE}/"
WORDS = {"subject": "Göreviniz: {role}", "opening": "Sayın komşumuz,", "closing": "Buca Belediyesi"}


def word(by, code=CODE, language="tr", **words):
    actions.word_message(by=by, code=code, language=language, **{"subject": "", "opening": "", "closing": ""} | words)


def test_a_letter_speaks_the_town_s_words_in_its_language(ayse, deniz, director):
    word(director, **WORDS)
    deniz.language = "en"
    deniz.save()
    for person in (ayse, deniz):
        notify(person, CODE, role="Moderatör {title}")
    actions.deliver_all()
    hers, theirs = django_mail.outbox
    assert hers.subject == "Göreviniz: Moderatör {title}"
    assert hers.body.startswith("Sayın komşumuz,\n\n")
    assert hers.body.index("Buca Belediyesi") < hers.body.index("\n--\n")
    assert "Göreviniz" not in theirs.subject


def test_with_no_words_the_shipped_ones_come_back(ayse, director):
    word(director, **WORDS)
    word(director)
    assert not Wording.objects.exists()


@pytest.mark.parametrize(("field", "text"), [("subject", "{kim}"), ("opening", "Sayın {name},"), ("closing", "{}")])
def test_what_cannot_be_filled_in_is_refused_with_what_can(director, refused, field, text):
    with refused(rules.NO_SUCH_PLACE, field=field, known="{title}, {role}"):
        word(director, **{field: text})


def test_only_directors_and_administrators_word_messages(mehmet, refused):
    with refused("base.not_staff"):
        word(mehmet, **WORDS)


def test_a_preview_keeps_nothing_and_an_error_says_what_can_be_written(signed_in, director):
    hers = signed_in(director)
    page = hers.post(PAGE, WORDS | {"preview": "1"}).content.decode()
    assert "Göreviniz: [bir görevin adı]" in page
    assert not Wording.objects.exists()
    wrong = hers.post(PAGE, WORDS | {"opening": "{kim}", "preview": "1"})
    assert wrong.status_code == 422
    assert "{title}, {role}" in wrong.content.decode()
    assert hers.post(PAGE, WORDS).status_code == 302
    assert Wording.objects.get().changed_by == director
    assert "Sayın komşumuz" in hers.get(PAGE).content.decode()
    assert hers.get(f"{PAGE}?dil=xx").status_code == 404
    assert hers.get("/masa/bildirim-metinleri/x/").status_code == 404


def test_a_type_is_found_by_its_words(signed_in, director, django_assert_max_num_queries):
    hers = signed_in(director)
    with django_assert_max_num_queries(15):
        page = hers.get("/masa/bildirim-metinleri/?q=YENİ+GÖREV").content.decode()
    assert PAGE in page
    assert "events.news" not in page
    assert "events.news" in hers.get("/masa/bildirim-metinleri/").content.decode()


def test_every_page_of_messages_says_them_in_the_towns_words(signed_in, ayse, director, django_assert_num_queries):
    word(director, **WORDS)
    for number in range(25):
        notify(ayse, CODE, role=f"Moderatör {number}")
    actions.deliver_all()
    hers = signed_in(ayse)
    hers.get("/bildirimler/")
    with django_assert_num_queries(3):  # session, person, messages with the words
        first = hers.get("/bildirimler/")
    second = hers.get("/bildirimler/", {"after": first.context["page"].next})
    for page, count in ((first, 20), (second, 5)):
        assert page.content.decode().count("Göreviniz: Moderatör") == count
