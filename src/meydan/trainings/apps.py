from django.apps import AppConfig


class TrainingsConfig(AppConfig):
    name = "meydan.trainings"
    label = "trainings"
