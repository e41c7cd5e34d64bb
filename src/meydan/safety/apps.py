from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "meydan.safety"
    label = "safety"
