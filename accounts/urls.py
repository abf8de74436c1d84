"""Hub of the addresses of this floor."""

from accounts.invitations import urls as invitations
from accounts.mandates import urls as mandates
from accounts.pages import urls as pages

app_name = "accounts"
urlpatterns = [*pages.urlpatterns, *mandates.urlpatterns, *invitations.urlpatterns]
