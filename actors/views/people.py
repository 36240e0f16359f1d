"""People with their mandates, for administrators: invite, give, end, close."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from actors import permissions, selectors
from actors.filters import PersonFilterSet
from actors.forms.people import EndForm, InvitationForm, MandateForm
from actors.invitations import GOOD_FOR, secret_of
from actors.models import Mandate, User
from actors.services import people as acts
from actors.services.mail import letter_send
from sco_portal.lists import Column, ListFilterSet, ListPage, Sort
from sco_portal.permissions import demand

log = logging.getLogger(__name__)


@method_decorator(login_required, name="dispatch")
class PersonList(ListPage):
    """Everyone with an account."""

    filterset_class = PersonFilterSet
    template_name = "people/page.html"
    row_template = "people/row.html"
    heading = gettext_lazy("People")
    lede = gettext_lazy(
        "Who has an account, by which mandate and until when. A mandate that ends is a right that ends."
    )
    search_label = gettext_lazy("Name or e-mail address")
    export_name = "people"
    sorts = (
        Sort("name", pgettext_lazy("of people", "by name"), ("name", "email")),
        Sort("-joined", gettext_lazy("newest first"), ("-date_joined", "-pk")),
        Sort("-seen", gettext_lazy("latest sign-in first"), (F("last_login").desc(nulls_last=True), "pk")),
    )
    columns = (
        Column(pgettext_lazy("of a person", "Name"), lambda row: row.name),
        Column(gettext_lazy("E-mail address"), lambda row: row.email),
        Column(gettext_lazy("Account"), lambda row: selectors.STANDINGS[row.standing]),
        Column(gettext_lazy("Mandates"), lambda row: "; ".join(_told(mandate) for mandate in row.all_mandates)),
    )

    def get(self, request: HttpRequest) -> Any:
        demand(permissions.can_see_people(request.user))
        return super().get(request)

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        return selectors.people()

    def decorated(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return selectors.with_mandates(rows)

    def beside(self, request: HttpRequest, filterset: ListFilterSet) -> dict[str, Any]:
        return {"today": timezone.localdate(), "can_invite": permissions.can_invite_person(request.user)}


def _told(mandate: Mandate) -> str:
    last = mandate.last_day
    return f"{mandate} {mandate.start:%Y-%m-%d} – {last:%Y-%m-%d}" if last else f"{mandate} {mandate.start:%Y-%m-%d} –"


@login_required
def invite(request: HttpRequest) -> HttpResponse:
    """A new account with its first mandate, and the letter with the link."""
    demand(permissions.can_invite_person(request.user))
    form = InvitationForm(request.POST or None, initial={"language": "ru"})
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        person = acts.person_invite(
            by=_self(request), email=words["email"], name=words["name"], language=words["language"], **form.mandate()
        )
        _send_invitation(request, person)
        return redirect("people:detail", person.pk)
    return render(request, "people/invite.html", {"form": form})


def _send_invitation(request: HttpRequest, person: User) -> None:
    """The account stands even where the letter could not be sent: the page says so, and it can be sent again."""
    url = request.build_absolute_uri(reverse("account_invitation", args=[secret_of(person)]))
    mandate = person.mandates.select_related("state").order_by("-start").first()
    try:
        letter_send("invitation", to=person, context={"url": url, "days": GOOD_FOR.days, "mandate": mandate})
    except OSError:
        log.exception("the invitation of account %s could not be sent", person.pk)
        messages.error(request, _("The letter could not be sent: the mail server refused it. Send it again later."))
    else:
        messages.success(request, _("The invitation was sent to %(email)s.") % {"email": person.email})


@login_required
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A person: account, mandates, what was changed and by whom."""
    demand(permissions.can_see_people(request.user))
    return _page(request, _person(pk), MandateForm(), EndForm())


def _page(request: HttpRequest, person: User, give: MandateForm, end: EndForm, status: int = 200) -> HttpResponse:
    viewer = request.user
    context = {
        "person": person,
        "mandates": [(one, permissions.can_end_mandate(viewer, one)) for one in person.all_mandates],  # type: ignore[attr-defined]
        "today": timezone.localdate(),
        "standing": selectors.STANDINGS[person.standing],  # type: ignore[attr-defined]
        "give_form": give,
        "end_form": end,
        "can_give": permissions.can_give_mandate(viewer, person),
        "can_resend": permissions.can_resend_invitation(viewer, person),
        "can_close": permissions.can_close_account(viewer, person),
        "can_open": permissions.can_open_account(viewer, person),
        "can_remove_factor": permissions.can_remove_second_factor(viewer, person),
        "account_history": selectors.account_history(person),
        "mandate_histories": selectors.mandate_histories(person),
    }
    return render(request, "people/detail.html", context, status=status)


@require_POST
@login_required
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """One more mandate."""
    demand(permissions.can_see_people(request.user))
    person = _person(pk)
    demand(permissions.can_give_mandate(request.user, person))
    form = MandateForm(request.POST, person=person)
    if not form.is_valid():
        return _page(request, person, form, EndForm(), status=400)
    acts.mandate_give(by=_self(request), person=person, **form.mandate())
    messages.success(request, _("The mandate is given."))
    return redirect("people:detail", person.pk)


@require_POST
@login_required
def end(request: HttpRequest, pk: int, mandate: int) -> HttpResponse:
    """End a mandate."""
    demand(permissions.can_see_people(request.user))
    person = _person(pk)
    row = next((one for one in person.all_mandates if one.pk == mandate), None)  # type: ignore[attr-defined]
    if row is None:
        raise Http404
    form = EndForm(request.POST)
    if not form.is_valid():
        return _page(request, person, MandateForm(), form, status=400)
    acts.mandate_end(by=_self(request), mandate=row, on=form.end())
    messages.success(request, _("The mandate is ended."))
    return redirect("people:detail", person.pk)


@require_POST
@login_required
def resend(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the invitation again, with a new link."""
    demand(permissions.can_see_people(request.user))
    person = _person(pk)
    acts.invitation_renew(by=_self(request), person=person)
    _send_invitation(request, person)
    return redirect("people:detail", person.pk)


def _act(service: Callable[..., None], said: Any) -> Callable[[HttpRequest, int], HttpResponse]:
    """A view of one act on one person that asks for nothing beside."""

    @require_POST
    @login_required
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        demand(permissions.can_see_people(request.user))
        person = _person(pk)
        service(by=_self(request), person=person)
        messages.success(request, str(said))
        return redirect("people:detail", person.pk)

    return view


close = _act(acts.account_close, gettext_lazy("The account is closed, and the person is signed out everywhere."))
reopen = _act(acts.account_open, gettext_lazy("The account is open again."))
remove_second_factor = _act(
    acts.second_factor_remove, gettext_lazy("The second factor is removed; the person is signed out everywhere.")
)


def _person(pk: int) -> User:
    """Raises Http404."""
    try:
        return selectors.person_for(pk)
    except User.DoesNotExist as missing:
        raise Http404 from missing


def _self(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
