"""A focus group that is held as an event belongs to its panel by a ref, and stands on its page."""

from django.apps import apps

from meydan.base.cards import sections


def test_it_stands_on_the_page_of_its_panel(make_event, rf, monday):
    event = make_event(what="focus_group", belongs_to="panel:4")
    make_event(days=6, belongs_to="group:4")
    make_event(days=6, belongs_to="panel:5")
    panel = apps.get_model("panels", "Panel")(pk=4)
    [section] = [one for one in sections("panel", rf.get("/"), panel) if one["template"].startswith("events/")]
    assert section["groups"] == [("", [event])]
