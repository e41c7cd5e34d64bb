"""The lottery: close the list, have it worked out by a worker, publish, draw with a number that nobody could know. See decision 32."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.jobs import enqueue
from meydan.base.outbox import notify
from meydan.base.workdays import end_of
from meydan.panels import drawing
from meydan.panels.actions.planning import locked, save_quotas, tell
from meydan.panels.models import DROPPED, SEATS, Application, Lottery, Panel, State
from meydan.panels.queries.panels import features_of, values_of
from meydan.panels.queries.pool import (
    answers_of,
    first_lottery,
    free_seats,
    homes_of,
    last_drawn,
    open_lottery,
    people_in_pool,
    quotas_of,
)
from meydan.panels.rules.desk import (
    may_close_list,
    may_draw,
    may_publish,
    may_replace,
    may_work_on,
    may_work_out_again,
)
from meydan.panels.rules.reasons import setting
from meydan.people.models import Person
from meydan.threads.actions import add_step
from meydan.threads.models import Station

S, L = Application.State, Lottery.State
TRIAL_SECONDS = 60


@transaction.atomic
def close_list(*, by: Person, panel: Panel) -> Lottery:
    """Nobody can apply any more; a worker works out the lottery."""
    panel = locked(panel)
    may_close_list(by, panel, pool=people_in_pool(panel)).or_refuse()
    panel.state, panel.changed_at = State.DRAWING, clock.now()
    panel.save()
    waiting = panel.applications.filter(state=S.WAITING)
    tell(_people(panel, S.WAITING), "panels.no_permission", panel)
    waiting.update(state=S.OUT)
    return _ask_for(by, Lottery(panel=panel, lot_number=panel.lot_number))


def _ask_for(by: Person, lottery: Lottery) -> Lottery:
    lottery.state, lottery.problem, lottery.asked_at = L.COMPUTING, {}, clock.now()
    lottery.save()
    enqueue("panels.compute", once=lottery.ref, lottery_id=lottery.pk)
    record("panels.lottery_asked", by=by, ref=lottery.panel.ref, turn=lottery.turn)
    return lottery


@transaction.atomic
def work_out_again(*, by: Person, lottery: Lottery) -> Lottery:
    """After the quotas were changed."""
    lottery = _locked(lottery)
    may_work_out_again(by, lottery).or_refuse()
    return _ask_for(by, lottery)


def _locked(lottery: Lottery) -> Lottery:
    """The panel is locked first, so that no two verbs wait for each other."""
    locked(lottery.panel)
    return (
        Lottery.objects.select_for_update(of=("self",))
        .select_related("panel__unit", "panel__keeper", "panel__thread")
        .get(pk=lottery.pk)
    )


@transaction.atomic
def start_replacement(*, by: Person, panel: Panel, lot_number: str) -> Lottery:
    """Have a lottery worked out for the seats that no reserve can take."""
    panel = locked(panel)
    free = [one.code for one in free_seats(panel)]
    may_replace(by, panel, free=len(free), is_open=open_lottery(panel) is not None).or_refuse()
    turn = panel.lotteries.count()
    return _ask_for(by, Lottery(panel=panel, turn=turn, lot_number=lot_number, dropped=free))


def compute(*, lottery_id: int) -> Lottery:
    """The worker's part: read, work out, write down. Nothing is locked while it computes."""
    lottery = Lottery.objects.select_related("panel").get(pk=lottery_id)
    if lottery.state != L.COMPUTING:
        return lottery
    asked = _asked(lottery)
    return _write_down(lottery, asked, drawing.work_out(asked))


def _asked(lottery: Lottery) -> drawing.Asked:
    panel = lottery.panel
    seconds = float(setting("lottery_seconds", 300))
    if lottery.turn == 0:
        return drawing.Asked(_tables(panel), panel.size, panel.method, seconds, panel.one_of_household)
    first, last = first_lottery(panel), last_drawn(panel)
    assert first is not None
    assert last is not None
    tables = drawing.Tables(first.categories, first.respondents)
    return drawing.Asked(
        tables, len(lottery.dropped), panel.method, seconds, panel.one_of_household, _panel_now(last, lottery.dropped)
    )


