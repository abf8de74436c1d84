"""Fictional threads of the demonstration, on the real themes; nobody has said what is written."""

from priorities.discussions import services
from priorities.discussions.models import Space, Thread


def load(world) -> None:
    if Thread.objects.exists():
        return
    _incident_response(world)
    _commons(world)
    _digital_government(world)
    _sport_and_youth(world)
    _how_to_contribute(world)


def _space(slug: str) -> Space:
    return Space.objects.get(path=f"themes/{slug}/")


def _incident_response(world) -> None:
    sn, mg, qc = world.people["SN"], world.people["MG"], world.people["CA-QC"]
    thread = services.open_thread(
        actor=sn["focal_point"],
        space=_space("cybersecurite"),
        title="Former les équipes de réponse aux incidents : que mettre en commun ?",
        text=(
            "Notre équipe nationale de réponse aux incidents fonctionne depuis trois ans. Nous "
            "pouvons mettre à disposition **quatre formateurs francophones**, deux missions d’une "
            "semaine par an.\n\n"
            "Avant d’en faire une offre, nous souhaitons savoir :\n\n"
            "1. quels besoins sont les plus pressants ;\n"
            "2. si un programme commun, en français, existe déjà ;\n"
            "3. qui pourrait accueillir une première session.\n\n"
            "@MG, vous aviez évoqué ce sujet à la session."
        ),
    )
    services.contribute(
        actor=mg["focal_point"],
        thread=thread,
        reply_to=1,
        text=(
            "Merci. Notre besoin porte sur le tri des alertes et la conservation des preuves. Nous "
            "pouvons accueillir une session de douze personnes, sous réserve du calendrier."
        ),
    )
    answer = services.contribute(
        actor=qc["drafter"],
        thread=thread,
        reply_to=2,
        text=(
            "> Notre besoin porte sur le tri des alertes et la conservation des preuves.\n\n"
            "Nous avons traduit un module de deux jours sur ces deux points et proposons de le "
            "verser aux biens communs."
        ),
    )
    services.edit(
        actor=qc["drafter"],
        contribution=answer,
        text=(
            "> Notre besoin porte sur le tri des alertes et la conservation des preuves.\n\n"
            "Nous avons traduit un module de **trois jours** sur ces deux points et proposons de "
            "le verser aux biens communs, sous licence libre."
        ),
    )
    services.contribute(
        actor=sn["head"],
        thread=thread,
        text=(
            "Le Sénégal retient ces deux réponses. Un projet de proposition sera soumis à nos "
            "partenaires avant la prochaine session."
        ),
    )


def _commons(world) -> None:
    thread = services.open_thread(
        actor=world.people["CA-QC"]["focal_point"],
        space=_space("biens-communs"),
        title="Un catalogue partagé des communs numériques en français",
        text=(
            "De nombreux logiciels libres et jeux de données existent déjà, mais on les trouve "
            "mal. Un catalogue partagé pourrait décrire pour chacun :\n\n"
            "- ce qu’il fait et pour qui ;\n"
            "- sa licence et sa langue ;\n"
            "- l’administration qui peut en parler.\n\n"
            "Quelles informations vous manquent le plus quand vous cherchez un outil ?"
        ),
    )
    services.contribute(
        actor=world.people["MG"]["drafter"],
        thread=thread,
        reply_to=1,
        text=(
            "La première : savoir **qui l’utilise déjà** et dans quelles conditions de connexion. "
            "Un outil qui exige une liaison permanente ne nous sert pas."
        ),
    )


def _digital_government(world) -> None:
    thread = services.open_thread(
        actor=world.people["SN"]["drafter"],
        space=_space("e-gouvernement"),
        title="L’état civil numérique : premières leçons",
        text=(
            "Nous avons ouvert la déclaration de naissance en ligne dans trois régions. Trois "
            "difficultés : l’identité du déclarant, les centres sans réseau, la reprise des "
            "registres anciens. Comment les avez-vous résolues ?"
        ),
    )
    services.contribute(
        actor=world.people["MG"]["focal_point"],
        thread=thread,
        reply_to=1,
        language="en",
        text=(
            "For offices without a network we collect on tablets and synchronise once a day at "
            "the district. The registers were scanned first and indexed later, which allowed us "
            "to start at once."
        ),
    )


def _sport_and_youth(world) -> None:
    services.open_thread(
        actor=world.institution,
        space=_space("sensibilisation-nouvelles-technologies"),
        title="Éducation au numérique dans les centres de jeunesse",
        text=(
            "La CONFEJES rassemble les programmes d’éducation au numérique menés dans les centres "
            "de jeunesse. Les institutions ne décident pas : nous proposons ce recensement à qui "
            "voudrait en faire une action."
        ),
    )


def _how_to_contribute(world) -> None:
    thread = services.open_thread(
        actor=world.secretariat["officer"],
        space=_space("transformation-numerique"),
        title="Comment contribuer aux échanges de ce thème",
        text=(
            "Les contributions sont informelles : elles n’engagent pas votre délégation. Ce qui "
            "l’engage passe par une proposition et le visa du chef de délégation."
        ),
    )
    services.pin(actor=world.secretariat["moderator"], thread=thread)
