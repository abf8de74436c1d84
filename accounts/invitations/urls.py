from django.urls import path

from accounts.invitations.views import accept, file, manage

urlpatterns = [
    path("account/invitation/<str:token>/", accept.accept, name="invitation_accept"),
    path("delegation/invitations/new/", manage.invite, name="invitation_new"),
    path("delegation/invitations/<int:pk>/again/", manage.send_again, name="invitation_again"),
    path("delegation/invitations/<int:pk>/cancel/", manage.cancel, name="invitation_cancel"),
    path("delegation/invitations/file/", file.upload_own, name="invitation_file"),
    path(
        "delegation/invitations/file/template.csv",
        file.template_own,
        name="invitation_template",
    ),
    path(
        "delegation/invitations/file/<int:pk>/",
        file.preview_own,
        name="invitation_batch",
    ),
]
