"""From words to a report: themes with quotes that tell nobody's name, the members' check, the report, and what it changed."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.workdays import end_of
from meydan.panels.actions.planning import locked, make_findable, tell
from meydan.panels.actions.sittings import members
from meydan.panels.models import Application, Effect, Panel, Quote, State, Theme
from meydan.panels.queries.panels import sittings_of
from meydan.panels.queries.pool import member_names, silent_members
from meydan.panels.rules.desk import (
    may_go_on,
    may_report,
    may_send_summary,
    may_tell_effect,
    may_write_themes,
)
from meydan.panels.rules.people import may_check, may_quote
from meydan.people.models import Person
from meydan.threads.actions import add_step
from meydan.threads.models import Station


@transaction.atomic
def go_on(*, by: Person, panel: Panel, to: str) -> Panel:
    """Written down, made anonymous, themes found: one after the other."""
    panel = locked(panel)
    held = [one for one in sittings_of(panel) if not one.occasion.called_off_at]
    written = all(one.notes or hasattr(getattr(one, "recording", None), "transcript") for one in held)
    may_go_on(by, panel, to, written=written, themes=panel.themes.exists()).or_refuse()
    _move(panel, to)
    record("panels.went_on", by=by, ref=panel.ref, to=to)
    return panel


def _move(panel: Panel, to: str) -> None:
    panel.state, panel.changed_at = to, clock.now()
    panel.save()


@transaction.atomic
def add_theme(*, by: Person, panel: Panel, title: str, text: str) -> Theme:
    may_write_themes(by, panel).or_refuse()
    may_quote(f"{title} {text}", member_names(panel)).or_refuse()
    made = Theme.objects.create(panel=panel, title=title, text=text)
    record("panels.theme", by=by, ref=panel.ref)
    return made


@transaction.atomic
def remove_theme(*, by: Person, theme: Theme) -> None:
    may_write_themes(by, theme.panel).or_refuse()
    theme.delete()
    record("panels.theme_removed", by=by, ref=theme.panel.ref)


@transaction.atomic
def add_quote(*, by: Person, theme: Theme, text: str) -> Quote:
    """What somebody said, refused where a name, an address or a number stands in it."""
    may_write_themes(by, theme.panel).or_refuse()
    may_quote(text, member_names(theme.panel)).or_refuse()
    made = Quote.objects.create(theme=theme, text=text)
    record("panels.quote", by=by, ref=theme.panel.ref)
    return made


@transaction.atomic
def remove_quote(*, by: Person, quote: Quote) -> None:
    may_write_themes(by, quote.theme.panel).or_refuse()
    quote.delete()
    record("panels.quote_removed", by=by, ref=quote.theme.panel.ref)


@transaction.atomic
def send_summary(*, by: Person, panel: Panel, summary: str, days: int) -> Panel:
    """The members read it first, and say whether it is right."""
    panel = locked(panel)
    may_send_summary(by, panel).or_refuse()
    may_quote(summary, member_names(panel)).or_refuse()
    panel.summary = summary
    panel.check_until = end_of(timezone.localdate(clock.now()) + timedelta(days=days))
    _move(panel, State.CHECKING)
    tell(members(panel), "panels.summary", panel, days=days)
    record("panels.summary_sent", by=by, ref=panel.ref)
    return panel


@transaction.atomic
def check_summary(*, by: Person, application: Application, agrees: bool, words: str = "") -> Application:
    """A member says: right, or not, and why. How many say what is public; their words are for the Centre."""
    row = Application.objects.select_for_update(of=("self",)).select_related("panel").get(pk=application.pk)
    may_check(by, row, agrees=agrees, words=words).or_refuse()
    row.check_at, row.check_agrees, row.check_words = clock.now(), agrees, words
    row.save(update_fields=["check_at", "check_agrees", "check_words"])
    record("panels.checked", by=by, ref=row.panel.ref, agrees=agrees)
    return row


@transaction.atomic
def publish_report(*, by: Person, panel: Panel, report: str) -> Panel:
    """Say in public what the panel found; members and followers of the thread hear of it."""
    panel = locked(panel)
    may_report(by, panel, silent=silent_members(panel)).or_refuse()
    panel.report = report
    _move(panel, State.REPORTED)
    make_findable(panel)
    tell(members(panel), "panels.reported", panel)
    if panel.thread:
        add_step(
            thread=panel.thread, code="panels.reported", ref=panel.ref, station=Station.DELIBERATION, unit=panel.unit, words=panel.title, language=panel.language
        )  # fmt: skip
    record("panels.reported", by=by, ref=panel.ref)
    return panel


@transaction.atomic
def tell_effect(*, by: Person, panel: Panel, what: str, title: str, text: str) -> Effect:
    """What became of the answer: a step of the thread. A thing that is not taken up has its reason in the text."""
    panel = locked(panel)
    may_tell_effect(by, panel).or_refuse()
    assert panel.thread is not None
    made = Effect.objects.create(panel=panel, what=what, title=title, text=text, at=clock.now())
    add_step(
        thread=panel.thread, code=f"panels.{what}", ref=panel.ref, station=Station.DECISION, unit=panel.unit, words=title, language=panel.language, text=text[:600]
    )  # fmt: skip
    if panel.state == State.REPORTED:
        _move(panel, State.TOLD)
    tell(members(panel), "panels.effect", panel)
    record("panels.effect", by=by, ref=panel.ref, what=what)
    return made
