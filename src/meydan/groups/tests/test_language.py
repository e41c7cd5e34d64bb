"""What a group writes begins with the language of the page on which it is written."""

from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.groups import actions
from meydan.groups.models import CouncilOpinion, GroupNote, GroupTask, Meeting, Poll
from meydan.ideas.models import Contribution

MEETING = {"title": "The yard", "day": "2026-12-01", "starts": "10:00", "minutes": "90", "place": "Merkez"}
POLL = {
    "title": "The yard", "minutes": "90", "answer_by": "2026-11-27", "day_1": "2026-12-01", "at_1": "10:00",
    "day_2": "2026-12-02", "at_2": "10:00",
}  # fmt: skip


@pytest.mark.parametrize(
    ("where", "data", "model"),
    [
        ("tarih", POLL, Poll),
        ("toplanti", MEETING, Meeting),
        ("is", {"title": "Measure"}, GroupTask),
        ("notlar", {"text": "See you"}, GroupNote),
    ],
)
@pytest.mark.parametrize(("said", "kept"), [({}, "en"), ({"language": "tr"}, "tr")])
def test_a_form_in_english_begins_in_english(signed_in, group, ayse, where, data, model, said, kept):
    page, address = signed_in(ayse), f"/en/grup/{group.pk}/{where}/"
    assert '<option value="en" selected' in page.get(address).content.decode()
    assert page.post(address, data | said).status_code == 302
    assert model.objects.get().language == kept


def test_what_it_says_in_its_own_name_has_one_too(signed_in, group, published, ayse, targets):
    page = signed_in(ayse)
    said = {"title": "A yard", "text": "With trees", "meeting": published.pk}
    assert page.post(f"/en/grup/{group.pk}/gorus/", said).status_code == 302
    assert CouncilOpinion.objects.get().language == "en"
    more = {"kind": "idea", "target": targets["13.1"].code, "language": "tr"}
    assert page.post(f"/en/grup/{group.pk}/katki/", said | more).status_code == 302
    assert Contribution.objects.get().language == "tr"


def test_minutes_have_their_own_language_beside_that_of_the_meeting(signed_in, group, meet, kerem, monday):
    meeting, page = meet(), signed_in(kerem)
    address, words = f"/en/toplanti/{meeting.pk}/tutanak/", {"guests": "0", "discussed": "Shade"}
    with clock.at(monday + timedelta(days=3)):
        assert page.post(address, words).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.language, meeting.minutes_language) == ("tr", "en")
    with clock.at(monday + timedelta(days=3)):
        assert '<option value="en" selected' in page.get(address.removeprefix("/en")).content.decode()
        shown = page.get(meeting.get_absolute_url()).content.decode()
    assert 'lang="en" dir="ltr">Shade' in shown
    assert "<h1>Okul bahçesi" in shown


def test_programs_read_both(client, group, published):
    Meeting.objects.update(language="en", minutes_language="ar")
    (told,) = client.get("/api/v1/meetings").json()["items"]
    assert (told["language"], told["minutes"]["language"]) == ("en", "ar")


def test_a_meeting_that_a_poll_found_has_the_language_of_the_poll(group, ayse, kerem, monday):
    offers = [actions.Offer(monday + timedelta(days=days)) for days in (5, 6)]
    poll = actions.start_poll(
        by=ayse,
        group=group,
        title="The yard",
        offers=offers,
        answer_by=monday.date() + timedelta(days=2),
        language="en",
    )
    actions.answer_poll(by=kerem, poll=poll, fits={option.pk: "yes" for option in poll.options.all()})
    made = actions.close_poll(by=ayse, poll=poll)
    assert made.language == "en"
