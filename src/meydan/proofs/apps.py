from django.apps import AppConfig


class ProofsConfig(AppConfig):
    name = "meydan.proofs"
    label = "proofs"
