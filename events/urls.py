"""Addresses of events and of mechanisms, whose series are made of events."""

from django.urls import include, path

from events.views import events, mechanisms

event_pages = [
    path("", events.EventList.as_view(), name="list"),
    path("<int:pk>/", events.detail, name="detail"),
]
mechanism_pages = [
    path("", mechanisms.MechanismList.as_view(), name="list"),
    path("<int:pk>/", mechanisms.detail, name="detail"),
]

urlpatterns = [
    path("events/", include((event_pages, "events"))),
    path("mechanisms/", include((mechanism_pages, "mechanisms"))),
]
