"""What the gallery shows: invented examples, no records."""

from collections.abc import Mapping
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from meydan.base.charts import Bar, BarChart, Group, SquareChart
from meydan.base.forms import MeydanForm, PhotosField, Tiles
from meydan.base.lines import line

MARCH, JULY, DECEMBER = (datetime(2026, month, 7, 15, 30, tzinfo=UTC) for month in (3, 7, 12))


class SampleForm(MeydanForm):
    """One field of each kind."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What would you like to write?"),
        choices=[("problem", gettext_lazy("Problem")), ("idea", gettext_lazy("Idea"))],
        widget=Tiles(
            hints={
                "problem": gettext_lazy("Something is wrong and concerns several people."),
                "idea": gettext_lazy("Something could be better, and I know how."),
            }
        ),
    )
    title = forms.CharField(
        label=gettext_lazy("In one sentence"),
        help_text=gettext_lazy("People find it by this sentence."),
        max_length=140,
    )
    text = forms.CharField(
        label=gettext_lazy("Tell more"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Neighbourhood"), choices=[("", "–"), ("goksu", "Göksu"), ("firat", "Fırat")]
    )
    photos = PhotosField(label=gettext_lazy("Photos"), help_text=gettext_lazy("No faces or number plates, please."))
    news = forms.BooleanField(
        label=gettext_lazy("Tell me about news"), help_text=gettext_lazy("At most once a week."), required=False
    )


class SampleFilter(MeydanForm):
    """A list's filters."""

    q = forms.CharField(label=gettext_lazy("Search"), required=False, widget=forms.TextInput(attrs={"type": "search"}))
    place = forms.ChoiceField(
        label=gettext_lazy("Neighbourhood"),
        required=False,
        choices=[("", gettext_lazy("All")), ("goksu", "Göksu"), ("firat", "Fırat")],
    )
    late = forms.BooleanField(label=gettext_lazy("Only late ones"), required=False)


def public(query: Mapping[str, str]) -> dict[str, Any]:
    """Everything that the page of public parts needs."""
    shade = {"language": "tr", "title": "Çocuklar okula gölgede yürüsün"}
    return {
        "states": _states(),
        "goals": [SimpleNamespace(number=number, name=_("Goal %(number)s") % {"number": number}) for number in range(1, 18)],
        "cards": _cards(),
        "lines": [(line((card["tone"], card["icon_name"], card["word"]), card["title"], "tr", card["place"]), "#") for card in _cards()],
        "notes": _notes(),
        "figures": [{"value": "%91", "words": _("answered on time")}, {"value": 7, "words": _("late"), "late": True}, {"value": None, "words": _("measured")}],
        "stops": _stops(),
        "march": MARCH, "july": JULY, "december": DECEMBER,
        "shade": shade,
        "text": "Kaldırım 80 santim. Ağaç yok.\n\nhttps://example.org <b>",
        "page": SimpleNamespace(next="key", is_first=False),
        "tabs": [{"title": pgettext("state", "Open"), "url": "#", "current": True, "count": 12}, {"title": _("Done"), "url": "#", "count": 1204}, {"title": _("All"), "url": "#", "count": None}],
        "form_empty": SampleForm(prefix="empty"),
        "form_wrong": SampleForm({"wrong-title": "x" * 150, "wrong-place": "goksu"}, prefix="wrong"),
        "filter_form": SampleFilter(query or {"q": "park", "place": "goksu"}),
        "charts": _charts(),
        "squares": _squares(),
        "photos": [SimpleNamespace(large_url="#", small_url=_picture(), words=_("A street without trees"), state="waiting")],
    }  # fmt: skip


def _states() -> list[tuple[str, str, str]]:
    return [
        ("live", "hand", _("Volunteers wanted")),
        ("wait", "clock", _("Answer promised")),
        ("done", "check", _("Done")),
        ("late", "alert", _("Late")),
        ("info", "chat", _("Being discussed")),
        ("", "info", _("No data")),
    ]


