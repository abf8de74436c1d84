import pytest

from portal.typography import french_faults


@pytest.mark.parametrize(
    "text",
    [
        "L’État décide\u00a0: oui\u00a0; non\u00a0? si\u00a0!",
        "«\u00a0Visa\u00a0» donné",
        "Vraiment\u00a0?!",
        "Voir https://example.org/a?b=1;c et mailto:a@example.org",
        "à 10:00 et 9:30",
        "H:i",
        "<a href=\"%(url)s\" title='x'>lire</a>…",
        "Délai&nbsp;: %(hours)s&nbsp;!",
        "%(name)s\u00a0: {count}\u00a0!",
        ":",
        "",
    ],
)
def test_good_french(text):
    assert french_faults(text) == []


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("l'État", "’"),
        ("Chargement...", "…"),
        ("Nom :", "before :"),
        ("Nom:", "before :"),
        ("Sûr ?", "before ?"),
        ("Oui!", "before !"),
        ("un ; deux", "before ;"),
        ("«\u00a0a »", "before »"),
        ("« a\u00a0»", "after «"),
        ("%(name)s :", "before :"),
        ("<b>Nom</b> :", "before :"),
    ],
)
def test_a_fault_is_named(text, sign):
    (fault,) = french_faults(text)
    assert sign in fault
