"""The secretariat receives proposals: it reads, tables or returns them, and never edits a text."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access.registry import PermissionRefused
from priorities.proposals import services, words
from priorities.proposals.forms import ConfirmForm, ReasonForm
from priorities.proposals.models import CoSponsorship, Paragraph, Proposal, Visa
from priorities.proposals.permissions import answer, role_allows
from priorities.proposals.workflow import Act, State


class StepFilter(admin.SimpleListFilter):
    """Opens on what has to be received."""

    title = gettext_lazy("step")
    parameter_name = "step"

    def lookups(self, request, model_admin):
        return [
            ("receive", _("to receive")),
            ("tabled", _("tabled")),
            ("withdrawn", _("withdrawn")),
        ]

    def queryset(self, request, queryset):
        states = {"receive": State.SUBMITTED, "tabled": State.TABLED, "withdrawn": State.WITHDRAWN}
        if self.value() in states:
            return queryset.filter(state=states[self.value()])
        return queryset


@admin.register(Proposal)
class ProposalAdmin(admin.ModelAdmin):
    """Only what the secretariat may see: nothing before the visa (`visible_to`)."""

    list_display = [
        "label",
        "delegation",
        "theme",
        "kind",
        "addressed_to",
        "state",
        "submitted_at",
        "tabled_at",
    ]
    list_select_related = ["delegation", "theme"]
    list_filter = [StepFilter, "kind", "addressed_to", "writing_language"]
    search_fields = ["symbol", "title_fr", "title_en", "delegation__name_fr", "theme__title_fr"]
    ordering = ["-submitted_at", "-pk"]
    show_full_result_count = False
    list_per_page = 50
    actions = None
    change_form_template = "admin/priorities/proposal/read.html"

    def get_queryset(self, request):
        return Proposal.objects.visible_to(request.user)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=gettext_lazy("proposal"), ordering="tabled_at")
    def label(self, proposal):
        return str(proposal)

    def get_urls(self):
        def wrapped(view):
            return self.admin_site.admin_view(view)

        return [
            path("<int:pk>/table/", wrapped(self.table_view), name="priorities_proposal_table"),
            path("<int:pk>/return/", wrapped(self.return_view), name="priorities_proposal_return"),
            *super().get_urls(),
        ]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The whole text to read, and the two acts with their reasons when closed."""
        proposal = get_object_or_404(self.get_queryset(request).for_page(public=True), pk=object_id)
        rows = list(Paragraph.objects.current_of(proposal))
        content = proposal.content(rows)
        stamp = words.stamp(proposal.stamp)
        context = self._context(request, proposal) | {
            "rows": rows,
            "content": content,
            "both": bool(content.text_fr and content.text_en),
            "stamp": stamp,
            "sponsors": CoSponsorship.objects.shown_to(request.user, proposal),
            "history": words.history(proposal.acts),
            "table": answer(request.user, Act.TABLE, proposal, content=content, visa=stamp),
            "return": answer(request.user, Act.RETURN_TO_DELEGATION, proposal),
        }
        return TemplateResponse(request, self.change_form_template, context)

    def table_view(self, request, pk):
        """Confirm, then table under the next symbol."""
        return self._act(
            request,
            pk,
            Act.TABLE,
            form=ConfirmForm(request.POST or None),
            heading=_("Receive and table"),
            happens=[
                _("The proposal receives the next official symbol of the year."),
                _("Every delegation can read it; a space for its discussion opens."),
                _("Its text is frozen; from now on it changes by amendments."),
            ],
            mails=_("the sponsor and its co-sponsors"),
            do=lambda _typed: services.table(proposal_id=pk, actor=request.user),
            done=lambda row: _("Tabled under the symbol %(symbol)s.") % {"symbol": row.symbol},
        )

    def return_view(self, request, pk):
        """Ask for a ground, then send back."""
        return self._act(
            request,
            pk,
            Act.RETURN_TO_DELEGATION,
            form=ReasonForm(
                request.POST or None,
                label=_("Ground"),
                help_text=_("Read by the delegation; kept on record."),
            ),
            heading=_("Return to the delegation"),
            happens=[
                _("The visa is cancelled and the text is a draft of the delegation again."),
                _("The secretariat sees it again after a new visa."),
            ],
            mails=_("the writers and the head of the delegation"),
            do=lambda typed: services.return_to_delegation(
                proposal_id=pk, ground=typed["reason"], actor=request.user
            ),
            done=lambda _row: _("Returned to the delegation."),
        )

    def _act(self, request, pk, act, *, form, do, done, **said):
        proposal = get_object_or_404(
            self.get_queryset(request).select_related("delegation", "theme"), pk=pk
        )
        by_role = role_allows(request.user, act, proposal)
        if not by_role:
            raise PermissionRefused(by_role.reason)
        now = answer(request.user, act, proposal)
        if not now:
            messages.warning(request, now.reason)
            return self._back(proposal)
        if request.method == "POST" and form.is_valid():
            try:
                messages.success(request, done(do(form.cleaned_data)))
            except PermissionRefused as refused:
                messages.warning(request, refused.reason)
            return HttpResponseRedirect(reverse("admin:priorities_proposal_changelist"))
        context = self._context(request, proposal) | {"form": form, **said}
        return TemplateResponse(request, "admin/priorities/proposal/confirm.html", context)

    def _back(self, proposal) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse("admin:priorities_proposal_change", args=[proposal.pk]))

    def _context(self, request, proposal) -> dict:
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": str(proposal),
            "proposal": proposal,
            "media": self.media,
        }


@admin.register(Visa)
class VisaAdmin(admin.ModelAdmin):
    """The visas of what the secretariat may see, for checking; nothing is changed here."""

    list_display = ["proposal", "delegation", "person", "role", "at", "cancelled_at"]
    list_select_related = ["proposal", "delegation", "person"]
    list_filter = ["role"]
    search_fields = ["proposal__symbol", "delegation__name_fr"]
    show_full_result_count = False
    actions = None

    def get_queryset(self, request):
        seen = Proposal.objects.visible_to(request.user).order_by()
        return Visa.objects.filter(proposal__in=seen.values("pk"))

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
