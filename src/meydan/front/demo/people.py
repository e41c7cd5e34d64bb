"""People of the demo town: those at the desk, and residents."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from meydan.base import clock
from meydan.base.audit import kept_salt
from meydan.people.actions import plan_leave, show_notice
from meydan.people.models import Delegation, Person, Role, RoleGrant
from meydan.people.queries import notice_version, roles_of

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown

PASSWORD = "meydan-demo"  # noqa: S105 (the published password of a demo that listens on this machine only)
STAFF = {
    "yurttas": ("Elif", []),
    "koordinator": ("Mehmet, koordinatör", [(Role.COORDINATOR, None)]),
    "memur": ("Selim, Park ve Bahçeler", [(Role.UNIT_OFFICER, "parks")]),
    "moderator": ("Zeynep, moderatör", [(Role.MODERATOR, None)]),
    "veri": ("Deniz, veri koruma", [(Role.DATA_OFFICER, None)]),
    "mudur": ("Derya, müdür", [(Role.DIRECTOR, None)]),
    "yonetici": ("Bilge, yönetici", [(Role.ADMINISTRATOR, None)]),
    "muhtar": ("Hatice, muhtar", [(Role.MUHTAR, "goksu")]),
    "kolaylastirici": ("Aylin, kolaylaştırıcı", [(Role.FACILITATOR, None)]),
    "birim-muduru": ("Nilgün, Kütüphane", [(Role.UNIT_MANAGER, unit) for unit in ("parks", "library", "culture")]),
    "baskan-yardimcisi": (
        "Kemal, başkanlık",
        [(Role.VICE_MAYOR, unit) for unit in ("parks", "library", "culture")],
    ),
}


def make_staff(town: "DemoTown") -> None:
    password = make_password(PASSWORD)  # one for all: making it is slow on purpose
    for key, (name, roles) in STAFF.items():
        person = Person.objects.create_user(
            f"{key}@demo.meydan.example",
            display_name=name,
            age_band="30-44",
            joined_at=town.at(400),
            neighbourhood=town.places.get("goksu"),
            last_login=town.now,
        )
        person.password = password
        person.save(update_fields=["password"])
        show_notice(person=person, version=notice_version(), channel="web")
        for role, of in roles:
            place = town.places.get(of or "") if role == Role.MUHTAR else None
            RoleGrant.objects.create(
                person=person, role=role, unit=town.units.get(of or ""), neighbourhood=place, starts_at=town.at(400)
            )
        town.people[key] = person


def plan_leaves(town: "DemoTown") -> None:
    """The unit's officer is away this week and the moderator stands in; the coordinator's leave is still to come."""
    for away, stand_in, planned_at, after, days in (
        ("memur", "moderator", 2, 0, 6),
        ("koordinator", "kolaylastirici", 1, 12, 4),
    ):
        person, first_day = town.people[away], timezone.localdate(town.at(planned_at)) + timedelta(days=after)
        with clock.at(town.at(planned_at)):
            plan_leave(
                by=person,
                grants=list(roles_of(person)),
                stand_in=town.people[stand_in],
                first_day=first_day,
                last_day=first_day + timedelta(days=days),
                reason=Delegation.Reason.LEAVE,
            )


SEXES = ("woman", "man", "woman", "")
STUDENTS = (False, None, True, False, False)
"""In turn: most people told it, some did not."""


def make_residents(town: "DemoTown") -> None:
    for number, row in enumerate(town.content.people):
        person = Person.objects.create_user(
            None if row.get("offline") else f"{row['key']}@sakin.meydan.example",
            display_name=row["name"],
            age_band=row["age_band"],
            sex=SEXES[number % len(SEXES)],
            is_student=STUDENTS[number % len(STUDENTS)],
            neighbourhood=town.places[row["neighbourhood"]],
            language=row.get("language", "tr"),
            joined_at=town.at(400),
            last_login=town.now,
        )
        show_notice(person=person, version=notice_version(), channel="desk" if row.get("offline") else "web")
        town.people[row["key"]] = person


def know_salts(town: "DemoTown") -> None:
    """As with somebody who is signed in: their lines of the audit need no look at their salt."""
    salts = dict(Person.objects.annotate(salt=kept_salt()).values_list("pk", "salt"))
    for person in town.people.values():
        person.audit_salt = salts[person.pk]
