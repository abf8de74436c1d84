"""The tags and filters of the page frame."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template, TemplateSyntaxError
from django.utils import timezone, translation

NBSP = "\u00a0"
MOMENT = datetime(2026, 11, 27, 10, 5, tzinfo=UTC)


def write(source, **context):
    return Template("{% load portal_tags %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("fr", date(2019, 9, 6), f"6{NBSP}septembre 2019"),
        ("fr", date(2025, 3, 1), f"1er{NBSP}mars 2025"),
        ("en", date(2019, 9, 6), f"6{NBSP}September 2019"),
        ("en", date(2025, 3, 1), f"1{NBSP}March 2025"),
        ("fr", None, ""),
    ],
)
def test_a_long_date_is_written_as_people_write_it(code, value, expected):
    with translation.override(code):
        assert write("{{ day|long_date }}", day=value) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [("fr", f"27{NBSP}nov. 2026"), ("en", f"27{NBSP}Nov 2026")],
)
def test_a_short_date_shortens_the_month(code, expected):
    with translation.override(code):
        assert write("{{ day|short_date }}", day=date(2026, 11, 27)) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("fr", f"27{NBSP}novembre 2026 à 15{NBSP}h{NBSP}05"),
        ("en", f"27{NBSP}November 2026, 15:05"),
    ],
)
def test_an_instant_is_written_in_the_current_time_zone(code, expected):
    with translation.override(code), timezone.override("Indian/Maldives"):
        assert write("{{ at|date_time }}", at=MOMENT) == expected


def test_the_day_too_is_that_of_the_current_time_zone():
    with translation.override("fr"), timezone.override("Pacific/Auckland"):
        late = datetime(2026, 11, 27, 20, 0, tzinfo=UTC)
        assert write("{{ at|long_date }}", at=late) == f"28{NBSP}novembre 2026"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("fr", f"vendredi 27{NBSP}novembre 2026, 10{NBSP}h{NBSP}05{NBSP}UTC"),
        ("en", f"Friday 27{NBSP}November 2026, 10:05{NBSP}UTC"),
    ],
)
def test_a_deadline_reads_the_same_in_every_time_zone(code, expected):
    with translation.override(code), timezone.override("Pacific/Auckland"):
        assert write("{{ at|deadline_time }}", at=MOMENT) == expected


def test_a_deadline_without_an_hour_is_a_day():
    with translation.override("fr"):
        assert (
            write("{{ d|deadline_time }}", d=date(2026, 12, 1)) == f"mardi 1er{NBSP}décembre 2026"
        )


def test_the_machine_form_is_in_utc():
    assert write("{{ at|iso }}", at=MOMENT) == "2026-11-27T10:05:00Z"
    assert write("{{ at|iso }}", at=date(2026, 11, 27)) == "2026-11-27"


def test_a_word_given_as_a_date_is_an_error_of_the_programmer():
    with pytest.raises(TypeError, match="a date was expected, not str"):
        write("{{ day|long_date }}", day="6 septembre")


def test_a_state_is_always_a_word_and_is_escaped():
    written = write('{% state_chip word "wait" %}', word="<b>En retard</b>")
    assert written == '<span class="state wait">&lt;b&gt;En retard&lt;/b&gt;</span>'
    assert write('{% state_chip "Brouillon" %}') == '<span class="state">Brouillon</span>'


def test_an_unknown_tone_is_refused():
    with pytest.raises(TemplateSyntaxError, match="no tone 'red'"):
        write('{% state_chip "x" "red" %}')


def test_the_switch_of_language_keeps_page_and_parameters(rf):
    request = rf.get("/fr/account/login/", {"next": "/fr/themes/"})
    written = write("{% switch_language_url 'en' as url %}{{ url|safe }}", request=request)
    assert written == "/en/account/login/?next=%2Ffr%2Fthemes%2F"


def test_the_switch_of_language_leaves_an_address_without_language_alone(rf):
    assert write("{% switch_language_url 'en' %}", request=rf.get("/admin/")) == "/admin/"


@pytest.mark.parametrize(
    ("here", "exact", "expected"),
    [
        ("/fr/themes/", False, ' aria-current="page"'),
        ("/fr/themes/cyber/", False, ' aria-current="true"'),
        ("/fr/themes/cyber/", True, ""),
        ("/fr/roadmap/", False, ""),
    ],
)
def test_the_menu_marks_the_current_place(rf, here, exact, expected):
    source = "{% nav_current '/fr/themes/' exact=exact %}"
    assert write(source, request=rf.get(here), exact=exact) == expected


def test_query_replaces_one_parameter_and_keeps_the_others(rf):
    request = rf.get("/fr/proposals/", {"theme": "cyber", "after": "x", "state": "tabled"})
    written = write("{% query after=None state='draft' as q %}{{ q|safe }}", request=request)
    assert written == "?theme=cyber&state=draft"


def test_capture_keeps_blank_blocks_falsy_and_escapes_once():
    source = "{% capture as x %}  {{ name }} {% endcapture %}{% if x %}[{{ x }}]{% endif %}"
    assert write(source, name="A & B") == "[A &amp; B]"
    assert write(source, name="") == ""


def test_markdown_is_made_safe():
    written = write("{{ text|markdown }}", text="**oui** <script>alert(1)</script>")
    assert "<strong>oui</strong>" in written
    assert "<script" not in written
    assert write("{{ text|markdown }}", text=None) == ""


class Form(forms.Form):
    kind = forms.CharField(required=False)
    title = forms.CharField()
    text = forms.CharField()


def test_the_first_field_in_error_gets_the_focus():
    form = Form({"title": "", "text": ""})
    written = write("{% errors_to_tell form as told %}{{ told }}{{ form.as_p }}", form=form)
    assert written.startswith("True")
    assert written.count("autofocus") == 1
    assert form.fields["title"].widget.attrs["autofocus"] is True


def test_a_form_not_yet_sent_takes_no_focus():
    written = write("{% errors_to_tell form as told %}{{ told }}{{ form.as_p }}", form=Form())
    assert written.startswith("False")
    assert "autofocus" not in written


def test_errors_are_told_once_whoever_writes_the_form():
    form = Form({"title": "", "text": ""})
    form.add_error(None, "Une erreur d’ensemble.")
    source = (
        '{% load crispy_forms_filters %}{% include "components/errors.html" %}{{ form|crispy }}'
    )
    with translation.override("fr"):
        written = write(source, form=form)
        alone = write("{% load crispy_forms_filters %}{{ form|crispy }}", form=Form({"text": "x"}))
    assert written.count("Une erreur d’ensemble.") == 1
    assert "3 points à corriger" in written
    assert 'href="#id_title"' in written
    assert "Un point à corriger" in alone


def test_the_texts_of_a_refused_form_are_shown_without_password_or_key(rf):
    sent = {
        "text": "Une phrase entière.",
        "password1": "un mot de passe",
        "once_key": "7b0c9c1e-7b0c",
        "empty": "   ",
    }
    source = "{% typed_texts as texts %}{% for t in texts %}[{{ t }}]{% endfor %}"
    assert write(source, request=rf.post("/fr/x/", sent)) == "[Une phrase entière.]"
    assert write(source, request=rf.get("/fr/x/", sent)) == ""


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120 Safari/537 "
            "Edg/120",
            "Edge · Windows",
        ),
        (
            "Mozilla/5.0 (Android 14; Mobile; rv:120.0) Gecko/120.0 Firefox/120.0",
            "Firefox · Android",
        ),
        ("curl/8.1", "curl/8.1"),
        ("", ""),
    ],
)
def test_a_browser_is_named_in_two_words(signature, expected):
    assert write("{{ s|browser }}", s=signature) == expected


def test_components_say_why_an_act_is_closed(rf):
    class Refusal:
        reason = "le visa manque."

        def __bool__(self):
            return False

    source = '{% include "components/act.html" with label="Déposer" url="/x/" %}'
    with translation.override("fr"):
        closed = write(source, answer=Refusal())
        opened = write(source, answer=True)
    assert "Fermé. le visa manque." in closed
    assert "/x/" not in closed
    assert 'href="/x/"' in opened


def test_the_frame_of_a_page_without_aside_has_one_column(rf):
    request = rf.get("/fr/account/login/")
    request.user = AnonymousUser()
    source = (
        '{% extends "base.html" %}{% block title %}Titre{% endblock %}'
        "{% block content %}<p>corps</p>{% endblock %}"
    )
    with translation.override("fr"):
        one = Template(source).render(Context({"request": request, "user": request.user}))
        two = Template(source + "{% block aside %}<p>faits</p>{% endblock %}").render(
            Context({"request": request, "user": request.user})
        )
    assert "<title>Titre · Concertation numérique</title>" in one
    assert "<h1>Titre</h1>" in one
    assert 'class="split"' not in one
    assert '<aside class="side"><p>faits</p></aside>' in two
