"""Every reusable question about the words of the two languages."""

from django.db import models

from portal.text.sortkey import search_key


class GlossaryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The glossary is public."""
        return self

    def matching(self, words: str):
        """Terms that hold every word, in either language, accents and case ignored."""
        found = self
        for word in search_key(words).split():
            found = found.filter(search_text__contains=word)
        return found

    def in_order_of(self, language: str):
        return self.order_by("sort_en" if language == "en" else "sort_fr", "pk")
