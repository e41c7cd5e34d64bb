"""What imports show to the house."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from meydan.base.cards import Card, DeskLink, Kind, PersonalData, Section
from meydan.imports import personal, queries, rules
from meydan.imports.models import Import


def _link(one: Import) -> str:
    return one.get_absolute_url()


def _origin(request: HttpRequest, thread: Any) -> dict[str, Any] | None:
    """For those who import: which list a thread comes from, and how to reach who wrote it."""
    if request.person is None or not rules.may_answer_contact(request.person):
        return None
    row = queries.of_thread(thread)
    return {"row": row} if row else None


CARD = Card(
    name=_("Imports"),
    icon="down",
    kinds=[Kind("import", _("Import"), queries.load_many, _link, str)],
    sections=[
        Section(
            "thread",
            "imports/_origin.html",
            _origin,
            95,
            aside=True,
            among=queries.rows_of_thread,
            more=lambda thread: [queries.rows_of_thread(thread)],
        )
    ],
    desk_links=[DeskLink(_("Moving in from a list"), "imports:desk_imports", rules.IMPORTING)],
    sentences=rules.SENTENCES,
    personal_data=[
        PersonalData(
            "imports.Import",
            ("by",),
            _("To know who of the staff did something"),
            personal.export_imports,
            personal.forget_importer,
            None,
            _("record of the import; the name goes when the account is erased"),
            subjects="staff",
            category="work",
            stays=True,
        ),
        PersonalData(
            "imports.ImportedRow",
            ("contact",),
            _("To reach somebody who wrote to an earlier list, if the Centre chose to take that column"),
            personal.export_contacts,
            personal.erase_contacts,
            None,
            _("until the thread has its answer, at most as long as the thread; destroyed the night after"),
            subjects="writers",
            category="contact",
        ),
        PersonalData(
            "imports.RejectedRow",
            ("cells",),
            _(
                "To correct rows of an old list that could not be taken; likewise the rows of the file in the data folder"
            ),
            personal.no_export,
            personal.nothing_to_erase,
            rules.KEPT,
            _("destroyed by a nightly task; identity numbers are never kept"),
            destroy=personal.destroy_rejected,
            subjects="writers",
            category="contact",
        ),
        PersonalData(
            "imports.Contact",
            ("person",),
            _("To ask somebody of an earlier list once whether they would like to be known here as a volunteer"),
            personal.export_people,
            personal.erase_people,
            timedelta(days=rules.ANSWER_DAYS),
            _(
                "consent that the list proves; without an answer it is destroyed after the town’s number of days, with a no at once"
            ),
            destroy=personal.destroy_people,
            subjects="volunteers",
            category="contact",
        ),
    ],
)
