"""What is printed: the slip that somebody takes along, and forms to write on."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import override

from meydan.base import clock, languages
from meydan.base.templatetags.ui import day_long
from meydan.base.town import town
from meydan.documents.queries.papers import ContributionPaper, Copy, SlipPaper, official_language
from meydan.documents.queries.papers import contribution_forms_pdf as printed_forms
from meydan.documents.queries.papers import slip_pdf as printed
from meydan.paper.codes import code_of, spoken
from meydan.paper.models import FormBatch, ReplyRoute


def slip_pdf(request: HttpRequest, route: ReplyRoute) -> bytes:
    """In the language in which the person spoke, where the town has it."""
    contribution = route.contribution
    language = languages.spoken(contribution.language)
    with override(language):
        slip = SlipPaper(
            number=contribution.thread.number,
            title=contribution.title,
            promise=day_long(contribution.promised_for),
            code=spoken(code_of(route.seed)),
            address=request.build_absolute_uri(reverse("paper:answer")),
            way=str(route.get_way_display()),
            made_at=clock.now(),
        )
    return printed(slip, language)


def forms_pdf(request: HttpRequest, batch: FormBatch, language: str = "") -> bytes:
    """`language`: for people who read another one than that of the town."""

    def address(name: str, *args: object) -> str:
        return request.build_absolute_uri(reverse(name, args=args))

    copies = [
        Copy(one.serial, spoken(code_of(one.seed)), address("paper:form", one.serial)) for one in batch.forms.all()
    ]
    own = town()
    with official_language(language):
        paper = ContributionPaper(
            process=batch.process.title if batch.process else "",
            place=batch.place.name if batch.place else "",
            working_days=own.clock().working_days,
            needs=own.say("petition", "needs"),
            answer_address=address("paper:answer"),
            copies=copies,
            made_at=batch.at,
        )
    return printed_forms(paper, language)
