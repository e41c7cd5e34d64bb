"""Opinion groups from votes on statements: who thinks alike, what unites everybody, where groups part.

`collect` votes (or read a Polis export with `adil.opinions.polis`), then `opinions(votes)`.
"""

from adil.opinions.conversation import Opinions, TooFew, opinions
from adil.opinions.groups import State
from adil.opinions.votes import Votes, collect, from_places

__all__ = ["Opinions", "State", "TooFew", "Votes", "collect", "from_places", "opinions"]
