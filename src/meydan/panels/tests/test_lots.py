"""The lottery: closed, worked out, published, drawn; what is public of it, and that anybody can repeat it."""

import io
import json
import zipfile

import pytest

from adil.cli import main as adil
from meydan.base.models import AuditLine, OutboxMessage
from meydan.panels import actions, drawing
from meydan.panels.models import Lottery
from meydan.panels.queries.pool import given_by
from meydan.panels.rules import reasons
from meydan.panels.tests.conftest import AGES, answers, fresh, later, members
from meydan.people.models import Person

S = Lottery.State


def test_a_list_is_closed_only_after_everybody_had_their_time(panel, full, mehmet, ayse, refused):
    with later(days=6), refused(reasons.NOBODY):
        actions.close_list(by=mehmet, panel=panel)
    full(12)
    with refused(reasons.TOO_EARLY):
        actions.close_list(by=mehmet, panel=panel)
    with later(days=6):
        assert actions.close_list(by=mehmet, panel=panel).state == S.COMPUTING
        with refused(reasons.NOT_OPEN):
            actions.apply(by=ayse, panel=panel, answers=answers(panel), take_part=True)


def test_the_worker_finds_a_proved_lottery_and_everybody_learns_the_own_chance(listed):
    lottery = listed()
    assert lottery.state == S.PUBLISHED
    assert lottery.file["certified_optimal"]
    chances = [one.chance for one in members(lottery.panel)]
    assert sum(chances) == pytest.approx(4)
    assert lottery.panel.state == "drawing"
    assert OutboxMessage.objects.get(code="panels.listed").facts["number"] == "Millî Piyango, 2 Aralık"


def test_nothing_is_drawn_before_it_is_public_nor_twice(full, panel, mehmet, selim, deniz, refused):
    full(12)
    with later(days=6):
        lottery = actions.close_list(by=mehmet, panel=panel)
        for verb in (actions.publish_lottery, actions.work_out_again):
            with refused(reasons.NOT_READY if verb is actions.publish_lottery else reasons.WRONG_STATE):
                verb(by=mehmet, lottery=lottery)
        actions.compute(lottery_id=lottery.pk)
        with refused(reasons.NOT_PUBLIC):
            actions.draw_lottery(by=mehmet, lottery=lottery, public="1")
        actions.publish_lottery(by=selim, lottery=lottery)
        actions.draw_lottery(by=selim, lottery=lottery, public="1")
        with refused(reasons.NOT_PUBLIC):
            actions.draw_lottery(by=selim, lottery=lottery, public="2")
        assert actions.compute(lottery_id=lottery.pk).state == S.DRAWN, "a job that comes late changes nothing"


def test_the_draw_keeps_the_quotas_and_asks_the_drawn(drawn):
    panel = drawn()
    chosen = members(panel, "selected")
    assert len(chosen) == 4
    assert {given.value.name for one in chosen for given in one.given.all()} == {"Göksu", "Fırat", "18–44", "45+"}
    assert panel.state == "confirming"
    assert all(one.answer_by is not None for one in chosen)
    assert len(members(panel, "reserve")) == 4
    told = {
        one.code: set(one.to) for one in OutboxMessage.objects.filter(code__in=["panels.selected", "panels.not_drawn"])
    }
    assert told["panels.selected"] == {f"person:{one.person_id}" for one in chosen}
    assert AuditLine.objects.get(code="panels.drawn").facts["public"] == "17 23 42"


def test_what_one_said_is_read_in_one_question_however_many_features(drawn, django_assert_num_queries):
    chosen = members(drawn(), "selected")[0]
    with django_assert_num_queries(1):
        said = {one.feature.name: one.value.name for one in given_by(chosen)}
    assert said == {one.feature.name: one.value.name for one in chosen.given.all()}
    assert len(said) == 2


