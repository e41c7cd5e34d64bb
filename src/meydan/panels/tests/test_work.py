"""Planning with quotas; sittings and recordings; from words to what it changed; pools that are brought in."""

import os
from collections import Counter
from functools import partial
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from meydan.base.models import AuditLine, OutboxMessage
from meydan.base.sentences import NOT_STAFF
from meydan.ideas.actions import change_stage_dates, publish_process, start_process
from meydan.panels import actions, population
from meydan.panels.models import Feature, Panel, Recording, Transcript
from meydan.panels.rules import reasons
from meydan.panels.rules.people import may_quote
from meydan.panels.tests.conftest import DAY, HOUR, answers, fresh, later, members, sit


@pytest.mark.parametrize(
    ("people", "size", "bands"),
    [
        ({"a": 600, "b": 390, "c": 10}, 10, {"a": (5, 6), "b": (3, 4), "c": (1, 1)}),
        ({"a": 1, "b": 1}, 4, {"a": (2, 2), "b": (2, 2)}),
        ({"a": 168819, "b": 163396, "c": 102806, "d": 81832, "e": 4083}, 40, {"a": (12, 13), "b": (12, 13), "c": (7, 8), "d": (6, 7), "e": (1, 1)}),
    ],
)  # fmt: skip
def test_seats_follow_the_people_and_the_smallest_has_one(people, size, bands):
    found = population.seats(people, size)
    assert found == bands
    assert sum(least for least, _most in found.values()) <= size <= sum(most for _least, most in found.values())


def test_regions_come_from_the_population_with_their_source(designed, goksu):
    goksu.population_source = "TÜİK"
    goksu.save()
    values = {one.name: one for one in designed().features.get(name="Bölge").values.all()}
    assert (values["Göksu"].people, values["Göksu"].source, values["Göksu"].groups) == (29709, "TÜİK", ["A"])
    assert [(one.least, one.most) for one in values.values()] == [(2, 3), (1, 2)]


def test_other_features_come_from_the_towns_table_or_are_typed_nobody_guesses(
    designed, mehmet, settings, tmp_path, refused
):
    panel = designed()
    ask = {"by": mehmet, "panel": panel, "what": "gender", "name": "Cinsiyet", "why": "x"}
    with refused(reasons.NO_POPULATION, field="answers"):
        actions.add_feature(**ask)
    folder = tmp_path / "kasaba"
    folder.mkdir()
    (folder / "town.toml").write_text((Path(settings.TOWN_FOLDER) / "town.toml").read_text())
    (folder / "population.csv").write_text(
        "area,category,value,people,date,source\n,Cinsiyet,Kadın,60,2025-12-31,TÜİK\n,Cinsiyet,Erkek,40,2025-12-31,TÜİK\n"
    )
    settings.TOWN_FOLDER = folder
    values = actions.add_feature(**ask).values.all()
    assert [(one.name, one.least, one.most, one.source) for one in values] == [
        ("Kadın", 2, 3, "TÜİK, 2025-12-31"),
        ("Erkek", 1, 2, "TÜİK, 2025-12-31"),
    ]
    with refused(reasons.KEPT_ALREADY, field="name"):
        actions.add_feature(**ask | {"name": "cinsiyet"})


def test_the_way_to_the_call_has_its_order(designed, mehmet, director, selim, deniz, refused):
    panel = designed()
    with refused(reasons.WRONG_STATE):
        actions.open_call(by=mehmet, panel=panel)
    with refused(NOT_STAFF):
        actions.submit_design(by=deniz, panel=panel)
    old = panel.features.get(name="Yaş").values.get(name="45+")
    actions.save_quotas(by=selim, panel=panel, bands={old.pk: (0, 0)})
    with refused(reasons.QUOTAS_OFF, name="Yaş", least=1, most=3, size=4):
        actions.submit_design(by=mehmet, panel=panel)
    actions.save_quotas(by=selim, panel=panel, bands={old.pk: (1, 3)})
    actions.submit_design(by=mehmet, panel=panel)
    with refused(reasons.OWN_APPROVAL):
        actions.approve_panel(by=mehmet, panel=panel, words="x")
    assert actions.send_back(by=director, panel=panel, words="x").state == "question"
    actions.submit_design(by=mehmet, panel=panel)
    actions.approve_panel(by=director, panel=panel, words="x")
    with later(days=6), refused(reasons.PAST):
        actions.open_call(by=mehmet, panel=panel)
    assert actions.open_call(by=mehmet, panel=panel).is_open


