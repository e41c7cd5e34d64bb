"""A town of a given size to measure, with a web server of its own; kept between runs below `.data/bench`."""

import argparse
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "adil" / "src")]

from meydan.base.launch.place import database, environment, work  # noqa: E402
from meydan.base.launch.serving import GUNICORN, SPARING  # noqa: E402

SIZES = {
    "season": (500, 50, 50, 50),
    "small": (5_000, 2_000, 20_000, 50_000),
    "large": (50_000, 20_000, 200_000, 500_000),
}
TICKS = os.sysconf("SC_CLK_TCK")


PEOPLE = {"resident": "yurttas@demo.meydan.example", "coordinator": "koordinator@demo.meydan.example"}


def size_option(asked: argparse.ArgumentParser, usual: str = "small") -> None:
    asked.add_argument("--size", choices=SIZES, default=usual, help="people, contributions, comments, supports: " + "; ".join(f"{name} {numbers}" for name, numbers in SIZES.items()))  # fmt: skip
    asked.add_argument("--folder", type=Path, help="measure the town of this data folder as it is, without seeding")


@contextmanager
def town(size: str, folder: Path | None, *, demo: bool = False) -> Iterator[tuple[dict[str, str], int]]:
    """The town's surroundings for programs, and the process of its PostgreSQL (0: not ours). Django is set up for it. What is seeded
    here is measured as a town that runs, without the demo's bar and movable clock, unless `demo`; a folder that is named, as a demo."""
    data = folder or ROOT / ".data" / "bench" / size
    if folder is None:
        words = ("people", "contributions", "comments", "supports")
        numbers = [part for word, number in zip(words, SIZES[size], strict=True) for part in (f"--{word}", str(number))]
        subprocess.run([ROOT / "meydan", "seed", "--data", data, *numbers], check=True, stdout=subprocess.DEVNULL)
    with database(data) as (url, server):
        env = environment(data, url, demo=demo or folder is not None)
        os.environ.update(env)
        import django

        django.setup()
        if folder is None:
            from meydan.base.actions import stamp

            stamp(name="demo", value="1" if demo else "0")
        yield env, server.postmaster() if server else 0


@dataclass
class Web:
    """gunicorn as `./meydan run` starts it."""

    port: int
    process: subprocess.Popen[bytes]
    cold_start: float

    @property
    def workers(self) -> list[int]:
        return children(self.process.pid)


@contextmanager
def web(env: dict[str, str]) -> Iterator[Web]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "meydan.wsgi:application", "--bind", f"127.0.0.1:{port}", *GUNICORN]
    subprocess.run(
        [sys.executable, ROOT / "manage.py", "collectstatic", "--no-input", "--verbosity=0"], env=env, check=True
    )
    began = time.perf_counter()
    process = subprocess.Popen(command, env=env | SPARING, cwd=ROOT)
    try:
        yield Web(port, process, wait_for(port, process) - began)
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def worker(env: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """The worker of jobs as `./meydan work` starts it; killed at the end."""
    with subprocess.Popen(work(), env=env, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_for(port: int, process: subprocess.Popen[bytes]) -> float:
    while process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/"):
                return time.perf_counter()
        except OSError:
            time.sleep(0.01)
    raise SystemExit("The web server ended.")


def children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def cpu(parent: int, *, with_parent: bool = True) -> float:
    """Seconds of processor time of a process, those of its children that live and those that have ended."""
    if not parent:
        return 0.0
    own = _times(parent)
    return (sum(own) if with_parent else 0) + sum(sum(_times(one)[:2]) for one in children(parent))


def _times(pid: int) -> Sequence[float]:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return [0, 0, 0, 0]
    return [int(field) / TICKS for field in fields[11:15]]


def pace() -> float:
    """Milliseconds of processor time of a million additions: about 35 on a calm x86_64 of 2024, more where others compute."""
    begun = time.process_time()
    total = 0
    for number in range(1_000_000):
        total += number
    return (time.process_time() - begun) * 1000


def memory(web: Web) -> str:
    """Megabytes of the workers: what is resident in each; of it what no other process holds; and what the server takes with its
    workers, each shared page counted once."""
    parts = [_memory(pid) for pid in web.workers]
    resident, own = ([round(sum(one[name] for name in names)) for one in parts] for names in (["Rss"], OWN))
    together = sum(one["Pss"] for one in [*parts, _memory(web.process.pid)])
    return f"workers: {resident} MB resident, {own} MB of it their own; the server with its workers {together:.0f} MB"


OWN = ["Private_Clean", "Private_Dirty"]


def _memory(pid: int) -> dict[str, float]:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    return {name: int(size.split()[0]) / 1024 for name, _colon, size in (line.partition(":") for line in lines)}


def hot_pages() -> dict[str, list[str]]:
    """Hot pages by who asks for them."""
    from django.db.models import Count

    from meydan.discussion.models import Comment
    from meydan.ideas.models import Contribution
    from meydan.threads.models import Thread

    busiest = Comment.objects.values("on").annotate(Count("id")).order_by("-id__count")[0]["on"]
    thread = Thread.objects.get(pk=busiest.partition(":")[2]).get_absolute_url()
    waiting = Contribution.objects.filter(state="in_review").order_by("id").first()
    public = ["/", "/konular/", "/konular/?q=kaldırım", "/konular/?goal=11&state=open", thread, "/ara/?q=park", "/surecler/", "/projeler/", "/mahalle/goksu/", "/amac/11/", "/sozlerimiz/"]  # fmt: skip
    return {
        "visitor, kept pages": public[:6],
        "visitor, made anew": [path + ("&" if "?" in path else "?") + "anew=1" for path in public],
        "resident": [*public, "/benim/", "/bildirimler/"],
        "coordinator": ["/masa/", "/masa/katkilar/", "/masa/katkilar/?tab=all&q=kaldırım", f"/masa/katki/{waiting.pk}/", thread],
    }  # fmt: skip
