from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrioritiesConfig(AppConfig):
    """The work itself: themes, discussions, proposals, roadmap."""

    name = "priorities"
    verbose_name = _("Work of the delegations")

    def ready(self):
        from priorities import acts, checks, notices, permissions, queue
        from priorities.pages import delegation_work

        delegation_work.register()
