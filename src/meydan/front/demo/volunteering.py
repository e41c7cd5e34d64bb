"""The demo town's volunteers: duties from `volunteering.toml`, weeks of shifts with people on their lists, hours. Written in bulk,
because a town's season through the actions would take minutes; the constraints of the database hold it to their promises."""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING

from django.utils import timezone

from meydan.attendance.models import Occasion, Seat, SeatStep
from meydan.base import clock, search
from meydan.base.refs import resolve
from meydan.documents import actions as documents
from meydan.front.demo.content import Row
from meydan.front.demo.people import SEXES, STUDENTS
from meydan.front.seed import words
from meydan.front.seed.rows import reserve
from meydan.guardians.actions import Guardian
from meydan.people.models import AgeBand, Person
from meydan.projects.models import Project
from meydan.questions.actions import save_question
from meydan.volunteering import actions
from meydan.volunteering.models import (
    FEEDBACK,
    Application,
    Asked,
    Check,
    Hours,
    Need,
    Placement,
    Role,
    Shift,
    Volunteer,
)
from meydan.volunteering.queries.recognition import Span, all_to_certify

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown

VOLUNTEERS = 420
WEEKS = range(-6, 6)
DIRECT = [Asked.NOTICE, Asked.AGREEMENT]
OUTCOMES = ("left",) * 17 + ("absent", "absent", "late")


def load_volunteering(town: "DemoTown") -> None:
    file = town.folder / "volunteering.toml"
    if file.exists():
        _Season(town, tomllib.loads(file.read_text(encoding="utf-8"))["duty"]).write()


