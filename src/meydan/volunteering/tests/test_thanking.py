"""Words for volunteers: how it goes, many hours, and the thank-you of 5 December."""

import pytest

from meydan.base.models import OutboxMessage
from meydan.base.town import town
from meydan.notices.models import Announcement
from meydan.notices.queries import people_of
from meydan.volunteering import actions, personal
from meydan.volunteering.models import Hours, Note, Placement
from meydan.volunteering.rules.reasons import ABOUT_ONESELF, NEEDS_WORDS, NOBODY_THERE
from meydan.volunteering.tasks import remind_of_thanks
from meydan.volunteering.tests.conftest import DAY
from meydan.volunteering.tests.test_recognition import worked  # noqa: F401

NOT_YOURS_TO_WRITE = "base.not_staff"


def told(code):
    return list(OutboxMessage.objects.filter(code=code).order_by("pk"))


def test_a_note_is_read_by_whom_it_is_about(place, ayse, mehmet, signed_in):
    mine = place(ayse)
    client = signed_in(mehmet)
    address = f"/masa/gonulluluk/gonullu/{mine.pk}/"
    assert client.post(address, {"do": "note", "words": " "}).status_code == 422
    assert client.post(address, {"do": "note", "words": "Yeni gelenlere sabırla gösteriyor."}).url == address
    assert "Yeni gelenlere sabırla" in client.get(address).content.decode()
    assert "Yeni gelenlere sabırla" in signed_in(ayse).get(mine.get_absolute_url()).content.decode()
    (message,) = told("volunteering.noted")
    assert (message.to, message.facts) == ([f"person:{ayse.pk}"], {"words": "Yeni gelenlere sabırla gösteriyor."})


def test_who_writes_a_note_about_whom(place, ayse, mehmet, selim, deniz, make_person, works, refused):
    mine = place(ayse)
    actions.write_note(by=selim, placement=mine, words="Dakik.")
    for stranger in (deniz, ayse, make_person("Komşu birim", ("unit_manager", works))):
        with refused(NOT_YOURS_TO_WRITE):
            actions.write_note(by=stranger, placement=mine, words="x")
    with refused(ABOUT_ONESELF):
        actions.write_note(by=mehmet, placement=place(mehmet), words="x")
    with refused(NEEDS_WORDS):
        actions.write_note(by=selim, placement=mine, words=" ")
    Placement.objects.filter(pk=mine.pk).update(state="preparing")
    mine.refresh_from_db()
    with refused(NOBODY_THERE):
        actions.write_note(by=selim, placement=mine, words="x")


def test_a_note_is_told_to_and_goes_with_the_person(place, ayse, selim):
    actions.write_note(by=selim, placement=place(ayse), words="Dakik.")
    (told_of,) = personal.export_placements(ayse)
    assert [note["words"] for note in told_of["notes"]] == ["Dakik."]
    personal.forget_placements(ayse)
    assert not Note.objects.exists()


def confirm(by, hours, minutes=None):
    return actions.decide_hours(by=by, hours=hours, to="confirmed", minutes=minutes)


def test_each_milestone_is_said_once_and_only_to_oneself(worked, ayse, mehmet, monkeypatch):  # noqa: F811
    monkeypatch.setitem(town().data["volunteering"], "milestone_hours", [2, 4])
    confirm(mehmet, worked(ayse, 90, state="proposed"))
    assert told("volunteering.milestone") == []
    second = confirm(mehmet, worked(ayse, 30, state="proposed"))
    (message,) = told("volunteering.milestone")
    assert (message.to, message.facts) == ([f"person:{ayse.pk}"], {"hours": 2})
    actions.dispute_hours(by=ayse, hours=second, minutes=60, words="Bir saatti.")
    confirm(mehmet, Hours.objects.get(pk=second.pk), 60)
    assert len(told("volunteering.milestone")) == 1
    confirm(mehmet, worked(ayse, 600, state="proposed"))
    assert told("volunteering.milestone")[-1].facts == {"hours": 4}
    actions.decide_hours(by=mehmet, hours=worked(ayse, 900, state="proposed"), to="rejected", answer="x")
    assert len(told("volunteering.milestone")) == 2


def test_a_town_without_milestones(worked, ayse, mehmet, monkeypatch):  # noqa: F811
    monkeypatch.setitem(town().data["volunteering"], "milestone_hours", [])
    confirm(mehmet, worked(ayse, 960, state="proposed"))
    assert told("volunteering.milestone") == []


def test_the_thank_you_is_a_draft_that_another_one_lets_go(worked, ayse, deniz, mehmet, director, signed_in):  # noqa: F811
    worked(ayse), worked(ayse), worked(deniz, state="proposed")
    client = signed_in(mehmet)
    assert "Görev alanlara teşekkür edin" in client.get("/masa/gonulluluk/yil/").content.decode()
    first = client.post("/masa/gonulluluk/yil/2026/tesekkur/")
    draft = Announcement.objects.get()
    assert first.url == f"/masa/duyuru/{draft.pk}/" == client.post("/masa/gonulluluk/yil/2026/tesekkur/").url
    assert (draft.state, draft.audience, draft.promotion) == ("draft", "served:2026", False)
    assert "5 Aralık" in draft.text
    assert "2026" in draft.text
    assert list(people_of(draft)) == [ayse]
    assert "Görev alan gönüllüler" in client.get(first.url).content.decode()


def test_nobody_served_and_nobody_is_thanked(monday, signed_in, mehmet, deniz):
    assert "teşekkür edin" not in signed_in(mehmet).get("/masa/gonulluluk/yil/").content.decode()
    assert signed_in(deniz).post("/masa/gonulluluk/yil/2026/tesekkur/").status_code == 404


@pytest.mark.parametrize(("served", "written", "count"), [(False, False, 0), (True, False, 1), (True, True, 0)])
def test_the_centre_hears_in_time(worked, ayse, mehmet, monday, served, written, count):  # noqa: F811
    if served:
        worked(ayse, on=monday.date() - DAY)
    if written:
        actions.write_thanks(by=mehmet, year=2026)
    remind_of_thanks(timestamp=0)
    assert [(one.to, one.facts) for one in told("volunteering.thanks_due")] == [
        (["role:coordinator"], {"year": 2026})
    ] * count