def test_what_applicants_relied_on_stays(panel, plan, mehmet, ayse, refused):
    changed = actions.save_panel(
        by=mehmet, panel=panel, plan=plan(title="Yeni ad", size=9, lot_number="Başka", records=False)
    )
    assert (changed.title, changed.size, changed.lot_number, changed.records) == (
        "Yeni ad",
        4,
        "Millî Piyango, 2 Aralık",
        True,
    )
    with refused(reasons.WRONG_STATE):
        actions.add_feature(by=mehmet, panel=panel, what="own", name="x", why="x", answers=[actions.Answer("x", 0, 4)])
    actions.apply(by=ayse, panel=panel, answers=answers(panel), take_part=True)
    with refused(reasons.IN_USE):
        actions.remove_feature(by=mehmet, feature=Feature.objects.select_related("panel").first())


def test_a_cancelled_panel_tells_the_pool_why(panel, mehmet, ayse, refused):
    actions.apply(by=ayse, panel=panel, answers=answers(panel), take_part=True)
    with refused(reasons.WORDS_NEEDED, field="why"):
        actions.cancel_panel(by=mehmet, panel=panel, why="")
    assert actions.cancel_panel(by=mehmet, panel=panel, why="Salon yok").state == "cancelled"


def test_who_agreed_hears_of_an_open_call(db, ayse, deniz):
    from meydan.panels.queries.panels import volunteers
    from meydan.people.actions import choose_consents

    choose_consents(by=ayse, purposes={"research"}, version="1")
    assert list(volunteers("panel:1")) == [ayse.pk]


def test_a_recording_has_its_end_before_the_sitting(panel, mehmet, monday, refused):
    begin = monday + 9 * DAY
    times = actions.Times(begin, begin + DAY / 12, "x")
    plan = {"by": mehmet, "panel": panel, "times": times, "words": {"title": "x"}}
    with refused(reasons.NO_DELETION, field="delete_on"):
        actions.plan_sitting(**plan)
    for day in (begin - DAY, begin + 61 * DAY):
        with refused(reasons.DELETION_BEFORE, days=60):
            actions.plan_sitting(**plan, delete_on=day.date(), recorded_where="x")


def test_a_transcript_goes_by_itself_and_the_sound_with_words(met, mehmet, deniz, refused):
    panel = met()
    sitting = panel.sittings.select_related("panel__unit", "recording").get()
    actions.write_notes(by=mehmet, sitting=sitting, notes="x", transcript="Ayşe: komşum …")
    assert b"Ay" not in bytes(Transcript.objects.get().content)
    assert actions.read_transcript(by=mehmet, sitting=sitting).startswith("Ayşe")
    with refused(NOT_STAFF):
        actions.read_transcript(by=deniz, sitting=sitting)
    with later(days=20):
        assert actions.delete_due() == 0
    with later(days=41):
        assert (actions.delete_due(), actions.delete_due()) == (1, 0)
        assert not Transcript.objects.exists()
        with refused(reasons.NOT_RECORDED):
            actions.read_transcript(by=mehmet, sitting=sitting)
        with refused(reasons.WORDS_NEEDED, field="how"):
            actions.note_deletion(by=mehmet, recording=sitting.recording, how="")
        actions.note_deletion(by=mehmet, recording=sitting.recording, how="Silindi")
        with refused(reasons.SETTLED):
            actions.note_deletion(by=mehmet, recording=sitting.recording, how="y")
    assert Recording.objects.get().deleted_at
    codes = set(AuditLine.objects.values_list("code", flat=True))
    assert {"panels.transcript_read", "panels.transcript_deleted", "panels.sound_deleted"} <= codes


def test_a_sitting_that_is_called_off_is_not_recorded(drawn, mehmet, refused):
    panel = drawn()
    with later(days=7):
        sitting = sit(panel, mehmet)
        with refused(reasons.SITTINGS_AHEAD):
            actions.close_sittings(by=mehmet, panel=panel)
        moved = actions.Times(sitting.occasion.starts_at + DAY, sitting.occasion.ends_at + DAY, "Başka salon", mehmet)
        assert (
            actions.move_sitting(by=mehmet, sitting=sitting, times=moved, words={"title": "Yeni"}).occasion.where
            == "Başka salon"
        )
        actions.call_off_sitting(by=mehmet, sitting=sitting, why="Kar")
        assert not Recording.objects.exists()
        with refused(reasons.NO_SITTING):
            actions.close_sittings(by=mehmet, panel=panel)


