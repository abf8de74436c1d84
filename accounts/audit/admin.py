"""The record of acts, to read only."""

import json

from django.contrib import admin
from django.core.paginator import Paginator
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from accounts.access.record_admin import RecordAdmin
from accounts.audit.models import AuditEntry
from accounts.audit.words import act_words, known_acts

CONFIDENTIAL = _("internal to the delegation")


class PositionPaginator(Paginator):
    """The highest position is the number of acts: nothing is counted in a table that only grows."""

    @cached_property
    def count(self):
        if self.object_list.query.where:
            return super().count
        newest = AuditEntry.objects.order_by("-position").values_list("position", flat=True)
        return newest.first() or 0


class ActFilter(admin.SimpleListFilter):
    title, parameter_name = _("act"), "act"

    def lookups(self, request, model_admin):
        return known_acts()

    def queryset(self, request, queryset):
        return queryset.filter(act=self.value()) if self.value() else queryset


class PublicFilter(admin.SimpleListFilter):
    title, parameter_name = _("shown to the delegations"), "public"

    def lookups(self, request, model_admin):
        return [("1", _("yes")), ("0", _("no"))]

    def queryset(self, request, queryset):
        return queryset.filter(public=self.value() == "1") if self.value() else queryset


@admin.register(AuditEntry)
class AuditEntryAdmin(RecordAdmin):
    list_display = ["position", "at", "person_name", "delegation_name", "act_named", "object_named"]
    list_filter = [ActFilter, PublicFilter, "at"]
    search_fields = ["object_label", "person_name", "delegation_name", "act"]
    search_help_text = _("Object, person, delegation or act.")
    list_per_page = 50
    paginator = PositionPaginator
    fields = [
        "position", "at", "person_name", "role", "delegation_name", "act_named", "object_type",
        "object_id", "object_named", "differences", "ground_given", "public", "fingerprint",
    ]  # fmt: skip
    readonly_fields = fields

    def get_queryset(self, request):
        return super().get_queryset(request).for_reader(request.user)

    def get_search_results(self, request, queryset, search_term):
        """What may not be read is not found either."""
        found, duplicates = super().get_search_results(request, queryset, search_term)
        return (found.filter(is_readable=True) if search_term else found), duplicates

    def get_object(self, request, object_id, from_field=None):
        """The title of the page names the object too."""
        entry = super().get_object(request, object_id, from_field)
        if entry is not None and not entry.is_readable:
            entry.object_label = str(CONFIDENTIAL)
        return entry

    @admin.display(description=_("name of the object"), ordering="object_id")
    def object_named(self, entry):
        return entry.object_label if entry.is_readable else CONFIDENTIAL

    @admin.display(description=_("ground"))
    def ground_given(self, entry):
        return entry.ground if entry.is_readable else CONFIDENTIAL

    @admin.display(description=_("act"), ordering="act")
    def act_named(self, entry):
        return act_words(entry.act)

    @admin.display(description=_("fingerprint"))
    def fingerprint(self, entry):
        return entry.hash

    @admin.display(description=_("before and after"))
    def differences(self, entry):
        """One row per fact, so that a change is read at a glance."""
        if not entry.is_readable:
            return CONFIDENTIAL
        before, after = entry.before or {}, entry.after or {}
        names = [*before, *(name for name in after if name not in before)]
        if not names:
            return "—"
        rows = format_html_join(
            "",
            "<tr><th scope='row'>{}</th><td>{}</td><td>{}</td></tr>",
            ((name, _plain(before.get(name)), _plain(after.get(name))) for name in names),
        )
        return format_html(
            "<table><thead><tr><th scope='col'>{}</th><th scope='col'>{}</th>"
            "<th scope='col'>{}</th></tr></thead><tbody>{}</tbody></table>",
            _("fact"),
            _("before"),
            _("after"),
            rows,
        )


def _plain(value) -> str:
    if value is None:
        return "—"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
