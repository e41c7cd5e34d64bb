from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "meydan.places"
    label = "places"
