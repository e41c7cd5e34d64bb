"""Drafts: what is written, read by a second person, and published into the models of the slice."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.documents import get_document_model_string
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import (
    DraftStateMixin,
    Orderable,
    PreviewableMixin,
    RevisionMixin,
    Task,
    TaskState,
    WorkflowMixin,
)
from wagtail.rich_text import expand_db_html

from meydan.base import clock, languages
from meydan.editorial import models as public
from meydan.editorial.cleaning import clean, safe_address
from meydan.editorial.rules import may_publish, may_write
from meydan.people.models import Person

KINDS_OF_TEXT = ["h2", "h3", "bold", "italic", "ol", "ul", "hr", "blockquote", "link"]
APPS = ("editorial_room", "wagtailimages", "wagtaildocs", "wagtailadmin")
PUBLISH = ("publish", "lock", "unlock", "delete")


class Writer(Person):
    """One of the staff as Wagtail sees them: it asks for permissions, and these come from roles."""

    class Meta:
        proxy = True

    @classmethod
    def of(cls, person: Person) -> "Writer":
        found = cls(**{field.attname: getattr(person, field.attname) for field in Person._meta.concrete_fields})
        found._state.adding, found._state.db = False, person._state.db
        # For Wagtail's own things (the tree of pages, collections) nobody here has groups: who comes in may look. What is done goes by
        # `has_perm` below, and the middleware opens only the room's pages. Nothing of this is ever saved.
        found.is_superuser = True
        found.publishes, found.writes = bool(may_publish(person)), bool(may_write(person))
        return found

    publishes = False
    writes = False

    def has_perm(self, permission: str, thing: object = None) -> bool:
        app, _dot, rest = permission.partition(".")
        verb = rest.partition("_")[0]
        if app not in APPS:
            return False
        return self.publishes if verb in PUBLISH else self.writes

    @cached_property
    def wagtail_userprofile(self) -> Any:
        """What Wagtail keeps of a person. Its shortcuts of a single key are off: its page to switch them off is closed (WCAG 2.1.4)."""
        from wagtail.users.models import UserProfile

        found = UserProfile.objects.filter(user_id=self.pk).first() or UserProfile(user_id=self.pk)
        found.keyboard_shortcuts = False
        return found

    def save(self, *args: Any, **kwargs: Any) -> None:
        raise NotImplementedError("accounts are changed in the house, not in the room")

    def has_perms(self, permissions: Any, thing: object = None) -> bool:
        return all(self.has_perm(one, thing) for one in permissions)

    def has_module_perms(self, label: str) -> bool:
        return self.writes

    def get_username(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name


class DraftForm(WagtailAdminModelForm):  # type: ignore[misc]
    """A draft may be half written; it is looked through when it is handed in or published."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        from wagtail.admin.rich_text import DraftailRichTextArea

        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            code = name.rpartition("_")[2]
            if code in languages.NAMES:
                field.widget.attrs |= {"lang": code, "dir": languages.direction(code)}
            if isinstance(field.widget, DraftailRichTextArea):
                # Wagtail names it to nobody who does not see its label, and hands its text to the form a quarter of a second late:
                # whoever pressed a button at once lost the last words.
                more = {"ariaLabelledBy": f"{self[name].auto_id}-label", "stateSaveInterval": 0}
                field.widget.options = {**field.widget.options, **more}

    def _post_clean(self) -> None:
        self.instance.half_written = self.is_deferred_validation
        super()._post_clean()


