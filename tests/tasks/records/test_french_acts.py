"""French acts told by the words around a number: courses, people deprived of money, deaths, returns, checks; two-part weights."""

from __future__ import annotations

import pytest

from tests.tasks.records.test_claims import read, written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Douze douaniers béninois suivront, en juin, un stage de fouille des conteneurs.", ["train officer 12 person planned"]),
        ("Vingt policiers ont achevé en mai, à Lomé, une formation aux enquêtes en ligne.", ["train officer 20 person"]),
        ("L'académie recevra l'an prochain 30 gardes gabonais pour un stage de pistage.", ["train officer 30 person planned"]),
        ("Le réseau a soutiré 2 millions d'euros à 45 pensionnés.", ["loss money 2000000 EUR", "involve victim 45 person"]),
        ("Une veuve a viré 30 000 euros à un faux conseiller.", ["loss money 30000 EUR"]),
        (
            "Ces faux sirops ont causé la mort de 14 personnes, dont six enfants.",
            ["involve victim 14 person", "involve victim 6 person <0"],
        ),
        ("L'accord a permis le retour volontaire, depuis Tripoli, de 210 migrants.", ["repatriate person 210 person"]),
        (
            "Au total, 9 000 passagers ainsi que 310 camions ont été contrôlés.",
            ["involve person 9000 person", "involve vehicle 310 item"],
        ),
        ("Ils sont rentrés à bord de six vols affrétés.", ["deploy vehicle 6 item"]),
        ("Neuf passeports confisqués par les patrons ont été retrouvés.", ["recover document 9 item"]),
        ("Trois ressortissants chiliens ont été extradés lundi.", ["extradite suspect 3 person"]),
        ("L'armée a déployé 90 hommes.", ["deploy officer 90 person"]),
        (
            "La police a arrêté 20 personnes, soit 12 Togolais et huit Béninois.",
            ["arrest suspect 20 person", "arrest suspect 12 person <0", "arrest suspect 8 person <0"],
        ),
        (
            "Le tribunal a condamné 14 prévenus. Six sont de nationalité polonaise, cinq hongroise.",
            ["sentence suspect 14 person", "sentence suspect 6 person <0", "sentence suspect 5 person <0"],
        ),
        # weights
        ("Deux tonnes et 40 kilos de cocaïne ont été saisis.", ["seize drug 2040 item"]),
        ("La douane a saisi 3 kilos et 200 grammes d'héroïne.", ["seize drug 3.2 item"]),
        ("La douane a saisi 3 tonnes de khat et 40 kilos d'héroïne.", ["seize drug 3000 item", "seize drug 40 item"]),
        ("Ils ont saisi deux pirogues et 60 kilos de viande de brousse.", ["seize vehicle 2 item", "seize other 60 item"]),
        (
            "En mai, la douane a saisi 12 tonnes de cocaïne. Puis 3 tonnes destinées au Chili ont été saisies à Lima.",
            ["seize drug 12000 item", "seize drug 3000 item"],
        ),
    ],
)
def test_acts(text: str, expected: list[str]) -> None:
    assert [written(draft) for draft in read(text, "fr")] == expected


def test_the_day_of_a_deed_is_no_total_before_a_colon() -> None:
    text = "Le Togo a remis 90 suspects.\nLe 2 mai, à Pau, des gendarmes ont investi un hangar : 17 personnes ont été arrêtées."
    assert [written(draft) for draft in read(text, "fr")] == ["handover suspect 90 person", "arrest suspect 17 person"]
