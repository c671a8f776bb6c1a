"""English numbers as reporters tell them: inverted, causative, weighed, averaged, routed through accounts, denied."""

from __future__ import annotations

import pytest

from tests.tasks.records.test_claims import read, written

ENGLISH = [
    # told by where the things came out of; the list goes on over commas and "besides"
    (
        "From the cellar came 40 SIM cards, 12 cheque books and 9 laptops, besides $20,000 in cash.",
        ["seize document 40 item", "seize document 12 item", "seize device 9 item", "seize money 20000 USD"],
    ),
    ("Divers hauled up 60 bales of hashish.", ["seize drug 60 item"]),
    # what the things just told weigh
    (
        "They pulled out 40 bags of ketamine with a combined weight of 212 kilograms.",
        ["seize drug 40 item", "seize drug 212 item"],
    ),
    ("The opioids, weighing 310 kilograms, were found in a crate.", ["seize drug 310 item"]),
    # pills with the name of a narcotic are drugs, fake or not
    ("They seized 900 fake oxycodone pills.", ["seize drug 900 item"]),
    # somebody had it done
    (
        "The tribunal convicted 25 men and had $12 million in profits recovered.",
        ["sentence suspect 25 person", "recover money 12000000 USD"],
    ),
    ("It has had 800 pages that advertise crossings taken down.", ["block website 800 item"]),
    # money held up, averted, staked, routed through accounts
    ("The office has put on hold $3 million lost to online fraud.", ["freeze money 3000000 USD"]),
    ("Police froze $3 million lost to a scam.", ["freeze money 3000000 USD"]),
    ("The raid averted the loss of some $7 million in excise.", ["recover money ~7000000 USD"]),
    (
        "The ring routed $20 million through 340 mule accounts.",
        ["loss money 20000000 USD", "involve account 340 item"],
    ),
    (
        "The syndicate ran 12 betting sites, drawing in some 400 bettors, who staked $6 million.",
        ["involve website 12 item", "involve person ~400 person", "loss money 6000000 USD"],
    ),
    ("The gang kept 30 dinghies and over 40 engines in a barn.", ["involve vehicle 30 item", "involve other 40- item"]),
    # means are no counts
    ("The average loss comes to $7,000.", []),
    # crimes before the noun that is counted; the noun itself is no verb for the next
    ("Agents arrested three drug-trafficking suspects and four money laundering suspects.", ["arrest suspect 3 person", None]),
    # the rest, with an aside before the verb
    (
        "The other six, two alleged leaders among them, are still at large.",
        ["wanted fugitive 6 person ongoing", "wanted ringleader 2 person ongoing <0"],
    ),
    # parts by standing, by how they came back, by kind of case
    ("Guards detained 90 suspects. Thirty are women.", ["arrest suspect 90 person", "arrest suspect 30 person <0"]),
    (
        "In all, 52 suspects were extradited, including 13 who gave themselves up.",
        ["extradite suspect 52 person", "surrender suspect 13 person <0"],
    ),
    (
        "Officers solved 90 cases worth $4 million. Of these, 40 were drug cases and 12 were fraud cases.",
        ["solve case 90 case", None, "solve case 40 case <0", "solve case 12 case <0"],
    ),
    # complaints are lodged, searches of homes are counted as homes, sites on the ground are raided
    ("No fewer than 120 fraud complaints about these shops have been lodged.", ["open_case case 120- case"]),
    ("Police carried out 71 searches of homes and offices.", ["raid site 71 site"]),
    (
        "Ten scam sites were raided in March and 20 ringleaders sent to court.",
        ["raid site 10 site", "prosecute ringleader 20 person"],
    ),
    # what a gang moved, took and was linked to; what was turned back; who laid down arms
    (
        "The syndicate moved some 2 tonnes of cocaine and collected over $7 million in fees.",
        ["involve drug ~2000 item", "loss money 7000000- USD"],
    ),
    ("Victims paid $4 million in ransom.", ["loss money 4000000 USD"]),
    ("She said the gang was linked to 129 fraud complaints filed in Peru.", ["involve case 129 case"]),
    ("The patrols began in May, turning back 27 boats.", ["block vehicle 27 item"]),
    ("That week 19 rebel fighters laid down their arms.", ["surrender suspect 19 person"]),
    ("The ring hit 40 banks in 28 countries.", [None, "involve country 28 country"]),
    ("Police in 28 countries broke up the ring.", ["joint_operation country 28 country"]),
    ("A second Operation Sand will bring together at least 25 countries.", ["joint_operation country 25- country planned"]),
    # those stopped on their way are people, and so are parts of them; "would-be" is no plan
    (
        "Guards intercepted a vessel with 42 passengers. The passengers were 30 Kenyans and 12 Somalis.",
        ["arrest person 42 person", "arrest person 30 person <0", "arrest person 12 person <0"],
    ),
    ("They detained 19 would-be migrants and seized four phones.", ["arrest person 19 person", "seize device 4 item"]),
    (
        "Troops freed 31 travellers. Seventeen of the hostages were women.",
        ["rescue victim 31 person", "rescue victim 17 person <0"],
    ),
    ("Officials have processed 111 of the Suva workers.", ["involve person 111 person"]),
    ("The sweep led to 71 suspects being reported to prosecutors.", ["prosecute suspect 71 person"]),
    # what is said to be invented
    ("Claims on social media that 17 constables had been caught taking bribes were invented.", []),
]


@pytest.mark.parametrize(("text", "wanted"), ENGLISH)
def test_accounts_of_numbers(text: str, wanted: list[str | None]) -> None:
    found = [written(draft) for draft in read(text, "en")]
    assert found == [asked or told for asked, told in zip(wanted, found, strict=True)]  # None: whatever it is


def test_a_peoples_name_before_its_number() -> None:
    drafts = read("Police held 900 suspects. Vietnamese make up 417 of them, Kenyans 200.", "en")
    assert [draft.part_of for draft in drafts] == [None, 0, 0]
