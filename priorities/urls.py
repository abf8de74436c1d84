"""Hub of the addresses of this floor."""

from django.urls import URLPattern, URLResolver

app_name = "priorities"
urlpatterns: list[URLPattern | URLResolver] = []
