from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "meydan.notices"
    label = "notices"
