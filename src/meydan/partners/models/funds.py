"""Money from outside: calls of funding bodies, bids, and the days on which spending and reports are due."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.ideas.models import Contribution
from meydan.partners.models.organisations import Organisation
from meydan.people.models import Person
from meydan.places.models import Unit
from meydan.projects.models import Project


class FundCall(HasRef, models.Model):
    """A funding body asks for bids until a day."""

    kind = "fund_call"
    title = models.CharField(max_length=140)
    body = models.CharField(max_length=120)
    """Who gives the money."""
    programme = models.CharField(max_length=120, blank=True)
    closes_at = models.DateTimeField()
    least = models.BigIntegerField(default=0)
    """Kuruş; 0: not said."""
    most = models.BigIntegerField(default=0)
    amount_words = models.CharField(max_length=120, blank=True)
    """In another currency, as the call says it."""
    address = models.URLField(max_length=300, blank=True)
    words = models.TextField(blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="fund_calls")
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="fund_amounts_are_not_negative", condition=Q(least__gte=0, most__gte=0)),
            models.CheckConstraint(name="fund_amounts_in_order", condition=Q(most=0) | Q(most__gte=F("least"))),
        ]
        indexes: ClassVar = [models.Index(fields=["closes_at", "id"], name="fund_calls_by_deadline")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("partners:desk_call", self.pk)

    @property
    def is_open(self) -> bool:
        return self.closes_at > clock.now()


class BidState(models.TextChoices):
    PREPARING = "preparing", _("Being prepared")
    SUBMITTED = "submitted", _("Submitted")
    WON = "won", _("Won")
    LOST = "lost", _("Not chosen")
    RUNNING = "running", _("Agreement signed")
    CLOSED = "closed", _("Closed")
    GIVEN_UP = "given_up", _("Given up")


BID_MOVES: dict[str, frozenset[str]] = {
    BidState.PREPARING: frozenset({BidState.SUBMITTED, BidState.GIVEN_UP}),
    BidState.SUBMITTED: frozenset({BidState.WON, BidState.LOST, BidState.GIVEN_UP}),
    BidState.WON: frozenset({BidState.RUNNING, BidState.GIVEN_UP}),
    BidState.RUNNING: frozenset({BidState.CLOSED}),
    BidState.LOST: frozenset(),
    BidState.CLOSED: frozenset(),
    BidState.GIVEN_UP: frozenset(),
}
"""State → states that may follow. The only place that says so."""
HAS_MONEY = (BidState.WON, BidState.RUNNING, BidState.CLOSED)


class Bid(HasRef, models.Model):
    """What the municipality asks a funding body for, alone or with partners."""

    kind = "bid"
    call = models.ForeignKey(FundCall, on_delete=models.PROTECT, related_name="bids")
    title = models.CharField(max_length=140)
    summary = models.TextField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="bids")
    owner = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="bids")
    idea = models.ForeignKey(Contribution, null=True, on_delete=models.SET_NULL, related_name="bids")
    project = models.ForeignKey(Project, null=True, on_delete=models.SET_NULL, related_name="bids")
    """What is carried out with the money."""
    partners = models.ManyToManyField(Organisation, related_name="bids")
    budget = models.BigIntegerField(default=0)
    """Kuruş."""
    budget_words = models.CharField(max_length=120, blank=True)
    council_asked = models.BooleanField(default=True)
    council_number = models.CharField(max_length=60, blank=True)
    council_on = models.DateField(null=True)
    council_basis = models.CharField(max_length=200, blank=True)
    ministry_asked = models.BooleanField(default=True)
    ministry_number = models.CharField(max_length=60, blank=True)
    ministry_on = models.DateField(null=True)
    ministry_basis = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=9, choices=BidState, default=BidState.PREPARING)
    submitted_on = models.DateField(null=True)
    result = models.TextField(blank=True)
    result_on = models.DateField(null=True)
    agreement = models.CharField(max_length=60, blank=True)
    """The number of the grant agreement."""
    agreement_on = models.DateField(null=True)
    granted = models.BigIntegerField(default=0)
    """Kuruş."""
    published_at = models.DateTimeField(null=True)
    """From then on the project's page says who pays."""
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="bid_money_is_not_negative", condition=Q(budget__gte=0, granted__gte=0)),
            models.CheckConstraint(
                name="authorised_before_submission",
                condition=Q(state__in=["preparing", "given_up"])
                | Q(submitted_on__isnull=False)
                & (Q(council_asked=False) | ~Q(council_number="") & Q(council_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="permitted_before_the_agreement",
                condition=~Q(state__in=["running", "closed"])
                | ~Q(agreement="") & (Q(ministry_asked=False) | ~Q(ministry_number="") & Q(ministry_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="what_is_left_out_has_a_basis",
                condition=(Q(council_asked=True) | ~Q(council_basis=""))
                & (Q(ministry_asked=True) | ~Q(ministry_basis="")),
            ),
            models.CheckConstraint(
                name="only_won_funds_are_public",
                condition=Q(published_at=None)
                | Q(state__in=["won", "running", "closed", "given_up"]) & Q(project__isnull=False),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["-created_at", "-id"], name="bids_latest")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("partners:desk_bid", self.pk)

    @property
    def moves(self) -> frozenset[str]:
        return BID_MOVES[self.state]

    @property
    def has_money(self) -> bool:
        return self.state in HAS_MONEY

    @property
    def is_over(self) -> bool:
        return not self.moves

    @property
    def tone(self) -> tuple[str, str, Any]:
        tones = {"preparing": ("empty", "doc"), "submitted": ("wait", "clock"), "won": ("live", "check"), "running": ("live", "check"), "closed": ("done", "check")}  # fmt: skip
        return *tones.get(self.state, ("", "x")), self.get_state_display()


class Due(models.Model):
    """A day by which money has to be spent or something has to be reported to who gave it."""

    class What(models.TextChoices):
        SPENDING = "spending", _("Spending")
        REPORT = "report", _("Report to the funding body")

    bid = models.ForeignKey(Bid, on_delete=models.CASCADE, related_name="dues")
    what = models.CharField(max_length=8, choices=What)
    title = models.CharField(max_length=140)
    on = models.DateField()
    amount = models.BigIntegerField(default=0)
    """Kuruş; what was spent, once it is done."""
    done_on = models.DateField(null=True)
    proof = models.CharField(max_length=200, blank=True)
    done_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="dues_done")

    class Meta:
        ordering: ClassVar = ["on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="due_money_is_not_negative", condition=Q(amount__gte=0)),
            models.CheckConstraint(name="done_dues_have_a_proof", condition=Q(done_on=None) | ~Q(proof="")),
        ]
        indexes: ClassVar = [models.Index(fields=["on", "id"], name="dues_open", condition=Q(done_on=None))]

    def __str__(self) -> str:
        return self.title

    @property
    def is_late(self) -> bool:
        return self.done_on is None and self.on < clock.today()
