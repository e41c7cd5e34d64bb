"""Which questions follow from which answers."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meydan.questions.models import Question
from meydan.questions.rules import asked_of, kept_of, name_of, pages_of

patiently = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
ANSWERS = st.sampled_from(["yes", "no", None])


@st.composite
def sets_of_questions(draw):
    """Questions in order; each may hang on one of an earlier page."""
    made = []
    for number in range(1, draw(st.integers(1, 8)) + 1):
        page = max(made[-1].page, draw(st.integers(1, 4))) if made else 1
        earlier = [one for one in made if one.page < page]
        only_if = draw(st.sampled_from([None, *earlier]))
        made.append(
            Question(
                pk=number,
                kind="yes_no",
                page=page,
                only_if=only_if,
                only_if_is=draw(st.sampled_from(["yes", "no"])) if only_if else "",
            )
        )
    return made


@patiently
@given(sets_of_questions(), st.data())
def test_what_hangs_on_an_answer_is_asked_exactly_when_it_was_given(questions, data):
    answers = {name_of(one): data.draw(ANSWERS) for one in questions}
    asked = {one.pk for one in asked_of(questions, answers)}
    for one in questions:
        expected = one.only_if is None or (one.only_if.pk in asked and answers[name_of(one.only_if)] == one.only_if_is)
        assert (one.pk in asked) == expected


@patiently
@given(sets_of_questions(), st.data())
def test_pages_hold_what_is_asked_once_and_in_order(questions, data):
    answers = {name_of(one): data.draw(ANSWERS) for one in questions}
    pages = pages_of(questions, answers)
    assert [one for page in pages for one in page] == asked_of(questions, answers)
    assert all(page and len({one.page for one in page}) == 1 for page in pages)


@patiently
@given(sets_of_questions(), st.data())
def test_an_answer_on_a_page_moves_no_page_up_to_it(questions, data):
    """So that going on never leads back, and never past a page that nobody has seen."""
    answers = {name_of(one): data.draw(ANSWERS) for one in questions}
    page = data.draw(st.sampled_from(sorted({one.page for one in questions})))
    changed = answers | {name_of(one): data.draw(ANSWERS) for one in questions if one.page == page}
    before, after = ([one.pk for one in asked_of(questions, said) if one.page <= page] for said in (answers, changed))
    assert before == after


@patiently
@given(sets_of_questions(), st.data())
def test_nothing_is_kept_that_was_not_asked(questions, data):
    answers = {name_of(one): data.draw(ANSWERS) for one in questions}
    kept = kept_of(questions, answers)
    assert set(kept) == {name_of(one) for one in asked_of(questions, answers) if answers[name_of(one)]}
    assert kept_of(questions, kept) == kept


def test_any_of_several_opens_what_waits_for_one_of_them():
    first = Question(pk=1, kind="several", choices=["a", "b"])
    second = Question(pk=2, kind="short", page=2, only_if=first, only_if_is="b")
    assert asked_of([first, second], {"q1": ["a", "b"]}) == [first, second]
    assert asked_of([first, second], {"q1": ["a"]}) == [first]
