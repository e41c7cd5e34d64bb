"""What happens to letters by itself."""

from django.utils.translation import gettext_noop

from meydan.base.jobs import periodic, task
from meydan.proofs import actions


@periodic(cron="37 3 * * *")
@task(queueing_lock="proofs_letters")
def forget_letters(timestamp: int) -> None:
    """Every night: name and address of letters whose time is over."""
    actions.forget_letters(rule=gettext_noop("addresses of code letters, when their time is over"))
