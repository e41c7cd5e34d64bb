"""Pages whose questions are written once for many readers show each of them what is theirs, now."""

from meydan.volunteering import actions
from meydan.volunteering.models import Placement, Role


def shown(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_each_reader_sees_what_is_their_own_though_the_questions_are_written_once(
    client, role, make_shift, sign_up, ayse, deniz, mehmet
):
    shift = make_shift()
    sign_up(ayse)
    seat = actions.join_shift(by=ayse, shift=shift)
    place = Placement.objects.get(person=ayse)

    def sees(one, address, words):
        client.logout() if one is None else client.force_login(one)
        return words in shown(client, address)

    for _again in range(2):
        own = [sees(one, role.get_absolute_url(), place.get_absolute_url()) for one in (ayse, deniz, mehmet, None)]
        assert own == [True, False, False, False]
        booked = [sees(one, role.get_absolute_url(), f"/yerim/{seat.pk}/") for one in (deniz, ayse, None)]
        assert booked == [False, True, False]
        mine = [sees(one, "/benim/gorevlerim/", place.get_absolute_url()) for one in (deniz, ayse, mehmet)]
        assert mine == [False, True, False]
    actions.leave(by=ayse, placement=place, why="")
    assert not sees(ayse, role.get_absolute_url(), place.get_absolute_url())
    Role.objects.filter(pk=role.pk).update(state=Role.State.ARCHIVED)
    assert client.get(role.get_absolute_url()).status_code == 404
    client.logout()
    assert role.title not in shown(client, "/gonulluluk/")
