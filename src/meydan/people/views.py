"""Signing in, one's own data, and roles at the desk."""

from typing import Any

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.core.internal.cryptokit import compare_user_code
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from meydan.base import languages, sheets
from meydan.base.edge import desk_only, find, refusals_on, safe_next, sign_in_first
from meydan.base.forms import MeydanForm
from meydan.base.paging import page_by_key
from meydan.base.town import town
from meydan.people import actions, queries, signing_in
from meydan.people.forms import (
    CodeForm,
    ConsentsForm,
    ContactForm,
    GrantForm,
    NewPasswordForm,
    PasswordSignInForm,
    PeopleFilter,
    ProfileForm,
    WelcomeForm,
)
from meydan.people.models import Person
from meydan.people.rules import may_see_people, provider

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """One field: e-mail or phone. The answer is the same for known and unknown people."""
    if request.person:
        return signing_in.go_on(request)
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        how, contact = form.cleaned_data["contact"]
        with refusals_on(form):
            signing_in.send_code(request, how, contact)
            request.session["code_sent_to"] = contact
        if form.is_valid():
            return redirect(signing_in.with_next(request, "people:code"))
    context = {"form": form, "next": safe_next(request), "provider": provider()}
    return render(request, "people/sign_in.html", context, status=form.status)


@never_cache
@GET_POST
def code(request: HttpRequest) -> HttpResponse:
    """Enter the code; what the visitor began is finished here."""
    process = signing_in.pending_code(request)
    if process is None:
        return redirect(signing_in.with_next(request, "people:sign_in"))
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if compare_user_code(actual=form.cleaned_data["code"], expected=process.code):
            return _enter(request, process)
        if not process.record_invalid_attempt():
            said = _("The code was wrong too many times. Please ask for a new one.")
            context = {"form": ContactForm(), "said": said, "next": safe_next(request), "provider": provider()}
            return render(request, "people/sign_in.html", context, status=422)
        form.add_error("code", _("This is not the code in the message. Please look again."))
    context = {"form": form, "sent_to": request.session.get("code_sent_to", ""), "next": safe_next(request)}
    return render(request, "people/code.html", context, status=form.status)


def _enter(request: HttpRequest, process: LoginCodeVerificationProcess) -> HttpResponse:
    answer = process.finish(None)
    if signing_in.second_step_waits(request):
        return redirect(signing_in.with_next(request, "people:second_step"))
    return signing_in.go_on(request) if request.user.is_authenticated else answer


@never_cache
@GET_POST
def password(request: HttpRequest) -> HttpResponse:
    """Sign in by password, for those who set one."""
    form = PasswordSignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        how, contact = form.cleaned_data["login"]
        with refusals_on(form):
            signing_in.sign_in_by_password(request, how, contact, form.cleaned_data["password"])
        if form.is_valid() and request.user.is_authenticated:
            return signing_in.go_on(request)
        if form.is_valid() and signing_in.second_step_waits(request):
            return redirect(signing_in.with_next(request, "people:second_step"))
        if form.is_valid():
            form.add_error(None, _("Contact and password don’t match. You can also sign in by code."))
    context = {"form": form, "next": safe_next(request)}
    return render(request, "people/password.html", context, status=form.status)


