"""People and their mandates in the secretariat's place of work."""

from collections import Counter

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget
from django.db.models import Exists, OuterRef, Prefetch
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access.record_admin import Act, RecordAdmin
from accounts.access.registry import may
from accounts.mandates import services, staff, unfinished
from accounts.mandates.forms import SECRETARIAT_LABELS, WithdrawForm
from accounts.people import themes
from accounts.people.models import Mandate, Role, User
from accounts.people.querysets import SECOND_FACTORS


class ActiveFilter(admin.SimpleListFilter):
    title, parameter_name = _("in force"), "active"

    def lookups(self, request, model_admin):
        return [("yes", _("in force today")), ("no", _("ended or withdrawn"))]

    def queryset(self, request, queryset):
        active = Mandate.objects.active().values("pk")
        if self.value() == "yes":
            return queryset.filter(pk__in=active)
        return queryset.exclude(pk__in=active) if self.value() == "no" else queryset


class ChangeForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    ends_on = forms.DateField(label=_("Mandate until"), required=False, widget=AdminDateWidget)
    themes = forms.MultipleChoiceField(
        label=_("Themes"), required=False, help_text=_("None chosen: all themes.")
    )
    proof = forms.CharField(label=_("Proof"), max_length=300, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["themes"].choices = themes.choices()


class AdminWithdrawForm(WithdrawForm):
    def __init__(self, *args, initial, **kwargs):
        mandate = initial["mandate"]
        work = unfinished.of(mandate.user, mandate.delegation)
        super().__init__(*args, mandate=mandate, has_work=bool(work), **kwargs)
        del self.fields["once_key"]
        if work:
            # How much, never which: the secretariat reads no draft, nor its title.
            kinds = Counter(one.kind for one in work)
            self.fields["successor"].help_text = " · ".join(
                f"{kind} : {count}" for kind, count in kinds.items()
            )


def _change(actor, mandate, **data):
    return services.change(actor=actor, mandate=mandate, **data)


def _visa(actor, mandate):
    return services.enable_deputy(actor=actor, mandate=mandate, enabled=not mandate.may_stamp)


def _withdraw(actor, mandate, **data):
    return services.withdraw(actor=actor, mandate=mandate, **data)


@admin.register(Mandate)
class MandateAdmin(RecordAdmin):
    list_display = [
        "user", "delegation", "role", "may_stamp", "starts_on", "ends_on", "withdrawn_at",
    ]  # fmt: skip
    list_filter = [ActiveFilter, "role", "may_stamp"]
    list_select_related = ["user", "delegation"]
    search_fields = [
        "user__last_name", "user__first_name", "user__email", "delegation__name_fr",
        "delegation__code",
    ]  # fmt: skip
    fields = [
        "user", "delegation", "role", "may_stamp", "themes", "starts_on", "ends_on", "withdrawn_at",
        "proof",
    ]  # fmt: skip
    readonly_fields = fields
    acts = (
        Act(
            "change",
            _("Change the mandate"),
            "delegations.change_person",
            ChangeForm,
            _change,
            initial=lambda m: {
                "role": m.role,
                "ends_on": m.ends_on,
                "themes": m.themes,
                "proof": m.proof,
            },
            happens=(_("The person is told by e-mail."),),
        ),
        Act(
            "visa",
            _("Enable this deputy to give the visa, or no longer"),
            "delegations.enable_deputy",
            forms.Form,
            _visa,
            happens=(_("The person is told by e-mail."),),
        ),
        Act(
            "withdraw",
            _("Withdraw this person"),
            "delegations.withdraw_person",
            AdminWithdrawForm,
            _withdraw,
            initial=lambda mandate: {"mandate": mandate},
            happens=(
                _("The open sessions end at once on every device."),
                _("A last head may be withdrawn: the delegation is then without a head."),
                _("The person, the secretariat and those who lead the delegation are told."),
            ),
            danger=True,
        ),
    )


class RolesForm(forms.Form):
    roles = forms.MultipleChoiceField(
        label=_("Roles in the secretariat"),
        choices=list(SECRETARIAT_LABELS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class GroundForm(forms.Form):
    ground = forms.CharField(label=_("Ground"), max_length=300)


class AccountForm(forms.ModelForm):
    roles = forms.MultipleChoiceField(
        label=_("Roles in the secretariat"),
        choices=list(SECRETARIAT_LABELS.items()),
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = User
        fields = ["email", "first_name", "last_name", "language"]

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError(_("An account with this address exists."))
        return email


def _roles(actor, person, roles):
    return staff.set_roles(actor=actor, person=person, roles=roles)


def _sessions(actor, person, ground):
    return staff.end_all_sessions(actor=actor, person=person, ground=ground)


@admin.register(User)
class PersonAdmin(RecordAdmin):
    list_display = [
        "__str__", "email", "acts_for", "language", "is_staff", "second_factor", "is_active",
        "last_login",
    ]  # fmt: skip
    list_filter = ["is_staff", "is_active", "language", ("reduced_at", admin.EmptyFieldListFilter)]
    search_fields = ["last_name", "first_name", "email"]
    fields = [
        "first_name", "last_name", "email", "language", "acts_for", "roles", "is_active",
        "last_login", "date_joined", "reduced_at",
    ]  # fmt: skip
    readonly_fields = fields
    acts = (
        Act(
            "roles",
            _("Roles in the secretariat"),
            "people.set_roles",
            RolesForm,
            _roles,
            initial=lambda person: {"roles": [group.name for group in person.groups.all()]},
            happens=(_("The person signs in anew."),),
        ),
        Act(
            "sessions",
            _("End the sessions of this person"),
            "people.end_sessions",
            GroundForm,
            _sessions,
            danger=True,
        ),
    )

    def get_queryset(self, request):
        factors = User.objects.filter(pk=OuterRef("pk"), authenticator__type__in=SECOND_FACTORS)
        mandates = Mandate.objects.filter(withdrawn_at=None).select_related("delegation")
        return (
            super()
            .get_queryset(request)
            .annotate(has_factor=Exists(factors))
            .prefetch_related(Prefetch("mandates", queryset=mandates, to_attr="live"), "groups")
        )

    @admin.display(description=_("acts for"))
    def acts_for(self, person):
        today = timezone.now().date()
        return ", ".join(
            f"{m.delegation} ({m.get_role_display()})"
            for m in person.live
            if m.ends_on is None or m.ends_on >= today
        )

    @admin.display(description=_("second factor"), boolean=True)
    def second_factor(self, person):
        return person.has_factor

    @admin.display(description=_("roles in the secretariat"))
    def roles(self, person):
        return ", ".join(str(SECRETARIAT_LABELS.get(g.name, g.name)) for g in person.groups.all())

    def has_add_permission(self, request):
        return bool(may(request.user, "people.set_roles"))

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None:
            return AccountForm
        return super().get_form(request, obj, change, **kwargs)

    def get_fields(self, request, obj=None):
        if obj is None:
            return ["email", "first_name", "last_name", "language", "roles"]
        return self.fields

    def get_readonly_fields(self, request, obj=None):
        return self.readonly_fields if obj is not None else []

    def save_model(self, request, obj, form, change):
        obj.pk = staff.open_account(actor=request.user, **form.cleaned_data).pk

    def save_related(self, request, form, formsets, change):
        """The service has done everything."""
