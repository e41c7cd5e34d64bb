"""All settings. Defaults run right after a clone; a town sets environment variables. `docs/operate.md` explains each one."""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import locale as django_locale
from django.utils.csp import CSP

ROOT = Path(__file__).resolve().parents[2]


def env(name: str, default: str = "") -> str:
    """An environment variable, or the text of the file that NAME_FILE names (for secrets)."""
    file = os.environ.get(name + "_FILE")
    return Path(file).read_text(encoding="utf-8").strip() if file else os.environ.get(name, default)


def flag(name: str, *, default: bool = False) -> bool:
    return env(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def database(url: str) -> dict[str, object]:
    """`postgresql://user:secret@host:port/name?host=/socket/folder` as Django wants it."""
    parts = urlsplit(url)
    asked = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "meydan.base.postgres",
        "NAME": unquote(parts.path.lstrip("/")) or "meydan",
        "USER": asked.get("user") or unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": asked.get("host") or parts.hostname or "",
        "PORT": asked.get("port") or str(parts.port or ""),
        "CONN_MAX_AGE": 3600,  # what a connection has planned goes with it
        "CONN_HEALTH_CHECKS": True,
        # Short questions on solid-state disks: compiling them costs more than asking them, and an index is seldom too far. What is
        # planned (`base/planned.py`) is planned once.
        "OPTIONS": {
            "connect_timeout": 10,
            "options": "-c jit=off -c random_page_cost=1.1 -c plan_cache_mode=force_generic_plan",
        },
    }


