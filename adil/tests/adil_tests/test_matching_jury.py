"""Juries are balanced, free of conflicts and of the best fit."""

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adil import AdilError
from adil.matching import Entry, Juror, assign_jury

TOPICS = st.frozensets(st.sampled_from(["green", "code", "art"]))


@st.composite
def panels(draw):
    entries = [Entry(f"e{at}", draw(TOPICS)) for at in range(draw(st.integers(1, 3)))]
    keys = st.frozensets(st.sampled_from([entry.key for entry in entries]), max_size=1)
    return entries, [Juror(f"j{at}", draw(TOPICS), draw(keys)) for at in range(draw(st.integers(1, 4)))]


def all_juries(entries, jurors, each):
    choices = [combinations([j for j in jurors if entry.key not in j.conflicts], each) for entry in entries]
    for jury in product(*map(list, choices)):
        loads = [sum(juror in group for group in jury) for juror in jurors]
        fit = sum(
            len(entry.topics & juror.topics) for entry, group in zip(entries, jury, strict=True) for juror in group
        )
        yield max(loads) - min(loads), fit


@settings(deadline=None, max_examples=30)
@given(panels(), st.integers(1, 2))
def test_loads_are_even_conflicts_kept_out_and_no_jury_fits_better(panel, each):
    entries, jurors = panel
    known = list(all_juries(entries, jurors, each))
    if min((apart for apart, _ in known), default=9) > 1:
        with pytest.raises(AdilError) as refused:
            assign_jury(entries, jurors, each)
        assert refused.value.code == ("jury_unbalanced" if known else "too_few_jurors")
        assert not known or refused.value.params["needed"] == min(apart for apart, _ in known)
        return
    jury = assign_jury(entries, jurors, each)
    loads = [load for _, load in jury.loads]
    assert max(loads) - min(loads) <= 1
    assert [sum(entry == one.key for entry, _ in jury.pairs) for one in entries] == [each] * len(entries)
    assert not any(entry in juror.conflicts for entry, who in jury.pairs for juror in jurors if juror.key == who)
    assert jury.fit == max(fit for apart, fit in known if apart <= 1)
    assert jury == assign_jury(entries, jurors, each)


E, J = Entry("e"), Juror("j")


@pytest.mark.parametrize(
    ("entries", "jurors", "each", "code"),
    [
        ([], [J], 1, "no_entries"),
        ([E], [], 1, "no_jurors"),
        ([E, E], [J], 1, "doubled_entry"),
        ([E], [J, J], 1, "doubled_juror"),
        ([E], [Juror("j", conflicts=frozenset({"x"}))], 1, "unknown_entry"),
        ([E], [J], 0, "bad_jury_size"),
        ([E], [J], float("nan"), "bad_jury_size"),
        ([E], [J], 2, "too_few_jurors"),
    ],
)
def test_what_cannot_be_judged_is_refused(entries, jurors, each, code):
    with pytest.raises(AdilError) as refused:
        assign_jury(entries, jurors, each)
    assert refused.value.code == code
