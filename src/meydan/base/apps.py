from types import ModuleType

from django.apps import AppConfig, apps

from meydan.base import catalogues, lookups  # noqa: F401 - registers what queries may ask


class BaseConfig(AppConfig):
    name = "meydan.base"
    label = "base"

    def __init__(self, app_name: str, app_module: ModuleType | None) -> None:
        super().__init__(app_name, app_module)
        catalogues.join()  # before the models, some of which ask for a text

    def ready(self) -> None:
        """Fields keep more than thirty things each, in dictionaries that grew to hold eighty. Written anew they hold forty: two megabytes
        less in every process (decision 74)."""
        for model in apps.get_models(include_auto_created=True):
            for field in model._meta.local_fields:
                field.__dict__ = dict(list(vars(field).items()))
