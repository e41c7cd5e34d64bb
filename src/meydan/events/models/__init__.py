"""Tables: events and what belongs to them, who takes part, lotteries for seats."""

from meydan.events.models.events import (
    Access,
    Audience,
    Event,
    EventGoal,
    EventKind,
    EventSeries,
    Form,
    Giving,
    Language,
    Material,
    Output,
    Priority,
    Session,
    Speaker,
)
from meydan.events.models.registrations import Registration, SeatDraw, Support, SupportRequest

__all__ = [
    "Access",
    "Audience",
    "Event",
    "EventGoal",
    "EventKind",
    "EventSeries",
    "Form",
    "Giving",
    "Language",
    "Material",
    "Output",
    "Priority",
    "Registration",
    "SeatDraw",
    "Session",
    "Speaker",
    "Support",
    "SupportRequest",
]
