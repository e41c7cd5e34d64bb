from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "meydan.people"
    label = "people"
