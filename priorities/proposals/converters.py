"""How official symbols stand in addresses."""

from django.urls import register_converter


class SymbolConverter:
    """An official symbol with its slashes: PN/2026/12."""

    regex = r"PN/[0-9]{4}/[0-9]{1,6}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(SymbolConverter, "symbol")

SYMBOL = "<symbol:symbol>"
