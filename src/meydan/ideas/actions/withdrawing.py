"""Taking back all that somebody who leaves had contributed."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from meydan.base.audit import record
from meydan.ideas.actions.writing import make_findable, withdraw_contribution
from meydan.ideas.models import Contribution, Edition
from meydan.ideas.rules.contributions import may_withdraw
from meydan.languages.actions import forget_easy_text
from meydan.people.models import Person


@transaction.atomic
def withdraw_all(*, by: Person) -> int:
    """What nobody has taken up is hidden for good. Of the rest the words go; the number stays, with what others and the
    municipality said about it. What was said in the name of a group is the group's. Returns how many."""
    rows = Contribution.objects.select_for_update(of=("self",)).select_related("thread__merged_into", "merged_into")
    mine = list(rows.filter(author=by, in_name_of="").order_by("pk"))
    for one in mine:
        if may_withdraw(by, one):
            withdraw_contribution(by=by, contribution=one)
    for one in rows.filter(pk__in=[one.pk for one in mine]):
        _take_words(one)
    Edition.objects.filter(contribution__in=mine).delete()
    record("ideas.all_withdrawn", by=by, ref=by.ref, contributions=len(mine))
    return len(mine)


def _take_words(contribution: Contribution) -> None:
    old = contribution.title
    with translation.override(contribution.language):
        contribution.title = gettext("Contribution taken back")
    contribution.text = contribution.quote = contribution.place_words = ""
    contribution.save(update_fields=["title", "text", "quote", "place_words"])
    thread = contribution.thread
    if thread.title == old:
        thread.title, thread.place_words = contribution.title, ""
        thread.save(update_fields=["title", "place_words"])
        forget_easy_text(of=thread.ref)
    make_findable(contribution)
