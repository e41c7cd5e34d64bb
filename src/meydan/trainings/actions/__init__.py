"""Verbs about courses: planning, runs, taking part, learning, completing."""

from meydan.trainings.actions.asking import ask_as_usual
from meydan.trainings.actions.assessing import (
    remove_assessment,
    remove_item,
    save_assessment,
    save_item,
)
from meydan.trainings.actions.completing import (
    ask_again,
    certify,
    certify_run,
    complete_run,
)
from meydan.trainings.actions.courses import (
    add_material,
    close_course,
    publish_course,
    remove_material,
    remove_page,
    remove_trainer,
    save_course,
    save_page,
    save_trainer,
)
from meydan.trainings.actions.enrolling import (
    answer_application,
    apply,
    withdraw,
)
from meydan.trainings.actions.handing_over import hand_over_runs
from meydan.trainings.actions.learning import (
    finish_page,
    hand_in,
    mark_submission,
    observe,
    take_quiz,
)
from meydan.trainings.actions.listed import enrol_listed
from meydan.trainings.actions.runs import (
    cancel_run,
    publish_run,
    remove_session,
    save_run,
    save_session,
)
from meydan.trainings.actions.seats import (
    seat_moved,
)
from meydan.trainings.actions.teaching import (
    end_teaching,
    let_teach,
)
from meydan.trainings.actions.telling import (
    evaluate,
    send_message,
)

__all__ = [
    "add_material",
    "answer_application",
    "apply",
    "ask_again",
    "ask_as_usual",
    "cancel_run",
    "certify",
    "certify_run",
    "close_course",
    "complete_run",
    "end_teaching",
    "enrol_listed",
    "evaluate",
    "finish_page",
    "hand_in",
    "hand_over_runs",
    "let_teach",
    "mark_submission",
    "observe",
    "publish_course",
    "publish_run",
    "remove_assessment",
    "remove_item",
    "remove_material",
    "remove_page",
    "remove_session",
    "remove_trainer",
    "save_assessment",
    "save_course",
    "save_item",
    "save_page",
    "save_run",
    "save_session",
    "save_trainer",
    "seat_moved",
    "send_message",
    "take_quiz",
    "withdraw",
]
