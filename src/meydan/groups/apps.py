from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "meydan.groups"
    label = "groups"
