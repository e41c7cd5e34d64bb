"""What partners do by themselves: contacts are forgotten on their day; ends and dues are announced."""

from meydan.base.jobs import periodic, task
from meydan.partners import actions


@periodic(cron="20 6 * * *")
@task(queueing_lock="partners_days")
def look_at_days(timestamp: int) -> None:
    actions.forget_old_contacts()
    actions.remind_of_agreements()
    actions.remind_of_dues()