def kept(file: Path, text: str) -> str:
    """What the file says; at the first start `text`, which nobody but us may read."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_name(f".{file.name}.{os.getpid()}")
        fresh.write_text(text, encoding="utf-8")
        fresh.chmod(0o600)
        try:
            os.link(fresh, file)  # whoever is first wins; the other process reads the winner's key
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return file.read_text(encoding="utf-8")


DATA = Path(env("MEYDAN_DATA") or ROOT / ".data").resolve()
DEMO = flag("MEYDAN_DEMO")
DEBUG = flag("MEYDAN_DEBUG")
TOWN_FOLDER = Path(env("MEYDAN_TOWN_FOLDER") or ROOT / "towns" / env("MEYDAN_TOWN", "buca"))
SECRET_KEY = env("MEYDAN_SECRET_KEY") or kept(DATA / "secret_key", secrets.token_urlsafe(48))
# Keys for what is unreadable in the database (`base/sealing.py`): from the environment, else from a file that the command
# `reseal --new-key` adds to.
SEALING_KEYS = env("MEYDAN_SEALING_KEYS")
SEALING_FILE = DATA / "sealing_keys"
# Keys for the marks of identity numbers (`proofs/marks.py`), the oldest first; the command `renew_identity_keys` adds one.
IDENTITY_KEYS = env("MEYDAN_IDENTITY_KEYS")
IDENTITY_FILE = DATA / "identity_keys"
HTTPS = flag("MEYDAN_HTTPS", default=not DEMO and bool(env("MEYDAN_HOSTS")))
ALLOWED_HOSTS = [host for host in env("MEYDAN_HOSTS").split(",") if host] or ["localhost", "127.0.0.1", "[::1]"]
ADDRESS = env("MEYDAN_ADDRESS") or "http://localhost:8000"
# Where the writing room of the slice editorial answers: below our own address, or at a port of its own. Empty: it does not run.
ROOM_ADDRESS = env("MEYDAN_ROOM_ADDRESS")
CSRF_TRUSTED_ORIGINS = [ADDRESS] if HTTPS else []

# For how long a process remembers which modules are on. In a demo it looks each time, because its clock moves with a click.
STAMPS_SECONDS = 0 if DEMO else 2

# The slices, lowest floor first. A town switches the upper ones on and off in its town file.
SLICES = [
    "base",
    "places",
    "goals",
    "people",
    "sealed",
    "privacy",
    "threads",
    "notices",
    "moderation",
    "discussion",
    "languages",
    "guardians",
    "documents",
    "attendance",
    "questions",
    "centre",
    "proofs",
    "editorial",
    "safety",
    "ideas",
    "paper",
    "surveys",
    "decisions",
    "conversations",
    "projects",
    "partners",
    "groups",
    "volunteering",
    "season",
    "events",
    "panels",
    "calls",
    "trainings",
    "insight",
    "opendata",
    "imports",
    "operation",
    "front",
]
ALWAYS_ON = {
    "base",
    "places",
    "goals",
    "people",
    "sealed",
    "privacy",
    "threads",
    "notices",
    "moderation",
    "languages",
    "guardians",
    "operation",
    "front",
}

INSTALLED_APPS = [
    *(f"meydan.{name}" for name in SLICES),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "procrastinate.contrib.django",
    "django_htmx",
]
MIDDLEWARE = [
    "meydan.operation.metrics.MetricsMiddleware",
    "meydan.base.page_cache.PageCacheMiddleware",
    "meydan.base.sent_twice.AnsweredMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "meydan.front.demo.middleware.NewBeginningMiddleware",
    "meydan.base.middleware.PlainMiddleware",
    "meydan.places.middleware.MapMiddleware",
    "meydan.base.wrote.WroteMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "meydan.base.middleware.LimitMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "meydan.people.middleware.PersonMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "meydan.people.middleware.SecondStepMiddleware",
    "meydan.paper.middleware.KioskMiddleware",
    "meydan.base.middleware.ModuleMiddleware",
    "meydan.base.middleware.LanguageMiddleware",
    "meydan.base.middleware.RefusalMiddleware",
    "meydan.base.sent_twice.PressMiddleware",
]
ROOT_URLCONF = "meydan.urls"
WSGI_APPLICATION = "meydan.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "meydan.base.templating.Templates",
        "NAME": "django",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "meydan.base.context.page",
            ],
            "builtins": [
                *("django.templatetags.i18n", "django.templatetags.static"),
                *("meydan.base.templatetags.ui", "meydan.base.templatetags.made_once"),
                *("meydan.base.templatetags.desk", "meydan.base.templatetags.fields"),
            ],
        },
    }
]
FORM_RENDERER = "meydan.base.inputs.Renderer"
INSTALLED_APPS.append("django.forms")

DATABASES = {"default": database(env("DATABASE_URL", "postgresql:///meydan"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "meydan_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

PLAN_ONCE = flag("MEYDAN_PLAN_ONCE", default=True)
PAGE_CACHE_SECONDS = int(env("MEYDAN_PAGE_SECONDS", "5"))
PAGE_CACHE_BYTES = 16 * 1024 * 1024  # in each web process
REMEMBER_SECONDS = 60  # how old the figures of the town may be

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["meydan.people.backends.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "front:my_page"
ACCOUNT_ADAPTER = "meydan.people.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "phone*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = ACCOUNT_PHONE_VERIFICATION_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "front:home"
ALLAUTH_TRUSTED_PROXY_COUNT = (
    1 if HTTPS else 0
)  # otherwise the whole town would share the limits of our proxy's address
MFA_ADAPTER = "meydan.people.second_step.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # our people prove their contact by signing in
MFA_TOTP_TOLERANCE = 1  # a clock that goes half a minute wrong
OIDC_SECRET = env("MEYDAN_OIDC_SECRET")  # of the provider that the town file names under `sign_in_provider`
STAFF_SECOND_FACTOR = flag("MEYDAN_STAFF_SECOND_FACTOR", default=not DEMO and bool(env("MEYDAN_HOSTS")))

LANGUAGE_CODE = "tr"
LANGUAGES = [("tr", "Türkçe"), ("en", "English"), ("ar", "العربية"), ("ku", "Kurmancî")]
LANGUAGES_BIDI = ["ar"]
django_locale.LANG_INFO.setdefault(
    "ku", {"bidi": False, "code": "ku", "name": "Kurdish (Kurmanji)", "name_local": "Kurmancî"}
)
LOCALE_PATHS: list[Path] = []
TIME_ZONE = "Europe/Istanbul"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False  # figures are formatted by the template filters of `base`, numbers of records are not

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
MEDIA_ROOT = DATA / "media"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_USE_FINDERS = not any(STATIC_ROOT.iterdir())  # `collectstatic` writes compressed files there
WHITENOISE_MAX_AGE = 31536000 if not DEBUG else 0

KIOSK_COOKIE_NAME = "kiosk"  # of a tablet in public hands; its pages are kept for nobody
SESSION_ENGINE = "meydan.people.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "meydan.base.views.csrf_failure"
SECURE_SSL_REDIRECT = False  # the proxy in front does this
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # other names below the town's domain are not ours to force to https
    "security.W008",  # the proxy in front sends people on to https
    "security.W021",  # the same: preloading is for the owner of the domain to ask for
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # of a request without its files
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
REQUEST_MAX_BYTES = 64 * 1024 * 1024  # of a whole request: five photos; the proxy stops at the same size

# Who looks after the machine.
# How old the last backup may be; 0: somebody else looks after that.
BACKUP_HOURS = int(env("MEYDAN_BACKUP_HOURS", "26"))
METRICS_TOKEN = env("MEYDAN_METRICS_TOKEN")
METRICS_FROM = [one for one in env("MEYDAN_METRICS_FROM").split(",") if one]

DEFAULT_FROM_EMAIL = env("MEYDAN_EMAIL_FROM", "Meydan <meydan@localhost>")
MAIL_FOLDER = DATA / "mail"  # where demo and development put letters and text messages
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": env("MEYDAN_SMTP_HOST"),
            "port": int(env("MEYDAN_SMTP_PORT", "587")),
            "username": env("MEYDAN_SMTP_USER"),
            "password": env("MEYDAN_SMTP_PASSWORD"),
            "use_tls": flag("MEYDAN_SMTP_TLS", default=True),
            "timeout": 20,
        },
    }
    if env("MEYDAN_SMTP_HOST") and not DEMO
    else {
        "BACKEND": "meydan.notices.mailbox.FileBackend",
        "OPTIONS": {"file_path": MAIL_FOLDER},
    }
}
SMS_BACKEND = env("MEYDAN_SMS_BACKEND", "meydan.notices.sms.FileBackend")
SMS_HTTP_URL = env("MEYDAN_SMS_HTTP_URL")
SMS_HTTP_METHOD = env("MEYDAN_SMS_HTTP_METHOD", "POST")
SMS_HTTP_TYPE = env("MEYDAN_SMS_HTTP_TYPE", "application/json")
SMS_HTTP_BODY = env("MEYDAN_SMS_HTTP_BODY", '{"to": "{to}", "text": "{text}"}')
SMS_HTTP_SUCCESS = env("MEYDAN_SMS_HTTP_SUCCESS")  # a regular expression; empty: any answer that is no error
SMS_HTTP_SECONDS = 10
SMS_HTTP_TOKEN = env("MEYDAN_SMS_HTTP_TOKEN")
BOUNCE_ADDRESS = env("MEYDAN_BOUNCE_ADDRESS")
BOUNCE_SECRET = env("MEYDAN_BOUNCE_SECRET")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_keys": {"()": "meydan.base.log_lines.WithoutKeys"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_keys"]}},
    "root": {"handlers": ["console"], "level": env("MEYDAN_LOG_LEVEL", "WARNING")},
}
