"""What is found, when it is shown, that it stays in place, that nobody's group is kept, and how votes go."""

import csv
import json
from datetime import timedelta
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import call_command

from adil.opinions import opinions
from adil.opinions.polis import read_export
from meydan.base import clock
from meydan.base.sentences import NOT_STAFF
from meydan.conversations import actions, rules
from meydan.conversations.actions.importing import import_polis
from meydan.conversations.finding import _warm
from meydan.conversations.models import Conversation, Result, Statement, Voice, Vote
from meydan.conversations.picture import draw
from meydan.conversations.queries import conversations
from meydan.conversations.queries.results import result_page
from meydan.conversations.queries.votes import left_out, votes_of
from meydan.notices.actions import deliver_all
from meydan.notices.models import Notice
from meydan.people.actions import erase_person
from meydan.threads.actions import open_thread
from meydan.threads.models import Step

SHARED = {"Bankların yarısı gölgede olsun.", "Çeşmeler yazın çalışsın."}


def shown(conversation):
    return result_page(Conversation.objects.select_related("result").get(pk=conversation.pk))


def test_two_camps_are_two_groups_and_agree_on_two_statements(conversation, camps):
    camps(conversation, 14, 9)
    actions.refresh(conversation=conversation)
    found = shown(conversation)
    assert [(group.letter, group.people) for group in found.groups] == [("A", 14), ("B", 9)]
    assert {line.statement.text for line in found.common} == SHARED
    assert len(found.divisive) == 5
    assert all(line.by_group[0].startswith(("A grubu", "B grubu")) for line in found.divisive)
    assert found.headline == "2 görüş grubu var: 2 cümlede birleşiyorlar, 5 cümlede ayrılıyorlar."
    statement = Statement.objects.get(text="Çeşmeler yazın çalışsın.")
    assert statement.votes_cast == 23
    assert statement.weight != Statement._meta.get_field("weight").default


def test_nothing_is_found_where_nobody_voted(conversation):
    assert actions.refresh(conversation=conversation) is None
    assert not Result.objects.exists()


@pytest.mark.parametrize(("people", "there"), [(14, False), (15, True)])
def test_nothing_is_shown_before_enough_take_part(client, conversation, camps, people, there):
    camps(conversation, 8, people - 8)
    actions.refresh(conversation=conversation)
    assert shown(conversation).is_there == there
    assert (Result.objects.get().findings == {}) != there
    for address in (conversation.get_absolute_url(), f"/sohbet/{conversation.pk}/sonuc/"):
        page = client.get(address).content.decode()
        assert ("Sonuç, en az 15 kişi birkaç cümleye cevap verince görünür." in page) != there
        assert ("Herkesin birleştiği yerler" in page) == there
        assert ("katılıyor" in page) == there
    assert client.get(f"/sohbet/{conversation.pk}/sonuc.csv").status_code == (200 if there else 404)


def test_a_group_of_a_few_is_not_described(conversation, camps):
    camps(conversation, 16, 3, noise=0)
    actions.refresh(conversation=conversation)
    findings = Result.objects.get().findings
    small = [one for one in findings["groups"] if one["people"] is None]
    assert len(small) == 1
    assert (small[0]["unites"], small[0]["parts"]) == ([], [])
    assert all(len(groups) == 1 for groups in findings["by_group"].values())
    assert shown(conversation).small == 1


def test_all_alike_is_no_group(conversation, camps, client):
    camps(conversation, 20, 0, noise=0)
    actions.refresh(conversation=conversation)
    found = shown(conversation)
    assert (found.is_there, found.groups, found.picture) == (True, [], None)
    assert found.most
    assert "Çoğunluğun söylediği" in client.get(conversation.get_absolute_url()).content.decode()


def test_groups_stay_in_place_from_refresh_to_refresh(conversation, camps):
    camps(conversation, 14, 9)
    actions.refresh(conversation=conversation)
    before = Result.objects.get().findings["groups"]
    camps(conversation, 2, 12)  # now the other camp is the larger one
    actions.refresh(conversation=conversation)
    after = {one["group"]: one["people"] for one in Result.objects.get().findings["groups"]}
    assert [one["people"] for one in before] == [14, 9]
    assert after == {0: 16, 1: 21}, "A stays A"


