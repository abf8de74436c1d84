import re
from html.parser import HTMLParser

import pytest
from django.utils import translation
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from portal.text import markdown

pieces = st.sampled_from(
    ["<script>", "</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))", "> ",
     "![p](https://example.org/p.png)", "# ", "\n", "\n\n", "|a|b|\n|-|-|\n|c|d|\n", "`", "**",
     '<a href="x" style="y" onclick="z">', "<svg/onload=1>", "&lt;b&gt;", "https://example.org "]
)  # fmt: skip
hostile = st.lists(pieces | st.text(max_size=8), max_size=25).map("".join)


class Elements(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.seen = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))


@given(hostile)
def test_only_harmless_elements_and_attributes_come_out(text):
    html = markdown.render(text)
    assert isinstance(html, SafeString)
    for tag, attributes in Elements(html).seen:
        assert tag in markdown.ALLOWED_TAGS
        assert set(attributes) <= {"href", "title", "rel", "start", "scope"}
        if "href" in attributes:
            assert attributes["rel"] == "nofollow noopener noreferrer"
            assert "javascript:" not in attributes["href"].lower()


@given(hostile, st.integers(min_value=1, max_value=60))
def test_an_excerpt_is_one_line_within_its_limit(text, limit):
    excerpt = markdown.plain(text, limit)
    assert len(excerpt) <= limit
    assert "\n" not in excerpt


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# Titre", "<h3>Titre</h3>"),
        ("Titre\n---", "<h4>Titre</h4>"),
        ("###### Titre", "<h6>Titre</h6>"),
        ("un\ndeux", "<p>un<br>\ndeux</p>"),
        ("~~retiré~~", "<p><s>retiré</s></p>"),
        ("<b>gras</b>", "<p>&lt;b&gt;gras&lt;/b&gt;</p>"),
        ("![la carte](https://example.org/suivi.png)", "<p>la carte</p>"),
        (
            "[texte](https://example.org)",
            '<p><a href="https://example.org" rel="nofollow noopener noreferrer">texte</a></p>',
        ),
        ("3. trois", '<ol start="3">\n<li>trois</li>\n</ol>'),
        ("```python\nx < 1\n```", "<pre><code>x &lt; 1\n</code></pre>"),
        ("", ""),
    ],
)
def test_render(text, html):
    assert markdown.render(text) == html


def test_tables_come_without_style():
    html = markdown.render("| État | Visa |\n|:---|---:|\n| Mali | oui |")
    assert "<td>oui</td>" in html
    assert "style" not in html


def test_a_link_that_runs_a_script_is_no_link():
    assert "href" not in markdown.render("[x](javascript:alert(1)) [y](data:text/html,z)")


@pytest.mark.parametrize("scheme", ["ftp", "tel", "file", "vbscript"])
def test_links_lead_to_pages_and_addresses_only(scheme):
    assert "href" not in markdown.render(f"[x]({scheme}://example.org)")
    assert 'href="mailto:a@example.org"' in markdown.render("<a@example.org>")


def test_the_second_gate_holds_without_the_first(monkeypatch):
    monkeypatch.setattr(markdown, "_parser", lambda: MarkdownIt("commonmark", {"html": True}))
    html = markdown.render(
        '<h1>a</h1><img src="x"><p id="a" class="b" style="c">e</p>'
        '<a href="/f" hreflang="g" target="h">i</a><script>j</script>'
    )
    assert html == ('a<p>e</p><a href="/f" rel="nofollow noopener noreferrer">i</a>')


def test_plain_keeps_the_words_only():
    text = "# Titre\n\nUn **mot** et [un lien](https://example.org).\n\n- `code` & <b>\n\n![vue](x)"
    assert markdown.plain(text) == "Titre Un mot et un lien. code & <b> vue"


@pytest.mark.parametrize(
    ("limit", "excerpt"),
    [(100, "Les États, tous réunis"), (17, "Les États, tous…"), (12, "Les États…"), (2, "L…")],
)
def test_plain_is_cut_between_words(limit, excerpt):
    assert markdown.plain("Les États, *tous* réunis", limit) == excerpt


def test_a_quotation_names_its_author():
    with translation.override("en"):
        assert markdown.quote("Un\n\nDeux", "Awa Diop") == (
            "> Awa Diop wrote:\n>\n> Un\n>\n> Deux\n\n"
        )
    with translation.override("fr"):
        assert markdown.quote("Un", "Awa Diop").startswith("> Awa Diop a écrit\u00a0:\n")


def test_a_name_is_not_read_as_markdown():
    html = markdown.render(markdown.quote("x", "*A* <b>\n# B [c](https://example.org)"))
    assert "<em>" not in html
    assert "<a " not in html
    assert "<h" not in html


def test_quotations_do_not_grow_without_end():
    text = "premier"
    for turn in range(8):
        text = markdown.quote(text, f"A{turn}") + f"réponse {turn}"
    html = markdown.render(text)
    assert html.count("<blockquote>") == markdown.QUOTATION_DEPTH
    assert "réponse 6" in html
    assert "premier" not in html


@given(hostile)
def test_what_follows_a_quotation_stands_outside_of_it(text):
    html = markdown.render(markdown.quote(text, "A") + "ma réponse")
    outside = re.sub(r"<blockquote>.*</blockquote>", "", html, flags=re.DOTALL)
    assert "ma réponse" in outside
