"""A browser's long signature as two words a person recognises."""

# Order matters: Edge and Opera also call themselves Chrome, Chrome also calls itself Safari.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def short_name(signature):
    """« Firefox · Windows »; the start of the signature when nothing in it is known."""
    browser = _first(BROWSERS, signature)
    system = _first(SYSTEMS, signature)
    return " · ".join(filter(None, (browser, system))) or signature[:40]


def _first(table, signature):
    return next((name for mark, name in table if mark in signature), "")
