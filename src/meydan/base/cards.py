"""A card is what a slice shows to the house; the registry is how lower floors reach it without knowing who lives above.

Each slice has `slice.py` with `CARD = Card(...)`. Every field is optional. See ARCHITECTURE.md, "The card".
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, partial
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from meydan.base.counted import Deed
from meydan.base.fragments import kept
from meydan.base.ical import Event
from meydan.base.languages import BINDING
from meydan.base.own import INVOLVED, Rows, ask_own, key, own_rows
from meydan.base.personal_data import PersonalData as PersonalData
from meydan.base.prepared import Answered, answered
from meydan.base.remembered import remembered
from meydan.base.rulings import Ruling

if TYPE_CHECKING:
    from meydan.base.refs import Found
    from meydan.people.models import Person

type Viewer = Person | None
type Text = Any  # a str or a lazy translation


@dataclass(frozen=True)
class Matter:
    """What letters and notes may say about one thing: facts, never the name of the person behind it."""

    ref: str
    number: str
    """What people say on the phone."""
    title: str
    written_on: date
    url: str
    text: str = ""
    how: Text = ""
    """How it reached the municipality."""
    place: str = ""
    unit: str = ""
    unit_id: int | None = None
    supports: int = 0
    promised_for: date | None = None
    """The day by which an answer is owed; None when nothing is owed any more."""
    days_late: int = 0
    state: Text = ""
    answer: str = ""
    """The last final answer, in full."""
    person_id: int | None = None
    """Who wrote it, for a letter to that person alone."""
    language: str = BINDING
    """Of its title and text."""
    point: tuple[float, float] | None = None
    """Latitude and longitude, where somebody gave them."""


class Waiting(NamedTuple):
    """One thing that waits for the answer of a unit, as whoever chooses what a letter is about reads it."""

    ref: str
    number: str
    title: str
    place: str
    unit_id: int
    promised_for: date


@dataclass(frozen=True)
class Scope:
    """What a note is about: a period, both days included, and if wanted one neighbourhood, one goal or one subject."""

    since: date
    until: date
    place_id: int | None = None
    goal: int | None = None
    words: str = ""
    """A subject that is no goal: what holds all these words."""


@dataclass(frozen=True)
class Briefing:
    """What came within a scope and what became of it. What a project took up without an answer is in `came` alone."""

    came: int = 0
    on_time: int = 0
    answered_late: int = 0
    late: int = 0
    """Not answered, and the promised day has passed."""
    open: int = 0
    """Not answered, and the promised day is still to come."""
    matters: Sequence[Matter] = ()
    """Those that came or were answered in the period, the latest answers and the most supported ones first."""


@dataclass(frozen=True)
class PassportRow:
    """One thing that a person did or has, for themselves to show to others."""

    title: str
    words: str
    """The rest of the line for readers."""
    facts: Mapping[str, Any]
    """The same for programs: texts, numbers, and days as text; what is signed."""
    url: str = ""


@dataclass(frozen=True)
class PassportPart:
    """A part of a person's passport."""

    code: str
    """Its name in the signed file."""
    title: Text
    rows: Sequence[PassportRow]
    order: int = 50


@dataclass(frozen=True)
class Asking:
    """Questions that may be put about things of a kind (the slice `questions` keeps them)."""

    forms: Mapping[str, Text]
    """Code → title, e.g. "sign-up": what is asked when somebody signs up."""
    may_change: Callable[[Viewer, Any], Ruling]
    """Whether a person may change the questions of a thing."""
    back: Callable[[Any], str]
    """The page of a thing at the desk."""
    in_pages: bool = False
    """Whether its forms are answered page by page: then questions can have pages, conditions and photos."""
    may_read: Callable[[Viewer, Any], Ruling] | None = None
    """Whether a person may see what was answered; None: who may change the questions."""


@dataclass(frozen=True)
class Guarded:
    """A thing in which somebody under 18 takes part when a guardian permits it (`guardians`)."""

    about: Callable[[Any], Mapping[str, Any]]
    """(permission) → what the guardian's page says: `title` of the thing, `headline`, `template`, and what that shows. A title is all that
    the message needs."""
    spoke: Callable[[Any], None]
    """(permission): it has a new state; called in the same transaction. Raises Refused where it comes too late."""


@dataclass(frozen=True)
class Around:
    """Something that stands around a thing, or the thing itself in full, for whoever decides about it."""

    word: Text
    """What it is to the thing, e.g. "Answers"."""
    words: str
    language: str
    url: str = ""
    is_it: bool = False


