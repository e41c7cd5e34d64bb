"""What an organisation promises to give: space, knowledge, goods, time. Never money; the database keeps it out."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.partners.models.organisations import Organisation
from meydan.people.models import Person
from meydan.threads.models import Thread


class Pledge(HasRef, models.Model):
    kind = "pledge"

    class What(models.TextChoices):
        SPACE = "space", _("Space")
        KNOWLEDGE = "knowledge", _("Knowledge")
        GOODS = "goods", _("Goods")
        TIME = "time", _("People’s time")

    class State(models.TextChoices):
        OFFERED = "offered", _("Offered")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        TAKEN_BACK = "taken_back", _("Taken back")
        USED = "used", _("Was used")
        THANKED = "thanked", _("Used and thanked for")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="pledges")
    what = models.CharField(max_length=9, choices=What)
    title = models.CharField(max_length=140)
    words = models.TextField(blank=True)
    amount = models.CharField(max_length=80, blank=True)
    """How much, in words: “a hall for 40 people, two evenings”."""
    serves = models.CharField(max_length=80, blank=True)
    """The ref of what it is for: a project, an event, a duty …"""
    thread = models.ForeignKey(Thread, null=True, on_delete=models.SET_NULL, related_name="pledges")
    state = models.CharField(max_length=10, choices=State, default=State.OFFERED)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="pledges")
    """Who offered it for the organisation; None: somebody of the staff typed it."""
    answer = models.TextField(blank=True)
    promised_for = models.DateField()
    offered_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="pledges_decided")
    decided_at = models.DateTimeField(null=True)
    used_on = models.DateField(null=True)
    used = models.CharField(max_length=200, blank=True)
    """How much of it was used."""
    proof = models.CharField(max_length=200, blank=True)
    """Where it is written down: a number of a paper, an address."""
    used_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="pledges_used")
    thanks = models.TextField(blank=True)
    thanked_at = models.DateTimeField(null=True)
    thanked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="pledges_thanked")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="pledges_are_never_money", condition=Q(what__in=["space", "knowledge", "goods", "time"])
            ),
            models.CheckConstraint(
                name="declined_pledges_have_an_answer", condition=~Q(state="declined") | ~Q(answer="")
            ),
            models.CheckConstraint(
                name="used_pledges_say_when_and_how_much",
                condition=~Q(state__in=["used", "thanked"]) | Q(used_on__isnull=False) & ~Q(used=""),
            ),
            models.CheckConstraint(name="thanks_have_words", condition=~Q(state="thanked") | ~Q(thanks="")),
            models.CheckConstraint(
                name="pledges_are_used_after_they_are_accepted", condition=Q(used_on=None) | Q(decided_at__isnull=False)
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-offered_at", "-id"], name="pledges_latest"),
            models.Index(fields=["serves"], name="pledges_for_a_thing", condition=~Q(serves="")),
            models.Index(fields=["promised_for", "id"], name="pledges_waiting", condition=Q(state="offered")),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("partners:pledge", self.pk)

    @property
    def is_kept(self) -> bool:
        return self.state in KEPT

    @property
    def is_public(self) -> bool:
        return self.state in SHOWN and self.organisation.published_at is not None

    @property
    def tone(self) -> tuple[str, str, Any]:
        tones = {
            "offered": ("wait", "clock"),
            "accepted": ("live", "hand"),
            "used": ("done", "check"),
            "thanked": ("done", "check"),
        }
        return *tones.get(self.state, ("", "x")), self.get_state_display()


KEPT = (Pledge.State.USED, Pledge.State.THANKED)
SHOWN = (Pledge.State.ACCEPTED, *KEPT)
"""States in which everybody reads a pledge."""
