"""The list, voting, writing, one's own statements and votes, and the result."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from meydan.base.edge import find, refusals_on, sign_in_first
from meydan.base.errors import Refused
from meydan.base.limits import address_of
from meydan.base.same_for_all import same_for_all
from meydan.base.sentences import sentence
from meydan.conversations import actions, signing_in
from meydan.conversations.forms.public import FilterForm, FixForm, StatementForm, VoteForm
from meydan.conversations.models import Conversation, Voice, Vote
from meydan.conversations.queries import conversations, statements, voting
from meydan.conversations.queries.results import result_page, rows_of, took_part_words
from meydan.conversations.rules import may_fix, may_vote
from meydan.conversations.views.cookie import keep_token, token_of
from meydan.moderation.queries import waiting_among

NEAR = {"", "127.0.0.1", "::1"}
GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def conversation_list(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    text, when = request.GET.get("q", "").strip()[:200], request.GET.get("when", "")
    page = conversations.list_page(text=text, when_code=when, after=request.GET.get("after", ""))
    return render(request, "conversations/list.html", {"page": page, "form": form})


@never_cache
@require_safe
def conversation(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """Vote, write what is missing, and see what unites."""
    found = find(conversations.conversations_visible_to(request.person), pk=pk)
    if slug != found.slug:
        return redirect(found, permanent=True)
    return render(request, "conversations/conversation.html", _page(request, found, StatementForm()))


def _page(request: HttpRequest, found: Conversation, form: StatementForm) -> dict[str, Any]:
    voice = voting.voice_of(found, request.person, token_of(request))
    last, result = _number(request.GET.get("last", "")), conversations.result_of(found)
    return {
        **_card(request, found, voice, number=_number(request.GET.get("statement", ""))),
        "last": voting.answer_to(found, voice, last) if last else None,
        "form": form,
        "is_found": bool(result and result.findings),
        "counted": took_part_words(result),
        "report": same_for_all(request, "conversations/_report.html", _story, found) if found.report_at else "",
        "story": same_for_all(request, "conversations/_story.html", _story, found),
    }


def _story(_request: HttpRequest, found: Conversation) -> dict[str, Any]:
    return {"conversation": found, "result": result_page(found, most=3)}


def _number(asked: str) -> int | None:
    return int(asked) if asked.isdecimal() and len(asked) < 10 else None


def _card(
    request: HttpRequest, found: Conversation, voice: Voice | None, *, number: int | None = None
) -> dict[str, Any]:
    """Context of the voting card: the statement `number` or the next one."""
    ruling = may_vote(request.person, found)
    asks_account = found.with_account and request.person is None and found.is_open
    return {
        "conversation": found,
        "card": voting.card_for(found, voice, number=number) if ruling or asks_account else None,
        "asks_account": asks_account,
        "why_not": ruling.sentence,
        "took_part": voice is not None or request.person is not None,
    }


@never_cache
@require_POST
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """One answer; then the next statement, in place where htmx asks for it."""
    found = find(conversations.conversations_visible_to(request.person), pk=pk)
    form, token = VoteForm(request.POST), token_of(request)
    if not form.is_valid():
        return redirect(found)
    statement = find(statements.statements_of_conversation(found), pk=form.cleaned_data["statement"])
    value = form.cleaned_data["value"]
    if found.with_account and request.person is None:
        signing_in.keep(request, found.pk, statement=statement.pk, value=value)
        return _away(request) if request.htmx else sign_in_first(request)
    try:
        cast = actions.cast_vote(
            by=request.person,
            token=token,
            conversation=found,
            statement=statement,
            value=value,
            address=_address(request),
        )
    except Refused as refusal:
        if not request.htmx:
            raise
        return _not_counted(request, found, token, refusal)
    return _after(request, found, cast, Vote(voice=cast.voice, statement=statement, value=value))


def _away(request: HttpRequest) -> HttpResponse:
    """The whole page goes to the sign-in, not the card alone."""
    return HttpResponse(headers={"HX-Redirect": sign_in_first(request)["Location"]})


def _not_counted(request: HttpRequest, found: Conversation, token: str, refusal: Refused) -> HttpResponse:
    """The reason stands in the card, which stays."""
    voice = voting.voice_of(found, request.person, token)
    context = {**_card(request, found, voice), "refused": sentence(refusal.code, refusal.facts), "swapped": True}
    return render(request, "conversations/_card.html", context, status=422)


def _after(request: HttpRequest, found: Conversation, cast: actions.Cast, given: Vote) -> HttpResponse:
    if request.htmx:
        context = {**_card(request, found, cast.voice), "last": given, "swapped": True}
        response = render(request, "conversations/_card.html", context)
    else:
        response = redirect(f"{found.get_absolute_url()}?last={given.statement.number}#card")
    keep_token(response, cast.token)
    return response


def _address(request: HttpRequest) -> str:
    """A mark of where a request came from, which can't be turned back; empty where only our own proxy is to be seen."""
    address = address_of(request)
    return "" if address in NEAR else salted_hmac("conversations.address", address, algorithm="sha256").hexdigest()[:16]


