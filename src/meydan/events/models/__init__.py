"""Tables: events and what belongs to them, who takes part, lotteries for seats."""

from meydan.events.models.events import (
    Access,
    Audience,
    Event,
    EventGoal,
    EventKind,
    EventSeries,
    Floor,
    Form,
    Giving,
    Language,
    Material,
    Output,
    Priority,
    labels_of,
)
from meydan.events.models.programme import Session, Speaker
from meydan.events.models.registrations import Registration, SeatDraw, Support, SupportRequest
from meydan.events.models.taking_part import AudienceQuestion, AudienceVote, PhotoConsent, TalkProposal

__all__ = [
    "Access",
    "Audience",
    "AudienceQuestion",
    "AudienceVote",
    "Event",
    "EventGoal",
    "EventKind",
    "EventSeries",
    "Floor",
    "Form",
    "Giving",
    "Language",
    "Material",
    "Output",
    "PhotoConsent",
    "Priority",
    "Registration",
    "SeatDraw",
    "Session",
    "Speaker",
    "Support",
    "SupportRequest",
    "TalkProposal",
    "labels_of",
]