def test_the_kept_state_names_no_voice_and_gives_the_same_groups(conversation, camps):
    voices = camps(conversation, 14, 9)
    actions.refresh(conversation=conversation)
    result, votes = Result.objects.get(), votes_of(conversation)
    fresh = opinions(votes, people_floor=15)
    assert _warm(votes, [], result.state).groups == fresh.groups
    kept = json.dumps([result.state, result.findings])
    assert set(result.state) == {"axes", "middles", "groupings", "last_k", "times", "k"}
    assert set(result.state["axes"]) == set(votes.statements)
    assert len(result.state["middles"]) <= 100
    assert all(
        f'"{voice.pk}": ' not in kept
        for voice in voices
        if str(voice.pk) not in {*votes.statements, *result.state["middles"]}
    )


def test_votes_on_a_joined_statement_count_for_the_other_once(conversation, camps, mehmet):
    camps(conversation, 8, 8, noise=0)
    first, second = Statement.objects.filter(conversation=conversation).order_by("number")[:2]
    only_second = Voice.objects.create(conversation=conversation, key=b"late-voice------")
    Vote.objects.create(voice=only_second, statement=second, value=1)
    actions.join_statement(by=mehmet, statement=second, into=first)
    before = list(Vote.objects.filter(statement=first).values_list("value", flat=True))
    actions.refresh(conversation=conversation)
    first.refresh_from_db()
    assert (first.agree, first.disagree) == (before.count(1) + 1, before.count(-1)), (
        "whoever voted on both counts by the first"
    )
    assert str(second.pk) not in votes_of(conversation).statements


def test_what_is_not_shown_is_left_out(conversation, camps, mehmet):
    camps(conversation, 10, 10)
    gone = Statement.objects.filter(conversation=conversation).first()
    actions.decline_statement(by=mehmet, statement=gone, reason="person")
    assert left_out(conversation) == [str(gone.pk)]
    actions.refresh(conversation=conversation)
    assert str(gone.pk) not in Result.objects.get().findings["by_group"]


def test_the_worker_looks_only_where_something_happened(conversation, camps, mehmet):
    camps(conversation, 8, 8)
    assert actions.refresh_all() == 1
    assert actions.refresh_all() == 0
    actions.cast_vote(
        by=mehmet, token="", conversation=conversation, statement=conversation.statements.first(), value=1
    )
    assert actions.refresh_all() == 1
    actions.decline_statement(by=mehmet, statement=conversation.statements.first(), reason="person")
    assert actions.refresh_all() == 1
    with clock.at(conversation.closes_at):
        assert actions.refresh_all() == 0


def test_a_vote_after_the_refresh_marks_its_voice_again(conversation, mehmet):
    statement = conversation.statements.first()
    vote = {"by": mehmet, "token": "", "conversation": conversation, "statement": statement}
    actions.cast_vote(**vote, value=1)
    actions.refresh_all()
    assert not Voice.objects.get().fresh
    actions.cast_vote(**vote, value=0)
    assert Voice.objects.get().fresh


def test_the_picture_keeps_circles_apart_and_inside():
    groups = [
        {"group": number, "people": people, "at": at}
        for number, (people, at) in enumerate([(200, (1, 0.1)), (90, (-1, 0.2)), (40, (-0.9, 0.25))])
    ]
    picture = draw([*groups, {"group": 3, "people": None, "at": (0, 0)}])
    places = [(float(one.x), float(one.y), float(one.radius)) for one in picture.circles]
    assert [one.letter for one in picture.circles] == ["A", "B", "C"]
    for at, (x, y, radius) in enumerate(places):
        assert x - radius >= 0
        assert x + radius <= picture.width
        assert radius <= y
        assert y + radius <= picture.height
        for other_x, other_y, other in places[:at]:
            assert (x - other_x) ** 2 + (y - other_y) ** 2 >= (radius + other) ** 2
    assert sum(len(one.marks) for one in picture.circles) == pytest.approx(60, abs=8)
    assert draw(groups[:1]) is None


def test_programs_read_the_result_and_no_vote(client, conversation, camps):
    camps(conversation, 8, 6)
    actions.refresh(conversation=conversation)
    address = f"/api/v1/conversations/{conversation.pk}"
    below = client.get(address).json()
    assert (below["voices"], below["statements"], below["groups"]) == (14, [], [])
    camps(conversation, 6, 3)
    actions.refresh(conversation=conversation)
    found = client.get(address).json()
    assert [group["people"] for group in found["groups"]] == [14, 9]
    assert {one["statement"] for one in found["common"]} == {7, 8}
    assert len(found["statements"]) == 8
    assert client.get("/api/v1/conversations").json()["items"][0]["title"] == conversation.title


# the report, and the end of the votes


