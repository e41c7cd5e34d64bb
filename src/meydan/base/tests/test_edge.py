"""What an action refuses is said on the form, whatever was sent with it."""

import pytest
from django import forms

from meydan.base.edge import refusals_on
from meydan.base.errors import Refused
from meydan.base.forms import MeydanForm
from meydan.base.sentences import TAKEN, sentence


class Words(MeydanForm):
    words = forms.CharField(required=False, initial="x")


@pytest.mark.parametrize("data", [None, {"words": "y"}], ids=["a button beside it", "sent"])
@pytest.mark.parametrize("field", ["words", "other", None])
def test_a_refusal_is_said_on_the_form(db, data, field):
    form = Words(data)
    for _twice in range(2):
        with refusals_on(form):
            raise Refused(TAKEN, field=field)
    assert form.status == 422
    assert form.errors["words" if field == "words" else "__all__"][0] == sentence(TAKEN, {})
    assert form["words"].value() == ("y" if data else "x")
