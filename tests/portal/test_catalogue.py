import os
from textwrap import dedent

import polib
import pytest
from django.core.management import CommandError, call_command

from portal import catalogue

CODE = dedent("""
    from django.utils.translation import gettext as _, gettext_lazy, ngettext, npgettext
    from django.utils.translation import pgettext_lazy

    # Translators: shown above the list.
    TITLE = gettext_lazy("All %(kind)s themes")
    LONG = _(
        "One sentence "
        "in two parts."
    )
    KIND = pgettext_lazy("of a document", "note")
    def count(n):
        a = ngettext("%(n)d reply", "%(n)d replies", n)
        b = npgettext("of a meeting", "sitting", "sittings", n)
        c = _("It's \\"quoted\\" – accentué")
        d = _("reply")
        return a, b, c, d, _(name), f"{_('inside')}"
""")
PAGE = """{% extends "base.html" %}
{% load i18n %}
    {% block title %}{% translate "Page title" %}{% endblock %}
  {# Translators: a button #}
\t  <a href="{% url 'x' %}" title='{% trans "Open it" context "a door" %}'>l'été</a>
{% if a %}{{ _("In a variable")|upper }}{% endif %}
{% firstof x _("In a tag") %}
      {% blocktranslate trimmed count counter=list|length with name=user.name %}
        {{ name }} wrote
        one reply.
      {% plural %}
        {{ name }} wrote {{ counter }} replies.
      {% endblocktranslate %}
  {% blocktranslate context "month name" %}May{% endblocktranslate %}
{% blocktranslate %}
  Not trimmed 100%
    text{% endblocktranslate %}
{# {% translate "Nor this" %} #}
{% translate "It's said" as said %}
"""
MAIL = """{% load i18n %}{% autoescape off %}{% blocktranslate trimmed with name=n %}
Dear {{ name }},
{% endblocktranslate %}

  {% translate "Mail of the day" %}{% endautoescape %}
"""
# What Django's makemessages, with GNU xgettext, finds in these three files.
EXPECTED = {
    ("\n  Not trimmed 100%%\n    text", "", None, ""),
    ("%(n)d reply", "", "%(n)d replies", ""),
    ("%(name)s wrote one reply.", "", "%(name)s wrote %(counter)s replies.", ""),
    ("All %(kind)s themes", "", None, "Translators: shown above the list."),
    ("Dear %(name)s,", "", None, ""),
    ("In a tag", "", None, ""),
    ("In a variable", "", None, ""),
    ('It\'s "quoted" – accentué', "", None, ""),
    ("It's said", "", None, ""),
    ("Mail of the day", "", None, ""),
    ("May", "month name", None, ""),
    ("One sentence in two parts.", "", None, ""),
    ("Open it", "a door", None, "Translators: a button"),
    ("Page title", "", None, ""),
    ("note", "of a document", None, ""),
    ("reply", "", None, ""),
    ("sitting", "of a meeting", "sittings", ""),
}


