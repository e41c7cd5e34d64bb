"""Tables of insight."""

from meydan.insight.models.counting import Cell, Dimension, Frame, Population, Sum
from meydan.insight.models.outreach import Outreach

__all__ = ["Cell", "Dimension", "Frame", "Outreach", "Population", "Sum"]
