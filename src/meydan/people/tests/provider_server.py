"""A real OpenID Connect provider on this machine (oidc-provider-mock, which stands on Authlib), and what it was asked.

It serves in a thread on 127.0.0.1. Clients have to be registered and each question needs a nonce, as at a strict provider.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import flask
import oidc_provider_mock
import requests
from werkzeug.serving import make_server


@dataclass
class Server:
    issuer: str
    client_id: str = ""
    secret: str = ""
    asked: dict[str, dict[str, str]] = field(default_factory=dict)
    """Path → the fields of the last question that was sent to it."""
    lies: dict[str, Any] = field(default_factory=dict)
    """Path → what is answered instead, for what a provider must not do."""

    def register(self, back: str) -> None:
        """Make ourselves known there, with the one way back that is allowed."""
        said = requests.post(f"{self.issuer}/oauth2/clients", json={"redirect_uris": [back]}, timeout=5).json()
        self.client_id, self.secret = said["client_id"], said["client_secret"]

    def knows(self, subject: str, **claims: Any) -> None:
        """What it can tell about somebody."""
        requests.put(f"{self.issuer}/users/{subject}", json=claims, timeout=5).raise_for_status()

    def signs_in(self, address: str, subject: str) -> str:
        """What a browser does there for somebody who says who they are; returns the way back."""
        return self._sent(address, {"sub": subject})

    def stops(self, address: str) -> str:
        return self._sent(address, {"action": "deny"})

    def _sent(self, address: str, form: dict[str, str]) -> str:
        answer = requests.post(address, data=form, allow_redirects=False, timeout=5)
        assert answer.status_code == 302, answer.text
        return answer.headers["Location"]


@contextmanager
def running_provider(back: str) -> Iterator[Server]:
    app = oidc_provider_mock.app(require_client_registration=True, require_nonce=True)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    told = Server(f"http://127.0.0.1:{server.server_port}")

    @app.before_request
    def listen() -> Any:
        told.asked[flask.request.path] = flask.request.values.to_dict()
        return told.lies.get(flask.request.path)

    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        told.register(back)
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def question(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
