from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError

from meydan.base import clock, search
from meydan.base.models import OutboxMessage
from meydan.base.sentences import NOT_STAFF, NOT_YOURS, SIGN_IN_FIRST, TOO_FAST
from meydan.events import actions as events
from meydan.moderation.models import Photo
from meydan.partners import actions
from meydan.partners.models import Change, Contact, Organisation
from meydan.partners.queries import organisations
from meydan.partners.rules import reasons
from meydan.people.actions import erase_person
from meydan.threads.models import Step

DAY = timedelta(days=1)


def sent(code):
    return OutboxMessage.objects.filter(code=code)


def test_an_organisation_is_here_once_however_it_is_typed(partner, mehmet, ayse, make_partner, refused):
    assert actions.organisation_called(by=ayse, name="  yesil   BUCA derneği ") == partner
    fresh = actions.organisation_called(by=ayse, name="Kentte İz")
    assert fresh.published_at is None
    with refused(reasons.NAME_TAKEN, field="name"):
        actions.save_organisation(by=mehmet, organisation=fresh, name="Yeşil Buca Derneği")
    with refused(reasons.NEEDS_NAME, field="name"):
        actions.organisation_called(by=ayse, name="  ")


@pytest.mark.django_db(transaction=True)
def test_many_who_name_the_same_organisation_at_once_make_one(in_parallel, make_person):
    people = [make_person(f"Kisi{number}") for number in range(4)]
    in_parallel(lambda one: actions.organisation_called(by=one, name="Ortak Dernek"), people)
    assert Organisation.objects.count() == 1


def test_only_the_centre_keeps_partners(make_partner, deniz, selim, mehmet, refused):
    one = make_partner(public=False)
    for outsider, code in ((deniz, NOT_STAFF), (selim, NOT_STAFF), (None, SIGN_IN_FIRST)):
        for act in (
            lambda by: actions.save_organisation(by=by, name="x"),
            lambda by: actions.publish_organisation(by=by, organisation=one),
            lambda by: actions.name_representative(by=by, organisation=one, email="x@example.org"),
            lambda by: actions.join_partner(by=by, organisation=one, ref="project:1"),
        ):
            with refused(code):
                act(outsider)


def test_a_page_without_words_is_not_published_and_what_is_hidden_is_not_found(make_partner, mehmet, refused):
    one = make_partner(public=False, about_tr="")
    with refused(reasons.NOTHING_SAID):
        actions.publish_organisation(by=mehmet, organisation=one)
    actions.save_organisation(by=mehmet, organisation=one, name=one.name, about_tr="Gölge uzmanı")
    one = actions.publish_organisation(by=mehmet, organisation=one)
    assert [entry.ref for entry in search.find("gölge uzmanı")] == [one.ref]
    actions.publish_organisation(by=mehmet, organisation=one, public=False)
    assert not search.find("gölge uzmanı")
    assert not organisations.organisations_visible_to(None).exists()


CONTACT = {"name": "Nur A.", "email": "nur@example.org", "consent": "e-posta, 3 Mart"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"consent": " "}, reasons.CONSENT_MISSING),
        ({"email": ""}, reasons.NO_ADDRESS),
        ({"keep_until": 0}, reasons.KEEP_PAST),
        ({"keep_until": 731}, reasons.KEEP_LONG),
    ],
)
def test_a_contact_needs_consent_an_address_and_a_day(partner, mehmet, refused, change, code):
    said = CONTACT | {"keep_until": 300} | change
    said["keep_until"] = clock.today() + said["keep_until"] * DAY
    with refused(code):
        actions.keep_contact(by=mehmet, organisation=partner, **said)


def test_a_contact_is_forgotten_after_its_day(partner, mehmet, monday):
    actions.keep_contact(by=mehmet, organisation=partner, keep_until=clock.today() + DAY, **CONTACT)
    assert actions.forget_old_contacts() == 0
    with clock.at(monday + 2 * DAY):
        assert actions.forget_old_contacts() == 1
    assert not Contact.objects.exists()


def test_a_partner_joins_a_project_and_its_thread_says_so(partner, project, mehmet, refused):
    actions.join_partner(by=mehmet, organisation=partner, ref=project.ref)
    step = Step.objects.get(code="partners.joined")
    assert (step.ref, step.thread) == (partner.ref, project.threads.get())
    assert [found.title for _one, found in organisations.done_together(None, partner)] == [project.title]
    with refused(reasons.JOINED):
        actions.join_partner(by=mehmet, organisation=partner, ref=project.ref)
    for ref in ("project:0", "comment:1", "nonsense", f"partner:{partner.pk}"):
        with refused(reasons.NOT_FOUND):
            actions.join_partner(by=mehmet, organisation=partner, ref=ref)
    actions.part_from(by=mehmet, together=partner.joint.get())
    assert not partner.joint.exists()


PAGE = {"about_tr": "Ağaç diker.", "about_en": "", "offers": "Fidan", "seeks": "", "networks": [], "website": ""}


