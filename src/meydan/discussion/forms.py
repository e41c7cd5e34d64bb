"""Forms of discussion."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm, language_field
from meydan.discussion.models import Position

LONGEST = 2000


class CommentForm(MeydanForm):
    position = forms.ChoiceField(label=_("What is it?"), choices=Position.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Your words"),
        help_text=_("Please leave out names and phone numbers of others."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": LONGEST}),
    )
    language = language_field()


class ReplyForm(MeydanForm):
    text = forms.CharField(
        label=_("Your answer"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4, "maxlength": LONGEST})
    )
    language = language_field()


class EditForm(MeydanForm):
    text = forms.CharField(
        label=_("Your words"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5, "maxlength": LONGEST})
    )


def form_for(data: Any, *, reply: bool, position: str = "") -> CommentForm | ReplyForm:
    return ReplyForm(data) if reply else CommentForm(data, initial={"position": position})
