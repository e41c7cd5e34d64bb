from django.apps import AppConfig


class ThreadsConfig(AppConfig):
    name = "meydan.threads"
    label = "threads"
