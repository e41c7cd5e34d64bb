from django.apps import AppConfig


class GoalsConfig(AppConfig):
    name = "meydan.goals"
    label = "goals"
