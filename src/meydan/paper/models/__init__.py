"""Tables of paper and desk."""

from meydan.paper.models.petitions import How, Petition
from meydan.paper.models.replies import Attempt, NoticeRead, ReplyRoute, Way

__all__ = ["Attempt", "How", "NoticeRead", "Petition", "ReplyRoute", "Way"]
