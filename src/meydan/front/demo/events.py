"""The demo town's events: those of `events.toml` with people on their lists. Written in bulk; the constraints of the database hold it
to their promises. Questions, needs and the lot come through the actions."""

import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING

from django.utils import timezone

from meydan.attendance.models import Occasion, Seat, SeatStep
from meydan.attendance.rules import moment_of
from meydan.base import search
from meydan.base.refs import resolve
from meydan.centre.models import Booking, Room
from meydan.events import actions
from meydan.events.models import AudienceQuestion, Event, EventGoal, Material, Output, Registration, Session, Speaker
from meydan.events.queries.events import events_visible_to
from meydan.front.demo.content import Row
from meydan.front.seed import words
from meydan.front.seed.rows import reserve
from meydan.people.models import AgeBand, Person
from meydan.projects.models import Project
from meydan.questions.actions import save_question, write_answers

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown

GUESTS = 700
IN_LINE = 6
"""The last of a full event came from the line."""
FLOOR = (
    "Yağmur suyunu kışın nerede biriktiriyoruz?",
    "Apartman aidatından ödenir mi?",
    "Kiracı olarak başvurabilir miyim?",
    "Bakımını kim yapacak?",
)
OUTCOMES = ("left",) * 16 + ("absent", "absent", "late", "cancelled")
PLAIN = (
    "title",
    "summary",
    "text",
    "afterwards",
    "access_words",
    "audience",
    "form",
    "giving",
    "lot_number",
    "priorities",
    "access",
    "certified",
)
USUAL = "Etkinlik yapıldı. Gelenlere teşekkür ederiz; sunum materyallerde."
ANSWERS = ("Bahçe", "Apartman avlusu", "Okul bahçesi", "Henüz bilmiyorum", "Balkon")


def load_events(town: "DemoTown") -> None:
    file = town.folder / "events.toml"
    if file.exists():
        _Programme(town, tomllib.loads(file.read_text(encoding="utf-8"))["event"]).write()


