from django.urls import path

from accounts.mandates import views

urlpatterns = [
    path("delegation/people/<int:pk>/", views.change, name="mandate_change"),
    path("delegation/people/<int:pk>/withdraw/", views.withdraw, name="mandate_withdraw"),
    path("delegation/people/<int:pk>/visa/", views.lend_visa, name="mandate_visa"),
    path("delegation/second-factor/", views.second_factor, name="second_factor_rule"),
]
