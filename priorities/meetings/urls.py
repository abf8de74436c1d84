from django.urls import path

from priorities.meetings import views

urlpatterns = [
    path("meetings/", views.meetings, name="meetings"),
    path("meetings/<slug:slug>/", views.meeting, name="meeting"),
]
