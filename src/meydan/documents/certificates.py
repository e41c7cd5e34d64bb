"""From what was done to the facts of a certificate, and from the facts to its sheet."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meydan.base import clock
from meydan.base.templatetags.ui import day, number
from meydan.base.town import town
from meydan.documents.codes import LENGTH
from meydan.documents.models import Certificate, CertificateKind, Claim, Service
from meydan.documents.sheets import Sheet, address_line, head, listed, paragraphs, signature
from meydan.documents.signing import NotSealed, mark, public_keys, signed_by
from meydan.documents.wordings import fill

MOST_LINES = 16
"""So many duties stand on a record of service; the rest is summed up in the last line."""


def facts_of(claim: Claim, *, name: str, wording: str, signer: str) -> dict[str, Any]:
    """Everything that will stand in the paper, in the town's language, as it is sealed."""
    return {
        "name": name,
        "lines": [_line(one) for one in claim.lines[:MOST_LINES]],
        "more": len(claim.lines[MOST_LINES:]),
        "minutes": claim.minutes,
        "times": sum(line.times for line in claim.lines),
        "since": claim.since.isoformat(),
        "until": claim.until.isoformat(),
        "units": list(dict.fromkeys(line.unit for line in claim.lines if line.unit)),
        "goals": list(dict.fromkeys(line.goal for line in claim.lines if line.goal)),
        "text": fill(wording, words_for(claim, name)),
        "changed": list(claim.changed),
        "town": town().say("municipality"),
        "signer": signer,
        "signer_title": town().say("letters", "signer_title"),
    }


def _line(one: Service) -> dict[str, Any]:
    return {
        "what": one.what,
        "unit": one.unit,
        "goal": one.goal,
        "since": one.since.isoformat(),
        "until": one.until.isoformat(),
        "minutes": one.minutes,
        "times": one.times,
    }


def time_in_words(minutes: int) -> str:
    """3 saat 30 dakika: on paper nothing is shortened."""
    hours, rest = divmod(minutes, 60)
    parts = [ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": number(hours)}] if hours else []
    if rest or not hours:
        parts.append(ngettext("%(count)s minute", "%(count)s minutes", rest) % {"count": rest})
    return " ".join(parts)


def words_for(claim: Claim, name: str) -> dict[str, Any]:
    """What fills the wording of a certificate."""
    return {
        "name": name,
        "what": listed([line.what for line in claim.lines[:3]]),
        "unit": listed(list(dict.fromkeys(line.unit for line in claim.lines if line.unit))[:3]),
        "hours": time_in_words(claim.minutes),
        "times": sum(line.times for line in claim.lines),
        "duties": len(claim.lines),
        "period": _period_in_words(claim.since, claim.until),
    }


def _period_in_words(since: date, until: date) -> str:
    if since == until:
        return _("on %(day)s") % {"day": day(since)}
    return _("between %(since)s and %(until)s") % {"since": day(since), "until": day(until)}


def unsealed(claim: Claim, facts: Mapping[str, Any]) -> Certificate:
    """The paper as it would be, for a preview: nothing is stored, and where its code will stand there are dots."""
    return Certificate(
        what=claim.what, code="•" * LENGTH, facts=facts, issued_on=clock.today(), valid_until=claim.valid_until
    )


def sealed_facts(one: Certificate) -> dict[str, Any]:
    """What the seal signs: nothing of it tells who the person is."""
    return {**_frame(one), "mark": mark(one.facts, one.salt)}


def _frame(one: Certificate) -> dict[str, str]:
    """What stays when the person goes."""
    valid_until = one.valid_until.isoformat() if one.valid_until else ""
    return {"code": one.code, "what": one.what, "issued_on": one.issued_on.isoformat(), "valid_until": valid_until}


def is_genuine(one: Certificate) -> bool:
    """Whether the town's seal is on it and fits what stands in the database. Of somebody who has gone only the mark is left."""
    try:
        signed = signed_by(one.seal, public_keys())
    except NotSealed:
        return False
    gone = not one.facts and not one.salt and one.person_id is None
    return signed == {**_frame(one), "mark": signed.get("mark") if gone else mark(one.facts, one.salt)}


def sheet_of(one: Certificate) -> Sheet:
    """One page: a certificate, a record with its table, or a card."""
    facts = one.facts
    url = settings.ADDRESS.rstrip("/") + one.get_absolute_url()
    shared = {
        "head": head(),
        "label": one.get_what_display(),
        "title": facts["name"],
        "paragraphs": paragraphs(facts["text"]),
        "code_word": _("Code"),
        "code": one.spoken_code,
        "url": url,
        "url_word": _("Check whether it is genuine"),
        "url_shown": settings.ADDRESS.rstrip("/").partition("://")[2] + "/belge/",
        "valid": _("Valid until %(day)s") % {"day": day(one.valid_until)} if one.valid_until else "",
        "foot": [address_line(), one.spoken_code],
        "pages": False,
        "personal": True,
    }
    if one.what == CertificateKind.CARD:
        return {**shared, "form": "card", "duty": facts["lines"][0]["what"], "unit": facts["lines"][0]["unit"]}
    return {**shared, "form": "certificate", **_body(facts), "date": day(one.issued_on)}


def _body(facts: Mapping[str, Any]) -> Sheet:
    return {
        "facts": [[word, said] for word, said in facts_told(facts) if said],
        "table": _table(facts) if len(facts["lines"]) > 1 else None,
        "changed": {"title": _("What the work changed"), "items": facts["changed"]} if facts["changed"] else None,
        "signer": signature(facts["signer"]),
        "signer_title": facts["signer_title"],
    }


def facts_told(facts: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(word, what it says); empty where there is nothing to say."""
    return [
        (_("Time spent"), time_in_words(facts["minutes"]) if facts["minutes"] else ""),
        (_("Period"), period_of(facts)),
        (_("Unit"), listed(facts["units"][:3])),
        (_("Goals"), listed(facts["goals"][:4])),
    ]


def period_of(facts: Mapping[str, Any]) -> str:
    first, last = (day(date.fromisoformat(facts[name])) for name in ("since", "until"))
    return first if first == last else f"{first} – {last}"


def _table(facts: Mapping[str, Any]) -> Sheet:
    rows = [[one["what"], one["unit"], period_of(one), time_in_words(one["minutes"])] for one in facts["lines"]]
    if facts["more"]:
        rest = facts["minutes"] - sum(one["minutes"] for one in facts["lines"])
        rows.append([_("%(count)s more duties") % {"count": facts["more"]}, "", "", time_in_words(rest)])
    return {"columns": [_("Duty"), _("Unit"), _("Period"), _("Time spent")], "rows": rows}


def initials(name: str) -> str:
    """A. Y."""
    return " ".join(f"{part[0]}." for part in name.split())
