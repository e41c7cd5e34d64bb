from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "meydan.partners"
    label = "partners"
