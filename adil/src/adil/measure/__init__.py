"""Who took part against who lives here. Pure Python: imports without numpy.

>>> result = represent([Group("Göksu", 29709, 60), Group("Fırat", 21027, 15)])
>>> [(row.key, percent(row.gap), row.status) for row in result.rows]
[('Fırat', -21.4, 'under'), ('Göksu', 21.4, 'over')]
"""

from adil.measure.crosses import Cross, CrossRow, cross
from adil.measure.intervals import Interval, wilson
from adil.measure.representation import Representation, Row, SentenceFacts, Spread, dissimilarity, percent, represent
from adil.measure.suppression import Group

__all__ = [
    "Cross",
    "CrossRow",
    "Group",
    "Interval",
    "Representation",
    "Row",
    "SentenceFacts",
    "Spread",
    "cross",
    "dissimilarity",
    "percent",
    "represent",
    "wilson",
]
