"""Organisations, what is signed and pledged, what worked, and money from outside."""

from meydan.partners.models.agreements import Agreement
from meydan.partners.models.funds import BID_MOVES, HAS_MONEY, Bid, BidState, Due, FundCall
from meydan.partners.models.organisations import Change, Contact, Form, Organisation, Representative, Together
from meydan.partners.models.pledges import KEPT, SHOWN, Pledge
from meydan.partners.models.practices import Practice

__all__ = [
    "BID_MOVES",
    "HAS_MONEY",
    "KEPT",
    "SHOWN",
    "Agreement",
    "Bid",
    "BidState",
    "Change",
    "Contact",
    "Due",
    "Form",
    "FundCall",
    "Organisation",
    "Pledge",
    "Practice",
    "Representative",
    "Together",
]
