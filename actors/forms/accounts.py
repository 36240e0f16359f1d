"""Forms of sign-in, passwords and second factors: allauth's, in the portal's words."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as codes
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from actors.models import User

CHECKS = (forms.CheckboxInput,)


class Worded(forms.Form):
    """Sets each field's label from `words`, takes placeholders away and gives the inputs the portal's look."""

    words: ClassVar[dict[str, str | Promise]] = {}
    attributes: ClassVar[dict[str, dict[str, str]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for name, field in self.fields.items():
            field.label = self.words.get(name, field.label)  # type: ignore[assignment]
            field.widget.attrs.pop("placeholder", None)
            dress(field)
            field.widget.attrs.update(self.attributes.get(name, {}))


def dress(field: forms.Field) -> None:
    """The style sheet's class of a field's input."""
    if isinstance(field.widget, CHECKS):
        field.widget.attrs["class"] = "form-check-input"
    else:
        field.widget.attrs["class"] = "form-select" if isinstance(field.widget, forms.Select) else "form-control"


class SignInForm(Worded, account.LoginForm):
    """E-mail and password."""

    words: ClassVar = {"login": _("E-mail address"), "password": _("Password")}
    attributes: ClassVar = {"login": {"autocomplete": "username webauthn", "autofocus": ""}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class ForgottenPasswordForm(Worded, account.ResetPasswordForm):
    """Where to send the link."""

    words: ClassVar = {"email": _("E-mail address")}
    attributes: ClassVar = {"email": {"autocomplete": "username", "autofocus": ""}}


class NewPasswordForm(Worded, account.ResetPasswordKeyForm):
    """A password in place of a forgotten one."""

    words: ClassVar = {"password1": _("New password"), "password2": _("The same once more")}


class ChangedPasswordForm(Worded, account.ChangePasswordForm):
    """A password in place of one that is known."""

    words: ClassVar = {
        "oldpassword": _("Present password"),
        "password1": _("New password"),
        "password2": _("The same once more"),
    }


class PasswordAgainForm(Worded, account.ReauthenticateForm):
    """Is it still you?"""

    words: ClassVar = {"password": _("Password")}
    attributes: ClassVar = {"password": {"autofocus": ""}}


CODE: dict[str, dict[str, str]] = {
    "code": {"inputmode": "numeric", "autocomplete": "one-time-code", "autofocus": "", "maxlength": "12"}
}


class CodeForm(Worded, codes.AuthenticateForm):
    """The second step of signing in."""

    words: ClassVar = {"code": _("Code of the app, or a recovery code")}
    attributes: ClassVar = CODE


class CodeAgainForm(Worded, codes.ReauthenticateForm):
    """Is it still you?"""

    words: ClassVar = {"code": _("Code of the app, or a recovery code")}
    attributes: ClassVar = CODE


class FirstCodeForm(Worded, ActivateTOTPForm):
    """The first code proves that the app was set up."""

    words: ClassVar = {"code": _("The six digits that the app shows")}
    attributes: ClassVar = CODE


class NewPasskeyForm(Worded, AddWebAuthnForm):
    """A passkey and its name."""

    words: ClassVar = {
        "name": _("Name of this passkey"),
        "passwordless": _("Sign in with it alone, without a password"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].help_text = _("The device then asks for your fingerprint, face or PIN.")


class PasskeyNameForm(Worded, EditWebAuthnForm):
    """Another name for a passkey."""

    words: ClassVar = {"name": _("Name of this passkey")}


class OwnAccountForm(Worded, forms.ModelForm):  # type: ignore[type-arg]
    """What a person says of themselves."""

    class Meta:
        model = User
        fields = ("name", "language")
