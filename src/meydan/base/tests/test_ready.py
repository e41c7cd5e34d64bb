"""Questions that are written once."""

from datetime import timedelta

from django.db.models import Exists, OuterRef

from meydan.base import clock
from meydan.base.ready import first, ready
from meydan.base.together import rows_together
from meydan.people.models import Person, RoleGrant


def test_each_asks_with_its_own_values_and_gets_whole_things(ayse, mehmet, deniz):
    @ready
    def joined(pk, name, since):
        rows = Person.objects.annotate(serves=Exists(RoleGrant.objects.filter(person=OuterRef("pk"))))
        return rows.select_related("neighbourhood").filter(pk=pk, display_name=name, joined_at__gte=since)

    long_ago = clock.now() - timedelta(days=9999)
    assert [joined(one.pk, one.display_name, long_ago) for one in (ayse, mehmet)] == [[ayse], [mehmet]]
    assert first(joined(ayse.pk, mehmet.display_name, long_ago)) is None
    assert joined(deniz.pk, deniz.display_name, clock.now() + timedelta(days=1)) == []
    assert first(joined(mehmet.pk, mehmet.display_name, long_ago)).serves
    assert not first(joined(ayse.pk, ayse.display_name, long_ago)).serves


def test_what_comes_along_is_not_asked_for_again(ayse, django_assert_num_queries):
    @ready
    def grants(person):
        return RoleGrant.objects.select_related("person").filter(person=person)

    RoleGrant.objects.create(person=ayse, role="moderator")
    with django_assert_num_queries(1):
        assert [one.person for one in grants(ayse.pk)] == [ayse]


def test_a_number_that_no_column_can_hold_finds_nothing(db):
    @ready
    def person(pk):
        return Person.objects.filter(pk=pk)

    assert person(1) == []
    assert person(10**30) == []


def test_several_are_asked_in_one_journey_behind_a_lock(ayse, mehmet, django_assert_num_queries):
    @ready
    def named(pk):
        return Person.objects.filter(pk=pk)

    named(ayse.pk)
    with django_assert_num_queries(1):
        lock = "select pg_advisory_xact_lock(%s)", [ayse.pk]
        assert rows_together(named.about(ayse.pk), named.about(mehmet.pk), behind=lock) == [[ayse], [mehmet]]
    with django_assert_num_queries(1):
        assert rows_together(named.about(mehmet.pk), named.about(0)) == [[mehmet], []]
