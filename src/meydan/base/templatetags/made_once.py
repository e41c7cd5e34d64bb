"""Template tags for what is made once: fragments that say the same to everybody, and the patterns of addresses."""

from django import template
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.template.defaulttags import URLNode, url
from django.utils.html import escape
from django.utils.safestring import SafeString

from meydan.base.addresses import address
from meydan.base.fragments import kept
from meydan.base.town import town

register = template.Library()


class _Kept(template.Node):
    """What stands inside sees the town and what is named, nothing else: neither a person nor a token can be kept."""

    def __init__(self, inside: template.NodeList, name: str, told: dict[str, FilterExpression]) -> None:
        self.inside, self.name, self.told = inside, name, told

    def render(self, context: template.Context) -> SafeString:
        told = {name: value.resolve(context) for name, value in self.told.items()}
        alone = {"town": town(), **told}
        where = self.origin.template_name, self.name
        return kept(lambda: self.inside.render(context.new(alone)), *where, *told.values())


@register.tag("kept")
def kept_tag(parser: Parser, token: Token) -> _Kept:
    """`{% kept "foot" open=open %} … {% endkept %}`: a fragment that is made once for each language and value of what is named."""
    _tag, name, *told = token.split_contents()
    inside = parser.parse(("endkept",))
    parser.delete_first_token()
    return _Kept(inside, name, token_kwargs(told, parser))


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
