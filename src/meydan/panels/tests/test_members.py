"""Applying, and what comes after the draw: yes and no, reserves, free seats, needs, expenses, objections."""

import zipfile
from datetime import timedelta

import pytest

from adil.cli import main as adil
from meydan.attendance.models import Seat
from meydan.base import clock
from meydan.base.errors import Refused
from meydan.base.models import OutboxMessage
from meydan.base.sentences import NOT_STAFF, NOT_YOURS, SIGN_IN_FIRST
from meydan.panels import actions
from meydan.panels.models import Application, Lottery, Panel
from meydan.panels.queries.pool import free_seats
from meydan.panels.rules import reasons
from meydan.panels.tests.conftest import DAY, answers, fresh, later, members, sit
from meydan.people.models import AgeBand, Person
from meydan.sealed.models import Look, Words


def apply(person, panel, **more):
    return actions.apply(by=person, panel=panel, **({"answers": answers(panel), "take_part": True} | more))


def test_applying_puts_a_name_into_the_drum_once(panel, ayse, refused):
    made = apply(ayse, panel, recording=True)
    assert (made.state, made.recording_agreed_at is not None) == ("eligible", True)
    with refused(reasons.ONCE_ONLY):
        apply(ayse, panel)
    actions.take_back(by=ayse, application=made)
    again = apply(ayse, panel)
    assert (again.pk, again.state, again.recording_agreed_at) == (made.pk, "eligible", None)


def test_what_is_missing_is_said(panel, ayse, make_person, refused):
    with refused(reasons.NO_CONSENT, field="take_part"):
        apply(ayse, panel, take_part=False)
    region, age = panel.features.all()
    with refused(reasons.ANSWER_ALL, field=f"f{age.pk}", name="Yaş"):
        apply(ayse, panel, answers={region.pk: region.values.first()})
    with refused(reasons.ANSWER_ALL, name="Bölge"):
        apply(ayse, panel, answers={region.pk: age.values.first(), age.pk: age.values.first()})
    with refused(reasons.ADULTS_ONLY):
        apply(make_person("Can", age_band=AgeBand.UNDER_18), panel)


def test_who_gives_an_answer_that_admits_nobody_is_out_at_once(call, ayse):
    panel = call(answers=[actions.Answer("18+", 0, 4), actions.Answer("Burada çalışıyorum", 0, 0, admits=False)])
    assert apply(ayse, panel, answers=answers(panel, 0, 1)).state == "out"
    assert OutboxMessage.objects.filter(code="panels.does_not_fit").exists()


def test_a_code_counts_once_and_for_its_panel_alone(call, ayse, deniz, mehmet, refused):
    panel, other = call(ways=["letter"]), call(title="Başka", ways=["letter"])
    codes = [one.code for one in actions.make_codes(by=mehmet, panel=panel, way="letter", count=2).invitations.all()]
    with refused(reasons.NO_CODE, field="code"):
        apply(ayse, panel)
    with refused(reasons.BAD_CODE, field="code"):
        apply(ayse, other, code=codes[0])
    made = apply(ayse, panel, code=codes[0])
    with refused(reasons.CODE_USED, field="code"):
        apply(deniz, panel, code=codes[0])
    actions.take_back(by=ayse, application=made)
    assert apply(ayse, panel, code=codes[0]).pk == made.pk, "who took the name back may use the code again"


def test_yes_brings_a_seat_at_every_sitting_ahead_and_all_yes_completes_the_panel(drawn, mehmet):
    panel = drawn()
    with later(days=7):
        sitting = sit(panel, mehmet)
        for one in members(panel, "selected"):
            actions.confirm_place(by=one.person, application=one)
        assert Seat.objects.filter(occasion=sitting.occasion, state="booked").count() == 4
        assert fresh(panel).state == "seated"


