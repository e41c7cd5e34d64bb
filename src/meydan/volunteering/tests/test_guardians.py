"""A guardian's permission by message: link, code, proof by risk, withdrawal, and its end at 18."""

from datetime import date

import pytest

from meydan.attendance.models import Seat
from meydan.base import clock
from meydan.guardians import actions as guardians
from meydan.guardians import rules
from meydan.guardians.actions import Guardian
from meydan.guardians.models import Permission
from meydan.notices.actions import deliver_all
from meydan.notices.mailbox import letters
from meydan.notices.models import Notice
from meydan.volunteering import actions
from meydan.volunteering.rules import reasons
from meydan.volunteering.tests.conftest import DAY, HOUR

FOURTEEN = date(2012, 6, 1)
BY_MESSAGE = Guardian("Fatma Y.", "fatma@example.org", "message")


def told(person):
    deliver_all()
    return set(Notice.objects.filter(person=person).values_list("message__code", flat=True))


@pytest.fixture
def mail(settings, tmp_path):
    settings.MAIL_FOLDER = tmp_path
    settings.MAILERS = {
        "default": {"BACKEND": "django.core.mail.backends.filebased.EmailBackend", "OPTIONS": {"file_path": tmp_path}}
    }
    return lambda: letters()[0]


@pytest.fixture
def permission(place, ayse):
    """Ayşe is 14; the link to her mother is on its way."""
    place(ayse, born=FOURTEEN, guardian=BY_MESSAGE)
    return Permission.objects.get(person=ayse)


def again(permission):
    return Permission.objects.get(pk=permission.pk)


def answer(permission, *, yes=True, code=None):
    guardians.send_code(permission=permission)
    permission = again(permission)
    return guardians.answer_by_link(permission=permission, code=code or permission.code, yes=yes)


def test_link_and_code_go_to_the_guardian_and_let_the_young_person_join(permission, make_shift, ayse, mail, refused):
    shift = make_shift(start=-1)
    with refused(reasons.GUARDIAN_WAITS):
        actions.join_shift(by=ayse, shift=shift)
    guardians.write_link(permission)
    assert mail().to == "fatma@example.org"
    assert again(permission).get_absolute_url() in mail().text
    assert again(permission).sent_at == clock.now()
    given = answer(permission)
    assert again(permission).code in {one.code for one in letters()}  # two letters may be of the same moment
    assert (given.state, given.proof, given.valid_until) == ("given", "code", date(2027, 11, 23))
    assert actions.join_shift(by=ayse, shift=shift).state == "booked"
    assert "volunteering.permission_given" in told(ayse)


def test_a_phone_gets_a_text_message(place, ayse, mail):
    place(ayse, born=FOURTEEN, guardian=Guardian("Ali", "+905320000000", "message"))
    guardians.write_link(Permission.objects.get(person=ayse))
    assert (mail().to, mail().subject) == ("+905320000000", "SMS")


def test_the_database_holds_neither_link_nor_code(permission):
    guardians.send_code(permission=permission)
    row = str(Permission.objects.values().get())
    assert again(permission).link not in row
    assert again(permission).code not in row


def test_wrong_codes_are_counted_and_then_the_right_one_counts_no_more(permission, refused):
    guardians.send_code(permission=permission)
    permission = again(permission)
    wrong = f"{(int(permission.code) + 1) % 1_000_000:06}"
    for _try in range(rules.MOST_TRIES):
        with refused(rules.WRONG_CODE, field="code"):
            guardians.answer_by_link(permission=permission, code=wrong, yes=True)
    with refused(rules.CODE_OVER):
        guardians.answer_by_link(permission=permission, code=permission.code, yes=True)
    assert answer(permission).state == "given"


def test_codes_and_links_have_their_time(permission, monday, refused):
    guardians.send_code(permission=permission)
    with clock.at(monday + HOUR), refused(rules.CODE_OVER):
        guardians.answer_by_link(permission=again(permission), code=again(permission).code, yes=True)
    with clock.at(monday + 6 * DAY), refused(rules.LINK_OVER):
        guardians.send_code(permission=permission)


def test_a_new_link_closes_the_old_one(permission, ayse, client):
    old = permission.get_absolute_url()
    guardians.send_link(by=ayse, permission=permission)
    assert client.get(old).status_code == 404
    assert client.get(again(permission).get_absolute_url()).status_code == 200


