"""Addresses of commitments, and of states, whose pages show what binds them."""

from django.urls import include, path

from commitments.views import commitments, states

commitment_pages = [
    path("", commitments.CommitmentList.as_view(), name="list"),
    path("<int:pk>/", commitments.detail, name="detail"),
]
state_pages = [
    path("", states.StateList.as_view(), name="list"),
    path("<str:code>/", states.detail, name="detail"),
]

urlpatterns = [
    path("commitments/", include((commitment_pages, "commitments"))),
    path("states/", include((state_pages, "states"))),
]