def _tables(panel: Panel) -> drawing.Tables:
    """Who is in the drum now."""
    return drawing.tables_of(quotas_of(features_of(panel)), answers_of(panel, S.ELIGIBLE), homes_of(panel, S.ELIGIBLE))


def _panel_now(last: Lottery, dropped: list[str]) -> dict[str, Any]:
    """Who sits on the panel, whose seats are free, and who can't be asked: they said no, were silent, or are gone."""
    rows = Application.objects.filter(panel=last.panel)
    seated = rows.filter(state__in=SEATS).values_list("code", flat=True)
    drum = set(first.file["probabilities"]) if (first := first_lottery(last.panel)) else set()
    gone = set(rows.filter(state__in=(*DROPPED, S.WITHDRAWN)).values_list("code", flat=True))
    return drawing.replaces(last.file, panel=set(seated), dropped=dropped, unable=(gone & drum) - set(dropped))


@transaction.atomic
def _write_down(lottery: Lottery, asked: drawing.Asked, answer: drawing.Answer) -> Lottery:
    lottery = _locked(lottery)
    if lottery.state != L.COMPUTING:
        return lottery
    lottery.categories, lottery.respondents = asked.tables.categories, asked.tables.respondents
    lottery.file, lottery.problem, lottery.seconds = answer.file, answer.problem, round(answer.seconds, 2)
    lottery.state = L.READY if answer.file else L.FAILED
    lottery.save()
    if lottery.panel.keeper:
        code = "panels.worked_out" if answer.file else "panels.not_possible"
        notify(lottery.panel.keeper, code, ref=lottery.panel.ref)
    record("panels.worked_out", by=None, ref=lottery.panel.ref, turn=lottery.turn, done=bool(answer.file))
    return lottery


@transaction.atomic
def publish_lottery(*, by: Person, lottery: Lottery) -> Lottery:
    """Show list, chances and fingerprint before the number is told. Each person learns her own chance."""
    lottery = _locked(lottery)
    may_publish(by, lottery).or_refuse()
    lottery.state, lottery.published_at = L.PUBLISHED, clock.now()
    lottery.save()
    if lottery.turn == 0:
        _give_chances(lottery)
        tell(_people(lottery.panel, S.ELIGIBLE), "panels.listed", lottery.panel, number=lottery.lot_number)
    record("panels.list_published", by=by, ref=lottery.panel.ref, commitment=lottery.file["commitment"])
    return lottery


def _give_chances(lottery: Lottery) -> None:
    rows = list(Application.objects.filter(panel=lottery.panel, code__in=lottery.file["probabilities"]))
    for one in rows:
        one.chance = lottery.file["probabilities"][one.code]
    Application.objects.bulk_update(rows, ["chance"], batch_size=2_000)


def _people(panel: Panel, *states: str) -> list[int | None]:
    return list(panel.applications.filter(state__in=states).values_list("person", flat=True))


@transaction.atomic
def draw_lottery(*, by: Person, lottery: Lottery, public: str) -> Lottery:
    """Draw with the public number: members, and a reserve for each where there is one."""
    lottery = _locked(lottery)
    may_draw(by, lottery).or_refuse()
    tables = drawing.Tables(lottery.categories, lottery.respondents)
    lottery.file = drawing.drawn(lottery.file, tables, public)
    lottery.state, lottery.drawn_at = L.DRAWN, clock.now()
    lottery.save()
    panel = lottery.panel
    _seat(panel, lottery)
    if lottery.turn == 0:
        _say_it(panel)
    record("panels.drawn", by=by, ref=panel.ref, turn=lottery.turn, public=public)
    return lottery


