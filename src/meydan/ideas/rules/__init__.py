"""Rules of contributions and processes."""

from meydan.ideas.rules import contributions, joining, processes, saving

SENTENCES = {**contributions.SENTENCES, **joining.SENTENCES, **processes.SENTENCES, **saving.SENTENCES}
