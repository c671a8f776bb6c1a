"""French reports read whole: what a number takes from the sentences and paragraphs around it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_records
from tasks.transform.records.model import DocumentInput, DocumentRecords

DAY = dt.date(2025, 6, 20)  # a Friday


def records(text: str, language: str = "fr") -> DocumentRecords:
    document = DocumentInput("d", text, language, dateline_date=DAY, published_at=DAY)
    return build_records(document, find_mentions(text, language, DAY))


def claim(text: str, low: float, language: str = "fr") -> dict[str, Any]:
    return next(row for row in records(text, language).claims if low in (row["low"], row["high"]))


def days(row: dict[str, Any]) -> tuple[str | None, str | None]:
    start, end = row["period_start"], row["period_end"]
    return start and start.isoformat(), end and end.isoformat()


@pytest.mark.parametrize(
    ("text", "low", "expected"),
    [
        # the day of the verb, not that of an aside before it
        (
            "Neuf hommes d'un même clan, détenus depuis le 4 mars, ont été condamnés mercredi à Pau.",
            9,
            ("2025-06-18", "2025-06-18"),
        ),
        # the figures of a report hold for the stretch that they were drawn up for, not for the day they came out
        (
            "La douane de Brest a dévoilé jeudi le bilan de son action en 2024. Ses agents ont saisi 90 kilos de cocaïne.",
            90,
            ("2024-01-01", "2024-12-31"),
        ),
        # days counted from the day told last; from a day to come on
        (
            "Le 2 juin, à Pau, 40 vélos ont été saisis. Trois jours plus tard, à Dax, une brigade arrêtait deux receleurs.",
            2,
            ("2025-06-05", "2025-06-05"),
        ),
        ("À partir de dimanche, 300 gendarmes seront déployés à Pau.", 300, ("2025-06-22", None)),
        # the one day of an operation holds where it is named again
        (
            "Neuf personnes ont été arrêtées mercredi au cours de l'opération Mistral. Pendant l'opération, 80 policiers ont "
            "visité 12 adresses.",
            12,
            ("2025-06-18", "2025-06-18"),
        ),
        # a place that ends like a future is no plan
        ("Le 2 juin, la brigade de Kidira a mis la main sur 70 kilos d'héroïne.", 70, ("2025-06-02", "2025-06-02")),
        # an act dated far from the head of its sentence dates the next one
        (
            "Une bande qui visait les bijouteries de tout le département a été démantelée mardi. Six hommes ont été arrêtés.",
            6,
            ("2025-06-17", "2025-06-17"),
        ),
        # lines under the day that they sum up
        ("Bilan de la journée du 12 juin :\n- 9 perquisitions ;\n- 31 téléphones saisis ;", 31, ("2025-06-12", "2025-06-12")),
        # a year told for comparison is not that of what follows
        (
            "En 2024, la douane a saisi 40 tonnes de tabac, contre 31,5 tonnes en 2023. Douze dépôts ont également été fermés.",
            12,
            ("2024-01-01", "2024-12-31"),
        ),
        (
            "En 2024, 90 personnes ont été arrêtées, contre 61 en 2022. En mai, 14 dépôts ont été fermés.",
            14,
            ("2024-05-01", "2024-05-31"),
        ),
        # a month of what will be done lies ahead
        ("En 2024, 12 agents ont été formés. En mars, l'école formera 40 policiers.", 40, ("2026-03-01", "2026-03-31")),
        # a paragraph without a time goes on with the events of the one before
        (
            "Douze hommes ont été arrêtés mardi à Brest.\nLes gendarmes ont aussi saisi 14 véhicules.",
            14,
            ("2025-06-17", "2025-06-17"),
        ),
        # losses and victims are of no single day
        ("Deux hommes ont été extradés en avril. Quelque 300 clients ont perdu 4 millions d'euros.", 300, (None, None)),
    ],
)  # fmt: skip
def test_when(text: str, low: float, expected: tuple[str | None, str | None]) -> None:
    assert days(claim(text, low)) == expected


@pytest.mark.parametrize(
    ("text", "low", "expected"),
    [
        ("Entre le 2 et le 8 juin, 60 victimes ont été secourues.", 60, True),
        ("Mardi, 60 personnes au total ont été arrêtées à Brest.", 60, False),
        ("Les enquêteurs ont recensé 140 plaintes dans toute la France.", 140, True),
        ("En 2024, une opération conjointe avait mené à 30 arrestations.", 30, False),
        ("En 2024, 900 ateliers ont été fermés, dont deux à Lyon.", 900, True),
    ],
)
def test_total_or_occasion(text: str, low: float, expected: bool) -> None:
    assert claim(text, low)["cumulative"] is expected


COOPERATION = [
    (
        "BRUXELLES, 18 juin 2025 - La police roumaine a fourni aux enquêteurs belges les coordonnées de deux suspects.",
        ("BE", "RO"),
        "information_exchange",
        "done",
    ),
    (
        "ROME, 18 juin 2025 - La police tunisienne a transmis une liste de noms, et Europol a apporté son concours.",
        ("EUROPOL", "IT"),
        "joint_operation",
        "done",
    ),
    (
        "PARIS, 18 juin 2025 - Les polices italienne, suisse et française ont agi ensemble.",
        ("CH", "FR", "IT"),
        "joint_operation",
        "done",
    ),
    (
        "BERNE, 18 juin 2025 - L'office partage chaque mois ses fichiers avec l'Autriche et la Slovénie.",
        ("AT", "CH", "SI"),
        "information_exchange",
        "ongoing",
    ),
    (
        "RABAT, 18 juin 2025 - Une convention d'extradition a été conclue mardi avec la Belgique.",
        ("BE", "MA"),
        "agreement",
        "done",
    ),
    (
        "ABIDJAN, 18 juin 2025 - La réunion semestrielle des ministres de la Sécurité du Ghana, du "
        "Togo et de Côte d'Ivoire s'est tenue mardi. Un accord tripartite y a été signé.",
        ("CI", "GH", "TG"),
        "agreement",
        "done",
    ),
    (
        "ABIDJAN, 18 juin 2025 - La réunion semestrielle des ministres de la Sécurité du Ghana, du Togo "
        "et de Côte d'Ivoire s'est tenue mardi. Un centre commun ouvrira en mars à Accra.",
        ("CI", "GH", "TG"),
        "cooperation_mechanism",
        "planned",
    ),
    (
        "ABIDJAN, 18 juin 2025 - La réunion semestrielle des ministres de la "
        "Sécurité du Ghana, du Togo et de Côte d'Ivoire s'est tenue mardi.",
        ("CI", "GH", "TG"),
        "regular_meeting",
        "done",
    ),
    (
        "MADRID, 18 juin 2025 - Les douaniers portugais et la Garde civile espagnole patrouillent chaque semaine côte à côte.",
        ("ES", "PT"),
        "joint_patrol",
        "ongoing",
    ),
    (
        "LOMÉ, 18 juin 2025 - Les Béninoises ont été remises à la police de leur pays au poste de Hillacondji.",
        ("BJ", "TG"),
        "handover",
        "done",
    ),
    (
        "LYON, 18 juin 2025 - Quelque 60 gendarmes français et quatre policiers italiens ont pris part à l'opération.",
        ("FR", "IT"),
        "joint_operation",
        "done",
    ),
    (
        "LYON, 18 juin 2025 - Une cellule réunissant la Belgique, le Luxembourg et la France s'installera à Metz.",
        ("BE", "FR", "LU"),
        "task_force",
        "planned",
    ),
    (
        "OTTAWA, 18 juin 2025 - Un policier de liaison canadien s'installera à Bogota en mai.",
        ("CA", "CO"),
        "liaison_office",
        "planned",
    ),
    (
        "DAKAR, 18 juin 2025 - Une ligne d'alerte reliera Dakar et Banjul avant la fin de l'année.",
        ("GM", "SN"),
        "hotline",
        "planned",
    ),
    (
        "PARIS, 18 juin 2025 - L'école a formé 90 agents maliens depuis 2022.",
        ("FR", "ML"),
        "training",
        "done",
    ),
    (
        "DAKAR, 18 juin 2025 - Le Sénégal déploiera 90 gendarmes à Bangui, au sein "
        "de la mission de maintien de la paix des Nations unies.",
        ("SN", "UN"),
        "peacekeeping",
        "planned",
    ),
    (
        "GENÈVE, 18 juin 2025 - La police genevoise et la gendarmerie française ont démantelé ensemble deux réseaux.",
        ("CH", "FR"),
        "joint_operation",
        "done",
    ),
    ("La Belgique et le Pérou doivent par ailleurs signer en août un accord policier.", ("BE", "PE"), "agreement", "planned"),
    ("Le Maroc a extradé 22 personnes recherchées vers la France.", ("FR", "MA"), "extradition", "done"),
]


@pytest.mark.parametrize(("text", "parties", "mechanism", "status"), COOPERATION, ids=[case[0][-40:] for case in COOPERATION])
def test_who_works_with_whom(text: str, parties: tuple[str, ...], mechanism: str, status: str) -> None:
    found = [(tuple(row["parties"]), row["mechanism"], row["status"]) for row in records(text).cooperation]
    assert (parties, mechanism, status) in found


@pytest.mark.parametrize(
    ("text", "low", "crimes"),
    [
        # charges told in an aside, beside the crime of the group
        (
            "Neuf membres d'une filière de passeurs, jugés pour homicides involontaires, ont été condamnés.",
            9,
            ["homicide", "smuggling_migrants"],
        ),
        ("Les gendarmes ont fermé six ateliers clandestins.", 6, []),
        ("Les policiers ont saisi deux fusils.", 2, []),
        ("Cinq hommes ont été arrêtés pour traite.", 5, ["trafficking"]),
        ("Une filière de traite est tombée : cinq hommes ont été arrêtés.", 5, ["trafficking"]),
        ("Les douaniers ont arrêté sept passeurs de cocaïne.", 7, ["drugs"]),
        ("Ont été séquestrés 14 ordinateurs et trois camions.", 14, []),  # under seal, not kidnapped
        # one find among others says of what crime it is itself
        (
            "Les vols visaient des fermes. Les gendarmes ont saisi 12 pistolets, 3 kilos de cocaïne, 80 montres et 900 euros.",
            80,
            ["other"],
        ),
        ("Cinq hommes ont été mis en examen pour escroquerie en bande organisée.", 5, ["fraud"]),
        ("En Côte d'Ivoire, 24 hommes ont été arrêtés.", 24, []),  # a country, no ivory
        # who belongs to the ring told of before
        (
            "Douze hommes ont été arrêtés pour escroquerie.\nDeux membres du réseau ont été extradés vers la Belgique.",
            2,
            ["fraud"],
        ),
    ],
)
def test_for_what_crimes(text: str, low: float, crimes: list[str]) -> None:
    assert claim(text, low)["crimes"] == crimes


@pytest.mark.parametrize(
    ("text", "low", "places", "place_text"),
    [
        (
            "Dix hommes ont été arrêtés en Moselle, dans le Bas-Rhin et à Colmar.",
            10,
            ["FR"],
            "Moselle, dans le Bas-Rhin et à Colmar",
        ),
        ("Trente migrants ont été repêchés au large de Calais (Pas-de-Calais).", 30, ["FR"], "Calais (Pas-de-Calais)"),
        ("Dans un hangar de Duisbourg, en Allemagne, la police a saisi 40 moteurs.", 40, ["DE"], "Duisbourg, en Allemagne"),
        # the place of a part is not its whole's
        ("PARIS, 18 juin 2025 - La douane a démantelé 14 ateliers, dont deux à Nice.", 14, ["FR"], None),
    ],
)
def test_where(text: str, low: float, places: list[str], place_text: str | None) -> None:
    row = claim(text, low)
    assert (list(row["places"]), row["place_text"]) == (places, place_text)


@pytest.mark.parametrize(
    ("text", "low", "speaker"),
    [
        ("Selon Finéa, la fédération du secteur, la fraude a coûté 30 millions d'euros.", 30e6, "Finéa"),
        (
            "La fraude a coûté 30 millions d'euros, d'après la Chambre de commerce, qui s'inquiète.",
            30e6,
            "la Chambre de commerce",
        ),
        ("Le Bureau d'assurance du Québec chiffre à 2 millions d'euros les pertes.", 2e6, "Bureau d'assurance du Québec"),
        (
            "L'Office fédéral de la douane et des frontières (OFDF) indique avoir saisi 70 colis.",
            70,
            "Office fédéral de la douane et des frontières (OFDF)",
        ),
        (
            "Neuf suspects ont été arrêtés : ce sont les chiffres du bilan présenté lundi par la police de Pau.",
            9,
            "police de Pau",
        ),
        ("Le tribunal de Pau a clos mardi l'affaire dite des faux plombiers : neuf prévenus ont été condamnés.", 9, None),
        ("Sept suspects ont été arrêtés, ont annoncé mercredi les autorités régionales.", 7, "les autorités régionales"),
    ],
)
def test_which_body_says_it(text: str, low: float, speaker: str | None) -> None:
    assert claim(text, low)["speaker"] == speaker


@pytest.mark.parametrize(
    ("text", "low", "expected"),
    [
        # a weight is no thundering, a judge judges nobody here: the day is the deed's, not that of a saying
        (
            "Les douaniers ont saisi mercredi 1,36 tonne de résine à Metz, a annoncé jeudi le parquet.",
            1360,
            ("2025-06-18", "2025-06-18"),
        ),
        ("Le juge a placé mercredi 12 suspects en détention.", 12, ("2025-06-18", "2025-06-18")),
    ],
)
def test_nouns_that_look_like_verbs_of_saying(text: str, low: float, expected: tuple[str, str]) -> None:
    assert days(claim(text, low)) == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "DAKAR, 20 juin 2025 – L'opération Mistral, menée du 2 au 8 juin avec l'armée mauritanienne, a permis 40 saisies.",
            (["MR", "SN"], "joint_operation"),
        ),
        (
            "DAKAR, 20 juin 2025 – À Dakar, 18 gardes civils espagnols sont actuellement en poste.",
            (["ES", "SN"], "liaison_office"),
        ),
        (
            "LILLE, 20 juin 2025 – Le parquet belge a transmis à ses collègues français des écoutes téléphoniques.",
            (["BE", "FR"], "evidence_exchange"),
        ),
        # the adjective tells whose national police it is
        (
            "RABAT, 20 juin 2025 – Trois suspects ont été arrêtés par la police nationale espagnole, agissant de concert avec "
            "les enquêteurs marocains.",
            (["ES", "MA"], "joint_operation"),
        ),
    ],
)
def test_links_with_partners(text: str, wanted: tuple[list[str], str]) -> None:
    assert [(row["parties"], row["mechanism"]) for row in records(text).cooperation] == [wanted]


def test_forces_at_home_are_no_link() -> None:
    text = "DAKAR, 20 juin 2025 – Quarante gendarmes sénégalais sont en poste à Thiès."
    assert records(text).cooperation == []


def test_who_says_it() -> None:
    text = "Trois tonnes de résine ont été saisies à Lyon, a-t-on appris mardi auprès de la direction des douanes."
    assert "douanes" in (claim(text, 3000)["speaker"] or "")


def test_named_suspects_and_witnesses() -> None:
    text = (
        "Le chef de la filière, Anton Varga, a été arrêté. Son bras droit Milos Petrik est en fuite.\n"
        "« On ne dort plus », soupire Jean Malou, chauffeur de taxi à Lomé."
    )
    kinds = {row["name"]: row["kind"] for row in records(text).persons}
    assert kinds == {"Anton Varga": "suspect", "Milos Petrik": "suspect", "Jean Malou": "other"}
