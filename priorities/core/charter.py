"""The code of participation (« charte de participation »), as data.

A report of a contribution names one of these articles by its slug; the page prints them all. The
text stands in both languages here and not in the catalogue, because a report must be able to quote
an article word for word.
"""

from dataclasses import dataclass

from django.utils.translation import get_language


@dataclass(frozen=True)
class Article:
    """`breach` is False for an article that tells a procedure: no text can break it."""

    number: int
    slug: str
    title_fr: str
    title_en: str
    text_fr: str
    text_en: str
    breach: bool = True

    @property
    def title(self) -> str:
        return self.title_fr if _french() else self.title_en

    @property
    def text(self) -> str:
        return self.text_fr if _french() else self.text_en

    def __str__(self) -> str:
        """« Article 1 : respect des personnes »."""
        if _french():
            return f"Article {self.number}\u00a0: {self.title_fr[0].lower()}{self.title_fr[1:]}"
        return f"Article {self.number}: {self.title_en[0].lower()}{self.title_en[1:]}"


def _french() -> bool:
    return (get_language() or "fr").startswith("fr")


ARTICLES = (
    Article(
        1,
        "respect",
        "Respect des personnes",
        "Respect for persons",
        "On discute des idées, jamais des personnes. Aucune attaque personnelle, aucune injure, "
        "aucun propos discriminatoire envers une personne, un peuple, un État ou un gouvernement.",
        "Ideas are discussed, never persons. No personal attack, no insult, no discriminatory "
        "words about a person, a people, a State or a government.",
    ),
    Article(
        2,
        "subject",
        "Sujet du thème",
        "Subject of the theme",
        "Une contribution porte sur le sujet du thème et du fil où elle est écrite. Un autre sujet "
        "trouve sa place dans un autre fil.",
        "A contribution bears on the subject of the theme and thread in which it is written. "
        "Another subject belongs in another thread.",
    ),
    Article(
        3,
        "one-voice",
        "Une délégation, une voix",
        "One delegation, one voice",
        "Chacun écrit sous son nom et celui de sa délégation, dans les limites de son mandat. "
        "Personne n’écrit au nom d’une autre délégation ni ne prête son compte. Seul le visa du "
        "chef de délégation engage la délégation.",
        "Everyone writes under their own name and that of their delegation, within their mandate. "
        "Nobody writes in the name of another delegation or lends an account. Only the visa of the "
        "head of delegation commits the delegation.",
    ),
    Article(
        4,
        "confidentiality",
        "Confidentialité des espaces fermés",
        "Confidentiality of closed spaces",
        "Ce qui est lu dans un espace fermé n’en sort pas : ni texte, ni document, ni position, ni "
        "le fait même qu’une discussion s’y tient.",
        "What is read in a closed space does not leave it: no text, no document, no position, not "
        "even the fact that a discussion takes place there.",
    ),
    Article(
        5,
        "sources",
        "Textes d’autrui et sources",
        "Texts of others and sources",
        "Un texte, un chiffre ou une image qui n’est pas de l’auteur est donné avec sa source, et "
        "seulement si son usage est permis.",
        "A text, figure or picture that is not the author’s own is given with its source, and only "
        "if its use is permitted.",
    ),
    Article(
        6,
        "accuracy",
        "Exactitude des faits",
        "Accuracy of facts",
        "Nul ne présente comme établi un fait qu’il sait faux, ni comme décidé ce qui ne l’est "
        "pas. Une erreur se corrige là où elle a été écrite.",
        "Nobody presents as established a fact known to be false, or as decided what is not. A "
        "mistake is corrected where it was written.",
    ),
    Article(
        7,
        "personal-data",
        "Données personnelles",
        "Personal data",
        "Aucune donnée personnelle d’un tiers n’est publiée sans son accord, en dehors du nom et "
        "de la fonction de qui agit pour une délégation ou une institution.",
        "No personal data of a third party is published without consent, other than the name and "
        "office of those who act for a delegation or an institution.",
    ),
    Article(
        8,
        "languages",
        "Langues",
        "Languages",
        "On écrit en français ou en anglais. Le texte français fait foi ; une traduction est "
        "donnée par courtoisie et se présente comme telle.",
        "Contributions are written in French or in English. The French text is authentic; a "
        "translation is a courtesy and is presented as one.",
    ),
    Article(
        9,
        "restraint",
        "Mesure",
        "Restraint",
        "Ni répétition destinée à couvrir la voix des autres, ni publicité, ni démarchage.",
        "No repetition meant to drown out others, no advertising, no canvassing.",
    ),
    Article(
        10,
        "safety",
        "Sécurité",
        "Safety",
        "Aucun fichier ni lien trompeur ou nuisible ; aucune tentative d’entrer là où l’on n’est "
        "pas admis. Une faille découverte est signalée au secrétariat.",
        "No deceptive or harmful file or link; no attempt to enter where one is not admitted. A "
        "weakness that is found is reported to the secretariat.",
    ),
    Article(
        11,
        "reports",
        "Signalement et recours",
        "Reports and appeals",
        "Toute délégation peut signaler une contribution en nommant l’article en cause. Le "
        "secrétariat ne la masque qu’en donnant le motif, que l’auteur et son chef de délégation "
        "reçoivent aussitôt. Un recours est ouvert ; une autre personne en décide. Une décision "
        "d’une instance n’est jamais masquée.",
        "Any delegation may report a contribution, naming the article concerned. The secretariat "
        "hides it only with a ground, which the author and the head of delegation receive at once. "
        "An appeal is open; another person decides on it. A decision of a body is never hidden.",
        breach=False,
    ),
)

BY_SLUG = {article.slug: article for article in ARTICLES}


def article(slug: str) -> Article:
    """Raises KeyError for an article the code does not have."""
    return BY_SLUG[slug]


def grounds() -> list[tuple[str, str]]:
    """Choices for the form of a report: the articles that a contribution can break."""
    return [(article.slug, str(article)) for article in ARTICLES if article.breach]
