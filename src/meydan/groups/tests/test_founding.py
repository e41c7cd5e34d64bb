"""From the proposal to the closing, and who gets in."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from meydan.base import clock
from meydan.base.models import AuditLine, OutboxMessage, SearchEntry
from meydan.groups import actions
from meydan.groups.models import Group, GroupState, GroupStateChange, GroupTask, Membership
from meydan.groups.queries import groups as queries
from meydan.groups.rules import groups as rules
from meydan.notices.actions import deliver_all
from meydan.notices.models import Notice


def fresh(group):
    return Group.objects.get(pk=group.pk)


def codes():
    return list(OutboxMessage.objects.order_by("pk").values_list("code", flat=True))


def test_a_proposal_waits_for_a_promised_day_and_is_seen_by_few(propose, ayse, deniz, mehmet):
    group = propose()
    assert group.state == GroupState.PROPOSED
    assert group.promised_for.isoformat() == "2026-12-14"  # fifteen working days after Monday, 23 November
    assert [bool(queries.groups_visible_to(who).exists()) for who in (None, deniz, ayse, mehmet)] == [
        False,
        False,
        True,
        True,
    ]
    assert codes() == ["groups.proposed"]
    assert not SearchEntry.objects.filter(ref=group.ref).exists()


@pytest.mark.parametrize(
    ("said", "code"),
    [({"goals": []}, rules.NO_GOAL), ({"largest": 26}, rules.TOO_LARGE), ({"name": "park grubu"}, rules.NAME_TAKEN)],
)
def test_a_proposal_is_refused(propose, refused, said, code):
    propose("Park grubu")
    with refused(code):
        propose(**said)


def test_whoever_has_two_proposals_waiting_makes_no_third(propose, refused):
    propose("Bir")
    propose("İki")
    with refused(rules.TOO_MANY_PROPOSALS, most=2):
        propose("Üç")


def test_founding_gives_the_first_roles_and_makes_it_public(group, aylin, ayse, deniz):
    roles = dict(Membership.objects.filter(group=group).values_list("person__display_name", "role"))
    assert roles == {"Aylin": "facilitator", "Ayse": "coordinator", "Kerem": "reporter"}
    assert queries.groups_visible_to(None).get() == group
    assert SearchEntry.objects.get(ref=group.ref).public
    assert group.words == "Konu çok soruluyor."
    assert "groups.founded" in codes()


def test_a_proposal_can_be_taken_back(client, propose, ayse):
    group = propose()
    client.force_login(ayse)
    assert f"/grup/{group.pk}/ayril/" in client.get(group.get_absolute_url()).content.decode()
    client.post(f"/grup/{group.pk}/ayril/")
    assert not Group.objects.exists()
    assert AuditLine.objects.filter(code="groups.left", ref=f"group:{group.pk}").exists()


@pytest.mark.parametrize("who", ["ayse", "deniz", "zeynep", "selim"])
def test_only_the_centre_decides(request, propose, mehmet, aylin, refused, who):
    group, person = propose(), request.getfixturevalue(who)
    with refused("base.not_staff"):
        actions.found_group(by=person, group=group, facilitator=aylin, words="x")
    with refused("base.not_staff"):
        actions.decline_group(by=person, group=group, words="x")


def test_the_facilitator_comes_from_the_centre(propose, mehmet, deniz, group, ayse, refused, kerem):
    with refused(rules.NOT_FROM_THE_CENTRE):
        actions.found_group(by=mehmet, group=propose("Başka"), facilitator=deniz, words="x")
    with refused(rules.NOT_FROM_THE_CENTRE):
        actions.hand_over(by=ayse, group=group, role="facilitator", to=kerem)


def test_a_declined_proposal_says_why_and_keeps_no_member(propose, mehmet, ayse, refused):
    group = actions.decline_group(by=mehmet, group=propose(), words="Böyle bir grup var.")
    assert (group.state, group.memberships.count()) == (GroupState.DECLINED, 0)
    assert OutboxMessage.objects.get(code="groups.declined").facts == {"text": "Böyle bir grup var."}
    with refused(rules.MOVE):
        actions.close_group(by=mehmet, group=group, report="x")


def test_the_database_knows_no_other_move(group):
    with pytest.raises(IntegrityError), transaction.atomic():
        GroupStateChange.objects.create(group=group, before="closed", after="working")


def test_closing_leaves_a_report_and_ends_everything(group, mehmet, deniz, kerem, refused):
    closed = actions.close_group(by=mehmet, group=group, report="Üç bahçe açıldı.")
    assert closed.state == GroupState.CLOSED
    with refused(rules.NOT_LIVING):
        actions.join_group(by=deniz, group=closed)
    with refused(rules.NOT_LIVING):
        actions.add_task(by=kerem, group=closed, title="x")


def test_sleeping_and_waking(group, mehmet, monday, ayse):
    later = monday + timedelta(days=61)
    with clock.at(monday + timedelta(days=59)):
        assert actions.put_to_sleep() == 0
    with clock.at(later):
        assert (actions.put_to_sleep(), actions.put_to_sleep()) == (1, 0)
        assert fresh(group).state == GroupState.SLEEPING
        assert OutboxMessage.objects.get(code="groups.asleep").to[0] == group.ref
        actions.plan_meeting(by=ayse, group=group, title="Yeniden", starts_at=later + timedelta(days=3))
        assert fresh(group).state == GroupState.WORKING
        assert actions.put_to_sleep() == 0
    with clock.at(later + timedelta(days=61)):
        assert actions.put_to_sleep() == 1
        assert actions.wake_group(by=mehmet, group=group).state == GroupState.WORKING


def test_a_group_with_a_meeting_ahead_does_not_sleep(group, meet, monday):
    meet(days=70)
    with clock.at(monday + timedelta(days=65)):
        assert actions.put_to_sleep() == 0


# Joining and leaving


def test_joining_an_open_group_is_done_at_once(group, deniz, refused):
    assert actions.join_group(by=deniz, group=group).since is not None
    with refused(rules.MEMBER_ALREADY):
        actions.join_group(by=deniz, group=group)
    deliver_all()
    told = Notice.objects.filter(message__code="groups.joined").values_list("person__display_name", flat=True)
    assert set(told) == {"Aylin", "Ayse"}


def test_a_group_that_answers_requests_keeps_nothing_of_a_no(propose, mehmet, aylin, deniz, kerem, refused):
    group = actions.found_group(by=mehmet, group=propose(joining="request"), facilitator=aylin, words="x")
    assert actions.join_group(by=deniz, group=group, words="Ölçüm yaparım").since is None
    assert deniz.pk not in set(queries.person_ids(f"{group.pk}"))
    with refused(rules.NOT_YOUR_GROUP):
        actions.answer_request(by=kerem, group=group, person=deniz, yes=True)
    actions.answer_request(by=aylin, group=group, person=deniz, yes=False)
    assert not Membership.objects.filter(person=deniz).exists()
    actions.join_group(by=deniz, group=group, words="Bir daha soruyorum")
    actions.answer_request(by=aylin, group=group, person=deniz, yes=True)
    taken_in = Membership.objects.get(person=deniz)
    assert taken_in.since is not None
    assert taken_in.words == ""


def test_people_under_18_join_where_the_town_says_so_and_are_never_named(
    group, make_person, settings, monkeypatch, refused
):
    child = make_person("Umut", age_band="under-18")
    actions.join_group(by=child, group=group)
    actions.name_me(by=child, group=group, named=True)
    assert Membership.objects.select_related("person").get(person=child).public_name == ""
    actions.leave_group(by=child, group=group)
    from meydan.base.town import town

    monkeypatch.setitem(town().data, "groups", {"minors": False})
    with refused(rules.UNDER_18):
        actions.join_group(by=child, group=group)


def test_only_who_agreed_is_named(group, ayse):
    row = Membership.objects.select_related("person").get(group=group, person=ayse)
    assert row.public_name == ""
    actions.name_me(by=ayse, group=group, named=True)
    row.refresh_from_db()
    assert row.public_name == "Ayse"


def test_who_leaves_leaves_no_row_and_frees_what_was_promised(group, kerem, aylin):
    task = actions.add_task(by=kerem, group=group, title="Ölçün", owner=kerem)
    actions.leave_group(by=kerem, group=group)
    assert not Membership.objects.filter(person=kerem).exists()
    assert GroupTask.objects.get(pk=task.pk).owner is None


def test_who_runs_a_group_hands_it_over_first(group, ayse, kerem, aylin, refused):
    with refused(rules.HAND_OVER_FIRST):
        actions.leave_group(by=ayse, group=group)
    with refused(rules.HAND_OVER_FIRST):
        actions.hand_over(by=aylin, group=group, role="member", to=ayse)
    actions.hand_over(by=ayse, group=group, role="coordinator", to=kerem)
    roles = dict(Membership.objects.filter(group=group).values_list("person__display_name", "role"))
    assert roles == {"Aylin": "facilitator", "Ayse": "member", "Kerem": "coordinator"}
    actions.leave_group(by=ayse, group=group)


def test_the_centre_sends_another_facilitator_also_into_a_full_group(group, director, mehmet):
    actions.change_group(
        by=mehmet,
        group=group,
        purpose="x",
        goals=list(group.goals.all()),
        neighbourhood=None,
        joining="open",
        largest=3,
    )
    actions.send_facilitator(by=mehmet, group=group, facilitator=director)
    holders = Membership.objects.filter(group=group, role="facilitator")
    assert [one.person for one in holders] == [director]
    assert group.memberships.count() == 4


def test_a_group_is_never_made_smaller_than_it_is(group, mehmet, refused):
    with refused(rules.TOO_SMALL, count=3):
        actions.change_group(
            by=mehmet,
            group=group,
            purpose="x",
            goals=list(group.goals.all()),
            neighbourhood=None,
            joining="open",
            largest=2,
        )


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_want_the_last_two_places_two_get_them(group, make_person, in_parallel):
    people = [make_person(f"Komşu{number}") for number in range(8)]

    def join(person):
        with clock.at(group.decided_at):
            return actions.join_group(by=person, group=group)

    outcomes = in_parallel(join, people)
    assert sum(isinstance(one, Membership) for one in outcomes) == 2
    assert {one.code for one in outcomes if not isinstance(one, Membership)} == {rules.FULL}
    assert group.memberships.count() == group.largest


def test_notes_are_for_members(group, kerem, deniz, ayse, refused):
    note = actions.write_note(by=kerem, group=group, text="Anahtar Hasan’da")
    with refused(rules.NOT_A_MEMBER):
        actions.write_note(by=deniz, group=group, text="x")
    with refused(rules.NOT_YOUR_GROUP):
        actions.remove_note(by=deniz, note=note)
    actions.remove_note(by=ayse, note=note)
    assert not group.notes.exists()


def test_every_act_is_written_down(group):
    assert AuditLine.objects.filter(ref=group.ref).values_list("code", flat=True)[0] == "groups.proposed"
