from django.urls import path

from priorities.roadmap.views import action, roadmap, turn

urlpatterns = [
    path("roadmap/", roadmap.roadmap, name="roadmap"),
    path("roadmap/from-proposal/<int:pk>/", turn.turn, name="action_from_proposal"),
    path("roadmap/<int:pk>/", action.detail, name="action"),
    path("roadmap/<int:pk>/report/", action.report, name="action_report"),
]
