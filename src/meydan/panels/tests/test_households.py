"""Of one household one person is drawn, with equal chances for equal people."""

import io
import zipfile

import pytest
from django.db import IntegrityError
from django.urls import reverse

from adil.cli import main as adil
from meydan.panels import actions, drawing
from meydan.panels.models import Application
from meydan.panels.queries.pool import homes_of
from meydan.panels.rules import reasons
from meydan.panels.tests.conftest import answers, fresh, later, members

S = Application.State


@pytest.fixture
def homes(call, crowd, apply):
    """A panel with twelve people: three pairs that live together and six who live alone, every kind of answer among both."""
    panel, people = call(one_of_household=True), crowd(12)
    for at in range(0, 6, 2):
        first = apply(panel, people[at], at // 2)
        apply(panel, people[at + 1], at // 2, household=first.household)
    for at in range(6, 12):
        apply(panel, people[at], at - 6)
    return panel


@pytest.fixture
def listed_homes(homes, mehmet):
    with later(days=6):
        lottery = actions.close_list(by=mehmet, panel=homes)
        actions.compute(lottery_id=lottery.pk)
        return actions.publish_lottery(by=mehmet, lottery=lottery)


def test_no_panel_that_can_be_drawn_has_two_of_a_household(listed_homes):
    together = homes_of(listed_homes.panel, S.ELIGIBLE)
    assert sorted(together.values()) == ["1", "1", "2", "2", "3", "3"]
    for one in listed_homes.file["panels"]:
        living = [together[code] for code in one["members"] if code in together]
        assert len(living) == len(set(living))


def test_equal_people_have_equal_chances(listed_homes):
    """Equal: the same answers, and a household of the same kind."""
    together = homes_of(listed_homes.panel, S.ELIGIBLE)
    chances = {}
    for one in members(listed_homes.panel):
        kind = (tuple(sorted(one.given.values_list("value", flat=True))), one.code in together)
        chances.setdefault(kind, set()).add(round(one.chance, 9))
    assert len(chances) > 4
    assert all(len(found) == 1 for found in chances.values())


def test_anybody_counts_it_again_and_no_code_of_a_household_is_public(listed_homes, client, tmp_path):
    answer = client.get(f"/panel/{listed_homes.panel_id}/kura-0.zip")
    zipfile.ZipFile(io.BytesIO(answer.content)).extractall(tmp_path)
    assert adil(["verify", str(tmp_path / "kura.json")]) == 0
    table = (tmp_path / "havuz" / "respondents.csv").read_text()
    assert table.startswith(f"id,Bölge,Yaş,{drawing.HOUSEHOLD}")
    for one in members(listed_homes.panel):
        assert one.household not in table


def test_whoever_lives_with_a_member_does_not_step_in(listed_homes, mehmet):
    panel = listed_homes.panel
    with later(days=7):
        actions.draw_lottery(by=mehmet, lottery=listed_homes, public="17 23 42")
        seated = members(panel, S.SELECTED)
        leaving, staying = seated[0], seated[1]
        Application.objects.filter(panel=panel, state=S.RESERVE).update(state=S.NOT_DRAWN)
        reserve = members(panel, S.NOT_DRAWN)[0]
        reserve.given.all().delete()
        for one in leaving.given.all():
            reserve.given.create(feature=one.feature, value=one.value)
        reserve.state, reserve.stands_in_for, reserve.household = S.RESERVE, leaving, staying.household
        reserve.save()
        actions.decline_place(by=leaving.person, application=leaving)
        reserve.refresh_from_db()
        assert reserve.state == S.RESERVE
        with pytest.raises(IntegrityError):  # the database says so as well
            Application.objects.filter(pk=reserve.pk).update(state=S.CONFIRMED)


def test_a_household_code_is_one_that_somebody_has(call, apply, crowd, refused):
    panel, people = call(one_of_household=True), crowd(2)
    with refused(reasons.NO_HOUSEHOLD):
        apply(panel, people[0], household="ABC-DEF")
    assert apply(panel, people[0]).household


def test_where_households_do_not_count_nobody_has_a_code(panel, apply, ayse):
    assert apply(panel, ayse).household == ""
    assert homes_of(panel, S.ELIGIBLE) is None


def test_what_applicants_relied_on_stays(call, plan, mehmet):
    youth = call(age_from=15)
    actions.save_panel(by=mehmet, panel=youth, plan=plan(age_from=12, one_of_household=True))
    assert (fresh(youth).age_from, fresh(youth).one_of_household) == (15, False)


def test_pages_ask_for_age_and_household_and_show_the_code(call, client, signed_in, ayse):
    panel = call(age_from=15, one_of_household=True)
    address = reverse("panels:apply", args=[panel.pk])
    page = client.get(address).content.decode()
    assert 'name="age"' in page
    assert "15" in page
    said = {f"f{key}": value.pk for key, value in answers(panel).items()}
    region = next(name for name in said if f'name="{name}"' in page and "<select" in page)
    signed_in(ayse)
    words = said | {region: "goksu", "age": "younger", "take_part": "on"}
    kind = client.post(address, words)
    assert kind.status_code == 422
    assert "15" in kind.content.decode()
    assert client.post(address, words | {"age": "minor"}).status_code == 302
    mine = Application.objects.get()
    assert mine.household in client.get(mine.get_absolute_url()).content.decode()
