from django.urls import path

from priorities.moderation.views import hidings, reports

urlpatterns = [
    path("contributions/<int:pk>/report/", reports.report, name="contribution_report"),
    path("contributions/<int:pk>/hide/", hidings.hide, name="contribution_hide"),
    path("contributions/<int:pk>/hiding/", hidings.of_contribution, name="contribution_hiding"),
    path("contributions/<int:pk>/reply/", reports.reply, name="contribution_reply"),
    path("moderation/", reports.queue, name="moderation"),
    path("moderation/reports/<int:pk>/", reports.detail, name="moderation_report"),
    path("moderation/reports/<int:pk>/dismiss/", reports.dismiss, name="report_dismiss"),
    path("moderation/hidings/<int:pk>/", hidings.detail, name="hiding"),
    path("moderation/hidings/<int:pk>/restore/", hidings.restore, name="hiding_restore"),
    path("moderation/hidings/<int:pk>/appeal/", hidings.appeal, name="hiding_appeal"),
    path("moderation/appeals/<int:pk>/decide/", hidings.decide, name="appeal_decide"),
]
