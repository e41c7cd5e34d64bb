from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "meydan.decisions"
    label = "decisions"
