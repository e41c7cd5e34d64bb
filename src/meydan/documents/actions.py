"""Making letters and notes, wording them, attaching official papers, and issuing certificates."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import batched
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.cards import Briefing, Matter, Scope
from meydan.base.errors import Refused
from meydan.base.limits import limit
from meydan.base.outbox import notify
from meydan.base.town import town
from meydan.documents import files, letters, notes, pack, scopes
from meydan.documents.certificates import facts_of, sealed_facts
from meydan.documents.codes import new_code
from meydan.documents.letters import Signer, UnitLetter
from meydan.documents.models import (
    Certificate,
    Claim,
    Document,
    DocumentKind,
    OfficialReference,
    Opening,
    PackText,
    Wording,
)
from meydan.documents.queries.certificates import paper_frame
from meydan.documents.queries.letters import usual_signer
from meydan.documents.queries.wordings import wording
from meydan.documents.rules import (
    LONGEST_PERIOD,
    MOST_MATTERS,
    NO_FILE,
    NOTHING_CHOSEN,
    NOTHING_NEW,
    PERIOD,
    may_approve_text,
    may_issue,
    may_open,
    may_revoke,
    may_say,
    may_send_about,
    may_write_letters,
)
from meydan.documents.sheets import document, fingerprint, official_language
from meydan.documents.signing import new_salt, sign
from meydan.documents.wordings import TEMPLATES, fill
from meydan.goals.models import Goal
from meydan.moderation.queries import photos_by_ref
from meydan.people.models import Person
from meydan.places.models import Neighbourhood, Unit
from meydan.places.queries import neighbourhoods, units

RATE = "300/h"


@transaction.atomic
def write_to_unit(
    *,
    by: Person,
    matters: Sequence[Matter],
    unit: Unit,
    subject: str,
    text: str,
    signer: Signer,
    copies: str = "",
    earlier: Sequence[Matter] = (),
) -> Document:
    """One letter to a unit about one or many contributions. Annexes show published photos only, and no names; the first one also
    tells what came `earlier`."""
    may_send_about(by, matters).or_refuse()
    photos = photos_by_ref(None, [one.ref for one in matters])
    with official_language():
        letter = UnitLetter(unit.name, subject, text, signer, by.display_name, copies)
        data = letters.to_unit(letter, matters, photos, earlier)
    return _keep(by, DocumentKind.UNIT_LETTER, data, matters, unit=unit)


@transaction.atomic
def write_to_units(*, by: Person, matters: Sequence[Matter], signer: Signer) -> list[Document]:
    """A letter to each unit that owes an answer to some of `matters`, in the town's wording; all or none. What no unit has
    is left out, and a unit that owes more than one letter takes gets several."""
    of_unit = [(unit, [one for one in matters if one.unit_id == unit.pk]) for unit in units()]
    made = []
    for unit, owed in of_unit:
        for some in batched(owed, MOST_MATTERS):
            with official_language():
                facts = letters.unit_letter_facts(some, unit.name)
                text = fill(wording(DocumentKind.UNIT_LETTER), facts)
            made.append(
                write_to_unit(by=by, matters=some, unit=unit, subject=facts["subject"], text=text, signer=signer)
            )
    if not made:
        raise Refused(NOTHING_CHOSEN)
    return made


@transaction.atomic
def write_to_resident(*, by: Person, matter: Matter, name: str, address: str, text: str, signer: Signer) -> Document:
    """An answer letter. It is erased with the person to whom it is written."""
    may_send_about(by, [matter]).or_refuse()
    with official_language():
        data = letters.to_resident(
            matter, name=name, address=address, text=text, signer=signer, contact=by.display_name
        )
    return _keep(by, DocumentKind.ANSWER_LETTER, data, [matter], person_id=matter.person_id)


@transaction.atomic
def write_thanks(*, by: Person, matter: Matter, to: str, address: str, text: str) -> Document:
    """A letter of thanks to an organisation, signed by who signs the town's letters."""
    may_send_about(by, [matter]).or_refuse()
    with official_language():
        signer = Signer(usual_signer(), town().say("letters", "signer_title"))
        data = letters.of_thanks(matter, to=to, address=address, text=text, signer=signer, contact=by.display_name)
    return _keep(by, DocumentKind.THANKS, data, [matter])


@transaction.atomic
def write_note(
    *, by: Person, scope: Scope, place: Neighbourhood | None, goal: Goal | None, occasion: str = "", decision: str = ""
) -> Document:
    """One page for the mayor on the town, a neighbourhood, a goal or a subject within a period."""
    may_write_letters(by).or_refuse()
    _check_period(scope)
    told = scopes.briefings(scope).get(None, Briefing())
    changed = [line for lines in scopes.changes(scope).values() for line in lines]
    with official_language():
        about = " · ".join(str(one) for one in (scope.words, place, goal) if one) or _("The whole town")
        sheet = notes.for_mayor(
            about=about,
            scope=scope,
            told=told,
            changed=sorted(changed, key=_by_day, reverse=True),
            wording=wording(DocumentKind.NOTE),
            population=place.population if place else None,
            together=scopes.done_together(scope),
            missing=scopes.missing(scope),
            occasion=occasion,
            decision=decision,
            address=reverse("places:detail", args=[place.slug]) if place else "/",
        )
        data = document(f"{sheet['label']}: {about}", [sheet])
    return _keep(by, DocumentKind.NOTE, data, told.matters[: notes.ROWS], place=place)


