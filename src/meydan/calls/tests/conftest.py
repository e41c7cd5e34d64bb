from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.base.refs import resolve
from meydan.calls import actions
from meydan.calls.models import Application, Call
from meydan.calls.queries.calls import asked_in
from meydan.calls.queries.jury import jurors_of
from meydan.people.models import Person
from meydan.questions.actions import save_question
from meydan.questions.rules import name_of

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WORDS = {
    "title": "Sosyal girişim çağrısı",
    "summary": "Mahallesinde bir sorunu çözmek isteyenleri arıyoruz.",
    "offers": "Yer, mentor ve deneme alanı.",
    "topics": ["atık", "ulaşım", "bakım"],
    "conditions": ["18 yaşında mısınız?", "Ürününüz Buca’da denenebilir mi?"],
    "places": 2,
    "scale_words": "0 hiç, 3 yeterli, 5 çok güçlü.",
}
SECRETS = {
    "person": "Zümrütkaplan",
    "member": "Çivitkaravan",
    "organisation": "Kehribarsaksı Derneği",
    "hidden": "Sedefkandil ile çalıştık",
    "summary": "Firuzeköprü satırı",
    "info": "Mercanhasır yanıtı",
    "answer": "Opaldeğirmen açıklaması",
    "talk": "Gümüşçapa görüşmesi",
    "objection": "Yakutmerdiven itirazı",
}
"""What stands in each field that the first round hides; words that stand in nothing else."""


@pytest.fixture
def draft(monday, parks, mehmet):
    """draft(places=3, …) → what `save_call` takes: opens in an hour, ten days to apply, then ten for the jury."""

    def made(*, keeper=mehmet, thread=None, goals=(), **words):
        times = {"opens_at": monday + HOUR, "closes_at": monday + 10 * DAY, "jury_until": monday + 20 * DAY}
        return actions.Draft(unit=parks, keeper=keeper, thread=thread, goals=goals, words={**WORDS, **times, **words})

    return made


@pytest.fixture
def planned(draft, mehmet):
    """planned(…) → a call with two criteria and two questions, one of which the jury reads at first; not published."""

    def made(**words):
        call = actions.save_call(by=mehmet, draft=draft(**words))
        for title, weight in (("Sorun gerçek mi?", 60), ("Denenebilir mi?", 40)):
            actions.add_criterion(by=mehmet, call=call, title=title, weight=weight)
        about = resolve(mehmet, [call.ref])[call.ref]
        for text in ("Hangi sorunu çözüyor?", "Ekip ve önceki işler"):
            save_question(
                by=mehmet, about=about, form="apply", kind="long", text=text, why="Jüri görsün diye.", required=True
            )
        return actions.choose_shown(by=mehmet, call=call, shown=[asked_in(call)[0].pk])

    return made


@pytest.fixture
def call(planned, mehmet):
    """Published; open from an hour on."""
    return actions.publish_call(by=mehmet, call=planned())


def written(call, title="Geri dönen kap", **more):
    shown, hidden = asked_in(call)
    answers = {name_of(shown): "Günde 2.000 kap çöpe gidiyor.", name_of(hidden): more.pop("hidden", "Üç kişiyiz.")}
    said = {"summary": "Depozitolu kutu", "organisation": "Dernek", "topics": ["atık"], **more}
    return actions.Written(title=title, answers=answers, **said)


def send(call, person, title="Geri dönen kap", *, send=True, **more):
    now = clock.now()
    return actions.write_application(
        by=person, call=call, written=written(call, title, **more), opened_at=now, send=send
    )


@pytest.fixture
def people(make_person):
    """people(5) → so many residents."""
    return lambda count, name="Kişi": [make_person(f"{name}{at}") for at in range(count)]


@pytest.fixture
def applied(call, people, monday):
    """Three people applied."""
    with clock.at(monday + 2 * HOUR):
        return [send(call, one, f"Fikir {at}", publish=at < 2) for at, one in enumerate(people(3))]


@pytest.fixture
def jury(call, mehmet, people):
    return [actions.appoint_juror(by=mehmet, call=call, email=one.email, topics=["atık"]) for one in people(4, "Jüri")]


@pytest.fixture
def screened(call, applied, jury, mehmet, monday):
    """Applications are over, all of them go to the jury."""
    with clock.at(monday + 10 * DAY + HOUR):
        actions.close_call(by=mehmet, call=call)
        for one in applied:
            actions.screen(by=mehmet, application=fresh(one), to="shortlisted")
        yield fresh(call)


@pytest.fixture
def divided(screened, mehmet):
    """Files lie with their jurors."""
    plan = actions.work_out(by=mehmet, call=screened)
    actions.compute(plan_id=plan.pk)
    actions.confirm_plan(by=mehmet, call=screened)
    return fresh(screened)


def fresh(one):
    rows = type(one)._default_manager
    if isinstance(one, Application):
        rows = rows.select_related("call__unit", "call__keeper", "person")
    if isinstance(one, Call):
        rows = rows.select_related("unit", "keeper", "thread")
    return rows.get(pk=one.pk)


def points(call, *given):
    return {one.pk: actions.Given(at, "Gerekçe") for one, at in zip(call.criteria.all(), given, strict=True)}


def state_and_score(assignment, *given, final=True):
    by = Person.objects.get(pk=assignment.juror.person_id)
    if not assignment.conflict:
        actions.state_conflict(by=by, assignment=assignment, conflict="none")
    scored = points(assignment.application.call, *given)
    return actions.save_score(by=by, assignment=assignment, given=scored, final=final)


@pytest.fixture
def scored(divided):
    """Every juror has given points: 5 and 5 for the first, 3 and 3 for the second, far apart for the third."""
    for application in divided.applications.order_by("number"):
        for place, file in enumerate(application.assignments.order_by("pk")):
            state_and_score(file, *[(5, 5), (3, 3), ((0, 0), (5, 5), (4, 4))[place]][application.number - 1])
    return divided


@pytest.fixture
def told(scored, mehmet):
    """The result is out: one accepted, one on the reserve list, one not."""
    call = actions.close_jury(by=mehmet, call=scored)
    for one, decision in zip(call.applications.order_by("number"), ("accepted", "reserve", "declined"), strict=True):
        actions.decide(by=mehmet, application=one, decision=decision, reason=f"Çünkü {decision}.")
    return actions.announce(by=mehmet, call=call)


def sitting(call):
    return list(jurors_of(call))