@never_cache
@GET_POST
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a statement. A page of its own only for mistakes."""
    found = find(conversations.conversations_visible_to(request.person), pk=pk)
    form = StatementForm(request.POST or None)
    cast = None
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        if found.with_account and request.person is None:
            signing_in.keep(request, found.pk, text=text)
            return sign_in_first(request)
        with refusals_on(form):
            _made, cast = actions.write_statement(
                by=request.person, token=token_of(request), conversation=found, text=text, language=get_language() or "tr",
                address=_address(request),
            )  # fmt: skip
        if cast and form.is_valid():
            response = redirect("conversations:own", found.pk)
            keep_token(response, cast.token)
            return response
    context = {"conversation": found, "form": form, "ruling": may_vote(request.person, found)}
    return render(request, "conversations/write.html", context, status=form.status)


@never_cache
@require_safe
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """My statements and what became of them; my votes. Who has many reads the ones or the others (`list`), and searches in them."""
    found = find(conversations.conversations_visible_to(request.person), pk=pk)
    voice = voting.voice_of(found, request.person, token_of(request))
    voice_id = voice.pk if voice else None
    text, after, only = (
        request.GET.get("q", "").strip()[:100],
        request.GET.get("after", ""),
        request.GET.get("list", ""),
    )
    page = voting.written_page(
        voting.written_by(found, request.person, voice), after if only == "written" else "", text
    )
    held = waiting_among([one.ref for one in page.items])
    written = [
        {"statement": one, "may_fix": may_fix(request.person, voice_id, one), "held": one.ref in held}
        for one in page.items
    ]
    answers = voting.answers_page(voice, after if only != "written" else "", text)
    context = {
        "conversation": found,
        "written": written,
        "written_page": page,
        "answers": answers,
        "only": only if only in {"written", "answers"} else "",
        "text": text,
        "many": bool(text or page.next or answers.next or after),
    }
    return render(request, "conversations/own.html", context)


@never_cache
@GET_POST
def fix(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Mend a slip in one's own statement, once."""
    found = find(conversations.conversations_visible_to(request.person), pk=pk)
    token = token_of(request)
    voice = voting.voice_of(found, request.person, token)
    statement = find(voting.written_by(found, request.person, voice), number=number)
    form = FixForm(request.POST or None, initial={"text": statement.text})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.fix_statement(by=request.person, token=token, statement=statement, text=form.cleaned_data["text"])
        if form.is_valid():
            return redirect("conversations:own", found.pk)
    ruling = may_fix(request.person, voice.pk if voice else None, statement)
    context = {"conversation": found, "form": form, "ruling": ruling, "statement": statement}
    return render(request, "conversations/fix.html", context, status=form.status)


@require_safe
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that was found: what unites, where we part, the groups, each statement with its figures."""
    found = find(conversations.conversations_visible_to(request.person), pk=pk)
    body = same_for_all(request, "conversations/_result.html", _result, found)
    return render(request, "conversations/result.html", {"conversation": found, "body": body})


def _result(request: HttpRequest, found: Conversation) -> dict[str, Any]:
    order, text = request.GET.get("order", "voted"), request.GET.get("q", "").strip()[:100]
    shown = result_page(found)
    page = None
    if shown and shown.is_there:
        page = statements.all_of(found, order=order, text=text, after=request.GET.get("after", ""))
    return {
        "conversation": found,
        "result": shown,
        "counted": took_part_words(conversations.result_of(found)),
        "order": order,
        "text": text,
        "page": page,
        "rows": rows_of(shown, page.items) if shown and page else [],
    }
