from django.urls import path

from priorities.communications import views

urlpatterns = [
    path("communications/spaces/<int:pk>/", views.request_floor, name="communication_request"),
    path("communications/<int:pk>/", views.detail, name="communication"),
    path("communications/<int:pk>/grant/", views.grant, name="communication_grant"),
    path("communications/<int:pk>/decline/", views.decline, name="communication_decline"),
    path("communications/<int:pk>/withdraw/", views.withdraw, name="communication_withdraw"),
]
