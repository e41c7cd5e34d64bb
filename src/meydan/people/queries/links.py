"""Which accounts at the sign-in provider open which accounts here."""

from allauth.socialaccount.models import SocialAccount

from meydan.people.models import Person
from meydan.people.rules import provider


def link_of(person: Person) -> SocialAccount | None:
    """The person's link to the provider of this town."""
    told = provider()
    return SocialAccount.objects.filter(user=person, provider=told.issuer).first() if told else None


def person_linked(subject: str) -> Person | None:
    """Whom the provider means with this number."""
    told = provider()
    found = SocialAccount.objects.filter(provider=told.issuer, uid=subject).select_related("user") if told else ()
    return next((link.user for link in found), None)


def person_with_email(email: str) -> Person | None:
    return Person.objects.filter(email=email.casefold(), is_active=True).first() if email else None