class _Season:
    def __init__(self, town: "DemoTown", rows: list[Row]) -> None:
        self.town, self.rows, self.chance, self.now = town, rows, Random(7), town.now  # noqa: S311 (invented people)
        self.projects = {row["key"]: row["title"] for row in town.content.projects}
        self.people: list[Person] = []
        self.busy: set[tuple[int, date]] = set()
        self.teams: dict[int, list[Person]] = {}
        self.placed: dict[tuple[int, int], Placement] = {}

    def write(self) -> None:
        self.people = self._volunteers()
        roles = self._roles()
        shifts = list(self._shifts(roles))
        seats = [seat for shift in shifts for seat in self._seats(shift)]
        self._store(shifts, seats)
        self._hours(seats, {shift.occasion_id: shift.role_id for shift in shifts})
        self._elif(roles)
        self._how_it_was(roles)
        self._papers(roles)
        self._waiting(roles)

    def _volunteers(self) -> list[Person]:
        """Invented people who only volunteer; nobody can sign in as one of them."""
        places = list(self.town.places.values())
        bands = [AgeBand.YOUNG, AgeBand.ADULT, AgeBand.MIDDLE, AgeBand.OLDER]
        made = Person.objects.bulk_create(
            Person(
                display_name=words.name(self.chance),
                age_band=self.chance.choice(bands),
                sex=SEXES[number % len(SEXES)],
                is_student=STUDENTS[number % len(STUDENTS)],
                neighbourhood=self.chance.choice(places),
                joined_at=self.town.at(200),
                password="!",  # noqa: S106 (no password fits)
            )
            for number in range(VOLUNTEERS)
        )
        made.append(self.town.people["yurttas"])
        born = [date(self.now.year - self.chance.randint(20, 70), 3, 15) for _ in made]
        Volunteer.objects.bulk_create(
            Volunteer(person=person, birth_date=day, since=self.town.at(150))
            for person, day in zip(made, born, strict=True)
        )
        return made

    def _roles(self) -> list[Role]:
        by = {row["title"]: self._role(row) for row in self.rows}
        Need.objects.bulk_create(role.need for role in by.values())
        found = Role.objects.bulk_create(by.values())
        search.index_many(
            search.Findable(role.ref, role.title, f"{role.summary}\n{role.tasks}", role.changed_at) for role in found
        )
        return found

    def _role(self, row: Row) -> Role:
        unit = self.town.units[row["unit"]]
        keeper = self.town.people["memur" if row["unit"] == "parks" else "koordinator"]
        began = self.town.at(self.chance.uniform(60, 120))
        risk = "low" if row["direct"] else "medium"
        project = Project.objects.filter(title=self.projects.get(row.get("project", ""), "")).first()
        need = Need(
            title=row["title"],
            text=row["summary"],
            field=row["field"],
            beneficiaries="Mahalle sakinleri",
            risk=risk,
            unit=unit,
            contact=keeper,
            raised_by=keeper,
            neighbourhood=self.town.places.get(row.get("place", "")),
            target=self.town.targets[row["target"]],
            project=project,
            state=Need.State.OPEN,
            created_at=began,
        )
        latitude, longitude = row.get("point", (None, None))
        return Role(
            need=need,
            latitude=latitude,
            longitude=longitude,
            title=row["title"],
            summary=row["summary"],
            tasks="\n".join(row["tasks"]),
            gains="Onaylı gönüllü saati\nMahallenizden yeni insanlar",
            wanted=row["wanted"],
            time_kind=row["time"],
            min_age=row["min_age"],
            risk=risk,
            asked=DIRECT if row["direct"] else [*DIRECT, Asked.ORIENTATION],
            direct=row["direct"],
            where=f"{need.neighbourhood.name}, semt evi önü" if need.neighbourhood else "Katılım masası önü",
            access="Düz zemin. İşaret dili isterseniz üç gün önce söyleyin.",
            supervisor=keeper,
            no_post_by=self.town.people["mudur"],
            no_post_at=began,
            state=Role.State.PUBLISHED,
            created_at=began,
            changed_at=began + timedelta(days=self.chance.uniform(1, 20)),
        )

    def _shifts(self, roles: list[Role]) -> Iterator[Shift]:
        """A shift a week of each duty that has hours, and one that goes on right now."""
        timed = [(role, row) for role, row in zip(roles, self.rows, strict=True) if "hours" in row]
        ids = iter(reserve(Occasion, len(timed) * len(WEEKS) + 1))
        monday = timezone.localdate(self.now) - timedelta(days=timezone.localdate(self.now).weekday())
        for role, row in timed:
            for week in WEEKS:
                day = monday + timedelta(days=7 * week + row["weekday"])
                begin = timezone.make_aware(datetime.combine(day, time(row["starts"])))
                yield self._shift(next(ids), role, begin, timedelta(hours=row["hours"]), row["seats"])
        yield self._shift(next(ids), roles[0], self.now - timedelta(minutes=20), timedelta(hours=3), 24)

    def _shift(self, pk: int, role: Role, begin: datetime, long: timedelta, seats: int) -> Shift:
        occasion = Occasion(
            pk=pk,
            of=f"shift:{pk}",
            where=role.where,
            starts_at=begin,
            ends_at=begin + long,
            opens_at=self.town.at(100),
            closes_at=begin,
            capacity=seats,
            leader=role.supervisor,
            unit=role.need.unit,
            finished_at=begin + long if begin + long < self.now - timedelta(days=2) else None,
            changed_at=self.town.at(100),
        )
        return Shift(occasion=occasion, role=role)

    def _seats(self, shift: Shift) -> Iterator[Seat]:
        """People on the list, each once a day; a few lists are full, with a line."""
        occasion, day = shift.occasion, timezone.localdate(shift.occasion.starts_at)
        past = occasion.ends_at < self.now
        share = self.chance.uniform(0.4, 1.1) if past else max(0.15, 1.15 - (occasion.starts_at - self.now).days / 40)
        wanted = min(int(occasion.capacity * share * self.chance.uniform(0.6, 1)), occasion.capacity + 3)
        if occasion.starts_at < self.now < occasion.ends_at:
            wanted = occasion.capacity + 3  # the list that somebody keeps right now has a line
        free = [person for person in self._team(shift.role) if (person.pk, day) not in self.busy]
        for person in self.chance.sample(free, min(wanted, len(free))):
            self.busy.add((person.pk, day))
            self._place(person, shift.role)
            yield self._seat(occasion, person, past)

    def _team(self, role: Role) -> list[Person]:
        """Who serves in a duty; Elif goes her own way."""
        if role.pk not in self.teams:
            self.teams[role.pk] = self.chance.sample(self.people[:-1], min(role.wanted, VOLUNTEERS))
        return self.teams[role.pk]

    def _seat(self, occasion: Occasion, person: Person, past: bool) -> Seat:
        state = self.chance.choice(OUTCOMES) if past else "booked"
        if occasion.taken >= occasion.capacity:
            state = "late" if past else "waiting"
        seat = Seat(
            occasion=occasion,
            person=person,
            state=state,
            starts_at=occasion.starts_at,
            ends_at=occasion.ends_at,
            asked_at=occasion.starts_at - timedelta(days=self.chance.uniform(1, 20)),
        )
        if state == "left":
            seat.came_at = occasion.starts_at + timedelta(minutes=self.chance.randint(-9, 12))
            seat.left_at = occasion.ends_at - timedelta(minutes=self.chance.choice([0, 0, 0, 5, 30]))
            seat.method = self.chance.choice(["leader", "leader", "place", "paper"])
        occasion.taken += seat.counts
        return seat

    def _place(self, person: Person, role: Role) -> None:
        if (person.pk, role.pk) in self.placed:
            return
        at = self.town.at(self.chance.uniform(45, 58))
        application = Application(
            role=role,
            person=person,
            state=Application.State.SUITABLE,
            promised_for=at.date(),
            created_at=at,
            decided_at=at,
        )
        made = Placement(role=role, person=person, application=application, state=Placement.State.READY, created_at=at)
        self.placed[person.pk, role.pk] = made

    def _store(self, shifts: list[Shift], seats: list[Seat]) -> None:
        Occasion.objects.bulk_create(shift.occasion for shift in shifts)
        Shift.objects.bulk_create(shifts)
        Application.objects.bulk_create(one.application for one in self.placed.values())
        Placement.objects.bulk_create(self.placed.values())
        Check.objects.bulk_create(
            Check(placement=one, what=what, at=one.created_at, by=one.person, number="2026-11" * (what == "agreement"))
            for one in self.placed.values()
            for what in one.role.asked
        )
        seats.sort(key=lambda seat: (seat.state == "waiting", seat.asked_at))
        Seat.objects.bulk_create(seats)
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

    def _hours(self, seats: list[Seat], roles: dict[int, int]) -> None:
        """Those of the last days wait to be confirmed."""
        keeper, fresh = self.town.people["koordinator"], self.now - timedelta(days=5)
        Hours.objects.bulk_create(
            Hours(
                role_id=roles[seat.occasion_id],
                person=seat.person,
                seat=seat,
                on=timezone.localdate(seat.starts_at),
                minutes=int((seat.left_at - seat.came_at).total_seconds()) // 60,
                state="proposed" if seat.ends_at > fresh else "confirmed",
                decided_by=None if seat.ends_at > fresh else keeper,
                decided_at=None if seat.ends_at > fresh else seat.ends_at + timedelta(days=2),
                created_at=seat.ends_at,
            )
            for seat in seats
            if seat.left_at and seat.came_at
        )

    def _elif(self, roles: list[Role]) -> None:
        """Elif has been there three times; one time she says was longer. She comes again on the next occasion."""
        elif_, keeper = self.town.people["yurttas"], self.town.people["koordinator"]
        born = Volunteer.objects.get(person=elif_).birth_date
        actions.apply(by=elif_, role=roles[0], about=actions.About(birth_date=born), agreement="2026-11")
        past = Shift.objects.filter(role=roles[0], occasion__ends_at__lt=self.now).select_related("occasion")
        for number, shift in enumerate(past.order_by("-occasion__starts_at")[:3]):
            occasion = shift.occasion
            times = {"came_at": occasion.starts_at, "left_at": occasion.ends_at - timedelta(minutes=60 * (number == 2))}
            seat = Seat.objects.create(
                occasion=occasion, person=elif_, state="left", starts_at=occasion.starts_at, ends_at=occasion.ends_at,
                walk_up=occasion.free <= 0, method="place", **times,
            )  # fmt: skip
            Occasion.objects.filter(pk=occasion.pk).update(taken=occasion.taken + seat.counts)
        actions.propose_hours()
        hours = list(Hours.objects.filter(person=elif_).order_by("-on"))
        for one in hours[1:]:
            actions.decide_hours(by=keeper, hours=one, to="confirmed")
        actions.dispute_hours(by=elif_, hours=hours[-1], minutes=180, words="Saat 13.00’e kadar oradaydım.")
        coming = Shift.objects.filter(role=roles[0], occasion__starts_at__gt=self.now, occasion__closes_at__gt=self.now)
        for shift in coming.select_related("occasion").order_by("occasion__starts_at")[:2]:
            actions.join_shift(by=elif_, shift=shift)

    def _how_it_was(self, roles: list[Role]) -> None:
        """What the first duties ask when somebody has served."""
        keeper = self.town.people["koordinator"]
        for about in resolve(keeper, [role.ref for role in roles[:3]]).values():
            save_question(
                by=keeper, about=about, form=FEEDBACK, kind="scale", text="Görev nasıl geçti?", why="Bir sonrakini iyileştirmek için.",
                low="kötü", high="çok iyi",
            )  # fmt: skip

    def _papers(self, roles: list[Role]) -> None:
        """Certificates of three duties, one of them revoked; Elif's own; a card; and a legal text that somebody approved."""
        keeper, director = self.town.people["koordinator"], self.town.people["mudur"]
        made = []
        for days, role in enumerate(roles[:3]):
            with clock.at(self.town.at(1 + days)):
                people = Person.objects.in_bulk(all_to_certify(keeper, Span(role))[:6]).values()
                made += actions.certify_many(by=keeper, people=people, span=Span(role))[0]
        elif_ = self.town.people["yurttas"]
        own = actions.certify(by=elif_, person=elif_, span=Span(), name="Elif Yıldız")
        documents.open_certificate(by=elif_, certificate=own, opened=["name", "hours"])
        wrong = "Saatler aynı adlı başka bir gönüllünün."
        documents.revoke_certificate(by=director, certificate=made[1], reason=wrong)
        place = Placement.objects.filter(role=roles[0], person=elif_).select_related("role__need__unit").get()
        actions.give_card(by=keeper, placement=place, valid_until=(self.now + timedelta(days=180)).date())
        documents.approve_pack_text(by=director, what="permission", basis="Hukuk görüşü (örnek)")

    def _waiting(self, roles: list[Role]) -> None:
        """Applications that wait at the desk or on the reserve list, what a muhtar asks for, and a young person whose mother comes by."""
        residents = (person for key, person in self.town.people.items() if key != "yurttas" and not person.grants)
        grown = [person for person in residents if person.age_band == AgeBand.ADULT]
        asking, waiting = [role for role in roles if not role.direct], []
        for person, role in zip(grown[:6], asking, strict=False):
            with clock.at(self.town.at(self.chance.uniform(0.2, 9))):
                about = actions.About(
                    birth_date=date(1988, 4, 2),
                    words="Mahallem için bir şey yapmak istiyorum.",
                    availability="Hafta sonu",
                )
                waiting.append(actions.apply(by=person, role=role, about=about))
        keeper, muhtar = self.town.people["koordinator"], self.town.people["muhtar"]
        for last in waiting[-1:]:
            actions.decide_application(by=keeper, application=last, to="reserve")
        with clock.at(self.town.at(2)):
            actions.raise_for_neighbourhood(
                by=muhtar, place=muhtar.neighbourhoods_led[0], title="Yalnız yaşayanlara haftalık alışveriş",
                text="Kışın dışarı çıkamayan on iki komşumuz var.", beneficiaries="Yalnız yaşayan yaşlılar", field="social",
                unit=self.town.units["social-aid"], target=self.town.targets["10.2"], neighbourhood=None,
            )  # fmt: skip
        young = next((person for person in self.town.people.values() if person.is_minor), None)
        if young is None:
            return
        fourteen = date(self.now.year - 15, 12, 31)
        guardian = Guardian("Nermin Ş.", "0532 000 00 00", "desk")
        about = actions.About(birth_date=fourteen)
        actions.apply(by=young, role=roles[0], about=about, agreement="2026-11", guardian=guardian)
