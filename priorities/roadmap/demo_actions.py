"""The fictional actions of the demonstration, as data. Days count from today."""

from dataclasses import dataclass

from priorities.roadmap.workflow import State


@dataclass(frozen=True)
class Row:
    """`stones` are (day, French, English, reached); `report` is (course, text); `postponed` is
    (days, reason); `closes` ends the action once it was reported.
    """

    theme: str
    lead: str
    title_fr: str
    title_en: str
    description_fr: str
    description_en: str
    result_fr: str
    result_en: str
    begins: int
    due: int
    partners: tuple[str, ...] = ()
    stones: tuple[tuple[int, str, str, bool], ...] = ()
    state: str = State.UNDER_WAY
    ground: str = ""
    report: tuple[str, str] | None = None
    postponed: tuple[int, str] | None = None
    weight: int = 1
    public: bool = True
    draft: bool = False
    closes: bool = False


STONES = (
    (-180, "Ouverture du cycle de démonstration", "Opening of the demonstration cycle"),
    (45, "Point d’étape de mi-parcours", "Mid-term review"),
    (150, "Clôture des comptes rendus", "Closing of reports"),
)

ACTIONS = (
    Row(
        theme="cybersecurite",
        lead="SN",
        title_fr="Réserve de formateurs en cybersécurité",
        title_en="Reserve of cybersecurity trainers",
        description_fr=(
            "Constituer une réserve de formateurs que toute délégation peut appeler pour former "
            "une équipe de réponse aux incidents."
        ),
        description_en=(
            "Build a reserve of trainers whom any delegation can call to train an incident "
            "response team."
        ),
        result_fr="Liste de douze formateurs et modalités d’appel",
        result_en="List of twelve trainers and how to call on them",
        begins=-120,
        due=84,
        partners=("MG", "CA-QC"),
        stones=(
            (-60, "Profil des formateurs arrêté", "Trainers’ profile settled", True),
            (30, "Six formateurs retenus", "Six trainers selected", False),
        ),
        report=(
            "on_course",
            "Quatre formateurs sur douze sont retenus ; deux délégations en proposent d’autres.",
        ),
        weight=3,
    ),
    Row(
        theme="transformation-numerique",
        lead="CA-QC",
        title_fr="Catalogue commun de biens communs numériques",
        title_en="Shared catalogue of digital commons",
        description_fr="Rassembler les logiciels et données que les délégations mettent en commun.",
        description_en="Bring together the software and data that delegations share.",
        result_fr="Catalogue publié, en français et en anglais",
        result_en="Catalogue published in French and in English",
        begins=-200,
        due=-20,
        partners=("SN", "AUF"),
        stones=((-90, "Modèle de notice adopté", "Form of entry adopted", True),),
        report=("finished", "Le catalogue est en ligne ; quarante notices y figurent."),
        closes=True,
        weight=2,
    ),
    Row(
        theme="e-gouvernement",
        lead="MG",
        title_fr="Cartographie des points d’échange Internet de l’espace francophone",
        title_en="Map of Internet exchange points in the Francophone space",
        description_fr="Recenser les points d’échange, leur capacité et leur gouvernance.",
        description_en="List the exchange points, their capacity and their governance.",
        result_fr="Rapport et jeu de données ouvert",
        result_en="Report and open data set",
        begins=-170,
        due=-47,
        partners=("SN",),
        stones=(
            (-110, "Questionnaire envoyé", "Questionnaire sent", True),
            (-10, "Vingt-sept États documentés", "Twenty-seven States documented", False),
        ),
        postponed=(
            42,
            "Deux ministères répondent avec retard ; les données des autres sont vérifiées.",
        ),
        report=("delayed", "Dix-huit États sont documentés ; six semaines de retard sur le jalon."),
        weight=2,
    ),
    Row(
        theme="commerce-electronique",
        lead="TG",
        title_fr="Guide des paiements transfrontaliers",
        title_en="Guide to cross-border payments",
        description_fr="Décrire pas à pas ce qu’une petite entreprise doit faire pour être payée.",
        description_en="Describe step by step what a small enterprise does to be paid.",
        result_fr="Guide de quarante pages",
        result_en="Forty-page guide",
        begins=-130,
        due=117,
        stones=((20, "Plan validé par les partenaires", "Outline agreed by the partners", False),),
        partners=("MG",),
    ),
    Row(
        theme="reseaux-sociaux",
        lead="CA-QC",
        title_fr="Exercice commun de réponse à une campagne de désinformation",
        title_en="Joint exercise in responding to a disinformation campaign",
        description_fr="Un exercice d’une journée entre délégations, suivi d’un bilan.",
        description_en="A one-day exercise between delegations, followed by a review.",
        result_fr="Bilan de l’exercice",
        result_en="Review of the exercise",
        begins=25,
        due=95,
        partners=("SN", "MG"),
        state=State.PLANNED,
        public=False,
    ),
    Row(
        theme="transformation-numerique",
        lead="SN",
        title_fr="Plaidoyer commun dans les enceintes internationales",
        title_en="Joint advocacy in international forums",
        description_fr="Préparer des éléments de langage partagés avant chaque grande réunion.",
        description_en="Prepare shared talking points before each major meeting.",
        result_fr="Éléments de langage pour deux réunions",
        result_en="Talking points for two meetings",
        begins=-100,
        due=5,
        stones=((-30, "Première note partagée", "First note shared", True),),
        report=("on_course", "La première note est partagée ; la seconde est en relecture."),
        public=False,
    ),
    Row(
        theme="sensibilisation-nouvelles-technologies",
        lead="NE",
        title_fr="Corpus de voix en langues partenaires",
        title_en="Corpus of voices in partner languages",
        description_fr="Recueillir des enregistrements libres de droits.",
        description_en="Collect recordings free of rights.",
        result_fr="Cent heures d’enregistrements",
        result_en="One hundred hours of recordings",
        begins=-220,
        due=60,
        partners=("AUF",),
    ),
    Row(
        theme="e-gouvernement",
        lead="MG",
        title_fr="Annuaire des guichets numériques",
        title_en="Directory of digital counters",
        description_fr="Annuaire partagé des services publics en ligne.",
        description_en="Shared directory of online public services.",
        result_fr="Annuaire",
        result_en="Directory",
        begins=-190,
        due=40,
        state=State.ABANDONED,
        ground="Le projet est repris par une autre action.",
    ),
    Row(
        theme="cybersecurite",
        lead="SN",
        title_fr="Guide d’hygiène numérique pour les délégations",
        title_en="Guide to digital hygiene for delegations",
        description_fr="Un guide court pour les personnes qui représentent une délégation.",
        description_en="A short guide for people who represent a delegation.",
        result_fr="Guide de huit pages",
        result_en="Eight-page guide",
        begins=10,
        due=120,
        draft=True,
    ),
)