def test_only_who_was_drawn_answers_and_only_in_time(drawn, ayse, refused):
    panel = drawn()
    one, reserve = members(panel, "selected")[0], members(panel, "reserve")[0]
    with later(days=7):
        with refused(NOT_YOURS):
            actions.confirm_place(by=ayse, application=one)
        with refused(reasons.WRONG_STATE):
            actions.confirm_place(by=reserve.person, application=reserve)
    with later(days=16), refused(reasons.TOO_LATE):
        actions.confirm_place(by=one.person, application=one)


def test_a_no_asks_the_reserve_who_keeps_the_quotas(drawn, mehmet):
    panel = drawn()
    one = members(panel, "selected")[0]
    with later(days=7):
        sitting = sit(panel, mehmet)
        actions.confirm_place(by=one.person, application=one)
        actions.decline_place(by=one.person, application=one)
        assert not Seat.objects.filter(occasion=sitting.occasion, person=one.person, state="booked").exists()
    stepped = Application.objects.get(panel=panel, stands_in_for=one)
    assert (stepped.state, free_seats(panel).count()) == ("selected", 0)
    assert OutboxMessage.objects.get(code="panels.steps_in").to == [f"person:{stepped.person_id}"]
    assert panel.applications.filter(state="selected").count() == 4


def test_who_is_silent_is_reminded_once_and_then_makes_place(drawn):
    panel = drawn()
    with later(days=13):
        assert (actions.remind_drawn(), actions.remind_drawn()) == (4, 0)
    with later(days=16):
        assert actions.lapse_silent() == 4
        assert actions.lapse_silent() == 0
    assert panel.applications.filter(state="lapsed").count() == 4
    assert panel.applications.filter(state="selected").count() + free_seats(panel).count() == 4


def drop_all_reserves(panel):
    panel.applications.filter(state="reserve").update(state="not_drawn", stands_in_for=None)


def test_free_seats_are_drawn_like_the_first_ones_and_adil_verifies_it(drawn, mehmet, client, tmp_path, refused):
    panel = drawn()
    drop_all_reserves(panel)
    first, second, *_rest = members(panel, "selected")
    with later(days=8):
        with refused(reasons.NO_FREE_SEAT):
            actions.start_replacement(by=mehmet, panel=panel, lot_number="x")
        for one in (first, second):
            actions.decline_place(by=one.person, application=one)
        assert free_seats(panel).count() == 2
        lottery = actions.start_replacement(by=mehmet, panel=panel, lot_number="Çekiliş 2")
        with refused(reasons.OPEN_LOTTERY):
            actions.start_replacement(by=mehmet, panel=panel, lot_number="x")
        lottery = actions.compute(lottery_id=lottery.pk)
        assert lottery.state == Lottery.State.READY, lottery.problem
        actions.publish_lottery(by=mehmet, lottery=lottery)
        actions.draw_lottery(by=mehmet, lottery=lottery, public="9 9 9")
    seated = {one.code for one in members(panel, "selected")}
    assert len(seated) == 4
    assert not {first.code, second.code} & seated
    assert free_seats(panel).count() == 0
    archive = tmp_path / "kura.zip"
    archive.write_bytes(client.get(f"/panel/{panel.pk}/kura-1.zip").content)
    zipfile.ZipFile(archive).extractall(tmp_path)
    assert adil(["verify", str(tmp_path / "kura.json")]) == 0


def test_the_desk_notes_what_was_said_on_the_phone(drawn, mehmet, ayse, refused):
    panel = drawn()
    one, other = members(panel, "selected")[:2]
    with later(days=7):
        with refused(NOT_STAFF):
            actions.note_answer(by=ayse, application=one, comes=True)
        assert actions.note_answer(by=mehmet, application=one, comes=True).state == "confirmed"
        assert actions.note_answer(by=mehmet, application=other, comes=False).state == "declined"
        with refused(reasons.WRONG_STATE):
            actions.note_answer(by=mehmet, application=other, comes=True)


