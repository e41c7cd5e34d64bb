"""Under 18 nobody is in the drum without a guardian: asked by link and code, or seen at the desk; taken back at any time; forgotten after."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse

from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.guardians import actions as guardians
from meydan.guardians import rules
from meydan.guardians.models import Permission
from meydan.panels import actions
from meydan.panels.models import Application
from meydan.panels.personal import export_applications
from meydan.panels.queries.desk import guardians_to_call
from meydan.panels.rules import reasons
from meydan.panels.tests.conftest import later, members
from meydan.people.actions import erase_person
from meydan.people.models import AgeBand

S = Application.State
MOTHER = {"name": "Fatma Y.", "contact": "fatma@example.org"}


@pytest.fixture
def youth(call):
    return call(age_from=15, age_basis="Meclis kararı 2026/41")


@pytest.fixture
def minor(youth, apply, ayse):
    ayse.age_band = AgeBand.UNDER_18
    ayse.save()
    return apply(youth, ayse, age="minor")


@pytest.fixture
def asked(minor, ayse):
    """The link to Ayşe's mother is on its way."""
    return actions.name_guardian(by=ayse, application=minor, **MOTHER)


@pytest.fixture
def permitted(minor, mehmet):
    """permitted("selected") → Ayşe's application in that state, with the permission."""

    def made(state):
        actions.note_permission(by=mehmet, application=minor, proof="desk")
        Application.objects.filter(pk=minor.pk).update(state=state, answer_by=clock.now() + timedelta(days=3))
        return again(minor)

    return made


def again(row):
    return type(row).objects.select_related("person").get(pk=row.pk)


def answer(permission, *, yes=True):
    guardians.send_code(permission=permission)
    return guardians.answer_by_link(permission=permission, code=again(permission).code, yes=yes)


def told(code):
    return OutboxMessage.objects.filter(code=code).exists()


def test_the_guardians_yes_by_link_and_code_lets_the_name_into_the_drum(asked, minor):
    assert (minor.state, told("panels.waits")) == (S.WAITING, True)
    given = answer(asked)
    assert (given.state, given.proof, again(minor).state, again(minor).permission) == (
        "given",
        "code",
        S.ELIGIBLE,
        "code",
    )
    assert told("panels.applied")


def test_a_no_leaves_the_name_outside_forgets_who_said_it_and_lets_another_one_be_named(asked, minor, ayse):
    answer(asked, yes=False)
    assert (again(minor).state, told("panels.guardian_declined")) == (S.WAITING, True)
    assert (again(asked).state, again(asked).guardian, again(asked).contact) == ("declined", "", "")
    answer(actions.name_guardian(by=ayse, application=minor, name="Ali Y.", contact="ali@example.org"))
    assert again(minor).state == S.ELIGIBLE


def test_whom_nobody_else_may_name_and_only_as_long_as_the_list_is_open(
    minor, youth, apply, crowd, deniz, mehmet, refused
):
    with refused("base.not_yours"):
        actions.name_guardian(by=deniz, application=minor, **MOTHER)
    adult = apply(youth, crowd(1)[0], age="adult")
    with refused(reasons.NO_MINOR):
        actions.name_guardian(by=adult.person, application=adult, **MOTHER)
    with refused(rules.OWN_CONTACT):
        actions.name_guardian(by=minor.person, application=minor, name="Ayşe", contact=minor.person.email)
    actions.note_permission(by=mehmet, application=minor, proof="paper")
    with refused(reasons.WRONG_STATE):
        actions.name_guardian(by=minor.person, application=again(minor), **MOTHER)


def test_at_the_desk_nothing_is_kept_of_the_guardian(minor, mehmet):
    done = actions.note_permission(by=mehmet, application=minor, proof="paper")
    assert (done.state, done.proof, done.seen_by, done.guardian, done.contact) == ("given", "paper", mehmet, "", "")
    assert again(minor).state == S.ELIGIBLE
    assert next(iter(export_applications(minor.person)))["guardian_permission"] == "paper"


def test_the_desk_may_write_down_what_was_asked_by_message(asked, minor, mehmet):
    done = actions.note_permission(by=mehmet, application=minor, proof="desk")
    assert (done.pk, done.state) == (asked.pk, "given")


def test_where_the_town_wants_a_call_the_name_waits_for_it(minor, ayse, mehmet, refused, monkeypatch):
    monkeypatch.setattr("meydan.panels.actions.minors.guardian_risk", lambda: "medium")
    with refused(rules.NEEDS_PHONE):
        actions.name_guardian(by=ayse, application=minor, **MOTHER)
    with refused(reasons.NOT_CALLED):
        actions.note_permission(by=mehmet, application=minor, proof="call")
    asked = actions.name_guardian(by=ayse, application=minor, name="Fatma Y.", contact="+905320000000")
    answer(asked)
    assert (again(minor).state, told("panels.guardian_to_call"), told("panels.guardian_said")) == (
        S.WAITING,
        True,
        True,
    )
    assert [one.pk for one in guardians_to_call(mehmet)] == [minor.panel_id]
    actions.note_permission(by=mehmet, application=minor, proof="call")
    assert not guardians_to_call(mehmet)
    assert (again(minor).state, again(minor).permission) == (S.ELIGIBLE, "call")


