"""Template tags for what is made once: fragments that say the same to everybody, and the patterns of addresses."""

from typing import Any

from django import template
from django.template.base import FilterExpression, Parser, Token, render_value_in_context, token_kwargs
from django.template.defaulttags import URLNode, url
from django.template.loader import render_to_string
from django.templatetags.i18n import TranslateNode, do_translate
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from meydan.base import languages
from meydan.base.addresses import address
from meydan.base.fragments import kept
from meydan.base.own import key, own_of
from meydan.base.same_for_all import END, OTHERS, OWN, SIGN, mark
from meydan.base.town import town

register = template.Library()


class _Kept(template.Node):
    """What stands inside sees the town and what is named, nothing else: neither a person nor a token can be kept."""

    def __init__(
        self,
        inside: template.NodeList,
        name: str,
        told: dict[str, FilterExpression],
        blank: dict[str, FilterExpression],
    ) -> None:
        self.inside, self.name, self.told, self.blank = inside, name, told, blank

    def render(self, context: template.Context) -> SafeString:
        told = [value.resolve(context) for value in self.told.values()]
        pieces = kept(lambda: self._made(context, told), self.origin.template_name, self.name, *told)
        if len(pieces) == 1:
            return pieces[0]
        said = {name: render_value_in_context(value.resolve(context), context) for name, value in self.blank.items()}
        return mark_safe("".join(said[piece] if at % 2 else piece for at, piece in enumerate(pieces)))

    def _made(self, context: template.Context, told: list[Any]) -> list[SafeString]:
        """Text, name of a blank, text, and so on."""
        alone = {"town": town(), **dict(zip(self.told, told, strict=True)), **{name: mark(name) for name in self.blank}}
        pieces = [mark_safe(piece) for piece in self.inside.render(context.new(alone)).split(SIGN)]
        if any(SIGN.strip("\0") in piece for piece in pieces):
            raise RuntimeError(f"a blank of {self.name} is shown as something else than it is")
        return pieces


@register.tag("kept")
def kept_tag(parser: Parser, token: Token) -> _Kept:
    """`{% kept "foot" open=open blank here=path %} … {% endkept %}`: a fragment that is made once for each language and value of what is
    named before `blank`. What is named after it is filled in each time, and can only be shown as it is."""
    _tag, name, *rest = token.split_contents()
    at = rest.index("blank") if "blank" in rest else len(rest)
    inside = parser.parse(("endkept",))
    parser.delete_first_token()
    return _Kept(inside, name, token_kwargs(rest[:at], parser), token_kwargs(rest[at + 1 :], parser))


class _Own(template.Node):
    """A choice between what is said to those whom it concerns and what is said to the others. A part for everybody says both."""

    child_nodelists = ("own", "others")

    def __init__(
        self, word: FilterExpression, number: FilterExpression, own: template.NodeList, others: template.NodeList
    ) -> None:
        self.word, self.number, self.own, self.others = word, number, own, others

    def render(self, context: template.Context) -> SafeString:
        asked = key(self.word.resolve(context), self.number.resolve(context))
        if getattr(context["request"], "signed_in", False):
            said = mark(f"{OWN}{asked}"), self.own.render(context), mark(OTHERS), self.others.render(context), mark(END)
            return mark_safe("".join(said))
        return (self.own if asked in own_of(context["request"]) else self.others).render(context)


@register.tag("own")
def own_tag(parser: Parser, token: Token) -> _Own:
    """`{% own "supports" contribution.pk %} … {% else %} … {% endown %}`: what is told to a reader whose own it is, and to others."""
    _tag, word, number = token.split_contents()
    own, others = parser.parse(("else", "endown")), template.NodeList()
    if parser.next_token().contents == "else":
        others = parser.parse(("endown",))
        parser.delete_first_token()
    return _Own(parser.compile_filter(word), parser.compile_filter(number), own, others)


@register.simple_tag
def more_filters(form: Any) -> SafeString:
    """What narrows a list besides the search. As long as nothing is chosen there, it is made once for what can be chosen."""
    fields = form.visible_fields()[1:]

    def make() -> SafeString:
        return render_to_string("ui/_more_filters.html", {"fields": fields})

    chosen = any(form.data.get(one.html_name) for one in fields)
    offered = [getattr(one.field, "choices", []) for one in fields]
    if chosen or not all(isinstance(one, list) for one in offered):  # rows of the database are asked for each time
        return make()
    said = ((one.html_name, one.label, str(one.value()), *one.field.widget.attrs.items()) for one in fields)
    return kept(make, "filters", type(form), form.auto_id, *said, *(_fixed(one) for one in offered))


def _fixed(choices: list[tuple[Any, Any]]) -> tuple[Any, ...]:
    """Choices as a key; those of a group stand in a list."""
    return tuple((value, _fixed(name)) if isinstance(name, list | tuple) else (value, name) for value, name in choices)


class _Translate(TranslateNode):
    """Django's own, which looks a sentence up again for each row of a list and each reader."""

    def __init__(self, written: TranslateNode) -> None:
        self.__dict__.update(written.__dict__)
        said = written.filter_expression
        self.sentence = (
            said.var.literal if not said.filters and not written.noop and not written.message_context else None
        )
        self.known: dict[str, SafeString] = {}

    def render(self, context: template.Context) -> SafeString:
        if not isinstance(self.sentence, str) or self.asvar:
            return super().render(context)
        language = languages.current()
        found = self.known.get(language)
        if found is None:
            found = self.known[language] = super().render(context)
        return found


@register.tag("translate")
def translate_tag(parser: Parser, token: Token) -> _Translate:
    return _Translate(do_translate(parser, token))


class _Url(URLNode):
    def render(self, context: template.Context) -> SafeString:
        if self.kwargs or self.asvar or not context.autoescape:
            return super().render(context)
        return escape(address(self.view_name.resolve(context), *(one.resolve(context) for one in self.args)))


@register.tag("url")
def url_tag(parser: Parser, token: Token) -> _Url:
    """Django's own, which does not look for the pattern of a name each time."""
    written = url(parser, token)
    return _Url(written.view_name, written.args, written.kwargs, written.asvar)
