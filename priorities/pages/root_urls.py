"""The address without a language; all others stand below `/fr/` or `/en/`."""

from django.urls import path

from priorities.pages.views.root import root

urlpatterns = [path("", root, name="root")]
