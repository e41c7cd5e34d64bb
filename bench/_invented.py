"""One of each thing, invented by the house's actions in a transaction that is taken back: what no town has lying about."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

type Sent = list[tuple[str, dict[str, Any]]]
"""Addresses and what a browser sends there first."""
SAFETY = "/benim/giris-guvenligi"
FRESH = {
    "people:app_new": f"{SAFETY}/uygulama/", "people:app_qr": f"{SAFETY}/uygulama/kare-kod.svg", "people:key_new": f"{SAFETY}/anahtar/",
    "people:email": "/benim/e-posta/", "people:erase_me": "/benim/hesabimi-sil/", "people:my_card": "/benim/verilerim/konu/ideas/",
    "people:my_file": "/benim/verilerim/meydan.zip",
}  # fmt: skip
"""Pages that ask once more who somebody is."""


class Try(NamedTuple):
    """A way to open a door: as whom (without a name: as whoever may), and what is sent first."""

    path: str
    who: str = ""
    before: Sent = []


class Invented(NamedTuple):
    people: dict[str, Any]
    tries: dict[str, Try]


@contextmanager
def invented() -> Iterator[Invented]:
    """The things of the tests of the doors, and what those leave out. Files that come with them lie in a folder of their own."""
    from conftest import _person
    from django.db import transaction
    from django.test import override_settings
    from tests.doors import TABLE
    from tests.test_doors import one_of_each

    from meydan.base import clock
    from meydan.goals.models import Target
    from meydan.people.models import Person, Role
    from meydan.places.models import Neighbourhood, Unit

    people = {name: Person.objects.get(email=f"{name}@demo.meydan.example") for name in ("mudur", "koordinator", "moderator", "yurttas")}  # fmt: skip
    with TemporaryDirectory() as folder, transaction.atomic():
        goksu, parks = Neighbourhood.objects.get(slug="goksu"), Unit.objects.get(slug="parks")
        targets = {"11.7": Target.objects.get(code="11.7")}
        people = {
            "Ayşe": _person("Ayse", neighbourhood=goksu),
            "Deniz": _person("Deniz"),
            "Nur": _person("Nur", (Role.COORDINATOR, None)),
            **people,
        }
        with override_settings(DATA=Path(folder), MEDIA_ROOT=Path(folder) / "media"):
            made = one_of_each(
                clock.now(), people["Ayşe"], people["moderator"], people["mudur"], people["Deniz"], goksu, parks, targets, _person
            )  # fmt: skip
            tries = {door: Try(path.format(**made)) for door, (path, *_answers) in TABLE.items()}
            for more in (signing_in, votes, a_draw, a_survey, a_list, a_picture):
                tries |= more(people, made)
            yield Invented(people | {"visitor": None}, tries)
        transaction.set_rollback(True)


def signing_in(people: dict[str, Any], made: dict[str, Any]) -> dict[str, Try]:
    """Somebody waits for a code, somebody is asked for the second step, and people have just shown who they are."""
    from meydan.people.actions import add_app
    from meydan.people.queries import recovery_of

    add_app(by=people["Deniz"], secret="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", name="x")
    code = recovery_of(people["Deniz"]).wrap().get_unused_codes()[0]
    known, right = {"contact": "yurttas@demo.meydan.example"}, {"password": "meydan-demo"}
    password = {"login": people["Deniz"].email, "password": "not-a-secret-1"}
    return {
        "people:code": Try("/giris/kod/", "visitor", [("/giris/", known)]),
        "people:second_step": Try("/giris/ikinci-adim/", "visitor", [("/giris/parola/", password)]),
        "people:recovery": Try(f"{SAFETY}/kurtarma/", "Deniz", [(f"{SAFETY}/dogrulama/", {"code": code})]),
        **{door: Try(path, "yurttas", [(f"{SAFETY}/dogrulama/", right)]) for door, path in FRESH.items()},
    }


def votes(people: dict[str, Any], made: dict[str, Any]) -> dict[str, Try]:
    """A paper that is filled in, one that the desk gave, and a sheet that two people typed differently."""
    from meydan.base import clock
    from meydan.decisions import actions
    from meydan.decisions.models import Ballot, Batch
    from meydan.decisions.rules import Figures
    from meydan.people.queries import notice_version

    ballot, pile = Ballot.objects.get(pk=made["ballot"]), Batch.objects.get(pk=made["vote_pile"])
    first, second = ballot.options.values_list("pk", flat=True)[:2]
    voter = {"display_name": "Elif", "age_band": "30-44", "neighbourhood": people["Ayşe"].neighbourhood, "notice_version": notice_version()}  # fmt: skip
    ticket = actions.admit(by=people["mudur"], ballot=ballot, person=voter, shown=True)
    with clock.at(ballot.taken_until):
        actions.count_batch(by=people["mudur"], batch=pile, figures=Figures(1, 0, 0, 9, "x"))
        for name, choice in (("mudur", first), ("koordinator", second)):
            actions.type_sheet(by=people[name], batch=pile, number=3, choices=[choice])
    paper, tablet = f"/oylama/{ballot.pk}", f"/oylama/{ballot.pk}/masada/{ticket}"
    return {
        "decisions:check": Try(f"{paper}/kontrol/", "Ayşe", [(f"{paper}/oy/", {"list-0": first})]),
        "decisions:tablet_paper": Try(f"{tablet}/oy/", "mudur"),
        "decisions:tablet_check": Try(f"{tablet}/kontrol/", "mudur", [(f"{tablet}/oy/", {"list-0": first})]),
        "decisions:desk_decide": Try(f"/masa/oy-destesi/{pile.pk}/karar/3/", "Nur"),
    }


def a_draw(people: dict[str, Any], made: dict[str, Any]) -> dict[str, Try]:
    from meydan.base import clock
    from meydan.events import actions
    from meydan.events.models import Event

    event = Event.objects.get(pk=made["lot"])
    actions.register(by=people["yurttas"], event=event)
    with clock.at(event.lot_closes_at + timedelta(minutes=1)):
        actions.publish_list(by=people["mudur"], event=event)
        actions.draw_lot(by=people["mudur"], event=event, public="17 23 42")
    return {"events_files:draw_file": Try(f"/etkinlik/{event.pk}/kura.json", "visitor")}


def a_survey(people: dict[str, Any], made: dict[str, Any]) -> dict[str, Try]:
    """Answers that wait to be sent, and a file that came with others."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client

    from meydan.questions.models import Answer
    from meydan.surveys import actions
    from meydan.surveys.models import Survey
    from meydan.surveys.queries.surveys import asked_in

    open_one = Survey.objects.get(pk=made["survey"])
    said = {
        name: getattr(open_one, name) for name in ("unit", "title", "summary", "afterwards", "opens_at", "closes_at")
    }
    survey = actions.save_survey(by=people["mudur"], who="anyone", **said)
    actions.begin_from(by=people["mudur"], survey=survey, questions=[{"kind": "file", "text": "x", "why": "x"}])
    actions.publish_survey(by=people["mudur"], survey=survey)
    reader, file = Client(headers={"host": "localhost"}), SimpleUploadedFile("x.txt", b"x")
    reader.post(f"/anketler/{survey.pk}/sayfa/1/", {f"q{asked_in(survey)[0].pk}": file})
    reader.post(f"/anketler/{survey.pk}/kontrol/")
    sent = Answer.objects.get(question__of=survey.ref).value
    page, answers = f"/anketler/{open_one.pk}", {f"q{asked_in(open_one)[0].pk}": "x"}
    return {
        "surveys:check": Try(f"{page}/kontrol/", "visitor", [(f"{page}/sayfa/1/", answers)]),
        "questions:desk_file": Try(f"/masa/yanit-dosyasi/{sent['key']}.{sent['suffix']}", "mudur"),
    }


def a_list(people: dict[str, Any], made: dict[str, Any]) -> dict[str, Try]:
    """An old list after its trial."""
    from meydan.imports import actions
    from meydan.imports.tests import messy

    content = messy.as_csv([messy.HEADINGS, *messy.rows(200)])
    one = actions.upload(by=people["mudur"], name="x.csv", content=content, origin="x", kind="problem")
    actions.carry_on(import_id=actions.start_trial(by=people["mudur"], one=one).pk)
    return {"imports:desk_import": Try(f"/masa/aktarim/{one.pk}/", "mudur")}


def a_picture(people: dict[str, Any], made: dict[str, Any]) -> dict[str, Try]:
    from io import BytesIO

    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image

    from meydan.trainings import actions
    from meydan.trainings.models import Course

    file, course = BytesIO(), Course.objects.get(pk=made["course"])
    Image.new("RGB", (800, 600)).save(file, "PNG")
    upload = SimpleUploadedFile("x.png", file.getvalue())
    page = actions.save_page(by=people["mudur"], course=course, upload=upload, title="x", text="x", picture_words="x")
    return {"trainings:picture": Try(f"/benim/egitimim/{made['enrolment']}/sayfa/{page.pk}/resim.jpg", "Ayşe")}
