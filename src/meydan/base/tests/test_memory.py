"""What is remembered for a while takes no room after it."""

from meydan.base.memory import Remembered


def test_what_is_too_old_goes_when_something_new_comes():
    seconds = -1.0
    known = Remembered(lambda number: number, lambda: seconds, most=10)
    known(1)
    seconds = 60.0
    known(2)
    known(3)
    assert [key for (key, _named) in known._known] == [(2,), (3,)]


def test_of_too_many_the_first_goes():
    known = Remembered(lambda number: number, lambda: 60.0, most=2)
    for number in (1, 2, 3):
        known(number)
    assert [key for (key, _named) in known._known] == [(2,), (3,)]