def test_messages_to_one_contact_are_limited(permission, ayse, refused):
    for _time in range(2):
        guardians.send_link(by=ayse, permission=permission)
    with refused("base.too_fast"):
        guardians.send_link(by=ayse, permission=permission)


def test_a_refusal_is_told_and_another_guardian_can_be_named(permission, role, ayse, refused):
    assert answer(permission, yes=False).state == "declined"
    assert "volunteering.permission_declined" in told(ayse)
    with refused(rules.WRONG_STATE):
        guardians.send_code(permission=permission)
    asked = actions.ask_guardian(by=ayse, role=role, guardian=BY_MESSAGE)
    assert (asked.state, asked.pk == permission.pk) == ("asked", False)


def test_nobody_is_their_own_guardian(sign_up, ayse, refused):
    with refused(rules.OWN_CONTACT):
        sign_up(ayse, born=FOURTEEN, guardian=Guardian("Ayşe", ayse.email, "message"))


@pytest.mark.parametrize(
    ("risk", "proof", "allowed"),
    [("low", "call", True), ("medium", "call", True), ("high", "call", False), ("high", "paper", True), ("high", "desk", True)],
)  # fmt: skip
def test_the_higher_the_risk_the_stronger_the_proof(permission, mehmet, refused, risk, proof, allowed):
    def give():
        return actions.decide_permission(by=mehmet, permission=permission, to="given", risk=risk, proof=proof)

    if allowed:
        assert give().proof == proof
    else:
        with refused(rules.WEAK_PROOF):
            give()


def test_medium_risk_waits_for_the_desk_to_call_back(permission, make_role, ayse, mehmet, refused):
    risky = make_role(risk="medium", direct=False)
    with refused(rules.NEEDS_PHONE, field="guardian_contact"):
        actions.ask_guardian(by=ayse, role=risky, guardian=BY_MESSAGE)
    by_phone = Guardian("Fatma Y.", "+905320000000", "message")
    asked = actions.ask_guardian(by=ayse, role=risky, guardian=by_phone)
    guardians.send_link(by=ayse, permission=asked)
    assert answer(asked).state == "said"
    assert "volunteering.guardian_to_call" in told(mehmet)
    called = actions.decide_permission(by=mehmet, permission=asked, to="given")
    assert (called.state, called.proof, called.seen_by) == ("given", "call", mehmet)


def test_high_risk_is_not_asked_by_message(permission, make_role, ayse, refused):
    dangerous = make_role(risk="high", direct=False, published=False)
    with refused(rules.NO_MESSAGE):
        actions.ask_guardian(by=ayse, role=dangerous, guardian=BY_MESSAGE)


def test_a_permission_is_for_its_field_only(permission, role, make_shift, place, make_role, need, ayse, refused):
    answer(permission)
    type(need).objects.filter(pk=need.pk).update(field="social")
    role.need.refresh_from_db()
    with refused(reasons.GUARDIAN_WAITS):
        actions.join_shift(by=ayse, shift=make_shift(start=-1))


@pytest.mark.parametrize("through", ["link", "desk"])
def test_withdrawing_gives_seats_back_and_tells_both(permission, make_shift, ayse, selim, mehmet, refused, through):
    answer(permission)
    seat = actions.join_shift(by=ayse, shift=make_shift(start=-1))
    if through == "link":
        guardians.withdraw_by_link(permission=permission)
    else:
        actions.decide_permission(by=mehmet, permission=permission, to="withdrawn")
    assert Seat.objects.get(pk=seat.pk).state == "cancelled"
    assert "volunteering.permission_withdrawn" in told(ayse)
    assert "volunteering.seat_without_permission" in told(selim)
    with refused(rules.WRONG_STATE):
        guardians.withdraw_by_link(permission=permission)


def test_another_permission_keeps_the_seat(permission, make_shift, ayse, mehmet, monday):
    answer(permission)
    given = {"how": "desk", "state": "given", "proof": "desk", "valid_until": date(2027, 5, 1)}
    Permission.objects.create(person=ayse, of="duty:0", scope="duties", **given)
    seat = actions.join_shift(by=ayse, shift=make_shift(start=-1))
    guardians.withdraw_by_link(permission=permission)
    assert Seat.objects.get(pk=seat.pk).state == "booked"


def test_it_ends_at_18_by_itself_and_the_guardian_is_forgotten(permission, ayse, make_shift):
    answer(permission)
    with clock.at(clock.now().replace(year=2030, month=6, day=1)):
        assert guardians.end_over() == 1
        assert guardians.end_over() == 0
    ended = again(permission)
    assert (ended.state, ended.guardian, ended.contact) == ("ended", "", "")
    assert "volunteering.of_age" in told(ayse)


