"""Texts that people write: to safe HTML, to sorting and searching keys, and compared."""
