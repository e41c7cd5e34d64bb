"""What guardians' permissions show to the house."""

from django.utils.translation import gettext_lazy as _

from meydan.base.cards import Card, NoticeType, PersonalData
from meydan.guardians import personal, rules

CARD = Card(
    name=_("Guardians’ permissions"),
    icon="shield",
    notices=[
        NoticeType("guardians.silent", _("Your guardian has not answered yet: %(title)s"), _("We have sent them the link once more. Please ask them, or name somebody else.")),
    ],
    sentences=rules.SENTENCES,
    personal_data=[
        PersonalData("guardians.Permission", ("person",), _("A guardian’s permission for a minor"), personal.export_permissions, personal.forget_permissions, None, _("while the account exists; name and contact of the guardian until 18, of a panel until it is over"), subjects="minors", category="service", given_to=_("the mail and text message services that the town uses")),
        PersonalData("guardians.Permission", ("seen_by",), _("To know who of the staff did something"), personal.export_seen, personal.forget_seen, None, _("as proof of who decided"), subjects="staff", category="work", stays=True),
    ],
)  # fmt: skip
