"""Who may have a certificate, and who may issue one to somebody else."""

from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import SIGN_IN_FIRST
from meydan.base.templatetags.ui import duration
from meydan.people.models import Person
from meydan.volunteering.models import Placement, Role
from meydan.volunteering.rules.desk import may_run_volunteering, may_work_on
from meydan.volunteering.rules.reasons import NO_CARD, NO_HOURS, OWN_PAPER, TOO_FEW_HOURS, certificate_minutes


def may_have_certificate(minutes: int) -> Ruling:
    """Only confirmed time counts, and from the town's minimum on."""
    if not minutes:
        return no(NO_HOURS)
    least = certificate_minutes()
    return yes() if minutes >= least else no(TOO_FEW_HOURS, least=duration(least), so_far=duration(minutes))


def may_certify(by: Person | None, person: Person, role: Role | None) -> Ruling:
    """One's own; else who works on the duty, and for a record over all duties who runs volunteering."""
    if by is None:
        return no(SIGN_IN_FIRST)
    if by.pk == person.pk:
        return yes()
    return may_work_on(by, role.need) if role else may_run_volunteering(by)


def may_give_card(by: Person | None, placement: Placement) -> Ruling:
    """Who works on the duty gives the card, to somebody who has a place in it; never to themselves."""
    may = may_work_on(by, placement.role.need)
    if not may:
        return may
    if placement.person_id is None or placement.state not in {Placement.State.PREPARING, Placement.State.READY}:
        return no(NO_CARD)
    return no(OWN_PAPER) if by is not None and placement.person_id == by.pk else yes()