@never_cache
@GET_POST
def welcome(request: HttpRequest) -> HttpResponse:
    """The first time: age band, name, neighbourhood; the notice shown; consents apart from it."""
    if request.person is None:
        return sign_in_first(request)
    form = WelcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        version = queries.notice_version()
        with refusals_on(form):
            actions.introduce(
                by=request.person,
                age_band=form.cleaned_data["age_band"],
                display_name=form.cleaned_data["display_name"],
                neighbourhood=form.cleaned_data["neighbourhood"],
                language=get_language() or "tr",
                notice_version=version,
                sex=request.person.sex,
                is_student=request.person.is_student,
            )
            actions.choose_consents(by=request.person, purposes=form.consents, version=version)
        if form.is_valid():
            return signing_in.go_on(request)
    context = {
        "form": form,
        "next": safe_next(request),
        "notice": town().text("privacy"),
        "notice_language": town().language_of("privacy"),
    }
    return render(request, "people/welcome.html", context, status=form.status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("front:home")


@never_cache
@GET_POST
def profile(request: HttpRequest) -> HttpResponse:
    """What the person told about themselves, to see and correct."""
    person = request.person
    if person is None:
        return sign_in_first(request)
    start = {name: getattr(person, name) for name in ("age_band", "display_name", "neighbourhood", "phone", "sex")}
    start["is_student"] = {True: "yes", False: "no", None: ""}[person.is_student]
    start["language"] = languages.spoken(person.language)
    form = ProfileForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.introduce(
                by=person,
                age_band=form.cleaned_data["age_band"],
                display_name=form.cleaned_data["display_name"],
                neighbourhood=form.cleaned_data["neighbourhood"],
                language=form.cleaned_data.get("language") or person.language,
                notice_version=queries.notice_version(),
                sex=form.cleaned_data["sex"],
                is_student=form.cleaned_data["is_student"],
            )
            if form.cleaned_data["phone"] != (person.phone or ""):
                actions.change_contact(by=person, phone=form.cleaned_data["phone"] or None)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("people:profile")
    return render(request, "people/profile.html", {"form": form}, status=form.status)


@never_cache
@GET_POST
def new_password(request: HttpRequest) -> HttpResponse:
    """Set or change a password; the code goes on working."""
    if request.person is None:
        return sign_in_first(request)
    form = NewPasswordForm(request.POST or None, person=request.person)
    if request.method == "POST" and form.is_valid():
        actions.set_password(by=request.person, password=form.cleaned_data["password"])
        update_session_auth_hash(request, request.person)
        messages.success(request, _("Your password is set."))
        return redirect("people:profile")
    return render(request, "people/new_password.html", {"form": form}, status=form.status)


@never_cache
@GET_POST
def consents(request: HttpRequest) -> HttpResponse:
    """Which notice was shown, what was agreed to, with receipts; to give and to withdraw."""
    if request.person is None:
        return sign_in_first(request)
    given = list(queries.consents_of(request.person))
    standing = {one.purpose: True for one in given if one.withdrawn_at is None}
    form = ConsentsForm(request.POST or None, initial=standing)
    if request.method == "POST" and form.is_valid():
        actions.choose_consents(by=request.person, purposes=form.consents, version=queries.notice_version())
        messages.success(request, _("Saved."))
        return redirect("people:consents")
    context = {"form": form, "given": given, "shown": queries.notices_shown_to(request.person)}
    return render(request, "people/consents.html", context, status=form.status)


@require_safe
@desk_only(may_see_people)
def desk_people(request: HttpRequest) -> HttpResponse:
    """Search people and see who holds which role."""
    said = {name: request.GET.get(name, "").strip()[:100] for name in ("q", "role", "unit")}
    everyone = request.GET.get("all") == "1" or bool(said["q"])
    people = queries.people_for_desk(said["q"], staff_only=not everyone, role=said["role"], unit=said["unit"])
    if sheets.asked(request):
        return sheets.answer(request, "people", _columns(), people.order_by("display_name", "pk"))
    page = page_by_key(people, order=["display_name", "pk"], after=request.GET.get("after", ""), per_page=30)
    form = PeopleFilter({**said, "all": request.GET.get("all", "")}, auto_id="f-%s")
    return render(request, "people/desk_people.html", {"page": page, "form": form, "everyone": everyone})


def _columns() -> sheets.Columns:
    return [
        (_("Name"), lambda one: one.name),
        (_("E-mail"), lambda one: one.email),
        (_("Mobile phone"), lambda one: one.phone),
        (_("Neighbourhood"), lambda one: one.neighbourhood.name if one.neighbourhood else ""),
        (_("Roles"), lambda one: ", ".join(grant.words for grant in one.roles_now)),
        (_("Joined on"), lambda one: one.joined_at),
    ]


@GET_POST
@desk_only(may_see_people)
def desk_person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person's roles: give one, end one."""
    person = find(queries.people_for_desk("", staff_only=False), pk=pk)
    form = GrantForm(request.POST if request.POST.get("do") == "grant" else None)
    if request.method == "POST" and request.POST.get("do") == "reset":
        actions.reset_factors(by=request.person, person=person)
        messages.success(request, _("The second step is taken away. The person is told."))
        return redirect("people:desk_person", person.pk)
    if request.method == "POST" and request.POST.get("do") == "end":
        grant = find(queries.roles_of(person), pk=request.POST.get("grant"))
        ending = MeydanForm(request.POST)
        with refusals_on(ending):
            actions.end_role(by=request.person, grant=grant)
        if ending.is_valid():
            messages.success(request, _("The role has ended."))
            return redirect("people:desk_person", person.pk)
        return _person_page(request, person, form, refusal=ending, grant=grant)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            actions.grant_role(
                by=request.person,
                person=person,
                role=form.cleaned_data["role"],
                unit=form.cleaned_data["unit"],
                neighbourhood=form.cleaned_data["neighbourhood"],
            )
        if form.is_valid():
            messages.success(request, _("The role is given. The person is told."))
            return redirect("people:desk_person", person.pk)
    return _person_page(request, person, form)


def _person_page(
    request: HttpRequest, person: Person, form: GrantForm, *, refusal: MeydanForm | None = None, grant: Any = None
) -> HttpResponse:
    """`refusal`: why the role `grant` did not end."""
    context = {
        "someone": person,
        "form": form,
        "factors": queries.factors_of(person),
        "held": queries.held_by(person),
        "leaves": queries.leaves_of(person),
        "refusal": refusal,
        "grant": grant,
    }
    return render(request, "people/desk_person.html", context, status=(refusal or form).status)