def test_the_database_lets_no_minor_into_the_drum_without_permission(minor):
    with pytest.raises(IntegrityError):
        Application.objects.filter(pk=minor.pk).update(state=S.ELIGIBLE)


@pytest.mark.parametrize(
    ("age", "code"), [("younger", reasons.TOO_YOUNG), ("", reasons.AGE_NEEDED), ("adult", reasons.AGE_DIFFERS)]
)
def test_the_age_is_said_and_kept_to(age, code, youth, apply, ayse, refused):
    ayse.age_band = AgeBand.UNDER_18
    with refused(code):
        apply(youth, ayse, age=age)


def test_a_panel_of_adults_takes_no_minors(panel, apply, ayse, refused):
    ayse.age_band = AgeBand.UNDER_18
    with refused(reasons.ADULTS_ONLY):
        apply(panel, ayse, age="minor")


def test_who_has_no_permission_when_the_list_closes_is_told_and_a_late_yes_is_refused(asked, minor, youth, crowd, apply, mehmet, refused):  # fmt: skip
    apply(youth, crowd(1)[0], age="adult")
    with later(days=4):
        guardians.send_link(by=minor.person, permission=asked)
    with later(days=6):
        actions.close_list(by=mehmet, panel=youth)
        assert again(minor).state == S.OUT
        assert OutboxMessage.objects.get(code="panels.no_permission").to == [minor.person.ref]
        with refused(reasons.WRONG_STATE):
            actions.note_permission(by=mehmet, application=again(minor), proof="desk")
        with refused(reasons.WRONG_STATE):
            answer(again(asked))
        assert again(asked).state == "asked"
        actions.let_guardians_go()
        assert (again(asked).state, again(asked).contact) == ("ended", "")


TAKEN_BACK = [(S.ELIGIBLE, S.WITHDRAWN), (S.RESERVE, S.DECLINED), (S.NOT_DRAWN, S.DECLINED), (S.SELECTED, S.DECLINED), (S.CONFIRMED, S.DECLINED)]  # fmt: skip


@pytest.mark.parametrize(("state", "then"), TAKEN_BACK)
@pytest.mark.parametrize("through", ["link", "desk"])
def test_a_guardian_takes_it_back_at_any_time(state, then, through, permitted, mehmet):
    row = permitted(state)
    if through == "link":
        guardians.withdraw_by_link(permission=row.person.permissions.get())
    else:
        actions.withdraw_permission(by=mehmet, application=row)
    gone = again(row)
    assert (gone.state, gone.seat_free) == (then, state in {S.SELECTED, S.CONFIRMED})
    assert told("panels.permission_back")
    assert row.person.permissions.get().state == "withdrawn"


def test_the_desk_writes_down_a_no_and_nothing_where_nobody_was_asked(minor, ayse, mehmet, refused):
    with refused(reasons.WRONG_STATE):
        actions.withdraw_permission(by=mehmet, application=minor)
    actions.name_guardian(by=ayse, application=minor, **MOTHER)
    assert actions.withdraw_permission(by=mehmet, application=minor).state == "declined"
    assert again(minor).state == S.WAITING


def test_permissions_are_noted_by_those_who_run_the_panel_and_for_minors_only(minor, youth, apply, crowd, deniz, mehmet, refused):  # fmt: skip
    with refused("base.not_staff"):
        actions.note_permission(by=deniz, application=minor, proof="desk")
    with refused("base.not_staff"):
        actions.withdraw_permission(by=deniz, application=minor)
    adult = apply(youth, crowd(1)[0], age="adult")
    for verb in (lambda **how: actions.note_permission(proof="desk", **how), actions.withdraw_permission):
        with refused(reasons.NO_MINOR):
            verb(by=mehmet, application=adult)


def test_who_takes_the_name_back_lets_the_guardian_go_and_may_apply_anew(asked, minor, youth, apply, ayse):
    answer(asked)
    actions.take_back(by=ayse, application=again(minor))
    assert (again(asked).state, again(asked).contact) == ("ended", "")
    anew = apply(youth, ayse, age="minor")
    assert (anew.pk, anew.state) == (minor.pk, S.WAITING)
    answer(actions.name_guardian(by=ayse, application=anew, **MOTHER))
    assert again(minor).state == S.ELIGIBLE


def test_what_waits_is_told_once_more_before_the_list_closes(minor):
    assert actions.remind_waiting() == 0
    with later(days=4):
        assert (actions.remind_waiting(), actions.remind_waiting()) == (1, 0)
    assert told("panels.guardian_missing")


