"""A pool that was recruited elsewhere becomes a panel: its list can be closed at once."""

from typing import TYPE_CHECKING

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.panels.actions.inviting import bring_in_pool
from meydan.panels.actions.planning import Plan, save_panel
from meydan.panels.models import Feature, Panel, State, Value
from meydan.panels.rules.desk import may_run_panels
from meydan.people.models import Person
from meydan.places.models import Unit

if TYPE_CHECKING:
    from adil.lottery import Pool

ASKED_ELSEWHERE = "–"
"""Why something was asked, and which number decides: whoever recruited the pool said so there."""


@transaction.atomic
def bring_in_panel(*, by: Person, unit: Unit, title: str, pool: "Pool", size: int, method: str) -> Panel:
    """Quotas and people as they are, under new codes. Who recruited them looked at ethics and personal data."""
    may_run_panels(by).or_refuse()
    words = {
        "title": title[:140],
        "question": title[:300],
        "size": size,
        "method": method,
        "lot_number": ASKED_ELSEWHERE,
        "one_of_household": any(one.household for one in pool.people),
    }
    panel = save_panel(by=by, plan=Plan(unit=unit, keeper=by, words=words | {"apply_until": clock.now()}))
    panel.approved_at = panel.published_at = clock.now()
    panel.state = State.INVITING
    panel.save()
    features = {
        name: Feature.objects.create(panel=panel, what=Feature.What.OWN, name=name, why=ASKED_ELSEWHERE, position=place)
        for place, name in enumerate(pool.features)
    }
    Value.objects.bulk_create(
        Value(
            feature=features[quota.feature],
            name=quota.value,
            least=quota.least,
            most=min(quota.most, size),
            position=place,
        )
        for place, quota in enumerate(pool.quotas)
    )
    answers = [dict(zip(pool.features, one.values, strict=True)) for one in pool.people]
    bring_in_pool(panel=panel, people=answers, homes=[one.household for one in pool.people])
    record("panels.brought_in", by=by, ref=panel.ref)
    return panel
