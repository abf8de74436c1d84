from django.urls import path

from priorities.proposals.converters import SYMBOL
from priorities.proposals.views import acts, drafts, merging, pages, register, sponsors, visa

urlpatterns = [
    path("proposals/", register.proposals, name="proposals"),
    path("proposals/new/", drafts.new, name="proposal_new"),
    path("proposals/preview/", drafts.preview, name="proposal_preview"),
    path("proposals/drafts/", register.drafts, name="proposal_drafts"),
    path("proposals/drafts/<int:pk>/", pages.draft, name="proposal_draft"),
    path("proposals/drafts/<int:pk>/edit/", drafts.edit, name="proposal_edit"),
    path("proposals/drafts/<int:pk>/autosave/", drafts.autosave, name="proposal_autosave"),
    path("proposals/drafts/<int:pk>/kept/<int:kept>/", merging.merge, name="proposal_merge"),
    path("proposals/drafts/<int:pk>/visa/", visa.visa, name="proposal_visa"),
    path("proposals/drafts/<int:pk>/ask-visa/", acts.ask_visa, name="proposal_ask_visa"),
    path("proposals/drafts/<int:pk>/return/", acts.return_with_note, name="proposal_return"),
    path("proposals/drafts/<int:pk>/take-back/", acts.take_back, name="proposal_take_back"),
    path("proposals/drafts/<int:pk>/give-up/", acts.abandon, name="proposal_abandon"),
    path("proposals/drafts/<int:pk>/co-sponsors/", sponsors.invite, name="proposal_invite"),
    path("proposals/co-sponsors/<int:pk>/accept/", sponsors.accept, name="co_sponsor_accept"),
    path("proposals/co-sponsors/<int:pk>/decline/", sponsors.decline, name="co_sponsor_decline"),
    path("proposals/co-sponsors/<int:pk>/leave/", sponsors.end, name="co_sponsor_end"),
    path("proposals/co-sponsors/<int:pk>/recall/", sponsors.recall, name="co_sponsor_recall"),
    path(
        f"proposals/{SYMBOL}/discussions/new/",
        pages.open_thread,
        name="proposal_thread_new",
    ),
    path(f"proposals/{SYMBOL}/withdraw/", acts.withdraw, name="proposal_withdraw"),
]
