"""Verbs of insight."""

from meydan.insight.actions.counting import count, count_anew
from meydan.insight.actions.indicators import end_indicator, save_indicator, take_reading
from meydan.insight.actions.outreach import change_outreach, finish_outreach, hand_over_outreach, plan_outreach
from meydan.insight.actions.population import bring_population
from meydan.insight.actions.reviews import begin_review, publish_review, write_section

__all__ = [
    "begin_review",
    "bring_population",
    "change_outreach",
    "count",
    "count_anew",
    "end_indicator",
    "finish_outreach",
    "hand_over_outreach",
    "plan_outreach",
    "publish_review",
    "save_indicator",
    "take_reading",
    "write_section",
]
