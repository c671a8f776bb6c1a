"""French announcements in a reporter's words: who counts, verbs of daily papers, parts told by nation, lists, hedges behind."""

from __future__ import annotations

import pytest

from tests.tasks.records.test_claims import read, written

CASES = [
    ("L'enquête a permis d'identifier 14 détenteurs de comptes en Lituanie.", ["involve person 14 person"]),
    ("Quarante-six épargnantes se sont fait escroquer par ce faux courtier.", ["involve victim 46 person"]),
    ("La fouille de la cale a livré 90 kg de cocaïne.", ["seize drug 90 item"]),
    ("Le capitaine a livré 90 kg de cocaïne à la douane.", ["handover drug 90 item"]),
    (
        "Près de 80 retraités de la région se sont fait soutirer 1,4 million d'euros.",
        ["involve victim -80 person", "loss money 1400000 EUR"],
    ),
    (
        "Une centaine de clients y auraient perdu plus de 3 millions d'euros.",
        ["involve victim ~100 person", "loss money 3000000- EUR"],
    ),
    (
        "Trois aînés ont laissé 90 000 dollars dans cette arnaque.",
        ["involve victim 3 person", "loss money 90000 USD"],
    ),
    ("Vingt naufragés ont été repêchés par un cargo.", ["rescue person 20 person"]),
    ("Douze survivants ont été hissés à bord d'un chalutier.", ["rescue person 12 person"]),
    ("Neuf exilés se sont noyés dans la Manche.", ["involve victim 9 person"]),
    ("Cinq migrants ont péri en mer.", ["involve victim 5 person"]),
    (
        "Quatre recruteurs et deux rabatteuses ont été écroués.",
        ["arrest suspect 4 person", "arrest suspect 2 person"],
    ),
    (
        "Deux receleurs et trois comparses ont été mis en examen.",
        ["prosecute suspect 2 person", "prosecute suspect 3 person"],
    ),
    (
        "Sept individus, qui tentaient de prendre la fuite, ont été rattrapés et placés en garde à vue.",
        ["arrest suspect 7 person"],
    ),
    (
        "Huit hommes soupçonnés d'avoir fourni les faux papiers ont été cueillis à l'aube à leur domicile.",
        ["arrest suspect 8 person"],
    ),
    (
        "La police a annoncé l'arrestation, dimanche, à Gand et à Bruges, de 17 personnes.",
        ["arrest suspect 17 person"],
    ),
    (
        "L'opération s'est soldée par la saisie, dans un hangar de Metz, de 340 kilos de résine de cannabis.",
        ["seize drug 340 item"],
    ),
    (
        "Bilan : l'interpellation de neuf suspects et la fermeture de quatre salons de massage.",
        ["arrest suspect 9 person", "raid site 4 site"],
    ),
    ("Une action a entraîné la fermeture de trois centres d'appels.", ["raid site 3 site"]),
    (
        "Onze personnes ont été arrêtées. Six sont roumaines, quatre bulgares et une est moldave.",
        ["arrest suspect 11 person", "arrest suspect 6 person <0", "arrest suspect 4 person <0", "arrest suspect 1 person <0"],
    ),
    (
        "Neuf trafiquants présumés, huit Béninois et un Togolais, ont été arrêtés.",
        ["arrest suspect 9 person", "arrest suspect 8 person <0", "arrest suspect 1 person <0"],
    ),
    (
        "Vingt-cinq victimes ont été libérées. Quinze d'entre elles sont ghanéennes, sept togolaises et trois béninoises.",
        ["rescue victim 25 person", "rescue victim 15 person <0", "rescue victim 7 person <0", "rescue victim 3 person <0"],
    ),
    (
        "Quarante femmes exploitées, dont douze mineures, ont été secourues.",
        ["rescue victim 40 person", "rescue victim 12 person <0"],
    ),
    (
        "Douze suspects, parmi lesquels trois femmes considérées comme les têtes du réseau, ont été interpellés.",
        ["arrest suspect 12 person", "arrest ringleader 3 person <0"],
    ),
    (
        "Treize des prévenus ont été arrêtés à Lyon, les quatre autres à Grenoble.",
        ["arrest suspect 13 person", "arrest suspect 4 person"],
    ),
    (
        "L'école a formé 80 policiers tchadiens cette année ; une trentaine d'autres y seront accueillis en mars.",
        ["train officer 80 person", "train officer ~30 person planned"],
    ),
    (
        "Le tribunal a fait condamner 14 braconniers, contre huit l'année précédente.",
        ["sentence suspect 14 person", "sentence suspect 8 person"],
    ),
    ("Trois autres prévenus ont été renvoyés en jugement pour vol.", ["prosecute suspect 3 person"]),
    ("Six accusés ont été renvoyés devant la cour d'assises.", ["prosecute suspect 6 person"]),
    ("Deux cents personnes ont été déférées au parquet.", ["prosecute suspect 200 person"]),
    ("Deux cerveaux présumés installés à Dubaï restent recherchés.", ["wanted ringleader 2 person ongoing"]),
    ("Quatre fugitifs demeurent introuvables.", ["wanted fugitive 4 person ongoing"]),
    (
        "Les policiers ont visité trois appartements, d'où ils sont ressortis avec "
        "40 cellulaires, des dizaines de cartes SIM et 22 000 euros.",
        ["raid site 3 site", "seize device 40 item", "seize document 20..99 item", "seize money 22000 EUR"],
    ),
    (
        "Les enquêteurs sont repartis avec 12 ordinateurs portables et 3 voitures.",
        ["seize device 12 item", "seize vehicle 3 item"],
    ),
    (
        "Entre leurs mains se trouvaient 11 passeports et 4 200 euros.",
        ["seize document 11 item", "seize money 4200 EUR"],
    ),
    ("Dans le coffre, les douaniers sont tombés sur 18 kilos d'héroïne.", ["seize drug 18 item"]),
    ("Ont été emportés deux fusils et 31'000 francs.", ["seize weapon 2 item", "seize money 31000 FRF"]),
    ("Ont également été retrouvés sur place une vingtaine de passeports.", ["seize document ~20 item"]),
    ("Le butin comprend 60 montres et 14 tableaux.", ["seize other 60 item", "seize other 14 item"]),
    (
        "Au cours de la fouille, 7 kilos de cocaïne et 90 000 euros en petites coupures ont été mis au jour.",
        ["seize drug 7 item", "seize money 90000 EUR"],
    ),
    (
        "La douane a saisi 9 millions d'articles contrefaits. Viennent ensuite quelque 120 000 sacs.",
        ["seize other 9000000 item", "seize other ~120000 item <0"],
    ),
    ("Près de 300 000 euros ont pu être bloqués à temps.", ["freeze money -300000 EUR"]),
    ("Environ 2 millions d'euros ont pu être restitués aux victimes.", ["recover money ~2000000 EUR"]),
    (
        "Cinq comptes bancaires ont été gelés, pour un total de 60 000 euros.",
        ["freeze account 5 item", "freeze money 60000 EUR"],
    ),
    ("Les dégâts dépasseraient les 4 millions de francs suisses.", ["loss money 4000000- CHF"]),
    ("Le préjudice avoisinerait 12 millions d'euros.", ["loss money ~12000000 EUR"]),
    (
        "Deux tonnes de cannabis ont été saisies. Leur valeur à la revente avoisinerait 9 millions d'euros.",
        ["seize drug 2000 item", "seize money ~9000000 EUR"],
    ),
    ("Une passe se payait de 30 à 80 euros.", []),
    ("Cent douze attaques de distributeurs ont été recensées depuis janvier.", ["open_case case 112 case"]),
    ("Une vingtaine de ces vols seraient l'œuvre d'un même groupe.", ["involve case ~20 case"]),
    ("La réunion s'est tenue à Oran en présence de 80 délégués.", ["meet person 80 person"]),
    ("52 sorties communes ont été effectuées l'an dernier au large des côtes.", ["patrol patrol 52 event"]),
    ("Les deux marines ont mené 14 patrouilles conjointes.", ["patrol patrol 14 event"]),
    (
        "Madrid fournira trois vedettes et enverra jusqu'à 30 gardes civils.",
        ["deploy vehicle 3 item planned", "deploy officer -30 person planned"],
    ),
    (
        "Un centre commun ouvrira à Agadir avec une quarantaine d'officiers.",
        ["deploy officer ~40 person planned"],
    ),
    ("Pas moins de 200 policiers étaient sur le pont.", ["deploy officer 200- person"]),
    (
        "Le pays déploiera 150 gendarmes à Bangui au sein de la mission de l'ONU.",
        ["deploy officer 150 person planned"],
    ),
    ("Quelque 500 femmes ont été contraintes de se prostituer.", ["involve victim ~500 person"]),
    ("Entre 400 et 600 éléphants ont été abattus dans le parc.", ["involve other 400..600 item"]),
    ("Le réseau aurait fait passer 300 migrants vers l'Angleterre.", ["charge_flow person 300 person"]),
    ("Le réseau aurait fait plus de 400 victimes.", ["involve victim 400- person"]),
    ("On dénombre 31 morts et 12 disparus.", ["involve victim 31 person", "involve victim 12 person"]),
    (
        "Bilan de l'opération : 12 gardes à vue, 8 perquisitions, 3 véhicules saisis et 40 000 euros en liquide.",
        ["arrest suspect 12 person", "raid site 8 site", "seize vehicle 3 item", "seize money 40000 EUR"],
    ),
    (
        "Au total, 31 personnes arrêtées, quatre kilos d'héroïne saisis et deux "
        "laboratoires démantelés : c'est le bilan de l'opération.",
        ["arrest suspect 31 person", "seize drug 4 item", "raid site 2 site"],
    ),
    (
        "Résultat des courses : 9 interpellations, 14 kilos de cannabis et 3 armes de poing.",
        ["arrest suspect 9 person", "seize drug 14 item", "seize weapon 3 item"],
    ),
    ("Le trajet dure 3 heures et coûte 2 500 euros par passager.", []),
    ("L'appartement de 80 mètres carrés est situé au 4e étage.", []),
    ("Il encourt dix ans de prison et 150 000 euros d'amende.", []),
    ("L'association compte 40 bénévoles et 300 adhérents.", []),
    ("La commune compte 12 000 habitants.", []),
    ("Plus de 9 000 migrants ont traversé au cours des 18 derniers mois.", ["charge_flow person 9000- person"]),
    (
        "La brigade a démantelé un réseau soupçonné de pertes financières estimées à plus de 40 millions d'euros.",
        ["loss money 40000000- EUR"],
    ),
    ("Les médicaments contrefaits progressent : 400 000 gélules ont été saisies.", ["seize other 400000 item"]),
    ("Quelque 300 000 comprimés de captagon ont été saisis.", ["seize drug ~300000 item"]),
    (
        "Vingt victimes d'un trafic de migrants, dont six mineures, ont été secourues.",
        ["rescue victim 20 person", "rescue victim 6 person <0"],
    ),
    ("Au cours de l'opération 38 logements ont été perquisitionnés.", ["raid site 38 site"]),
    (
        "Y ont été découverts, selon le procureur d'Arles, 48 000 euros en espèces, onze véhicules et quatre armes de poing.",
        ["seize money 48000 EUR", "seize vehicle 11 item", "seize weapon 4 item"],
    ),
    ("Les rumeurs faisant état de 14 policiers blessés sont fausses.", []),
    ("Le réseau a convoyé 90 migrants à 2 000 euros la traversée.", ["charge_flow person 90 person"]),
    ("Il a annoncé que 60 gendarmes renforceraient le poste en mars.", ["deploy officer 60 person planned"]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[case[0][:40] for case in CASES])
def test_reporters_french(text: str, wanted: list[str]) -> None:
    assert [written(draft) for draft in read(text, "fr")] == wanted
