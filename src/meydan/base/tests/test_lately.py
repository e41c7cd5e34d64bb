"""What is written for some time is written once in a process, and nobody hangs on whoever writes it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier, Event

from meydan.base import clock, lately, remembered
from meydan.base.lately import Lately


class Writing:
    def __init__(self, said="words"):
        self.times, self.said = 0, said

    def __call__(self):
        self.times += 1
        return self.said


def always(_written):
    return True


def test_it_is_written_once_for_each_key():
    known, write = Lately(10, always), Writing()
    assert [known.written(key, write) for key in ("a", "a", "b", "b")] == ["words"] * 4
    assert write.times == 2


def test_it_is_written_anew_on_another_day_and_when_a_stamp_says_something_else(monday):
    known, write = Lately(10, always), Writing()
    known.written("a", write)
    with clock.at(monday + timedelta(days=1)):
        known.written("a", write)
        assert write.times == 2
        remembered.keep({"module:projects": "off"})
        known.written("a", write)
        assert write.times == 3


def test_what_no_longer_holds_is_written_anew_by_itself():
    held = {"old"}
    known = Lately(10, held.__contains__)
    assert known.written("a", Writing("old")) == known.written("a", Writing("new")) == "old"
    held.clear()
    assert known.written("a", Writing("new")) == "new"


def test_of_too_many_the_first_goes_first_and_all_go_with_their_day(monday):
    known, write = Lately(2, always), Writing()
    for key in ("a", "b", "c", "b", "c"):
        known.written(key, write)
    assert write.times == 3
    known.written("a", write)
    assert write.times == 4
    with clock.at(monday + timedelta(days=1)):
        known.written("d", write)
        assert list(known._known) == ["d"]


def test_threads_that_come_together_write_it_once():
    known, write, gate = Lately(10, always), Writing(), Barrier(6)

    def one(_number):
        gate.wait()
        return known.written("a", write)

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(one, range(6))) == ["words"] * 6
    assert write.times == 1


def test_whoever_has_waited_long_enough_writes_it_too(monkeypatch):
    monkeypatch.setattr(lately, "PATIENCE", 0.01)
    known, begun, done = Lately(10, always), Event(), Event()

    def slow():
        begun.set()
        assert done.wait(10)
        return "slow"

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(known.written, "a", slow)
        assert begun.wait(10)
        assert known.written("a", Writing("own")) == "own"
        done.set()
        assert first.result() == "slow"


def test_an_error_is_nobodys_but_the_writers():
    known = Lately(10, always)
    for _ in range(2):
        try:
            known.written("a", lambda: 1 // 0)
        except ZeroDivisionError:
            continue
    assert known.written("a", Writing()) == "words"
