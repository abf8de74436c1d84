"""Hub of the addresses of this floor."""

from accounts.pages import urls as pages

app_name = "accounts"
urlpatterns = [*pages.urlpatterns]