class Draft(WorkflowMixin, DraftStateMixin, RevisionMixin, PreviewableMixin, ClusterableModel):  # type: ignore[misc]
    """What all drafts have. A language is there when it has a title."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    half_written = False
    """Somebody goes on writing: it is kept, or previewed, as it is."""
    base_form_class = DraftForm

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(getattr(self, "title_tr", "")) or gettext("Without a title")

    @property
    def source(self) -> str:
        return f"{self._meta.model_name}:{self.key.hex}"

    def said(self, code: str) -> dict[str, str]:
        raise NotImplementedError

    @property
    def words(self) -> Mapping[str, Mapping[str, str]]:
        found = {code: self.said(code) for code, _name in languages.NAMES.items()}
        return {code: said for code, said in found.items() if said.get("title")}


def _title(code: str, most: int = 120) -> Any:
    return models.CharField(_("Title"), max_length=most, blank=code != languages.BINDING)


def _text(code: str) -> Any:
    return RichTextField(_("Text"), features=KINDS_OF_TEXT, blank=code != languages.BINDING)


def _short(words: Any, most: int) -> Any:
    return models.CharField(words, max_length=most, blank=True)


class Piece(Draft):
    """News or a page, in up to four languages."""

    what = models.CharField(_("Kind"), max_length=4, choices=public.Article.What, default=public.Article.What.NEWS)
    slug = models.SlugField(
        _("Address"),
        max_length=80,
        blank=True,
        help_text=_("The last part of the page’s address. Empty: made of the title."),
    )
    picture = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("Picture")
    )  # fmt: skip
    title_tr, title_en, title_ar, title_ku = (_title(code) for code in ("tr", "en", "ar", "ku"))
    summary_tr, summary_en, summary_ar, summary_ku = (_short(_("In a sentence"), 300) for _code in range(4))
    body_tr, body_en, body_ar, body_ku = (_text(code) for code in ("tr", "en", "ar", "ku"))
    alt_tr, alt_en, alt_ar, alt_ku = (_short(_("What is to be seen in the picture"), 200) for _code in range(4))

    class Meta:
        verbose_name = _("News or page")
        verbose_name_plural = _("News and pages")

    def said(self, code: str) -> dict[str, str]:
        plain = {name: str(getattr(self, f"{name}_{code}")) for name in ("title", "summary", "alt")}
        return {**plain, "body": clean(expand_db_html(getattr(self, f"body_{code}")))}

    def clean(self) -> None:
        wrong: dict[str, Any] = {}
        if self.slug and public.Article.objects.filter(slug=self.slug).exclude(source=self.source).exists():
            wrong["slug"] = gettext("Something else stands at this address already. Please choose another one.")
        words = {} if self.half_written else self.words
        for code, said in words.items():
            if code != languages.BINDING and not said["body"]:
                wrong[f"body_{code}"] = gettext("The text is missing.")
            if self.picture_id and not said["alt"]:
                wrong[f"alt_{code}"] = gettext(
                    "Please say in a sentence what is to be seen, for those who don’t see it."
                )
        if wrong:
            raise ValidationError(wrong)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """As readers will see it."""
        article = public.Article(
            source=self.source, what=self.what, slug="x", words=self.words, first_published_at=self.first_published_at or clock.now()
        )  # fmt: skip
        picture = None
        if self.picture:
            large, small = self.picture.get_rendition("width-1280"), self.picture.get_rendition("width-480")
            picture = {
                "large_url": large.url, "small_url": small.url, "width": large.width, "height": large.height,
                "words": article.said("alt"),
            }  # fmt: skip
        context = {"article": article, "photo": picture, "is_news": self.what == "news", "preview": True}
        return render(request, "editorial/article.html", context)


class PieceDocument(Orderable):  # type: ignore[misc]
    """A document below a piece."""

    piece = ParentalKey(Piece, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        get_document_model_string(), on_delete=models.CASCADE, related_name="+", verbose_name=_("Document")
    )
    title = models.CharField(_("Title"), max_length=120)
    panels: ClassVar = [FieldPanel("title"), FieldPanel("document")]


class Strip(Draft):
    """A banner of the front page, or a link of the foot."""

    where = models.CharField(_("Where"), max_length=6, choices=public.Placed.Where)
    address = models.CharField(
        _("Address that it leads to"),
        max_length=300,
        blank=True,
        help_text=_("A path that begins with /, or a whole address that begins with https://."),
    )
    starts_at = models.DateTimeField(_("From"), null=True, blank=True)
    ends_at = models.DateTimeField(_("Until"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("Order"), default=50)
    title_tr, title_en, title_ar, title_ku = (_title(code, 160) for code in ("tr", "en", "ar", "ku"))
    more_tr, more_en, more_ar, more_ku = (_short(_("Words of the link"), 60) for _code in range(4))

    class Meta:
        verbose_name = _("Banner or link")
        verbose_name_plural = _("Banners and links")

    def said(self, code: str) -> dict[str, str]:
        return {name: str(getattr(self, f"{name}_{code}")) for name in ("title", "more")}

    def clean(self) -> None:
        if self.half_written:
            return
        wrong: dict[str, Any] = {}
        if (self.address or self.where == public.Placed.Where.FOOT) and not safe_address(self.address):
            wrong["address"] = gettext(
                "Please write a path that begins with /, or a whole address that begins with https://."
            )
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            wrong["ends_at"] = gettext("The end has to be later than the beginning.")
        if wrong:
            raise ValidationError(wrong)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        placed = public.Placed(words=self.words, where=self.where, address=self.address)
        line = {
            "title": placed.title, "more": placed.said("more"), "address": placed.address, "language": placed.language
        }  # fmt: skip
        return render(request, "editorial_room/strip.html", {"banners": [line]})


def _languages(names: list[str]) -> list[ObjectList]:
    others = [(code, name) for code, name in languages.NAMES.items() if code != languages.BINDING]
    return [ObjectList([FieldPanel(f"{one}_{code}") for one in names], heading=name) for code, name in others]


Piece.edit_handler = TabbedInterface(
    [
        ObjectList(
            [
                FieldPanel("what"),
                FieldPanel("title_tr"),
                FieldPanel("summary_tr"),
                FieldPanel("body_tr"),
                MultiFieldPanel([FieldPanel("picture"), FieldPanel("alt_tr")], heading=_("Picture")),
                InlinePanel("documents", label=_("Document"), heading=_("Documents")),
                FieldPanel("slug"),
            ],
            heading="Türkçe",
        ),
        *_languages(["title", "summary", "body", "alt"]),
    ]
)
Strip.edit_handler = TabbedInterface(
    [
        ObjectList(
            [FieldPanel(one) for one in ("where", "title_tr", "more_tr", "address", "starts_at", "ends_at", "order")],
            heading="Türkçe",
        ),
        *_languages(["title", "more"]),
    ]
)


class SecondPair(Task):  # type: ignore[misc]
    """Somebody who publishes reads it; never the person who handed it in."""

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return bool(getattr(user, "writes", False))

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return not getattr(user, "publishes", False)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        state = obj.current_workflow_state
        if not getattr(user, "publishes", False) or (state and state.requested_by_id == user.pk):
            return []
        return [
            ("reject", _("Send it back"), True),
            ("approve", _("Approve"), False),
        ]

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task=self.task_ptr)
        return waiting if getattr(user, "publishes", False) else waiting.none()

    @classmethod
    def get_description(cls) -> Any:
        return _("Somebody else who publishes reads it")