@pytest.mark.parametrize(
    ("text", "word"), [("Ayşegül haklı", "Ayşegül"), ("AYŞEGÜL dedi", "Ayşegül"), ("a@b.co", "a@b.co"), ("0532 111 22 33 arayın", "0532 111 22 33")]
)  # fmt: skip
def test_a_quote_tells_nobodys_name(text, word):
    ruling = may_quote(text, ["Ayşegül Su"])
    assert (bool(ruling), ruling.facts["word"]) == (False, word)


def test_a_quote_without_names_is_fine():
    assert may_quote("Sokak 20 yıldır karanlık.", ["Ayşegül Kaya"])


def test_from_words_to_what_it_changed(met, mehmet, thread, refused):
    panel = met()
    Panel.objects.filter(pk=panel.pk).update(thread=thread)
    one = members(panel, "came")[0]
    by = {"by": mehmet, "panel": panel}
    with refused(reasons.NO_TRANSCRIPT):
        actions.go_on(**by, to="transcribed")
    actions.write_notes(by=mehmet, sitting=panel.sittings.select_related("panel__unit").get(), notes="x")
    with refused(reasons.WRONG_STATE):
        actions.go_on(**by, to="coded")
    for step in ("transcribed", "anonymised"):
        actions.go_on(**by, to=step)
    with refused(reasons.NO_THEMES):
        actions.go_on(**by, to="coded")
    theme = actions.add_theme(by=mehmet, panel=fresh(panel), title="Işık", text="")
    with refused(reasons.TELLS_WHO):
        actions.add_quote(by=mehmet, theme=theme, text=f"{one.person.display_name.split()[0]} böyle dedi")
    actions.add_quote(by=mehmet, theme=theme, text="Işık güven verir.")
    actions.go_on(**by, to="coded")
    actions.send_summary(**by, summary="Işık isteniyor.", days=7)
    with refused(reasons.STILL_CHECKING):
        actions.publish_report(**by, report="x")
    with refused(reasons.WORDS_NEEDED, field="words"):
        actions.check_summary(by=one.person, application=one, agrees=False)
    actions.check_summary(by=one.person, application=one, agrees=False, words="Eksik")
    with refused(reasons.CHECKED):
        actions.check_summary(by=one.person, application=one, agrees=True)
    assert actions.remind_of_summary() == 0
    with later(days=6):
        assert (actions.remind_of_summary(), actions.remind_of_summary()) == (3, 0), (
            "who has answered hears nothing, the others once"
        )
    for member in members(panel, "came")[1:]:
        actions.check_summary(by=member.person, application=member, agrees=True)
    assert actions.publish_report(**by, report="Rapor").state == "reported"
    actions.tell_effect(**by, what="taken", title="Lambalar takıldı", text="Üç sokakta.")
    assert fresh(panel).state == "told"
    assert list(thread.steps.order_by("pk").values_list("code", flat=True))[-2:] == ["panels.reported", "panels.taken"]


def test_an_effect_needs_its_thread(met, mehmet, refused):
    panel = met()
    Panel.objects.filter(pk=panel.pk).update(state="reported", report="x")
    with refused(reasons.NO_THREAD):
        actions.tell_effect(by=mehmet, panel=panel, what="taken", title="x", text="x")


def pool_folder(folder, people=12):
    folder.mkdir(exist_ok=True)
    (folder / "categories.csv").write_text("feature,value,min,max\ngender,f,2,3\ngender,m,1,2\n")
    rows = "".join(f"p{n},{'fm'[n % 2]}\n" for n in range(people))
    (folder / "respondents.csv").write_text(f"id,gender\n{rows}")
    return folder


def test_a_pool_is_brought_in_and_drawn_from(mehmet, parks, tmp_path, capsys):
    call_command("import_pool", str(pool_folder(tmp_path / "pool")), size=4)
    assert "12 people in the pool" in capsys.readouterr().out
    panel = Panel.objects.get()
    lottery = actions.close_list(by=mehmet, panel=panel)
    assert actions.compute(lottery_id=lottery.pk).state == "ready"
    with pytest.raises(CommandError, match="no such unit"):
        call_command("import_pool", str(tmp_path / "pool"), size=4, unit="yok")
    (tmp_path / "pool" / "respondents.csv").write_text("id,gender\np1,x\n")
    with pytest.raises(CommandError, match="gender"):
        call_command("import_pool", str(tmp_path / "pool"), size=4)


