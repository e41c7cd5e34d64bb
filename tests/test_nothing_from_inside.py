"""A visitor and a resident walk every public page and every address of the API and find no trace of what colleagues wrote."""

import re

import pytest
from django.urls import get_resolver

from meydan.discussion.actions import support_comment, write_comment
from meydan.ideas import actions as ideas
from meydan.ideas.models import Process
from meydan.moderation.actions import hide
from meydan.notices.actions import deliver_all
from meydan.notices.models import Notice
from meydan.notices.words import say
from meydan.projects import actions as projects
from tests.doors import TABLE
from tests.test_doors import names
from tests.turns import in_turn

SECRETS = ("Zümrütkaplan", "Kehribarsaksı", "Çivitkaravan", "Sedefkandil")
"""Words that stand in nothing else: title and text of the contribution, a comment, the process."""

NOT_TRIED = (
    "template", "notice", "upload", "document", "paper", "import_", "room", "asked", "stop", "group", "meeting",
    "poll", "group_task", "group_opinion", "going", "need", "duty", "duty_page", "shift", "occasion", "place_key",
    "kiosk", "seat", "calendar", "placement", "application", "permission", "hours", "guardian_link", "incident",
    "legal_opinion", "organisation", "certificate", "certificate_code", "qualification", "season_plan", "cover_ask",
    "guardian_page", "event", "event_material", "training_material", "event_page", "event_ref", "lot", "registration", "support", "ticket", "question",
    "survey", "survey_page", "coded", "reported", "photo_key", "ballot", "ballot_page", "counted", "appeal",
    "vote_draft", "option", "conversation", "conversation_page", "statement", "booth", "vote_pile", "panel",
    "panel_application", "panel_batch", "panel_sitting", "course", "course_page", "training_run", "training_page",
    "partner", "partner_page", "partner_change", "agreement", "pledge", "practice", "fund_call", "bid", "due",
    "enrolment", "to_approve", "submission", "quiz", "assignment", "observation", "link_key", "proposal", "leave_key",
    "announcement", "data_request", "breach", "proof", "code_letter", "call", "call_page", "call_told",
    "call_application", "call_juror", "call_file", "call_key", "venture", "second_look", "held", "word", "entered",
    "teaching", "reply", "form_batch", "outreach", "indicator", "news", "text_page", "news_document",
    "reply", "form_batch", "outreach", "indicator", "people_import", "list_link",
)  # fmt: skip
"""Things of the table of doors of which there is none here: their addresses are not found."""


@pytest.fixture
def town(monday, ayse, deniz, zeynep, director, selim, mehmet, goksu, parks, targets, settings):
    """Beside something public of every kind something from inside, with all that can happen to it."""
    settings.DEMO = settings.DEBUG = False
    public = ideas.submit_contribution(
        by=ayse, kind="problem", title="Gölge yok", text="x", neighbourhood=goksu, targets=[targets["11.7"]]
    )
    ideas.assign_unit(by=director, contribution=public, unit=parks)
    comment = write_comment(by=ayse, on=public.thread.ref, text="Söz", position="for")
    hiding = hide(by=zeynep, ref=comment.ref, reason="insult", words="x")
    process = ideas.start_process(
        by=director, template="open_call", title=SECRETS[3], summary=SECRETS[3], promise=SECRETS[3], opens_at=monday,
        audience="staff",
    )  # fmt: skip
    ideas.publish_process(by=director, process=process)
    process = Process.objects.prefetch_related("stages").get(pk=process.pk)
    inside = ideas.submit_contribution(
        by=selim, kind="idea", title=f"{SECRETS[0]} gölge", text=SECRETS[1], neighbourhood=goksu,
        targets=[targets["11.7"]], process=process, quote=SECRETS[1],
    )  # fmt: skip
    said = write_comment(by=mehmet, on=inside.thread.ref, text=SECRETS[2], position="question")
    support_comment(by=director, comment=said)
    ideas.support(by=mehmet, contribution=inside)
    ideas.answer_contribution(by=director, contribution=inside, decision="accepted", text=SECRETS[1], unit=parks)
    project = projects.start_project(
        by=director, title="Proje", summary="x", unit=parks, starts_on=monday.date(), ends_on=monday.date(),
        targets=[targets["11.7"]], neighbourhoods=[goksu],
    )  # fmt: skip
    deliver_all()
    shown = {
        "idea": public.pk, "thread": public.thread.get_absolute_url(), "number": public.thread.number,
        "thread_ref": public.thread.ref, "comment": comment.ref, "comment_id": comment.pk, "hiding": hiding.pk,
        "process": "/surecler/", "process_id": 0, "project": project.get_absolute_url(), "project_id": project.pk,
        "idea_ref": public.ref, "person": deniz.pk, "group_page": "/gruplar/", **dict.fromkeys(NOT_TRIED, 0), "duty_page": "/gonulluluk/",
        "event_page": "/etkinlikler/", "survey_page": "/anketler/", "guardian_page": "/gonulluluk/", "ballot_page": "/oylamalar/", "conversation_page": "/sohbetler/", "course_page": "/egitimler/", "call_page": "/cagrilar/",
        "partner_page": "/ortaklar/",
    }  # fmt: skip
    secret = {
        **shown, "idea": inside.pk, "idea_ref": inside.ref, "thread": inside.thread.get_absolute_url(), "number": inside.thread.number,
        "thread_ref": inside.thread.ref, "comment": said.ref, "comment_id": said.pk, "process": process.get_absolute_url(),
        "process_id": process.pk,
    }  # fmt: skip
    return shown, secret


