"""Tables of paper and desk."""

from meydan.paper.models.forms import FormBatch, PrintedForm
from meydan.paper.models.kiosks import Kiosk, KioskPage
from meydan.paper.models.petitions import How, Petition
from meydan.paper.models.replies import Attempt, NoticeRead, ReplyRoute, Way

__all__ = [
    "Attempt",
    "FormBatch",
    "How",
    "Kiosk",
    "KioskPage",
    "NoticeRead",
    "Petition",
    "PrintedForm",
    "ReplyRoute",
    "Way",
]
