"""Verbs about people: signing in for the first time, what they tell and choose, who is entered at a desk."""

from allauth.account.models import EmailAddress
from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.limits import limit
from meydan.base.outbox import notify
from meydan.people.models import Consent, NoticeShown, Person
from meydan.people.rules import CONTACT_TAKEN, may_change_email, may_enter_people, may_speak_name
from meydan.places.models import Neighbourhood


@transaction.atomic
def person_for_contact(*, how: str, contact: str) -> Person:
    """The person with this e-mail or phone; an unverified one is made when there is none."""
    found = Person.objects.filter(**{how: contact}, is_active=True).first()
    if found is None:
        found, made = Person.objects.get_or_create(**{how: contact}, defaults={"joined_at": clock.now()})
        if made:
            found.set_unusable_password()
            found.save(update_fields=["password"])
            record("people.appeared", by=None, ref=found.ref)
    if how == "email":
        EmailAddress.objects.get_or_create(user=found, email=contact, defaults={"primary": True, "verified": False})
    return found


@transaction.atomic
def introduce(
    *,
    by: Person,
    age_band: str,
    display_name: str,
    neighbourhood: Neighbourhood | None,
    language: str,
    notice_version: str,
    sex: str = "",
    is_student: bool | None = None,
) -> Person:
    """The few things that a person tells about themselves; the privacy notice that they saw is logged."""
    may_speak_name(age_band, display_name).or_refuse()
    by.age_band, by.display_name, by.neighbourhood, by.language = age_band, display_name, neighbourhood, language
    by.sex, by.is_student = sex, is_student
    by.save(update_fields=["age_band", "display_name", "neighbourhood", "language", "sex", "is_student"])
    show_notice(person=by, version=notice_version, channel="web")
    record("people.introduced", by=by, ref=by.ref)
    return by


@transaction.atomic
def show_notice(*, person: Person, version: str, channel: str) -> None:
    """Log which version of the privacy notice was shown, when and where."""
    NoticeShown.objects.get_or_create(
        person=person, purpose="taking_part", version=version, defaults={"channel": channel, "shown_at": clock.now()}
    )


@transaction.atomic
def choose_consents(*, by: Person, purposes: set[str], version: str) -> None:
    """Give and withdraw consents so that exactly `purposes` stand. Each gets its own receipt; none is needed to take part."""
    standing = {one.purpose: one for one in Consent.objects.select_for_update().filter(person=by, withdrawn_at=None)}
    for purpose in purposes - standing.keys():
        Consent.objects.create(person=by, purpose=purpose, version=version, given_at=clock.now())
        record("people.consented", by=by, ref=by.ref, purpose=purpose)
    for purpose in standing.keys() - purposes:
        standing[purpose].withdrawn_at = clock.now()
        standing[purpose].save(update_fields=["withdrawn_at"])
        record("people.withdrew_consent", by=by, ref=by.ref, purpose=purpose)


@transaction.atomic
def set_password(*, by: Person, password: str) -> None:
    by.set_password(password)
    by.save(update_fields=["password"])
    record("people.password_set", by=by, ref=by.ref)


@transaction.atomic
def enter_person(
    *,
    by: Person,
    display_name: str,
    age_band: str,
    neighbourhood: Neighbourhood | None,
    notice_version: str,
    channel: str,
    phone: str | None = None,
    email: str | None = None,
) -> Person:
    """Somebody at a desk, on the phone or on paper. With a known contact it is that person; the notice shown is recorded."""
    may_enter_people(by).or_refuse()
    may_speak_name(age_band, display_name).or_refuse()
    known = None
    if phone or email:
        known = Person.objects.filter(**({"phone": phone} if phone else {"email": email}), is_active=True).first()
    person = known or Person.objects.create_user(
        email,
        phone=phone,
        display_name=display_name,
        age_band=age_band,
        neighbourhood=neighbourhood,
        joined_at=clock.now(),
    )
    show_notice(person=person, version=notice_version, channel=channel)
    record("people.entered", by=by, ref=person.ref, channel=channel, known=known is not None)
    return person


@transaction.atomic
def change_contact(*, by: Person, phone: str | None) -> Person:
    """Keep a phone number, not yet proved; a code sent to it proves it at the next sign-in."""
    if phone and Person.objects.exclude(pk=by.pk).filter(phone=phone).exists():
        raise Refused(CONTACT_TAKEN, field="phone")
    by.phone, by.phone_verified = phone or None, False
    by.save(update_fields=["phone", "phone_verified"])
    record("people.contact_changed", by=by, ref=by.ref)
    return by


@transaction.atomic
def change_email(*, by: Person, person: Person, email: str) -> Person:
    """The account is opened by this address, and written to, from now on. Whoever calls has seen the code that was sent there:
    the person, or a colleague to whom they read it out."""
    may_change_email(by, person).or_refuse()
    if Person.objects.exclude(pk=person.pk).filter(email=email).exists():
        raise Refused(CONTACT_TAKEN, field="code")
    person.email = email
    person.save(update_fields=["email"])
    EmailAddress.objects.filter(user=person).delete()
    EmailAddress.objects.create(user=person, email=email, primary=True, verified=True)
    notify(person, "people.email_changed")
    record("people.contact_changed", by=by, ref=person.ref)
    return person


@transaction.atomic
def take_data_along(*, by: Person) -> None:
    """Somebody takes the file with everything about them: that they did is written down, and how often is limited."""
    limit(f"own_data:{by.pk}", "10/h")
    record("people.data_taken", by=by, ref=by.ref)
