"""A paper for somebody who stands at the desk: a signed line that a tablet opens, for half an hour and one envelope."""

from dataclasses import dataclass

from django.core import signing

from meydan.decisions.models import Ballot, Roll
from meydan.people.models import Person

SALT, SECONDS = "decisions.ticket", 30 * 60


@dataclass(frozen=True)
class Ticket:
    """Who votes in what (ids), and what the roll said when the paper was given."""

    ballot: int
    person: int
    before: str
    seen: bool = False
    """Whether the desk was shown what proves their bond to the town."""

    @property
    def is_unused(self) -> bool:
        """Whether the roll says what it said then."""
        return self.before == _state_of(Roll.objects.filter(ballot=self.ballot, person=self.person).first())


def _state_of(line: Roll | None) -> str:
    return line.at.isoformat() if line else ""


def written(ballot: Ballot, person: Person, line: Roll | None, *, seen: bool = False) -> str:
    return signing.dumps([ballot.pk, person.pk, _state_of(line), seen], salt=SALT)


def read(ballot: Ballot, text: str) -> Ticket | None:
    """None for a line that is not ours, too old, or of another vote."""
    try:
        found = Ticket(*signing.loads(text, salt=SALT, max_age=SECONDS))
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return found if found.ballot == ballot.pk else None
