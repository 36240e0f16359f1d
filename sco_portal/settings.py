"""Settings of the portal, the same for every place; what differs between places comes from `environment`."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import Any

from csp.constants import NONE, SELF

from sco_portal.environment import PROJECT, current

ENVIRONMENT = current()
BASE_DIR = PROJECT
DATA_DIR = ENVIRONMENT.data

DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts)
CSRF_TRUSTED_ORIGINS = list(ENVIRONMENT.trusted_origins)
ADMINS = [(address, address) for address in ENVIRONMENT.admins]

# The higher an app stands here, the more it may import of those below it.
INSTALLED_APPS = [
    "commitments",
    "events",
    "documents",
    "actors",
    "sco_portal",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_filters",
    "django_htmx",
    "csp",
    "pgtrigger",
    "pghistory",
]
if find_spec("django_linear_migrations"):  # only where the development requirements are installed
    INSTALLED_APPS.append("django_linear_migrations")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "sco_portal.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "actors.middleware.SecondFactorMiddleware",  # says why by a message
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "sco_portal.urls"
WSGI_APPLICATION = "sco_portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sco_portal.frame.frame",
            ],
        },
    },
]

# --- data -------------------------------------------------------------------------------------------------------------
DATABASES = {
    "default": {
        **ENVIRONMENT.database,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,  # a restarted server costs nobody an error page
        "ATOMIC_REQUESTS": False,  # services open their own transactions
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "sco_portal.cache.OwnKeysRedisCache",
        "LOCATION": ENVIRONMENT.redis_url,
        "KEY_PREFIX": ENVIRONMENT.cache_prefix,
        "TIMEOUT": 300,
    }
}

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "media/"
FILE_UPLOAD_PERMISSIONS = 0o640

# While debugging and testing, files come straight from /static; everywhere else they are hashed and compressed.
_PLAIN_STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"
_HASHED_STATIC = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _PLAIN_STATIC if DEBUG else _HASHED_STATIC},
}
WHITENOISE_USE_FINDERS = DEBUG

# --- people -----------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "actors.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["actors.backends.MandateBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

# Sign-in, password reset, second factor and the list of sessions: django-allauth. Why: docs/decisions/accounts.md.
ACCOUNT_ADAPTER = "actors.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # there is no sign-up page: accounts come by invitation
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation went to the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody gets mail because a stranger typed their address
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_RATE_LIMITS = {
    # Wrong passwords and wrong codes, by address of the network and by account; the right one is refused as well then.
    "login_failed": "20/5m/ip,5/10m/key",
}
ACCOUNT_FORMS = {
    "login": "actors.forms.accounts.SignInForm",
    "reset_password": "actors.forms.accounts.ForgottenPasswordForm",
    "reset_password_from_key": "actors.forms.accounts.NewPasswordForm",
    "change_password": "actors.forms.accounts.ChangedPasswordForm",
    "reauthenticate": "actors.forms.accounts.PasswordAgainForm",
}
MFA_ADAPTER = "actors.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute wrong
MFA_FORMS = {
    "authenticate": "actors.forms.accounts.CodeForm",
    "reauthenticate": "actors.forms.accounts.CodeAgainForm",
    "activate_totp": "actors.forms.accounts.FirstCodeForm",
    "add_webauthn": "actors.forms.accounts.NewPasskeyForm",
    "edit_webauthn": "actors.forms.accounts.PasskeyNameForm",
}
SECOND_FACTOR_FOR_SECRETARIAT = ENVIRONMENT.second_factor_for_secretariat

# Sign-ins rest in the database: losing Redis signs nobody out.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False  # htmx sends the token from the page; the cookie alone proves nothing
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SAMESITE = "Lax"

# --- words and time ---------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", "Русский"), ("en", "English"), ("zh-hans", "中文")]  # each in its own words, for the switch
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True  # stored in UTC
TIME_ZONE = "Asia/Shanghai"  # the Secretariat sits in Beijing: its day is the day on which things fall due

# --- safety -----------------------------------------------------------------------------------------------------------
HTTPS = ENVIRONMENT.https
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # asked over plain HTTP by the machine that watches the portal
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_SECURE = HTTPS
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # http://localhost, where browsers allow passkeys too
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.trusted_proxies
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    },
}

# --- mail -------------------------------------------------------------------------------------------------------------
_EMAIL = ENVIRONMENT.email
EMAIL_BACKEND = _EMAIL["EMAIL_BACKEND"]
EMAIL_FILE_PATH = _EMAIL.get("EMAIL_FILE_PATH") or None
EMAIL_HOST = _EMAIL.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = _EMAIL.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = _EMAIL.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = _EMAIL.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = bool(_EMAIL.get("EMAIL_USE_TLS"))
EMAIL_USE_SSL = bool(_EMAIL.get("EMAIL_USE_SSL"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = ENVIRONMENT.email_from
SERVER_EMAIL = ENVIRONMENT.email_from

# --- background jobs --------------------------------------------------------------------------------------------------
CELERY_BROKER_URL = ENVIRONMENT.redis_url.replace("unix://", "redis+socket://", 1).replace("?db=", "?virtual_host=", 1)
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 3600}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_DEFAULT_QUEUE = "portal"
CELERY_TASK_ACKS_LATE = True  # a job whose worker dies goes back to the queue
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True  # results are rows in the database, written by the jobs themselves
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_TIME_LIMIT = 1800  # below the visibility timeout, or a slow job would be handed out twice
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CONCURRENCY = ENVIRONMENT.task_processes
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "run" / "beat-schedule")
CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "forget ended sessions": {"task": "sco_portal.tasks.forget_ended_sessions", "schedule": 24 * 3600},
}

# --- words of the running portal --------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "stream": sys.stderr}},
    "root": {"handlers": ["console"], "level": ENVIRONMENT.log_level},
    "loggers": {
        "django": {"handlers": [], "level": "NOTSET", "propagate": True},
        "django.server": {"handlers": [], "level": "NOTSET", "propagate": True},
        "pymorphy3": {"level": "WARNING"},  # else every command begins with two lines on its dictionaries
    },
}

# --- composition ------------------------------------------------------------------------------------------------------
# This package imports no app; what the apps add to its pages is named here.
HOME_PANELS = (
    "documents.views.home.panel",
    "events.views.home.panel",
    "commitments.views.home.panel",
)
DESKS = ("actors.views.desk.places",)  # the menu of a signed-in reader: functions of a user to sco_portal.frame.Place
SEARCH_LEMMATISER = "documents.words.lemma"
SEARCH_ABBREVIATIONS = "documents.words.written_out"  # a function that gives abbreviation to full words
SEARCH_SOURCES = {
    "document": "documents.findable.documents",
    "event": "events.findable.events",
    "mechanism": "events.findable.mechanisms",
    "commitment": "commitments.findable.commitments",
    "state": "commitments.findable.states",
}
# What an import writes, in order; each is a function of one documents.importing.protocol.ImportContext.
IMPORTERS = [
    "documents.importing.text.import_text",
    "documents.importing.mechanisms.import_mechanisms",
    "documents.importing.documents.import_documents",
    "events.importing.import_events",
    "commitments.importing.import_commitments",
]
# The kinds of record that rest on what documents say, each a documents.importing.kind.Kind.
RECORD_KINDS = [
    "documents.importing.document_kind.DocumentKind",
    "events.importing.kind.EventKind",
    "commitments.importing.CommitmentKind",
]
