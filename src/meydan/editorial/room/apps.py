import sys
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec

from django.apps import AppConfig

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
