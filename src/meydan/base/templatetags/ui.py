"""Template tags of the house: icons, chips, stones, and dates, numbers and money as people write them."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.forms import BooleanField
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape, format_html, format_html_join, urlize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from meydan.base import languages, turkish
from meydan.base.addresses import address
from meydan.base.cards import is_on
from meydan.base.town import town

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

register = template.Library()


@cache
def _version(path: str) -> str:
    file = finders.find(path)
    if not file:
        raise template.TemplateSyntaxError(f"no such file: {path}")
    with open(file, "rb") as content:
        return hashlib.sha256(content.read()).hexdigest()[:10]


@register.simple_tag
@cache
def asset(path: str) -> str:
    """Address of a static file with a mark that changes with its content, so that browsers may keep it for a year."""
    return f"{static(path)}?v={_version(path)}"


@register.simple_tag
@cache
def icon(name: str, flip: bool = False) -> SafeString:
    """An icon beside a word. `flip` mirrors it in right-to-left pages."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true" viewBox="0 0 24 24"><use href="{}#i-{}"/></svg>',
        " icon--flip" if flip else "",
        asset("icons.svg"),
        name,
    )


@register.simple_tag
def state(tone: str, icon_name: str, word: str) -> SafeString:
    """A status: tone is live, wait, done, late, info or empty; always icon and word."""
    return _state(tone, icon_name, str(word))


@lru_cache(maxsize=500)
def _state(tone: str, icon_name: str, word: str) -> SafeString:
    return format_html('<span class="state{}">{}{}</span>', f" state--{tone}" if tone else "", icon(icon_name), word)


@register.simple_tag
def goal_chip(goal: Any, link: bool = True) -> SafeString:
    """Number and name in ink, the goal's colour only as a bar."""
    words = format_html("<b>{}</b> {}", goal.number, goal.name)
    if not link:
        return format_html('<span class="sdg g-{}">{}</span>', goal.number, words)
    return format_html('<a class="sdg g-{}" href="{}">{}</a>', goal.number, address("goals:detail", goal.number), words)


@register.simple_tag
def stones(done: int, total: int, late: int = 0, kept: bool = False) -> SafeString:
    """One stone a working day: done, the present one, those to come; late ones in roof-tile red."""
    done = min(done, total)
    marks = ["on"] * done + ([] if kept or late or done == total else ["now"])
    marks += [""] * (total - len(marks)) + ["late"] * min(late, 10)
    if kept:
        words = gettext("Answered on working day %(done)s of %(total)s") % {"done": done, "total": total}
    elif late:
        words = ngettext("%(late)s working day late", "%(late)s working days late", late) % {"late": late}
    else:
        words = gettext("%(done)s of %(total)s working days have passed") % {"done": done, "total": total}
    return format_html('<div class="stones" role="img" aria-label="{}">{}</div>', words, _laid(tuple(marks)))


@register.simple_tag
def step_stones(step: int, total: int) -> SafeString:
    """One stone a page of a form. The words beside it say the same, so it is for the eyes only."""
    marks = ["on" if number < step else "now" if number == step else "" for number in range(1, total + 1)]
    return format_html('<div class="stones" aria-hidden="true">{}</div>', _laid(tuple(marks)))


@lru_cache(maxsize=500)
def _laid(marks: tuple[str, ...]) -> SafeString:
    return format_html_join("", '<i class="{}"></i>', ((mark,) for mark in marks))


@register.simple_tag
def meter(value: float, most: float, words: str = "") -> SafeString:
    """A bar that fills. `words` say it for those who don't see it."""
    share = min(max(value / most, 0), 1) if most else 0
    return format_html(
        '<progress class="meter" max="100" value="{}" aria-label="{}"></progress>', round(share * 100), words
    )


@register.filter
def day(value: date | datetime | None) -> str:
    """28 Kasım 2026"""
    return _date(value, "j F Y")


@register.filter
def day_long(value: date | datetime | str | None) -> str:
    """28 Kasım 2026 Cumartesi; Saturday, 28 November 2026"""
    if isinstance(value, str):
        value = date.fromisoformat(value)
    return _date(value, _DAY_LONG.get(languages.current(), "l, j F Y"))


