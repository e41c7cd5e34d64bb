"""Pages of jurors: their files, conflicts told beforehand, one file with its points."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import find, sign_in_first
from meydan.base.limits import limit
from meydan.base.pressing import Pressed, Verb, press
from meydan.calls import actions
from meydan.calls.forms.public import ConflictForm, ScoreForm, TiesForm, marked
from meydan.calls.models import Assignment
from meydan.calls.queries import calls, jury
from meydan.calls.queries.blind import row_of, seen_by
from meydan.calls.queries.results import total_of
from meydan.calls.rules.people import may_change_score, may_read_file, may_score, may_state

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
COLUMNS: sheets.Columns = [
    (gettext_lazy("Number"), lambda row: row.number),
    (gettext_lazy("Title"), lambda row: row.title),
    (gettext_lazy("Topics"), lambda row: ", ".join(row.topics)),
    (gettext_lazy("Your points"), lambda row: row.points),
]
"""A table to take along; made of the same rows as the page, and nothing else."""


@never_cache
@require_safe
def files(request: HttpRequest) -> HttpResponse:
    """Everything that lies with a juror, by call."""
    if request.person is None:
        return sign_in_first(request)
    juries = jury.juries_of(request.person)
    if not juries:
        raise Http404
    rows = [row_of(one) for one in jury.files_of(request.person)]
    if sheets.asked(request):
        return sheets.answer(request, "juri", COLUMNS, rows)  # type: ignore[return-value]
    by_juror = [(one, [row for row in rows if row.assignment.juror_id == one.pk]) for one in juries]
    shown = [(one, mine, sum(row.assignment.final_at is not None for row in mine)) for one, mine in by_juror]
    return render(request, "calls/jury.html", {"juries": shown})


@never_cache
@GET_POST
def ties(request: HttpRequest, pk: int) -> HttpResponse:
    """Title and topics of what will come, to tell conflicts before files are divided."""
    if request.person is None:
        return sign_in_first(request)
    juror = next((one for one in jury.juries_of(request.person) if one.pk == pk), None)
    if juror is None:
        raise Http404
    told = jury.ties_of(juror)
    titles = [
        (one.pk, f"{one.number:02}. {one.title} ({', '.join(one.topics)})")
        for one in jury.titles_for(juror)
        if one.number
    ]
    open_ones = [one for one in titles if one[0] not in told]
    verbs = {"tell": Verb(lambda **said: actions.tell_ties(by=request.person, juror=juror, **said), gettext_lazy("Saved. These files never come to you."), partial(TiesForm, titles=open_ones))}  # fmt: skip
    pressed = press(request, verbs)
    if pressed.done:
        return redirect("calls:ties", juror.pk)
    context = {
        "juror": juror,
        "call": juror.call,
        "told": [words for key, words in titles if key in told],
        "some": open_ones,
        "pressed": pressed,
    }
    return render(request, "calls/ties.html", context, status=pressed.status)


@never_cache
@GET_POST
def score(request: HttpRequest, pk: int) -> HttpResponse:
    """The statement first; then what the round shows; then points. The others' points only after one's own are final."""
    if request.person is None:
        return sign_in_first(request)
    found = find(jury.files_of(request.person), pk=pk)
    if request.method == "POST":
        limit(f"calls.score:{request.person.pk}", "600/d")
    pressed = press(request, _verbs(request, found))
    if pressed.done:
        return redirect("calls:jury") if _gone(request) else redirect(found)
    return render(
        request, "calls/score.html", _score(request, found, pressed) | {"pressed": pressed}, status=pressed.status
    )


def _gone(request: HttpRequest) -> bool:
    """The file went to somebody else."""
    return request.POST.get("do") == "conflict" and request.POST.get("conflict") == Assignment.Conflict.YES


def _verbs(request: HttpRequest, found: Assignment) -> dict[str, Verb]:
    by = {"by": request.person, "assignment": found}
    verbs = {"conflict": Verb(lambda conflict: actions.state_conflict(**by, conflict=conflict), gettext_lazy("Saved."), partial(ConflictForm, initial={"conflict": found.conflict}))}  # fmt: skip
    if not may_read_file(request.person, found):
        return verbs
    call = found.application.call
    criteria = calls.criteria_of(call)
    begin = {"criteria": criteria, "scale": call.scale, "initial": marked(jury.marks_of(found))}
    draft, final, change = (_scoring(**begin, **more) for more in ({}, {"final": True}, {"talked": True}))
    if may_score(request.person, found):
        verbs["draft"] = Verb(
            lambda given: actions.save_score(**by, given=given, final=False),
            gettext_lazy("Kept as a draft. Only you see it."),
            draft,
        )
        verbs["final"] = Verb(lambda given: actions.save_score(**by, given=given, final=True), gettext_lazy("Your points are final. Now you see the others’."), final)  # fmt: skip
    if may_change_score(request.person, found):
        verbs["change"] = Verb(
            lambda **said: actions.change_score(**by, **said),
            gettext_lazy("Changed. What stood before stays on record."),
            change,
        )
    return verbs


class _Scoring(ScoreForm):
    """Hands the action what it takes."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        return {"given": self.given} | ({"why": data.get("why", "")} if "why" in self.fields else {})


def _scoring(**begin: Any) -> Any:
    return partial(_Scoring, **begin)


def _shown_form(pressed: Pressed) -> Any:
    """Of draft and final the one that was pressed, with what is wrong."""
    final = pressed.forms.get("final")
    return final if final is not None and final.is_bound else pressed.forms.get("draft")


def _so_far(found: Assignment) -> int | None:
    """What a draft comes to, once every criterion has points."""
    call = found.application.call
    criteria = calls.criteria_of(call)
    points = {key: one.points for key, one in jury.marks_of(found).items() if one.points is not None}
    return (total_of(criteria, points, call.scale) + 50) // 100 if criteria and len(points) == len(criteria) else None


def _score(request: HttpRequest, found: Assignment, pressed: Pressed) -> dict[str, Any]:
    others = jury.others_of(found)
    mine = list(jury.files_of(request.person).filter(juror=found.juror_id).values_list("final_at", flat=True))
    return {
        "assignment": found,
        "scoring": _shown_form(pressed),
        "total": found.points if found.final_at else _so_far(found),
        "call": found.application.call,
        "seen": seen_by(request.person, found, others),
        "others": others,
        "marks": list(found.marks.select_related("criterion").order_by("criterion__position", "criterion")),
        "mine": len(mine),
        "scored": sum(one is not None for one in mine),
        "may": {
            "state": may_state(request.person, found),
            "read": may_read_file(request.person, found),
            "score": may_score(request.person, found),
            "change": may_change_score(request.person, found),
        },
    }
