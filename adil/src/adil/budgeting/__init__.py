"""Dividing money by votes: greedy, Equal Shares with completions, Phragmén; exact, fast, and told round by round."""

from adil.budgeting.ballots import Ballots, Instance
from adil.budgeting.counting import Count, count
from adil.budgeting.pabulib import Poll, parse_poll, read_poll, write_poll

__all__ = ["Ballots", "Count", "Instance", "Poll", "count", "parse_poll", "read_poll", "write_poll"]
