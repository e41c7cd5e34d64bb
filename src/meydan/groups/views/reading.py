"""The list of groups, one group, its meetings, minutes and calendar."""

from typing import Any

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from meydan.base import ical, turkish
from meydan.base.cards import is_on, kind, sections, verbs
from meydan.base.edge import find_seen
from meydan.base.limits import limit
from meydan.base.refs import parse
from meydan.documents.queries.papers import MinutesPaper, minutes_pdf
from meydan.groups.calendar import event_of
from meydan.groups.forms.groups import ListForm
from meydan.groups.forms.meetings import AnswerForm
from meydan.groups.models import Group, Meeting, Membership
from meydan.groups.queries import groups, meetings, speaking
from meydan.groups.queries import page as pages
from meydan.groups.rules import groups as rules
from meydan.groups.rules import meetings as meeting_rules

KEPT_SECONDS = 24 * 3600
MAKING = "60/h"
"""So many papers an hour are made new for visitors; all others come from the cache."""


@require_safe
def group_list(request: HttpRequest) -> HttpResponse:
    """All groups that live: search, filter, join."""
    goal = request.GET.get("goal", "")
    asked = {name: request.GET.get(name, "").strip()[:100] for name in ("state", "place")}
    wanted = groups.Wanted(
        text=request.GET.get("q", "").strip()[:200],
        goal=int(goal) if goal.isdecimal() and len(goal) < 4 else None,
        **asked,
    )
    page = groups.list_page(request.person, wanted, request.GET.get("after", ""))
    context = {"page": page, "wanted": wanted, "filters": ListForm(request.GET, auto_id="f-%s")}
    return render(request, "groups/list.html", context)


