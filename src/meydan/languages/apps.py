from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    name = "meydan.languages"
    label = "languages"
