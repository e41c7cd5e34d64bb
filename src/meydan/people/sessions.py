"""Sessions in the database, as Django keeps them; to find one is asked in every request of somebody who is signed in."""

from datetime import datetime

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from meydan.base.ready import first, ready


class SessionStore(db.SessionStore):
    def _get_session_from_db(self) -> Session | None:
        found = first(_lasting(self.session_key or "", timezone.now()))
        if found is None:
            self._session_key = None
        return found

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session


@ready
def _lasting(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