def _by_day(line: tuple[str, str]) -> tuple[str, ...]:
    return tuple(reversed(line[0].split(".")))


def _check_period(scope: Scope) -> None:
    if not 0 <= (scope.until - scope.since).days <= LONGEST_PERIOD:
        raise Refused(PERIOD, field="until")


@transaction.atomic
def write_weekly(*, by: Person, since: date, until: date, place: Neighbourhood | None) -> Document:
    """A page for the muhtar of one neighbourhood, or for all of them in one document."""
    may_write_letters(by).or_refuse()
    scope = Scope(since, until, place.pk if place else None)
    _check_period(scope)
    with official_language():
        places = [place] if place else neighbourhoods()
        sheets = scopes.weekly_sheets(places, scope, wording(DocumentKind.WEEKLY))
        about = place.name if place else _("all neighbourhoods")
        data = document(f"{DocumentKind.WEEKLY.label}: {about}, {notes.period(scope)}", sheets)
    return _keep(by, DocumentKind.WEEKLY, data, [], place=place)


def _keep(by: Person, what: str, data: Mapping[str, Any], about: Sequence[Matter], **links: Any) -> Document:
    """Store everything that stands in the paper, so that the same paper can be made again."""
    limit(f"document:{by.pk}", RATE)
    made = Document.objects.create(
        what=what,
        title=data["title"][:200],
        about=[one.ref for one in about],
        numbers=list(dict.fromkeys(one.number for one in about if one.number)),
        data=data,
        hash=fingerprint(data),
        made_by=by,
        at=clock.now(),
        **links,
    )
    record("documents.made", by=by, ref=made.ref, what=what, about=made.about)
    return made


@transaction.atomic
def save_wording(*, by: Person, template: str, text: str) -> Wording:
    """Word a kind of document anew; an empty text brings the shipped one back. What was before stays in the history."""
    may_say(by, text, TEMPLATES[template].places).or_refuse()
    made = Wording.objects.create(template=template, text=text.strip(), by=by, at=clock.now())
    record("documents.worded", by=by, template=template, shipped=not made.text)
    return made


@transaction.atomic
def attach_reference(
    *, by: Person, of: str, upload: "UploadedFile[Any] | None" = None, public: bool = False, **said: Any
) -> OfficialReference:
    """Note an official paper about a thing: what, number, dated, unit, words; with its file if there is one."""
    may_write_letters(by).or_refuse()
    made = OfficialReference(of=of, by=by, at=clock.now(), **said)
    _put_file(made, upload, public)
    made.save()
    record("documents.attached", by=by, ref=made.ref, of=of, public=public)
    return made


@transaction.atomic
def change_reference(
    *,
    by: Person,
    reference: OfficialReference,
    upload: "UploadedFile[Any] | None" = None,
    public: bool = False,
    **said: Any,
) -> OfficialReference:
    """Correct it, replace its file, or change who may read the file."""
    may_write_letters(by).or_refuse()
    reference = OfficialReference.objects.select_for_update().get(pk=reference.pk)
    for name, value in said.items():
        setattr(reference, name, value)
    _put_file(reference, upload, public)
    reference.save()
    record("documents.changed", by=by, ref=reference.ref, of=reference.of, public=public)
    return reference


def _put_file(reference: OfficialReference, upload: "UploadedFile[Any] | None", public: bool) -> None:
    if upload:
        old = reference.key
        reference.suffix, content = files.readable(upload)
        reference.key, reference.size = files.keep(content), len(content)
        transaction.on_commit(lambda: files.remove(old))
    if public and not reference.key:
        raise Refused(NO_FILE, field="public")
    reference.public = public


def keep_upload(*, upload: "UploadedFile[Any]") -> tuple[str, str]:
    """(key, suffix) of a file that was looked at and stored, for a slice that keeps files of its own. Raises Refused."""
    suffix, content = files.readable(upload)
    return files.keep(content), suffix


def check_upload(*, upload: "UploadedFile[Any]") -> None:
    """Raises Refused for a file that `keep_upload` would not take."""
    files.readable(upload)


def drop_upload(*, key: str) -> None:
    files.remove(key)


