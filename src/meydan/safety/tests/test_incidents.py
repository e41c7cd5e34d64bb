"""Incidents: who reports, who reads, the clock by severity, and that they appear nowhere else."""

from datetime import timedelta

import pytest
from django.db import connection

from meydan.attendance import actions as attendance
from meydan.base import clock, sealing
from meydan.base.models import AuditLine, OutboxMessage, SearchEntry
from meydan.base.sentences import NOT_STAFF
from meydan.notices.actions import deliver_all
from meydan.notices.models import Notice
from meydan.safety import actions, personal, queries, rules
from meydan.safety.models import Incident, IncidentStep
from meydan.sealed.actions import reseal
from meydan.sealed.models import Look

HOUR = timedelta(hours=1)
SECRET = "Kızılcık merdiveninden düştü"
ACCOUNT = actions.Account(what=SECRET, where="Bahçe", affected="Kerem", first_measure="Buz")


@pytest.fixture
def occasion(monday, selim, parks):
    return attendance.open_occasion(
        by=selim, kind="shift", starts_at=monday + HOUR, ends_at=monday + 3 * HOUR, capacity=5, leader=selim, unit=parks
    )


@pytest.fixture
def report(occasion, selim):
    def made(*, by=selim, severity="serious", occasion=occasion, happened_at=None):
        return actions.report_incident(
            by=by, occasion=occasion, severity=severity, happened_at=happened_at or clock.now(), account=ACCOUNT
        )

    return made


def told(person):
    deliver_all()
    return set(Notice.objects.filter(person=person).values_list("message__code", flat=True))


def test_who_may_report(report, occasion, selim, ayse, deniz, mehmet, refused):
    attendance.take_seat(by=ayse, occasion=occasion)
    for by in (selim, ayse, mehmet):
        assert report(by=by).reported_by == by
    with refused(rules.WAS_NOT_THERE):
        report(by=deniz)
    assert report(by=deniz, occasion=None).occasion is None
    with refused(rules.IN_FUTURE, field="happened_at"):
        report(happened_at=clock.now() + HOUR)


@pytest.mark.parametrize(("severity", "hours"), [("minor", 72), ("serious", 24), ("grave", 2)])
def test_the_clock_runs_by_severity(report, mehmet, director, severity, hours):
    made = report(severity=severity)
    assert made.due_at == clock.now() + hours * HOUR
    assert f"safety.reported_{severity}" in told(mehmet) & told(director)


def test_the_nearest_due_comes_first_and_lateness_shows(report, mehmet, monday):
    slow, fast = report(severity="minor"), report(severity="grave")
    assert list(queries.open_incidents(mehmet)) == [fast, slow]
    with clock.at(monday + 3 * HOUR):
        assert [one.tone[0] for one in queries.open_incidents(mehmet)] == ["late", "wait"]


def test_nothing_of_it_stands_in_the_database_in_plain_words(report, mehmet):
    incident = report()
    actions.take_step(by=mehmet, incident=incident, to="assessed", words=SECRET)
    with connection.cursor() as cursor:
        for table in ("safety_incident", "safety_incidentstep"):
            cursor.execute(f"select content, t::text from {table} t")
            content, row = cursor.fetchone()
            assert SECRET.encode() not in bytes(content)
            assert "Kerem" not in row
    assert not any(SECRET in str(line.facts) for line in AuditLine.objects.all())
    assert not any(SECRET in str(message.facts) for message in OutboxMessage.objects.all())
    assert not SearchEntry.objects.filter(ref=incident.ref).exists()


def test_only_safety_officers_read_and_each_opening_is_written_down(
    report, mehmet, director, selim, zeynep, deniz, make_person, refused
):
    incident = report()
    administrator, officer = make_person("Bilge", ("administrator", None)), make_person("Veri", ("data_officer", None))
    for by in (selim, zeynep, deniz, administrator, officer):
        with refused(NOT_STAFF):
            actions.open_incident(by=by, incident=incident)
        with refused(NOT_STAFF):
            actions.take_step(by=by, incident=incident, to="assessed", words="x")
        assert not queries.incidents_at_desk(by).exists()
    for by in (mehmet, director):
        assert actions.open_incident(by=by, incident=incident) == ACCOUNT
    assert AuditLine.objects.filter(code="safety.read", ref=incident.ref).count() == 2


def test_the_data_officer_sees_who_opened_an_incident_but_not_whom_it_is_about(client, report, mehmet, make_person):
    incident, officer = report(), make_person("Veri", ("data_officer", None))
    client.force_login(mehmet)
    for _opening in range(2):
        assert client.get(f"/masa/olay/{incident.pk}/").status_code == 200
    assert [(one.by, one.person, one.of) for one in Look.objects.all()] == [(mehmet, None, incident.ref)] * 2
    client.force_login(officer)
    page = client.get("/masa/kisisel-veri/erisim/?what=incident").content.decode()
    assert page.count("Mehmet") == 2
    assert f"{incident.pk} numaralı olay" in page
    assert not [word for word in (SECRET, "Kerem", "Selim") if word in page]


