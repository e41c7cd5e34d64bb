from django.apps import AppConfig


class VolunteeringConfig(AppConfig):
    name = "meydan.volunteering"
    label = "volunteering"
