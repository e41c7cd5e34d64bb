from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "meydan.editorial"
    label = "editorial"
