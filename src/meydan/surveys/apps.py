from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "meydan.surveys"
    label = "surveys"