def test_no_conversation_ends_in_the_moment_in_which_it_begins(make, monday, mehmet, refused):
    one = make(opens_at=monday)
    with refused(rules.DATES):
        actions.end_conversation(by=mehmet, conversation=one)


def test_the_report_comes_after_the_end_and_tells(make, camps, mehmet, ayse, refused, goksu, targets):
    thread = open_thread(title="Park", neighbourhood=goksu, targets=[targets["11.7"]])
    one = make(thread=thread)
    assert Step.objects.get(thread=thread).code == "conversations.opened"
    actions.write_statement(by=ayse, token="", conversation=one, text="Kaykay yeri olsun.")
    with refused(rules.STILL_OPEN):
        actions.publish_report(by=mehmet, conversation=one, report="x", outcome="x")
    actions.end_conversation(by=mehmet, conversation=one)
    with refused(rules.STILL_COUNTING):
        actions.publish_report(by=mehmet, conversation=one, report="x", outcome="x")
    camps(one, 12, 9)
    actions.refresh(conversation=one)
    one = Conversation.objects.select_related("result").get(pk=one.pk)
    actions.publish_report(by=mehmet, conversation=one, report="Gölge istiyorlar.", outcome="20 bank taşınıyor.")
    deliver_all()
    assert Notice.objects.get(person=ayse).message.code == "conversations.reported"
    assert [step.code for step in Step.objects.filter(thread=thread).order_by("id")][-1] == "conversations.reported"
    assert not conversations.without_report().exists()


def test_the_report_is_on_the_page_and_on_paper(client, reported):
    page = client.get(reported.get_absolute_url()).content.decode()
    for said in ("Gölge istiyorlar.", "20 bank taşınıyor.", "2 görüş grubu var"):
        assert said in page
    paper = client.get(f"/sohbet/{reported.pk}/rapor.pdf")
    assert paper.content.startswith(b"%PDF")


def test_before_the_report_the_paper_is_for_the_desk(client, signed_in, conversation, camps, mehmet):
    camps(conversation, 10, 8)
    actions.refresh(conversation=conversation)
    address = f"/sohbet/{conversation.pk}/rapor.pdf"
    assert client.get(address).status_code == 404
    signed_in(mehmet)
    assert client.get(address).status_code == 200


def test_votes_are_erased_and_the_result_stays(reported, mehmet, ayse, refused):
    Statement.objects.filter(conversation=reported, number=1).update(author=ayse)
    before = shown(reported).headline
    assert actions.erase_votes(by=mehmet, conversation=reported) == 21 * 8
    assert (Vote.objects.count(), Voice.objects.count()) == (0, 0)
    reported.refresh_from_db()
    assert bytes(reported.salt) == b""
    assert not Statement.objects.exclude(author=None).exists()
    assert shown(reported).headline == before
    assert Statement.objects.get(conversation=reported, number=8).votes_cast == 21
    assert actions.refresh(conversation=reported) is None
    for verb in (
        actions.erase_votes,
        lambda by, conversation: rules.may_take_votes(by, conversation, has_result=True).or_refuse(),
    ):
        with refused(rules.ERASED):
            verb(by=mehmet, conversation=reported)


def test_votes_go_by_themselves_when_their_time_is_over(reported):
    with clock.at(reported.report_at + timedelta(days=29)):
        assert actions.erase_due() == 0
    with clock.at(reported.report_at + timedelta(days=30)):
        assert actions.erase_due() == 1
    assert not Vote.objects.exists()


def test_nothing_is_erased_before_the_report_nor_by_others(conversation, mehmet, zeynep, refused):
    with refused(rules.NOT_REPORTED):
        actions.erase_votes(by=mehmet, conversation=conversation)
    with refused(NOT_STAFF):
        actions.erase_votes(by=zeynep, conversation=conversation)


def test_a_person_takes_their_votes_along_and_away(conversation, ayse, mehmet):
    from meydan.conversations import personal

    for person in (ayse, mehmet):
        actions.cast_vote(
            by=person, token="", conversation=conversation, statement=conversation.statements.first(), value=1
        )
    assert list(personal.export_votes(ayse)) == [
        {"conversation": conversation.title, "statement": "Parkta gece ışığı yansın.", "answer": 1}
    ]
    actions.refresh(conversation=conversation)
    erase_person(by=ayse, person=ayse)
    assert Vote.objects.count() == 1
    assert list(conversations.to_refresh()) == [conversation], "the next refresh counts without them"


# Polis


