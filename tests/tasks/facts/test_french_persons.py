"""French persons: descriptions that no list knows, names without an office, and who of them is accused, a victim or private."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.transform.facts.mentions import find_mentions


def persons(text: str) -> list[str]:
    found = find_mentions(text, "fr", dt.date(2025, 5, 14))
    return [f"{m.name} | {m.detail} | {m.code}" for m in found if m.kind == "person"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le livreur, Paul Mercadier-Roux, a été remis lundi aux douaniers.", ["Paul Mercadier-Roux | livreur | suspect"]),
        (
            "Un affréteur maltais de 41 ans, Karl Zerafa, a été interpellé.",
            ["Karl Zerafa | affréteur maltais de 41 ans | suspect"],
        ),
        ("Ils ont arrêté Ahmed Sellami, argentier présumé du trafic.", ["Ahmed Sellami | argentier présumé du trafic | suspect"]),
        (
            "Le capitaine présumé du voilier, Luis Ortega Pino, se tait.",
            ["Luis Ortega Pino | capitaine présumé du voilier | suspect"],
        ),
        ("Un quatrième homme, Omar Diallo Barry, est en fuite.", ["Omar Diallo Barry | None | suspect"]),
        ("L'horlogère Jeanne Perrochet a perdu 40 000 francs.", ["Jeanne Perrochet | horlogère | victim"]),
        ("L'infirmier Luc Tanguy-Bell, enlevé en mai, est rentré.", ["Luc Tanguy-Bell | infirmier | victim"]),
        (
            "« Tout a brûlé », soupire Anne Lebris, apicultrice à Retiers, dont le hangar a été pillé.",
            ["Anne Lebris | apicultrice à Retiers | victim"],
        ),
        ("Pour Marc Ottinger, dont la grange a été incendiée, il est tard.", ["Marc Ottinger | None | victim"]),
        ("Un mandat a été émis contre Yvan Sorel, gérant du garage.", ["Yvan Sorel | gérant du garage | suspect"]),
        (
            "L'association Rive verte s'inquiète. « Trop tard », dit son coordinateur, Noël Rabe.",
            ["Noël Rabe | coordinateur | other"],
        ),
        ("La ministre gabonaise Alice Ndong a signé le texte.", ["Alice Ndong | ministre gabonaise | official"]),
        # names of places and bodies, and what only looks like a description
        ("Au marché de Bois Noir, un vendeur de 30 ans se tait.", []),
        ("Hier, Grand Bassam a reçu 40 policiers.", []),
        ("Le chantier, Port Neuf, a été fouillé.", []),
        ("Le voilier Belle Étoile a été arraisonné.", []),
    ],
)
def test_persons(text: str, expected: list[str]) -> None:
    assert persons(text) == expected
