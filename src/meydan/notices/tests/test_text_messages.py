"""Text messages: only to who chose them, one message long, never at night, never too late."""

from datetime import timedelta
from pathlib import Path

import pytest

from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.base.outbox import notify
from meydan.base.town import town
from meydan.notices import actions
from meydan.notices.models import Delivery
from meydan.notices.rules import is_quiet
from meydan.notices.sms import fits, in_one

HOUR = timedelta(hours=1)
CODE = "attendance.in_2_hours"


@pytest.fixture
def gul(ayse):
    """Ayşe, with a proved phone."""
    ayse.phone, ayse.phone_verified = "+905320000000", True
    ayse.save()
    return ayse


@pytest.fixture
def texts(settings):
    """What was sent so far, and by whom it will be."""
    folder = Path(settings.MAIL_FOLDER)
    for old in folder.glob("*.sms") if folder.is_dir() else ():
        old.unlink()
    return lambda: [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.sms"))]


def remind(person, at):
    notify(person, CODE, at=at.isoformat(), title="Ağaç dikimi")
    return OutboxMessage.objects.latest("pk")


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("a" * 160, True), ("a" * 161, False), ("€" * 80, True), ("€" * 81, False), ("ÇÖöÜü" * 32, True), ("ş" * 70, True), ("ş" * 71, False),
        ("ç" + "a" * 69, True), ("ç" + "a" * 70, False), ("İ" * 70, True), ("🌳" * 35, True), ("🌳" * 36, False), ("", True),
    ],
)  # fmt: skip
def test_how_much_goes_into_one_message(text, one):
    assert fits(text) == one


@pytest.mark.parametrize(
    "title", ["Ağaç dikimi", "Şirinyer’de çok uzun adlı bir ağaç dikme ve sulama görevi", "Ğ" * 200, "x" * 300]
)
def test_the_title_is_cut_until_all_is_one_message(title):
    said = in_one("%(at)s %(title)s. Gelemezseniz bildirin. Meydan.", {"at": "28.11. 10.00", "title": title})
    assert fits(said)
    assert said.startswith("28.11. 10.00 " + title[:8])


@pytest.mark.parametrize(("hour", "quiet"), [(0, 0), (8.9, 0), (9, 1), (21, 0), (20.9, 1), (12, 1), (-3, 0), (-3.5, 1)])
def test_nothing_rings_between_nine_in_the_evening_and_nine_in_the_morning(monday, hour, quiet):
    """`monday` is noon."""
    assert is_quiet(monday + hour * HOUR) == bool(quiet)


@pytest.mark.parametrize(
    ("begins", "ends", "quiet"), [("12:00", "13:00", True), ("12:00", "12:00", False), ("13:00", "12:30", True)]
)
def test_the_town_says_when(monday, begins, ends, quiet, monkeypatch):
    monkeypatch.setitem(town().data, "notices", {"quiet_from": begins, "quiet_until": ends})
    assert is_quiet(monday) == quiet


def test_only_who_chose_it_and_proved_the_phone_gets_a_text(gul, deniz, monday, texts):
    actions.choose_messages(by=deniz, unwanted=set(), texted={CODE})
    for person in (gul, deniz):
        remind(person, monday + 2 * HOUR)
    actions.deliver_all()
    assert texts() == []
    actions.choose_messages(by=gul, unwanted={CODE}, texted={CODE})
    remind(gul, monday + 2 * HOUR)
    assert actions.deliver_all() == 1
    (sent,) = texts()
    head, text = sent.split("\n\n")
    assert head.startswith("To: +905320000000\nDate: 2026-11-23T")
    assert text == "23.11. 14.00 Ağaç dikimi. Gelemezseniz bildirin. Meydan\n"


def test_a_text_waits_for_the_morning_and_is_dropped_once_it_has_begun(gul, monday, texts):
    actions.choose_messages(by=gul, unwanted={CODE}, texted={CODE})
    night = monday + 19 * HOUR  # seven o'clock
    with clock.at(night):
        remind(gul, night + HOUR)
        remind(gul, night + 3 * HOUR)
        assert actions.deliver_all() == 0
    with clock.at(night + 2 * HOUR):
        assert actions.deliver_all() == 1
        assert actions.deliver_all() == 0
    assert len(texts()) == 1
    assert "10.00" in texts()[0]
    assert not Delivery.objects.filter(sent_at=None).exists()


def test_a_provider_that_cannot_be_reached_is_tried_again(gul, monday, settings):
    settings.SMS_BACKEND, settings.SMS_HTTP_URL = "meydan.notices.sms.HttpBackend", "https://127.0.0.1:1/"
    actions.choose_messages(by=gul, unwanted={CODE}, texted={CODE})
    remind(gul, monday + 5 * HOUR)
    assert actions.deliver_all() == 0
    assert Delivery.objects.get().problem


def test_texts_are_chosen_on_the_page(signed_in, gul, deniz):
    assert "kısa mesajla da gelebilir" in signed_in(deniz).get("/bildirimler/ayarlar/").content.decode()
    client = signed_in(gul)
    client.post("/bildirimler/ayarlar/", {"wanted": [], "texted": [CODE, "people.role_granted", "x"]})
    assert list(gul.text_choices.values_list("code", flat=True)) == [CODE]
    page = client.get("/bildirimler/ayarlar/").content.decode()
    assert f'name="texted" value="{CODE}" checked' in page
    assert 'name="texted" value="people.role_granted"' not in page
