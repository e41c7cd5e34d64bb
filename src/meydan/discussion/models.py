"""Comments and replies on anything that has a ref."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.people.models import Person
from meydan.places.models import Unit


class Position(models.TextChoices):
    FOR = "for", _("For it")
    AGAINST = "against", _("Against it")
    QUESTION = "question", _("Question")
    EXPERIENCE = "experience", _("Experience")


class Comment(HasRef, models.Model):
    """What somebody says about a thing. A reply has a parent; replies to replies hang on the same parent."""

    kind = "comment"
    on = models.CharField(max_length=80)
    """The ref of the thing, e.g. `thread:5`."""
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="replies")
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="comments")
    position = models.CharField(max_length=10, choices=Position, blank=True)
    text = models.TextField()
    language = models.CharField(max_length=5, default="tr")
    official = models.BooleanField(default=False)
    """Written by somebody at work for the municipality."""
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT)
    named = models.BooleanField(default=True)
    """Whether its author is shown; what colleagues said among themselves loses its names when it is published."""
    at = models.DateTimeField(default=clock.now)
    edited_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)
    support_count = models.PositiveIntegerField(default=0)
    """Kept by the actions together with the rows of CommentSupport."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="only_replies_lack_a_position", condition=~Q(position="") | Q(parent__isnull=False)
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["on", "-at", "-id"], name="comments_on", condition=Q(parent=None)),
            models.Index(fields=["on"], name="comments_all_on"),
            models.Index(fields=["on", "position"], name="comments_counted", condition=Q(hidden_at=None)),
            models.Index(fields=["on", "-support_count", "-id"], name="comments_helpful", condition=Q(parent=None)),
            models.Index(fields=["parent", "at", "id"], name="comments_answers", condition=Q(parent__isnull=False)),
            models.Index(fields=["author", "-at"], name="comments_of_person"),
            models.Index(
                fields=["at", "id"],
                name="comments_questions",
                condition=Q(position="question", parent=None, hidden_at=None, official=False),
            ),
            models.Index(fields=["parent"], name="comments_replied", condition=Q(official=True, hidden_at=None)),
        ]

    def __str__(self) -> str:
        return f"comment {self.pk} on {self.on}"

    def get_absolute_url(self) -> str:
        """A page that shows it wherever its discussion has grown to."""
        return address("discussion:comment", self.pk) + f"#comment-{self.pk}"

    @property
    def author_name(self) -> str:
        if not self.named:
            return str(_("A colleague at the municipality"))
        return self.author.name if self.author else str(_("deleted member"))


class CommentSupport(models.Model):
    """A person finds a comment helpful."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="supports")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="comment_supports")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["comment", "person"], name="support_a_comment_once")]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.comment_id}"


class Edition(models.Model):
    """What a comment said before it was edited."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="editions")
    text = models.TextField()
    replaced_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.comment_id} {self.replaced_at:%Y-%m-%d}"
