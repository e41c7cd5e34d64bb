"""Pictures are well-formed whatever the words."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from adil import progress, svg

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]))


@given(WORDS, WORDS)
def test_words_never_break_a_picture(title, words):
    drawn = svg.picture(title, 10, 20.5, svg.text(words, 1, 2.25, data_words=words))
    root = ElementTree.fromstring(drawn)
    assert root.attrib["viewBox"] == "0 0 10 20.5"
    assert root[0].text == (title or None)
    assert (root[1].text, root[1].attrib["data-words"]) == (words or None, words)


def test_progress_is_silent_where_nobody_looks(capsys):
    progress.bar()(0.5, "half")
    assert capsys.readouterr().err == ""
