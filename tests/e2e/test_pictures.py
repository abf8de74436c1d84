"""The pictures of the README, on the fictional content: `PICTURES=docs/pictures make e2e`."""

from priorities.discussions.models import Thread
from priorities.proposals.models import Proposal
from priorities.proposals.workflow import State


def test_the_pictures_of_the_documentation(content, reader):
    tabled = Proposal.objects.get(state=State.TABLED)
    draft = Proposal.objects.get(state=State.DRAFT)
    thread = Thread.objects.order_by("-contribution_count").first()
    person = reader("focal-point.sn")
    for path, picture in {
        "": "desk",
        f"proposals/{tabled.symbol}/": "proposal",
        f"discussions/{thread.pk}/": "thread",
        "roadmap/": "roadmap",
        f"proposals/drafts/{draft.pk}/edit/": "draft",
        "delegation/": "delegation",
    }.items():
        person.go(path)
        person.check(picture)
    phone = reader("focal-point.sn", width="phone")
    phone.go(f"proposals/{tabled.symbol}/")
    phone.check("proposal-360")
    officer = reader("secretariat-officer")
    officer.page.goto("/admin/")
    officer.keep("admin-queue")
