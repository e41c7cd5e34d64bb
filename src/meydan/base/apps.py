from types import ModuleType

from django.apps import AppConfig

from meydan.base import catalogues, lookups  # noqa: F401 - registers what queries may ask


class BaseConfig(AppConfig):
    name = "meydan.base"
    label = "base"

    def __init__(self, app_name: str, app_module: ModuleType | None) -> None:
        super().__init__(app_name, app_module)
        catalogues.join()  # before the models, some of which ask for a text
