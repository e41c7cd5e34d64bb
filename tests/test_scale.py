"""The most read pages ask the database as often for 2,000 contributions and comments as for one and for three."""

from datetime import timedelta

from django.test import Client

from meydan.base import clock
from meydan.base.models import SearchEntry
from meydan.discussion.models import Comment
from meydan.ideas.models import Contribution
from meydan.threads.models import Step, Thread, ThreadTarget

MOST = 15
KINDS = ["problem", "idea", "opinion"]


def write_many(count: int, by, place, target) -> None:
    """So many contributions, straight into the tables; the first has as many comments, one of five a reply."""
    now = clock.now()
    threads = Thread.objects.bulk_create(
        Thread(
            number=f"2026-{n:05d}",
            title=f"Gölgesiz sokak {n}",
            neighbourhood=place,
            changed_at=now - timedelta(minutes=n),
        )
        for n in range(count)
    )
    ThreadTarget.objects.bulk_create(ThreadTarget(thread=one, target=target, position=0) for one in threads)
    made = Contribution.objects.bulk_create(
        Contribution(
            what=KINDS[n % len(KINDS)],
            thread=thread,
            title=thread.title,
            text="Kaldırımda gölge yok.",
            author=by,
            neighbourhood=place,
            state=["received", "answered", "done"][n % 3],
            first_promise=now.date(),
            promised_for=now.date(),
            answered_at=now if n % 3 else None,
        )
        for n, thread in enumerate(threads)
    )
    Step.objects.bulk_create(
        Step(thread=one.thread, ref=one.ref, code="ideas.submitted", station="problem") for one in made
    )
    SearchEntry.objects.bulk_create(SearchEntry(ref=one.thread.ref, kind="thread", title=one.title) for one in made)
    comments = Comment.objects.bulk_create(
        Comment(on=threads[0].ref, author=by, position="for", text=f"Söz {n}", at=now - timedelta(minutes=n))
        for n in range(count)
    )
    Comment.objects.bulk_create(
        Comment(on=threads[0].ref, author=by, parent=one, text="Evet", at=now) for one in comments[::5]
    )


def asked(client, path: str, django_assert_max_num_queries) -> int:
    """How many questions one page puts to the database."""
    with django_assert_max_num_queries(MOST) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


PATHS = [
    "/",
    "/konular/",
    "/konu/2026-00000/golgesiz-sokak-0/",
    "/ara/?q=golgesiz",
    "/konular/?q=sokak",
    "/sozlerimiz/",
]


def test_a_page_asks_the_same_for_one_three_and_two_thousand(
    monday, goksu, targets, ayse, deniz, django_assert_max_num_queries
):
    visitor, resident = Client(), Client()
    resident.force_login(deniz)
    counts = {}
    for count in (1, 3, 2000):
        for model in (Comment, SearchEntry, Step, ThreadTarget, Contribution, Thread):
            model.objects.all().delete()
        write_many(count, ayse, goksu, targets["11.7"])
        for who, client in (("visitor", visitor), ("signed in", resident)):
            for path in PATHS:
                client.get(path)  # what is asked once a day, such as the town's figures, is asked now
                counts[count, who, path] = asked(client, path, django_assert_max_num_queries)
    for _count, who, path in counts:
        one, three, many = (counts[count, who, path] for count in (1, 3, 2000))
        assert one <= three == many, (who, path)