def api_addresses(client):
    """Every address that the API describes, with and without what it can be asked for."""
    for path, operations in client.get("/api/v1/openapi.json").json()["paths"].items():
        if "get" in operations:
            yield path


def addresses(client, town):
    shown, secret = town
    assert set(names(get_resolver().url_patterns)) == set(TABLE)
    for facts in (shown, secret):
        for address, _get, _post in TABLE.values():
            yield address.format(**facts)
        for path in api_addresses(client):
            yield re.sub(r"{\w+}", str(facts["number"] if "/threads/" in path else facts["idea"]), path)
            yield re.sub(r"{\w+}", str(facts["process_id"] or 1), path)
        yield f"/api/v1/comments?on={facts['thread_ref']}"
        yield f"/api/v1/comments?on=process:{facts['process_id']}"
        yield f"/api/v1/contributions?process={facts['process_id']}"
        yield f"/konular/?process={facts['process_id']}"
        yield f"/katki/yeni/?process={facts['process_id']}"
        yield f"/bildir/idea:{facts['idea']}/"
        yield f"/bildir/process:{facts['process_id']}/"
    for word in (*SECRETS, "golge", "Zümrütkaplan gölge"):
        yield from (f"/ara/?q={word}", f"/konular/?q={word}", f"/surecler/?q={word}", f"/api/v1/contributions?q={word}")
        yield f"/katki/benzer/?title={word}+{word}"
    yield from ("/sitemap.xml", "/robots.txt", "/konular/?state=replied", "/konular/?unit=parks", "/?mahalle=goksu")


@pytest.mark.parametrize("who", ["visitor", *in_turn(["ayse", "deniz"])])
@pytest.mark.parametrize("language", in_turn(["", "/en"]))
def test_no_page_and_no_address_of_the_api_tells_of_it(client, town, request, who, language):
    if who != "visitor":
        client.force_login(request.getfixturevalue(who))
    told, shown = [], 0
    for address in dict.fromkeys(addresses(client, town)):
        answer = client.get(address if address.startswith(("/api", "/sitemap", "/robots")) else language + address)
        shown += answer.status_code == 200
        text = b"".join(answer) if answer.streaming else answer.content
        body = text.decode() + answer.headers.get("Location", "")
        asked = re.sub(
            r"value=\"[^\"]*\"|“[^”]*”|(?:q|title)(?:=|%3D)[^\"&]*|<title>[^<]*|content=\"[^\"]*\"", "", body
        )  # the reader's own words come back
        slugs = ("zumrutkaplan", "sedefkandil")
        asked_for = [word for word in slugs if f"{word}/" in address or f"{word}-" in address]
        told += [f"{address}: {word}" for word in (*SECRETS, *slugs) if word in asked and word not in asked_for]
    assert told == []
    assert shown > 40


@pytest.mark.by_turn(1, 2)
def test_the_walk_would_see_it(client, town, selim):
    """The same walk as a colleague soon meets every word: the test above can fail."""
    client.force_login(selim)
    missed = set(SECRETS)
    for address in dict.fromkeys(addresses(client, town)):
        page = client.get(address)
        missed -= {word for word in missed if not page.streaming and word in page.content.decode()}
        if not missed:
            return
    raise AssertionError(missed)


def test_no_message_to_a_resident_tells_of_it(town, ayse, deniz):
    for person in (ayse, deniz):
        messages = [one.message for one in Notice.objects.filter(person=person).select_related("message")]
        said = " ".join(f"{one.subject} {one.text} {one.url}" for one in say(messages, person).values())
        assert not any(word in said for word in SECRETS)


def test_writing_from_a_crafted_address_is_refused(client, town, ayse):
    _shown, secret = town
    client.force_login(ayse)
    client.post("/katki/yeni/", {"kind": "idea", "process": secret["process_id"]})
    page = client.get("/katki/yeni/gonder/", follow=True).content.decode()
    assert SECRETS[3] not in page
