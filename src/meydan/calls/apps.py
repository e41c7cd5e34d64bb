from django.apps import AppConfig


class CallsConfig(AppConfig):
    name = "meydan.calls"
    label = "calls"
