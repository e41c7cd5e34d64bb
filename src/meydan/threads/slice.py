"""What threads show to the house."""

from django.utils.translation import gettext_lazy as _

from meydan.base.cards import Card, Crowd, Kind, PersonalData, Tally
from meydan.goals.queries import all_goals
from meydan.threads import personal, queries, rules
from meydan.threads.models import Station, Step, Thread
from meydan.threads.views import finish_follow


def _link(thread: Thread) -> str:
    return thread.get_absolute_url()


def _describe(thread: Thread) -> str:
    return thread.title


def _step_link(step: Step) -> str:
    return step.thread.get_absolute_url()


def _describe_step(step: Step) -> str:
    """“Decision: Where the trees will stand”: its station, and its thread."""
    return f"{Station(step.station).label}: {step.thread.title}" if step.station else step.thread.title


CARD = Card(
    name=_("Threads"),
    icon="route",
    kinds=[
        Kind("thread", _("Thread"), queries.load_many, _link, _describe, step_template="threads/_discussion_step.html"),
        Kind("step", _("Step"), queries.load_steps, _step_link, _describe_step),
    ],
    sentences=rules.SENTENCES,
    audiences={"followers": queries.followers},
    crowds=[
        Crowd(
            "goal",
            _("Who follows a thread on"),
            queries.followers_of_goal,
            lambda: [(str(one.number), f"{one.number}. {one.name}") for one in all_goals()],
        ),
    ],
    after_sign_in=finish_follow,
    tallies=[
        Tally("place", _("%(count)s threads"), queries.per_place),
        Tally("goal", _("%(count)s threads"), queries.per_goal),
    ],
    personal_data=[
        PersonalData(
            "threads.Follow",
            ("person",),
            _("To tell you about the steps of threads that you follow"),
            personal.export_follows,
            personal.erase_follows,
            None,
            _("until you stop following"),
            category="messages",
            readers="oneself",
        )
    ],
    sitemap=queries.addresses,
)
