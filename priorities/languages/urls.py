from django.urls import path

from priorities.languages import views

urlpatterns = [path("glossary/", views.glossary, name="glossary")]
