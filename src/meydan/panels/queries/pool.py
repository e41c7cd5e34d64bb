"""The pool: who applied, what quotas need, lotteries, members."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Avg, Count, F, OuterRef, Q, QuerySet, Sum

from meydan.base import clock
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.panels.drawing import Quota
from meydan.panels.models import (
    DRAWN,
    DROPPED,
    MEMBERS,
    SEATS,
    Application,
    Batch,
    Expense,
    Feature,
    Given,
    Invitation,
    Lottery,
    Objection,
    Panel,
    State,
    Value,
)
from meydan.panels.rules import may_run_panels, setting
from meydan.people.models import Person
from meydan.sealed.models import What, Words
from meydan.sealed.queries import words_for

S = Application.State
IN_POOL = (S.ELIGIBLE, *DRAWN)
WITH = ("panel__unit", "person")


def own_applications(person: Viewer) -> QuerySet[Application]:
    rows = Application.objects.select_related(*WITH)
    return rows.filter(person=person) if person else rows.none()


def application_of(person: Viewer, panel: Panel) -> Application | None:
    found = Application.objects.filter(person=person, panel=panel).first() if person else None
    if found:
        found.panel = panel
    return found


def given_by(application: Application) -> QuerySet[Given]:
    """What somebody said about themselves, each with its words."""
    return application.given.select_related("feature", "value").only("application", "feature__name", "value__name")


def load_applications(viewer: Viewer, ids: Collection[int]) -> QuerySet[Application]:
    """One's own; those who run panels see all."""
    rows = Application.objects.select_related(*WITH)
    return (rows if may_run_panels(viewer) else own_applications(viewer)).filter(pk__in=ids)


def applications_of(panel: Panel) -> QuerySet[Application]:
    rows = Application.objects.filter(panel=panel).select_related("person", "panel__unit", "stands_in_for")
    return rows.prefetch_related("given__value", "given__feature").order_by("at", "pk")


def _listed(rows: QuerySet[Application]) -> QuerySet[Application]:
    """With what a line of a list says alone: who it is, the words of their answers (`said`), and where they stand."""
    said = Given.objects.filter(application=OuterRef("pk")).order_by("pk").values("value__name")
    person = ("display_name", "erased_at", "phone", "email")
    own = ("code", "state", "at", "chance", "answer_by", "recording_agreed_at", "seat_free", "stands_in_for__code")
    rows = rows.select_related(None).prefetch_related(None).select_related("person", "stands_in_for")
    return rows.only(*own, *(f"person__{name}" for name in person)).annotate(said=ArraySubquery(said))


def pool_page(panel: Panel, *, state: str, text: str, after: str) -> Page[Application]:
    rows = _listed(pool_rows(panel, state=state, text=text))
    return page_by_key(rows, order=["at", "pk"], after=after, per_page=50)


def pool_rows(panel: Panel, *, state: str, text: str) -> QuerySet[Application]:
    rows = applications_of(panel)
    if state in S.values:
        rows = rows.filter(state=state)
    return rows.filter(Q(person__display_name__says=text) | Q(code__iexact=text)) if text else rows


def members_of(panel: Panel) -> QuerySet[Application]:
    """Who has, or had, a seat."""
    return applications_of(panel).filter(Q(state__in=SEATS) | Q(seat_free=True) | Q(state__in=DROPPED))


def member_page(panel: Panel, after: str) -> Page[Application]:
    """Whoever has not answered comes first."""
    return page_by_key(_listed(members_of(panel)), order=["-state", "code"], after=after, per_page=50)


def asked_expenses(panel: Panel, most: int) -> list[Expense]:
    """Those that wait, with what a line says of them."""
    rows = expenses_of(panel).filter(state=Expense.State.ASKED).select_related(None)
    rows = rows.select_related("application__person")
    said = ("what", "kurus", "state", "words", "application__code")
    person = ("application__person__display_name", "application__person__erased_at")
    return list(rows.only(*said, *person)[:most])


def people_in_pool(panel: Panel) -> int:
    return Application.objects.filter(panel=panel, state=S.ELIGIBLE).count()


@dataclass(frozen=True)
class Counted:
    """A value of a feature against what the panel needs."""

    value: Value
    share: float | None
    """Of the people of the town, as a percentage."""
    people: int
    """In the pool."""
    seats: int
    """Drawn."""
    chance: float | None
    """On average."""

    @property
    def missing(self) -> int:
        """So many more have to apply before the quota can be kept."""
        return max(0, self.value.least - self.people)

    @property
    def one_in(self) -> int | None:
        return round(1 / self.chance) if self.chance else None


def counted(
    panel: Panel, features: Sequence[Feature], members: Collection[str] = ()
) -> list[tuple[Feature, list[Counted]]]:
    """Each feature with its values: people of the town, of the pool, seats, chances. One query."""
    rows = Given.objects.filter(application__panel=panel, application__state__in=IN_POOL).order_by()
    found = {
        row["value"]: row
        for row in rows.values("value").annotate(
            people=Count("pk"),
            chance=Avg("application__chance"),
            seats=Count("pk", filter=Q(application__code__in=list(members))),
        )
    }
    return [(feature, [_counted(value, feature, found) for value in feature.values.all()]) for feature in features]


