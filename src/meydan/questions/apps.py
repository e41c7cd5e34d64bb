from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "meydan.questions"
    label = "questions"