_DAY_LONG = {"tr": "j F Y l", "ar": "l، j F Y"}


@register.filter
def moment(value: datetime | None) -> str:
    """28 Kasım 2026, 18.30"""
    if value is None:
        return ""
    language, local = languages.current(), timezone.localtime(value)
    comma = "،" if language == "ar" else ","
    return f"{_formatted(local.date(), 'j F Y', language)}{comma} {_time_of_day(local, language)}"


@register.filter
def clock_time(value: datetime | None) -> str:
    """18.30 in Turkish, 18:30 in English"""
    if value is None:
        return ""
    return _time_of_day(timezone.localtime(value), languages.current())


def _time_of_day(local: datetime, language: str) -> str:
    return f"{local:%H.%M}" if language in languages.COMMA else f"{local:%H:%M}"


def _date(value: date | datetime | None, form: str) -> str:
    if value is None:
        return ""
    exact = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return _formatted(exact, form, languages.current())


@lru_cache(maxsize=2000)
def _formatted(value: date, form: str, in_language: str) -> str:
    """From the right, a day that follows a Latin name would lose its number to it without a mark."""
    said = date_format(value, form)
    return f"{languages.RIGHT_TO_LEFT_MARK}{said}" if in_language in languages.RTL and said[0].isdigit() else said


@register.filter
def number(value: int | float | Decimal | str | None, places: int | None = None) -> str:
    """1.234,5 in Turkish, 1,234.5 in English; digits as given unless `places` says how many."""
    if value is None or value == "":
        return ""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    text = (
        f"{exact:,.{places}f}" if places is not None else f"{exact.normalize():,f}" if exact % 1 else f"{int(exact):,}"
    )
    return text.translate(str.maketrans(",.", ".,")) if languages.current() in languages.COMMA else text


@register.filter
def file_size(count: int) -> str:
    """210,5 KB in Turkish, 210.5 KB in Arabic; Django's own filter writes figures as its language files do, not as we do."""
    size, unit = (count / 1024, "KB") if count < 1024**2 else (count / 1024**2, "MB")
    return f"{number(round(size, 1))} {unit}"


@register.filter
def duration(minutes: int | None) -> str:
    """90 → 1 sa 30 dk in Turkish, 1 h 30 min in English"""
    hours, rest = divmod(minutes or 0, 60)
    parts = [gettext("%(count)s h") % {"count": number(hours)}] if hours else []
    if rest or not hours:
        parts.append(gettext("%(count)s min") % {"count": rest})
    return " ".join(parts)


