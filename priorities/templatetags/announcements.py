"""What the secretariat announces, at the top of every page."""

from django import template
from django.contrib.auth.models import AnonymousUser

from priorities.announcements import board

register = template.Library()


@register.inclusion_tag("priorities/announcements/_board.html", takes_context=True)
def show_announcements(context):
    request = context.get("request")
    user = getattr(request, "user", None) or AnonymousUser()
    return {"announcements": board.for_reader(user)}
