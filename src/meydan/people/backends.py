"""Who a session belongs to."""

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Exists, IntegerField, OuterRef, QuerySet, Value

from meydan.base.audit import kept_salt
from meydan.base.cards import cards
from meydan.base.ready import first, ready
from meydan.people.models import Delegation, Person, RoleGrant


class Backend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """allauth's. With the person it reads what nearly every page asks: how many messages wait, whether there are roles to ask for; and
    what their lines in the audit log need."""

    def get_user(self, user_id: int) -> Person | None:
        found = first(_who(int(user_id)))
        return found if found and self.user_can_authenticate(found) else None


@ready
def _who(person: int) -> QuerySet[Person]:
    unread = next((card.unread() for card in cards() if card.unread), Value(0, IntegerField()))
    held, lent = RoleGrant.objects.filter(person=OuterRef("pk")), Delegation.objects.filter(stand_in=OuterRef("pk"))
    served = Exists(held) | Exists(lent)
    return Person.objects.annotate(unread=unread, audit_salt=kept_salt(), has_served=served).filter(pk=person)  # type: ignore[no-redef]  # declared on the model
