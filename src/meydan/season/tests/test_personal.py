"""What the season knows about a person is given to them, and forgotten with them."""

from meydan.base.cards import cards_of_all
from meydan.people.actions import erase_person
from meydan.season import actions
from meydan.season.models import Ask, LeftOut, Line, Plan, Round, Silence


def known_of(person):
    return [line for data in cards_of_all()["season"].personal_data for line in data.export(person)]


def test_lines_questions_and_silences_are_given_and_forgotten(monday, make_shift, willing, draft, role, mehmet):
    shift = make_shift(capacity=1)
    people = {willing("Ada"), willing("Bora")}
    draft()
    actions.begin_cover(by=mehmet, shift=shift, how_many=2)
    for person in people:
        actions.stay_silent(by=person, role=role)
    told = [known_of(person) for person in people]
    assert sorted(len(lines) for lines in told) == [3, 3]
    assert {"state", "reasons"} <= {name for lines in told for line in lines for name in line}
    for person in people:
        erase_person(by=person, person=person)
    assert [model.objects.count() for model in (Line, LeftOut, Ask, Silence)] == [0, 0, 0, 0]


def test_who_drafted_confirmed_and_asked_is_given_and_the_link_goes(monday, make_shift, willing, draft, mehmet):
    shift = make_shift(capacity=1)
    willing("Ada")
    actions.confirm_plan(by=mehmet, plan=draft())
    actions.begin_cover(by=mehmet, shift=shift, how_many=1)
    assert [list(line)[-1] for line in known_of(mehmet)] == ["made_at", "confirmed_at", "began_at"]
    for data in cards_of_all()["season"].personal_data:
        data.erase(mehmet)
    plan = Plan.objects.get()
    assert (plan.made_by, plan.confirmed_by, Round.objects.get().by) == (None, None, None)
