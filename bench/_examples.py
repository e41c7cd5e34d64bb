"""Examples of doors to which no link leads, from the rows of the town; and doors that have no page here, each with its reason."""

from collections.abc import Iterator
from typing import NamedTuple

OWN_STAFF = "(select person_id from people_rolegrant)"
"""Who is sent on to the desk where residents see a page of their own."""
ROWS = {
    "attendance:worker": "select max(id) as pk from attendance_occasion",
    "calls:edit": "select a.id as pk, a.person_id as person from calls_application a join calls_call c on c.id = a.call_id where c.state = 'open' order by 1 desc",
    "calls:ties": "select j.id as pk, j.person_id as person from calls_juror j join calls_call c on c.id = j.call_id where c.announced_at is null order by 1 desc",
    "conversations:report_pdf": "select id as pk from conversations_conversation where report_at is not null",
    "decisions_files:ballot_file": "select id as pk from decisions_ballot where state = 'counted'",
    "decisions:desk_sheet": "select o.id as pk from decisions_batch o join decisions_ballot b on b.id = o.ballot_id where b.state = 'announced' order by 1 desc",
    "decisions:refused": "select id as pk from decisions_ballot where state = 'counted'",
    "decisions:report": "select id as pk from decisions_ballot where state = 'counted'",
    "decisions_files:result_table": "select id as pk from decisions_ballot where state = 'counted'",
    "discussion:edit": "select id as pk, author_id as person from discussion_comment where hidden_at is null and author_id is not null order by at desc",
    "groups:correction": "select t.id as pk, one.person_id as person from groups_meeting t join groups_membership one on one.group_id = t.group_id where t.state = 'drafted' and one.since is not null order by 1 desc",
    "groups:meeting_cancel": "select id as pk from groups_meeting where state = 'called' order by starts_at",
    "groups:meeting_edit": "select id as pk from groups_meeting where state = 'called' order by starts_at",
    "ideas:edit": "select id as pk, author_id as person from ideas_contribution where hidden_at is null and author_id is not null order by created_at desc",
    "ideas:withdraw": "select id as pk, author_id as person from ideas_contribution where hidden_at is null and author_id is not null order by created_at desc",
    "moderation:desk_appeal": "select max(id) as pk from moderation_appeal",
    "moderation:desk_decide": "select 'comment:' || max(id) as ref from discussion_comment",
    "panels:objection": "select id as pk from panels_panel where state = 'told'",
    "panels:themes": "select id as pk from panels_panel where state = 'told'",
    "paper:petition": f"select p.contribution_id as pk, c.author_id as person from paper_petition p join ideas_contribution c on c.id = p.contribution_id where c.author_id not in {OWN_STAFF}",
    "partners:desk_bid_new": "select min(id) as pk from partners_fundcall",
    "surveys:desk_all_files": "select id as pk from surveys_survey where state = 'reported'",
    "surveys:desk_files": "select id as pk from surveys_survey where state = 'reported'",
    "surveys:words": "select id as pk from surveys_survey where state = 'reported'",
    "trainings:desk_listed": "select max(id) as pk from trainings_run where state = 'open'",
    "trainings:desk_run_edit": "select max(id) as pk from trainings_run where state = 'open'",
    "volunteering:name_guardian": "select p.id as pk, p.person_id as person from volunteering_placement p join guardians_permission g on g.person_id = p.person_id order by 1 desc",
    "volunteering:organisation": f"select id as pk, contact_id as person from volunteering_organisationsignup where contact_id not in {OWN_STAFF}",
    "volunteering:own_need": f"select id as pk, raised_by_id as person from volunteering_need where raised_by_id not in {OWN_STAFF} order by 1 desc",
}
"""Examples that the town has. Columns are named as what the address takes; `person`: whose it is, and who therefore opens it."""

SENT_ON = "sends on to another page"
DEVELOPMENT = "there in development or in the demo only"
PROVIDER = "this town names no provider of identities"
TABLET = "on a tablet that was locked, which sees nothing else"
CLOSED: dict[str, str] = {
    **dict.fromkeys(["base:gallery", "base:gallery_confirm", "base:gallery_desk", "front:demo_anew", "imports:desk_sample", "notices:dev_mail"], DEVELOPMENT),
    **dict.fromkeys(["people:provider", "people:provider_link", "people:provider_new", "people:provider_trouble", "people_files:provider_back"], PROVIDER),
    **dict.fromkeys(["paper:kiosk", "paper:kiosk_clear", "paper:kiosk_end", "paper:kiosk_start"], TABLET),
    **dict.fromkeys([
        "base:preference", "decisions:one_appeal", "decisions:sheet", "discussion:support", "groups:group_number", "ideas:contribution", "notices:opened",
        "opendata:docs_before", "paper:form", "places:chosen", "safety:incident", "threads:follow",
    ], SENT_ON),
    "decisions_files:area_file": "no vote of this town gives areas money of their own; `ballot_file` is the same page",
    "front:promise_units": "this town does not name its units",
}  # fmt: skip
"""Doors without a page here, on purpose."""


class Example(NamedTuple):
    door: str
    path: str
    person: int | None = None


def of_the_town() -> Iterator[Example]:
    from django.db import connection
    from django.urls import reverse

    for door, asked in ROWS.items():
        with connection.cursor() as cursor:
            cursor.execute(asked)
            row = dict(zip([one.name for one in cursor.description], cursor.fetchone() or (), strict=False))
        person = row.pop("person", None)
        if row and None not in row.values():
            yield Example(door, reverse(door, kwargs=row), person)
