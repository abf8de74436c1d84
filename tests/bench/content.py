"""A small and a large portal, made through the services people use."""

from accounts.delegations.models import Delegation
from tests import factories_discussions as discussions
from tests import factories_proposals as proposals
from tests import factories_roadmap as roadmap
from tests.world import delegation, person, secretariat

PARAGRAPHS = "\n\n".join(f"Les États et gouvernements conviennent du point {n}." for n in range(20))


def fill(rows: int):
    """A head of Sénégal among `rows` contributions in one thread, and the pages to measure."""
    head, officer = person("SN", "head"), secretariat("officer")
    for number in range(90):
        if not Delegation.objects.filter(code=f"X{number}").exists():
            delegation(f"X{number}")
    theme = discussions.theme(f"theme-{rows}")
    thread = discussions.thread(head, within=theme.space)
    for number in range(rows):
        discussions.contribution(thread, by=head, text=f"Avis numéro {number}.")
    for number in range(max(3, rows // 20)):
        discussions.thread(head, within=theme.space, title=f"Question {number}")
        roadmap.make_action("SN")
    tabled = proposals.tabled(head, officer, text_fr=PARAGRAPHS, text_en="")
    for number in range(max(3, rows // 100)):
        proposals.tabled(head, officer, title_fr=f"Proposition {number}")
    return head, {
        "desk": "/fr/",
        "themes": "/fr/themes/",
        "theme": f"/fr/themes/{theme.slug}/",
        "thread": f"/fr/discussions/{thread.pk}/",
        "contribution form": f"/fr/discussions/{thread.pk}/contribute/",
        "register of proposals": "/fr/proposals/",
        "proposal": tabled.get_absolute_url(),
        "proposal form": "/fr/proposals/new/",
        "roadmap": "/fr/roadmap/",
        "delegations": "/fr/delegations/",
        "notifications": "/fr/notifications/",
    }
