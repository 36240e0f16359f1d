"""People: accounts with an e-mail address, and mandates that say who may act, for whom and when."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sco_portal.history import remembered, remembered_without

from .places import State


class Role(models.TextChoices):
    """What a mandate lets a person do."""

    ADMINISTRATOR = "administrator", _("Administrator")
    EDITOR = "editor", _("Secretariat editor")
    REVIEWER = "reviewer", _("Secretariat reviewer")
    NATIONAL_CONTACT = "national_contact", _("National contact person")
    ANALYST = "analyst", _("Analyst")


SECRETARIAT_ROLES = frozenset({Role.ADMINISTRATOR, Role.EDITOR, Role.REVIEWER})


class UserManager(BaseUserManager["User"]):
    """Makes accounts; the e-mail address is the name."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Raises ValueError without an e-mail address."""
        if not email:
            raise ValueError("an account needs an e-mail address")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """An administrator, whose rights come from a mandate like everyone's."""
        user = self.create_user(email, password, **fields)
        Mandate.objects.create(user=user, role=Role.ADMINISTRATOR)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


@remembered_without("password", "last_login")
class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account. What they may do is said by mandates, never by flags of the account."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="ru")
    is_active = models.BooleanField(_("active"), default=True)
    invited_at = models.DateTimeField(_("invited"), null=True, blank=True, editable=False)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="user_email_once")]

    def __str__(self) -> str:
        return self.name or self.email

    @cached_property
    def current_mandates(self) -> tuple[Mandate, ...]:
        """The mandates in force today, read once a request."""
        return tuple(self.mandates.in_force(on=timezone.localdate()).select_related("state"))

    @cached_property
    def roles(self) -> frozenset[str]:
        return frozenset(mandate.role for mandate in self.current_mandates)

    @property
    def is_staff(self) -> bool:
        """May open the administration; Django asks for it by this name."""
        return Role.ADMINISTRATOR in self.roles

    @property
    def sees_unpublished(self) -> bool:
        """The Secretariat sees records before publication."""
        return bool(self.roles & SECRETARIAT_ROLES)


class MandateQuerySet(models.QuerySet["Mandate"]):
    """Questions about mandates."""

    def in_force(self, *, on: dt.date) -> Self:
        return self.filter(Q(end__isnull=True) | Q(end__gt=on), start__lte=on)


@remembered
class Mandate(models.Model):
    """A role that a person holds, for one state when the role is national, from a day until the day before `end`."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="mandates")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    state = models.ForeignKey(
        State, on_delete=models.PROTECT, null=True, blank=True, related_name="mandates", verbose_name=_("state")
    )
    start = models.DateField(_("first day"), default=timezone.localdate)
    end = models.DateField(_("first day without it"), null=True, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering: ClassVar = ["start"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(role=Role.NATIONAL_CONTACT, state__isnull=False)
                | (~Q(role=Role.NATIONAL_CONTACT) & Q(state__isnull=True)),
                name="mandate_state_for_national_contact_only",
            ),
            # One that ends on the day on which it began was never in force: given by mistake, or ended within hours.
            models.CheckConstraint(condition=Q(end__isnull=True) | Q(end__gte=F("start")), name="mandate_forward"),
            models.UniqueConstraint(
                fields=["user", "role", "state"],
                condition=Q(end__isnull=True),
                nulls_distinct=False,
                name="mandate_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.state}" if self.state else str(self.get_role_display())

    def is_over(self, *, on: dt.date) -> bool:
        """Whether it has ended by the beginning of that day."""
        return self.end is not None and self.end <= on

    @property
    def last_day(self) -> dt.date | None:
        """The last day in force, where an end is set."""
        return self.end - dt.timedelta(days=1) if self.end else None

    @property
    def time_today(self) -> str:
        """`never` where it ended on the day on which it began, else `ahead`, `now` or `over`."""
        today = timezone.localdate()
        if self.end == self.start:
            return "never"
        return "over" if self.is_over(on=today) else "now" if self.start <= today else "ahead"
