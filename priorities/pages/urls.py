from django.urls import path

from priorities.pages import delegation
from priorities.pages.views import home, proposal, statements, theme
from priorities.proposals.converters import SYMBOL

urlpatterns = [
    path("", home.home, name="home"),
    path("delegation/", delegation.my_delegation, name="my_delegation"),
    path("participation-charter/", statements.participation_charter, name="participation_charter"),
    path("themes/<slug:slug>/", theme.theme, name="theme"),
    path(f"proposals/{SYMBOL}/", proposal.proposal, name="proposal"),
    path("sources/", statements.sources, name="sources"),
    path("about/", statements.about, name="about"),
    path("accessibility/", statements.accessibility, name="accessibility"),
]