def propose(by, partner, **said):
    return actions.propose_change(by=by, organisation=partner, goals=list(partner.goals.all()), **PAGE | said)


def test_a_representative_proposes_and_the_page_changes_only_when_approved(speaker, partner, mehmet, deniz, refused):
    assert sent("partners.represents").exists()
    with refused(NOT_YOURS):
        propose(deniz, partner)
    change = propose(speaker, partner)
    assert change.said == {"offers": "Fidan"}, "only what is different"
    partner.refresh_from_db()
    assert partner.offers == ""
    with refused(reasons.CHANGE_OPEN):
        propose(speaker, partner)
    actions.decide_change(by=mehmet, change=change, to="approved")
    partner.refresh_from_db()
    assert (partner.offers, partner.about_tr, partner.goals.count()) == ("Fidan", "Ağaç diker.", 1)
    assert sent("partners.change_approved").exists()
    with refused(reasons.WRONG_STATE):
        actions.decide_change(by=mehmet, change=change, to="approved")
    with refused(reasons.NOTHING_NEW):
        propose(speaker, partner)


def test_what_is_sent_back_has_a_reason_and_may_be_proposed_again(speaker, partner, mehmet, selim, refused):
    change = propose(speaker, partner)
    with refused(reasons.NEEDS_REASON, field="reason"):
        actions.decide_change(by=mehmet, change=change, to="sent_back")
    with refused(NOT_STAFF):
        actions.decide_change(by=selim, change=change, to="approved")
    actions.decide_change(by=mehmet, change=change, to="sent_back", reason="Reklam gibi")
    assert propose(speaker, partner, offers="Tohum").state == "sent"
    with pytest.raises(IntegrityError):
        Change.objects.create(organisation=partner, said={}, promised_for=clock.today())


def test_nobody_approves_what_they_proposed(partner, mehmet, refused):
    actions.name_representative(by=mehmet, organisation=partner, email=mehmet.email)
    with refused(NOT_YOURS):
        actions.decide_change(by=mehmet, change=propose(mehmet, partner), to="approved")


def test_representatives_are_named_once_and_end(speaker, partner, mehmet, refused):
    with refused(reasons.REPRESENTS, field="email"):
        actions.name_representative(by=mehmet, organisation=partner, email=speaker.email)
    with refused(reasons.NOT_FOUND, field="email"):
        actions.name_representative(by=mehmet, organisation=partner, email="nobody@example.org")
    actions.end_representation(by=mehmet, representative=partner.representatives.get())
    with refused(NOT_YOURS):
        propose(speaker, partner)


def picture():
    from io import BytesIO

    from PIL import Image

    file = BytesIO()
    Image.new("RGB", (64, 48), "green").save(file, "PNG")
    return SimpleUploadedFile("x.png", file.getvalue())


def test_the_sign_waits_for_a_moderator_and_a_new_one_makes_room(speaker, partner, deniz, refused):
    with refused(NOT_YOURS):
        actions.send_logo(by=deniz, organisation=partner, upload=picture())
    for _time in range(3):
        actions.send_logo(by=speaker, organisation=partner, upload=picture())
    assert Photo.objects.filter(of=partner.ref).count() == 1
    assert organisations.logo_of(None, partner) is None


def test_who_goes_is_forgotten_and_the_organisation_stays(speaker, partner, offered, mehmet):
    change = propose(speaker, partner)
    until = clock.today() + DAY
    actions.keep_contact(by=mehmet, organisation=partner, keep_until=until, **CONTACT | {"email": speaker.email})
    erase_person(by=speaker, person=speaker)
    assert not Contact.objects.exists()
    change.refresh_from_db()
    offered.refresh_from_db()
    assert (change.by, offered.by, partner.representatives.exists()) == (None, None, False)


def test_offers_are_limited(ayse, partner, refused):
    for number in range(10):
        actions.offer_pledge(by=ayse, organisation=partner.name, what="time", title=f"{number}")
    with refused(TOO_FAST):
        actions.offer_pledge(by=ayse, organisation=partner.name, what="time", title="x")


def test_a_partner_stands_on_the_page_of_an_event_that_was_done_together(partner, mehmet, parks, goksu, client):
    begin = clock.now() + 9 * DAY
    words = {
        "title": "Onarım kahvesi", "summary": "x", "what": "workshop", "form": "present", "languages": ["tr"], "access": [],
        "neighbourhood": goksu, "giving": "first", "most_together": 1,
    }  # fmt: skip
    plan = events.Plan(unit=parks, starts_at=begin, ends_at=begin + DAY / 12, capacity=9, where="Göksu", words=words)
    event = events.publish_event(by=mehmet, event=events.save_event(by=mehmet, plan=plan))
    actions.join_partner(by=mehmet, organisation=partner, ref=event.ref)
    with clock.at(begin + DAY):  # what stands around an event comes when it is over
        assert partner.name in client.get(event.get_absolute_url()).content.decode()
