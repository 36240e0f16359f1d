"""How django-allauth speaks here: errors, notices and letters in the portal's words and the reader's language."""

from __future__ import annotations

import logging
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from actors.services.mail import letter_send

log = logging.getLogger(__name__)

# What a page says after an act, by allauth's name of the message. What is not here is not said.
SAID: dict[str, str | Promise] = {
    "account/messages/password_changed.txt": _("The password was changed."),
    "mfa/messages/totp_activated.txt": _("The authenticator app is set up. Keep the recovery codes in a safe place."),
    "mfa/messages/totp_deactivated.txt": _("The authenticator app is removed."),
    "mfa/messages/recovery_codes_generated.txt": _("There are new recovery codes; the old ones no longer work."),
    "mfa/messages/webauthn_added.txt": _("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
    "usersessions/messages/sessions_logged_out.txt": _("You are signed out everywhere else."),
}
# What a person is told by mail when their account changes, by allauth's name of the letter.
TOLD: dict[str, str | Promise] = {
    "account/email/password_changed": _("The password was changed."),
    "account/email/password_reset": _("The password was set anew by a link from a letter."),
    "mfa/email/totp_activated": _("An authenticator app was set up."),
    "mfa/email/totp_deactivated": _("The authenticator app was removed."),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made."),
    "mfa/email/webauthn_added": _("A passkey was added."),
    "mfa/email/webauthn_removed": _("A passkey was removed."),
}


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by e-mail and password; accounts are made by invitation only."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "The e-mail address and the password do not match. Mind capital letters in the password."
        ),
        "incorrect_password": _("This is not your present password."),
        "enter_current_password": _("This is not your present password."),
        "too_many_login_attempts": _(
            "Too many wrong attempts. Wait ten minutes, or ask for a new password if you forgot yours."
        ),
        "incorrect_code": _("This code is wrong or has run out. Take the one that is shown now."),
        "invalid_password_reset": _("This link has run out or was used already."),
        "rate_limited": _("Too many attempts. Wait a few minutes."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any,
                    message: str | None = None, **kwargs: Any) -> None:  # fmt: skip
        words = message or SAID.get(message_template or "")
        if words:
            messages.add_message(request, level, str(words))

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """The pages turn to the language that the person chose on their account."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            user.language,
            samesite=settings.LANGUAGE_COOKIE_SAMESITE,  # type: ignore[arg-type]
            secure=settings.LANGUAGE_COOKIE_SECURE,
        )
        return response

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        words = {
            "reauthenticate": gettext("With the password"),
            "mfa_reauthenticate": gettext("With a code of the app or a recovery code"),
            "mfa_reauthenticate:webauthn": gettext("With a passkey"),
        }
        return [{**method, "description": words[method["id"]]} for method in super().get_reauthentication_methods(user)]

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        _told_or_logged("password", user, {"url": context["password_reset_url"]})

    def send_notification_mail(self, template_prefix: str, user: Any, context: Any = None, email: Any = None) -> None:
        with override(user.language):
            said = str(TOLD[template_prefix])
        context = {"moment": timezone.now(), "ip": current.request and self.get_client_ip(current.request)}
        _told_or_logged("notice", user, context | {"said": said})


def _told_or_logged(letter: str, user: Any, context: dict[str, Any]) -> None:
    """A mail server that is down must not undo what was done, nor show a stranger which addresses have accounts."""
    try:
        letter_send(letter, to=user, context=context)
    except OSError:
        log.exception("the letter «%s» to account %s could not be sent", letter, user.pk)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Authenticator apps, passkeys and recovery codes."""

    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def get_totp_issuer(self) -> str:
        return f"{gettext('SCO commitments portal')} ({self._get_site_name()})"

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 - allauth's name
        return gettext("Passkey %(number)d") % {"number": user.authenticator_set.filter(type=type).count() + 1}
