"""The words `demo` and `run`: prepare the database, then keep the web server, the worker and PostgreSQL alive."""

# ruff: noqa: S603 (every command that is run here is our own)

import fcntl
import http.client
import signal
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from meydan.base.launch import processes
from meydan.base.launch.place import ROOT, database, environment, say, work
from meydan.base.launch.postgres import Server, ServerTrouble, short_hash
from meydan.base.launch.preparation import Memory, memory_of, prepare

FIRST_PORT, LAST_PORT = 8000, 8099
SIGN_INS = {
    "yurttas": "a resident",
    "koordinator": "a coordinator",
    "memur": "a unit's officer",
    "moderator": "a moderator",
    "veri": "the data officer",
    "muhtar": "a muhtar",
    "birim-muduru": "a unit's manager",
    "baskan-yardimcisi": "a deputy mayor",
    "mudur": "the director",
    "yonetici": "the administrator",
}
GUNICORN = [
    "--workers", "3", "--worker-class", "gthread", "--threads", "4", "--preload", "--log-level", "warning", "--no-control-socket",
    "--keep-alive", "0", "--worker-connections", "8",
]  # fmt: skip
"""What it loads before it divides itself, its workers share (decision 67). Who comes first is served first, by whichever worker is free
(decision 71)."""
SPARING = {"MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": "131072", "MALLOC_TRIM_THRESHOLD_": "262144"}
"""Of programs that run for weeks: two pools of memory for all threads, not one for each; what is large, such as a page or the SQL of one,
is given back at once and leaves no hole (decision 74)."""


class Stopped(Exception):
    """Somebody wants us to end."""


@dataclass
class Service:
    """A program of ours that is started again when it dies, unless it dies again and again."""

    name: str
    command: Sequence[str | Path]
    env: dict[str, str]
    files: Sequence[int] = ()
    starts: list[float] = field(default_factory=list)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.starts = [*(when for when in self.starts if time.monotonic() - when < 60), time.monotonic()]
        if len(self.starts) > 5:
            raise ServerTrouble(f"The {self.name} ended five times within a minute; its complaint stands above.")
        words = [str(word) for word in self.command]
        # a session of its own: Ctrl-C reaches only us, and we end things in order
        self.process = subprocess.Popen(words, env=self.env, pass_fds=self.files, start_new_session=True)

    def look_after(self) -> None:
        if self.process and self.process.poll() is not None:
            say(f"The {self.name} ended (code {self.process.returncode}); starting it again.")
            time.sleep(len(self.starts) - 1)
            self.start()


def serve(data: Path, port: int | None, *, demo: bool, demo_data: bool = True) -> int:
    with ending_on_signals(), suppress(Stopped), ExitStack() as held:
        data.mkdir(parents=True, exist_ok=True)
        held.enter_context(only_launcher(data))
        processes.stop(processes.with_word(tag(data)))  # left behind by a launcher that was killed
        url, server = held.enter_context(database(data))
        listener = held.enter_context(listening(port))
        address = f"http://localhost:{listener.getsockname()[1]}"
        env = {"MEYDAN_ADDRESS": address, **environment(data, url, demo=demo)}
        rooms = [room(data, held.enter_context(own_port(env)), env)] if has_room(env) else []
        memory = memory_of(server)
        refuse_the_wrong_kind(memory, demo=demo, data=data)
        prepare(memory, env, demo_data=demo and demo_data)
        services = [web(data, listener, env), worker(data, env)]
        held.callback(stop_all, services)
        for service in services:
            service.start()
        wait_for_page(listener, services)
        for service in rooms:  # last: it brings its own tables up to date, and nobody has to wait for that
            services.append(service)
            service.start()
        say(welcome(address, demo=demo, demo_data=demo_data))
        keep_alive(services, server)
    say("Stopped.")
    return 0


# ------------------------------------------------------------------------------------------------ before the start


def tag(data: Path) -> str:
    """The name under which the processes of one data folder are found again."""
    return f"meydan-{short_hash(data)}"


@contextmanager
def ending_on_signals() -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        for other in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(other, signal.SIG_IGN)  # a second Ctrl-C must not cut the tidying up short
        raise Stopped

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # nohup stays in force
        signal.signal(signal.SIGHUP, stop)
    yield


@contextmanager
def only_launcher(data: Path) -> Iterator[None]:
    with (data / "launcher.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ServerTrouble(
                f"Meydan runs already with {data}. Stop it first, or choose another --data DIR."
            ) from None
        yield


def is_free(port: int) -> bool:
    """Whether a server could listen there; browsers try `localhost` under both addresses, so both must be free."""
    with socket.socket() as probe, suppress(OSError):
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
        with socket.socket(socket.AF_INET6) as other:
            return other.connect_ex(("::1", port)) != 0
    return False