@register.filter
def beside(values: Iterable[Any], others: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Each cell of a row with the heading of its column, for tables whose columns are not known beforehand."""
    return list(zip(values, others, strict=True))


@register.filter
def shorten(text: str, longest: int) -> str:
    """At most `longest` characters, cut between words."""
    return turkish.cut(str(text), longest)


@register.filter
def percent(value: float | Decimal | None, places: int = 0) -> str:
    """Of a percentage (91 → %91 in Turkish, 91% in English)."""
    if value is None:
        return ""
    figure = number(round(Decimal(str(value)), places), places)
    return f"%{figure}" if languages.current() in languages.COMMA else f"{figure}%"


@register.filter
def money(kurus: int | None) -> str:
    """Kuruş → 1.850.000 ₺; the kuruş are shown only where there are any."""
    if kurus is None:
        return ""
    return f"{number(Decimal(kurus) / 100, 2 if kurus % 100 else 0)} ₺"


def summed(amount: int, unit: str) -> str:
    """A sum of what was done, as `base.counted.Deed` counts it: hours of minutes, 3.500 ₺, 40"""
    if unit == "kurus":
        return money(amount)
    return number(round(amount / 60) if unit == "minutes" else amount)


@register.filter
def plain_text(value: str) -> SafeString:
    """Text written by people: escaped, line breaks kept, links without endorsement. Its direction is its own."""
    return _paragraphs(str(value))


@lru_cache(maxsize=1000)
def _paragraphs(value: str) -> SafeString:
    linked = urlize(value, nofollow=True, autoescape=True).replace('rel="nofollow"', 'rel="nofollow ugc"')
    paragraphs = (part.strip("\n") for part in linked.replace("\r\n", "\n").split("\n\n") if part.strip())
    return mark_safe("".join(f'<p dir="auto">{part.replace("\n", "<br>")}</p>' for part in paragraphs))


@register.simple_tag
def lang_dir(language: str) -> SafeString:
    """`lang` and `dir` for text in another language than the page; nothing where it is the same."""
    if not language or language == languages.current():
        return mark_safe("")
    return format_html(' lang="{}" dir="{}"', language, languages.direction(language))


@register.simple_tag
def said(words: object, language: str) -> object:
    """Words inside a sentence that may be in another language than the page, and are marked then."""
    return format_html("<span{}>{}</span>", mark, words) if (mark := lang_dir(language)) else words


@register.simple_tag
def page_url(name: str, *args: Any) -> str:
    """Address of a page, or nothing where the town has switched its slice off."""
    return address(name, *args) if is_on(name.partition(":")[0]) else ""


@register.simple_tag
def public_address(path: str) -> str:
    """A path with the town's public address before it, for machines that read the page elsewhere."""
    return settings.ADDRESS.rstrip("/") + path


@register.simple_tag(takes_context=True)
def active_filters(context: template.Context, form: Any) -> list[dict[str, str]]:
    """What a filter form narrows the list by: words for a chip, and the address without that filter."""
    bound = [form[name] for name in form.fields if form.data.get(form.add_prefix(name))]
    return [
        {"words": _said_of(one), "url": query_with(context, **{one.html_name: ""})}
        for one in bound
        if not one.is_hidden
    ]


def _said_of(bound: Any) -> str:
    """“park”, Neighbourhood: Göksu, or only the label of a box that is ticked."""
    value = bound.data
    if isinstance(bound.field, BooleanField):
        return str(bound.label)
    if not hasattr(bound.field, "choices"):
        return f"“{value}”"
    words = next((word for code, word in bound.field.choices if str(code) == str(value)), value)
    return f"{bound.label}: {words}"


@register.simple_tag(takes_context=True)
def query_with(context: template.Context, **changes: Any) -> str:
    """The query of this page with some parameters changed; an empty value takes one away. Paging starts anew."""
    query = context["request"].GET.copy()
    for name in ("after", *(key for key, value in changes.items() if value in ("", None))):
        query.pop(name, None)
    for name, value in changes.items():
        if value not in ("", None):
            query[name] = str(value)
    return "?" + query.urlencode()


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # few pages have a text of this kind

    return MarkdownIt("commonmark", {"html": False}).enable("table")


@register.filter
@lru_cache(maxsize=50)
def markdown(text: str) -> SafeString:
    """A text of the town or a report by staff. HTML inside is shown, not run; the first line may state a version."""
    if text.startswith("version:"):
        text = text.partition("\n")[2]
    return mark_safe(_markdown().render(text))


@register.filter
def markdown_title(text: str) -> str:
    """The first heading of a text."""
    return next((line.lstrip("# ").strip() for line in text.splitlines() if line.startswith("#")), "")


@register.simple_tag
def town_say(*path: str) -> object:
    """A text of the town file; marked where it is not in the language of the page."""
    return said(*town().said_in(*path))


@register.filter
def of(table: Any, key: Any) -> Any:
    """The entry of a table under a key that is only known here; nothing where there is none."""
    return table.get(key, "") if table else ""


@register.filter
def first_input(bound: Any) -> str:
    """The id that a link to a field should lead to: of several choices the first."""
    return bound.id_for_label or (bound[0].id_for_label if len(bound) else bound.auto_id)


@register.filter
def initial(name: str) -> str:
    """The letter in a round sign beside a name."""
    return escape(name[:1])


@register.filter
def fifth(value: int) -> int:
    """A percentage rounded to steps of five, for the classes p-0 … p-100."""
    return min(100, max(0, round(value / 5) * 5))


@register.inclusion_tag("ui/errors.html")
def errors(form: Any) -> dict[str, Any]:
    """The summary of what to correct, above a form."""
    return {"form": form}
