"""Settings of the writing room: those of the house, and Wagtail. Nobody else loads Wagtail (docs/decisions/0045)."""

from django.utils.csp import CSP

from meydan.editorial.room_address import PREFIX
from meydan.settings import *  # noqa: F403
from meydan.settings import ADDRESS, DATA, INSTALLED_APPS, MIDDLEWARE, SECURE_CSP, STORAGES

INSTALLED_APPS = [
    *INSTALLED_APPS,
    "meydan.editorial.room",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.users",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.humanize",  # how long ago something was, in words: Wagtail says it with them and does not ask for them
]
# No page is kept here, and a draft may be saved twice with the same words.
LEFT_OUT = ("PageCacheMiddleware", "AnsweredMiddleware", "PressMiddleware")
MIDDLEWARE = [
    *(name for name in MIDDLEWARE if not name.endswith(LEFT_OUT)),
    "meydan.editorial.room.middleware.RoomMiddleware",
]
ROOT_URLCONF = "meydan.editorial.room.urls"
WSGI_APPLICATION = "meydan.editorial.room.wsgi.application"

STATIC_URL = f"/{PREFIX}static/"
WHITENOISE_USE_FINDERS = True
FILES = DATA / "room"
"""What is uploaded here; the public gets copies that are encoded anew when something is published."""
STORAGES = STORAGES | {  # type: ignore[assignment]
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(FILES), "base_url": f"/{PREFIX}dosya/"},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ROOM_CSP = SECURE_CSP | {
    # Wagtail writes styles into its pages, and short scripts for its choosers of pictures, documents and days.
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "frame-src": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
    "worker-src": [CSP.SELF, "blob:"],
}
PREVIEW_CSP = SECURE_CSP | {"frame-ancestors": [CSP.SELF]}
"""A preview is a page of the house, shown in a frame of the editor."""
X_FRAME_OPTIONS = "SAMEORIGIN"

WAGTAIL_SITE_NAME = "Meydan"
WAGTAILADMIN_BASE_URL = ADDRESS
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("tr", "Türkçe"), ("en", "English"), ("ar", "العربية")]
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "gif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 12 * 1024 * 1024
WAGTAILIMAGES_IMAGE_FORM_BASE = "meydan.editorial.room.forms.PictureForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt"]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "meydan.editorial.room.forms.DocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
