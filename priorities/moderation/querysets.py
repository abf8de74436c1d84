"""Every reusable question about moderation."""

from django.db import models
from django.db.models import Q

from accounts.access.acting import acting
from accounts.access.gates import secretariat
from priorities.discussions.querysets import thread_visible_q


class ReportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The secretariat; and whoever reported reads what became of it."""
        if secretariat(user):
            return self
        mandate = acting(user)
        if mandate is None:
            return self.none()
        return self.filter(thread_visible_q(user, "contribution__thread__")).filter(
            delegation=mandate.delegation_id
        )

    def open(self):
        return self.filter(state="open")

    def for_list(self):
        return self.select_related(
            "contribution__thread", "contribution__delegation", "delegation", "handled_by"
        )


class HidingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those who still read the text: the secretariat, the author, the author's heads."""
        if secretariat(user):
            return self
        if not user.is_authenticated:
            return self.none()
        concerned = Q(contribution__author=user)
        mandate = acting(user)
        if mandate is not None and mandate.role == "head":
            concerned |= Q(contribution__delegation=mandate.delegation_id)
        return self.filter(thread_visible_q(user, "contribution__thread__")).filter(concerned)

    def live(self):
        return self.filter(restored_at__isnull=True)

    def for_list(self):
        return self.select_related(
            "contribution__thread", "contribution__delegation", "hidden_by", "appeal"
        )


class AppealQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those who see the hiding."""
        hidings = self.model._meta.get_field("hiding").related_model.objects
        return self.filter(hiding__in=hidings.visible_to(user))

    def pending(self):
        return self.filter(outcome="")

    def for_list(self):
        return self.select_related(
            "hiding__contribution__thread", "delegation", "hidden_by", "decided_by"
        )
