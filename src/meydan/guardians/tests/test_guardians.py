"""What holds whoever asks: reminders, languages, the end, and what the owner of the thing may refuse. Link, code and proof are tried with
duties in `volunteering` and with panels there."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from meydan.base import clock
from meydan.base.models import AuditLine, OutboxMessage
from meydan.base.town import town
from meydan.guardians import actions, queries, rules
from meydan.guardians.actions import Guardian, What
from meydan.guardians.models import Permission
from meydan.guardians.personal import export_permissions, export_seen, forget_permissions, forget_seen
from meydan.notices.mailbox import letters

DAY = timedelta(days=1)
OF = What(of="duty:0", scope="duties:social", risk="low", of_age_on=date(2028, 2, 1))
MOTHER = Guardian("Fatma Y.", "fatma@example.org", "message", "en")


@pytest.fixture
def asked(monday, ayse):
    apps.get_model("volunteering.Volunteer").objects.create(
        person=ayse, birth_date=date(2010, 2, 1)
    )  # whose duty it is
    made = actions.ask(by=ayse, what=OF, guardian=MOTHER)
    return actions.send_link(by=ayse, permission=made)


@pytest.fixture
def mail(settings, tmp_path):
    settings.MAIL_FOLDER = tmp_path
    settings.MAILERS = {
        "default": {"BACKEND": "django.core.mail.backends.filebased.EmailBackend", "OPTIONS": {"file_path": tmp_path}}
    }
    return letters


def again(permission):
    return Permission.objects.select_related("person").get(pk=permission.pk)


def test_the_letter_speaks_the_guardians_language(asked, mail):
    actions.write_link(again(asked))
    assert mail()[0].subject == "A young person asks for your permission"
    assert "/en/veli-izni/" in mail()[0].text


def test_in_a_language_that_is_off_it_is_turkish(asked, mail, monkeypatch):
    monkeypatch.setitem(town().data, "languages", ["tr"])
    actions.write_link(again(asked))
    assert "İzniniz" in mail()[0].subject or "izin" in mail()[0].subject.lower()


def test_who_is_silent_is_written_to_once_more_and_the_young_person_hears_it(asked, mail, ayse):
    actions.write_link(again(asked))
    link = again(asked).link
    assert actions.remind() == 0
    with clock.at(clock.now() + 2 * DAY):
        assert (actions.remind(), actions.remind()) == (1, 0)
        actions.write_link(again(asked))
    assert again(asked).link == link, "the same link: the first message goes on to answer"
    assert len(mail()) == 2
    assert OutboxMessage.objects.get(code="guardians.silent").to == [ayse.ref]


def test_after_the_end_of_the_link_nobody_is_reminded(asked, mail):
    actions.write_link(again(asked))
    with clock.at(clock.now() + 6 * DAY):
        assert actions.remind() == 0


def test_one_open_request_a_scope(asked, ayse, refused):
    other = actions.ask(by=ayse, what=OF, guardian=Guardian("Ali", "ali@example.org", "message"))
    assert (other.pk, other.guardian, other.link_until) == (asked.pk, "Ali", None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Permission.objects.create(person=ayse, of="duty:0", scope=OF.scope, how="desk")
    Permission.objects.filter(pk=asked.pk).update(state="said")
    with refused(rules.WRONG_STATE):
        actions.ask(by=ayse, what=OF, guardian=MOTHER)


def test_the_birthday_is_the_last_day(asked, mehmet):
    done = actions.decide(by=mehmet, permission=asked, to="given", proof="desk", valid_until=date(2030, 1, 1))
    assert done.valid_until == OF.of_age_on
    assert rules.last_day(None) == clock.today() + 365 * DAY


def test_what_is_let_go_ends_without_a_word_and_forgets_the_guardian(asked):
    messages = OutboxMessage.objects.count()
    assert actions.let_go(refs=["duty:0"]) == 1
    gone = again(asked)
    assert (gone.state, gone.guardian, gone.contact) == ("ended", "", "")
    assert OutboxMessage.objects.count() == messages
    assert actions.let_go(refs=["duty:0"]) == 0


def test_the_town_says_what_is_enough_also_where_it_says_so_at_the_old_place(monkeypatch):
    monkeypatch.setitem(town().data, "guardians", {"low": "desk"})
    assert rules.proof_for("low") == "paper"
    monkeypatch.delitem(town().data, "guardians")
    monkeypatch.setitem(town().data["volunteering"], "guardian", {"low": "call"})
    assert rules.proof_for("low") == "call"


def test_while_the_module_is_off_the_page_is_not_there(asked, client, monkeypatch):
    assert client.get(asked.get_absolute_url()).status_code == 200
    Permission.objects.filter(pk=asked.pk).update(of="nothing:1")
    assert client.get(again(asked).get_absolute_url()).status_code == 404
    assert queries.by_link(asked.pk, "0" * 40) is None


def test_what_is_known_is_told_and_goes_with_the_account(asked, ayse, mehmet):
    actions.decide(by=mehmet, permission=asked, to="given", proof="desk")
    told = next(iter(export_permissions(ayse)))
    assert (told["guardian"], told["contact"], told["proof"]) == ("Fatma Y.", "fatma@example.org", "desk")
    assert [one["id"] for one in export_seen(mehmet)] == [asked.pk]
    forget_seen(mehmet)
    assert again(asked).seen_by is None
    forget_permissions(ayse)
    assert not Permission.objects.exists()


def test_every_step_is_in_the_audit_without_a_name(asked):
    codes = set(AuditLine.objects.values_list("code", flat=True))
    assert {"guardians.named", "guardians.asked"} <= codes
    assert "Fatma" not in str(list(AuditLine.objects.values()))
