from django.shortcuts import render
from django.utils.translation import get_language

from portal.pagination import KeysetPaginator
from priorities.languages.forms import GlossarySearchForm
from priorities.languages.models import GlossaryTerm

TERMS_PER_PAGE = 40
# Latin letters with which a term begins, in either language.
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def glossary(request):
    """The terms in the order of the reader's language, with both languages side by side."""
    language = "en" if get_language() == "en" else "fr"
    sort = f"sort_{language}"
    terms = GlossaryTerm.objects.visible_to(request.user)
    form = GlossarySearchForm(request.GET)
    if form.is_valid():
        terms = terms.matching(form.cleaned_data["q"])
        if form.cleaned_data["category"]:
            terms = terms.filter(category=form.cleaned_data["category"])
    letter = request.GET.get("letter", "")
    if letter and letter in LETTERS:
        terms = terms.filter(**{f"{sort}__startswith": letter})
    page = KeysetPaginator(terms, order=(sort,), per_page=TERMS_PER_PAGE).page(request.GET)
    return render(
        request,
        "priorities/languages/glossary.html",
        {
            "form": form,
            "page": page,
            "letters": LETTERS,
            "letter": letter,
            "filtered": any(request.GET.get(name) for name in ("q", "category", "letter")),
        },
    )
