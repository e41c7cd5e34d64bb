"""What happened to mine, for my page."""

from django.db.models import QuerySet

from meydan.ideas.models import Answer, Contribution
from meydan.ideas.queries.contributions import HOME, ORDERS, contributions_visible_to
from meydan.people.models import Person


def of_person(person: Person) -> QuerySet[Contribution]:
    """What a person gave, hidden ones included, the latest movement first."""
    own = Contribution.objects.filter(author=person).select_related("unit", *HOME)
    return own.order_by(*ORDERS["moved"])[:20]


def supported_by(person: Person) -> QuerySet[Contribution]:
    """What somebody else gave and the person supports, the latest movement first; nothing that hangs on it."""
    others = contributions_visible_to(person).exclude(author=person).filter(supports__person=person)
    return others.select_related(None).only("title", "language", "state").order_by(*ORDERS["moved"])[:10]


def answers_to(person: Person) -> QuerySet[Answer]:
    """To what `of_person` brings, the oldest first."""
    return Answer.objects.filter(contribution__in=of_person(person).select_related(None).values("pk"))
