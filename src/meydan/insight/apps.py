from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "meydan.insight"
    label = "insight"
