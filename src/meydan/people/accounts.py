"""How django-allauth signs people in here: our texts, our text messages, nobody signs up elsewhere."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from meydan.base.town import town
from meydan.people.models import Person


class AccountAdapter(DefaultAccountAdapter):
    """Codes go out at once (people wait for them), everything else through the outbox."""

    def get_login_stages(self) -> list[str]:
        """The code itself proves the e-mail address or the phone number; then the second step of those who have one."""
        return ["allauth.account.stages.LoginByCodeStage", "meydan.people.second_step.SecondStep"]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Our own pages ask for it (`second_step.is_proved_lately`)."""
        return False

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say what happened."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        if template_prefix != "account/email/login_code":
            return
        subject = _("%(code)s is your code for Meydan") % {"code": context["code"]}
        EmailMessage(subject, code_text(context["code"]), to=[email]).send()

    def send_verification_code_sms(self, user: AbstractBaseUser, phone: str, code: str, **kwargs: Any) -> None:
        import_string(settings.SMS_BACKEND)().send(phone, code_text(code))

    def get_phone(self, user: AbstractBaseUser) -> tuple[str, bool] | None:
        assert isinstance(user, Person)
        return (user.phone, user.phone_verified) if user.phone else None

    def set_phone(self, user: AbstractBaseUser, phone: str, verified: bool) -> None:
        Person.objects.filter(pk=user.pk).update(phone=phone, phone_verified=verified)

    def set_phone_verified(self, user: AbstractBaseUser, phone: str) -> None:
        Person.objects.filter(pk=user.pk, phone=phone).update(phone_verified=True)

    def get_user_by_phone(self, phone: str) -> AbstractBaseUser | None:
        return Person.objects.filter(phone=phone, is_active=True).first()


def code_text(code: str) -> str:
    """What the message with the code says."""
    return (
        _("Your code for Meydan %(town)s:") % {"town": town().name}
        + f"\n\n{code}\n\n"
        + _("It is valid for 15 minutes. Nobody from the municipality will ever ask you for it.")
        + "\n"
    )
