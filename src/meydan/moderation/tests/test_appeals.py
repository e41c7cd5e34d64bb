"""The author of something hidden reads why and appeals once; another person decides; figures without names."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.base.sentences import NOT_STAFF, NOT_YOURS, SIGN_IN_FIRST
from meydan.discussion.actions import write_comment
from meydan.moderation import actions, queries, rules
from meydan.moderation.models import Appeal
from meydan.people.models import Role
from meydan.threads.actions import open_thread


@pytest.fixture
def comment(monday, ayse):
    thread = open_thread(title="Gölge yok", neighbourhood=None)
    return write_comment(by=ayse, on=thread.ref, text="Kötü bir söz", position="for")


@pytest.fixture
def hiding(comment, zeynep):
    return actions.hide(by=zeynep, ref=comment.ref, reason="insult", words="Lütfen kişiyi değil konuyu yazın.")


@pytest.fixture
def other(make_person):
    return make_person("Murat", (Role.MODERATOR, None))


@pytest.fixture
def waiting(hiding, ayse):
    return actions.appeal(by=ayse, hiding=hiding, words="Bu bir hakaret değil.")


def told(code):
    return [tuple(one.to) for one in OutboxMessage.objects.filter(code=code)]


def test_author_reads_what_why_by_which_rule_and_until_when(hiding, ayse, signed_in):
    page = signed_in(ayse).get(hiding.get_absolute_url()).content.decode()
    for words in ("Kötü bir söz", "Hakaret", "Lütfen kişiyi değil", "23 Aralık 2026", "Konuyu tartışın"):
        assert words in page


@pytest.mark.parametrize("who", ["deniz", "zeynep"])
def test_nobody_else_reads_it(hiding, who, request, signed_in):
    assert signed_in(request.getfixturevalue(who)).get(hiding.get_absolute_url()).status_code == 404


def test_author_appeals_once(waiting, ayse, refused):
    with refused(rules.APPEALED_ALREADY):
        actions.appeal(by=ayse, hiding=waiting.hiding, words="Bir daha")


def test_an_appeal_is_possible_until_the_day_that_was_said(hiding, ayse, refused):
    with clock.at(hiding.at + timedelta(days=31)), refused(rules.APPEAL_TOO_LATE, day="23 Aralık 2026 Çarşamba"):
        actions.appeal(by=ayse, hiding=hiding, words="Geç")
    with clock.at(hiding.at + timedelta(days=30)):
        assert actions.appeal(by=ayse, hiding=hiding, words="Son gün").outcome == ""


def test_only_the_author_appeals_and_only_against_what_is_hidden(hiding, ayse, deniz, zeynep, refused):
    with refused(NOT_YOURS):
        actions.appeal(by=deniz, hiding=hiding, words="x")
    assert rules.may_appeal(None, hiding).code == SIGN_IN_FIRST
    hiding = actions.unhide(by=zeynep, hiding=hiding)
    with refused(rules.SHOWN_AGAIN):
        actions.appeal(by=ayse, hiding=hiding, words="x")


def test_who_hid_it_never_decides_another_moderator_does(other, waiting, zeynep, refused):
    with refused(rules.HID_IT_YOURSELF):
        actions.decide_appeal(by=zeynep, appeal=waiting, restore=False, reason="x")
    assert list(queries.appeals_for(zeynep)) == []
    assert list(queries.appeals_for(other)) == [waiting]
    decided = actions.decide_appeal(by=other, appeal=waiting, restore=False, reason="Kişiye yönelik.")
    assert decided.outcome == "upheld"


@pytest.mark.parametrize("who", ["mehmet", "director"])
def test_coordinator_or_director_decides_where_no_other_moderator_is_there(waiting, who, request):
    person = request.getfixturevalue(who)
    assert list(queries.appeals_for(person)) == [waiting]
    assert actions.decide_appeal(by=person, appeal=waiting, restore=True, reason="x").outcome == "restored"


def test_coordinator_does_not_decide_where_another_moderator_is_there(other, waiting, mehmet, refused):
    assert list(queries.appeals_for(mehmet)) == []
    with refused(NOT_STAFF):
        actions.decide_appeal(by=mehmet, appeal=waiting, restore=True, reason="x")


@pytest.mark.parametrize("who", ["deniz", "selim"])
def test_nobody_else_decides(waiting, who, request, refused):
    with refused(NOT_STAFF):
        actions.decide_appeal(by=request.getfixturevalue(who), appeal=waiting, restore=True, reason="x")


def test_a_moderator_does_not_decide_about_their_own_words(other, zeynep, mehmet, monday, refused):
    thread = open_thread(title="x", neighbourhood=None)
    mine = write_comment(by=other, on=thread.ref, text="Benim sözüm", position="for")
    hiding = actions.hide(by=zeynep, ref=mine.ref, reason="other", words="x")
    appeal = actions.appeal(by=other, hiding=hiding, words="x")
    with refused(rules.OWN_APPEAL):
        actions.decide_appeal(by=other, appeal=appeal, restore=True, reason="x")
    assert list(queries.appeals_for(mehmet)) == [appeal]


def test_an_appeal_goes_to_those_who_may_decide(other, waiting):
    assert told("moderation.appealed") == [("role:administrator", "role:moderator")]
    assert OutboxMessage.objects.get(code="moderation.appealed").facts == {"day": "2026-11-30"}


def test_an_appeal_goes_to_coordinator_and_director_where_nobody_else_is_there(waiting):
    assert told("moderation.appealed") == [("role:coordinator", "role:director")]


@pytest.mark.parametrize("restore", [True, False])
def test_both_are_told_and_the_thing_follows_the_decision(other, waiting, ayse, zeynep, comment, restore, refused):
    actions.decide_appeal(by=other, appeal=waiting, restore=restore, reason="Baktım.")
    outcome = "restored" if restore else "upheld"
    assert told(f"moderation.appeal_{outcome}") == [(ayse.ref,)]
    assert told(f"moderation.decision_{outcome}") == [(zeynep.ref,)]
    comment.refresh_from_db()
    assert (comment.hidden_at is None) is restore
    with refused(rules.DECIDED_ALREADY):
        actions.decide_appeal(by=other, appeal=waiting, restore=not restore, reason="x")


def test_who_hid_it_may_correct_it_themselves_and_the_appeal_ends(waiting, zeynep, refused):
    actions.unhide(by=zeynep, hiding=waiting.hiding)
    waiting.refresh_from_db()
    assert (waiting.outcome, waiting.decided_by) == ("restored", zeynep)
    with refused(rules.SHOWN_AGAIN):
        actions.unhide(by=zeynep, hiding=waiting.hiding)


def test_a_decision_has_a_time(waiting):
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.filter(pk=waiting.pk).update(outcome="upheld")


def test_the_desk_decides_on_a_page(other, waiting, signed_in):
    page = signed_in(other)
    assert waiting.title in page.get(reverse("moderation:desk_appeals")).content.decode()
    address = waiting.get_absolute_url()
    assert page.post(address, {"decision": "upheld", "reason": ""}).status_code == 422
    assert page.post(address, {"decision": "upheld", "reason": "Kurala uymuyor."}).status_code == 302
    waiting.refresh_from_db()
    assert waiting.reason == "Kurala uymuyor."


def test_who_hid_it_reads_on_the_page_why_another_person_decides(waiting, zeynep, signed_in):
    page = signed_in(zeynep)
    assert "kendiniz gizlediniz" in page.get(waiting.get_absolute_url()).content.decode()
    assert page.post(waiting.get_absolute_url(), {"decision": "restored", "reason": "x"}).status_code == 422


def test_author_writes_the_appeal_on_the_page(hiding, ayse, signed_in):
    page = signed_in(ayse)
    assert page.post(hiding.get_absolute_url(), {"words": ""}).status_code == 422
    assert page.post(hiding.get_absolute_url(), {"words": "Hakaret değil."}).status_code == 302
    assert "30 Kasım 2026" in page.get(hiding.get_absolute_url()).content.decode()


def test_the_log_says_that_another_person_decided_without_names(other, waiting, client, ayse, zeynep):
    log = reverse("moderation:log")
    assert "itiraz" in client.get(log).content.decode()
    actions.decide_appeal(by=other, appeal=waiting, restore=False, reason="Gizli neden")
    page = client.get(log).content.decode()
    assert "başka bir kişi" in page
    assert not any(name in page for name in (ayse.display_name, zeynep.display_name, other.display_name, "Gizli neden"))


def test_figures_count_by_month_and_take_medians(comment, other, zeynep, ayse, deniz, mehmet, monday):
    actions.report(by=deniz, ref=comment.ref, reason="insult")
    with clock.at(monday + timedelta(hours=2)):
        actions.report(by=mehmet, ref=comment.ref, reason="insult")
    with clock.at(monday + timedelta(hours=4)):
        actions.decide_reports(by=zeynep, ref=comment.ref, hide_it=True, reason="insult", words="x")
        appeal = actions.appeal(by=ayse, hiding=queries.hidings_of(ayse).get(), words="x")
    with clock.at(monday + timedelta(days=10)):
        actions.decide_appeal(by=other, appeal=appeal, restore=True, reason="x")
        december, november, *_ = queries.figures()
    assert (november.reported, november.hidden, november.report_hours) == (2, 1, 3.0)
    assert (november.appeals, november.restored) == (1, 0)
    assert (december.restored, december.appeal_hours) == (1, 236.0)


def test_figures_are_a_public_page_and_a_file(waiting, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        page = client.get(reverse("moderation:figures")).content.decode()
    assert "Kasım 2026" in page
    assert page.count("<tr>") == 13
    file = client.get(reverse("moderation:figures"), {"file": "csv"})
    assert "2026-11;0;1;;0;0;1;0;0;" in b"".join(file.streaming_content).decode()


def test_erasing_leaves_the_line_and_takes_the_words(waiting, ayse):
    from meydan.moderation.personal import erase_appeals, erase_hidings, export_appeals

    assert [one["words"] for one in export_appeals(ayse)] == ["Bu bir hakaret değil."]
    erase_appeals(ayse)
    erase_hidings(ayse)
    appeal = Appeal.objects.select_related("hiding").get()
    assert (appeal.words, appeal.by, appeal.hiding.title, appeal.hiding.author) == ("", None, "", None)


@pytest.mark.django_db(transaction=True)
def test_two_who_decide_at_once_decide_once(other, waiting, make_person, in_parallel):
    third = make_person("Nur", (Role.MODERATOR, None))
    outcomes = in_parallel(
        lambda one: actions.decide_appeal(by=one[0], appeal=waiting, restore=one[1], reason="x"),
        [(other, True), (third, False)],
    )
    assert sum(isinstance(one, Appeal) for one in outcomes) == 1


def test_appeals_are_searched_and_filtered(waiting, other, signed_in):
    page, address = signed_in(other), reverse("moderation:desk_appeals")
    for found in ({}, {"q": "hakaret değil"}, {"q": "Kötü"}, {"reason": "insult"}):
        assert waiting.get_absolute_url() in page.get(address, found).content.decode()
    for nothing in ({"q": "reklam"}, {"reason": "spam"}):
        assert waiting.get_absolute_url() not in page.get(address, nothing).content.decode()
