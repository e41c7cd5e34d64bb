"""What a letter looks like on its way, and the box that it is put into."""

from collections.abc import Iterable, Mapping, Sequence

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend
from django.core.signing import BadSignature, dumps, loads
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape, format_html, urlize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meydan.base import languages
from meydan.notices.models import Delivery, Digest
from meydan.notices.words import Said, own_link, type_of
from meydan.people.models import Person

SALT = "meydan.notices.leave"
DIGEST = "digest"
"""Stands for the digest where otherwise the code of a message type stands."""
MOST_LINES = 50


class LetterBox:
    """One connection to the mail server for many letters. After a failure the next letter gets a fresh one."""

    def __init__(self) -> None:
        self._mailer: BaseEmailBackend | None = None

    def put(self, letter: EmailMessage) -> None:
        """Raises OSError when the server can't be reached or refuses, ValueError when the address is none."""
        try:
            if self._mailer is None:
                self._mailer = mailers.default
                if isinstance(self._mailer, SmtpBackend):  # the demo's letters stay a file each
                    self._mailer.open()
            self._mailer.send_messages([letter])
        except (OSError, ValueError):
            self.close()
            raise

    def close(self) -> None:
        mailer, self._mailer = self._mailer, None
        if mailer:
            mailer.close()


def letter(delivery: Delivery, said: Said) -> EmailMessage:
    """One message as a letter. Its Message-ID is the same at every try, so that mail programs can join doubles."""
    person, message = delivery.notice.person, delivery.notice.message
    lines = [said.opening, said.text, address(said.url) if said.url else ""]
    if own := own_link(message, person):
        lines.append(_("Change it or give it back without signing in: %(address)s") % {"address": address(own)})
    lines.append(said.closing)
    kind = type_of(message.code)
    code = "" if kind.always else message.code
    return _letter(person, said.subject, lines, f"notice-{delivery.notice_id}", code, [said])


def digest_letter(digest: Digest, said: Sequence[Said]) -> EmailMessage:
    """What waited, a line and a link each."""
    subject = ngettext("%(count)s message from Meydan", "%(count)s messages from Meydan", len(said)) % {
        "count": len(said)
    }
    lines = ["\n".join(filter(None, [f"• {one.subject}", address(one.url)])) for one in said[:MOST_LINES]]
    if len(said) > MOST_LINES:
        lines.append(_("And more: %(address)s") % {"address": address(reverse("notices:inbox"))})
    return _letter(digest.person, subject, lines, f"digest-{digest.pk}", DIGEST, said[:MOST_LINES])


def _own_words(said: Iterable[Said]) -> dict[str, str]:
    """What people wrote in another language → that language; the longest first, because one can stand in another."""
    found = {one.text: one.language for one in said if one.language} | dict(one.quoted for one in said)
    return {words: found[words] for words in sorted(filter(None, found), key=len, reverse=True)}


def _letter(person: Person, subject: str, lines: list[str], name: str, code: str, said: Sequence[Said]) -> EmailMessage:
    """Plain, and the same as a page, on which people's own words bear their language: it is read aloud and runs from its side."""
    own = _own_words(said)
    headers = {"Message-ID": f"<{name}@meydan.invalid>", "Auto-Submitted": "auto-generated"}
    headers["Content-Language"] = ", ".join(
        dict.fromkeys([languages.current(), *own.values()])
    )  # for those who hear it
    last = ["--", _("Which messages you get: %(address)s") % {"address": address(reverse("notices:settings"))}]
    if code:
        stop = address(reverse("notices:leave", args=[leave_key(person, code)]))
        headers |= {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
        last.append(_("No more of these: %(address)s") % {"address": stop})
    sender = settings.DEFAULT_FROM_EMAIL
    if settings.BOUNCE_ADDRESS:  # the envelope's sender: there the post returns what it can't deliver
        headers["From"] = sender
        sender = settings.BOUNCE_ADDRESS
    subject, lines = " ".join(subject.split()), [line for line in [*lines, *last] if line]
    made = EmailMultiAlternatives(subject, "\n\n".join(lines), sender, [person.email or ""], headers=headers)
    page = {
        "subject": subject,
        "lines": [_marked(line, own) for line in lines],
        "direction": languages.direction(languages.current()),
    }
    made.attach_alternative(render_to_string("notices/letter.html", page), "text/html")
    return made


def _marked(line: str, own: Mapping[str, str]) -> SafeString:
    """Addresses become links, and people's own words bear their language."""
    shown = urlize(line, autoescape=True)
    if line in own:
        return format_html(
            '<span lang="{}" dir="{}">{}</span>', own[line], languages.direction(own[line]), mark_safe(shown)
        )
    for words, language in own.items():
        mark = format_html('<span lang="{}" dir="{}">{}</span>', language, languages.direction(language), words)
        shown = shown.replace(escape(words), mark)
    return mark_safe(shown)


def address(path: str) -> str:
    """The whole address of one of our pages; empty for none."""
    return settings.ADDRESS.rstrip("/") + path if path else ""


def leave_key(person: Person, code: str) -> str:
    """What a letter's link proves: these messages went to this person. It opens nothing else and never ends."""
    return dumps([person.pk, code], salt=SALT)


def read_leave_key(key: str) -> tuple[int, str] | None:
    """Id of the person and code of the type; None where the key is not ours."""
    try:
        pk, code = loads(key, salt=SALT)
    except (BadSignature, ValueError, TypeError):
        return None
    return pk, code
