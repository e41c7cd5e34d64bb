from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    name = "meydan.attendance"
    label = "attendance"
