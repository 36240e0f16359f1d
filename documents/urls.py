"""Addresses of documents."""

from django.urls import path

from documents.views import documents

app_name = "documents"

urlpatterns = [
    path("documents/", documents.DocumentList.as_view(), name="list"),
    path("documents/<int:pk>/", documents.detail, name="detail"),
    path("documents/<int:pk>/text/", documents.text, name="text"),
    path("documents/<int:pk>/versions/<int:number>/file/", documents.file, name="file"),
]
