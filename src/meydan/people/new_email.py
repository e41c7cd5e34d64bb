"""Another e-mail address for an account. It counts once the code that was sent there is typed in; until then the session knows it."""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core.internal.cryptokit import compare_user_code
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.utils.translation import gettext as _

from meydan.base import clock
from meydan.base.limits import limit
from meydan.people.accounts import code_text
from meydan.people.models import Person

WAITING = "new_email"
LIVES = timedelta(minutes=15)
TRIES = 5


def send_code(request: HttpRequest, person: Person, email: str) -> None:
    """Raises Refused after too many. Nobody learns here whether the address belongs to an account."""
    limit(f"new-email-of:{person.pk}", "5/h")
    limit(f"new-email:{sha256(email.encode()).hexdigest()}", "5/h")
    code = get_adapter(request).generate_login_code()
    until = (clock.now() + LIVES).isoformat()
    request.session[WAITING] = {"of": person.pk, "email": email, "code": code, "until": until, "tries": 0}
    subject = _("%(code)s is your code for Meydan") % {"code": code}
    EmailMessage(subject, code_text(code), to=[email]).send()


def waiting(request: HttpRequest, person: Person) -> str:
    """The address whose code is awaited; empty where there is none, or its time or its tries are over."""
    told: Any = request.session.get(WAITING)
    good = (
        told
        and told["of"] == person.pk
        and told["tries"] < TRIES
        and datetime.fromisoformat(told["until"]) > clock.now()
    )
    return str(told["email"]) if good else ""


def is_code(request: HttpRequest, code: str) -> bool:
    told: Any = request.session[WAITING]
    told["tries"] += 1
    request.session.modified = True
    return bool(compare_user_code(actual=code, expected=told["code"]))


def drop(request: HttpRequest) -> None:
    request.session.pop(WAITING, None)


def tell_old_address(address: str) -> None:
    """Where the letters went until now, so that nobody loses an account without hearing of it."""
    subject = _("The e-mail address of your account was changed")
    text = _("Messages from Meydan now go to another address. Was it not you? Please call the Centre at once.")
    EmailMessage(subject, text + "\n", to=[address]).send()
