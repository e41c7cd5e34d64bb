"""A group of Göksu with its facilitator, coordinator and reporter."""

from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.groups import actions
from meydan.groups.models import Group
from meydan.people.models import Role


@pytest.fixture
def aylin(make_person):
    """The facilitator from the Centre."""
    return make_person("Aylin", (Role.FACILITATOR, None))


@pytest.fixture
def kerem(make_person):
    """The reporter."""
    return make_person("Kerem")


@pytest.fixture
def propose(monday, ayse, goksu, targets):
    def proposed(name="İklim çalışma grubu", **said):
        said = {
            "by": ayse,
            "purpose": "Gölge ve yağmur suyu.",
            "neighbourhood": goksu,
            "joining": "open",
            "largest": 5,
        } | said
        goals = said.pop("goals", [targets["13.1"].goal])
        return actions.propose_group(name=name, goals=goals, **said)

    return proposed


@pytest.fixture
def group(propose, mehmet, aylin, kerem):
    """Founded: Aylin facilitates, Ayşe coordinates, Kerem reports."""
    made = actions.found_group(by=mehmet, group=propose(), facilitator=aylin, words="Konu çok soruluyor.")
    actions.join_group(by=kerem, group=made)
    actions.hand_over(by=aylin, group=made, role="reporter", to=kerem)
    return Group.objects.get(pk=made.pk)


@pytest.fixture
def meet(group, ayse, monday):
    """meet(days=2): a meeting that many days after Monday."""

    def planned(days=2, **said):
        said = {"title": "Okul bahçesi", "place": "Merkez", "agenda": "Ölçüm\nÖneri"} | said
        return actions.plan_meeting(by=ayse, group=group, starts_at=monday + timedelta(days=days), **said)

    return planned


@pytest.fixture
def minuted(group, meet, kerem, ayse, monday):
    """A meeting of Wednesday with minutes in draft, seen on Thursday."""
    meeting = meet()
    with clock.at(monday + timedelta(days=3)):
        return actions.write_minutes(
            by=kerem, meeting=meeting, present=[kerem.pk, ayse.pk], guests=1, decisions="Üç okulla başlansın.", discussed="Bakım kime düşer?"
        )  # fmt: skip


@pytest.fixture
def thursday(monday):
    with clock.at(monday + timedelta(days=3)):
        yield monday + timedelta(days=3)


@pytest.fixture
def published(minuted, kerem, ayse, thursday):
    actions.approve_minutes(by=ayse, meeting=minuted)
    return actions.publish_minutes(by=kerem, meeting=minuted)
