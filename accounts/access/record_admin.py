"""Admin lists of records that change by acts only, each act confirmed and done by its service."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from accounts.access.registry import PermissionRefused, may, require
from portal.confirming import add_fault


@dataclass(frozen=True)
class Act:
    """One act on a record of the admin.

    `permission` is asked of `target(record)`; `service(actor, record, **form data)` does it;
    `initial(record)` is what the form begins with; `happens` are sentences for the confirmation.
    """

    name: str
    label: str
    permission: str
    form: type
    service: Callable
    target: Callable = field(default=lambda record: record)
    initial: Callable = field(default=lambda record: {})
    happens: tuple = ()
    danger: bool = False


class RecordAdmin(admin.ModelAdmin):
    """Nothing is added, edited or deleted by hand; `acts` are the only ways to change a record."""

    acts: tuple[Act, ...] = ()
    actions = None
    show_full_result_count = False
    change_form_template = "admin/record.html"

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        view = self.admin_site.admin_view(self.act_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_act"
        return [path("<int:pk>/acts/<slug:act>/", view, name=name), *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The record, with each act or the reason why it is closed."""
        record = self.get_object(request, object_id)
        offered = [self._offer(request, record, act) for act in self.acts] if record else []
        context = {"acts": offered, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def _offer(self, request, record, act: Act) -> dict:
        url = reverse(
            f"admin:{self.opts.app_label}_{self.opts.model_name}_act", args=[record.pk, act.name]
        )
        answer = may(request.user, act.permission, act.target(record))
        return {"answer": answer, "label": act.label, "url": url, "danger": act.danger}

    def act_view(self, request, pk, act):
        """Ask for confirmation, then call the service."""
        chosen = next((one for one in self.acts if one.name == act), None)
        record = self.get_object(request, str(pk))
        if chosen is None or record is None or not self.has_view_permission(request, record):
            raise Http404
        require(request.user, chosen.permission, chosen.target(record))
        posted = request.POST if request.method == "POST" else None
        form = chosen.form(posted, initial=chosen.initial(record))
        if posted is not None and form.is_valid() and self._done(request, chosen, record, form):
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", pk)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "record": record,
            "act": chosen,
            "form": form,
            "title": chosen.label,
        }
        return TemplateResponse(request, "admin/record_act.html", context)

    def _done(self, request, chosen: Act, record, form) -> bool:
        try:
            chosen.service(request.user, record, **form.cleaned_data)
        except ValidationError as fault:
            add_fault(form, fault)
            return False
        except PermissionRefused as refusal:
            form.add_error(None, refusal.reason)
            return False
        messages.success(request, chosen.label)
        return True
