from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "meydan.documents"
    label = "documents"
