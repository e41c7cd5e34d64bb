"""Words for volunteers: how it goes, many hours, and the thank-you of 5 December. None of them compares people."""

from django.db import transaction
from django.utils.translation import gettext as _

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.documents.queries.papers import official_language
from meydan.notices.actions import save_announcement
from meydan.notices.models import Announcement
from meydan.people.models import Person
from meydan.volunteering.models import Hours, Note, Placement
from meydan.volunteering.queries import thanks
from meydan.volunteering.rules import may_write_note
from meydan.volunteering.rules.reasons import NEEDS_WORDS, milestones


@transaction.atomic
def write_note(*, by: Person, placement: Placement, words: str) -> Note:
    """How somebody serves, for them to read."""
    may_write_note(by, placement).or_refuse()
    if not words.strip():
        raise Refused(NEEDS_WORDS, field="words")
    made = Note.objects.create(placement=placement, words=words.strip(), by=by, at=clock.now())
    notify(f"person:{placement.person_id}", "volunteering.noted", ref=placement.ref, words=made.words)
    record("volunteering.noted", by=by, ref=placement.ref)
    return made


def thank_for_milestone(hours: Hours) -> None:
    """Whoever reaches a number of the town's with these hours, which were confirmed just now for the first time, is thanked."""
    if hours.person is None:
        return
    total = thanks.confirmed_minutes(hours.person)
    reached = [one for one in milestones() if total - hours.minutes < one * 60 <= total]
    if reached:
        notify(hours.person, "volunteering.milestone", ref=hours.ref, hours=max(reached))


@transaction.atomic
def write_thanks(*, by: Person, year: int) -> Announcement:
    """The thank-you to everybody who served in a year, as a draft of an announcement: read, changed, and let go by another one."""
    if found := thanks.written_in(year):
        return found
    with official_language():
        title = _("Thank you for your work")
        text = _("5 December is the day of volunteers. In %(year)s you gave time to this town. We thank you from the heart. What became of your work stands on your page under “My duties and hours”.") % {"year": year}  # fmt: skip
    made = save_announcement(by=by, title=title, text=text, audience=f"{thanks.CROWD}:{year}", promotion=False)
    record("volunteering.thanks_written", by=by, ref=made.ref, year=year)
    return made


@transaction.atomic
def remind_of_thanks() -> None:
    """The Centre hears that the day comes, if nobody has written yet."""
    year = clock.today().year
    if thanks.who_served(str(year)).exists() and not thanks.written_in(year):
        notify(["role:coordinator"], "volunteering.thanks_due", year=year)
        record("volunteering.thanks_due", by=None, year=year)