def test_of_people_who_live_together_in_a_pool_one_is_drawn(mehmet, parks, tmp_path):
    folder = pool_folder(tmp_path / "pool")
    rows = "".join(f"p{n},{'fm'[n % 2]},{'Göksu 4' if n < 6 else ''}\n" for n in range(12))
    (folder / "respondents.csv").write_text(f"id,gender,adres\n{rows}")
    call_command("import_pool", str(folder), size=4, household="adres")
    panel = Panel.objects.get()
    homes = Counter(panel.applications.values_list("household", flat=True))
    assert homes.pop("") == 6
    ((home, people),) = homes.items()
    assert (home == "Göksu 4", people) == (False, 6)
    lottery = actions.close_list(by=mehmet, panel=panel)
    assert actions.compute(lottery_id=lottery.pk).state == "ready"
    actions.publish_lottery(by=mehmet, lottery=lottery)
    actions.draw_lottery(by=mehmet, lottery=lottery, public="1 2 3")
    assert panel.applications.filter(state="selected", household=home).count() <= 1


def test_the_invented_pool_that_comes_along_is_drawn_from_with_a_proof(mehmet, parks, settings):
    call_command("import_pool", str(Path(settings.ROOT) / "towns/buca/demo/samples/kucuk-havuz"), size=10)
    lottery = actions.close_list(by=mehmet, panel=Panel.objects.get())
    assert actions.compute(lottery_id=lottery.pk).file["certified_optimal"]


REAL = os.environ.get("MEYDAN_POOLS", "")


@pytest.mark.skipif(not REAL, reason="MEYDAN_POOLS names no folder of real pools")
@pytest.mark.parametrize(("name", "size"), [("example_small_20", 20), ("synth_250_20", 20), ("geneva_30", 30)])
def test_a_real_pool_is_worked_out_with_a_proof(mehmet, parks, name, size):
    call_command("import_pool", str(Path(REAL) / name), size=size)
    lottery = actions.close_list(by=mehmet, panel=Panel.objects.get())
    found = actions.compute(lottery_id=lottery.pk)
    assert found.file["certified_optimal"]


# its stage


@pytest.fixture
def process(mehmet, monday):
    made = start_process(
        by=mehmet, template="consultation", title="Çarşı", summary="x", promise="x", opens_at=monday - DAY
    )
    made.stages.exclude(kind="deliberate").delete()
    return publish_process(by=mehmet, process=made)


def test_a_panel_works_in_a_stage_of_its_process(plan, process, mehmet, client, call, refused):
    with refused(reasons.NO_STAGE, field="stage"):
        actions.save_panel(by=mehmet, plan=plan(stage="deliberate"))
    with refused(reasons.NO_STAGE, field="stage"):
        actions.save_panel(by=mehmet, plan=plan(stage="deliberate", belongs_to="project:1"))
    with refused(reasons.NO_STAGE, field="stage"):
        actions.save_panel(by=mehmet, plan=plan(stage="somewhere", belongs_to=process.ref))
    panel = call(stage="deliberate", belongs_to=process.ref)
    page = client.get(panel.get_absolute_url()).content.decode()
    assert process.get_absolute_url() in page
    assert panel.get_absolute_url() in client.get(process.get_absolute_url()).content.decode()
    told = client.get(f"/api/v1/panels/{panel.pk}").json()
    assert (told["belongs_to"], told["stage"]) == (process.ref, "deliberate")
    with pytest.raises(IntegrityError), transaction.atomic():
        Panel.objects.update(belongs_to="project:1")


def test_who_keeps_a_panel_hears_when_its_days_lie_outside_its_stage(
    call, process, director, mehmet, monday, signed_in
):
    stage = process.stages.get(kind="deliberate")
    panel = call(stage="deliberate", belongs_to=process.ref)
    move = partial(change_stage_dates, by=director, stage=stage, reason="Kar")
    told = OutboxMessage.objects.filter(code="panels.stage_moved")
    move(opens_at=monday, closes_at=monday + 30 * DAY)
    assert not told.exists()
    page = signed_in(mehmet).get(f"/masa/panel/{panel.pk}/").content.decode()
    assert "aşamasının dışında" not in page
    move(opens_at=monday, closes_at=monday + 2 * DAY)
    assert told.get().to == [mehmet.ref]
    assert fresh(panel).apply_until == panel.apply_until, "people were invited with these days"
    page = signed_in(mehmet).get(f"/masa/panel/{panel.pk}/").content.decode()
    assert "aşamasının dışında" in page
    with later(days=1):
        sit(panel, mehmet)
    move(opens_at=monday, closes_at=monday + 5 * DAY)
    assert told.count() == 1, "the sitting lies within"
    move(opens_at=monday + 4 * DAY + HOUR, closes_at=monday + 30 * DAY)
    assert told.count() == 2, "the sitting lies before"
