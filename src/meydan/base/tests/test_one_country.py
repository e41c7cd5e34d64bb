"""Public holidays are those of the whole package, whichever country a town lies in."""

import os
import subprocess
import sys

import pytest

from meydan.base.one_country import holidays

WHOLE = "import holidays; print(sorted(holidays.country_holidays({!r}, years=range(2024, 2030)).items()))"


@pytest.mark.parametrize("country", ["TR", "DE"])
def test_the_days_are_those_that_the_whole_package_tells(country):
    around = {key: value for key, value in os.environ.items() if not key.startswith(("DJANGO_", "COV_"))}
    whole = subprocess.run(
        [sys.executable, "-c", WHOLE.format(country)], env=around, check=True, capture_output=True, text=True
    )
    assert str(sorted(holidays.country_holidays(country, years=range(2024, 2030)).items())) == whole.stdout.strip()


def test_a_part_knows_no_names_besides_its_own():
    with pytest.raises(AttributeError):
        _ = holidays.countries.Nowhere
    with pytest.raises(ImportError):
        exec("from holidays.groups import NoHolidays")
