"""What the town wants seen before anybody serves at a risk."""

from collections.abc import Iterable

from meydan.base.rulings import Ruling, no, yes
from meydan.volunteering.models import Asked, Risk
from meydan.volunteering.rules.reasons import NO_VETTING, setting


def is_vetted(risk: str, asked: Iterable[str]) -> Ruling:
    """Whether the duty asks for all that the town wants seen at this risk; then nobody serves without it."""
    usual = {Risk.HIGH: [Asked.RECORD]}
    wanted = setting("vetting", {}).get(risk, usual.get(Risk(risk), []))
    missing = [Asked(code) for code in wanted if code not in set(asked)]
    return no(NO_VETTING, missing=", ".join(str(one.label) for one in missing), field="asked") if missing else yes()
