"""The slip that somebody takes along."""

from django.http import HttpRequest
from django.urls import reverse

from meydan.base import clock
from meydan.base.templatetags.ui import day_long
from meydan.documents.queries import SlipPaper
from meydan.documents.queries import slip_pdf as printed
from meydan.paper.codes import code_of, spoken
from meydan.paper.models import ReplyRoute


def slip_pdf(request: HttpRequest, route: ReplyRoute) -> bytes:
    contribution = route.contribution
    return printed(
        SlipPaper(
            number=contribution.thread.number,
            title=contribution.title,
            promise=day_long(contribution.promised_for),
            code=spoken(code_of(route.seed)),
            address=request.build_absolute_uri(reverse("paper:answer")),
            way=str(route.get_way_display()),
            made_at=clock.now(),
        )
    )
