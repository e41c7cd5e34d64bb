"""What is voted on: the ballot, its areas, its options with what they cost, and public changes of its dates."""

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from meydan.base import clock, turkish
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.base.written import Written
from meydan.goals.models import Goal
from meydan.ideas.models import Contribution, Process
from meydan.people.models import Person
from meydan.places.models import Neighbourhood, Unit


class PaperType(models.TextChoices):
    APPROVAL = "approval", _("Choose several")
    CHOOSE_1 = "choose-1", _("Choose one")
    RANKED = "ordinal", _("Put them in order")
    POINTS = "cumulative", _("Share out points")
    KNAPSACK = "knapsack", _("Fill the purse: what is chosen must not cost more than there is")


class Rule(models.TextChoices):
    EQUAL_SHARES = "equal-shares", _("Equal Shares: everybody decides on the same part of the money")
    GREEDY = "greedy", _("Plain count: the most votes first")


class Completion(models.TextChoices):
    """What becomes of money that the shares leave."""

    NONE = "none", _("It stays")
    ADD1 = "add1", _("Everybody’s share grows as long as the money suffices")
    ADD1U = "add1u", _("Shares grow, then the most votes fill the rest")


class Bond(models.TextChoices):
    """What binds somebody to the town."""

    LIVES = "lives", _("I live here")
    STUDIES = "studies", _("I study here")
    WORKS = "works", _("I work here")


class State(models.TextChoices):
    DRAFT = "draft", _("Being prepared")
    ANNOUNCED = "announced", _("Announced")
    PAUSED = "paused", _("Paused")
    OPENED = "opened", _("Being counted")
    COUNTED = "counted", _("Counted")
    CANCELLED = "cancelled", pgettext_lazy("vote", "Cancelled")


class Outcome(models.TextChoices):
    """What the body that decides made of the result."""

    ACCEPTED = "accepted", _("Accepted")
    IN_PART = "in_part", _("Accepted in part")
    DECLINED = "declined", _("Declined")


