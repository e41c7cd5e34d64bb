"""Draft plans of a season, and rounds in which people are asked to step in."""

from meydan.season.models.cover import Answer, Ask, Round, Silence
from meydan.season.models.plans import Gap, LeftOut, Line, Plan

__all__ = ["Answer", "Ask", "Gap", "LeftOut", "Line", "Plan", "Round", "Silence"]
