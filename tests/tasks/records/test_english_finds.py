"""English classes of finds: what is taken off a carrier, poached animals, crossings stopped, money of frozen accounts."""

from __future__ import annotations

import pytest

from tests.tasks.records.test_claims import read, written

CLASSES = [
    # taken off or from what was stopped
    (
        "Customs officers took 80 outboard motors and 12 dinghies off a lorry at the border.",
        ["seize other 80 item", "seize vehicle 12 item"],
    ),
    (
        "Officers had taken 11.3 tonnes of cocaine off ships at the ports, against 8.7 tonnes in the same months of 2022.",
        ["seize drug 11300 item", "seize drug 8700 item"],
    ),
    ("The patrol stopped a cargo boat and took from it 900 cartons of cigarettes.", ["seize other 900 item"]),
    ("Two rifles and £9,400 in cash were later taken from a flat.", ["seize weapon 2 item", "seize money 9400 GBP"]),
    ("Officers also came across more than 900 smuggled vapes.", ["seize other 900- item"]),
    ("A traveller excreted 88 wraps of cocaine after landing.", ["seize drug 88 item"]),
    # animals and crossings
    ("Poachers killed 51 rhinos last year, against 86 in 2013.", ["involve other 51 item", "involve other 86 item"]),
    ("The ivory came from at least 40 elephants poached in the reserve.", ["involve other 40- item"]),
    ("In July 86 illegal crossings were stopped.", ["block other 86 event"]),
    ("Guards foiled 86 attempted border crossings.", ["block other 86 event"]),
    # money and accounts
    (
        "Nine bank accounts were frozen on Tuesday, with a combined balance of 6 million rupees.",
        ["freeze account 9 item", "freeze money 6000000 INR"],
    ),
    ("Property worth 9 million euros has been frozen.", ["freeze money 9000000 EUR"]),
    ("A network that moved more than £8 million in drug profits has been broken up.", ["loss money 8000000- GBP"]),
    (
        "The ring moved money through 41 bank accounts opened in the names of 12 shell companies.",
        ["involve account 41 item", "involve other 12 item"],
    ),
    # people and places
    (
        "Thirty-one workers, seven of them minors, were found working as victims of human trafficking in a camp.",
        ["rescue victim 31 person", "rescue victim 7 person <0"],
    ),
    ("The smugglers are believed to have brought more than 300 migrants through Latvia.", ["charge_flow person 300- person"]),
    ("Two new shelters will open in June.", ["establish site 2 site planned"]),
    ("Two mobile scanners will be put into service at the port.", ["deploy device 2 item planned"]),
    # verbs whose participle is like their first form, in the passive
    ("Nine men were put behind bars.", ["sentence suspect 9 person"]),
    ("Forty accounts were put on hold.", ["freeze account 40 item"]),
    ("Three gangs were shut down.", ["dismantle group 3 group"]),
    ("The agency sent two analysts to Leeds.", ["deploy officer 2 person"]),
]


@pytest.mark.parametrize(("text", "expected"), CLASSES)
def test_english_finds(text: str, expected: list[str]) -> None:
    assert [written(draft) for draft in read(text, "en")] == expected