@transaction.atomic
def remove_reference(*, by: Person, reference: OfficialReference) -> None:
    """Take a paper away that does not belong here, with its file."""
    may_write_letters(by).or_refuse()
    ref, key = reference.ref, reference.key
    reference.delete()
    transaction.on_commit(lambda: files.remove(key))
    record("documents.removed", by=by, ref=ref, of=reference.of)


# Certificates


@transaction.atomic
def issue_certificate(
    *, by: Person, person: Person, claim: Claim, name: str, frame: tuple[str, str] | None = None
) -> Certificate:
    """Seal what a slice above certifies about `person`, after its own rule. A paper about the same thing that is there gives
    way to it; one that says the same is not made again. One person's papers are issued one after the other. `frame`: `paper_frame`,
    where somebody who issues many has asked for it."""
    may_issue(by, name).or_refuse()
    Person.objects.select_for_update().get(pk=person.pk)
    with official_language():
        wording, signer = frame or paper_frame(claim.what)
        facts = facts_of(claim, name=name.strip(), wording=wording, signer=signer)
    before = _before(person, claim, facts)
    made = Certificate(what=claim.what, of=claim.of, person=person, facts=facts, valid_until=claim.valid_until)
    made.code, made.salt, made.supersedes, made.issued_by = new_code(), new_salt(), before, by
    made.issued_on, made.at = clock.today(), clock.now()
    made.seal = sign(sealed_facts(made))
    made.save()
    if by != person:
        notify(person, "documents.certificate", ref=made.ref)
    record("documents.certificate_issued", by=by, ref=made.ref, what=made.what, of=made.of)
    return made


def _before(person: Person, claim: Claim, facts: Mapping[str, Any]) -> Certificate | None:
    """The valid paper about the same thing, which ends here."""
    rows = Certificate.objects.filter(person=person, what=claim.what, of=claim.of, revoked_at=None, superseded_at=None)
    before = rows.first()
    if before is None:
        return None
    if before.facts == facts and before.valid_until == claim.valid_until:
        raise Refused(NOTHING_NEW, number=before.spoken_code)
    before.superseded_at = clock.now()
    before.save(update_fields=["superseded_at"])
    return before


@transaction.atomic
def revoke_certificate(*, by: Person, certificate: Certificate, reason: str) -> Certificate:
    """It is not valid any more; whoever verifies it reads since when, the holder also why."""
    certificate = Certificate.objects.select_for_update(of=("self",)).select_related("person").get(pk=certificate.pk)
    may_revoke(by, certificate, reason).or_refuse()
    _revoke(by, certificate, reason)
    return certificate


def end_certificates(*, by: Person | None, of: str, what: str, reason: str) -> None:
    """What a slice above certified about a thing has ended: its papers count no more. Part of that slice's own verb, after its rule."""
    rows = Certificate.objects.select_for_update(of=("self",)).select_related("person")
    for one in rows.filter(of=of, what=what, revoked_at=None, superseded_at=None):
        _revoke(by, one, reason)


def _revoke(by: Person | None, certificate: Certificate, reason: str) -> None:
    certificate.revoked_at, certificate.revoked_by, certificate.reason = clock.now(), by, reason.strip()
    certificate.save(update_fields=["revoked_at", "revoked_by", "reason"])
    if certificate.person:
        notify(certificate.person, "documents.certificate_revoked", ref=certificate.ref, words=certificate.reason)
    record("documents.certificate_revoked", by=by, ref=certificate.ref)


@transaction.atomic
def open_certificate(*, by: Person, certificate: Certificate, opened: Collection[str]) -> Certificate:
    """The holder chooses what the public page shows of a paper."""
    may_open(by, certificate).or_refuse()
    certificate.opened = [one for one in Opening.values if one in opened]
    certificate.save(update_fields=["opened"])
    record("documents.certificate_opened", by=by, ref=certificate.ref, opened=certificate.opened)
    return certificate


# The pack of legal texts


@transaction.atomic
def save_pack_text(*, by: Person, what: str, text: str) -> PackText:
    """Word a legal text anew; it waits for approval. An empty text brings the shipped draft back."""
    may_say(by, text, pack.PLACES).or_refuse()
    made = PackText.objects.create(what=what, text=text.strip(), by=by, at=clock.now())
    record("documents.pack_worded", by=by, what=what, shipped=not made.text)
    return made


@transaction.atomic
def approve_pack_text(*, by: Person, what: str, basis: str, summary_fits: bool = False) -> PackText:
    """The latest version is approved: from now on it is the one in use. `summary_fits`: whether the short version in other
    languages says the same."""
    latest = PackText.objects.select_for_update().filter(what=what).first()
    may_approve_text(by, latest, basis).or_refuse()
    approved = latest or PackText(what=what, at=clock.now())
    approved.approved_by, approved.approved_at, approved.basis = by, clock.now(), basis.strip()
    approved.summary_fits = summary_fits
    approved.save()
    record("documents.pack_approved", by=by, what=what, version=approved.pk)
    return approved
