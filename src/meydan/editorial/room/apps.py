import sys
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# Wagtail's pages for accounts ask for groups, which people here do not have: accounts are looked after at the desk. Its table of
# people's settings is needed, its pages are left out.
LEFT_OUT = "wagtail.users.wagtail_hooks"
sys.modules[LEFT_OUT] = module_from_spec(ModuleSpec(LEFT_OUT, None))


class RoomConfig(AppConfig):
    name = "meydan.editorial.room"
    label = "editorial_room"

    def ready(self) -> None:
        from meydan.editorial.room import publishing

        publishing.listen()
        _name_fields_of_links()


def _name_fields_of_links() -> None:
    """Wagtail makes an English label of their names in the code."""
    from wagtail.admin.forms import choosers

    for form in (choosers.ExternalLinkChooserForm, choosers.EmailLinkChooserForm, choosers.PhoneLinkChooserForm):
        form.base_fields["link_text"].label = _("Words of the link")
    address = choosers.ExternalLinkChooserForm.base_fields["url"]
    address.label = _("Address that it leads to")
    address.help_text = _("A path that begins with /, or a whole address that begins with https://.")
