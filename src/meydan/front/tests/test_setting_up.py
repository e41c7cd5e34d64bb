"""What is missing to start, and the modules of a town."""

import pytest

from meydan.base import remembered
from meydan.base.cards import is_on
from meydan.base.models import AuditLine
from meydan.base.sentences import NOT_STAFF, SIGN_IN_FIRST
from meydan.front import actions, modules
from meydan.front.checklist import checks
from meydan.front.rules import NEEDED, NEEDS, NO_MODULE
from meydan.notices.actions import deliver_all
from meydan.notices.models import Delivery
from meydan.people.models import Role
from meydan.projects.models import Plan


@pytest.fixture
def looks_each_time(settings, db):
    settings.STAMPS_SECONDS = 0


def switch(by, name, on):
    actions.switch_module(by=by, name=name, on=on)
    remembered.look_again(at_once=True)


def test_a_module_that_is_off_has_no_page_menu_or_queue(looks_each_time, signed_in, director):
    client = signed_in(director)
    assert client.post("/masa/moduller/", {"module": "events", "to": "off"}).status_code == 302
    assert client.get("/etkinlikler/").status_code == 404
    page = client.get("/masa/").content.decode()
    assert "/etkinlikler/" not in page
    assert "/masa/etkinlikler/" not in page
    assert "belediye dosyasından farklı" in client.get("/masa/moduller/").content.decode()
    client.post("/masa/moduller/", {"module": "events", "to": "on"})
    assert client.get("/etkinlikler/").status_code == 200
    lines = AuditLine.objects.filter(code="front.module_switched").order_by("id")
    assert [line.facts for line in lines] == [
        {"module": "events", "on": False}, {"module": "events", "on": True},
    ]  # fmt: skip


def test_what_another_one_needs_stays_on(looks_each_time, signed_in, director, refused):
    with refused(NEEDED):
        actions.switch_module(by=director, name="attendance", on=False)
    answer = signed_in(director).post("/masa/moduller/", {"module": "attendance", "to": "off"})
    assert answer.status_code == 422
    assert "Etkinlikler" in answer.content.decode()
    assert is_on("attendance")


def test_what_the_home_page_and_the_desk_need_has_no_switch(looks_each_time, signed_in, director, refused):
    with refused(NO_MODULE):
        actions.switch_module(by=director, name="ideas", on=False)
    page = signed_in(director).get("/masa/moduller/").content.decode()
    assert 'value="attendance"' in page
    assert 'value="ideas"' not in page
    assert is_on("ideas")


def test_what_needs_another_one_is_not_switched_on_before_it(director, refused):
    remembered.keep({"module:projects": "off", "module:ideas": "off"})
    with refused(NEEDS):
        actions.switch_module(by=director, name="projects", on=True)


@pytest.mark.parametrize("name", ["front", "base", "people", "", "nothing"])
def test_there_are_no_other_switches(director, refused, name):
    with refused(NO_MODULE):
        actions.switch_module(by=director, name=name, on=False)


@pytest.mark.parametrize("role", sorted(set(Role.values) - {"director", "administrator", "muhtar"}))
def test_only_those_who_give_roles_switch(make_person, refused, role):
    with refused(NOT_STAFF):
        actions.switch_module(by=make_person("Biri", (role, None)), name="projects", on=False)


def test_visitors_sign_in_first(db, refused):
    with refused(SIGN_IN_FIRST):
        actions.switch_module(by=None, name="projects", on=False)


def test_needs_come_from_the_tables():
    assert modules.needs_of("projects") == {"ideas"}
    assert "projects" in modules.needed_by("ideas")
    assert modules.needs_of("ideas") <= set(modules.switchable())


def by_title(title):
    return next(one for one in checks() if title in str(one.title))


def test_units_without_an_officer_are_named(db, parks, works, selim):
    line = by_title("Birimlerin sorumlusu")
    assert not line.done
    assert works.name in line.words
    assert parks.name not in line.words


def test_units_with_officers_are_set(parks, selim):
    assert by_title("Birimlerin sorumlusu").done


def test_roles_that_nobody_holds_are_named(director):
    line = by_title("Roller verildi")
    assert not line.done
    assert "Koordinatör" in line.words
    assert "Müdür" not in line.words


def test_e_mail_counts_as_tested_when_a_message_has_left(director, signed_in, settings):
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": {}}}
    assert not by_title("E-posta").done
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend", "OPTIONS": {}}}
    assert signed_in(director).post("/masa/ilk-kurulum/").status_code == 302
    deliver_all()
    assert Delivery.objects.exclude(sent_at=None).count() == 1
    assert not by_title("E-posta").done, "it did not go through a mail server"
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": {}}}
    assert by_title("E-posta").done


def test_texts_with_open_places_are_missing(db):
    assert not by_title("Aydınlatma").done
    assert by_title("Katılım kuralları").done


def test_an_example_of_a_plan_is_not_the_plan_of_the_town(db):
    assert not by_title("Stratejik plan").done
    plan = Plan.objects.create(name_tr="Plan", name_en="Plan", first_year=2025, last_year=2029, is_example=True)
    line = by_title("Stratejik plan")
    assert (line.done, line.url) == (False, "/masa/plan/")
    assert "Örnek plan" in line.words
    Plan.objects.filter(pk=plan.pk).update(is_example=False)
    line = by_title("Stratejik plan")
    assert (line.done, line.words) == (True, "Plan, 2025–2029")


def test_what_is_missing_stands_first_and_leads_somewhere(director):
    found = checks()
    assert [one.done for one in found] == sorted(one.done for one in found)
    assert all(one.url for one in found if not one.done and "Adres" not in str(one.title))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same(signed_in, director, make_person, parks, works, count, django_assert_max_num_queries):
    for number in range(count):
        make_person(f"Memur {number}", (Role.UNIT_OFFICER, parks))
    client = signed_in(director)
    client.get("/masa/ilk-kurulum/")
    with django_assert_max_num_queries(15):
        assert client.get("/masa/ilk-kurulum/").status_code == 200
    with django_assert_max_num_queries(15):
        assert client.get("/masa/moduller/").status_code == 200
