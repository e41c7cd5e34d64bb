"""Rules of contributions and processes."""

from meydan.ideas.rules import contributions, processes, saving

SENTENCES = {**contributions.SENTENCES, **processes.SENTENCES, **saving.SENTENCES}
