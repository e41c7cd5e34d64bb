"""Applications: one's own, those of the desk, who belongs to them."""

from collections import Counter
from collections.abc import Collection

from django.db.models import Q, QuerySet

from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.calls.models import SENT, WAITING, Application, Call, Juror, Member
from meydan.calls.rules import may_run_calls
from meydan.people.models import Person
from meydan.people.rules import OF_A_UNIT

S = Application.State
WITH = ("call__unit", "call__keeper", "person")


def own_applications(person: Viewer) -> QuerySet[Application]:
    """Those that one sent, and those to which one belongs."""
    rows = Application.objects.select_related(*WITH)
    return rows.filter(_of(person)) if person else rows.none()


def _of(person: Person) -> Q:
    """No join, so that nothing is found twice."""
    return Q(person=person) | Q(pk__in=Member.objects.filter(person=person).values("application"))


def application_of(person: Viewer, call: Call) -> Application | None:
    """What one sent to this call, or is writing."""
    if person is None:
        return None
    rows = Application.objects.select_related(*WITH).filter(person=person, call=call)
    return rows.exclude(state=S.WITHDRAWN).first()


def newest_of(person: Person) -> QuerySet[Application]:
    """On one's page, with no more than is shown there."""
    rows = own_applications(person).exclude(state=S.WITHDRAWN).select_related(None).select_related("call")
    return rows.only("title", "state", "info_until", "call__title", "call__language").order_by("-changed_at", "-pk")[:5]


def load_applications(viewer: Viewer, ids: Collection[int]) -> QuerySet[Application]:
    """One's own; those of the desk that one may read."""
    rows = Application.objects.select_related(*WITH).filter(pk__in=ids)
    return rows.filter(_of(viewer) | Q(pk__in=at_desk(viewer).values("pk"))) if viewer else rows.none()


def at_desk(person: Person) -> QuerySet[Application]:
    """What was sent to calls that one runs, but to none in whose jury one sits before its result."""
    judged = Juror.objects.filter(person=person, ended_at=None).values("call")
    told = Q(call__announced_at__isnull=False)
    rows = Application.objects.select_related(*WITH).filter(told | ~Q(call__in=judged)).exclude(state=S.DRAFT)
    if may_run_calls(person):
        return rows
    units = person.unit_ids if person.has_role(*OF_A_UNIT) else set()
    return rows.filter(Q(call__unit__in=units) | Q(call__keeper=person)) if person.at_desk else rows.none()


def desk_rows(call: Call, *, state: str, topic: str, text: str) -> QuerySet[Application]:
    rows = Application.objects.filter(call=call, number__isnull=False).select_related("person")
    if state in S.values:
        rows = rows.filter(state=state)
    if topic:
        rows = rows.filter(topics__contains=[topic])
    return rows.filter(_with_words(text)) if text else rows


def _with_words(text: str) -> Q:
    """A number is the number of an application."""
    if text.isdecimal() and len(text) < 7:
        return Q(number=int(text))
    return Q(title__says=text) | Q(organisation__says=text) | Q(person__display_name__says=text)


def desk_page(call: Call, *, state: str, topic: str, text: str, after: str) -> Page[Application]:
    rows = desk_rows(call, state=state, topic=topic, text=text)
    return page_by_key(rows, order=["number", "pk"], after=after, per_page=50)


def states_of(call: Call) -> Counter[str]:
    return Counter(Application.objects.filter(call=call).values_list("state", flat=True))


def waiting_in(call: Call) -> int:
    return Application.objects.filter(call=call, state__in=WAITING).count()


def sent_to(call: Call) -> int:
    return Application.objects.filter(call=call, state__in=SENT).count()


def team_of(application: Application) -> list[int]:
    """Ids of who sent it and of co-applicants."""
    rows = application.members.filter(person__isnull=False).values_list("person", flat=True)
    return [*([application.person_id] if application.person_id else []), *(one for one in rows if one)]


def members_of(application: Application) -> QuerySet[Member]:
    return application.members.select_related("person")


def invitation(key: str) -> QuerySet[Member]:
    return Member.objects.filter(key=key).select_related("application__call", "application__person")


def has_applied(person: Person, call: Call) -> bool:
    """Whether somebody sent something to it, or belongs to what was sent."""
    return Application.objects.filter(_of(person), call=call).exclude(state=S.WITHDRAWN).exists()
