"""What people show to the house."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meydan.base.cards import Card, DeskLink, Kind, NoticeType, PersonalData
from meydan.people import personal, queries, rules
from meydan.people.models import Person


def _link(person: Person) -> str:
    return reverse("people:desk_person", args=[person.pk])


CARD = Card(
    name=_("People"),
    icon="user",
    kinds=[Kind("person", _("Person"), queries.load_people, _link, lambda person: person.name)],
    audiences={"role": queries.holders, "person": lambda ref: [int(ref.partition(":")[2])]},
    desk_links=[DeskLink(_("People and roles"), "people:desk_people", rules.GRANTING)],
    notices=[
        NoticeType("people.role_granted", _("You have a new role: %(role)s"), _("You find your tasks at the desk.")),
        NoticeType(
            "people.factor_added",
            _("New in your sign-in: %(name)s"),
            _("Was it not you? Remove it at once under “Signing in safely” and change your password."),
        ),
        NoticeType(
            "people.factor_removed",
            _("Removed from your sign-in: %(name)s"),
            _("Was it not you? Please call the Centre at once."),
        ),
        NoticeType(
            "people.factors_reset",
            _("Your second step was taken away by the Centre"),
            _("You can sign in by code and set up a new one. Was it not your wish? Please call the Centre at once."),
        ),
        NoticeType("people.role_ended", _("Your role has ended: %(role)s"), _("Thank you for your work.")),
    ],
    sentences=rules.SENTENCES,
    personal_data=[
        PersonalData(
            "people.RoleGrant",
            ("person", "given_by"),
            _("To know who may do what"),
            personal.export_roles,
            personal.erase_roles,
            None,
            "while the role is held, then as proof of who decided",
        ),
        PersonalData(
            "people.NoticeShown",
            ("person",),
            _("To prove which privacy notice was shown"),
            personal.export_notices,
            personal.erase_notices,
            None,
            "while the account exists",
        ),
        PersonalData(
            "people.Consent",
            ("person",),
            _("To prove what was agreed to and withdrawn"),
            personal.export_consents,
            personal.erase_consents,
            None,
            "while the account exists",
        ),
        PersonalData(
            "mfa.Authenticator",
            ("user",),
            _("To sign you in by key, and to ask for a second step"),
            personal.export_factors,
            personal.erase_factors,
            None,
            "until you remove it",
        ),
    ],
    erase_order=90,
)
