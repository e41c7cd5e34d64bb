"""Reading reports, the public log and photos."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Aggregate, Count, DurationField, Exists, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncMonth
from django.utils import timezone

from meydan.base import clock
from meydan.base.cards import Viewer, cards
from meydan.base.ready import ready
from meydan.moderation import pictures
from meydan.moderation.models import Appeal, Fingerprint, Held, Hiding, ListedWord, Photo, Report
from meydan.moderation.rules import CHECKING, DECIDING, setting
from meydan.people.models import Delegation, Person, RoleGrant


class Median(Aggregate):
    function = "percentile_cont"
    template = "%(function)s(0.5) within group (order by %(expressions)s)%(filter)s"
    output_field = DurationField()


def photos_by_ref(viewer: Viewer, refs: Iterable[str]) -> dict[str, list[Photo]]:
    """Published photos per ref; waiting ones too for the person who sent them and for the desk. One query."""
    found = defaultdict(list)
    for photo in shown_to(viewer, photos_on(list(refs))):
        found[photo.of].append(photo)
    return found


def photos_on(refs: Collection[str]) -> QuerySet[Photo]:
    """Of these things; who sees which of them says `shown_to`."""
    return Photo.objects.filter(of__in=refs).exclude(state=Photo.State.REJECTED)


@ready
def photos_of(ref: str) -> QuerySet[Photo]:
    """Of one thing, to be asked together with what else its page tells; who sees which of them says `shown_to`."""
    return Photo.objects.filter(of=ref).exclude(state=Photo.State.REJECTED)


def photos_that_wait(refs: Any) -> QuerySet[Photo]:
    """On these things, until somebody has checked them."""
    return Photo.objects.filter(of__in=refs, state=Photo.State.WAITING)


def shown_to(viewer: Viewer, photos: Iterable[Photo]) -> list[Photo]:
    return [one for one in photos if one.state == Photo.State.PUBLISHED or may_see_waiting(viewer, one)]


def may_see_waiting(viewer: Viewer, photo: Photo) -> bool:
    return viewer is not None and (viewer.at_desk or photo.by_id == viewer.pk)


def photos_of_draft(ref: str) -> QuerySet[Photo]:
    return Photo.objects.filter(of=ref)


def photo_by_key(key: str) -> QuerySet[Photo]:
    return Photo.objects.filter(key=key)


def photo_bytes(key: str, size: int) -> bytes | None:
    """The stored WebP file, or None when it is gone (blurred anew, or removed)."""
    try:
        return pictures.path(key, size).read_bytes()
    except FileNotFoundError:
        return None


def waiting_photos() -> QuerySet[Photo]:
    """Of things, not of drafts, the oldest first."""
    return Photo.objects.filter(state=Photo.State.WAITING).exclude(of__startswith="draft:").order_by("at", "id")


def load_photos(viewer: Viewer, ids: Collection[int]) -> QuerySet[Photo]:
    rows = Photo.objects.all() if viewer is not None and viewer.at_desk else Photo.objects.filter(state="published")
    return rows.filter(pk__in=ids)


@dataclass(frozen=True)
class Case:
    """Everything that is open about one thing."""

    ref: str
    reports: int
    since: datetime


def open_cases(limit: int = 200) -> list[Case]:
    """Things with open reports, the oldest first."""
    rows = (
        Report.objects.filter(outcome="").values("ref").annotate(reports=Count("id"), since=Min("at")).order_by("since")
    )
    return [Case(row["ref"], row["reports"], row["since"]) for row in rows[:limit]]


def cases_found(*, q: str = "", reason: str = "") -> QuerySet[Report]:
    """The first open report of each thing; narrowed to things of which any open report has the words or the reason."""
    of_thing = Report.objects.filter(ref=OuterRef("ref"), outcome="")
    rows = Report.objects.filter(outcome="", pk=Subquery(of_thing.order_by("at", "id").values("pk")[:1]))
    rows = rows.filter(Exists(of_thing.filter(words__says=q))) if q else rows
    return rows.filter(Exists(of_thing.filter(reason=reason))) if reason else rows


def one_report_a_case() -> QuerySet[Report]:
    """One report of each thing that is reported."""
    return Report.objects.filter(outcome="").distinct("ref")


def reports_on(refs: Iterable[str]) -> dict[str, list[Report]]:
    found = defaultdict(list)
    for one in Report.objects.filter(ref__in=list(refs), outcome="").order_by("at"):
        found[one.ref].append(one)
    return found


def public_log(reason: str = "") -> QuerySet[Hiding]:
    rows = Hiding.objects.select_related("appeal")
    return rows.filter(reason=reason) if reason else rows


def per_month(limit: int = 12) -> list[Any]:
    """How many things were hidden in each of the last months."""
    rows = (
        Hiding.objects.annotate(month=TruncMonth("at")).values("month").annotate(count=Count("id")).order_by("-month")
    )
    return list(rows[:limit])


def hidden_of(person_id: int | None) -> int:
    return Hiding.objects.filter(author=person_id, lifted_at=None).count() if person_id else 0


def reports_by(person: Person) -> QuerySet[Report]:
    return Report.objects.filter(by=person)


def hidings_of(person: Person | None) -> QuerySet[Hiding]:
    """What a person wrote and was hidden, with their appeals."""
    rows = Hiding.objects.select_related("appeal").order_by("-at", "-id")
    return rows.filter(author=person) if person else rows.none()


def load_hidings(viewer: Viewer, ids: Collection[int]) -> QuerySet[Hiding]:
    """For the author, and for those who moderate."""
    rows = Hiding.objects.filter(pk__in=ids)
    if viewer is None:
        return rows.none()
    return rows if viewer.has_role(*CHECKING) else rows.filter(Q(author=viewer) | Q(by=viewer))


def appeals_for(person: Person, *, q: str = "", reason: str = "") -> QuerySet[Appeal]:
    """Appeals that the person may decide, the nearest promised day first; never those against their own decision. Without a
    moderating role only those about which no other moderator can decide."""
    rows = Appeal.objects.filter(outcome="").exclude(hiding__by=person).exclude(hiding__author=person)
    if not person.has_role(*CHECKING):
        rows = rows.filter(*_nobody_else())
    rows = rows.filter(Q(words__says=q) | Q(hiding__title__says=q)) if q else rows
    rows = rows.filter(hiding__reason=reason) if reason else rows
    return rows.select_related("hiding").order_by("promised_for", "id")


def _nobody_else() -> list[Any]:
    """No moderator besides who hid it and who wrote it, by a role of their own or a lent one; as `who_decides` says it, but
    in the query that the desk counts by."""
    held = RoleGrant.objects.held_now().filter(role__in=CHECKING, person__is_active=True)
    concerned = [Coalesce(OuterRef(f"hiding__{who}"), 0) for who in ("by", "author")]
    own, lent = held, Delegation.objects.running().filter(grant__in=held)
    for one in concerned:
        own, lent = own.exclude(person_id=one), lent.exclude(stand_in_id=one)
    return [~Exists(own), ~Exists(lent)]


def all_appeals() -> QuerySet[Appeal]:
    return Appeal.objects.select_related("hiding__by", "hiding__author")


def load_appeals(viewer: Viewer, ids: Collection[int]) -> dict[int, Appeal]:
    if viewer is None or not viewer.has_role(*DECIDING):
        return {}
    return Appeal.objects.select_related("hiding").in_bulk(ids)


def listed_words() -> list[str]:
    return list(ListedWord.objects.values_list("text", flat=True))


def word_list(*, q: str = "", ends: str = "") -> QuerySet[ListedWord]:
    """Of the list those with some letters, in the word or in why it is there; whole words only, or those with a star."""
    rows = ListedWord.objects.select_related("by").order_by("text")
    rows = rows.filter(Q(text__says=q) | Q(note__says=q)) if q else rows
    if not ends:
        return rows
    starred = Q(text__endswith="*")
    return rows.filter(starred if ends == "all" else ~starred)


SAME_TEXT_DAYS = 7


def people_with_text(fingerprint: str) -> int:
    """How many people wrote this text in the last days."""
    since = clock.now() - timedelta(days=SAME_TEXT_DAYS)
    rows = Fingerprint.objects.filter(hash=fingerprint, at__gte=since)
    return rows.order_by().values("person").distinct().count()


def same_texts(held: Held) -> list[str]:
    """Refs of things with the text of this one."""
    hashes = Fingerprint.objects.filter(about=held.about).values("hash")
    rows = Fingerprint.objects.filter(hash__in=hashes).exclude(about=held.about).order_by("-at")
    return list(rows.values_list("about", flat=True)[:20])


def waiting_for_a_look(*, q: str = "", why: str = "") -> QuerySet[Held]:
    """The nearest promised hour first."""
    rows = Held.objects.filter(outcome="").order_by("promised_for", "id")
    rows = rows.filter(title__says=q) if q else rows
    return rows.filter(why__contains=[why]) if why else rows


def all_held() -> QuerySet[Held]:
    return Held.objects.select_related("author")


def load_held(viewer: Viewer, ids: Collection[int]) -> dict[int, Held]:
    return Held.objects.in_bulk(ids) if viewer is not None and viewer.has_role(*CHECKING) else {}


def waiting_among(refs: Collection[str]) -> set[str]:
    """Which of these things wait for a look."""
    return set(Held.objects.filter(about__in=refs, outcome="").values_list("about", flat=True))


def held_of(person: Person | None) -> QuerySet[Held]:
    """What of a person waits for a look now."""
    return waiting_for_a_look().filter(author=person) if person else Held.objects.none()


@dataclass(frozen=True)
class Rush:
    """Many new accounts at one text. A hint with its figures, for a person; nothing follows from it."""

    ref: str
    what: Any
    people: int
    new: int


def rushes(window: timedelta = timedelta(days=2)) -> list[Rush]:
    """Texts at which many new accounts took part within two days, most of them first; one query a kind of taking part."""
    now = clock.now()
    made_since = now - timedelta(days=int(setting("new_account_days", 7)))
    many = int(setting("many_new_accounts", 5))
    found = [
        Rush(ref, way.word, people, new)
        for card in cards()
        for way in card.taking_part
        for ref, (people, new) in way.count(now - window, made_since, many).items()
    ]
    return sorted(found, key=lambda one: (-one.new, one.ref))


@dataclass(frozen=True)
class Month:
    """What moderation did in a month. Hours are the median from the report, or the appeal, to the decision."""

    month: date
    reported: int = 0
    hidden: int = 0
    appeals: int = 0
    restored: int = 0
    upheld: int = 0
    held: int = 0
    released: int = 0
    report_hours: float | None = None
    appeal_hours: float | None = None


def figures(months: int = 12) -> list[Month]:
    """The last months, the latest first, months without anything too; six queries whatever their number."""
    this = clock.today().replace(day=1)
    days = [this]
    while len(days) < months:
        days.append((days[-1] - timedelta(days=1)).replace(day=1))
    since = timezone.make_aware(datetime.combine(days[-1], time()))
    told: dict[date, dict[str, Any]] = defaultdict(dict)
    took = F("decided_at") - F("at")
    decided = {"decided_at__gte": since}
    parts: list[tuple[QuerySet[Any], str, dict[str, Any]]] = [
        (Report.objects.filter(at__gte=since), "at", {"reported": Count("id")}),
        (Hiding.objects.filter(at__gte=since), "at", {"hidden": Count("id")}),
        (Report.objects.filter(**decided), "decided_at", {"report_hours": Median(took)}),
        (Appeal.objects.filter(at__gte=since), "at", {"appeals": Count("id")}),
        (
            Held.objects.filter(at__gte=since),
            "at",
            {"held": Count("id"), "released": Count("id", filter=Q(outcome=Held.Outcome.RELEASED))},
        ),
        (
            Appeal.objects.filter(**decided),
            "decided_at",
            {
                "restored": Count("id", filter=Q(outcome=Appeal.Outcome.RESTORED)),
                "upheld": Count("id", filter=Q(outcome=Appeal.Outcome.UPHELD)),
                "appeal_hours": Median(took),
            },
        ),
    ]
    for rows, moment, counted in parts:
        for row in rows.annotate(month=TruncMonth(moment)).order_by().values("month").annotate(**counted):
            told[timezone.localdate(row.pop("month"))] |= {name: _hours(value) for name, value in row.items()}
    return [Month(day, **told[day]) for day in days]


def _hours(value: Any) -> Any:
    return round(value.total_seconds() / 3600, 1) if isinstance(value, timedelta) else value