@contextmanager
def listening(asked: int | None) -> Iterator[socket.socket]:
    """A socket on the loopback address: the port asked for, else the first free one."""
    for port in [asked] if asked else range(FIRST_PORT, LAST_PORT + 1):
        with socket.socket() as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                if not is_free(port):
                    continue
                listener.bind(("127.0.0.1", port))
            except OSError:  # somebody was quicker
                continue
            if port not in (asked, FIRST_PORT):
                say(f"Port {FIRST_PORT} is taken; using {port}.")
            listener.listen(128)
            yield listener
            return
    raise ServerTrouble(f"Port {asked} is taken." if asked else f"No port from {FIRST_PORT} to {LAST_PORT} is free.")


def refuse_the_wrong_kind(memory: Memory, *, demo: bool, data: Path) -> None:
    """A demo town and a real one never share a database. (Django checks the stamp in the database again.)"""
    if memory.holds_a_demo and not demo:
        raise ServerTrouble(f"{data} holds a demo town. Start it with `demo`, or choose another --data DIR.")
    if demo and memory.sums and not memory.holds_a_demo:
        raise ServerTrouble(
            f"{data} holds a real town. Start it with `run`, or choose another --data DIR for the demo."
        )
    if demo:
        memory.sums["demo"] = "yes"


# ------------------------------------------------------------------------------------------------ running


def web(data: Path, listener: socket.socket, env: dict[str, str]) -> Service:
    words = ["--bind", f"fd://{listener.fileno()}", "--name", tag(data), "--graceful-timeout", "5", *GUNICORN]
    command = [sys.executable, "-m", "gunicorn", "meydan.wsgi:application", *words]
    return Service("web server", command, env | SPARING, files=[listener.fileno()])


def worker(data: Path, env: dict[str, str]) -> Service:
    return Service(
        "worker",
        work("--name", tag(data), "--shutdown-graceful-timeout", "8"),
        env | SPARING,
    )


def has_room(env: Mapping[str, str]) -> bool:
    """Whether a writing room is to be served: the town's file has the module, and nobody said MEYDAN_ROOM=0."""
    folder = Path(env.get("MEYDAN_TOWN_FOLDER") or ROOT / "towns" / env.get("MEYDAN_TOWN", "buca"))
    modules = tomllib.loads((folder / "town.toml").read_text(encoding="utf-8")).get("modules", {})
    return env.get("MEYDAN_ROOM", "1") == "1" and bool(modules.get("editorial"))


@contextmanager
def own_port(env: Mapping[str, str]) -> Iterator[socket.socket]:
    """A socket on the loopback address: at MEYDAN_ROOM_PORT, where a front server looks for it, else at whichever port is free."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", int(env.get("MEYDAN_ROOM_PORT", "0"))))
        listener.listen(32)
        yield listener


def room(data: Path, listener: socket.socket, env: dict[str, str]) -> Service:
    """The writing room. Where a front server joins it to our address, that is in the environment already."""
    env.setdefault("MEYDAN_ROOM_ADDRESS", f"http://localhost:{listener.getsockname()[1]}")
    command = [sys.executable, "-m", "meydan.editorial.room", f"fd://{listener.fileno()}", tag(data)]
    return Service("writing room", command, env, files=[listener.fileno()])


def wait_for_page(listener: socket.socket, services: list[Service]) -> None:
    port = listener.getsockname()[1]
    for _ in range(600):
        with suppress(OSError, http.client.HTTPException):
            request = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            request.request("GET", "/", headers={"Host": f"localhost:{port}"})
            if request.getresponse().status < 500:
                return
        for service in services:
            service.look_after()
        time.sleep(0.1)
    raise ServerTrouble("The first page does not come; the web server's complaint stands above.")


def welcome(address: str, *, demo: bool, demo_data: bool) -> str:
    lines = ["", f"Meydan: {address}"]
    if demo and demo_data:
        lines += ["", "Sign in with the password meydan-demo as"]
        lines += [f"  {name + '@demo.meydan.example':40}{who}" for name, who in SIGN_INS.items()]
    elif demo:
        lines += [
            "",
            "Nobody has an account yet. Sign in with your e-mail (the code comes to the page below), then say",
        ]
        lines += ["  ./meydan first_administrator YOUR-E-MAIL", "with the same --data, and open /masa/ilk-kurulum/."]
    if demo:
        lines += ["", f"Sent e-mail and SMS: {address}/dev/mail/"]
    return "\n".join([*lines, "", "Ctrl-C stops everything."])


def keep_alive(services: list[Service], server: Server | None) -> None:
    while True:
        time.sleep(0.5)
        for service in services:
            service.look_after()
        if server and not server.postmaster():
            say("PostgreSQL ended; starting it again.")
            with server.only_one():
                server.start()


def stop_all(services: list[Service]) -> None:
    running = [service.process for service in services if service.process]
    processes.stop(process.pid for process in running)
    for process in running:
        process.wait()
