"""What pages say of lotteries: all of their public file, or as little as they show of it."""

from django.db.models import F, QuerySet

from meydan.panels.models import Lottery, Panel

LARGE = ("categories", "respondents", "file", "problem")
"""Columns of a lottery that grow with the pool."""


def public_lotteries(panel: Panel) -> list[Lottery]:
    """With their files, which everybody may have, but without the tables, which are large."""
    return list(panel.lotteries.filter(published_at__isnull=False).defer("categories", "respondents", "problem"))


def published_lotteries(panel: Panel) -> list[Lottery]:
    """What state they are in, the panel's own first, without what is large."""
    return list(panel.lotteries.filter(published_at__isnull=False).defer(*LARGE))


def drawn_lotteries(panel: Panel) -> QuerySet[Lottery]:
    """What the desk reads of each draw: its number, its fingerprint, and of how many seats it was."""
    rows = panel.lotteries.filter(state=Lottery.State.DRAWN).defer(*LARGE)
    return rows.annotate(public=F("file__draw__public"), commitment=F("file__commitment"), seats=F("file__size"))


def alike_in_list(lottery: Lottery, code: str) -> int:
    """How many in the public list have the same answers as this code, itself included."""
    text, shared = Lottery.objects.values_list("respondents", "file__pool__household").get(pk=lottery.pk)
    rows = dict(line.split(",", 1) for line in text.splitlines()[1:])
    if shared:  # the last column, which is no answer
        rows = {code: row.rpartition(",")[0] for code, row in rows.items()}
    return sum(row == rows.get(code) for row in rows.values())
