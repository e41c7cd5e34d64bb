"""Fair lotteries: panels with quotas, seats of an event, and draws that anybody can repeat."""

from adil.lottery.lottery import METHODS, Lottery, draw_up, drawn
from adil.lottery.pool import Person, Pool, Quota, read_pool
from adil.lottery.reserves import replacement, stand_ins, vacancies
from adil.lottery.seats import Application, Place, seat_lottery

__all__ = [
    "METHODS",
    "Application",
    "Lottery",
    "Person",
    "Place",
    "Pool",
    "Quota",
    "draw_up",
    "drawn",
    "read_pool",
    "replacement",
    "seat_lottery",
    "stand_ins",
    "vacancies",
]