def test_who_reported_sees_their_own_and_nobody_elses(report, selim, ayse, occasion):
    attendance.take_seat(by=ayse, occasion=occasion)
    own, other = report(), report(by=ayse)
    assert set(queries.load_incidents(selim, [own.pk, other.pk])) == {own}
    assert not queries.load_incidents(None, [own.pk])


def test_it_goes_forward_from_the_first_assessment_to_the_end(report, mehmet, selim, refused):
    incident = report()
    with refused(rules.WRONG_STATE):
        actions.take_step(by=mehmet, incident=incident, to="closed", words="x")
    incident = actions.take_step(by=mehmet, incident=incident, to="assessed", words="Bakıldı")
    assert incident.due_at == incident.reported_at + timedelta(days=30)
    incident = actions.take_step(by=mehmet, incident=incident, to="assessed", words="Ailesi arandı")
    incident = actions.take_step(
        by=mehmet, incident=incident, to="closed", words="Merdiven onarıldı", for_reporter=True
    )
    assert incident.closed_at == clock.now()
    assert {"safety.goes_on", "safety.closed"} <= told(selim)
    with refused(rules.WRONG_STATE):
        actions.take_step(by=mehmet, incident=incident, to="decided", words="x")
    assert list(queries.open_incidents(mehmet)) == []


def test_closed_ones_are_deleted_after_their_time(report, mehmet, monday):
    incident = actions.take_step(by=mehmet, incident=report(), to="assessed", words="x")
    actions.take_step(by=mehmet, incident=incident, to="closed", words="x")
    report()
    with clock.at(monday + timedelta(days=1826)):
        assert actions.delete_old() == 1
    assert Incident.objects.count() == 1


def test_a_new_key_takes_incidents_along(report, mehmet, settings, tmp_path):
    settings.SEALING_KEYS, settings.SEALING_FILE = "", tmp_path / "keys"
    incident = report()
    actions.take_step(by=mehmet, incident=incident, to="assessed", words="Bakıldı")
    sealing.add_key()
    assert reseal() == 2
    assert actions.account_of(Incident.objects.get()) == ACCOUNT
    assert IncidentStep.objects.get().unseal() == "Bakıldı"


def test_pages_for_reporting_reading_and_closing(signed_in, occasion, selim, mehmet, zeynep, ayse, deniz):
    attendance.take_seat(by=ayse, occasion=occasion)
    client, address = signed_in(ayse), f"/olay-bildir/{occasion.pk}/"
    form = {
        "what": SECRET,
        "severity": "grave",
        "happened_at": "2026-11-23T11:00",
        "where": "Bahçe",
        "affected": "Kerem",
    }
    bad = client.post(address, {**form, "severity": ""})
    assert (bad.status_code, SECRET in bad.content.decode()) == (422, True)
    assert client.post(address, form).url == "/benim/bildirdigim-olaylar/"
    incident = Incident.objects.get()
    desk = f"/masa/olay/{incident.pk}/"
    for outsider in (deniz, zeynep, selim):
        other = signed_in(outsider)
        assert SECRET not in other.get("/benim/bildirdigim-olaylar/").content.decode()
        assert [other.get(path).status_code for path in (desk, "/masa/olaylar/")] == [404, 404]
    client = signed_in(deniz)
    assert [client.get(path).status_code for path in (address, f"/olay/{incident.pk}/")] == [404, 404]
    officer = signed_in(mehmet)
    listed = officer.get("/masa/olaylar/").content.decode()
    assert desk in listed
    assert SECRET not in listed
    assert SECRET in officer.get(desk).content.decode()
    assert officer.post(desk, {"to": "assessed", "words": ""}).status_code == 422
    officer.post(desk, {"to": "assessed", "words": "Ailesiyle görüştük", "for_reporter": "on"})
    officer.post(desk, {"to": "closed", "words": "Yalnızca bizim için"})
    assert desk not in officer.get("/masa/olaylar/").content.decode()
    assert desk in officer.get("/masa/olaylar/?state=closed&severity=grave").content.decode()
    assert officer.get(f"/olay/{incident.pk}/").url == desk
    client = signed_in(ayse)
    assert client.get(f"/olay/{incident.pk}/").url == "/benim/bildirdigim-olaylar/"
    page = client.get("/benim/bildirdigim-olaylar/").content.decode()
    assert SECRET in page
    assert "Ailesiyle görüştük" in page
    assert "Yalnızca bizim için" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_the_same_number_of_questions(signed_in, report, mehmet, selim, django_assert_max_num_queries, count):
    for _time in range(count):
        report()
    client = signed_in(mehmet)
    with django_assert_max_num_queries(13):
        client.get("/masa/olaylar/")
    client = signed_in(selim)
    with django_assert_max_num_queries(13):
        client.get("/benim/bildirdigim-olaylar/")


def test_export_and_erasure(report, selim, mehmet):
    incident = report()
    actions.take_step(by=mehmet, incident=incident, to="assessed", words="x")
    assert [row["what"] for row in personal.export_reports(selim)] == [SECRET]
    assert len(list(personal.export_steps(mehmet))) == 1
    personal.forget_reports(selim)
    personal.forget_steps(mehmet)
    assert Incident.objects.get().reported_by is None
    assert IncidentStep.objects.get().by is None
