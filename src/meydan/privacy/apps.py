from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "meydan.privacy"
    label = "privacy"
