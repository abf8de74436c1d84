"""The words of the fictional proposals. They commit nobody."""

TABLED = {
    "theme": "biens-communs",
    "kind": "initiative",
    "addressed_to": "CPF",
    "writing_language": "fr",
    "title_fr": "Catalogue commun de biens communs numériques",
    "title_en": "Common catalogue of digital commons",
    "context": (
        "Plusieurs administrations francophones publient déjà des logiciels libres, des données"
        " ouvertes et des ressources éducatives. Faute d’un lieu où les retrouver, elles achètent"
        " ou développent souvent deux fois la même chose."
    ),
    "text_fr": (
        "Les États et gouvernements membres recensent les logiciels libres, données ouvertes et"
        " ressources éducatives qu’ils produisent ou soutiennent.\n\n"
        "Le catalogue est publié en français, sous une licence qui en permet le réemploi.\n\n"
        "Chaque délégation désigne une personne chargée de tenir à jour les notices de ses"
        " administrations.\n\n"
        "Un bilan est présenté au Conseil permanent un an après l’ouverture du catalogue."
    ),
    "text_en": (
        "Member States and governments list the free software, open data and educational resources"
        " that they produce or support.\n\n"
        "The catalogue is published in French, under a licence that allows reuse.\n\n"
        "Each delegation appoints a person to keep the entries of its administrations up to"
        " date.\n\n"
        "A review is presented to the Permanent Council one year after the catalogue opens."
    ),
    "expected_results": "Un catalogue en ligne, nourri par dix administrations la première année.",
    "partners": "Universités et institutions de la Francophonie intéressées.",
    "financing": "Contributions volontaires ; hébergement offert la première année.",
}

SUBMITTED = {
    "theme": "cybersecurite",
    "kind": "project",
    "addressed_to": "CMF",
    "writing_language": "fr",
    "title_fr": "Exercice annuel de réponse aux incidents",
    "title_en": "Yearly incident response exercise",
    "context": "Les équipes de réponse aux incidents se connaissent peu d’un pays à l’autre.",
    "text_fr": (
        "Un exercice commun de réponse aux incidents est organisé chaque année, à distance.\n\n"
        "Les enseignements en sont partagés entre les équipes participantes."
    ),
    "text_en": (
        "A common incident response exercise is held each year, remotely.\n\n"
        "Its lessons are shared among the teams that take part."
    ),
    "expected_results": "Un premier exercice avec huit équipes.",
}

AWAITING = {
    "theme": "e-gouvernement",
    "kind": "modality",
    "addressed_to": "CPF",
    "writing_language": "fr",
    "title_fr": "Échange de pratiques entre services publics numériques",
    "title_en": "Exchange of practice between digital public services",
    "context": "Les équipes qui ouvrent un service en ligne rencontrent les mêmes difficultés.",
    "text_fr": (
        "Un programme d’échange accueille chaque semestre des équipes de services publics"
        " numériques.\n\n"
        "Chaque échange donne lieu à une fiche d’une page, publiée sur le portail."
    ),
    "expected_results": "Quatre échanges par an et autant de fiches.",
    "partners": "Écoles d’administration volontaires.",
}

IN_PROGRESS = {
    "theme": "donnees-personnelles",
    "kind": "strategy",
    "writing_language": "fr",
    "title_fr": "Modèle de clauses sur les données personnelles",
    "text_fr": "Un modèle de clauses est proposé aux administrations qui achètent un service.",
}
