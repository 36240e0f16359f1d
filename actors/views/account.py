"""One's own account, and the first step into it: the link of an invitation."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from actors.forms.accounts import OwnAccountForm
from actors.forms.people import WelcomeForm
from actors.invitations import invited_by_link
from actors.models import Mandate, User
from actors.permissions import can_work_with_password_alone
from actors.services.people import invitation_accept

ANONYMOUS = "invited"  # stands for the secret in the address, so that no page names it as the one it came from
KEPT_AS = "invitation"  # the secret's name in the session


@login_required
def own_account(request: HttpRequest) -> HttpResponse:
    """Name, language, mandates, and the ways to password, second factor and sessions."""
    assert isinstance(request.user, User)
    person = User.objects.get(pk=request.user.pk)
    form = OwnAccountForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        form.save()
        with override(person.language):
            messages.success(request, _("Saved."))
        return _in_language(redirect("account"), person.language)
    context = {
        "form": form,
        "mandates": Mandate.objects.filter(user=person).select_related("state").order_by("-start", "-pk"),
        "today": timezone.localdate(),
        "factors": Authenticator.objects.filter(user=person).exclude(type=Authenticator.Type.RECOVERY_CODES).count(),
        "sessions": UserSession.objects.filter(user=person).count(),
        "second_factor": can_work_with_password_alone(person),
    }
    return render(request, "accounts/account.html", context)


@never_cache
@sensitive_post_parameters("password1", "password2")
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """The invited person sets a password and then signs in. A link that is no longer good says so."""
    if secret != ANONYMOUS:
        request.session[KEPT_AS] = secret
        return redirect("account_invitation", ANONYMOUS)
    person = invited_by_link(request.session.get(KEPT_AS, ""))
    if person is None:
        return render(request, "accounts/invitation_over.html", status=410)
    form = WelcomeForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        return _welcomed(request, person, form)
    return render(request, "accounts/invitation.html", {"form": form, "person": person})


def _welcomed(request: HttpRequest, person: User, form: WelcomeForm) -> HttpResponse:
    words = form.cleaned_data
    invitation_accept(person=person, password=words["password1"], name=words["name"], language=words["language"])
    del request.session[KEPT_AS]
    with override(words["language"]):
        messages.success(request, _("The account is ready. Sign in with the password that you just set."))
    return _in_language(redirect("account_login"), words["language"])


def _in_language(response: HttpResponse, language: str) -> HttpResponse:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,  # type: ignore[arg-type]
        secure=settings.LANGUAGE_COOKIE_SECURE,
    )
    return response
