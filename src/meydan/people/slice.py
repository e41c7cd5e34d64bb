"""What people show to the house."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meydan.base.addresses import address
from meydan.base.cards import Card, Crowd, DeskLink, Kind, NoticeType, PersonalData, Queue, Section, Task
from meydan.base.waiting import waiting_in
from meydan.base.workdays import end_of
from meydan.people import personal, queries, rules
from meydan.people.models import Delegation, ErasureRequest, Person, Role
from meydan.places.queries import neighbourhoods


def _link(person: Person) -> str:
    """No link for who gets a message about a colleague and does not see the people at the desk."""
    return address("people:desk_person", person.pk) if person.has_page else ""


def _leave_link(one: Delegation) -> str:
    return reverse("people:my_leaves")


def _wish_link(one: ErasureRequest) -> str:
    return address("people:desk_erasure", one.person_id)


def _without_owner(person: Person, at_most: int) -> Sequence[Task]:
    """Normally nothing, so the question how many is asked first; it has been asked for all queues together."""
    if not waiting_in([WITHOUT_OWNER], person)[WITHOUT_OWNER.code]:
        return []
    return [
        Task(
            title=str(thing),
            verb=_("Hand it over"),
            url=address("people:desk_handover", getattr(thing, f"{work.holder}_id")),
            facts=[str(work.title)],
            link=work.link(thing),
            ref=thing.ref,
        )
        for work, rows in queries.without_owner()
        for thing in rows[:at_most]
    ]


def _rows_without_owner(person: Person) -> list[QuerySet[Any]]:
    return [rows for _work, rows in queries.without_owner()]


def _wishes(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(
            title=one.person.name,
            verb=_("See what is still to be done"),
            url=_wish_link(one),
            facts=[one.basis] if one.basis else [],
            due=end_of(one.promised_for),
            ref=one.ref,
        )
        for one in queries.erasure_requests()[:at_most]
    ]


def _leaves_on_my_page(request: HttpRequest, person: Person) -> dict[str, Any] | None:
    return {"leaves": queries.whole_leaves(queries.leaves_of(person))} if person.at_desk else None


def _leaves_at_desk(request: HttpRequest, person: Person) -> dict[str, Any] | None:
    found = queries.whole_leaves(queries.leaves_of(person))
    return {"leaves": found} if found else None


WITHOUT_OWNER = Queue(
    "people.without_owner", _("Work without an owner"), rules.GRANTING, _without_owner, _rows_without_owner
)


CARD = Card(
    name=_("Account and roles"),
    rights=lambda person: ["at_desk"] if person.at_desk else [],
    icon="user",
    kinds=[
        Kind("person", _("Person"), queries.load_people, _link, lambda person: person.name),
        Kind("delegation", _("Leave"), queries.load_leaves, _leave_link, lambda one: one.title),
        Kind(
            "erasure", _("Account to be erased"), queries.load_erasure_requests, _wish_link, lambda one: one.person.name
        ),
    ],
    sections=[
        Section("person", "people/_leaves.html", _leaves_on_my_page, 60, aside=True),
        Section("desk", "people/_standing_in.html", _leaves_at_desk, 10),
    ],
    desk=[
        WITHOUT_OWNER,
        Queue(
            "people.erasures",
            _("Accounts to be erased"),
            rules.FORGETTING,
            _wishes,
            lambda person: queries.erasure_requests(),
            due="promised_for",
        ),
    ],
    audiences={"role": queries.holders, "person": lambda ref: [int(ref.partition(":")[2])]},
    crowds=[
        Crowd("everybody", _("Everybody with an account"), queries.everybody_here),
        Crowd(
            "neighbourhood",
            _("Who lives in"),
            queries.who_live_in,
            lambda: [(one.slug, one.name) for one in neighbourhoods()],
        ),
        Crowd("role", _("Who has the role"), queries.who_hold, lambda: Role.choices),
    ],
    desk_links=[
        DeskLink(_("People and roles"), "people:desk_people", rules.GRANTING),
        DeskLink(_("Leave and stand-ins"), "people:desk_leaves", rules.GRANTING),
    ],
    notices=[
        NoticeType(
            "people.email_changed",
            _("The e-mail address of your account was changed"),
            _("Messages from Meydan now go to another address. Was it not you? Please call the Centre at once."),
            always=_("It protects your account."),
        ),
        NoticeType("people.role_granted", _("You have a new role: %(role)s"), _("You find your tasks at the desk.")),
        NoticeType(
            "people.factor_added",
            _("New in your sign-in: %(name)s"),
            _("Was it not you? Remove it at once under “Signing in safely” and change your password."),
            always=_("It protects your account."),
        ),
        NoticeType(
            "people.factor_removed",
            _("Removed from your sign-in: %(name)s"),
            _("Was it not you? Please call the Centre at once."),
            always=_("It protects your account."),
        ),
        NoticeType(
            "people.provider_linked",
            _("Your account here is now opened by: %(name)s"),
            _("Was it not you? Remove it at once under “Signing in safely” and call the Centre."),
            always=_("It protects your account."),
        ),
        NoticeType(
            "people.provider_unlinked",
            _("Your account here is no longer opened by: %(name)s"),
            _("Was it not you? Please call the Centre at once."),
            always=_("It protects your account."),
        ),
        NoticeType(
            "people.factors_reset",
            _("Your second step was taken away by the Centre"),
            _("You can sign in by code and set up a new one. Was it not your wish? Please call the Centre at once."),
            always=_("It protects your account."),
        ),
        NoticeType(
            "people.leave_planned",
            _("Somebody stands in for you: %(title)s"),
            _("From %(first)s to %(last)s, in: %(roles)s. Your work stays with you; both of you see it."),
        ),
        NoticeType(
            "people.standing_in_planned",
            _("You stand in: %(title)s"),
            _(
                "From %(first)s to %(last)s, in: %(roles)s. You act in your own name. It ends by itself; you can end it earlier."
            ),
        ),
        NoticeType(
            "people.leave_ended",
            _("Nobody stands in for you any more: %(title)s"),
            _("In: %(roles)s. What came in meanwhile you find at the desk."),
        ),
        NoticeType(
            "people.standing_in_ended",
            _("You no longer stand in: %(title)s"),
            _("In: %(roles)s. Thank you for your work."),
        ),
        NoticeType(
            "people.work_given",
            _("Your open work was handed over to: %(title)s (%(count)s)"),
            _("The reason: %(reason)s"),
        ),
        NoticeType(
            "people.work_taken",
            _("You take over open work of: %(title)s (%(count)s)"),
            _("You find it at the desk. The reason: %(reason)s"),
        ),
        NoticeType(
            "people.work_without_owner",
            _("Work without an owner: %(count)s"),
            _("It lies with somebody who no longer has a role. Please hand it over; you find it at the desk."),
        ),
        NoticeType(
            "people.wants_to_go",
            _("Account to be erased: %(title)s"),
            _("Please hand the open work over and erase the account by %(day)s. You find it at the desk."),
        ),
        NoticeType("people.role_ended", _("Your role has ended: %(role)s"), _("Thank you for your work.")),
    ],
    sentences=rules.SENTENCES,
    personal_data=[
        PersonalData(
            "people.Person",
            ("id",),
            _("To let you in, to write to you, and to see who takes part and who is missing"),
            personal.export_account,
            personal.erase_account,
            None,
            _("until you erase your account"),
            category="account",
            given_to=_("the mail and text message services that the town uses"),
        ),
        PersonalData(
            "people.RoleGrant",
            ("person", "given_by"),
            _("To know who may do what"),
            personal.export_roles,
            personal.erase_roles,
            None,
            _("while the role is held, then as proof of who decided"),
            subjects="staff",
            category="work",
        ),
        PersonalData(
            "people.Delegation",
            ("stand_in", "made_by"),
            _("To know who stood in for whom"),
            personal.export_delegations,
            personal.erase_delegations,
            None,
            _("as proof of who acted in which role, while the accounts exist"),
            subjects="staff",
            category="work",
        ),
        PersonalData(
            "people.ErasureRequest",
            ("person",),
            _("To erase an account by the promised day"),
            personal.export_erasure,
            personal.erase_erasure,
            None,
            _("until the account is erased or the wish is taken back"),
            subjects="staff",
            category="work",
        ),
        PersonalData(
            "people.NoticeShown",
            ("person",),
            _("To prove which privacy notice was shown"),
            personal.export_notices,
            personal.erase_notices,
            None,
            _("while the account exists"),
            category="account",
        ),
        PersonalData(
            "people.Consent",
            ("person",),
            _("To prove what was agreed to and withdrawn"),
            personal.export_consents,
            personal.erase_consents,
            None,
            _("while the account exists"),
            category="account",
        ),
        PersonalData(
            "mfa.Authenticator",
            ("user",),
            _("To sign you in by key, and to ask for a second step"),
            personal.export_factors,
            personal.erase_factors,
            None,
            _("until you remove it"),
            category="sign_in",
            readers="oneself",
        ),
        PersonalData(
            "socialaccount.SocialAccount",
            ("user",),
            _("To sign you in through the provider that you linked"),
            personal.export_links,
            personal.erase_links,
            None,
            _("until you remove it"),
            category="sign_in",
            readers="oneself",
        ),
    ],
    erase_order=90,
)