@require_safe
def group(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """One group: what it does, who runs it, when it meets, what came out of it."""
    page = pages.page_of(request.person, pk)
    if page and slug != page.group.slug:
        return redirect(page.group)
    return group_page(request, page)


def find_group(request: HttpRequest, pk: int) -> Group:
    found = pages.group_for(request.person, pk)
    if found is None:
        raise Http404
    return found


def group_page(
    request: HttpRequest, page: pages.GroupPage | None, answer_form: AnswerForm | None = None
) -> HttpResponse:
    if page is None:
        raise Http404
    found, holders, latest = page.group, page.holders, page.latest
    mine = next((one for one in holders if request.person and one.person_id == request.person.pk), None)
    inside = bool(rules.may_see_inside(request.person, mine))
    offered = sections("group", request, found)
    context = {
        "group": found,
        "holders": [one for one in holders if one.role != "member"],
        "mine": mine,
        "is_in": rules.is_in(mine),
        "inside": inside,
        "may": _may(request, found, mine),
        "next": meetings.next_of(latest),
        "month": meetings.month_of(latest),
        "minutes": _minutes(latest, inside),
        "outputs": page.outputs,
        "begun": _begun(found, inside),
        "totals": _totals(speaking.totals_of(found.pk, inside=inside)),
        "verbs": verbs().values(),
        "opinions": page.opinions,
        "main_sections": [one for one in offered if not one["aside"]],
        "aside_sections": [one for one in offered if one["aside"]],
        **(_inside(request, page, mine, answer_form) if inside else {}),
    }
    return render(request, "groups/group.html", context, status=answer_form.status if answer_form else 200)


def _begun(found: Group, inside: bool) -> list[dict[str, Any]]:
    """What the group asked neighbours for, each with the word for it; for others when the minutes are public."""
    shown = [one for one in found.begun_here if inside or one["public"]]  # type: ignore[attr-defined]
    kinds = [kind(parse(one["ref"])[0]) for one in shown]
    return [one | {"word": of.word if of else ""} for one, of in zip(shown, kinds, strict=True)]


def _totals(counts: dict[str, int]) -> list[str]:
    """“4 contributions”, “1 project”, and so on."""
    words = {
        "contribution": ngettext("%(count)s contribution", "%(count)s contributions", counts.get("contribution", 0)),
        "project": ngettext("%(count)s project", "%(count)s projects", counts.get("project", 0)),
        "opinion": ngettext("%(count)s opinion for the kent konseyi", "%(count)s opinions for the kent konseyi", counts.get("opinion", 0)),
    }  # fmt: skip
    known = [(words.get(name), kind(name), count) for name, count in counts.items()]
    return [said % {"count": count} if said else f"{count} {of.word}" for said, of, count in known if said or of]


def _may(request: HttpRequest, found: Group, mine: Membership | None) -> dict[str, Any]:
    return {
        "join": rules.may_join(request.person, found, mine),
        "run": bool(rules.may_run(request.person, found, mine)),
        "arrange": bool(rules.may_arrange(request.person, found, mine)),
        "take_part": bool(rules.may_take_part(request.person, found, mine)),
    }


def _minutes(latest: list[Meeting], inside: bool) -> list[Meeting]:
    """The last three that one may read; members also see drafts."""
    readable = [one for one in latest if one.is_published or (inside and one.took_place)]
    return readable[:3]


def _inside(
    request: HttpRequest, page: pages.GroupPage, mine: Membership | None, form: AnswerForm | None
) -> dict[str, Any]:
    """What members see: the open poll with its answers, and what is to be done."""
    found, poll = page.group, page.poll if page.group.is_living else None
    result = meetings.result_of(poll, request.person) if poll else None
    if poll and result and form is None:
        chosen = {f"fit_{one.option.pk}": one.mine for one in result.tallies}
        form = AnswerForm(poll=poll, initial=chosen)
    return {
        "poll": poll,
        "result": result,
        "answers": _answers(result, form) if result and form else [],
        "form": form if form and form.is_bound else None,
        "tasks": [
            {"task": one, "may_take": not one.owner_id and rules.is_in(mine), "may_finish": _may_finish(request, found, one, mine)}
            for one in page.tasks
        ],
    }  # fmt: skip


def _may_finish(request: HttpRequest, found: Group, task: Any, mine: Membership | None) -> bool:
    task.group = found
    return bool(meeting_rules.may_finish_task(request.person, task, mine))


def _answers(result: meetings.PollResult, form: AnswerForm) -> list[dict[str, Any]]:
    """Each offered time with its field, how it suits the others, and whether it is the best."""
    return [
        {
            "tally": one,
            "field": form[f"fit_{one.option.pk}"],
            "best": one is result.best,
            "most": 2 * max(result.answered, 1),
        }
        for one in result.tallies
    ]


@require_safe
def minutes_list(request: HttpRequest, pk: int) -> HttpResponse:
    """All published minutes of a group."""
    found = find_group(request, pk)
    page = meetings.minutes_page(found, request.GET.get("after", ""))
    return render(request, "groups/minutes_list.html", {"group": found, "page": page})


def find_meeting(request: HttpRequest, pk: int) -> tuple[Meeting, Membership | None]:
    found = find_seen(meetings.meetings_visible_to, request.person, pk)
    return found, groups.membership(request.person, found.group)


@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: when, where, what about; and what was said, as far as it is published."""
    found, mine = find_meeting(request, pk)
    inside = bool(rules.may_see_inside(request.person, mine))
    person = request.person
    context = {
        "meeting": found,
        "inside": inside,
        "readable": found.is_published or (inside and found.took_place),
        "came": len(meetings.present_ids(found)) if found.took_place else 0,
        "may_arrange": bool(rules.may_arrange(person, found.group, mine)),
        "may_call": bool(rules.may_arrange(person, found.group, mine)) and found.state == "planned",
        "call": meeting_rules.may_call(person, found, mine),
        "may_write": meeting_rules.may_write_minutes(person, found, mine),
        "may_approve": meeting_rules.may_approve(person, found, mine),
        "may_correct": meeting_rules.may_ask_correction(person, found, mine),
        "may_publish": meeting_rules.may_publish(person, found, mine),
        "paper": is_on("documents"),
    }
    return render(request, "groups/meeting.html", context)


@require_safe
def minutes_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Published minutes as PDF, made once and kept for a day."""
    found, _mine = find_meeting(request, pk)
    if not found.is_published or not is_on("documents"):
        raise Http404
    key = f"minutes:{found.pk}:{found.sequence}"
    content = cache.get(key)
    if content is None:
        limit("groups:papers", MAKING)
        content = minutes_pdf(_paper(found))
        cache.set(key, content, KEPT_SECONDS)
    answer = HttpResponse(content, content_type="application/pdf")
    name = turkish.slug(f"{found.group.name} {found.title}")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _paper(found: Meeting) -> MinutesPaper:
    return MinutesPaper(
        body=found.group.name,
        title=found.title,
        starts_at=found.starts_at,
        place=found.place,
        present=len(meetings.present_ids(found)),
        guests=found.guests,
        agenda=found.agenda_points,
        parts=found.parts,
        approved_at=found.approved_at or found.starts_at,
        published_at=found.published_at or found.starts_at,
        address=found.get_absolute_url(),
    )


@require_safe
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The meetings of a group for calendars: without the link, which members find on the page."""
    found = find_group(request, pk)
    answer = ical.answer(found.name, map(event_of, meetings.for_calendar(found)))
    answer["Content-Disposition"] = f'inline; filename="{found.slug}.ics"'
    return answer
