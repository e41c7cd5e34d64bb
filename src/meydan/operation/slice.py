"""What the house shows to who looks after the machine."""

from django.utils.translation import gettext_lazy as _

from meydan.base.cards import Card, DeskLink, Queue, Task
from meydan.operation import queries
from meydan.people.models import Person
from meydan.people.rules import GRANTING


def _tasks(person: Person, most: int) -> list[Task]:
    return [
        Task(str(one.page), _("Look at it"), one.get_absolute_url(), facts=(one.what,))
        for one in queries.open_troubles()[:most]
    ]


CARD = Card(
    name=_("The machine"),
    desk=[
        Queue(
            "operation.troubles",
            _("Errors at which nobody has looked"),
            GRANTING,
            _tasks,
            lambda _person: queries.open_troubles(),
        )
    ],
    desk_links=[DeskLink(_("Is everything well?"), "operation:health", GRANTING)],
)
