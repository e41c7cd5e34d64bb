"""Minutes against the rule, assessments, the end of a run, qualifications, certificates, questions afterwards."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.documents.models import Certificate
from meydan.documents.rules import NOT_A_PAPER
from meydan.questions.models import Answer, Question
from meydan.threads.models import Step
from meydan.trainings import actions
from meydan.trainings.models import Enrolment, Item
from meydan.trainings.queries.people import completed_by, standing_of
from meydan.trainings.rules import Looked, Sitting, completion, is_right, percent_right, reasons
from meydan.trainings.slice import CARD
from meydan.trainings.tests.conftest import DAY, HOUR, after, fresh
from meydan.volunteering.models import Qualified

NINE = datetime(2026, 12, 1, 9, tzinfo=UTC)


def sitting(came: int | None = None, left: int | None = None, *, state="left", length=120):
    """A session of two hours; minutes after its beginning."""
    there = {} if came is None else {"came_at": NINE + timedelta(minutes=came), "state": state}
    if left is not None:
        there["left_at"] = NINE + timedelta(minutes=left)
    return Sitting(NINE, NINE + timedelta(minutes=length), **there)


@pytest.mark.parametrize(
    ("came", "left", "state", "minutes"),
    [
        (0, 120, "left", 120),
        (-30, 180, "left", 120),  # only what lies within the session counts
        (20, 80, "left", 60),
        (0, None, "came", 120),  # nobody checked them out: they stayed
        (None, None, "", 0),
        (0, 120, "absent", 0),
        (0, 120, "excused", 0),
        (130, 140, "left", 0),
    ],
)
def test_minutes_are_those_between_coming_and_leaving(came, left, state, minutes):
    assert sitting(came, left, state=state).attended == minutes


@pytest.mark.parametrize(
    ("minutes", "threshold", "percent", "attended"),
    [(96, 80, 80, True), (95, 80, 79, False), (120, 100, 100, True), (0, 0, 0, True), (0, 1, 0, False)],
)
def test_shares_are_cut_and_not_rounded(minutes, threshold, percent, attended):
    found = completion([sitting(0, minutes)], [], threshold)
    assert (found.percent, found.attended) == (percent, attended)


def test_without_sessions_nobody_has_attended():
    assert not completion([], [], 80).attended


def test_it_says_how_somebody_stands_and_what_is_missing():
    found = completion([sitting(0, 120), sitting(0, 90), sitting()], [Looked("Sınav", False), Looked("Ödev", True)], 80)
    assert found.words == "3 oturumdan 2, 6 sa içinden 3 sa 30 dk: %58"
    assert found.reason == "katılım %58, gereken %80; geçilmedi: Sınav"
    assert not found.done


@pytest.mark.parametrize(
    ("kind", "right", "given", "good"),
    [
        ("one", ["1"], "1", True),
        ("one", ["1"], "0", False),
        ("several", ["0", "2"], ["2", "0"], True),
        ("several", ["0", "2"], ["0"], False),
        ("several", ["0", "2"], ["0", "1", "2"], False),
        ("true_false", ["true"], "true", True),
        ("true_false", ["true"], "false", False),
        ("number", ["3,5"], "3.50", True),
        ("number", ["112"], "113", False),
        ("number", ["112"], "NaN", False),
        ("short", ["Toplanma alanı", "Park"], "  toplanma  ALANI ", True),
        ("short", ["Isı"], "ISI", True),
        ("short", ["Park"], "Bahçe", False),
        ("short", ["Park"], "", False),
        ("several", ["0"], [], False),
    ],
)
def test_answers_of_a_quiz(kind, right, given, good):
    assert is_right(Item(kind=kind, right=right, choices=["a", "b", "c"]), given) is good


def test_the_share_of_right_answers_is_cut():
    items = [Item(pk=number, kind="one", right=["0"]) for number in range(1, 4)]
    assert percent_right(items, {"i1": "0", "i2": "0", "i3": "1"}) == 66
    assert percent_right([], {}) == 0


@pytest.fixture
def enrolled(ayse, run):
    return actions.apply(by=ayse, run=run)


@pytest.fixture
def quiz(course, mehmet):
    """Two questions; passed with both."""
    words = {"what": "quiz", "title": "Sınav", "pass_percent": 100, "attempts": 2, "wait_hours": 3}
    made = actions.save_assessment(by=mehmet, course=course, **words)
    actions.save_item(
        by=mehmet, quiz=made, kind="one", text="Deprem anında?", choices=["Koş", "Çök, kapan"], right=["1"]
    )
    actions.save_item(by=mehmet, quiz=made, kind="number", text="Acil durum numarası?", right=["112"])
    return made


def answers(quiz, *given):
    return {f"i{item.pk}": words for item, words in zip(quiz.items.all(), given, strict=True)}


def test_attempts_and_the_time_between_them(ayse, enrolled, quiz, refused):
    enrolled = fresh(enrolled)
    wrong, right = answers(quiz, "0", "112"), answers(quiz, "1", "112")
    first = actions.take_quiz(by=ayse, enrolment=enrolled, quiz=quiz, given=wrong)
    assert (first.percent, first.passed) == (50, False)
    with refused(reasons.WAIT):
        actions.take_quiz(by=ayse, enrolment=enrolled, quiz=quiz, given=right)
    with clock.at(clock.now() + 3 * HOUR):
        assert actions.take_quiz(by=ayse, enrolment=enrolled, quiz=quiz, given=wrong).number == 2
    with clock.at(clock.now() + DAY), refused(reasons.NO_MORE_ATTEMPTS, attempts=2):
        actions.take_quiz(by=ayse, enrolment=enrolled, quiz=quiz, given=right)


def test_passed_is_passed(ayse, deniz, enrolled, quiz, refused):
    enrolled = fresh(enrolled)
    assert actions.take_quiz(by=ayse, enrolment=enrolled, quiz=quiz, given=answers(quiz, "1", "112")).passed
    with refused(reasons.PASSED_ALREADY):
        actions.take_quiz(by=ayse, enrolment=enrolled, quiz=quiz, given={})
    with refused("base.not_yours"):
        actions.take_quiz(by=deniz, enrolment=enrolled, quiz=quiz, given={})


def test_questions_that_were_answered_stay(ayse, mehmet, enrolled, quiz, refused):
    actions.take_quiz(by=ayse, enrolment=fresh(enrolled), quiz=quiz, given={})
    with refused(reasons.TAKEN_ALREADY):
        actions.save_item(by=mehmet, quiz=quiz, kind="number", text="?", right=["1"])
    with refused(reasons.TAKEN_ALREADY):
        actions.remove_item(by=mehmet, item=quiz.items.select_related("assessment__course__unit").first())
    with refused(reasons.TAKEN_ALREADY):
        actions.remove_assessment(by=mehmet, assessment=quiz)


def test_who_waits_in_line_does_not_learn_yet(ayse, deniz, make_run, quiz, course, refused):
    run = make_run(capacity=1)
    actions.apply(by=ayse, run=run)
    waiting = fresh(actions.apply(by=deniz, run=run))
    with refused(reasons.NOT_IN):
        actions.take_quiz(by=deniz, enrolment=waiting, quiz=quiz, given={})


@pytest.fixture
def assignment(course, mehmet):
    return actions.save_assessment(by=mehmet, course=course, what="assignment", title="Aile planı")


def test_an_assignment_goes_back_and_forth(ayse, mehmet, selim, enrolled, assignment, refused):
    enrolled = fresh(enrolled)
    with refused(reasons.EMPTY):
        actions.hand_in(by=ayse, enrolment=enrolled, assignment=assignment)
    made = actions.hand_in(by=ayse, enrolment=enrolled, assignment=assignment, text="Planımız")
    with refused(reasons.WORDS_NEEDED):
        actions.mark_submission(by=mehmet, submission=made, to="again")
    actions.mark_submission(by=mehmet, submission=made, to="again", words="Buluşma yeri eksik.")
    assert OutboxMessage.objects.get(code="trainings.again").facts["words"] == "Buluşma yeri eksik."
    actions.hand_in(by=ayse, enrolment=enrolled, assignment=assignment, text="Planımız, parkta buluşuruz")
    actions.mark_submission(by=mehmet, submission=made, to="passed", words="Çok iyi.")
    with refused(reasons.MARKED):
        actions.hand_in(by=ayse, enrolment=enrolled, assignment=assignment, text="Bir daha")
    with refused(reasons.ANSWERED):
        actions.mark_submission(by=mehmet, submission=made, to="passed")


def test_a_file_is_looked_at_before_it_is_kept(ayse, deniz, enrolled, assignment, refused):
    enrolled = fresh(enrolled)
    with refused(NOT_A_PAPER):
        bad = SimpleUploadedFile("plan.pdf", b"MZ\x90\x00 program")
        actions.hand_in(by=ayse, enrolment=enrolled, assignment=assignment, upload=bad)
    good = SimpleUploadedFile("plan.pdf", b"%PDF-1.7 plan")
    made = actions.hand_in(by=ayse, enrolment=enrolled, assignment=assignment, upload=good)
    assert made.suffix == "pdf"
    with refused("base.not_staff"):
        actions.mark_submission(by=deniz, submission=made, to="passed")


def test_an_observation_is_passed_with_enough_of_its_points(mehmet, deniz, enrolled, course, refused):
    words = {"what": "observation", "title": "Tatbikat", "points": ["a", "b", "c", "d"], "pass_percent": 75}
    made = actions.save_assessment(by=mehmet, course=course, **words)
    enrolled = fresh(enrolled)
    assert not actions.observe(by=mehmet, enrolment=enrolled, observation=made, seen=[0, 1, 1, 9]).passed
    assert actions.observe(by=mehmet, enrolment=enrolled, observation=made, seen=[0, 1, 3]).passed
    with refused("base.not_staff"):
        actions.observe(by=deniz, enrolment=enrolled, observation=made, seen=[0])


def test_pages_are_gone_through_once(ayse, mehmet, enrolled, course):
    page = actions.save_page(by=mehmet, course=course, title="Çanta", text="Su, düdük, ilaç.")
    enrolled = fresh(enrolled)
    for _again in range(2):
        actions.finish_page(by=ayse, enrolment=enrolled, page=page)
    assert enrolled.progress.count() == 1


def test_a_run_is_completed_by_the_rule(ayse, deniz, mehmet, run, attend, refused):
    here, away = (actions.apply(by=person, run=run) for person in (ayse, deniz))
    with refused(reasons.NOT_OVER):
        actions.complete_run(by=mehmet, run=run)
    with after(run), refused(reasons.LISTS_OPEN):
        actions.complete_run(by=mehmet, run=run)
    attend(ayse, run, 120, 120, 60)
    with after(run):
        assert actions.complete_run(by=mehmet, run=fresh(run)) == (1, 1)
    here, away = fresh(here), fresh(away)
    assert (here.outcome, here.minutes) == ("completed", 300)
    assert (away.outcome, away.minutes) == ("failed", 0)
    told = OutboxMessage.objects.get(code="trainings.failed")
    assert (told.facts["percent"], told.facts["threshold"]) == (0, 80)
    assert standing_of(here).completion.percent == 83


def test_what_is_passed_later_completes_it_then_and_nothing_is_taken_back(ayse, mehmet, run, attend, quiz, first_aid):
    actions.save_course(by=mehmet, course=fresh(run).course, unit=run.course.unit, qualification=first_aid)
    made = actions.apply(by=ayse, run=run)
    attend(ayse, run, 120, 120, 120)
    with after(run):
        assert actions.complete_run(by=mehmet, run=fresh(run)) == (0, 1)
        assert not Qualified.objects.exists()
        actions.take_quiz(by=ayse, enrolment=fresh(made), quiz=quiz, given=answers(quiz, "1", "112"))
        assert fresh(made).outcome == "completed"
        actions.complete_run(by=mehmet, run=fresh(run))
    held = Qualified.objects.get()
    assert (held.person, held.source, held.valid_until.isoformat()) == (ayse, made.ref, "2028-11-30")
    assert OutboxMessage.objects.filter(code="trainings.completed").count() == 1


def test_papers_say_what_was_done_and_who_gets_none_reads_why(ayse, deniz, mehmet, run, attend, quiz):
    here, away = (actions.apply(by=person, run=run) for person in (ayse, deniz))
    actions.take_quiz(by=ayse, enrolment=fresh(here), quiz=quiz, given=answers(quiz, "1", "112"))
    attend(ayse, run, 120, 120, 60)
    with after(run):
        actions.complete_run(by=mehmet, run=fresh(run))
        made, refused = actions.certify_run(by=mehmet, run=fresh(run), enrolments=[fresh(here), fresh(away)])
    assert [(one.what, one.person, one.facts["minutes"]) for one in made] == [("achievement", ayse, 300)]
    assert [(one.code, one.facts["reason"]) for one in refused] == [
        (reasons.NOT_COMPLETED, "katılım %0, gereken %80; geçilmedi: Sınav")
    ]


def test_who_only_attended_gets_a_certificate_of_attendance(ayse, mehmet, deniz, run, attend, quiz, refused):
    made = actions.apply(by=ayse, run=run)
    attend(ayse, run, 120, 120, 120)
    with after(run):
        with refused(reasons.NOT_COMPLETED):  # nobody has said yet who completed it
            actions.certify(by=mehmet, enrolment=fresh(made))
        actions.complete_run(by=mehmet, run=fresh(run))
        with refused("base.not_staff"):
            actions.certify(by=deniz, enrolment=fresh(made))
        assert actions.certify(by=mehmet, enrolment=fresh(made)).what == "attendance"
    assert Certificate.objects.count() == 1


def test_a_thread_hears_of_a_course_and_of_who_completed_it(ayse, mehmet, make_course, make_run, attend, thread):
    run = make_run(of=make_course(thread=thread), sessions=(5,))
    actions.apply(by=ayse, run=run)
    attend(ayse, run, 120)
    with after(run):
        actions.complete_run(by=mehmet, run=fresh(run))
        actions.complete_run(by=mehmet, run=fresh(run))
    steps = Step.objects.filter(thread=thread, code__startswith="trainings.").order_by("pk")
    assert [(one.code, one.facts.get("people")) for one in steps] == [
        ("trainings.announced", None),
        ("trainings.held", 1),
    ]


def test_questions_afterwards_are_kept_without_a_name(ayse, run, enrolled, attend, refused):
    asked = Question.objects.get(of=run.course.ref, form="use", kind="yes_no")
    given = {f"q{asked.pk}": "yes"}
    with refused(reasons.NOT_OVER):
        actions.evaluate(by=ayse, enrolment=enrolled, form="use", given=given)
    with after(run), refused(reasons.NOT_IN):
        actions.evaluate(by=ayse, enrolment=enrolled, form="use", given=given)
    attend(ayse, run, 120, 0, 0)
    with after(run), refused(reasons.NOT_YET):
        actions.evaluate(by=ayse, enrolment=enrolled, form="use", given=given)
    with clock.at(fresh(run).ends_at + 91 * DAY):
        actions.evaluate(by=ayse, enrolment=enrolled, form="use", given=given)
        with refused(reasons.ONCE_ONLY):
            actions.evaluate(by=ayse, enrolment=enrolled, form="use", given=given)
    kept = Answer.objects.get()
    assert kept.person is None
    assert str(enrolled.pk) not in kept.sheet.split(":")[2:]


def test_people_are_asked_once_three_months_later(ayse, deniz, mehmet, run, attend):
    actions.apply(by=ayse, run=run)
    actions.apply(by=deniz, run=run)
    attend(ayse, run, 120, 120, 120)
    with after(run):
        actions.complete_run(by=mehmet, run=fresh(run))
        assert actions.ask_again() == 0
    with clock.at(fresh(run).ends_at + 90 * DAY):
        assert actions.ask_again() == 1  # who never came has nothing to use
        assert actions.ask_again() == 0
    assert OutboxMessage.objects.get(code="trainings.use_asked").to == [f"person:{ayse.pk}"]


def test_a_passport_names_what_was_completed(ayse, mehmet, run, attend):
    actions.apply(by=ayse, run=run)
    assert CARD.passport(ayse) == []
    attend(ayse, run, 120, 120, 60)
    with after(run):
        actions.complete_run(by=mehmet, run=fresh(run))
    (part,) = CARD.passport(ayse)
    assert [(row.title, row.facts["minutes"]) for row in part.rows] == [("Afet bilinci", 300)]


def test_who_leaves_the_town_square_leaves_no_words_behind(ayse, mehmet, enrolled, assignment, quiz):
    enrolled = fresh(enrolled)
    actions.hand_in(by=ayse, enrolment=enrolled, assignment=assignment, text="Planımız")
    actions.take_quiz(by=ayse, enrolment=enrolled, quiz=quiz, given={})
    (data,) = [one for one in CARD.personal_data if one.model == "trainings.Enrolment" and one.fields == ("person",)]
    (told,) = data.export(ayse)
    assert told["handed_in"][0]["text"] == "Planımız"
    data.erase(ayse)
    left = Enrolment.objects.get()
    assert (left.person, left.why, left.submissions.count(), left.attempts.count()) == (None, "", 0, 0)
    assert completed_by(ayse) == []
