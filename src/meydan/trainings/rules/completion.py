"""When somebody has completed a course, and why not. Attended minutes first, then what is looked at besides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meydan.attendance.models import State
from meydan.base.templatetags.ui import duration


@dataclass(frozen=True)
class Sitting:
    """One session as somebody attended it."""

    starts_at: datetime
    ends_at: datetime
    state: str = ""
    """Of their seat; empty: they have none."""
    came_at: datetime | None = None
    left_at: datetime | None = None

    @property
    def length(self) -> int:
        return minutes_between(self.starts_at, self.ends_at)

    @property
    def attended(self) -> int:
        """Minutes between coming and leaving, within the session. Who was never checked out stayed to the end."""
        if self.state not in {State.CAME, State.LEFT} or self.came_at is None:
            return 0
        return minutes_between(max(self.came_at, self.starts_at), min(self.left_at or self.ends_at, self.ends_at))


def minutes_between(start: datetime, end: datetime) -> int:
    return max(int((end - start).total_seconds()) // 60, 0)


@dataclass(frozen=True)
class Looked:
    """One required assessment as it stands for somebody."""

    title: str
    passed: bool


@dataclass(frozen=True)
class Completion:
    """What was attended and passed, held against the rule."""

    minutes: int
    of_minutes: int
    sessions: int
    of_sessions: int
    threshold: int
    missing: Sequence[str] = field(default_factory=list)
    """Titles of assessments that are asked for and not passed."""

    @property
    def percent(self) -> int:
        """Cut, not rounded: 79.9 is not 80."""
        return self.minutes * 100 // self.of_minutes if self.of_minutes else 0

    @property
    def attended(self) -> bool:
        return self.minutes * 100 >= self.threshold * self.of_minutes > 0 or self.threshold == 0

    @property
    def done(self) -> bool:
        return self.attended and not self.missing

    @property
    def words(self) -> str:
        """2 of 3 sessions, 5 h of 6 h: 83 %"""
        sessions = ngettext(
            "%(came)s of %(count)s session", "%(came)s of %(count)s sessions", self.of_sessions
        ) % {"came": self.sessions, "count": self.of_sessions}  # fmt: skip
        facts = {
            "sessions": sessions,
            "minutes": duration(self.minutes),
            "all": duration(self.of_minutes),
            "percent": self.percent,
        }
        return _("%(sessions)s, %(minutes)s of %(all)s: %(percent)s %%") % facts

    @property
    def reason(self) -> str:
        """What is missing, in words; empty when nothing is."""
        parts = []
        if not self.attended:
            parts.append(_("%(percent)s %% attended, %(threshold)s %% are needed") % self._shares)
        if self.missing:
            parts.append(_("not passed: %(titles)s") % {"titles": ", ".join(self.missing)})
        return "; ".join(parts)

    @property
    def _shares(self) -> dict[str, int]:
        return {"percent": self.percent, "threshold": self.threshold}


def completion(sittings: Iterable[Sitting], looked: Iterable[Looked], threshold: int) -> Completion:
    held = list(sittings)
    return Completion(
        minutes=sum(one.attended for one in held),
        of_minutes=sum(one.length for one in held),
        sessions=sum(one.attended > 0 for one in held),
        of_sessions=len(held),
        threshold=threshold,
        missing=[one.title for one in looked if not one.passed],
    )
