"""The demo town's young volunteers with their guardians, what people left for their safety, papers, an organisation, incidents."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from meydan.base import clock
from meydan.guardians import actions as guardians
from meydan.guardians.actions import Guardian
from meydan.guardians.models import Permission
from meydan.people.models import Person
from meydan.safety import actions as safety
from meydan.sealed.actions import read_words
from meydan.volunteering import actions
from meydan.volunteering.models import Asked, Check, Placement, Role, Shift

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown


def load_safety(town: "DemoTown") -> None:
    direct = Role.objects.filter(direct=True, min_age__lt=18, time_kind="fixed").order_by("pk").first()
    if direct is not None:
        _Care(town, direct).write()


class _Care:
    def __init__(self, town: "DemoTown", role: Role) -> None:
        self.town, self.role, self.keeper = town, role, town.people["koordinator"]
        self.residents = [person for person in town.people.values() if not person.grants]

    def write(self) -> None:
        self._guardians()
        self._elif()
        self._papers()
        self._organisations()
        self._foreigner()
        self._incidents()

    def _guardians(self) -> None:
        """One waits for the answer to the link, one for the desk to call back, one comes, one was withdrawn."""
        young = [person for person in self.residents if person.is_minor and not person.placements.exists()]
        for person, name in zip(young[:4], ("Nihal T.", "Orhan K.", "Sevgi A.", "Metin B."), strict=False):
            contact = f"+90532000{person.pk:04}"
            self._apply(person, Guardian(name, contact, "message"))
        if len(young) < 4:
            return
        _asked, to_call, coming, taken_back = (Permission.objects.get(person=person) for person in young[:4])
        Permission.objects.filter(pk=to_call.pk).update(risk="medium")
        for permission in (to_call, coming, taken_back):
            self._say_yes(permission)
        guardians.withdraw_by_link(permission=taken_back)
        self._shift_without_adults(coming.person)

    def _apply(self, person: Person, guardian: Guardian | None = None, **more: str) -> Placement:
        born = date(self.town.now.year - (15 if person.is_minor else 30), 12, 31)
        about = actions.About(birth_date=born, **more)
        made = actions.apply(by=person, role=self.role, about=about, agreement="2026-11", guardian=guardian)
        return Placement.objects.get(application=made)

    def _say_yes(self, permission: Permission) -> None:
        guardians.send_code(permission=permission)
        permission.refresh_from_db()
        guardians.answer_by_link(permission=permission, code=permission.code, yes=True)

    def _shift_without_adults(self, person: Person) -> None:
        """Its leader alone is there, and somebody of 14 is on the list."""
        day = timezone.localtime(self.town.now).replace(hour=10, minute=30, second=0, microsecond=0) + timedelta(days=2)
        shift = actions.add_shift(
            by=self.keeper, role=self.role, starts_at=day, ends_at=day + timedelta(hours=2), capacity=6,
            note="Fidan sulama", leader=self.town.people["memur"],
        )  # fmt: skip
        actions.join_shift(by=person, shift=shift)

    def _elif(self) -> None:
        """Elif left what helps her, and whom to call; who looks after her duty has read the first."""
        elif_ = self.town.people["yurttas"]
        placement = Placement.objects.filter(person=elif_, state="ready").select_related("role__supervisor").first()
        if placement is None or placement.role.supervisor is None:
            return
        actions.leave_contact(by=elif_, placement=placement, name="Zehra Y.", phone="+905320000000")
        words = actions.leave_access_needs(
            by=elif_, placement=placement, text="Uzun süre ayakta duramıyorum, tabure iyi olur."
        )
        with clock.at(self.town.at(1.3)):
            read_words(by=placement.role.supervisor, words=words, purpose="Dikim günü için tabure ayarlamak")

    def _papers(self) -> None:
        """Cards and policies of some volunteers, a few of which end soon."""
        found = Placement.objects.filter(role__direct=False, state="ready").order_by("pk")[:12]
        today = timezone.localdate(self.town.now)
        Check.objects.bulk_create(
            Check(
                placement=placement, what=what, at=self.town.at(300), by=self.keeper, number=f"{word}-{placement.pk}",
                valid_until=today + timedelta(days=days),
            )
            for number, placement in enumerate(found)
            for what, word, days in ((Asked.CARD, "GK", 9 + 31 * number), (Asked.INSURANCE, "POL", 21 + 47 * number))
        )  # fmt: skip

    def _organisations(self) -> None:
        """A school has been accepted and comes with twelve people; an association waits."""
        grown = [person for person in self.residents if person.age_band == "45-64"]
        if len(grown) < 2:
            return
        decided = timezone.localdate(self.town.at(30))
        names = (
            ("Göksu Lisesi Çevre Kulübü", "2026/31", "Okul müdürü"),
            ("Buca Bisiklet Derneği", "2026/7", "Dernek başkanı"),
        )
        school, _club = (
            actions.sign_up_organisation(
                by=person, name=name, decided_on=decided, decision_number=number, signed_by=who
            )
            for person, (name, number, who) in zip(grown, names, strict=False)
        )
        school = actions.answer_organisation(by=self.keeper, organisation=school, to="accepted")
        ahead = Shift.objects.filter(role__direct=True, role__risk="low", occasion__starts_at__gt=self.town.now)
        shift = ahead.select_related("role", "occasion").order_by("-occasion__starts_at").first()
        if shift and school.contact:
            actions.bring_people(by=school.contact, organisation=school, shift=shift, size=12)

    def _foreigner(self) -> None:
        """Somebody with a residence permit whose place waits for the legal unit."""
        young = [person for person in self.residents if person.age_band == "18-29" and not person.placements.exists()]
        if young:
            with clock.at(self.town.at(3)):
                self._apply(young[0], status="residence")

    def _incidents(self) -> None:
        """One is closed with its measure, one was reported this morning."""
        led = Shift.objects.filter(role=self.role, occasion__ends_at__lt=self.town.now).select_related(
            "occasion__leader"
        )
        shift = led.order_by("-occasion__starts_at").first()
        if shift is None or shift.occasion.leader is None:
            return
        leader, began = shift.occasion.leader, shift.occasion.starts_at
        fell = safety.Account(
            "Bir gönüllü çukura bastı, bileği burkuldu.",
            "Bahçenin kuzey köşesi",
            "Bir gönüllü",
            "Buz koyduk, eve götürdük.",
        )
        with clock.at(shift.occasion.ends_at):
            old = safety.report_incident(
                by=leader, occasion=shift.occasion, severity="minor", happened_at=began, account=fell
            )
        for to, words in (
            ("assessed", "Gönüllü arandı, iyi."),
            ("closed", "Çukurların çevresi artık şeritle ayrılıyor."),
        ):
            safety.take_step(by=self.keeper, incident=old, to=to, words=words, for_reporter=True)
        shouted = safety.Account(
            "Yoldan geçen biri gönüllülere bağırdı, itti.", "Meydan girişi", "İki gönüllü", "Vardiyaya ara verdik."
        )
        safety.report_incident(
            by=leader, occasion=shift.occasion, severity="serious", happened_at=began, account=shouted
        )