def _cards() -> list[dict[str, Any]]:
    goal = SimpleNamespace(number=11, name=_("Goal %(number)s") % {"number": 11})
    return [
        {"title": "Gölgeli Okul Yolu: çocuklar okula ağaç altından yürüsün", "tone": "live", "icon_name": "hand", "word": _("Volunteers wanted"), "supports": 312, "place": "Zeytinlik Sokak", "goal": goal},
        {"title": "Pazar çıkışında rampa tekerlekli sandalyeye dar", "tone": "wait", "icon_name": "clock", "word": _("Answer promised"), "supports": 1, "place": "Göksu", "promise": {"done": 5, "total": 15}, "goal": goal},
        {"title": "Merdivenler karanlık", "tone": "late", "icon_name": "alert", "word": _("Late"), "supports": 0, "place": "Çamlıkule", "promise": {"done": 15, "total": 15, "late": 3}, "goal": None},
    ]  # fmt: skip


def _notes() -> list[dict[str, str]]:
    return [
        {"tone": "", "title": _("The vote is over."), "words": _("You can read the result."), "link": _("Result")},
        {"tone": "ok", "title": _("Your contribution arrived."), "words": _("You hear from us by 7 December.")},
        {"tone": "warn", "title": _("The connection broke."), "words": _("What you wrote is kept on this device.")},
        {"tone": "err", "title": _("7 answers are late."), "words": ""},
    ]


def _stops() -> list[dict[str, str]]:
    words = [
        ("alert", _("Problem"), "done"), ("bulb", _("Idea"), "done"), ("chat", _("Discussion"), "skipped"), ("scale", _("Decision"), "done"),
        ("flag", _("Project"), "now"), ("hand", _("Work"), "next"), ("chart", _("Impact"), "next"),
    ]  # fmt: skip
    return [
        {"icon": icon, "word": word, "state": state, "words": "" if state != "done" else "2026"}
        for icon, word, state in words
    ]


def _squares() -> SquareChart:
    looks = [(_("Done"), 6, "olive"), (_("In review"), 3, "empty"), (_("Late"), 2, "red")]
    groups = [Group(words, count, ink) for words, count, ink in looks]
    return SquareChart(
        "sample-squares", _("What happened to the last ones?"), _("Each square is one."), groups, _("Invented.")
    )


def _charts() -> list[BarChart]:
    places = [("Göksu", 5.7, 3.0), ("Çamlıkule", 4.9, 2.1), ("Kuruçeşme", 3.3, 6.4), ("Yıldız", 1.2, None)]
    return [
        BarChart(
            "gap", _("Göksu is missing most"), _("It is home to 5.7 of 100 people; 3.0 of 100 participants came from there."),
            [_("lives here"), _("took part")], [Bar(name, [here, came], _("hidden")) for name, here, came in places],
            _("Neighbourhood"), _("Source: the register of residents, 31 December 2025."), "#", places=1,
        ),
        BarChart(
            "support", _("Shade is supported most"), _("Supports of the three threads with most."), [_("Supports")],
            [Bar("Gölge", [312]), Bar("Rampa", [87]), Bar("Kompost", [41])], _("Thread"), _("Counted today."),
        ),
    ]  # fmt: skip


def _picture() -> str:
    drawn = "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 48 32'%3E%3Cpath fill='%23b9dfe3' d='M0 0h48v32H0z'/%3E%3Cpath fill='%2341601a' d='M6 22h12V8zM28 24h14V6z'/%3E%3C/svg%3E"
    return "data:image/svg+xml," + drawn


def desk() -> dict[str, Any]:
    """The desk's frame with sample queues and tasks."""
    tasks = [
        ("late", JULY, "“Karanlık merdiven” konusunun cevabı", pgettext("official", "Answer")),
        ("today", DECEMBER, "Moloz dökülüyor", pgettext("official", "Answer")),
        ("week", DECEMBER, "Mahalle kreşi", _("Forward to a unit")),
        ("later", None, "Satranç masaları", pgettext("official", "Answer")),
    ]
    return {
        "figures": [{"value": 2, "words": _("late"), "late": True}, {"value": 5, "words": _("to finish today")}, {"value": 5, "words": _("this week")}],
        "tabs": [{"title": _("Mine"), "url": "#", "current": True, "count": 12}, {"title": _("Nobody's yet"), "url": "#", "count": 3}],
        "tasks": [{"urgency": urgency, "due": due, "title": title, "verb": verb} for urgency, due, title, verb in tasks],
    }  # fmt: skip


def confirm() -> dict[str, Any]:
    return {
        "title": _("Take your support back?"),
        "words": _("The thread stays. You can support it again at any time."),
        "verb": _("Take it back"),
        "back_url": "../",
        "danger": True,
    }
