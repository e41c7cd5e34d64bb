"""A mail server that keeps nothing but who got which letter. Standard library only."""

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

MESSAGE_ID = re.compile(rb"^Message-ID:\s*(\S+)", re.M | re.I)


class Sink(socketserver.ThreadingTCPServer):
    """Accepts everything. What was accepted is in `letters`: (recipient, Message-ID), in the order in which it came."""

    daemon_threads = allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Talk)
        self.letters: list[tuple[str, str]] = []

    @property
    def port(self) -> int:
        return self.server_address[1]

    def handle_error(self, request, client_address):
        """A client that was killed in the middle of a letter."""


class Talk(socketserver.StreamRequestHandler):
    disable_nagle_algorithm = True

    def handle(self):
        self.say(b"220 sink")
        to = ""
        for line in self.rfile:
            verb = line[:4].upper()
            if verb == b"RCPT":
                to = line.partition(b"<")[2].partition(b">")[0].decode()
            if verb == b"DATA":
                self.say(b"354 go on")
                self.server.letters.append((to, self.letter()))
            self.say(b"221 bye" if verb == b"QUIT" else b"250 ok")
            if verb == b"QUIT":
                return

    def letter(self) -> str:
        """The Message-ID of the letter that comes now, read to its end."""
        raw = b""
        for line in self.rfile:
            if line == b".\r\n":
                found = MESSAGE_ID.search(raw)
                return found.group(1).decode() if found else ""
            raw += line
        raise ConnectionError

    def say(self, words: bytes):
        self.wfile.write(words + b"\r\n")


@contextmanager
def sink() -> Iterator[Sink]:
    with Sink() as one:
        thread = threading.Thread(target=one.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield one
        finally:
            one.shutdown()


def surroundings(one: Sink) -> dict[str, str]:
    """Settings by which Meydan sends its letters here."""
    return {"MEYDAN_SMTP_HOST": "127.0.0.1", "MEYDAN_SMTP_PORT": str(one.port), "MEYDAN_SMTP_TLS": "0"}