def test_anybody_repeats_the_draw_from_the_public_files_and_sees_a_forged_one(client, drawn, tmp_path):
    panel = drawn()
    answer = client.get(f"/panel/{panel.pk}/kura-0.zip")
    zipfile.ZipFile(io.BytesIO(answer.content)).extractall(tmp_path)
    file = tmp_path / "kura.json"
    assert adil(["verify", str(file)]) == 0
    told = json.loads(file.read_text())
    outside = next(code for code in told["probabilities"] if code not in told["draw"]["members"])
    told["draw"]["members"][0] = outside
    file.write_text(json.dumps(told))
    assert adil(["verify", str(file)]) == 1
    people = tmp_path / "havuz" / "respondents.csv"
    people.write_text(people.read_text().replace("45+", "18–44", 1))
    assert adil(["verify", str(file)]) == 1


def test_nothing_of_the_public_files_names_anybody(drawn):
    lottery = drawn().lotteries.get()
    public = json.dumps(lottery.file) + lottery.categories + lottery.respondents
    for person in Person.objects.all():
        assert person.display_name not in public
        assert str(person.email) not in public
    codes = [line.split(",")[0] for line in lottery.respondents.splitlines()[1:]]
    assert codes == sorted(codes), "the order tells nobody who came first"


def test_quotas_that_nobody_can_keep_are_told_in_plain_words_with_what_helps(full, panel, mehmet, refused):
    full(12)
    old = panel.features.get(name="Yaş").values.get(name="45+")
    with later(days=6):
        lottery = actions.close_list(by=mehmet, panel=panel)
        with refused(reasons.OPEN_LOTTERY):
            actions.save_quotas(by=mehmet, panel=panel, bands={old.pk: (3, 3)})
        Lottery.objects.update(state=S.FAILED)
        young = panel.features.get(name="Yaş").values.get(name="18–44")
        actions.save_quotas(by=mehmet, panel=panel, bands={old.pk: (4, 4), young.pk: (1, 1)})
        actions.work_out_again(by=mehmet, lottery=lottery)
        failed = actions.compute(lottery_id=lottery.pk)
        assert failed.state == S.FAILED
        assert drawing.sentence_of(failed.problem, "tr").startswith("“Yaş” özelliği: kotaların izin verdiği")
        assert OutboxMessage.objects.filter(code="panels.not_possible").exists()


def test_a_trial_says_what_would_have_to_give_way(call, crowd, mehmet):
    panel = call(answers=[actions.Answer("18–44", 2, 2), actions.Answer("45+", 2, 2)])
    for person in crowd(
        6
    ):  # the old live all in one region: two of each region can't be had with two old and two young
        actions.apply(by=person, panel=panel, answers=answers(panel, 0, 1), take_part=True)
    young = Person.objects.bulk_create(Person(email=f"genc{n}@example.org") for n in range(6))
    for person in young:
        actions.apply(by=person, panel=panel, answers=answers(panel, 0, 0), take_part=True)
    actions.try_quotas(by=mehmet, panel=panel)
    assert fresh(panel).trial == {"state": "computing"}
    actions.compute_trial(panel_id=panel.pk)
    problem = fresh(panel).trial["problem"]
    assert problem["code"] == "too_few_people"
    assert "Fırat" in drawing.sentence_of(problem, "tr")


def test_the_smallest_change_that_helps_is_proposed_and_taken(db, mehmet, call, crowd):
    panel = call(answers=AGES)
    # one of Fırat who is young, nobody of Göksu who is old: both features can be kept, not both together
    age = panel.features.get(name="Yaş")
    old, young = age.values.get(name="45+"), age.values.get(name="18–44")
    actions.save_quotas(by=mehmet, panel=panel, bands={old.pk: (3, 3), young.pk: (1, 1)})
    for at, person in enumerate(crowd(8)):
        actions.apply(by=person, panel=panel, answers=answers(panel, *((1, 1) if at < 4 else (0, 0))), take_part=True)
    actions.compute_trial(panel_id=panel.pk)
    problem = fresh(panel).trial["problem"]
    assert problem["code"] == "quotas_infeasible"
    assert problem["helps"]
    actions.take_proposal(by=mehmet, panel=panel, problem=problem)
    actions.compute_trial(panel_id=panel.pk)
    assert fresh(panel).trial["lowest"] > 0
