"""Hub of the addresses of this floor."""

from priorities.languages import urls as languages
from priorities.meetings import urls as meetings
from priorities.pages import urls as pages

app_name = "priorities"
urlpatterns = [
    *pages.urlpatterns,
    *languages.urlpatterns,
    *meetings.urlpatterns,
]
