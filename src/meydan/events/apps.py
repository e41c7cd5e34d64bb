from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "meydan.events"
    label = "events"
