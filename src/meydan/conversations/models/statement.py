"""Short statements that people vote on."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.conversations.models.conversation import Conversation
from meydan.people.models import Person

NEW_WEIGHT = 5.0625  # what `adil.opinions.routing` gives to a statement that nobody has seen


class State(models.TextChoices):
    WAITING = "waiting", _("Being looked at")
    SHOWN = "shown", _("People vote on it")
    DECLINED = "declined", pgettext_lazy("statement", "Not taken")
    MERGED = "merged", pgettext_lazy("statement", "Joined")


class Reason(models.TextChoices):
    SEVERAL = "several", _("It says several things at once; please write one statement for each.")
    OFF_TOPIC = "off_topic", _("It is about something else.")
    INSULT = "insult", _("It attacks people instead of saying what you think.")
    PERSON = "person", _("It is about a single person.")
    UNCLEAR = "unclear", _("One can’t tell what agreeing with it would mean.")
    ADVERT = "advert", _("It advertises something.")
    OTHER = "other", _("Another reason")


class Statement(HasRef, models.Model):
    kind = "statement"
    id = models.AutoField(primary_key=True)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="statements", db_index=False)
    number = models.PositiveIntegerField()
    """Counts from 1 in each conversation."""
    text = models.TextField()
    text_before = models.TextField(blank=True)
    """What it said before its one correction."""
    language = models.CharField(max_length=5, default="tr")
    seed = models.BooleanField(default=False)
    """Written by the Centre to begin with."""
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="statements")
    """The account that wrote it, so that it can be told what became of it; then no voice stands beside it."""
    voice = models.ForeignKey(
        "conversations.Voice", null=True, on_delete=models.SET_NULL, related_name="statements", db_index=False
    )
    """Who wrote it without an account."""
    state = models.CharField(max_length=8, choices=State, default=State.SHOWN)
    reason = models.CharField(max_length=9, choices=Reason, blank=True)
    words = models.CharField(max_length=300, blank=True)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="duplicates")
    created_at = models.DateTimeField(default=clock.now)
    looked_at = models.DateTimeField(null=True)
    """When somebody of the staff looked at it."""
    looked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="statements_looked_at")
    fixed_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)
    agree = models.PositiveIntegerField(default=0)
    disagree = models.PositiveIntegerField(default=0)
    passed = models.PositiveIntegerField(default=0)
    """These three are counted by the worker."""
    weight = models.FloatField(default=NEW_WEIGHT)
    """How much it should be shown next; kept by the worker."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conversation", "number"], name="number_of_a_statement_once"),
            models.CheckConstraint(
                name="joined_names_its_statement",
                condition=Q(state="merged", merged_into__isnull=False) | (~Q(state="merged") & Q(merged_into=None)),
            ),
            models.CheckConstraint(
                name="declined_statement_has_a_reason", condition=~Q(state="declined") | ~Q(reason="")
            ),
            models.CheckConstraint(name="no_account_beside_a_voice", condition=Q(author=None) | Q(voice=None)),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["conversation", "-weight", "id"],
                name="statements_to_show",
                condition=Q(state="shown", hidden_at=None),
            ),
            models.Index(fields=["created_at", "id"], name="statements_to_look_at", condition=Q(looked_at=None)),
            models.Index(fields=["voice"], name="statements_of_voice", condition=Q(voice__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return self.conversation.get_absolute_url() + f"?statement={self.number}"

    @property
    def desk_url(self) -> str:
        return address("conversations:desk_statement", self.pk)

    @property
    def is_shown(self) -> bool:
        return self.state == State.SHOWN and self.hidden_at is None

    @property
    def votes_cast(self) -> int:
        return self.agree + self.disagree + self.passed

    @property
    def tone(self) -> tuple[str, str, object]:
        """(tone, icon, word) of what became of it."""
        if self.hidden_at:
            return "late", "x", _("Hidden")
        looks = {
            "waiting": ("wait", "clock"),
            "shown": ("live", "check"),
            "declined": ("", "x"),
            "merged": ("", "route"),
        }
        return *looks[self.state], self.get_state_display()
