"""Rules of contributions and processes."""

from meydan.ideas.rules import accountability, contributions, joining, processes, saving

SENTENCES = {
    **accountability.SENTENCES,
    **contributions.SENTENCES,
    **joining.SENTENCES,
    **processes.SENTENCES,
    **saving.SENTENCES,
}
