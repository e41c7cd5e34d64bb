"""What can be certified about volunteers: confirmed hours by duty, and what the work changed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils.translation import gettext as _

from meydan.base import clock
from meydan.base.cards import PassportPart, PassportRow
from meydan.base.paging import Page, page_by_key
from meydan.base.templatetags.ui import day, duration, number, percent
from meydan.documents.models import Certificate, CertificateKind, Claim, Service
from meydan.people.models import Person
from meydan.projects.models import Impact
from meydan.volunteering.models import Asked, Check, Hours, Placement, Qualified, Role
from meydan.volunteering.queries.desk import roles_at_desk
from meydan.volunteering.rules.reasons import certificate_minutes

LEARNED = (Asked.ORIENTATION, Asked.TRAINING)
MOST_CHANGES = 3


@dataclass(frozen=True)
class Span:
    """Which confirmed hours are meant: of one duty or of all, from–to; None: without an end."""

    role: Role | None = None
    since: date | None = None
    until: date | None = None

    @property
    def hours(self) -> QuerySet[Hours]:
        rows = Hours.objects.filter(state=Hours.State.CONFIRMED)
        rows = rows.filter(role=self.role) if self.role else rows
        rows = rows.filter(on__gte=self.since) if self.since else rows
        return rows.filter(on__lte=self.until) if self.until else rows

    @property
    def kind(self) -> CertificateKind:
        return CertificateKind.VOLUNTEERING if self.role else CertificateKind.RECORD

    @property
    def of(self) -> str:
        """What the paper belongs to: the duty, or the period."""
        return self.role.ref if self.role else f"period:{self.since or ''}/{self.until or ''}"


@dataclass(frozen=True)
class Work:
    """Confirmed time of one person in one duty."""

    role: Role
    minutes: int
    times: int
    since: date
    until: date


def confirmed_work(person: Person, span: Span) -> list[Work]:
    return work_of([person], span)[person.pk]


def work_of(people: Collection[Person], span: Span) -> dict[int, list[Work]]:
    """Of each person the longest first; two queries for all of them."""
    rows = span.hours.filter(person__in=people).order_by().values("person", "role")
    found = rows.annotate(sum=Sum("minutes"), times=Count("pk"), first=Min("on"), last=Max("on")).order_by(
        "-sum", "role"
    )
    roles = Role.objects.select_related("need__unit", "need__target__goal").in_bulk({row["role"] for row in found})
    told: dict[int, list[Work]] = {person.pk: [] for person in people}
    for row in found:
        done = Work(roles[row["role"]], row["sum"], row["times"], row["first"], row["last"])
        told[row["person"]].append(done)
    return told


def claim_of(span: Span, work: Sequence[Work], changed: Sequence[str] | None = None) -> Claim:
    """What a certificate about this work says; in the language that is spoken now. `changed`: where it is known already."""
    if changed is None:
        changed = changed_by([one.role for one in work])
    return Claim(span.kind, span.of, [_service(one) for one in work], changed=changed)


def _service(one: Work) -> Service:
    need = one.role.need
    return Service(one.role.title, need.unit.name, one.since, one.until, one.minutes, one.times, str(need.target.goal))


def changed_by(roles: Collection[Role]) -> list[str]:
    """What the projects of these duties measured last, hours of volunteers left out: those stand in the paper anyhow."""
    projects = {role.need.project_id for role in roles if role.need.project_id}
    if not projects:
        return []
    entries = Impact.objects.filter(project__in=projects, superseded_by=None, volunteer_hours=None)
    rows = entries.select_related("project").order_by("-measured_on", "-id")[:MOST_CHANGES]
    return [f"{one.project.title}: {one.headline or measured(one)}" for one in rows]


def measured(one: Impact) -> str:
    """What an entry says, in a line."""
    value = percent(one.value, 1 if one.value % 1 else 0) if one.unit == "%" else f"{number(one.value)} {one.unit}"
    return f"{one.indicator} {value}"


# The desk


def people_to_certify(by: Person, span: Span, *, text: str, everybody: bool, after: str) -> Page[Person]:
    """People with enough confirmed hours in the span, by name; those without a paper about it, or everybody. Each with
    `minutes` and `has_paper`."""
    return page_by_key(_to_certify(by, span, text, everybody), order=["display_name", "pk"], after=after, per_page=50)


def _to_certify(by: Person, span: Span, text: str, everybody: bool) -> QuerySet[Person]:
    allowed = span.hours.filter(role__in=roles_at_desk(by)).exclude(person=by).exclude(person=None)
    summed = allowed.order_by().values("person").annotate(sum=Sum("minutes")).filter(sum__gte=certificate_minutes())
    papers = Certificate.objects.filter(
        person=OuterRef("pk"), what=span.kind, of=span.of, revoked_at=None, superseded_at=None
    )
    rows = Person.objects.filter(pk__in=summed.values("person"), erased_at=None)
    rows = rows.annotate(minutes=Subquery(summed.filter(person=OuterRef("pk")).values("sum")), has_paper=Exists(papers))
    rows = rows.filter(display_name__says=text) if text else rows
    return rows if everybody else rows.filter(has_paper=False)


def count_without(by: Person, span: Span) -> int:
    """How many have enough hours and no paper yet."""
    return _to_certify(by, span, "", everybody=False).count()


def all_to_certify(by: Person, span: Span) -> list[int]:
    """Ids of everybody who has enough hours and no paper yet."""
    return list(_to_certify(by, span, "", everybody=False).order_by("pk").values_list("pk", flat=True))


def roles_with_hours(by: Person) -> QuerySet[Role]:
    """Duties for which papers can be issued, by title."""
    served = Hours.objects.filter(role=OuterRef("pk"), state=Hours.State.CONFIRMED)
    return roles_at_desk(by).filter(Exists(served)).order_by("title", "pk")


# The passport


def in_passport(person: Person) -> list[PassportPart]:
    work = confirmed_work(person, Span())
    return [
        PassportPart("service", _("Duties and hours"), [_duty(one) for one in work], 10),
        PassportPart("qualifications", _("Qualifications"), _qualifications(person), 20),
    ]


def _duty(one: Work) -> PassportRow:
    return PassportRow(
        one.role.title,
        f"{duration(one.minutes)} · {one.role.need.unit.name} · {_days(one)}",
        {
            "duty": one.role.title,
            "unit": one.role.need.unit.name_tr,
            "goal": one.role.need.target.goal.number,
            "minutes": one.minutes,
            "times": one.times,
            "since": one.since.isoformat(),
            "until": one.until.isoformat(),
        },
        one.role.get_absolute_url(),
    )


def _days(one: Work) -> str:
    return day(one.since) if one.since == one.until else f"{day(one.since)} – {day(one.until)}"


def _qualifications(person: Person) -> list[PassportRow]:
    """What a duty may ask for and the person holds today, then introductions and trainings for single duties; each with the day
    until which it counts."""
    valid = Q(valid_until=None) | Q(valid_until__gte=clock.today())
    held = Qualified.objects.filter(valid, person=person).select_related("qualification").order_by("at", "pk")
    served = Placement.objects.filter(person=person)
    rows = Check.objects.filter(placement__in=served, what__in=LEARNED).select_related("placement__role")
    return [*map(_held, held), *(_learned(one) for one in rows.order_by("at", "pk"))]


def _held(one: Qualified) -> PassportRow:
    name = one.qualification.name_tr
    return PassportRow(one.qualification.name, _seen(one), {"what": "qualification", "name": name, **_dates(one)})


def _learned(one: Check) -> PassportRow:
    duty = one.placement.role.title
    return PassportRow(
        str(one.get_what_display()), f"{duty} · {_seen(one)}", {"what": one.what, "duty": duty, **_dates(one)}
    )


def _seen(one: Check | Qualified) -> str:
    until = [_("valid until %(day)s") % {"day": day(one.valid_until)}] if one.valid_until else []
    return " · ".join([day(one.at), *until])


def _dates(one: Check | Qualified) -> dict[str, str]:
    return {
        "on": one.at.date().isoformat(),
        "valid_until": one.valid_until.isoformat() if one.valid_until else "",
    }