def _counted(value: Value, feature: Feature, found: Mapping[int, Mapping[str, Any]]) -> Counted:
    row = found.get(value.pk, {"people": 0, "chance": None, "seats": 0})
    total = sum(one.people or 0 for one in feature.values.all())
    share = 100 * value.people / total if value.people and total else None
    return Counted(value, share, row["people"], row["seats"], row["chance"])


def quotas_of(features: Iterable[Feature]) -> list[Quota]:
    """What adil is asked to keep."""
    return [
        Quota(feature.name, value.name, value.least, value.most)
        for feature in features
        for value in feature.values.all()
        if value.admits
    ]


def answers_of(panel: Panel, *states: str) -> dict[str, dict[str, str]]:
    """Code → feature → value, of those in these states."""
    rows = Given.objects.filter(application__panel=panel, application__state__in=states)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for code, feature, value in rows.values_list("application__code", "feature__name", "value__name"):
        found[code][feature] = value
    return dict(found)


def lives_here(panel: Panel, household: str) -> bool:
    """Whether somebody has applied with this code of a household."""
    return Application.objects.filter(panel=panel, household=household).exists()


def in_household(application: Application) -> int:
    """How many say that they live together with this person, the person included; whoever took the name back does not count."""
    rows = Application.objects.filter(panel=application.panel_id, household=application.household)
    return rows.exclude(state=S.WITHDRAWN).count()


def homes_of(panel: Panel, *states: str) -> dict[str, str] | None:
    """Code → number of the household, for those who share one; None where households do not count. The numbers follow the codes,
    which are chance, and are no codes of households: these let somebody join."""
    if not panel.one_of_household:
        return None
    rows = Application.objects.filter(panel=panel, state__in=states).exclude(household="").order_by("code")
    living: dict[str, list[str]] = defaultdict(list)
    for code, household in rows.values_list("code", "household"):
        living[household].append(code)
    shared = [codes for codes in living.values() if len(codes) > 1]
    return {code: str(number) for number, codes in enumerate(shared, 1) for code in codes}


def alike(application: Application) -> tuple[int, ...]:
    """What somebody answered, so that two can be compared."""
    return tuple(sorted(one.value_id for one in application.given.all()))


def seated_by_value(panel: Panel) -> Counter[int]:
    rows = Given.objects.filter(application__panel=panel, application__state__in=SEATS)
    return Counter(rows.values_list("value", flat=True))


def free_seats(panel: Panel) -> QuerySet[Application]:
    """Whose seat nobody has taken."""
    return Application.objects.filter(panel=panel, seat_free=True).order_by("code")


def silent_members(panel: Panel) -> int:
    """Members who have not answered about the summary."""
    return Application.objects.filter(panel=panel, state__in=MEMBERS, check_at=None, person__isnull=False).count()


@dataclass(frozen=True)
class Checks:
    """What the members said about the summary."""

    members: int
    agree: int
    object: int


def checks_of(panel: Panel) -> Checks:
    rows = Application.objects.filter(panel=panel, state__in=MEMBERS)
    answered = Q(check_at__isnull=False)
    found = rows.aggregate(
        members=Count("pk"),
        agree=Count("pk", filter=answered & Q(check_agrees=True)),
        object=Count("pk", filter=answered & Q(check_agrees=False)),
    )
    return Checks(**found)


def open_lottery(panel: Panel) -> Lottery | None:
    return panel.lotteries.exclude(state=Lottery.State.DRAWN).first()


def first_lottery(panel: Panel) -> Lottery | None:
    return panel.lotteries.filter(turn=0).first()


def last_drawn(panel: Panel) -> Lottery | None:
    return panel.lotteries.filter(state=Lottery.State.DRAWN).order_by("-turn").first()


def public_lottery(panel: Panel, turn: int) -> Lottery | None:
    return panel.lotteries.filter(turn=turn, published_at__isnull=False).first()


def load_lotteries(viewer: Viewer, ids: Collection[int]) -> QuerySet[Lottery]:
    rows = Lottery.objects.select_related("panel").defer("categories", "respondents", "file")
    return (rows if viewer is not None and viewer.at_desk else rows.filter(published_at__isnull=False)).filter(
        pk__in=ids
    )


def computing() -> QuerySet[Lottery]:
    return Lottery.objects.filter(state=Lottery.State.COMPUTING)


def invitation(panel: Panel, code: str) -> Invitation | None:
    return Invitation.objects.filter(batch__panel=panel, code=code).select_related("application").first()


def objections_of(panel: Panel) -> QuerySet[Objection]:
    return panel.objections.order_by("at", "pk")


def own_objection(person: Viewer, panel: Panel) -> Objection | None:
    return panel.objections.filter(person=person).first() if person else None


