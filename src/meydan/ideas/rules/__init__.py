"""Rules of contributions and processes."""

from meydan.ideas.rules import accountability, approval, contributions, joining, processes, saving
from meydan.ideas.rules.approval import APPROVING

SENTENCES = {
    **accountability.SENTENCES,
    **approval.SENTENCES,
    **contributions.SENTENCES,
    **joining.SENTENCES,
    **processes.SENTENCES,
    **saving.SENTENCES,
}

__all__ = ["APPROVING", "SENTENCES"]