def put(folder, comments, votes):
    folder.mkdir(exist_ok=True)
    for name, rows in (
        ("comments.csv", comments),
        ("votes.csv", votes),
        ("summary.csv", [("topic", "Sulama suyu"), ("url", "x")]),
    ):
        with (folder / name).open("w", newline="") as file:
            csv.writer(file).writerows(rows)
    return folder


@pytest.fixture
def export(tmp_path):
    """A folder as Polis writes it: 20 people, nine statements, one of them refused, one too long for ours."""
    texts = [f"Statement {number}" for number in range(8)] + ["long " * 60]
    head = ("timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body")
    comments = [
        head,
        *((1_500_000_000_000 + at, "x", at, 0, 0, 0, -1 if at == 3 else 1, text) for at, text in enumerate(texts)),
    ]
    said = [
        (
            1_500_000_100_000 + person,
            "x",
            at,
            person,
            (1 if (person < 11) == bool(at % 2) else -1) if at < 6 else (person + at) % 7 > 0,
        )
        for person in range(20)
        for at in range(9)
    ]
    votes = [("timestamp", "datetime", "comment-id", "voter-id", "vote"), *((*row[:4], int(row[4])) for row in said)]
    return put(tmp_path / "polis", comments, votes)


def groups_of(found):
    """People by group, whatever the numbers of either."""
    inside = {}
    for person, group in found.groups.items():
        inside.setdefault(group, set()).add(person)
    return sorted(map(len, inside.values()))


def as_found(read):
    return opinions(read.votes, left_out=read.left_out, people_floor=15)


def test_a_polis_export_comes_in_and_goes_out_with_the_same_meaning(export, mehmet, tmp_path, signed_in, client):
    one = import_polis(by=mehmet, folder=export)
    assert (one.title, one.published_at, one.statements.count()) == ("Sulama suyu", None, 9)
    assert one.statements.get(number=3).state == "declined"
    there = as_found(read_export(export))
    here = shown(one)
    assert sorted(group.people for group in here.groups) == groups_of(there)
    texts = read_export(export).texts
    assert {line.statement.text for line in here.common} == {texts[name] for name, _answer in there.common_ground}
    signed_in(mehmet)
    answer = client.get(f"/masa/sohbet/{one.pk}/polis.zip")
    out = tmp_path / "out"
    ZipFile(BytesIO(b"".join(answer.streaming_content))).extractall(out)
    again = read_export(out)
    assert again.texts == texts
    assert again.left_out == read_export(export).left_out
    assert groups_of(as_found(again)) == groups_of(there)
    rows = list(csv.DictReader(StringIO((out / "participants-votes.csv").read_text())))
    assert len(rows) == 20
    assert {row["group-id"] for row in rows} == {""}


def test_the_invented_export_that_comes_along_has_two_groups(mehmet, settings):
    one = import_polis(by=mehmet, folder=Path(settings.ROOT) / "towns/buca/demo/samples/kucuk-sohbet")
    assert [group.people for group in shown(one).groups] == [21, 15]


def test_numbers_of_an_export_belong_to_nobody(export, mehmet, signed_in, client):
    one = import_polis(by=mehmet, folder=export)
    signed_in(mehmet)

    def votes():
        answer = client.get(f"/masa/sohbet/{one.pk}/polis.zip")
        return ZipFile(BytesIO(b"".join(answer.streaming_content))).read("votes.csv")

    assert votes() != votes(), "each export numbers people anew"


def test_below_the_floor_the_desk_takes_no_votes_either(conversation, camps, signed_in, mehmet, client):
    camps(conversation, 7, 7)
    actions.refresh(conversation=conversation)
    signed_in(mehmet)
    assert client.get(f"/masa/sohbet/{conversation.pk}/polis.zip").status_code == 403


def test_an_export_is_imported_once(export, mehmet, refused):
    import_polis(by=mehmet, folder=export)
    with refused(rules.IMPORTED_ALREADY):
        import_polis(by=mehmet, folder=export)


def test_the_command_says_what_is_wrong(export, mehmet, capsys):
    (export / "votes.csv").write_text("timestamp,datetime,comment-id,voter-id,vote\n1,x,99,1,1\n")
    with pytest.raises(Exception, match="99"):
        call_command("import_polis", export)
    assert not Conversation.objects.exists()


def test_the_command_brings_it_in(export, mehmet, capsys):
    call_command("import_polis", export)
    assert "20 people, 180 votes, 9 statements" in capsys.readouterr().out
