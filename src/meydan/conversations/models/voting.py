"""Voices and their votes: narrow rows, millions of them, and nothing that names anybody."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from meydan.conversations.models.conversation import Conversation
from meydan.conversations.models.statement import Statement

AGREE, PASS, DISAGREE = 1, 0, -1
ANSWERS = {
    AGREE: pgettext_lazy("vote", "I agree"),
    DISAGREE: pgettext_lazy("vote", "I disagree"),
    PASS: pgettext_lazy("vote", "I am undecided"),
}


class Voice(models.Model):
    """A participant without a name. `key`: HMAC of a cookie or an account under secrets of the house and of the conversation;
    it can't be turned back into either, and it goes with the votes."""

    id = models.AutoField(primary_key=True)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="voices", db_index=False)
    key = models.BinaryField(max_length=16)
    fresh = models.BooleanField(default=True)
    """Voted since the last refresh."""

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["conversation", "key"], name="one_voice_a_key")]
        indexes: ClassVar = [models.Index(fields=["conversation"], name="voices_fresh", condition=Q(fresh=True))]

    def __str__(self) -> str:
        return f"voice {self.pk}"


class Vote(models.Model):
    """The present answer of a voice to a statement. When it was given is not kept."""

    pk = models.CompositePrimaryKey("voice", "statement")
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="votes", db_index=False)
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="votes", db_index=False)
    value = models.SmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="known_answer", condition=Q(value__in=[DISAGREE, PASS, AGREE]))
        ]

    def __str__(self) -> str:
        return f"{self.voice_id} {self.statement_id} {self.value}"

    @property
    def word(self) -> object:
        return ANSWERS[self.value]