@dataclass(frozen=True)
class Kind:
    """A noun that a ref can point to, e.g. `idea:412`."""

    name: str
    word: Text
    load_many: "Callable[[Viewer, Collection[int]], QuerySet[Any] | Mapping[int, Any]]"
    """(viewer, ids) → the things that the viewer may see: rows, which go to the database together with those of other kinds, or the
    things by their ids, in a constant number of queries."""
    link: Callable[[Any], str]
    describe: Callable[[Any], str]
    """The title of a thing, plain text."""
    named: Sequence[str] = ()
    """The columns of a row that `link` and `describe` read, and its language; also those of what it points to (`room__name`). Pages that
    only say what things are called load no more. Empty: all that `load_many` brings."""
    load_whole: "Callable[[Viewer, Collection[int]], Mapping[int, Any]] | None" = None
    """The same with all that a step on a thread and a letter say of them; None: `load_many` brings that."""
    step_template: str = ""
    """Template that shows a step of this kind on the thread page; gets `step` and `thing`."""
    hide: Callable[..., None] | None = None
    """hide(by=, thing_id=, reason=, hidden=True|False): used by moderation."""
    author: Callable[[Any], int | None] | None = None
    """The id of the person who wrote a thing, so that moderation can tell them."""
    around: Callable[[Viewer, Any], Sequence[Around]] | None = None
    """What a moderator reads before deciding about a thing, in its order: where it stands, the thing in full, what was said before and
    after; None: the title alone."""
    may_discuss: Callable[[Viewer, Any], Ruling] | None = None
    """Whether a person may write a comment on a thing now; None: yes, always."""
    matter: Callable[[Any], Matter] | None = None
    """What a letter says about a thing; None: no letters are written about it."""
    earlier: Callable[[Any], Sequence[Matter]] | None = None
    """What seems to say the same, is older and is settled, for the annex of a letter; whoever writes it chooses among them."""
    may_open: Callable[[Viewer, Any], Ruling] | None = None
    """Whether somebody else may read the sealed words that a person left for a thing now; None: nobody may."""
    may_check_in: Callable[[int, Any], Ruling] | None = None
    """(id of the thing, person) → whether somebody may be checked in there now; None: yes."""
    may_accept: Callable[[Any, Collection[int]], Mapping[int, Ruling]] | None = None
    """(person, ids of things) → where a seat that is kept for the person can't be accepted yet, each with its no. None: nowhere."""
    seat_moved: Callable[[int, Any], None] | None = None
    """(id of the thing, seat): a seat there has a new state; called in the same transaction. None: nobody has to know."""
    seat_notes: Callable[[int, Collection[Any]], Mapping[int, Sequence[Text]]] | None = None
    """(id of the thing, seats there) → what whoever keeps the list should know of somebody, by the id of the seat. None: nothing."""
    asking: Asking | None = None
    """What may be asked about a thing; None: nothing."""
    tickets: Callable[[int], Mapping[int, str]] | None = None
    """(id of the thing) → what the codes say that people show at its door, by the id of their seat; None: it has none."""
    guarded: Guarded | None = None
    """What a guardian is asked about a thing; None: nothing."""
    own_link: Callable[[int, int], str] | None = None
    """(id of the thing, id of a person) → the address at which that person changes what they have there without signing in. It
    works for whoever holds it, so it stands in letters to that person alone."""

    def names(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        """Of these rows what they are called and where they are."""
        if not self.named:
            return rows
        beside = {one.rpartition("__")[0] for one in self.named} - {""}
        alone = rows.select_related(None).prefetch_related(None).only(*self.named)
        return alone.select_related(*beside) if beside else alone


@dataclass(frozen=True)
class Section:
    """A piece that a slice offers to a page of a lower floor, e.g. page="thread" or page="place"."""

    page: str
    template: str
    load: Callable[..., Mapping[str, Any] | None]
    """(request, the page's thing, *answers) → context of the template, or None to show nothing. At most one query of its own."""
    order: int = 50
    aside: bool = False
    among: "Callable[[Any], QuerySet[Any]] | None" = None
    """Rows without which there is nothing to show. Those of all sections of a page are looked for in one query."""
    asks: "Callable[[Any], Sequence[QuerySet[Any]]] | None" = None
    """(thing) → rows that `load` gets as its answers. The questions of all sections of a page go to the database together."""
    names: "Callable[..., Iterable[str]] | None" = None
    """(*answers) → refs whose names `load` gets after its answers. What several sections name is asked together."""
    own: "Callable[[Person, Any], Rows] | None" = None
    """(person, thing) → what of it is the person's own (`base.own.own_rows`), for a page that is made for everybody."""
    more: "Callable[[Any], Sequence[QuerySet[Any]]] | None" = None
    """(thing) → rows of which some whose roles say so see more than everybody; where there are any, the page is made anew for them."""


@dataclass(frozen=True)
class Task:
    """One line on the desk: what it is, by when, and the verb that finishes it."""

    title: str
    verb: Text
    url: str
    facts: Sequence[str] = ()
    due: datetime | None = None
    link: str = ""
    ref: str = ""
    unit_id: int | None = None
    assigned_to: int | None = None


@dataclass(frozen=True)
class DueBy:
    """By when rows of a queue are to be done, for the page of today, which sorts all queues before it loads a task."""

    column: str
    """Of a moment, or of a day, which ends at midnight; `Queue.load` sorts by it."""
    moment: Callable[[datetime], datetime] | None = None
    """What the column's value leads to, where that is another moment; a later value never to an earlier one."""
    only: Q = field(default_factory=Q)
    """Which rows have one."""


@dataclass(frozen=True)
class Queue:
    """Work that waits on the desk of people with one of these roles."""

    code: str
    title: Text
    roles: frozenset[str]
    load: Callable[["Person", int], Sequence[Task]]
    """(person, at most) → tasks, the most urgent first."""
    count: Callable[["Person"], "QuerySet[Any] | Sequence[QuerySet[Any]]"]
    """(person) → the rows that wait, counted together with those of all other queues in one query; several kinds: several."""
    url: str = ""
    """Name of the page with the whole queue, e.g. "ideas:desk_answers"."""
    due: "str | DueBy | Sequence[str | DueBy]" = ""
    """`Task.due`, as the database knows it: a column or a `DueBy`, for several kinds one each; empty: nothing is due."""
    holder: str | Sequence[str] = ""
    """`Task.assigned_to`, likewise; empty: it lies with nobody."""
    same: str = ""
    """Queues that say the same here may hold the same row for the same verb."""
    as_one: bool = False
    """Whether all rows together are one task."""
    needs: str = ""
    """Another slice without which there is no such work."""


@dataclass(frozen=True)
class Work:
    """Open things that lie with one of the staff, by name, and the verb that gives them to somebody else."""

    code: str
    title: Text
    """What they are together, e.g. "Contributions to answer"."""
    held: Callable[[], "QuerySet[Any]"]
    """Everything of this kind that is open, whoever it lies with."""
    holder: str
    """The column that names the person."""
    may_hold: Callable[["Person", Any], Ruling]
    """Whether a thing may lie with a person; without a query, because it is asked of many."""
    hand_over: Callable[..., Sequence[Any]]
    """hand_over(by=, person=, to=) → what went from the person to the other one, in the caller's transaction."""
    link: Callable[[Any], str]
    """Where the work on it is done."""
    late: Callable[[], Q] | None = None
    """Which of it is past its day; None: nothing here has a day."""
    words: Callable[[Any], str] = str
    """What tells a thing from others of its kind, where several bear the same name."""


@dataclass(frozen=True)
class DeskLink:
    """A page in the desk's side menu that is not a queue."""

    title: Text
    url: str
    roles: frozenset[str]


@dataclass(frozen=True)
class NoticeType:
    """A message that a person can get. It is service, or promotion, which goes only to those who agreed to it."""

    code: str
    subject: Text
    text: Text
    """Sentences with %(facts)s; `title` is always there when the ref can be described."""
    promotion: bool = False
    agreed: str = "promotion"
    """To which purpose of a consent those have agreed who get it; asked for promotion alone."""
    always: Text = ""
    """Why nobody can switch off the e-mail; empty: everybody can."""
    own_link: bool = False
    """Whether the letter holds the `own_link` of what it is about."""
    page: str = ""
    """Name of the page on which one goes on, where a message is about many things and has no ref."""
    sms: Text = ""
    """What it says as a text message to those who choose that; empty: it never goes out as one. The fact `at` is the moment it
    is about: from then on it is not sent any more. The title is cut so that all of it is one message."""


@dataclass(frozen=True)
class Crowd:
    """People to whom the Centre can write an announcement."""

    code: str
    word: Text
    people: "Callable[[str], QuerySet[Any]]"
    """(choice) → ids of persons, as a query that can be read in slices."""
    choices: Callable[[], Sequence[tuple[str, Text]]] | None = None
    """What is chosen with it: (value, words); None: nothing."""


@dataclass(frozen=True)
class Verb:
    """What a slice lets its neighbours begin in somebody's name: they bring who speaks, it brings the form and does the work."""

    code: str
    title: Text
    words: Text
    """What happens then, in a sentence."""
    form: Callable[..., Any]
    """The class of the form; what it cleans goes to `act`."""
    act: Callable[..., Any]
    """act(by=, of=, in_name_of=, **cleaned) → the thing that was made, with a ref. The neighbour has asked its own rule first."""


@dataclass(frozen=True)
class MenuEntry:
    """A link in the main menu."""

    title: Text
    url: str
    order: int = 50


@dataclass(frozen=True)
class FootLink:
    """A link that a slice adds to the foot of every page."""

    title: str
    address: str
    language: str
    """Of the title."""


@dataclass(frozen=True)
class Figure:
    """A number that home, goal or place pages may show: value of `load(filters)`."""

    code: str
    word: Text
    load: Callable[[Mapping[str, Any]], int]


@dataclass(frozen=True)
class Tally:
    """How many things of a slice there are per neighbourhood (`by="place"`) or per goal (`by="goal"`)."""

    by: str
    word: Text
    """Sentence with %(count)s, e.g. "%(count)s threads"."""
    load: Callable[[], Mapping[int, int]]
    """() → {id of the neighbourhood or number of the goal: how many}, in one query."""


@dataclass(frozen=True)
class TakingPart:
    """A way in which many people can take part in one thing, so that moderators see when many new accounts do."""

    word: Text
    """What they do, e.g. "Supports"."""
    count: Callable[[datetime, datetime, int], Mapping[str, tuple[int, int]]]
    """(since, accounts made since, how many of them at least) → ref of the thing → (people, of them with new accounts)."""


@dataclass(frozen=True)
class Card:
    name: Text = ""
    icon: str = ""
    needs: frozenset[str] = frozenset()
    """Slices without which this one makes no sense, besides those that its tables point to."""
    kinds: Sequence[Kind] = ()
    sections: Sequence[Section] = ()
    desk: Sequence[Queue] = ()
    desk_links: Sequence[DeskLink] = ()
    work: Sequence[Work] = ()
    menu: Sequence[MenuEntry] = ()
    foot: Callable[[], Sequence[FootLink]] | None = None
    """Links in the foot of every page, without a query."""
    notices: Sequence[NoticeType] = ()
    sentences: Mapping[str, Text] = field(default_factory=dict)
    verbs: Sequence[Verb] = ()
    personal_data: Sequence[PersonalData] = ()
    figures: Sequence[Figure] = ()
    tallies: Sequence[Tally] = ()
    taking_part: Sequence[TakingPart] = ()
    audiences: Mapping[str, Callable[[str], Iterable[int]]] = field(default_factory=dict)
    """Name of a group of people → (rest of the ref) → ids of persons, e.g. "followers" for `followers:thread:5`. Where several
    slices know people of that name, all of them are meant."""
    crowds: Sequence[Crowd] = ()
    after_sign_in: Callable[[HttpRequest], str | None] | None = None
    """Finishes what a visitor began before signing in (write first, sign in last). Called in the POST that signs them in;
    returns the address to go on to, or None when nothing of this slice was waiting."""
    briefings: Callable[[Scope, bool], Mapping[int | None, Briefing]] | None = None
    """(scope, by place?) → what a note says: under None for the whole scope, or under the id of each neighbourhood, in a
    constant number of queries."""
    missing: Callable[[Scope], Sequence[str]] | None = None
    """(scope) → sentences on who takes part less than others there, for a note."""
    waiting_for_units: Callable[["Person", int], Sequence[Waiting]] | None = None
    """(person, at most) → what a unit still has to answer, the nearest day first, for letters to units."""
    passport: Callable[["Person"], Sequence[PassportPart]] | None = None
    """What a slice tells about a person in their own passport."""
    events: Callable[["Person"], Iterable[Event]] | None = None
    """What belongs in a person's own calendar, from a month ago on, with what was cancelled."""
    provider_said: Callable[["Person", str, Collection[str]], None] | None = None
    """(person, the sign-in provider's address, which bonds to the town its words prove by the town file). Called each time it
    opens the account, and with no bond when it no longer does; in the same transaction."""
    stage_moved: Callable[["Person", Any, str], None] | None = None
    """(who, the stage as it is now, why): a stage of a process has other dates; what hangs on it follows in the same transaction."""
    participations: Callable[[], Sequence["QuerySet[Any, Any]"]] | None = None
    """Who took part in things of this slice, as rows that the database can count (`base.counted.took_part`)."""
    rights: "Callable[[Person], Iterable[str]] | None" = None
    """What somebody's roles let them do, as words for `{% own word 0 %}` on pages that are made for everybody."""
    deeds: Sequence[Deed] = ()
    """What this slice counts for goals, neighbourhoods and years, each thing once."""
    unread: Callable[[], Any] | None = None
    """How many messages wait for a person: an expression for rows of people (one slice offers this)."""
    above: Callable[[HttpRequest], Mapping[str, Any] | None] | None = None
    """What a slice puts above every page: the context of its template with the template's name under "template", or None."""
    sitemap: Callable[[], Iterable[tuple[str, datetime | None]]] | None = None
    """Paths of all public pages of the slice with the time of the last change."""
    erase_order: int = 50


@cache
def _cards() -> dict[str, Card]:
    found = {}
    for name in settings.SLICES:
        module = f"meydan.{name}.slice"
        if find_spec(module):
            found[name] = import_module(module).CARD
    return found


def is_on(name: str) -> bool:
    """Whether the town uses this slice: what was chosen at the desk, else what the town file says."""
    from meydan.base.town import town

    if name in settings.ALWAYS_ON:
        return True
    chosen = remembered(f"module:{name}")
    return chosen == "on" if chosen else bool(town().modules.get(name, False))


def all_cards() -> list[Card]:
    """Every card, whether its slice is switched on or not (for sentences, personal data, checks)."""
    return list(_cards().values())


def cards_of_all() -> dict[str, Card]:
    """Every card by the name of its slice, switched on or not."""
    return dict(_cards())


def cards() -> list[Card]:
    """The cards of the slices that are switched on, lowest floor first."""
    return list(kept(lambda: [card for name, card in _cards().items() if is_on(name)], "cards"))


def queues_of(person: "Person") -> list[Queue]:
    """What may wait for somebody with these roles, in the order of the cards."""
    held = person.roles_held
    offered = (queue for card in cards() for queue in card.desk if not held.isdisjoint(queue.roles))
    return kept(lambda: [queue for queue in offered if not queue.needs or is_on(queue.needs)], "queues", held)


def kind(name: str) -> Kind | None:
    """The kind called `name`, or None when its slice is off or unknown."""
    return kept(lambda: {one.name: one for card in cards() for one in card.kinds}, "kinds").get(name)


def verbs() -> dict[str, Verb]:
    """What neighbours may begin, by code."""
    return {verb.code: verb for card in cards() for verb in card.verbs}


def sections(page: str, request: HttpRequest, thing: Any) -> list[dict[str, Any]]:
    """The sections that slices offer to `page`, loaded, in order; each a dict with template, aside and its context."""
    offered, person = _offered(page), getattr(request, "person", None)
    if person is not None and not hasattr(request, "own") and any(one.own for one in offered):
        ask_own(request, page, thing, partial(own_in_sections, page))
    found = answered(page, offered, thing)
    named = _named(person, found)
    loaded = ((one, one.load(request, thing, *answers, *([named] if one.names else []))) for one, answers in found)
    return [{"template": s.template, "aside": s.aside, **context} for s, context in loaded if context is not None]


def _named(viewer: "Viewer", found: "Answered") -> "Mapping[str, Found]":
    from meydan.base.refs import name_all  # refs ask here what there are kinds of

    refs = {ref for one, answers in found if one.names for ref in one.names(*answers)}
    return name_all(viewer, refs) if refs else {}


def _offered(page: str) -> list[Section]:
    found = (one for card in cards() for one in card.sections if one.page == page)
    return kept(lambda: sorted(found, key=lambda one: one.order), "sections", page)


def own_in_sections(page: str, person: "Person", thing: Any) -> Rows:
    """What is a person's own in the sections of a page, for `base.own.ask_own`."""
    return [rows for one in _offered(page) if one.own for rows in one.own(person, thing)]


def more_in_sections(page: str, thing: Any) -> Rows:
    """Rows on a thing of which people with roles may see more than everybody, for `base.own.ask_own`."""
    asked = [rows for one in _offered(page) if one.more for rows in one.more(thing)]
    return [own_rows(INVOLVED, rows) for rows in asked]


def rights_of(person: "Person") -> frozenset[str]:
    """What a person's roles let them do, as own words; asked once for the same person object."""
    known = person.__dict__
    if "_rights" not in known:
        words = (word for card in cards() if card.rights for word in card.rights(person)) if person.grants else ()
        known["_rights"] = frozenset(key(word, 0) for word in words)
    found: frozenset[str] = known["_rights"]
    return found


def tallies(by: str) -> list[tuple[Text, Mapping[int, int]]]:
    """What slices count per neighbourhood or per goal: (sentence, counts), one query each."""
    return [(one.word, one.load()) for card in cards() for one in card.tallies if one.by == by]
