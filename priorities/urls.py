"""Hub of the addresses of this floor."""

from priorities.communications import urls as communications
from priorities.discussions import urls as discussions
from priorities.languages import urls as languages
from priorities.meetings import urls as meetings
from priorities.moderation import urls as moderation
from priorities.pages import urls as pages
from priorities.proposals import urls as proposals
from priorities.roadmap import urls as roadmap
from priorities.themes import urls as themes

app_name = "priorities"
urlpatterns = [
    *pages.urlpatterns,
    *languages.urlpatterns,
    *meetings.urlpatterns,
    *themes.urlpatterns,
    *discussions.urlpatterns,
    *communications.urlpatterns,
    *moderation.urlpatterns,
    *roadmap.urlpatterns,
    *proposals.urlpatterns,
]