def _seat(panel: Panel, lottery: Lottery) -> None:
    """Who is drawn is asked; whose account is gone meanwhile leaves a free seat. Stand-ins of earlier draws stay reserves."""
    draw = lottery.file["draw"]
    members, stand_ins = set(draw["members"]), dict(draw["stand_ins"])
    rows = {one.code: one for one in panel.applications.select_for_update().all()}
    for code in lottery.dropped:
        rows[code].seat_free = False
    asked = [rows[code] for code in members if rows[code].state in {S.ELIGIBLE, S.NOT_DRAWN, S.RESERVE}]
    for one in asked:
        ask(one, panel)
        one.stands_in_for = None  # drawn in their own right
    for code in members - {one.code for one in asked}:
        rows[code].seat_free = True
    for member, stand_in in stand_ins.items():
        if rows[stand_in].state in {S.ELIGIBLE, S.NOT_DRAWN}:
            rows[stand_in].state, rows[stand_in].stands_in_for = S.RESERVE, rows[member]
    for one in rows.values():
        if one.state == S.ELIGIBLE:
            one.state = S.NOT_DRAWN
    columns = ["state", "answer_by", "seat_free", "stands_in_for", "reminded_at"]
    Application.objects.bulk_update(rows.values(), columns, batch_size=2_000)
    if panel.state in {State.DRAWING, State.SEATED}:
        panel.state, panel.changed_at = State.CONFIRMING, clock.now()
        panel.save()
    tell([one.person_id for one in asked], "panels.selected", panel, days=panel.confirm_days)


def ask(one: Application, panel: Panel) -> None:
    """A seat is theirs if they answer in time. The caller saves."""
    last = timezone.localdate(clock.now()) + timedelta(days=panel.confirm_days)
    one.state, one.answer_by, one.reminded_at, one.seat_free = S.SELECTED, end_of(last), None, False


def _say_it(panel: Panel) -> None:
    tell(_people(panel, S.RESERVE), "panels.reserve", panel)
    tell(_people(panel, S.NOT_DRAWN), "panels.not_drawn", panel)
    if panel.thread:
        add_step(
            thread=panel.thread, code="panels.drawn", ref=panel.ref, station=Station.DELIBERATION, unit=panel.unit, words=panel.title, language=panel.language
        )  # fmt: skip


@transaction.atomic
def try_quotas(*, by: Person, panel: Panel) -> Panel:
    """Have a worker look whether a panel could be drawn from who has applied so far."""
    panel = locked(panel)
    may_work_on(by, panel).or_refuse()
    panel.trial = {"state": "computing"}
    panel.save(update_fields=["trial"])
    enqueue("panels.try", once=f"{panel.ref}:trial", panel_id=panel.pk)
    record("panels.quotas_tried", by=by, ref=panel.ref)
    return panel


def compute_trial(*, panel_id: int) -> Panel:
    """The worker's part of a trial. It says what the lowest chance would be, or what would have to give way."""
    panel = Panel.objects.get(pk=panel_id)
    answer = drawing.work_out(
        drawing.Asked(_tables(panel), panel.size, "maximin", TRIAL_SECONDS, panel.one_of_household)
    )
    found: dict[str, Any] = {"at": clock.now().isoformat(), "problem": answer.problem}
    if answer.file:
        found |= {"people": len(answer.file["probabilities"]), "lowest": answer.file["min_probability"]}
    Panel.objects.filter(pk=panel.pk).update(trial=found)
    return panel


@transaction.atomic
def take_proposal(*, by: Person, panel: Panel, problem: Mapping[str, Any]) -> Panel:
    """Let those quotas give way that adil names."""
    names = {(value.feature.name, value.name): value for value in values_of(features_of(panel))}
    bands = {
        names[feature, value].pk: (least, most)
        for feature, value, least, most in problem.get("helps", ())
        if (feature, value) in names
    }
    return save_quotas(by=by, panel=panel, bands=bands)
