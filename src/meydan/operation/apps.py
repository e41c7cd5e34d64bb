from django.apps import AppConfig


class OperationConfig(AppConfig):
    name = "meydan.operation"
    label = "operation"

    def ready(self) -> None:
        from django.core.signals import got_request_exception

        from meydan.operation.tracing import note_error

        got_request_exception.connect(note_error, dispatch_uid="meydan.operation")