class Ballot(HasRef, Written):
    """A vote. From the announcement on what is on it and how it is counted never change."""

    kind = "ballot"
    title = models.CharField(max_length=120)
    question = models.CharField(max_length=120)
    """What stands above the paper."""
    summary = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    process = models.ForeignKey(Process, null=True, on_delete=models.SET_NULL, related_name="ballots")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="ballots")
    decides = models.CharField(max_length=200)
    """Who decides after the vote, because the vote itself is advice."""
    paper = models.CharField(max_length=10, choices=PaperType, default=PaperType.APPROVAL)
    most = models.PositiveSmallIntegerField(null=True)
    """At most so many options; how many points there are."""
    purse = models.BigIntegerField(null=True)
    """Kuruş for the list of the whole town; None where the vote is not about money."""
    winners = models.PositiveSmallIntegerField(default=1)
    """Without money: how many options win."""
    rule = models.CharField(max_length=12, choices=Rule, default=Rule.EQUAL_SHARES)
    completion = models.CharField(max_length=6, choices=Completion, default=Completion.ADD1U)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    grace_minutes = models.PositiveSmallIntegerField(default=5)
    """So long after the end a paper is still taken that was opened before."""
    may_change = models.BooleanField(default=True)
    bonds = ArrayField(models.CharField(max_length=8, choices=Bond), default=list)
    """Any of these is needed; empty: everybody may."""
    proved = models.BooleanField(default=False)
    """The word of the voter is not enough: on the web the bond is proved before (`proofs`), at a desk by what is shown there."""
    age_from = models.PositiveSmallIntegerField(default=16)
    places = models.ManyToManyField(Neighbourhood, related_name="ballots")
    """Only people of these neighbourhoods; empty: of the whole town."""
    members_of = models.CharField(max_length=80, blank=True)
    """Only these people: an audience, e.g. `group:5`."""
    by_code = models.BooleanField(default=False)
    """Whether a code from a list is needed."""
    basis = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=300, blank=True)
    """Of a vote that was brought in from a public file: which one. It has no roll."""
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    key_id = models.CharField(max_length=40, blank=True)
    public_key = models.BinaryField(null=True)
    seed_mark = models.CharField(max_length=64, blank=True)
    """SHA-256 of the text that will break ties: public before the first vote, so that nobody can choose it afterwards."""
    tie_seed = models.CharField(max_length=64, blank=True)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="ballots_made")
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)
    announced_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    """When the envelopes were opened."""
    counted_at = models.DateTimeField(null=True)
    appeals_until = models.DateTimeField(null=True)
    council_on = models.DateField(null=True)
    council_number = models.CharField(max_length=40, blank=True)
    council_outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    council_words = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="voting_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(proved=False) | ~Q(bonds=[]), name="what_is_proved_is_a_bond"),
            models.CheckConstraint(
                name="announced_ballots_have_a_key", condition=Q(state="draft") | Q(public_key__isnull=False)
            ),
            models.CheckConstraint(
                name="counted_ballots_show_their_seed", condition=~Q(state="counted") | ~Q(tie_seed="")
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-closes_at", "-id"], name="ballots_latest"),
            models.Index(fields=["state", "closes_at"], name="ballots_to_open"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def slug(self) -> str:
        return turkish.slug(self.title) or "oylama"

    def get_absolute_url(self) -> str:
        return address("decisions:ballot", self.pk, self.slug)

    @property
    def is_public(self) -> bool:
        return self.announced_at is not None

    @property
    def taken_until(self) -> datetime:
        """The moment after which no paper is taken, whenever it was opened."""
        return self.closes_at + timedelta(minutes=self.grace_minutes)

    @property
    def is_open(self) -> bool:
        return self.state == State.ANNOUNCED and self.opens_at <= clock.now() < self.closes_at

    @property
    def is_coming(self) -> bool:
        return self.state == State.ANNOUNCED and clock.now() < self.opens_at

    @property
    def is_final(self) -> bool:
        """Counted, and nobody may object any more."""
        return self.state == State.COUNTED and self.appeals_until is not None and self.appeals_until <= clock.now()

    @property
    def days_left(self) -> int:
        return max(0, (self.closes_at - clock.now()).days)

    @property
    def bond_words(self) -> list[Any]:
        return [Bond(one).label for one in self.bonds]

    @property
    def utility(self) -> str:
        """How much an option is worth to whom, in the words of adil."""
        if self.paper == PaperType.RANKED:
            return "borda"
        if self.paper == PaperType.POINTS:
            return "additive"
        return "cost" if self.purse is not None else "cardinality"

    @property
    def tone(self) -> tuple[str, str, Any]:
        if self.is_open:
            return "live", "vote", _("Voting is open")
        if self.is_coming:
            return "wait", "clock", _("Voting is to come")
        if self.state == State.ANNOUNCED:
            return "info", "clock", _("Voting is over, counting comes")
        if self.state == State.COUNTED:
            return ("done", "check", _("The result is final")) if self.is_final else ("info", "chart", _("Result"))
        tones = {State.PAUSED: ("late", "alert"), State.OPENED: ("info", "clock"), State.CANCELLED: ("late", "x")}
        tone, icon = tones.get(State(self.state), ("", "doc"))
        return tone, icon, self.get_state_display()


class AreaGroup(models.Model):
    """Neighbourhoods that are counted together; with a purse they have a list of their own."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="areas")
    name = models.CharField(max_length=120)
    neighbourhoods = models.ManyToManyField(Neighbourhood, related_name="ballot_areas")
    purse = models.BigIntegerField(null=True)
    merged = models.BooleanField(default=False)
    """Made at the opening out of areas with too few papers to be told apart."""

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ballot", "name"], name="area_named_once_a_ballot"),
        ]

    def __str__(self) -> str:
        return self.name


class Valuation(models.TextChoices):
    """What a unit says of an option."""

    WAITING = "waiting", _("Not valued yet")
    FEASIBLE = "feasible", _("Feasible")
    NOT_FEASIBLE = "not_feasible", _("Not feasible")


class Option(Written):
    """Something that can be chosen: from a contribution, or written for the vote."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="options")
    area = models.ForeignKey(AreaGroup, null=True, on_delete=models.PROTECT, related_name="options")
    """The list that it stands on; None: that of the whole town."""
    contribution = models.ForeignKey(Contribution, null=True, on_delete=models.PROTECT, related_name="ballot_options")
    title = models.CharField(max_length=140)
    text = models.CharField(max_length=300, blank=True)
    neighbourhood = models.ForeignKey(Neighbourhood, null=True, on_delete=models.PROTECT, related_name="ballot_options")
    goal = models.ForeignKey(Goal, null=True, on_delete=models.PROTECT, related_name="ballot_options")
    number = models.PositiveSmallIntegerField(null=True)
    """On the paper, given at the announcement."""
    cost = models.BigIntegerField(null=True)
    """Kuruş."""
    valuation = models.CharField(max_length=12, choices=Valuation, default=Valuation.WAITING)
    reason = models.CharField(max_length=300, blank=True)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="ballot_options")
    valued_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="options_valued")
    valued_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["number", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ballot", "contribution"], name="contribution_once_a_ballot"),
            models.UniqueConstraint(fields=["ballot", "number"], name="one_number_an_option"),
            models.CheckConstraint(condition=Q(cost=None) | Q(cost__gt=0), name="options_cost_something"),
        ]

    def __str__(self) -> str:
        return self.title


class Change(models.Model):
    """A pause, a later end, the end of it all: public, with its reason."""

    class What(models.TextChoices):
        PAUSED = "paused", _("Paused")
        RESUMED = "resumed", _("Goes on")
        EXTENDED = "extended", _("Later end")
        CANCELLED = "cancelled", pgettext_lazy("vote", "Cancelled")

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="changes")
    what = models.CharField(max_length=10, choices=What)
    reason = models.CharField(max_length=300)
    closed_before = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="ballot_changes")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reason=""), name="ballot_changes_say_why"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.at:%Y-%m-%d}"
