"""The words of this feature’s acts on record."""

from django.utils.translation import gettext_lazy as _

from accounts.audit.words import name_acts

name_acts(
    {
        "moderation.report": _("contribution reported"),
        "moderation.dismiss": _("report dismissed"),
        "moderation.hide": _("contribution hidden"),
        "moderation.restore": _("contribution restored"),
        "moderation.reply": _("right of reply used"),
        "moderation.appeal": _("appeal lodged"),
        "moderation.decide_appeal": _("appeal decided"),
    }
)
