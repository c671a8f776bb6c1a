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
    # a list that goes on far from its verb; numbers told by a crew; a part beside the charges of its whole
    (
        "On Monday 48 kilograms of cocaine turned up in a shed, together with $3 million in cash, nine pistols and 14 handsets.",
        ["seize drug 48 item", "seize money 3000000 USD", "seize weapon 9 item", "seize device 14 item"],
    ),
    (
        "The navy stopped a dhow, detaining its crew of nine and seizing 30 kg of heroin.",
        ["arrest suspect 9 person", "seize drug 30 item"],
    ),
    (
        "Some 1,200 persons were arrested on drug charges, 60 of them foreigners.",
        ["arrest suspect ~1200 person", "arrest suspect 60 person <0"],
    ),
    (
        "Nine defendants have been convicted, three of whom were extradited from Spain.",
        ["sentence suspect 9 person", "extradite suspect 3 person <0"],
    ),
    (
        "Japan brought home 33 of its nationals from Thailand, all of them wanted on fraud charges.",
        ["repatriate suspect 33 person"],
    ),
    (
        "Officials signed a memorandum on Indians trafficked into scam farms, and 67 of them were flown home.",
        ["repatriate victim 67 person"],
    ),
    ("The bureau went on with its drive, holding 97 suspects.", ["arrest suspect 97 person"]),
    ("Two more raids against illegal mining were made.", ["raid site 2 event"]),
    ("Two more raids against illegal mining would be made this year.", ["raid site 2 event planned"]),
    # people by nation with one noun, on a flight, in court; those left out
    (
        "A joint task force of seven Thai and ten Lao officers began work in Vientiane.",
        ["deploy officer 7 person", "deploy officer 10 person"],
    ),
    (
        "Japan flew home 33 fugitives in May. A second flight, with up to 40 fraud suspects aboard, is planned for July.",
        ["repatriate fugitive 33 person", "repatriate suspect -40 person planned"],
    ),
    ("The court gave 14 members of the gang terms of between three and nine years.", ["sentence suspect 14 person"]),
    ("Police held 412 people. All but nine were later charged.", ["arrest suspect 412 person"]),
    (
        "Agents searched 18 offices and walked out with 70 laptops.",
        ["raid site 18 site", "seize device 70 item"],
    ),
    ("Banks held back transfers of $5 million.", ["freeze money 5000000 USD"]),
    # a class of drugs, the injured, a day of a dateline before a sum
    ("Officers had taken 11.3 tonnes of class A drugs off ships at the ports.", ["seize drug 11300 item"]),
    (
        "Two gunmen were killed in the encounter and three policemen sustained injuries.",
        ["involve suspect 2 person", "involve officer 3 person"],
    ),
    ("HOBART, Oct. 24 - A$38.6 million stolen from firms was recovered.", ["recover money 38600000 AUD"]),
    ("Rangers said 900 poachers' snares were removed in the park.", ["seize other 900 item"]),
    (
        "The smugglers had brought 90 migrants, most of them Eritreans, through Latvia.",
        ["charge_flow person 90 person"],
    ),
    ("The police said that 900 recruits were in training.", ["train officer 900 person"]),
    # verbs whose participle is like their first form, in the passive
    ("Nine men were put behind bars.", ["sentence suspect 9 person"]),
    ("Forty accounts were put on hold.", ["freeze account 40 item"]),
    ("Three gangs were shut down.", ["dismantle group 3 group"]),
    ("The agency sent two analysts to Leeds.", ["deploy officer 2 person"]),
]


@pytest.mark.parametrize(("text", "expected"), CLASSES)
def test_english_finds(text: str, expected: list[str]) -> None:
    assert [written(draft) for draft in read(text, "en")] == expected
