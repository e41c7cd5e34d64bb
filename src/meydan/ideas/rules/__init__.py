"""Rules of contributions and processes."""

from meydan.ideas.rules import contributions, processes

SENTENCES = {**contributions.SENTENCES, **processes.SENTENCES}
