"""Text that staff write and everybody reads: it has the language in which it was written, and keeps it (decision 40)."""

from django.db import models

from meydan.base.languages import BINDING


class Written(models.Model):
    """Pages in another language mark its words with `lang` and `dir` (`lang_dir`), so that they are read and spoken rightly."""

    language = models.CharField(max_length=5, default=BINDING)

    class Meta:
        abstract = True
