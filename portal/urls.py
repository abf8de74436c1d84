"""All addresses. The upper floors are named as strings only."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("priorities.pages.root_urls")),
    path("admin/", admin.site.urls),
]

urlpatterns += i18n_patterns(
    path("account/", include("allauth.urls")),
    path("", include("accounts.urls")),
    path("", include("priorities.urls")),
)
