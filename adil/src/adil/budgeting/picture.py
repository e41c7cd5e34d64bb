"""What was bought and who paid, as SVG: a bar for each winner, from its supporters' shares."""

from dataclasses import dataclass
from xml.sax.saxutils import escape  # nosec B406 (it writes XML and reads none)

from adil.budgeting.counting import Count
from adil.budgeting.explanation.rounds import purchases
from adil.speech import Speech
from adil.svg import INK, LINE, QUIET, SERIES, element, picture, text

LEFT, WIDTH, STEP, TOP = 300, 420, 24, 84
PATTERN = "url(#gave-all)"


@dataclass(frozen=True)
class _Bar:
    """Parts of a cost: paid in full shares, by people who gave all they had, and without shares."""

    name: str
    full: float
    all_given: float
    without: float

    @property
    def cost(self) -> float:
        return self.full + self.all_given + self.without


def budget_picture(counted: Count, title: str, speech: Speech | None = None) -> str:
    """A bar for each winner in order of purchase: plain where people paid the full price, striped where they gave all they had
    left, and empty where it was bought without shares (fill, free, or another rule).

    >>> from adil.budgeting import Ballots, Instance, count
    >>> instance = Instance.of(100, {"park": 60, "bike": 40})
    >>> drawn = budget_picture(count(instance, Ballots.of(instance, [["park"]] * 6 + [["bike"]] * 4)), "A town")
    >>> drawn.count("<title>"), "park: 60" in drawn
    (3, True)
    """
    speech, bars = speech or Speech(), _bars(counted)
    scale = WIDTH / (max([bar.cost for bar in bars], default=0.0) or 1)
    drawn = [_stripes(), text(_fitting(title, 90), 16, 24, font_weight="bold"), *_legend(speech)]
    spent, budget = (_whole(float(money), speech) for money in (counted.spent, counted.budget))
    drawn.append(text(speech.say("picture_spent", spent=spent, budget=budget), 16, 46, fill=QUIET))
    for at, bar in enumerate(bars):
        drawn.append(_drawn(bar, TOP + STEP * at, scale, speech))
    return picture(_printable(title), LEFT + WIDTH + 130, TOP + STEP * len(bars) + 16, *drawn)


def _bars(counted: Count) -> list[_Bar]:
    instance = counted.votes.instance
    names = dict(zip(instance.projects, instance.names or instance.projects, strict=True))
    paid = {} if counted.run is None else {purchase.project: purchase for purchase in purchases(counted.run)}
    bars = []
    for r in counted.rounds:
        label = r.project if names[r.project] == r.project else f"{r.project} {names[r.project]}"
        cost, given = float(r.cost), float(paid[r.project].given) if r.project in paid else 0.0
        bars.append(_Bar(label, cost - given if r.project in paid else 0.0, given, 0.0 if r.project in paid else cost))
    return bars


def _drawn(bar: _Bar, y: int, scale: float, speech: Speech) -> str:
    cost, full, given = (_whole(money, speech) for money in (bar.cost, bar.full, bar.all_given))
    told = speech.say("picture_bar", project=bar.name, cost=cost, full=full, given=given)
    parts, x = [element("title", escape(_printable(told)))], float(LEFT)
    for money, look in ((bar.full, SERIES[0]), (bar.all_given, PATTERN), (bar.without, "#fff")):
        if money > 0:
            parts.append(element("rect", x=x, y=y, width=money * scale, height=16, fill=look, stroke=INK))
            x += money * scale
    parts.append(text(_fitting(bar.name), LEFT - 12, y + 13, text_anchor="end"))
    parts.append(text(cost, x + 8, y + 13))
    return element("g", *parts)


def _legend(speech: Speech) -> list[str]:
    drawn, x = [], LEFT
    full, given, without = speech.say("picture_full"), speech.say("picture_all"), speech.say("picture_without")
    for look, words in ((SERIES[0], full), (PATTERN, given), ("#fff", without)):
        drawn.append(element("rect", x=x, y=56, width=16, height=14, fill=look, stroke=INK))
        drawn.append(text(words, x + 22, 68))
        x += 150
    return drawn


def _whole(money: float, speech: Speech) -> str:
    return speech.number(money, ",.0f")


def _stripes() -> str:
    stripe = element("path", d="M0 8 L8 0", stroke=SERIES[1], stroke_width=2.5)
    ground = element("rect", width=8, height=8, fill=LINE)
    pattern = element("pattern", ground, stripe, id="gave-all", width=8, height=8, patternUnits="userSpaceOnUse")
    return element("defs", pattern)


def _fitting(words: str, longest: int = 38) -> str:
    shown = _printable(words)
    return shown if len(shown) <= longest else shown[: longest - 1].rstrip() + "…"


def _printable(words: str) -> str:
    """Control characters would break the picture."""
    return "".join(letter if letter.isprintable() else " " for letter in words)
