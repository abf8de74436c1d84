"""Acts on several actions at once, each through its service."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.access.levels import Level
from accounts.access.registry import may
from priorities.roadmap import services
from priorities.roadmap.workflow import State


class BatchActs:
    """Mixin of the admin of actions. `ground` and `days` stand beside the menu of acts."""

    actions = [
        "enter", "make_public", "make_reserved", "postpone",
        "to_planned", "to_under_way", "to_done", "to_abandoned",
    ]  # fmt: skip

    def has_steer_permission(self, request):
        return bool(may(request.user, "roadmap.steer"))

    @admin.action(description=gettext_lazy("Enter the roadmap"), permissions=["steer"])
    def enter(self, request, queryset):
        self._each(request, queryset, services.enter)

    @admin.action(description=gettext_lazy("Show to the public"), permissions=["steer"])
    def make_public(self, request, queryset):
        self._each(request, queryset, services.set_level, level=Level.PUBLIC)

    @admin.action(description=gettext_lazy("Show to the delegations only"), permissions=["steer"])
    def make_reserved(self, request, queryset):
        self._each(request, queryset, services.set_level, level=Level.DELEGATIONS)

    @admin.action(
        description=gettext_lazy("Postpone by the days given, for the reason given"),
        permissions=["steer"],
    )
    def postpone(self, request, queryset):
        """All of them or none: one decision, one reason."""
        try:
            days = int(request.POST.get("days") or 0)
        except ValueError:
            days = 0
        if days < 1:
            self.message_user(request, _("Say by how many days."), messages.ERROR)
            return
        try:
            moved = services.postpone(
                list(queryset), days=days, reason=self._ground(request), actor=request.user
            )
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
            return
        self._tell(request, len(moved))

    @admin.action(description=gettext_lazy("State: planned"), permissions=["steer"])
    def to_planned(self, request, queryset):
        self._move(request, queryset, State.PLANNED)

    @admin.action(description=gettext_lazy("State: under way"), permissions=["steer"])
    def to_under_way(self, request, queryset):
        self._move(request, queryset, State.UNDER_WAY)

    @admin.action(description=gettext_lazy("State: done"), permissions=["steer"])
    def to_done(self, request, queryset):
        self._move(request, queryset, State.DONE)

    @admin.action(
        description=gettext_lazy("State: abandoned, for the reason given"), permissions=["steer"]
    )
    def to_abandoned(self, request, queryset):
        self._move(request, queryset, State.ABANDONED)

    def _move(self, request, queryset, state):
        self._each(request, queryset, services.change_state, to=state, ground=self._ground(request))

    def _each(self, request, queryset, service, **values):
        """What can be done is done; each refusal is shown with its reason."""
        done = 0
        for action in queryset:
            try:
                service(action, actor=request.user, **values)
            except ValidationError as error:
                refusal = " ".join(error.messages)
                self.message_user(request, f"{action.title} · {refusal}", messages.ERROR)
            else:
                done += 1
        if done:
            self._tell(request, done)

    def _tell(self, request, number):
        words = ngettext("%(number)d action changed.", "%(number)d actions changed.", number)
        self.message_user(request, words % {"number": number}, messages.SUCCESS)

    @staticmethod
    def _ground(request) -> str:
        return request.POST.get("ground", "")
