"""Verbs of insight."""

from meydan.insight.actions.counting import count, count_anew
from meydan.insight.actions.indicators import end_indicator, save_indicator, take_reading
from meydan.insight.actions.outreach import change_outreach, finish_outreach, hand_over_outreach, plan_outreach
from meydan.insight.actions.population import bring_population

__all__ = [
    "bring_population",
    "change_outreach",
    "count",
    "count_anew",
    "end_indicator",
    "finish_outreach",
    "hand_over_outreach",
    "plan_outreach",
    "save_indicator",
    "take_reading",
]
