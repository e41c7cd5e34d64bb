"""Tables of insight."""

from meydan.insight.models.counting import Cell, Dimension, Frame, Population, Sum
from meydan.insight.models.indicators import Indicator, Point, Reading
from meydan.insight.models.outreach import Outreach
from meydan.insight.models.reviews import Review, ReviewText

__all__ = [
    "Cell",
    "Dimension",
    "Frame",
    "Indicator",
    "Outreach",
    "Point",
    "Population",
    "Reading",
    "Review",
    "ReviewText",
    "Sum",
]
