"""What the portal says of itself is open to all, in both languages, and found from every page."""

import pytest
from django.urls import reverse
from django.utils import translation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["about", "accessibility", "sources", "participation_charter"])
def test_everybody_reads_it_in_both_languages_from_the_footer(client, name):
    headings = set()
    for code in ("fr", "en"):
        with translation.override(code):
            path = reverse(f"priorities:{name}")
        page = client.get(path)
        assert page.status_code == 200
        text = page.content.decode()
        footer = text.partition('<footer class="foot">')[2]
        assert f'href="{path}"' in footer
        headings.add(text.partition("<h1>")[2].partition("</h1>")[0])
    assert len(headings) == (1 if name == "sources" else 2)  # one word in both languages


@pytest.mark.parametrize("name", ["about", "accessibility"])
def test_the_address_of_the_secretariat_is_given_when_it_is_known(client, settings, name):
    with translation.override("fr"):
        path = reverse(f"priorities:{name}")

    def body():
        return client.get(path).content.decode().partition("<main")[2].partition("</main>")[0]

    settings.CONTACT_EMAIL = ""
    assert "mailto:" not in body()
    settings.CONTACT_EMAIL = "secretariat@example.org"
    assert 'href="mailto:secretariat@example.org"' in body()