def test_it_never_counts_past_the_18th_birthday(place, ayse, mehmet):
    place(ayse, born=date(2008, 12, 24), guardian=Guardian("Ali", "x", "desk"))
    given = actions.decide_permission(
        by=mehmet, permission=ayse.permissions.get(), to="given", valid_until=date(2028, 1, 1)
    )
    assert given.valid_until == date(2026, 12, 24)


def test_it_ends_on_its_last_day(permission, ayse):
    answer(permission)
    with clock.at(clock.now() + 366 * DAY):
        guardians.end_over()
    assert again(permission).state == "ended"
    assert again(permission).guardian == "Fatma Y."
    assert "volunteering.permission_over" in told(ayse)


def test_the_guardians_page_explains_asks_for_a_code_and_takes_the_answer(client, permission, make_shift, mail):
    make_shift(start=-1)
    address = permission.get_absolute_url()
    page = client.get(address).content.decode()
    assert again(permission).code_until is None, "opening the page changes nothing"
    for words in (
        "Ayse gönüllü olmak istiyor",
        "Kış dikimi gönüllüsü",
        "Selim",
        "Park, bahçe ve çevre",
        "Düşük risk",
    ):
        assert words in page
    assert client.post(address, {"do": "code"}).status_code == 302
    wrong = client.post(address, {"do": "answer", "answer": "yes", "code": "x", "am_guardian": "on"})
    assert wrong.status_code == 422
    assert client.post(address, {"do": "answer", "answer": "yes", "code": mail().code}).status_code == 422
    sent = {"do": "answer", "answer": "yes", "code": mail().code, "am_guardian": "on"}
    assert client.post(address, sent).status_code == 302
    assert again(permission).state == "given"
    assert client.post(address, {"do": "withdraw"}).status_code == 302
    page = client.get(address).content.decode()
    assert "Ayse" not in page
    assert client.post(address, {"do": "withdraw"}).status_code == 422


def test_wrong_codes_stay_counted_on_the_page(client, permission, mail):
    address = permission.get_absolute_url()
    client.post(address, {"do": "code"})
    for _try in range(2):
        client.post(address, {"do": "answer", "answer": "no", "code": "x"})
    assert again(permission).code_tries == 2


def test_a_made_up_link_opens_nothing(client, permission):
    assert client.get(f"/veli-izni/{permission.pk}/{'0' * 40}/").status_code == 404
    assert client.get(f"/veli-izni/{permission.pk + 1}/{permission.link}/").status_code == 404


def test_the_young_person_names_a_guardian_on_a_page_of_its_own(signed_in, permission, ayse, deniz, place):
    placement = ayse.placements.get()
    address = f"/benim/gorevlerim/{placement.pk}/veli/"
    client = signed_in(ayse)
    assert "Bağlantı yolda" in client.get(address).content.decode()
    bad = client.post(address, {"guardian": "Ali", "guardian_contact": "12", "how": "message"})
    assert bad.status_code == 422
    assert 'value="Ali"' in bad.content.decode()
    good = {"guardian": "Ali Y.", "guardian_contact": "0532 111 22 33", "how": "message"}
    assert client.post(address, good).status_code == 302
    assert (again(permission).guardian, again(permission).contact) == ("Ali Y.", "+905321112233")
    assert signed_in(deniz).get(address).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_joining_while_the_guardian_withdraws_leaves_no_seat(permission, make_shift, ayse, in_parallel):
    answer(permission)
    shift = make_shift(start=-1)

    def at_once(act):
        with clock.at(shift.occasion.starts_at - 3 * DAY):
            return act()

    in_parallel(
        at_once,
        [lambda: actions.join_shift(by=ayse, shift=shift), lambda: guardians.withdraw_by_link(permission=permission)],
    )
    assert again(permission).state == "withdrawn"
    assert not Seat.objects.filter(state__in=("booked", "waiting", "offered")).exists()


def test_applying_for_more_duties_of_the_class_sends_no_second_link(permission, make_role, sign_up, ayse):
    before = again(permission).link
    for _time in range(4):
        sign_up(ayse, to=make_role(), born=FOURTEEN, guardian=BY_MESSAGE)
    assert again(permission).link == before
    assert ayse.permissions.count() == 1
