"""A session of a programme has a language; it begins with that of its event."""

import pytest

from meydan.events.actions import save_session


@pytest.mark.parametrize(("said", "kept"), [({}, "en"), ({"language": "tr"}, "tr")])
def test_the_form_begins_with_the_language_of_the_event(signed_in, make_event, mehmet, said, kept):
    event = make_event(language="en")
    desk, address = signed_in(mehmet), f"/masa/etkinlik/{event.pk}/program/"
    assert '<option value="en" selected' in desk.get(address).content.decode()
    at = event.occasion.starts_at.astimezone()
    words = {"do": "session", "title": "Welcome", "day": f"{at:%Y-%m-%d}", "starts": f"{at:%H:%M}", "ends": ""}
    assert desk.post(address, words).status_code == 422
    ends = event.occasion.ends_at.astimezone()
    assert desk.post(address, words | {"ends": f"{ends:%H:%M}"} | said).status_code == 302
    assert event.sessions.get().language == kept


def test_the_page_marks_what_is_in_another_language(client, event, mehmet):
    at = {"starts_at": event.occasion.starts_at, "ends_at": event.occasion.ends_at}
    save_session(by=mehmet, event=event, title="Welcome", text="Who we are", language="en", **at)
    page = client.get(event.get_absolute_url()).content.decode()
    for words in ("Welcome", "Who we are"):
        assert f'lang="en" dir="ltr">{words}' in page
