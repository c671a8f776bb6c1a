"""English wording that no single verb tells: acts around a number, parts named again, finds, flows, teams, gangs' own doings."""

from __future__ import annotations

import pytest

from tests.tasks.records.test_claims import read, written

CASES = [
    # things that lie somewhere, fill a load or are found on somebody
    ("Hidden inside the tyres were 42 kilograms of cocaine and nine pistols.", ["seize drug 42 item", "seize weapon 9 item"]),
    ("Behind a false wall lay 300 watches.", ["seize other 300 item"]),
    ("The lorry was carrying 2,000 bottles of perfume.", ["seize other 2000 item"]),
    ("A courier was stopped at the airport with four kilograms of heroin.", ["seize drug 4 item"]),
    ("Officers seized 5,000 made-in-house cigarettes.", ["seize other 5000 item"]),
    ("Customs made 310 detections of ketamine, 40 of them in parcels.", ["seize drug 310 event", "seize drug 40 event <0"]),
    ("A total of 32 properties have been searched.", ["raid site 32 site"]),
    (
        "The sweep led to the seizure of two tonnes of cocaine, five tonnes of hashish, 900 kilograms of heroin, 40 pistols, "
        "12 luxury cars, 60 watches, 300 telephones and $4 million in several currencies.",
        [
            "seize drug 2000 item",
            "seize drug 5000 item",
            "seize drug 900 item",
            "seize weapon 40 item",
            "seize vehicle 12 item",
            "seize other 60 item",
            "seize device 300 item",
            "seize money 4000000 USD",
        ],
    ),
    # duties that were not paid, money on its way through, money that came back
    ("Duty of $4 million was payable on the load.", ["loss money 4000000 USD"]),
    ("Some $3 million passed through 12 shell companies.", ["loss money ~3000000 USD", "involve other 12 item"]),
    ("About $2 million has found its way back to the savers.", ["recover money ~2000000 USD"]),
    # people got out, checked, carried home, brought in by a gang
    ("Aid workers helped 14 girls to escape from the quarry.", ["rescue victim 14 person"]),
    ("Dozens of boys have been brought out of the mines.", ["rescue victim 20..99 person"]),
    ("Inspectors checked the papers of 90 people.", ["involve person 90 person"]),
    ("A chartered plane carrying 60 suspects left Manila for Jakarta.", ["repatriate suspect 60 person"]),
    ("The gang had brought 80 migrants from Calais to Dover.", ["charge_flow person 80 person"]),
    # what a gang runs and whom it pays
    ("The ring ran six call centres and employed 70 agents.", ["involve site 6 site", "involve person 70 person"]),
    # hands, courts, agreements, courses, teams
    ("The two forces passed 12 fugitives into one another's custody.", ["handover fugitive 12 person"]),
    ("Thirty of the cases ended with a conviction.", ["sentence case 30 case"]),
    ("The ministers put their names to five agreements.", ["agree agreement 5 agreement"]),
    (
        "The academy held nine courses for 400 officers, and 25 inspectors attended a workshop.",
        ["train other 9 event", "train officer 400 person", "train officer 25 person"],
    ),
    ("A 12-member police team has been in Nairobi since March.", ["deploy officer 12 person ongoing"]),
    ("More than 700 officers have been sent to five UN missions.", ["deploy officer 700- person", "deploy mission 5 mission"]),
    ("The programme helped to set up six anti-smuggling units.", ["establish mechanism 6 item"]),
    ("Some 200 delegates from 15 countries attended the summit.", ["meet person ~200 person", "meet country 15 country"]),
    ("Six police officials from Chile departed for Haiti.", ["deploy officer 6 person"]),
    ("The talks ended. Some 90 officials from Peru took part.", ["meet person ~90 person"]),
    # people named again by what was done to them, told among others, the first of them
    (
        "Police arrested 40 people. Officers freed 9 hostages. Three of those held in Bergen would be extradited to Latvia.",
        ["arrest suspect 40 person", "rescue victim 9 person", "extradite suspect 3 person planned <0"],
    ),
    (
        "Police arrested 40 people. There are 12 foreigners among the suspects, namely seven Poles and five Danes.",
        ["arrest suspect 40 person", "arrest suspect 12 person <0", "arrest suspect 7 person <1", "arrest suspect 5 person <1"],
    ),
    (
        "Some 30 migrants, two infants among them, were rescued by coastguards.",
        ["rescue person ~30 person", "rescue person 2 person <0"],
    ),
    (
        "Police arrested 60 men. The first 20 of those arrested pleaded not guilty on Monday.",
        ["arrest suspect 60 person", "prosecute suspect 20 person <0"],
    ),
    # what is found on people, by weight, and what it sells for; the strength of a medicine is no amount
    (
        "Two men were nabbed with cocaine weighing a total of 3.4 kilogrammes, which has a street value of N700 million.",
        ["arrest suspect 2 person", "seize drug 3.4 item", "seize money 700000000 NGN"],
    ),
    (
        "Okon was intercepted with 700 grammes of heroin, while Bala was caught with 300 grammes.",
        ["seize drug 0.7 item", "seize drug 0.3 item"],
    ),
    ("A total of 480 pills of tramadol 225mg going to Malta were seized.", ["seize drug 480 item"]),
    (
        "The bureau has arrested four people following searches at 12 locations.",
        ["arrest suspect 4 person", "raid site 12 site"],
    ),
    ("Chinese customs stopped 30,000 pairs of counterfeit trainers in Ningbo.", ["seize other 30000 item"]),
    ("COLOMBO, May 2 - Sri Lankan police said Rs 46 million in cash was taken from a home.", ["seize money 46000000 LKR"]),
    (
        "Customs seized 40 bricks of cocaine in a container. The haul weighed 587 kilograms.",
        ["seize drug 40 item", "seize drug 587 item"],
    ),
    ("Six men and one woman were arrested.", ["arrest suspect 6 person", "arrest suspect 1 person"]),
    # cases by what they were about; levels; loose hundreds
    (
        "Police logged 900 cases of fraud. Of these, 500 involved fake shops and the remaining 400 were loan scams.",
        ["open_case case 900 case", "open_case case 500 case <0", "open_case case 400 case <0"],
    ),
    ("Arrests came to 1,240 last year.", ["arrest suspect 1240 person"]),
    ("Telephone companies took down several hundred fake websites.", ["block website 200..999 item"]),
    # a lower-case operation before a count is no name; a list shares its verb across "in cash"
    (
        "During the operation 38 cabins were searched; about 60 canoes, two dozen outboard motors, three handguns and EUR 9,500 "
        "in cash were carried away.",
        [
            "raid site 38 site",
            "seize vehicle ~60 item",
            "seize other 24 item",
            "seize weapon 3 item",
            "seize money 9500 EUR",
        ],
    ),
    # the number's own verb is the main clause's, whatever the relative clause tells
    (
        "Fourteen alleged members of a gang that had for years sold forged concert tickets to tourists were detained on Monday.",
        ["arrest suspect 14 person"],
    ),
    ("Twelve workers who had been kidnapped and locked in a cellar were freed.", ["rescue victim 12 person"]),
    ("Nine of the detainees, all suspected ringleaders, would be charged, he said.", ["prosecute ringleader 9 person planned"]),
    (
        "Police arrested 60 people. Among them were 40 Chileans; the other 18 held Latvian or Kenyan papers.",
        ["arrest suspect 60 person", "arrest suspect 40 person <0", "arrest suspect 18 person <0"],
    ),
    ("OSLO, Sept 2 - Twenty-one men were arrested.", ["arrest suspect 21 person"]),
    (
        "He put the losses at $9 million, suffered by 40 banks, and said that $2 million had been recovered.",
        ["loss money 9000000 USD", "involve other 40 item", "recover money 2000000 USD"],
    ),
    # sites stormed, things taken, seizures of drugs
    ("Troops stormed three office towers.", ["raid site 3 site"]),
    (
        "Six gangs were broken up, with 87 people arrested and dozens of laptops taken.",
        ["dismantle group 6 group", "arrest suspect 87 person", "seize device 20..99 item"],
    ),
    ("Customs made 41 large drug seizures.", ["seize drug 41 event"]),
    # a price a head is none
    ("Officers seized 12 cocaine parcels and 600 codeine capsules.", ["seize drug 12 item", "seize drug 600 item"]),
    ("The patrol seized 40 rifle crates bound for the coast.", ["seize other 40 item"]),
    (
        "The agency seized N850 million and 1,200 N95 masks near Unit N4.",
        ["seize money 850000000 NGN", "seize other 1200 item"],
    ),
    ("The ring moved 300 migrants at up to EUR 3,500 a seat.", ["charge_flow person 300 person"]),
    # countries of a study did nothing together
    ("The authors compared the prison terms in nine countries.", ["involve country 9 country"]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:40] for text, _ in CASES])
def test_english_act(text: str, wanted: list[str]) -> None:
    assert [written(draft) for draft in read(text, "en")] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "They paid a fine of $80 each.",
        "An online claim that six guards had been arrested was false, police said.",
        "Reports that 40 hostages were rescued have been dismissed as fabricated.",
        "Inside the hall were 300 chairs for the ceremony.",
    ],
)
def test_nothing_of_enforcement(text: str) -> None:
    assert not [draft for draft in read(text, "en") if draft.action in ("sentence", "seize", "repatriate", "involve")]
