"""People with their mandates, and the reference tables."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.decorators import secure_admin_login
from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.utils.translation import gettext_lazy as _

from actors.models import City, Mandate, Mechanism, MechanismAlias, Membership, Sector, State, User
from sco_portal.administration import ViewedOnly

# The administration has no sign-in of its own, which would go round the second factor.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]


class MandateInline(admin.TabularInline):  # type: ignore[type-arg]
    """What the person may do, and until when."""

    model = Mandate
    extra = 0


class NewUserForm(AdminUserCreationForm):  # type: ignore[type-arg]
    """A new account."""

    class Meta:
        model = User
        fields = ("email", "name", "language")
        field_classes: ClassVar[dict[str, type[forms.Field]]] = {}


@admin.register(User)
class PersonAdmin(UserAdmin):  # type: ignore[type-arg]
    """Accounts. Rights come from mandates; only who may open this place is said here."""

    add_form = NewUserForm
    list_display = ("email", "name", "language", "is_active")
    list_filter = ("mandates__role", "is_active")
    search_fields = ("email", "name")
    ordering = ("email",)
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    inlines = (MandateInline,)
    fieldsets = (
        (None, {"fields": ("email", "password", "name", "language")}),
        (_("Account"), {"fields": ("is_active", "last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "name", "language", "usable_password", "password1", "password2")}),)


class MembershipInline(admin.TabularInline):  # type: ignore[type-arg]
    """Periods of membership."""

    model = Membership
    extra = 0


@admin.register(State)
class StateAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """States and their memberships."""

    list_display = ("code", "name_ru", "name_en", "name_zh")
    search_fields = ("code", "name_ru", "name_en", "name_zh")
    list_filter = ("memberships__standing",)
    inlines = (MembershipInline,)


@admin.register(City)
class CityAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Cities."""

    list_display = ("name_ru", "name_en", "name_zh", "country")
    list_filter = ("country",)
    list_select_related = ("country",)
    search_fields = ("name_ru", "name_en", "name_zh")


@admin.register(Sector)
class SectorAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Sectors of cooperation."""

    list_display = ("position", "code", "name_ru", "name_en", "name_zh")


class AliasInline(admin.TabularInline):  # type: ignore[type-arg]
    """Names that lead to the mechanism."""

    model = MechanismAlias
    extra = 0
    fields = ("text", "kind", "origin")
    readonly_fields = fields
    can_delete = False

    def has_add_permission(self, request: Any, obj: Any = None) -> bool:
        return False


@admin.register(Mechanism)
class MechanismAdmin(ViewedOnly):
    """Mechanisms with their names."""

    list_display = ("name_ru", "kind", "sector", "review")
    list_filter = ("kind", "sector", "review")
    list_select_related = ("sector",)
    search_fields = ("name_ru", "name_en", "aliases__text")
    inlines = (AliasInline,)
