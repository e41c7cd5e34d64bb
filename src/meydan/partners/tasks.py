"""What partners do by themselves: ends and dues are announced. Contacts go by the card (`base/retention.py`)."""

from meydan.base.jobs import periodic, task
from meydan.partners import actions


@periodic(cron="20 6 * * *")
@task(queueing_lock="partners_days")
def look_at_days(timestamp: int) -> None:
    actions.remind_of_agreements()
    actions.remind_of_dues()
