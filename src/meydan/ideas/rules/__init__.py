"""Rules of contributions and processes."""

from meydan.ideas.rules import accountability, contributions, processes

SENTENCES = {**accountability.SENTENCES, **contributions.SENTENCES, **processes.SENTENCES}
