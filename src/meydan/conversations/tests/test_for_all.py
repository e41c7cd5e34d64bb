"""What was found in a conversation is made once for everybody; one's own statement and answers are not in it."""

import pytest

from meydan.conversations.models import Voice

pytestmark = pytest.mark.usefixtures("kept_parts")


def test_everybody_has_their_own_card_and_token_beside_what_was_found(reader, conversation, ayse, deniz):
    hers, his = reader(ayse), reader(deniz)
    first, second = (one.get(conversation.get_absolute_url()) for one in (hers, his))
    assert first.cookies["csrftoken"].value != second.cookies["csrftoken"].value
    number = first.context["card"].statement.pk
    hers.post(f"/sohbet/{conversation.pk}/oy/", {"statement": number, "value": 1})
    assert Voice.objects.count() == 1
    assert his.get(conversation.get_absolute_url()).context["last"] is None


def test_the_result_of_a_draft_stays_with_the_desk(reader, make, mehmet, deniz):
    draft = make(published=False)
    assert reader(mehmet).get(f"/sohbet/{draft.pk}/sonuc/").status_code == 200
    assert reader(deniz).get(f"/sohbet/{draft.pk}/sonuc/").status_code == 404
