"""What is remembered instead of a name, and instead of a code."""

from django.utils.crypto import salted_hmac

from meydan.people.models import Person
from meydan.surveys.models import Survey


def mark_of(survey: Survey, person: Person | int) -> str:
    """That this person answered this survey: nobody without the installation's secret can compute or undo it."""
    pk = person if isinstance(person, int) else person.pk
    return salted_hmac("surveys.mark", f"{survey.pk}:{pk}", algorithm="sha256").hexdigest()


def digest_of(survey: Survey, code: str) -> str:
    """Of a code as it was typed."""
    plain = "".join(sign for sign in code.upper() if sign.isalnum())  # ascii
    return salted_hmac("surveys.code", f"{survey.pk}:{plain}", algorithm="sha256").hexdigest()