class _Programme:
    def __init__(self, town: "DemoTown", rows: list[Row]) -> None:
        self.town, self.rows, self.chance, self.now = town, rows, Random(11), town.now  # noqa: S311 (invented people)
        titles = {row["key"]: row["title"] for row in town.content.projects}
        by_title = {one.title: one for one in Project.objects.all()}
        self.projects = {key: by_title[title] for key, title in titles.items() if title in by_title}
        self.rooms = {"salon": 80, "atolye": 16, "yuvarlak": 12}
        found = {room.seats: room for room in Room.objects.all()}
        self.room_of: dict[str, Room] = {key: found[seats] for key, seats in self.rooms.items() if seats in found}
        self.held = list(Booking.objects.filter(cancelled_at=None))
        self.busy: set[tuple[int, date]] = set()
        self.guests: list[Person] = []

    def write(self) -> None:
        self.guests = self._guests()
        planned = [(row, days) for row in self.rows for days in row["days"]]
        ids = reserve(Occasion, len(planned))
        events = [self._event(pk, row, days) for pk, (row, days) in zip(ids, planned, strict=True)]
        rows = [row for row, _days in planned]
        seats = [seat for event, row in zip(events, rows, strict=True) for seat in self._seats(event, row)]
        self._store(events, rows, seats)
        self._by_actions(events, rows)

    def _guests(self) -> list[Person]:
        """Invented people who only come to events; nobody can sign in as one of them."""
        places, bands = list(self.town.places.values()), [AgeBand.YOUNG, AgeBand.ADULT, AgeBand.MIDDLE, AgeBand.OLDER]
        return Person.objects.bulk_create(
            Person(
                display_name=words.name(self.chance), age_band=self.chance.choice(bands), neighbourhood=self.chance.choice(places),
                joined_at=self.town.at(200), password="!",  # noqa: S106 (no password fits)
            )
            for _ in range(GUESTS)
        )  # fmt: skip

    def _event(self, pk: int, row: Row, days: int) -> Event:
        begin = moment_of(timezone.localdate(self.now) + timedelta(days=days), time.fromisoformat(row["starts"]))
        end = begin + timedelta(days=row.get("long", 0), hours=row["hours"])
        booking, past = self._booking(row, begin, end, pk), end < self.now
        told = past and (days < -12 or "report" in row)
        keeper = self.town.people["koordinator"]
        occasion = Occasion(
            pk=pk, of=f"event:{pk}", where=booking.room.name_tr if booking else row.get("where", ""), starts_at=begin, ends_at=end,
            opens_at=self.town.at(120), closes_at=begin, capacity=row["seats"], leader=keeper, unit=self.town.units[row["unit"]],
            finished_at=end if past else None, changed_at=self.town.at(60),
        )  # fmt: skip
        project = self.projects.get(row.get("project", ""))
        published = min(begin - timedelta(days=self.chance.uniform(15, 40)), self.town.at(self.chance.uniform(1, 25)))
        event = Event(
            occasion=occasion, what=row["kind"], most_together=row.get("together", 1), languages=row.get("languages", ["tr"]),
            partners="\n".join(row.get("partners", ())), neighbourhood=self.town.places.get(row.get("place", "")), booking=booking,
            belongs_to=project.ref if project else "", state="reported" if told else "published",
            report=row.get("report", USUAL) if told else "", created_at=published, changed_at=published, published_at=published,
            **{name: row[name] for name in PLAIN if name in row},
        )  # fmt: skip
        if event.form != "present":
            event.link = "https://meet.meydan.example/oda"
        if "lot_in" in row:
            event.lot_closes_at = self.town.midnight(row["lot_in"])
            occasion.opens_at = event.lot_closes_at
        return event

    def _booking(self, row: Row, begin: datetime, end: datetime, pk: int) -> Booking | None:
        """The room of the Centre, if it is free then; else the event is at the Centre's desk."""
        room = self.room_of.get(row.get("room", ""))
        if room is None or any(
            one.room_id == room.pk and one.starts_at < end and begin < one.ends_at for one in self.held
        ):
            return None
        self.held.append(Booking(room=room, starts_at=begin, ends_at=end, of=f"event:{pk}"))
        return self.held[-1]

    def _seats(self, event: Event, row: Row) -> Iterator[Seat]:
        """People on the list, each once a day. Of a lot nobody has a seat yet."""
        occasion = event.occasion
        if event.giving != "first":
            return
        past, ahead = occasion.ends_at < self.now, max((occasion.starts_at - self.now).days, 0)
        share = 1.0 if past or row.get("full") else max(0.25, 1.1 - ahead / 25)
        wanted = (
            int(occasion.capacity * share * self.chance.uniform(0.75, 1))
            if not row.get("full")
            else occasion.capacity + 6
        )
        for person in self._free(occasion, wanted):
            yield self._seat(event, person, past)

    def _free(self, occasion: Occasion, wanted: int) -> list[Person]:
        begin, end = timezone.localdate(occasion.starts_at), timezone.localdate(occasion.ends_at)
        taken = [begin + timedelta(days=step) for step in range((end - begin).days + 1)]
        free = [one for one in self.guests if not any((one.pk, day) in self.busy for day in taken)]
        chosen = self.chance.sample(free, min(wanted, len(free)))
        self.busy |= {(one.pk, day) for one in chosen for day in taken}
        return chosen

    def _seat(self, event: Event, person: Person, past: bool) -> Seat:
        occasion = event.occasion
        size = self.chance.choice((1, 1, 1, 2)) if event.most_together > 1 else 1
        state = self.chance.choice(OUTCOMES) if past else "booked"
        if occasion.taken + size > occasion.capacity:
            state = "cancelled" if past else "waiting"
        seat = Seat(
            occasion=occasion, person=person, size=size, state=state, starts_at=occasion.starts_at, ends_at=occasion.ends_at,
            asked_at=min(event.published_at or self.now, self.now) + timedelta(hours=self.chance.uniform(1, 20)),
        )  # fmt: skip
        if state == "left":
            seat.came_at = occasion.starts_at + timedelta(minutes=self.chance.randint(-9, 12))
            seat.left_at, seat.method = occasion.ends_at, self.chance.choice(["leader", "place"])
        occasion.taken += seat.size * seat.counts
        return seat

    def _store(self, events: list[Event], rows: list[Row], seats: list[Seat]) -> None:
        Occasion.objects.bulk_create(event.occasion for event in events)
        Booking.objects.bulk_create(event.booking for event in events if event.booking)
        Event.objects.bulk_create(events)
        self._elif(events)
        seats.sort(key=lambda seat: (seat.state == "waiting", seat.asked_at))
        Seat.objects.bulk_create(seats)
        full = {event.pk for event, row in zip(events, rows, strict=True) if row.get("full")}
        late = {seat.pk for pk in full for seat in [one for one in seats if one.occasion_id == pk][-IN_LINE:]}
        SeatStep.objects.bulk_create(
            SeatStep(seat=seat, state="waiting", at=seat.asked_at, by=seat.person)
            for seat in seats
            if seat.pk in late and seat.state != "waiting"
        )
        SeatStep.objects.bulk_create(
            SeatStep(
                seat=seat,
                state=seat.state,
                at=min(seat.left_at or seat.asked_at, self.now),
                by=seat.person,
                method=seat.method,
            )
            for seat in seats
        )
        Registration.objects.bulk_create(
            Registration(event_id=seat.occasion_id, person=seat.person, seat=seat, size=seat.size, at=seat.asked_at)
            for seat in seats
        )
        EventGoal.objects.bulk_create(
            EventGoal(event=event, goal=self.town.goals[number], position=place)
            for event, row in zip(events, rows, strict=True)
            for place, number in enumerate(row["goals"])
        )
        self._further(events, rows)
        search.index_many(
            search.Findable(one.ref, one.title, f"{one.summary}\n{one.text}\n{one.report}", one.changed_at)
            for one in events
        )

    def _further(self, events: list[Event], rows: list[Row]) -> None:
        """Programme, speakers, and what came of those that were."""
        pairs = list(zip(events, rows, strict=True))
        parts = Session.objects.bulk_create(
            one for event, row in pairs for one in _sessions(event, row.get("programme", ()))
        )
        self._choose(parts)
        by_title = {(one.event_id, one.title): one for one in parts}
        Speaker.objects.bulk_create(
            Speaker(
                event=event, name=name, about=about, agreed=agreed, agreed_at=event.published_at if agreed else None,
                session=by_title.get((event.pk, more[0])) if more else None,
            )
            for event, row in pairs
            for name, about, agreed, *more in row.get("speakers", ())
        )  # fmt: skip
        reported = [(event, row) for event, row in pairs if event.state == "reported"]
        lessons = Output.objects.bulk_create(
            Output(
                event=event,
                what="lesson",
                title=row["lesson"][0],
                text=row["lesson"][1],
                by=self.town.people["koordinator"],
                at=event.occasion.ends_at,
            )
            for event, row in reported
            if "lesson" in row
        )
        search.index_many(search.Findable(one.ref, one.title, one.text, one.at) for one in lessons)
        Material.objects.bulk_create(
            Material(event=event, title="Sunum (örnek)", url="https://meydan.example/sunum.pdf")
            for event, _row in reported
        )

    def _choose(self, parts: list[Session]) -> None:
        """Who is on the list chose the smallest session that had seats left: it is full."""
        chosen, parts = [], sorted((one for one in parts if one.seats), key=lambda one: one.seats or 0)
        left = {one.pk: one.seats or 0 for one in parts}
        names = Registration.objects.filter(
            event__in={one.event_id for one in parts}, seat__state__in=("booked", "left")
        )
        for name in names.order_by("pk"):
            fits = (one for one in parts if one.event_id == name.event_id and left[one.pk] >= name.size)
            if part := next(fits, None):
                left[part.pk] -= name.size
                chosen.append(Registration.sessions.through(registration=name, session=part))
        Registration.sessions.through.objects.bulk_create(chosen)

    def _by_actions(self, events: list[Event], rows: list[Row]) -> None:
        """Questions, the drum of the lot, a draft and one that was cancelled."""
        keeper = self.town.people["koordinator"]
        for event, row in zip(events, rows, strict=True):
            if "question" in row and event.occasion.ends_at > self.now:
                self._ask(keeper, event, *row["question"])
            if event.giving == "lot":
                self._fill_drum(event)
            if event.form == "hybrid":
                self._follow(event)
        self._floor(self._coming(events))
        cancelled = next(one for one in reversed(self._coming(events)) if one.what == "workshop")
        actions.cancel_event(by=keeper, event=_fresh(cancelled), why="Salon onarımda. Yeni tarih bu sayfada duyurulur.")
        plan = actions.Plan(
            unit=self.town.units["parks"], starts_at=self.town.midnight(24) + timedelta(hours=10), ends_at=self.town.midnight(24) + timedelta(hours=12),
            capacity=25, goals=[self.town.goals[15]], where="Hasanağa Bahçesi",
            words={"title": "Budama günü", "summary": "Ağaç budamayı ustasından öğrenin.", "what": "workshop", "languages": ["tr"]},
        )  # fmt: skip
        actions.save_event(by=keeper, plan=plan)

    def _floor(self, coming: list[Event]) -> None:
        """The nearest event takes questions, the one after it calls for speakers."""
        first, second = coming[:2]
        Event.objects.filter(pk=first.pk).update(floor="open")
        AudienceQuestion.objects.bulk_create(
            AudienceQuestion(event=first, text=text, votes=12 - 3 * place, state="shown", at=self.now)
            for place, text in enumerate(FLOOR)
        )
        words = "On dakikalık deneyimler arıyoruz: kendi sokağınızda ne denediniz, ne öğrendiniz?"
        Event.objects.filter(pk=second.pk).update(call_until=second.occasion.starts_at, call_words=words)

    def _coming(self, events: list[Event]) -> list[Event]:
        return [
            one for one in events if one.occasion.starts_at > self.now + timedelta(days=2) and one.giving == "first"
        ]

    def _elif(self, events: list[Event]) -> None:
        """Elif, whom a visitor of the demo plays, has two tickets and says what she needs."""
        needs = [actions.Need("sign"), actions.Need("care", "İki yaşında bir çocuğum var.")]
        for event in [one for one in self._coming(events) if one.occasion.free > 3][:2]:
            actions.register(by=self.town.people["yurttas"], event=_fresh(event), needs=needs)

    def _ask(self, by: Person, event: Event, text: str, why: str) -> None:
        about = resolve(by, [event.ref])[event.ref]
        question = save_question(by=by, about=about, form="sign-up", kind="short", text=text, why=why)
        for one in Registration.objects.filter(event=event).select_related("person")[:20]:
            given = {f"q{question.pk}": self.chance.choice(ANSWERS)}
            write_answers(by=one.person, of=event.ref, form="sign-up", sheet=one.ref, given=given)

    def _fill_drum(self, event: Event) -> None:
        """Twice as many names as seats."""
        people = self.chance.sample(self.guests, event.occasion.capacity * 2)
        Registration.objects.bulk_create(
            Registration(
                event=event, person=one, size=self.chance.choice((1, 1, 2)), at=self.town.at(self.chance.uniform(0, 3))
            )
            for one in people
        )

    def _follow(self, event: Event) -> None:
        """Some take part online, without a seat."""
        on_list = set(Registration.objects.filter(event=event).values_list("person", flat=True))
        people = self.chance.sample([one for one in self.guests if one.pk not in on_list], 24)
        at = min(event.published_at or self.now, self.now)
        Registration.objects.bulk_create(Registration(event=event, person=one, online=True, at=at) for one in people)


def _fresh(event: Event) -> Event:
    return events_visible_to(None).get(pk=event.pk)


def _sessions(event: Event, parts: Sequence[list[object]]) -> Iterator[Session]:
    """Each part lasts until the next later one begins, at most an hour and a half."""
    day = timezone.localdate(event.occasion.starts_at)
    begins = [moment_of(day, time.fromisoformat(str(part[0]))) for part in parts]
    for part, begin in zip(parts, begins, strict=True):
        end = min([at for at in begins if at > begin] + [event.occasion.ends_at, begin + timedelta(minutes=90)])
        _at, title, *more = part
        track, where, seats, access = [*more, *[None] * 4][:4]
        yield Session(
            event=event,
            title=str(title),
            language=event.language,
            starts_at=begin,
            ends_at=end,
            track=track or "",
            where=where or "",
            seats=seats,
            access=access or [],
        )
