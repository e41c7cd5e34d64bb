"""Programs that write for a person: tokens, and doing each request once."""

import hashlib
import json
import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.opendata.models import ApiToken, KeptAnswer
from meydan.opendata.queries import open_tokens, tokens_of
from meydan.opendata.rules import OTHER_REQUEST, may_make_token
from meydan.people.models import Person

KEPT = timedelta(hours=24)
SEEN_EVERY = timedelta(minutes=5)
"""“Last used” is that exact, so that reading much costs no write a request."""


@transaction.atomic
def make_token(*, by: Person, name: str, scopes: Collection[str], days: int) -> tuple[ApiToken, str]:
    """A token and its secret, which nobody can read again."""
    Person.objects.select_for_update().get(pk=by.pk)
    may_make_token(open_tokens().filter(person=by).count()).or_refuse()
    secret = "meydan_" + secrets.token_urlsafe(32)
    made = ApiToken.objects.create(
        person=by,
        name=name,
        scopes=sorted(scopes),
        hash=_hash(secret),
        begins=secret[:12],
        made_at=clock.now(),
        expires_at=clock.now() + timedelta(days=days),
    )
    notify(by, "opendata.token_made", name=name)
    record("opendata.token_made", by=by, ref=by.ref, scopes=made.scopes)
    return made, secret


@transaction.atomic
def revoke_token(*, by: Person, token: ApiToken) -> None:
    """From now on it opens nothing."""
    if tokens_of(by).filter(pk=token.pk, revoked_at=None).update(revoked_at=clock.now()):
        record("opendata.token_revoked", by=by, ref=by.ref)


@transaction.atomic
def person_of_token(*, secret: str) -> ApiToken | None:
    """The open token with this secret, with its person; that it was used is written down now and then."""
    token = open_tokens().select_related("person").filter(hash=_hash(secret)).first()
    if token and (token.last_used_at is None or token.last_used_at < clock.now() - SEEN_EVERY):
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=clock.now())
    return token


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode(errors="surrogateescape")).digest()


@dataclass(frozen=True)
class Answered:
    status: int
    body: Any
    again: bool
    """Whether it was done before and is only told again."""


@transaction.atomic
def do_once(*, by: Person, key: str, request: str, act: Callable[[], tuple[int, Mapping[str, Any]]]) -> Answered:
    """Do `act` unless a request with this key did it in the last 24 hours. What is done and the note of it are one
    transaction: of many at the same moment one acts and the others wait for its answer. A refusal is not kept."""
    KeptAnswer.objects.filter(person=by, key=key, at__lt=clock.now() - KEPT).delete()
    claim = {"request_hash": _hash(request), "status": 0, "body": {}, "at": clock.now()}
    kept, ours = KeptAnswer.objects.get_or_create(person=by, key=key, defaults=claim)
    if bytes(kept.request_hash) != _hash(request):
        raise Refused(OTHER_REQUEST)
    if ours:
        kept.status, body = act()
        kept.body = json.loads(json.dumps(body, cls=DjangoJSONEncoder))
        kept.save(update_fields=["status", "body"])
    return Answered(kept.status, kept.body, again=not ours)
