"""The words of this feature’s acts on record."""

from django.utils.translation import gettext_lazy as _

from accounts.audit.words import name_acts

name_acts(
    {
        "discussions.open_thread": _("thread opened"),
        "discussions.contribute": _("contribution published"),
        "discussions.edit": _("contribution edited"),
        "discussions.withdraw": _("contribution withdrawn"),
        "discussions.pin": _("thread pinned"),
        "discussions.unpin": _("thread unpinned"),
        "discussions.close": _("thread closed"),
        "discussions.reopen": _("thread reopened"),
        "discussions.move": _("thread moved"),
        "discussions.close_space": _("space for discussion closed"),
        "discussions.reopen_space": _("space for discussion reopened"),
        "discussions.rename_space": _("space for discussion renamed"),
        "discussions.set_space_level": _("readers of a space for discussion changed"),
        "discussions.grant_floor": _("leave to present a communication granted"),
        "discussions.withdraw_floor": _("leave to present a communication withdrawn"),
    }
)
