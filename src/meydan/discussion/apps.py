from django.apps import AppConfig


class DiscussionConfig(AppConfig):
    name = "meydan.discussion"
    label = "discussion"
