"""Addresses of accounts: one's own, sign-in, second factor, people. allauth's routes keep allauth's names."""

from __future__ import annotations

from allauth.account import views as allauth
from django.urls import URLPattern, URLResolver, include, path, re_path

from actors.views import account, people

own: list[URLPattern | URLResolver] = [
    path("", account.own_account, name="account"),
    path("invitation/<str:secret>/", account.invitation, name="account_invitation"),
]
sign_in: list[URLPattern | URLResolver] = [
    path("login/", allauth.login, name="account_login"),
    path("logout/", allauth.logout, name="account_logout"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    path("again/", allauth.reauthenticate, name="account_reauthenticate"),
    path("password/change/", allauth.password_change, name="account_change_password"),
    path("password/reset/", allauth.password_reset, name="account_reset_password"),
    path("password/reset/sent/", allauth.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/reset/done/", allauth.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("second-factor/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]

person_pages = [
    path("", people.PersonList.as_view(), name="list"),
    path("invite/", people.invite, name="invite"),
    path("<int:pk>/", people.detail, name="detail"),
    path("<int:pk>/mandates/", people.give, name="give"),
    path("<int:pk>/mandates/<int:mandate>/end/", people.end, name="end"),
    path("<int:pk>/invitation/", people.resend, name="resend"),
    path("<int:pk>/close/", people.close, name="close"),
    path("<int:pk>/open/", people.reopen, name="open"),
    path("<int:pk>/second-factor/remove/", people.remove_second_factor, name="remove_second_factor"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include(own)),
    path("accounts/", include(sign_in)),
    path("people/", include((person_pages, "people"))),
]
