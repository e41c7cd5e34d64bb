"""Files among jurors by `adil.matching`: so many for each file, even loads, nobody with a conflict, the best fit of topics."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from meydan.calls.models import Application, Assignment, Call, Juror, Member, Tie


@dataclass(frozen=True)
class Divided:
    pairs: list[tuple[int, int]]
    """(application, juror)."""
    file: dict[str, Any]
    seconds: float


def files_to_divide(call: Call) -> list[Application]:
    return list(call.applications.filter(state=Application.State.SHORTLISTED).order_by("number"))


def conflicts_of(call: Call) -> set[tuple[int, int]]:
    """(application, juror): told, or of the same team."""
    told = Tie.objects.filter(application__call=call).values_list("application", "juror")
    jurors = {one.person_id: one.pk for one in call.jurors.all() if one.person_id}
    sent = call.applications.filter(person__in=jurors).values_list("pk", "person")
    team = Member.objects.filter(application__call=call, person__in=jurors).values_list("application", "person")
    return {*told, *((file, jurors[person]) for file, person in (*sent, *team) if person)}


@dataclass(frozen=True)
class NotPossible:
    """What adil says against it."""

    problem: dict[str, Any]


def divide(call: Call, *, seed: int) -> Divided | NotPossible:
    """Keys in the file are numbers of applications and places of jurors: no names."""
    from adil.errors import AdilError

    try:
        return _divided(call, seed)
    except AdilError as error:
        return NotPossible({"code": error.code, "params": {name: str(value) for name, value in error.params.items()}})


def sentence_of(problem: Mapping[str, Any], language: str) -> str:
    """What adil says, in the reader's language."""
    from adil.errors import AdilError
    from adil.sentences import LANGUAGES

    return AdilError(problem["code"], **problem["params"]).sentence(language if language in LANGUAGES else "en")


def _divided(call: Call, seed: int) -> Divided:
    from adil import matching  # loads the solver; only where a plan is worked out
    from adil.matching.published_jury import published_jury

    begun = perf_counter()
    files = files_to_divide(call)
    jurors = list(call.jurors.filter(ended_at=None).order_by("pk"))
    entries = [matching.Entry(str(one.number), frozenset(one.topics)) for one in files]
    judges = _judges(jurors, files, conflicts_of(call))
    jury = matching.assign_jury(entries, judges, call.jurors_each, seed=seed)
    by_number = {str(one.number): one.pk for one in files}
    by_place = {judge.key: juror.pk for judge, juror in zip(judges, jurors, strict=True)}
    told = published_jury(jury, entries, judges, asked={"jury": call.jurors_each, "difference": 1}, seed=seed)
    pairs = [(by_number[entry], by_place[juror]) for entry, juror in jury.pairs]
    return Divided(pairs, told, round(perf_counter() - begun, 2))


def _judges(jurors: Sequence[Juror], files: Sequence[Application], conflicts: set[tuple[int, int]]) -> list[Any]:
    from adil import matching

    return [
        matching.Juror(
            f"J{place}",
            frozenset(juror.topics),
            frozenset(str(one.number) for one in files if (one.pk, juror.pk) in conflicts),
        )
        for place, juror in enumerate(jurors, 1)
    ]


def fits_still(call: Call, pairs: Sequence[Sequence[int]]) -> bool:
    """Whether the plan is still one of these files and jurors, and keeps the conflicts told since."""
    files = {one.pk for one in files_to_divide(call)}
    jurors = set(call.jurors.filter(ended_at=None).values_list("pk", flat=True))
    planned = {(file, juror) for file, juror in pairs}
    same = {file for file, _juror in planned} == files and {juror for _file, juror in planned} <= jurors
    return same and not planned & conflicts_of(call)


def assignments_for(pairs: Sequence[Sequence[int]]) -> list[Assignment]:
    return [Assignment(application_id=file, juror_id=juror) for file, juror in pairs]
