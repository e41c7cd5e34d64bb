"""What stands on a paper has the language of who wrote it: of the desk, or of the contribution that it comes from."""

from meydan.decisions import actions
from meydan.ideas.models import Contribution, State
from meydan.threads.actions import open_thread


def test_an_option_begins_with_the_language_of_the_vote_or_of_its_contribution(signed_in, make_ballot, director, goksu):
    ballot = make_ballot(announced=False, language="en")
    made = Contribution.objects.create(
        what="idea", title="حديقة", language="ar", state=State.ACCEPTED, thread=open_thread(title="حديقة", neighbourhood=goksu),
        first_promise="2026-12-01", promised_for="2026-12-01",
    )  # fmt: skip
    desk, address = signed_in(director), f"/masa/oylama/{ballot.pk}/secenek/"
    assert '<option value="en" selected' in desk.get(address).content.decode()
    desk.post(address, {"title": "A park"})
    desk.post(address, {"title": "Bahçe", "language": "tr"})
    desk.post(address, {"number": made.thread.number})
    found = dict(ballot.options.filter(title__in=["A park", "Bahçe", "حديقة"]).values_list("title", "language"))
    assert found == {"A park": "en", "Bahçe": "tr", "حديقة": "ar"}


def test_the_paper_marks_what_is_in_another_language(signed_in, client, make_ballot, director, ayse):
    ballot = make_ballot(announced=False)
    words = actions.OptionWords("A park", "With trees", language="en")
    option = actions.save_option(by=director, ballot=ballot, words=words)
    actions.value_option(by=director, option=option, valuation="feasible", cost=100_00)
    ballot = actions.announce_ballot(by=director, ballot=ballot)
    for page in (client.get(ballot.get_absolute_url()), signed_in(ayse).get(f"/oylama/{ballot.pk}/oy/")):
        assert 'lang="en" dir="ltr">A park' in page.content.decode()
    options = client.get(f"/api/v1/votes/{ballot.pk}").json()["options"]
    assert {one["title"]: one["language"] for one in options}["A park"] == "en"
