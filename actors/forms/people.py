"""What an administrator types about people, and what an invited person types first."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from actors.models import Mandate, Role, Standing, State, User

from .accounts import Worded


class DayInput(forms.DateInput):
    """The browser's own picker of days."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class MandateForm(Worded):
    """A role, the state where the role is national, and its days."""

    role = forms.ChoiceField(label=_("Mandate"), choices=Role.choices, initial=Role.NATIONAL_CONTACT)
    state = forms.ModelChoiceField(
        queryset=State.objects.none(),
        required=False,
        label=_("State"),
        help_text=_("Only for a national contact person."),
        empty_label="—",
    )
    start = forms.DateField(
        label=_("First day"), initial=timezone.localdate, widget=DayInput, input_formats=["%Y-%m-%d"]
    )
    last_day = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=DayInput,
        input_formats=["%Y-%m-%d"],
        help_text=_("Empty: until it is ended."),
    )

    def __init__(self, *args: Any, person: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        states: Any = self.fields["state"]
        states.queryset = State.objects.filter(memberships__standing=Standing.MEMBER).distinct()

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        national = found.get("role") == Role.NATIONAL_CONTACT
        if national and not found.get("state") and "state" not in self.errors:
            self.add_error("state", _("Whose contact person? Choose the state."))
        if not national:
            found["state"] = None
        start, last = found.get("start"), found.get("last_day")
        if start and last and last < start:
            self.add_error("last_day", _("The last day lies before the first."))
        self._refuse_twice(found)
        return found

    def _refuse_twice(self, found: dict[str, Any]) -> None:
        if self.person is None or self.errors:
            return
        same = Mandate.objects.filter(user=self.person, role=found["role"], state=found["state"], end__isnull=True)
        if same.exists():
            self.add_error(None, _("This person holds this very mandate already, without an end."))

    def mandate(self) -> dict[str, Any]:
        """What the services take. `end` is the first day without the mandate."""
        found = self.cleaned_data
        last: dt.date | None = found["last_day"]
        end = last + dt.timedelta(days=1) if last else None
        return {"role": Role(found["role"]), "state": found["state"], "start": found["start"], "end": end}


class InvitationForm(MandateForm):
    """A new person with their first mandate."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    name = forms.CharField(label=pgettext_lazy("of a person", "Name"), max_length=150)
    language = forms.ChoiceField(label=_("Language of letters"), choices=User._meta.get_field("language").choices or ())
    field_order = ("email", "name", "language", "role", "state", "start", "last_day")

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).lower()
        if User.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError(_("This address has an account already. Give the person a mandate there."))
        return email


class EndForm(Worded):
    """When a mandate ends."""

    last_day = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=DayInput,
        input_formats=["%Y-%m-%d"],
        help_text=_("Empty: at once, today included."),
    )

    def clean_last_day(self) -> dt.date | None:
        last: dt.date | None = self.cleaned_data["last_day"]
        if last is not None and last < timezone.localdate():
            raise forms.ValidationError(_("This day has passed. Leave it empty to end the mandate at once."))
        return last

    def end(self) -> dt.date:
        """The first day without the mandate."""
        last: dt.date | None = self.cleaned_data["last_day"]
        return last + dt.timedelta(days=1) if last else timezone.localdate()


class WelcomeForm(Worded):
    """An invited person's own words: name, language, password."""

    name = forms.CharField(label=pgettext_lazy("of a person", "Name"), max_length=150)
    language = forms.ChoiceField(label=_("Language"), choices=User._meta.get_field("language").choices or ())
    password1 = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=password_validators_help_text_html,
        strip=False,
    )
    password2 = forms.CharField(
        label=_("The same once more"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), strip=False
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, initial={"name": person.name, "language": person.language}, **kwargs)
        self.person = person
        self.fields["password1"].help_text = password_validators_help_text_html()

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        first, second = found.get("password1"), found.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("The two passwords differ."))
        elif first:
            self._check(first)
        return found

    def _check(self, password: str) -> None:
        try:
            validate_password(password, self.person)
        except forms.ValidationError as error:
            self.add_error("password1", error)