def load_objections(viewer: Viewer, ids: Collection[int]) -> QuerySet[Objection]:
    rows = Objection.objects.select_related("panel__unit", "person")
    return rows.filter(panel__published_at__isnull=False).filter(pk__in=ids)


def expenses_of(panel: Panel) -> QuerySet[Expense]:
    rows = Expense.objects.filter(application__panel=panel).select_related(
        "application__person", "application__panel__unit"
    )
    return rows.order_by("at", "pk")


def paid_back(panel: Panel) -> int:
    """In kuruş."""
    paid = Expense.objects.filter(application__panel=panel, state=Expense.State.PAID)
    return paid.aggregate(all=Sum("kurus"))["all"] or 0


def to_remind(before: Any) -> QuerySet[Application]:
    """Drawn, silent, and the day to answer is near."""
    rows = Application.objects.filter(
        state=S.SELECTED, answer_by__lte=before, answer_by__gt=clock.now(), reminded_at=None
    )
    return rows.select_related("panel", "person")


def to_remind_of_summary(within: timedelta) -> QuerySet[Application]:
    """Members who have not said whether the summary is right, when its last day is near; each once."""
    end = F("panel__check_until")
    rows = Application.objects.filter(
        panel__state=State.CHECKING, state__in=MEMBERS, check_at=None, person__isnull=False
    )
    rows = rows.filter(panel__check_until__gt=clock.now(), panel__check_until__lte=clock.now() + within)
    return rows.filter(Q(reminded_at=None) | Q(reminded_at__lt=end - within)).select_related("panel", "person")


def out_of_time() -> QuerySet[Application]:
    return Application.objects.filter(state=S.SELECTED, answer_by__lte=clock.now()).select_related("panel")


def member_names(panel: Panel) -> list[str]:
    rows = Person.objects.filter(panel_applications__panel=panel, panel_applications__state__in=MEMBERS)
    return list(rows.values_list("display_name", flat=True))


def coming_for(person: Person) -> QuerySet[Application]:
    """On a person's page: everything that is not over, and what waits for an answer first."""
    rows = own_applications(person).exclude(state__in=(S.OUT, S.WITHDRAWN)).exclude(panel__state="cancelled")
    rows = rows.select_related(None).select_related("panel")
    said = ("state", "answer_by", "check_at", "panel__title", "panel__language", "panel__state")
    return rows.only(*said).order_by("-at", "-pk")[:10]


def states_of(panel: Panel) -> dict[str, int]:
    """How many are where."""
    rows = panel.applications.order_by().values("state").annotate(people=Count("pk"))
    return {row["state"]: row["people"] for row in rows}


def needs_of(application: Application) -> Words | None:
    """That something was left, without opening it."""
    return words_for([application.ref], What.ACCESS).first()


def with_needs(members: Sequence[Application]) -> set[str]:
    """Refs of those of these members who said what helps them."""
    seated = [one.ref for one in members if one.state in SEATS]
    return set(words_for(seated, What.ACCESS).values_list("of", flat=True)) if seated else set()


def batches_of(panel: Panel) -> QuerySet[Any]:
    """With how many codes, and how many were used."""
    used = Count("invitations", filter=Q(invitations__application__isnull=False))
    return panel.batches.annotate(codes=Count("invitations"), used=used)


def codes_of(batch: Batch) -> list[str]:
    return list(batch.invitations.order_by("pk").values_list("code", flat=True))


def objections_until(lottery: Lottery) -> datetime:
    """The last moment to say that a draw was not right."""
    assert lottery.drawn_at is not None
    return lottery.drawn_at + timedelta(days=setting("objection_days", 7))


def words_of(application_id: int) -> QuerySet[Words]:
    """What a member left about needs, unopened."""
    return words_for([f"{Application.kind}:{application_id}"], What.ACCESS)


def all_applications() -> QuerySet[Application]:
    return Application.objects.select_related(*WITH)


def objecting(panel: Panel) -> list[str]:
    """Why members say that the summary is not right; for the Centre, without names."""
    rows = panel.applications.filter(check_at__isnull=False, check_agrees=False).order_by("check_at")
    return list(rows.values_list("check_words", flat=True))


def objection_page(panel: Panel, *, answered: bool, after: str, per_page: int = 10) -> Page[Objection]:
    """The answered ones, the latest answer first; or those that wait, the first to be due at the front."""
    rows = panel.objections.filter(answered_at__isnull=not answered)
    order = ["-answered_at", "-pk"] if answered else ["due_on", "pk"]
    return page_by_key(rows, order=order, after=after, per_page=per_page)


def stepped_in(panel: Panel) -> list[tuple[str, str]]:
    """Reserves who took a seat: the code of who left, and theirs."""
    rows = panel.applications.filter(state__in=(*SEATS, *DROPPED), stands_in_for__isnull=False)
    return list(rows.order_by("code").values_list("stands_in_for__code", "code"))
