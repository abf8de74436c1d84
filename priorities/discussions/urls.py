from django.urls import path

from priorities.discussions.views import acts, contributions, threads

urlpatterns = [
    path("discussions/preview/", threads.text_preview, name="text_preview"),
    path("discussions/<int:pk>/", threads.thread, name="thread"),
    path("discussions/<int:pk>/contribute/", threads.contribute, name="thread_contribute"),
    path("discussions/<int:pk>/follow/", acts.follow, name="thread_follow"),
    path("discussions/<int:pk>/pin/", acts.pin, name="thread_pin"),
    path("discussions/<int:pk>/close/", acts.close, name="thread_close"),
    path("discussions/<int:pk>/reopen/", acts.reopen, name="thread_reopen"),
    path("discussions/<int:pk>/move/", acts.move, name="thread_move"),
    path("contributions/<int:pk>/edit/", contributions.edit, name="contribution_edit"),
    path("contributions/<int:pk>/withdraw/", contributions.withdraw, name="contribution_withdraw"),
    path("contributions/<int:pk>/history/", contributions.history, name="contribution_history"),
    path("documents/attachments/<int:pk>/<str:name>", contributions.attachment, name="attachment"),
]