def test_needs_are_sealed_and_each_look_is_written_down(panel, ayse, mehmet, zeynep, refused):
    from meydan.sealed import actions as sealed
    from meydan.sealed.rules import NO_PURPOSE

    made = apply(ayse, panel)
    actions.say_needs(by=ayse, application=made, text="Annem yalnız kalamaz")
    words = Words.objects.get()
    assert b"Annem" not in bytes(words.content)
    with refused(NO_PURPOSE):
        sealed.read_words(by=mehmet, words=words, purpose=" ")
    with pytest.raises(Refused):
        sealed.read_words(by=zeynep, words=words, purpose="Merak")
    assert sealed.read_words(by=mehmet, words=words, purpose="Bakıcı") == "Annem yalnız kalamaz"
    assert Look.objects.get().person == ayse


def test_being_recorded_is_taken_back_at_any_time_until_the_panel_has_met(panel, ayse, deniz, refused):
    made = apply(ayse, panel, recording=True)
    with refused(NOT_YOURS):
        actions.agree_to_recording(by=deniz, application=made, agrees=False)
    assert actions.agree_to_recording(by=ayse, application=made, agrees=False).recording_agreed_at is None
    Panel.objects.update(state="held")
    with refused(reasons.WRONG_STATE):
        actions.agree_to_recording(by=ayse, application=Application.objects.select_related("panel").get(), agrees=True)


def test_expenses_are_asked_by_members_and_settled_with_words(drawn, mehmet, refused):
    panel = drawn()
    one = members(panel, "selected")[0]
    with later(days=7):
        with refused(reasons.NOT_A_MEMBER):
            actions.ask_expense(by=one.person, application=one, what="travel", kurus=5000)
        one = actions.confirm_place(by=one.person, application=one)
        asked = actions.ask_expense(by=one.person, application=one, what="travel", kurus=5000)
        with refused(reasons.WORDS_NEEDED, field="words"):
            actions.settle_expense(by=mehmet, expense=asked, paid=False)
        assert actions.settle_expense(by=mehmet, expense=asked, paid=True).state == "paid"
        with refused(reasons.SETTLED):
            actions.settle_expense(by=mehmet, expense=asked, paid=True)


def test_an_objection_has_days_and_an_answer_once(drawn, ayse, mehmet, refused):
    panel = drawn()
    with later(days=15), refused(reasons.TOO_LATE):
        actions.object_to_draw(by=ayse, panel=panel, text="x")
    with later(days=8):
        with refused(SIGN_IN_FIRST):
            actions.object_to_draw(by=None, panel=panel, text="x")
        made = actions.object_to_draw(by=ayse, panel=panel, text="x")
        assert made.due_on > clock.today() + timedelta(days=4)
        actions.answer_objection(by=mehmet, objection=made, answer="y")
        with refused(reasons.ANSWERED):
            actions.answer_objection(by=mehmet, objection=made, answer="z")


def test_an_erased_account_leaves_a_row_that_belongs_to_nobody(drawn, mehmet):
    from meydan.panels import personal

    panel = drawn()
    one = members(panel, "selected")[0]
    assert next(iter(personal.export_applications(one.person)))["code"] == one.code
    personal.forget_applications(one.person)
    left = Application.objects.get(pk=one.pk)
    assert (left.person, left.state, left.seat_free) == (None, "declined", True)
    assert left.code in panel.lotteries.get().respondents


def test_before_the_list_is_closed_nothing_of_an_erased_account_stays(panel, ayse):
    from meydan.panels import personal

    apply(ayse, panel)
    personal.forget_applications(ayse)
    assert not panel.applications.exists()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_members_who_leave_at_once_give_each_seat_to_one_reserve(in_parallel, drawn):
    panel = drawn()
    leaving = members(panel, "selected")

    def leave(one):
        with clock.at(one.answer_by - 5 * DAY):
            return actions.decline_place(by=one.person, application=one)

    assert all(isinstance(outcome, Application) for outcome in in_parallel(leave, leaving))
    asked = Application.objects.filter(panel=panel, state="selected")
    assert asked.count() + free_seats(panel).count() == panel.size
    assert len(set(asked.values_list("stands_in_for", flat=True))) == asked.count()
    assert Person.objects.filter(pk__in=asked.values("person")).count() == asked.count()