@pytest.fixture
def project(tmp_path):
    for name, text in {
        "portal/sample.py": CODE,
        "templates/x/sample.html": PAGE,
        "templates/x/mail.txt": MAIL,
        "templates/x/photo.bin": "{% translate 'never read' %}",
        "tests/other.py": "_('outside')",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def po(project):
    return project / catalogue.CATALOGUE


def translate(path, **changes):
    """Give every message a French form, then apply ``changes`` (message → form)."""
    entries = catalogue.read(path)
    for entry in entries:
        form = changes.get(entry.msgid, "".join(sorted(catalogue.placeholders(entry.msgid))) + "f")
        if entry.msgid_plural:
            plural = "".join(sorted(catalogue.placeholders(entry.msgid_plural))) + "f"
            entry.msgstr_plural = {0: form, 1: plural}
        else:
            entry.msgstr = form
    catalogue.write(path, entries)


def test_finds_what_xgettext_finds(project):
    found = catalogue.collect(project).values()
    assert {(m.text, m.context or "", m.plural, "\n".join(m.notes)) for m in found} == EXPECTED


def test_a_message_used_in_two_files_names_both(project):
    (project / "portal/again.py").write_text("ngettext('reply', 'replies', 2)\n_('Open it')")
    (project / "portal/zone.py").write_text("ngettext('One sentence in two parts.', 'Two', 2)")
    messages = catalogue.collect(project)
    assert messages["One sentence in two parts.", ""].plural == "Two"
    assert messages["Open it", ""].files == {"portal/again.py"}
    assert messages["reply", ""].files == {"portal/again.py", "portal/sample.py"}
    assert messages["reply", ""].plural == "replies"


def test_a_template_that_cannot_be_read_is_named(project):
    (project / "templates/x/bad.html").write_text("{% blocktranslate %}{% if x %}y")
    with pytest.raises(SyntaxError, match=r"bad\.html"):
        catalogue.collect(project)


def test_update_writes_a_quiet_file(project, po):
    call_command("messages", "--update", root=project)
    text = po.read_text(encoding="utf-8")
    entries = polib.pofile(str(po))
    assert entries.metadata["Plural-Forms"] == "nplurals=2; plural=(n > 1);"
    assert "Date" not in text
    assert "#: portal/sample.py\n" in text
    assert [entry.msgid for entry in entries] == sorted(entry.msgid for entry in entries)
    assert not any(entry.translated() or entry.fuzzy for entry in entries)
    before = po.stat().st_mtime_ns
    call_command("messages", "--update", root=project)
    assert po.stat().st_mtime_ns == before


def test_update_keeps_translations_and_guesses_nothing(project, po):
    call_command("messages", "--update", root=project)
    translate(po, reply="réponse", note="note")
    code = project / "portal/sample.py"
    code.write_text(CODE.replace("in two parts", "in three parts"), encoding="utf-8")
    call_command("messages", "--update", root=project)
    entries = polib.pofile(str(po))
    assert entries.find("reply").msgstr == "réponse"
    assert entries.find("One sentence in three parts.").msgstr == ""
    assert entries.find("One sentence in two parts.") is None
    assert "three parts" in po.read_text(encoding="utf-8")


def test_update_keeps_the_marks_of_translators(project, po):
    call_command("messages", "--update", root=project)
    entries = polib.pofile(str(po))
    entries.find("reply").msgstr = "réponse"
    entries.find("reply").flags.append("fuzzy")
    entries.find("reply").tcomment = "à revoir"
    entries.save(str(po))
    call_command("messages", "--update", root=project)
    kept = polib.pofile(str(po)).find("reply")
    assert (kept.msgstr, kept.fuzzy, kept.tcomment) == ("réponse", True, "à revoir")


def test_update_carries_a_singular_into_its_plural(project, po):
    call_command("messages", "--update", root=project)
    translate(po, reply="réponse")
    (project / "portal/again.py").write_text("ngettext('reply', 'replies', 2)")
    call_command("messages", "--update", root=project)
    assert polib.pofile(str(po)).find("reply").msgstr_plural == {0: "réponse", 1: ""}


def test_a_complete_catalogue_passes(project, po):
    call_command("messages", "--update", root=project)
    translate(po)
    call_command("messages", "--check", root=project)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"reply": ""}, "missing: 'reply'"),
        ({"%(n)d reply": ""}, "missing: '%(n)d reply'"),
        ({"Dear %(name)s,": "Cher nom,"}, "placeholders differ: 'Dear %(name)s,'"),
        ({"Dear %(name)s,": "Cher %(nom)s,"}, "placeholders differ"),
        ({"Dear %(name)s,": "Cher %(name),"}, "placeholders differ"),
        ({"%(n)d reply": "une réponse"}, "placeholders differ"),
        ({"%(n)d reply": "%(n)d réponse de %(x)s"}, "placeholders differ"),
        ({"May": "l'été"}, "straight apostrophe, write ’: 'May' (month name)"),
        ({"reply": "réponse :"}, "no non-breaking space (U+00A0) before :: 'reply'"),
    ],
)
def test_check_names_each_fault(project, po, capsys, changes, fault):
    call_command("messages", "--update", root=project)
    translate(po, **changes)
    with pytest.raises(CommandError, match="1 faults"):
        call_command("messages", "--check", root=project)
    assert fault in capsys.readouterr().err


def test_check_refuses_fuzzy_missing_and_stale(project, po, capsys):
    call_command("messages", "--update", root=project)
    translate(po)
    entries = polib.pofile(str(po))
    entries.find("reply").flags.append("fuzzy")
    entries.append(polib.POEntry(msgid="gone", msgstr="parti"))
    entries.append(polib.POEntry(msgid="older", msgstr="ancien", obsolete=True))
    entries.save(str(po))
    (project / "portal/again.py").write_text("_('brand new')\nngettext('May', 'Mays', 2)")
    (project / "portal/zone.py").write_text("ngettext('Page title', 'Page titles', 2)")
    with pytest.raises(CommandError):
        call_command("messages", "--check", root=project)
    listed = capsys.readouterr().err
    for line in (
        "fuzzy: 'reply'",
        "no longer in the code: 'gone'",
        "obsolete: 'older'",
        "not in the catalogue: 'brand new'",
        "not in the catalogue: 'May'\n",
        "plural differs from the code: 'Page title'",
    ):
        assert line in listed


def test_an_english_singular_without_number_may_have_one_in_french(project, po):
    (project / "portal/again.py").write_text("ngettext('One door', '%(n)d doors', 2)")
    call_command("messages", "--update", root=project)
    translate(po, **{"One door": "%(n)d porte"})
    call_command("messages", "--check", root=project)


def test_braces_are_placeholders():
    assert catalogue.placeholders("{name} {when:%d} %(a)s %s 100%% {{x}}") == {
        "{name}", "{when}", "%(a)s", "%s", "{x}",
    }  # fmt: skip


def test_compile_only_when_older(project, po, capsys):
    call_command("messages", "--update", root=project)
    translate(po, reply="réponse")
    assert catalogue.compile_catalogue(po)
    compiled = po.with_suffix(".mo")
    assert polib.mofile(str(compiled)).find("reply").msgstr == "réponse"
    assert not catalogue.compile_catalogue(po)
    os.utime(po, ns=(compiled.stat().st_mtime_ns + 10**9,) * 2)
    assert catalogue.compile_catalogue(po)
    assert [path.name for path in po.parent.iterdir()].count("django.mo") == 1
    assert len(list(po.parent.iterdir())) == 2


def test_something_must_be_asked(project):
    with pytest.raises(CommandError, match="Say what to do"):
        call_command("messages", root=project)
