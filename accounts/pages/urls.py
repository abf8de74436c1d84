from django.urls import path

from accounts.pages import delegations, inbox, language, mandates, profile

urlpatterns = [
    path("delegations/", delegations.who_is_who, name="delegations"),
    path("delegations/<slug:code>/", delegations.one_delegation, name="delegation"),
    path("account/mandate/", mandates.choose_mandate, name="choose_mandate"),
    path("account/profile/", profile.profile, name="profile"),
    path("account/language/", language.set_language, name="set_language"),
    path("notifications/", inbox.notifications, name="notifications"),
    path("notifications/read/", inbox.mark_all_read, name="notifications_read"),
    path("notifications/<int:pk>/", inbox.open_notification, name="notification"),
]
