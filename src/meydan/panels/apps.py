from django.apps import AppConfig


class PanelsConfig(AppConfig):
    name = "meydan.panels"
    label = "panels"
