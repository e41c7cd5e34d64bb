"""Results of a survey are made once for all who may see them."""

import pytest

from meydan.surveys.models import Survey

pytestmark = pytest.mark.usefixtures("kept_parts")


def test_results_that_are_not_out_stay_with_the_desk_that_has_seen_them(make_survey, reader, mehmet, deniz):
    survey = make_survey()
    Survey.objects.filter(pk=survey.pk).update(state="published", published_at=survey.opens_at)
    address = f"/anketler/{survey.pk}/sonuclar/"
    desk, resident = reader(mehmet), reader(deniz)
    assert desk.get(address).status_code == 200
    assert resident.get(address).status_code == 404
    Survey.objects.filter(pk=survey.pk).update(state="reported", report="Gölge isteniyor.")
    assert resident.get(address).status_code == 200