@pytest.mark.parametrize(
    ("state", "kept"), [("confirming", True), ("held", True), ("reported", False), ("cancelled", False)]
)
def test_guardians_are_forgotten_when_the_panel_is_over(state, kept, asked, minor, youth):
    answer(asked)
    Application.objects.filter(pk=minor.pk).update(state=S.CONFIRMED)
    type(youth).objects.filter(pk=youth.pk).update(state=state, report="x", why_cancelled="x")
    actions.let_guardians_go()
    assert (again(asked).state, again(asked).contact) == (("given", "fatma@example.org") if kept else ("ended", ""))
    assert again(minor).state == S.CONFIRMED


def test_with_the_account_the_permission_goes(asked, ayse):
    erase_person(by=ayse, person=ayse)
    assert not Permission.objects.exists()


def test_only_who_has_a_permission_is_in_the_lottery(minor, youth, apply, crowd, mehmet):
    people = crowd(12)
    for at, person in enumerate(people):
        apply(youth, person, at, age="adult")
    with later(days=6):
        lottery = actions.close_list(by=mehmet, panel=youth)
        actions.compute(lottery_id=lottery.pk)
        lottery.refresh_from_db()
        assert len(lottery.file["probabilities"]) == 12
        assert minor.code not in lottery.file["probabilities"]
    assert {one.person_id for one in members(youth, S.ELIGIBLE)} == {one.pk for one in people}


def test_the_guardian_reads_what_it_is_about_in_plain_words(asked, youth, client):
    page = client.get(asked.get_absolute_url()).content.decode()
    for words in (
        "Ayse bir panele katılmak istiyor",
        youth.title,
        youth.question,
        "Kimin seçileceğini kura belirler",
        "Yol parası ödenir",
    ):
        assert words in page
    assert client.post(asked.get_absolute_url(), {"do": "code"}).status_code == 302
    sent = {"do": "answer", "answer": "yes", "am_guardian": "on", "code": again(asked).code}
    assert client.post(asked.get_absolute_url(), sent).status_code == 302
    assert "İzni bu bağlantıyla" in client.get(asked.get_absolute_url()).content.decode()


def test_the_young_person_names_a_guardian_on_the_page_of_the_application(minor, signed_in, ayse):
    client, address = signed_in(ayse), minor.get_absolute_url()
    assert 'name="guardian_contact"' in client.get(address).content.decode()
    wrong = client.post(address, {"do": "guardian", "guardian": "Fatma", "guardian_contact": "12", "language": "tr"})
    assert wrong.status_code == 422
    assert 'value="Fatma"' in wrong.content.decode()
    own = {"do": "guardian", "guardian": "Ayşe", "guardian_contact": ayse.email, "language": "tr"}
    assert client.post(address, own).status_code == 422
    good = {"do": "guardian", "guardian": "Fatma", "guardian_contact": "0532 111 22 33", "language": "tr"}
    assert client.post(address, good).status_code == 302
    asked = ayse.permissions.get()
    assert (asked.contact, asked.language, asked.of) == ("+905321112233", "tr", minor.ref)
    page = client.get(address).content.decode()
    assert "Bağlantı yolda" in page
    assert 'value="+905321112233"' in page, "sent again with one tap"


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_of_permissions_has_its_verbs_and_a_constant_number_of_queries(many, youth, apply, crowd, client, signed_in, mehmet, django_assert_max_num_queries):  # fmt: skip
    rows = [apply(youth, person, age="minor") for person in crowd(many)]
    for row in rows:
        actions.name_guardian(by=row.person, application=row, name="Fatma", contact=f"veli{row.pk}@example.org")
    signed_in(mehmet)
    page = reverse("panels:desk_minors", args=[youth.pk])
    with django_assert_max_num_queries(16):
        client.get(page)
    assert client.post(page, {"do": "permit", "which": rows[0].pk, "proof": "x"}).status_code == 422
    assert client.post(page, {"do": "permit", "which": rows[0].pk, "proof": "call"}).status_code == 422
    assert client.post(page, {"do": "permit", "which": rows[0].pk, "proof": "desk"}).status_code == 302
    assert client.post(page, {"do": "withdraw", "which": rows[0].pk}).status_code == 302
    assert again(rows[0]).state == S.WITHDRAWN


@pytest.mark.django_db(transaction=True)
def test_a_yes_while_the_list_closes_leaves_nobody_in_the_drum_without_one(asked, minor, youth, apply, crowd, mehmet, in_parallel):  # fmt: skip
    apply(youth, crowd(1)[0], age="adult")
    with later(days=4):
        guardians.send_link(by=minor.person, permission=asked)
    moment = clock.now() + timedelta(days=6)
    with clock.at(moment):
        guardians.send_code(permission=again(asked))
    code = again(asked).code

    def at_once(act):
        with clock.at(moment):
            return act()

    acts = [
        lambda: guardians.answer_by_link(permission=again(asked), code=code, yes=True),
        lambda: actions.close_list(by=mehmet, panel=youth),
    ]
    in_parallel(at_once, acts)
    assert (again(minor).state, again(asked).state) in {(S.ELIGIBLE, "given"), (S.OUT, "asked")}
