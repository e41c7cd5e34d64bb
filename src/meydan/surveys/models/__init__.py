"""Tables of surveys."""

from meydan.surveys.models.sheets import Channel, Code, Draft, Mark, Sheet
from meydan.surveys.models.surveys import FORM, Compared, Survey, Template, Who
from meydan.surveys.models.words import Tag, Text

__all__ = ["FORM", "Channel", "Code", "Compared", "Draft", "Mark", "Sheet", "Survey", "Tag", "Template", "Text", "Who"]
