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
    list_display = ["position", "at", "person_name", "delegation_name", "act_named", "object_label"]
    list_filter = [ActFilter, PublicFilter, "at"]
    search_fields = ["object_label", "person_name", "delegation_name", "act"]
    search_help_text = _("Object, person, delegation or act.")
    list_per_page = 50
    paginator = PositionPaginator
    fields = [
        "position", "at", "person_name", "role", "delegation_name", "act_named", "object_type",
        "object_id", "object_label", "differences", "ground", "public", "fingerprint",
    ]  # fmt: skip
    readonly_fields = fields

    @admin.display(description=_("act"), ordering="act")
    def act_named(self, entry):
        return act_words(entry.act)

    @admin.display(description=_("fingerprint"))
    def fingerprint(self, entry):
        return entry.hash

    @admin.display(description=_("before and after"))
    def differences(self, entry):
        """One row per fact, so that a change is read at a glance."""
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
