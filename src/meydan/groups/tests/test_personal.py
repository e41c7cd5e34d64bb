"""What groups know about a person is given to them, and forgotten with them."""

from datetime import timedelta

from meydan.base.cards import cards_of_all
from meydan.groups import actions
from meydan.groups.actions import Offer
from meydan.groups.models import Group, Meeting, Membership, PollAnswer
from meydan.people.actions import erase_person


def known_of(person):
    return [line for data in cards_of_all()["groups"].personal_data for line in data.export(person)]


def test_what_a_member_did_is_given_and_forgotten(group, minuted, kerem, ayse, deniz, thursday):
    offers = [Offer(thursday + timedelta(days=day)) for day in (3, 4)]
    poll = actions.start_poll(by=ayse, group=group, title="x", offers=offers, answer_by=thursday.date())
    actions.answer_poll(by=kerem, poll=poll, fits={option.pk: "yes" for option in poll.options.all()})
    actions.write_note(by=kerem, group=group, text="Bir not")
    task = actions.add_task(by=kerem, group=group, title="Ölçün", owner=kerem)
    told = known_of(kerem)
    words = [
        {"role": "reporter"},
        {"meeting": "Okul bahçesi"},
        {"answer": "yes"},
        {"note": "Bir not"},
        {"task": "Ölçün"},
    ]
    assert all(any(said.items() <= line.items() for line in told) for said in words)
    assert known_of(deniz) == []

    erase_person(by=None, person=kerem)
    kerem.refresh_from_db()
    assert known_of(kerem) == []
    assert not Membership.objects.filter(person=kerem).exists()
    assert not PollAnswer.objects.exists()
    task.refresh_from_db()
    assert task.owner is None
    meeting = Meeting.objects.get(pk=minuted.pk)
    assert (meeting.present.count(), meeting.guests, meeting.written_by) == (1, 2, None)  # as many came as before


def test_who_proposed_a_group_is_forgotten_and_the_group_stays(group, propose, ayse):
    waiting = propose("Bekleyen grup")
    erase_person(by=None, person=ayse)
    assert Group.objects.get(pk=group.pk).proposed_by is None
    assert not Group.objects.filter(pk=waiting.pk).exists()
