"""Who a row is: by its addresses alone, whatever else stands in it; and two runs of one file at once take everybody once."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from meydan.imports import actions
from meydan.imports.contact_rows import KNOWN, NEW, SAID_NO, THERE, TWO_PEOPLE, Directory, Listed, place_in, whose
from meydan.imports.models import Contact, Import
from meydan.imports.tests import people

EMAILS, PHONES = ["a@x.org", "b@x.org", "c@x.org"], ["+905300000001", "+905300000002", "+905300000003"]
ADDRESSES = EMAILS + PHONES
ids = some.dictionaries(some.sampled_from(ADDRESSES), some.integers(1, 3))


def listed(email, phone, name="", born=None):
    return Listed(2, name, email, phone, None, born, "", "", "tr", date(2024, 1, 1), "paper", "x", "", "x")


directories = some.builds(
    lambda people, there, linked, silent: Directory(
        people, there, {one: linked.get(one) for one in there.values()}, silent
    ),
    ids, ids, some.dictionaries(some.integers(1, 3), some.integers(1, 3)), some.sets(some.sampled_from(ADDRESSES)),
)  # fmt: skip
emails, phones = some.sampled_from(["", *EMAILS]), some.sampled_from(["", *PHONES])


names = some.sampled_from(["", "Defne Uzun", "Ekin Su"])


@settings(max_examples=60, deadline=None)
@given(directories, emails, phones, names, names, some.integers(1920, 2000))
def test_a_row_is_who_its_addresses_say(directory, email, phone, name, other_name, born):
    verdict, person = place_in(listed(email, phone, name), directory)
    assert place_in(listed(email, phone, other_name, born), directory) == (verdict, person)
    named = {address for address in (email, phone) if address}
    assert (verdict == SAID_NO) == bool(named & directory.not_again)
    if person is not None:
        assert person in {directory.people.get(address) for address in named}
    if verdict == KNOWN:
        assert whose(email, phone, directory.people) == {person}
    if verdict == NEW:
        assert not named & ({*directory.people} | {*directory.listed} | directory.not_again)
    if verdict == THERE:
        assert whose(email, phone, directory.listed) or person in directory.accounts.values()
    if len(whose(email, phone, directory.people)) > 1:
        assert verdict in {TWO_PEOPLE, SAID_NO}


@pytest.mark.django_db(transaction=True)
def test_two_runs_of_one_file_at_once_take_everybody_once(mehmet, goksu, monday, in_parallel):
    rows = [people.row(email=f"kisi{number}@ornek.example", phone=f"53200000{number:02}") for number in range(30)]

    def ready(content):
        one = actions.upload(by=mehmet, name="g.csv", content=content, origin="Gönüllüler", of=Import.Of.PEOPLE)
        actions.carry_on(import_id=actions.start_trial(by=mehmet, one=one).pk)
        return actions.begin_import(by=mehmet, one=one)

    runs = [ready(people.file(*rows)), ready(people.file(*reversed(rows)))]
    assert in_parallel(lambda one: actions.carry_on(import_id=one.pk), runs) == [None, None]
    assert Contact.objects.count() == Contact.objects.values("email").distinct().count() == 30
    assert sorted(Import.objects.values_list("made", flat=True)) == [0, 30]
