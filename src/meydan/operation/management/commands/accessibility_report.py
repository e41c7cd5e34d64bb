"""Write what is known about accessibility into one page, for the review commission: what machines and what people have examined."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.loader import render_to_string
from django.utils import translation

from meydan.base import clock
from meydan.base.town import town
from meydan.operation.accessibility import LOOKED_AT, evidence


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the page to write, e.g. accessibility.html")
        parser.add_argument("--looked-at", type=Path, default=LOOKED_AT, help="what the browser tests have written")
        parser.add_argument("--language", help="tr, en …; Turkish if left out")

    def handle(self, *args: Any, **options: Any) -> None:
        language = options["language"] or settings.LANGUAGE_CODE
        known = evidence(options["looked_at"])
        with translation.override(language):
            context = {**known, "municipality": town().say("municipality"), "language": language, "now": clock.now()}
            page = render_to_string("operation/accessibility_report.html", context)
        try:
            options["file"].write_text(page, encoding="utf-8")
        except OSError as trouble:
            raise CommandError(str(trouble)) from None
        words = f"{len(known['looks'])} looks at {known['pages']} pages by a machine, {len(known['people'])} by people"
        self.stdout.write(f"{options['file']}: {words}, {len(known['with_findings'])} with findings")
