"""French lists and their parts: kinds told again, members behind parts, nations in apposition, openings without a verb; and who
is a migrant, a victim or an accused."""

from __future__ import annotations

import pytest

from tests.tasks.records.test_claims import read, written

CASES = [
    (
        "Les cinq passagers, trois Chiliens, un Bolivien et un Croate, ont été interpellés.",
        [
            "arrest suspect 5 person",
            "arrest suspect 3 person <0",
            "arrest suspect 1 person <0",
            "arrest suspect 1 person <0",
        ],
    ),
    # what is only asked for is a plan
    ("Rabat a demandé à Lisbonne l'extradition de quatre prévenus.", ["extradite suspect 4 person planned"]),
    ("Rabat a obtenu l'extradition de quatre prévenus.", ["extradite suspect 4 person"]),
    ("Les cinq passagers ont été interpellés.", []),  # told of before: no number of its own
    (
        "La gendarmerie a arrêté sept hommes. Les prévenus, quatre Polonais et trois Tchèques, se taisent.",
        ["arrest suspect 7 person", "arrest suspect 4 person <0", "arrest suspect 3 person <0"],
    ),
    (
        "Les agents ont saisi 22 pistolets, dont six fabriqués sur place, 3 400 munitions, 5 kilos d'héroïne et 12 balances.",
        [
            "seize weapon 22 item",
            "seize weapon 6 item <0",
            "seize weapon 3400 item",
            "seize drug 5 item",
            "seize other 12 item",
        ],
    ),
    (
        "En mai, 40 tonnes de résine et 2 millions de comprimés ont été saisis. Sur cette résine, 6 tonnes étaient à Sète.",
        ["seize drug 40000 item", "seize drug 2000000 item", "seize drug 6000 item <0"],
    ),
    (
        "Neuf tonnes de tabac de contrebande et 40 kilos de cocaïne : la douane de Nantes a présenté lundi son bilan.",
        ["seize other 9000 item", "seize drug 40 item"],
    ),
    ("Neuf tonnes de papier et 40 kilos de colle : l'imprimeur a présenté lundi son budget.", []),
    (
        "Les fraudes ont coûté 12 millions d'euros en 2022, contre 9 millions en 2021.",
        ["loss money 12000000 EUR", "loss money 9000000 EUR"],
    ),
    ("Quatre colis suspects sur cinq ont été ouverts.", []),
    (
        "La marine a intercepté 212 candidats à l'exil, dont 30 Guinéens, et arrêté 14 passeurs.",
        ["arrest person 212 person", "arrest person 30 person <0", "arrest suspect 14 person"],
    ),
    ("Au total, 57 vignerons ont été touchés par l'arnaque.", ["involve victim 57 person"]),
    (
        "Douze hommes ont été interpellés ; huit d'entre eux sont accusés de vol.",
        ["arrest suspect 12 person", "prosecute suspect 8 person <0"],
    ),
    ("L'acte d'accusation vise onze des prévenus.", ["prosecute suspect 11 person"]),
    ("L'an prochain, 25 d'entre eux seront formés à Dakar par des instructeurs sénégalais.", ["train officer 25 person planned"]),
    ("En mars, 80 fugitifs se sont par ailleurs livrés à la police.", ["surrender fugitive 80 person"]),
    ("Ont été séquestrés 14 ordinateurs et 30 000 francs.", ["seize device 14 item", "seize money 30000 FRF"]),
    ("Soixante gendarmes ont investi onze appartements.", ["deploy officer 60 person", "raid site 11 site"]),
    ("Le parquet fait état de 640 affaires de trafic illicite de stupéfiants élucidées.", ["solve case 640 case"]),
    ("L'opération a déjà donné lieu à 85 saisies.", ["seize other 85 event"]),
    ("Deux textes de coopération seront signés en juin.", ["agree agreement 2 agreement planned"]),
    ("L'assureur chiffre à 4 millions d'euros les pertes de la fraude.", ["loss money 4000000 EUR"]),
    ("Le manque à gagner pour le Trésor est évalué à 3 millions d'euros.", ["loss money ~3000000 EUR"]),
    ("Les gardes ont démantelé un trafic d'oiseaux : 45 chardonnerets ont été relâchés.", ["rescue other 45 item"]),
    ("Le maire a promis que trois centres d'accueil ouvriraient en mai.", ["establish site 3 site planned"]),
    ("Les vols, commis en avril, portent sur 230 batteries.", ["involve other 230 item"]),
    ("Deux autres braqueurs, livrés par l'Espagne, sont arrivés lundi à Lyon.", ["extradite suspect 2 person"]),
    (
        "Quatre passeurs ont été arrêtés et quarante enfants, cachés dans une grange, secourus.",
        ["arrest suspect 4 person", "rescue victim 40 person"],
    ),
    (
        "Le parquet recense 9 meurtres, contre 12 en 2023 et 15 sur toute l'année 2022.",
        ["open_case case 9 case", "open_case case 12 case", "open_case case 15 case"],
    ),
    ("La cour a condamné cinq trafiquants et deux sociétés.", ["sentence suspect 5 person", "sentence other 2 item"]),
    ("Trente de ces ouvrières se sont constituées parties civiles.", ["involve victim 30 person"]),
    ("La fraude a été jugée, privant l'État de 3 millions d'euros de taxes.", ["loss money 3000000 EUR"]),
    ("Un retraité a versé à un faux banquier 40 000 euros.", ["loss money 40000 EUR"]),
    (
        "Les gendarmes ont fouillé une ferme, d'où ils ont sorti 12 fusils, six imprimantes et 9 000 euros.",
        ["seize weapon 12 item", "seize device 6 item", "seize money 9000 EUR"],
    ),
    (
        "Les douaniers ont mis la main, le 3 mai, sur 70 kg d'héroïne, d'une contrevaleur de 2 millions d'euros.",
        ["seize drug 70 item", "seize money 2000000 EUR"],
    ),
    (
        "Ils ont effectué quatre patrouilles conjointes ; trois autres sont prévues en mai.",
        ["patrol patrol 4 event", "patrol patrol 3 event planned"],
    ),
    (
        "Vingt suspects ont comparu. Une dizaine d'autres arrestations devraient suivre.",
        ["prosecute suspect 20 person", "arrest suspect ~10 person planned"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[case[0][:40] for case in CASES])
def test_lists_and_people(text: str, wanted: list[str]) -> None:
    assert [written(draft) for draft in read(text, "fr")] == wanted
