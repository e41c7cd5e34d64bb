from django.apps import AppConfig


class GuardiansConfig(AppConfig):
    name = "meydan.guardians"
    label = "guardians"
