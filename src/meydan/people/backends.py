"""Who a session belongs to."""

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import IntegerField, Value

from meydan.base.audit import kept_salt
from meydan.base.cards import cards
from meydan.people.models import Person


class Backend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """allauth's. With the person it reads how many messages wait, because every page says it, and their salt for the audit log."""

    def get_user(self, user_id: int) -> Person | None:
        unread = next((card.unread() for card in cards() if card.unread), Value(0, IntegerField()))
        rows = Person.objects.annotate(unread=unread, audit_salt=kept_salt(user_id))
        found = rows.filter(pk=user_id).order_by().first()
        return found if found and self.user_can_authenticate(found) else None
