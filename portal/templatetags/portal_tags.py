"""Tags and filters of the page frame, available to every template."""

from django import template
from django.urls import translate_url
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from portal.text.markdown import render as render_markdown
from portal.words import browsers, dates

register = template.Library()

TONES = {"go", "wait", "stop", "note", ""}


@register.simple_block_tag
def capture(content):
    """Keep what stands between the tags in a variable: an empty block then writes no element."""
    return mark_safe(content.strip())  # noqa: S308 - rendered by the template engine, escaped


@register.simple_tag(takes_context=True)
def switch_language_url(context, code):
    """Address of this very page, its parameters included, in the language `code`."""
    request = context.get("request")
    if request is None:
        return f"/{code}/"
    return translate_url(request.get_full_path(), code)


@register.simple_tag(takes_context=True)
def nav_current(context, url, exact=False):
    """`aria-current` for a link of a menu: "page" on the page itself, "true" below it."""
    request = context.get("request")
    if request is None or not url:
        return ""
    if request.path == url:
        return mark_safe(' aria-current="page"')
    if not exact and request.path.startswith(url):
        return mark_safe(' aria-current="true"')
    return ""


@register.simple_tag(takes_context=True)
def query(context, **changes):
    """Parameters of the current address, some replaced; None or "" takes one away."""
    parameters = context["request"].GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            parameters.pop(name, None)
        else:
            parameters[name] = value
    return "?" + parameters.urlencode() if parameters else "?"


@register.simple_tag
def state_chip(word, tone=""):
    """A state as a word; `tone` (go, wait, stop, note) colours it and never replaces the word."""
    if tone not in TONES:
        raise template.TemplateSyntaxError(f"state_chip knows no tone {tone!r}")
    return format_html('<span class="state{}{}">{}</span>', " " if tone else "", tone, word)


@register.simple_tag(takes_context=True)
def typed_texts(context):
    """Texts of a refused form: whole sentences only, never a password or a technical value."""
    request = context.get("request")
    if request is None or request.method != "POST":
        return []
    return [
        value
        for name, values in request.POST.lists()
        if "password" not in name
        for value in values
        if " " in value.strip()
    ]


@register.simple_tag
def errors_to_tell(form):
    """True once for a form in error, then False: crispy and a page may both ask for the summary.

    It also puts the keyboard on the first field in error, if the fields are not yet written.
    """
    if not form or not form.is_bound or not form.errors or getattr(form, "errors_told", False):
        return False
    form.errors_told = True
    wrong = next((field for field in form.visible_fields() if field.errors), None)
    if wrong is not None:
        wrong.field.widget.attrs["autofocus"] = True
    return True


@register.filter
def long_date(value):
    """« 6 septembre 2019 », "6 September 2019"."""
    return dates.long_date(value, get_language())


@register.filter
def short_date(value):
    """« 6 sept. 2019 », "6 Sept 2019"."""
    return dates.short_date(value, get_language())


@register.filter
def date_time(value):
    """« 6 septembre 2019 à 10 h 00 », "6 September 2019, 10:00", in the current time zone."""
    return dates.date_time(value, get_language())


@register.filter
def clock_time(value):
    """« 10 h 00 », "10:00", in the current time zone."""
    return dates.clock_time(value, get_language())


@register.filter
def deadline_time(value):
    """« vendredi 27 novembre 2026, 10 h 00 UTC »: the same instant for every reader."""
    return dates.deadline(value, get_language())


@register.filter
def iso(value):
    """Machine form for `<time datetime>`, in UTC for an instant."""
    return dates.iso(value)


@register.filter
def markdown(text):
    """Markdown written by people as safe HTML."""
    return render_markdown(text or "")


@register.filter
def browser(signature):
    """« Firefox · Windows » from the long signature a browser sends."""
    return browsers.short_name(signature or "")
