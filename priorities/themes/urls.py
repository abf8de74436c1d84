from django.urls import path

from priorities.themes import views

urlpatterns = [
    path("themes/", views.themes, name="themes"),
    path("themes/<slug:slug>/discussions/new/", views.open_thread, name="thread_new"),
]
