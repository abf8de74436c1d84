"""Messages of django-allauth and of the admin whose French is mended in our own catalogue.

A project's catalogue goes before those of its libraries, so naming a message here is enough.
"""

from django.utils.translation import gettext_noop as _

MENDED = (
    _("Email"),
    _("Email address"),
    _("Authenticator code"),
    _("Incorrect code."),
    _("The email address and/or password you specified are not correct."),
    _("The new value must be different from the current one."),
    _("Please type your current password."),
    _("This email address is already associated with this account."),
    _("A user is already registered with this email address."),
    _("Your primary email address must be verified."),
    _("You must type the same email each time."),
    _("You cannot add an email address to an account protected by two-factor authentication."),
    _("You cannot deactivate two-factor authentication."),
    _("You cannot generate recovery codes without having two-factor authentication enabled."),
    _("You cannot activate two-factor authentication until you have verified your email address."),
    _(
        "Enabling passwordless operation allows you to sign in using just this key, but imposes "
        "additional requirements such as biometrics or PIN protection."
    ),
    _("Use authenticator app or code"),
    _("Authenticator app activated."),
    _("Authenticator app deactivated."),
    _("Primary email address set."),
    _("Confirmation email sent to %(email)s."),
    _("Security Keys"),
    _("Authenticator App"),
    _("Recovery Codes"),
    _("A new set of recovery codes has been generated."),
    _("Forgot your password?"),
    _("Add %s"),
    _("Change %s"),
    _("View %s"),
    _("Select %s"),
    _("Select %s to change"),
    _("Select %s to view"),
    _("Add %(name)s"),
    _("%(app)s administration"),
    _("View selected %(model)s"),
    _("Add link"),
    _("You are already logged in as %(user_display)s."),
)
