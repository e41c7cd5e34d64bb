"""What may be uploaded: pictures are encoded anew, documents are what they say."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from meydan.base.errors import Refused
from meydan.base.sentences import sentence
from meydan.documents.actions import check_upload
from meydan.moderation.actions import redrawn


class WithoutTags:
    """A title is enough to find it by. Wagtail's field for tags has no name for those who do not see its label."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["tags"]  # type: ignore[attr-defined]


class PictureForm(WithoutTags, BaseImageForm):  # type: ignore[misc]  # Wagtail has no types
    """Nothing but the pixels is kept."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if not isinstance(file, UploadedFile):
            return file
        try:
            file.seek(0)
            clean = redrawn(upload=file)
        except Refused as refused:
            raise ValidationError(sentence(refused.code, refused.facts)) from None
        made = SimpleUploadedFile(f"{file.name.rpartition('.')[0] or 'resim'}.jpg", clean, "image/jpeg")
        made.image = getattr(file, "image", None)  # type: ignore[attr-defined]
        return made


class DocumentForm(WithoutTags, BaseDocumentForm):  # type: ignore[misc]
    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            try:
                file.seek(0)
                check_upload(upload=file)
            except Refused as refused:
                raise ValidationError(sentence(refused.code, refused.facts)) from None
            file.seek(0)
        return file
