"""Links of French announcements told as a relation of two parties, and capitals that stand for their state."""

from __future__ import annotations

import pytest

from tests.tasks.records.test_french_links import links

HEAD = "ALGER, 20 juin 2025 – La police algérienne a arrêté douze hommes lundi à Oran.\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Alger et Rome ont scellé l'an dernier un accord sur les navires volés.", ["DZ+IT agreement done"]),
        ("Les douaniers d'Oran tenaient leurs informations de Lisbonne.", ["DZ+PT information_exchange done"]),
        ("La prise fait suite à un avertissement de la douane néerlandaise.", ["DZ+NL information_exchange done"]),
        (
            "L'alerte a été lancée par les garde-côtes maltais, qui ont transmis à Oran la position du navire.",
            ["DZ+MT information_exchange done"],
        ),
        ("Des images radar fournies par le Danemark ont guidé la patrouille.", ["DK+DZ information_exchange done"]),
        (
            "Chaque matin, les douanes tunisienne et algérienne s'échangent les listes de passagers.",
            ["DZ+TN information_exchange ongoing"],
        ),
        ("Le parquet chilien a fait parvenir à Alger les dépositions de douze témoins.", ["CL+DZ evidence_exchange done"]),
        ("L'Algérie a présenté à Chypre une demande d'entraide judiciaire.", ["CY+DZ evidence_exchange done"]),
        ("Les copies des registres ont été remises au juge algérien par la police maltaise.", ["DZ+MT evidence_exchange done"]),
        ("Gendarmes tunisiens et algériens ont fouillé la ferme ensemble.", ["DZ+TN joint_operation done"]),
        ("Des plongeurs venus d'Italie ont participé aux recherches.", ["DZ+IT joint_operation done"]),
        (
            "Ces arrestations sont le fruit d'une enquête commune des polices algérienne, espagnole et polonaise.",
            ["DZ+ES+PL joint_operation done"],
        ),
        ("Une frégate danoise a suivi le yacht pendant deux jours à la demande d'Alger.", ["DK+DZ joint_operation done"]),
        (
            "Les descentes, coordonnées par Eurojust et Europol, ont eu lieu en Italie et en Espagne.",
            ["ES+EUROPOL+IT joint_operation done"],
        ),
        ("L'Algérie et le Niger ont formé une brigade commune de dix analystes.", ["DZ+NE task_force done"]),
        ("Des enquêteurs libyens et algériens servent dans une même unité depuis 2023.", ["DZ+LY task_force ongoing"]),
        ("Une ligne directe avec les garde-côtes italiens est en service depuis mars.", ["DZ+IT hotline ongoing"]),
        ("Les chefs des douanes algérienne et tunisienne se voient deux fois par an.", ["DZ+TN regular_meeting ongoing"]),
        ("Un poste partagé par l'Algérie et la Tunisie a ouvert à Tébessa en 2020.", ["DZ+TN cooperation_mechanism done"]),
        ("Deux commissaires algériens sont détachés à Madrid.", ["DZ+ES liaison_office ongoing"]),
        (
            "Un officier de liaison algérien occupe depuis janvier un bureau au siège de la police italienne.",
            ["DZ+IT liaison_office ongoing"],
        ),
        ("Les Roumains ont été remis mardi à la police de leur pays.", ["DZ+RO handover done"]),
        ("Les deux Maliens ont été reconduits à leur consulat.", ["DZ+ML handover done"]),
        ("Alger a demandé à Ankara d'extrader les deux frères.", ["DZ+TR extradition planned"]),
        ("Vingt cadets nigériens suivent un stage algérien à Boumerdès.", ["DZ+NE training ongoing"]),
        ("Des instructeurs algériens ont formé trente marins ghanéens à Tema.", ["DZ+GH training done"]),
        ("Quarante gardes ont suivi un cours de la gendarmerie française.", ["DZ+FR training done"]),
        ("Les drones sont un don de la Corée du Sud.", ["DZ+KR support done"]),
        ("Le Mali a remercié l'Algérie pour les générateurs.", ["DZ+ML support done"]),
        ("L'ambassadeur du Japon a félicité la police pour ce sauvetage.", ["DZ+JP support done"]),
        ("L'Algérie a prêté quatre scanners à la Libye.", ["DZ+LY support done"]),
        ("Les enquêteurs brésiliens ont salué leurs collègues algériens.", ["BR+DZ support done"]),
    ],
)
def test_relations(sentence: str, expected: list[str]) -> None:
    assert links(HEAD + sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "La police a salué le travail des pompiers.",
        "L'homme a été conduit à Varsovie pour y être soigné.",
        "Un gang albanais envoyait les voitures à Tirana.",
        "Un Polonais et deux Suédois figurent parmi les détenus.",
        "Le suspect, un Lituanien, avait été condamné à Vilnius l'an dernier.",
        "Le camion avait été envoyé à Oran par une société de Rotterdam.",
        "Le ministre algérien a reçu la presse à Paris.",
        "La drogue était partie de Lima pour Anvers.",
        "Les drones ont été payés par la commune.",
        "Les douze hommes, dont trois Marocains, ont été remis au parquet d'Oran.",
        "Une bande moldave volait des voitures à Oran.",
        "La douane a saisi trois valises marocaines.",
        "Sans accord d'extradition entre l'Algérie et le Pérou, le dossier est clos.",
    ],
)
def test_no_relations(sentence: str) -> None:
    assert links(HEAD + sentence) == []
