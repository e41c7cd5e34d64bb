from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "meydan.conversations"
    label = "conversations"
