"""What goes to somebody who stands on a list, and what comes back through the link. Nobody is signed in here: the link speaks."""

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from meydan.base import clock, languages
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.limits import limit
from meydan.base.templatetags.ui import day, public_address
from meydan.base.town import town
from meydan.imports.actions.contacts import remember_not_again
from meydan.imports.models import Contact, Import, NotAgain
from meydan.imports.rules import PHONE_ELSEWHERE, answer_days, may_answer
from meydan.notices.actions import write_outside
from meydan.people.actions import person_for_contact, show_notice
from meydan.people.models import Person
from meydan.people.queries import notice_version
from meydan.volunteering.actions import save_preferences
from meydan.volunteering.models import Preferences


@transaction.atomic
def write_to(*, contact: int) -> None:
    """The worker's part, once: a second worker waits for the row and finds it written to. Raises OSError when it could not be
    sent, so that the worker tries again."""
    one = _rows().filter(pk=contact).first()
    if one is None or one.sent_at or not one.told_at or one.confirmed_at or not one.reached_at:
        return
    with translation.override(languages.spoken(one.language)):
        write_outside(to=one.reached_at, subject=_("You stand on one of our lists"), text=letter(one))
    one.sent_at = clock.now()
    one.save(update_fields=["sent_at"])


def letter(contact: Contact) -> str:
    """What is known, on which basis, and how to say no."""
    facts = {
        "town": town().name,
        "list": contact.of.origin,
        "day": day(contact.consented_on),
        "way": contact.get_way_display(),
        "document": contact.document,
        "basis": contact.basis,
        "days": answer_days(),
    }
    address = public_address(contact.get_absolute_url())
    if not contact.email:  # a text message: the page says the rest
        return _("Municipality of %(town)s: you stand on our list “%(list)s”. See what we know, keep it or erase it:") % facts + f" {address}"  # fmt: skip
    words = [
        _("The Municipality of %(town)s knows you from the list “%(list)s”. This is what it says:") % facts,
        "\n".join(f"{word}: {value}" for word, value in contact.known),
        _("Your consent: %(day)s, %(way)s (%(document)s). Basis: %(basis)s.") % facts,
        _("On this page you say whether we may keep it, or erase all of it with one button:"),
        address,
        _("If you do nothing, all of it is destroyed after %(days)s days. We do not write to you about it again.")
        % facts,
    ]
    return "\n\n".join(words) + "\n"


@transaction.atomic
def say_yes(*, contact: Contact, display_name: str = "") -> Contact:
    """Keep me: what was imported goes into their account, where they have said nothing themselves; the proof stays."""
    limit(f"imports.answer:{contact.pk}", "20/h")
    contact = _locked(contact)
    may_answer(contact).or_refuse()
    person = contact.person or _account_of(contact)
    _fill_in(person, contact, display_name)
    show_notice(person=person, version=notice_version(), channel="web")
    _keep_proof_only(contact, person)
    record("imports.confirmed", by=person, ref=contact.of.ref)
    return contact


@transaction.atomic
def say_no(*, contact: Contact) -> None:
    """Erase what was imported, also after a yes; no list brings it back. An account of their own stays theirs."""
    limit(f"imports.answer:{contact.pk}", "20/h")
    contact = _locked(contact)
    erase([contact])
    record("imports.said_no", by=None, ref=contact.of.ref)


def erase(contacts: list[Contact]) -> None:
    """In the caller's transaction."""
    for one in contacts:
        if one.person:
            phone = one.person.phone if one.person.phone_verified else ""
            remember_not_again([Contact(email=one.person.email or "", phone=phone or "")], NotAgain.Why.NO)
        Import.objects.filter(pk=one.of_id).update(said_no=F("said_no") + 1)
    remember_not_again(contacts, NotAgain.Why.NO)
    Contact.objects.filter(pk__in=[one.pk for one in contacts]).delete()


def _locked(contact: Contact) -> Contact:
    return _rows().get(pk=contact.pk)


def _rows() -> QuerySet[Contact]:
    """Locked, with what letters and answers need."""
    return Contact.objects.select_for_update(of=("self",)).select_related("of", "person", "neighbourhood")


def _account_of(contact: Contact) -> Person:
    """The account with this address, or a new one. A number that nobody has proved in an account proves nothing here."""
    if contact.email:
        person = person_for_contact(how="email", contact=contact.email)
        taken = not contact.phone or person.phone or Person.objects.filter(phone=contact.phone).exists()
        if not taken:
            person.phone = contact.phone
            person.save(update_fields=["phone"])
        return person
    if Person.objects.filter(phone=contact.phone, phone_verified=False).exists():
        raise Refused(PHONE_ELSEWHERE)
    return person_for_contact(how="phone", contact=contact.phone)


def _fill_in(person: Person, contact: Contact, display_name: str) -> None:
    """Only what is empty: what somebody said themselves is never overwritten."""
    person.display_name = person.display_name or display_name
    person.neighbourhood = person.neighbourhood or contact.neighbourhood
    person.save(update_fields=["display_name", "neighbourhood"])
    if not Preferences.objects.filter(person=person).exists():
        places = [contact.neighbourhood] if contact.neighbourhood else []
        save_preferences(by=person, skills=contact.skills, languages=contact.languages, places=places)


def _keep_proof_only(contact: Contact, person: Person) -> None:
    contact.person, contact.confirmed_at = person, clock.now()
    contact.name = contact.email = contact.phone = contact.skills = contact.languages = ""
    contact.neighbourhood = contact.birth_year = None
    contact.save()
