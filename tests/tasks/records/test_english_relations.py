"""Links of English announcements that are told as a relation of two parties: who gives what to whom, who joins whose deed."""

from __future__ import annotations

import pytest

from tests.tasks.records.test_english_links import links

HEAD = "NAIROBI, June 20 - Kenyan police arrested 12 men in Kisumu on Monday.\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # news passed on: to a named side, to "both forces", to each other, by a tip, through a data base
        ("Uganda gave Kenyan detectives the names of six suspects.", ["KE+UG information_exchange done"]),
        ("A Ugandan tip-off led the detectives to a lorry near Busia.", ["KE+UG information_exchange done"]),
        ("Spanish officers warned Nairobi that the ship was on its way.", ["ES+KE information_exchange done"]),
        ("INTERPOL has opened its database of cars to the Kenyan police.", ["INTERPOL+KE information_exchange done"]),
        ("INTERPOL's bureau in Harare had supplied Kenya and Chad with its lists.", ["INTERPOL+KE+TD information_exchange done"]),
        ("The cash was frozen in Cyprus, whose financial intelligence unit shared account data with Kenyan police.",
         ["CY+KE information_exchange done"]),
        ("Kenya and Uganda agreed to exchange passenger lists every month.", ["KE+UG information_exchange planned"]),
        ("Rwanda's police has been feeding Kenyan detectives with phone numbers.", ["KE+RW information_exchange ongoing"]),
        # evidence: records, laboratory reports, copies
        ("Oslo passed its laboratory reports to the Kenyan prosecution service.", ["KE+NO evidence_exchange done"]),
        ("Mauritius handed Kenyan prosecutors the bank statements of 12 firms.", ["KE+MU evidence_exchange done"]),
        # those who join or help a deed
        ("An aircraft of the Tanzanian coast guard took part in the search.", ["KE+TZ joint_operation done"]),
        ("Kenyan police, with Australian divers alongside them, boarded the yacht.", ["AU+KE joint_operation done"]),
        ("Tanzanian police helped arrest the suspect at the border.", ["KE+TZ joint_operation done"]),
        ("The US Coast Guard lent a helicopter to the search.", ["KE+US joint_operation done"]),
        # standing things: posts, teams, patrols, committees
        ("The FBI will add four agents to its liaison office in Nairobi.", ["KE+US liaison_office planned"]),
        ("A French customs attaché has been based in Nairobi since May.", ["FR+KE liaison_office ongoing"]),
        ("A standing task force of Kenyan, Ugandan and Samoan officers has since March 2024 made 88 arrests.",
         ["KE+UG+WS task_force ongoing"]),
        ("Kenya and Tanzania agreed on Thursday to patrol the corridor as one team.", ["KE+TZ joint_patrol planned"]),
        ("Kenya and Uganda agreed to set up a joint committee on cattle theft.", ["KE+UG cooperation_mechanism planned"]),
        # courses and gifts
        ("Kenya will host 20 Rwandan customs officers for a course in March.", ["KE+RW training planned"]),
        ("Another 60 Pacific officers will be trained in Nairobi.", ["*FOREIGN+KE training planned"]),
        ("Germany gave Kenya 40 drones.", ["DE+KE support done"]),
        # people given up, asked for
        ("Uganda surrendered a murder suspect to Kenyan detectives at Busia.", ["KE+UG handover done"]),
        ("Vilnius will seek the extradition of the banker, whom officers in Dubai detained.", ["AE+LT extradition planned"]),
    ],
)  # fmt: skip
def test_relations(sentence: str, expected: list[str]) -> None:
    assert [" ".join(link) for link in links(HEAD + sentence)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The FBI, which worked the case with the Postal Service, has left.",
        "The agency renewed its pact with the Revenue Authority, and its head will travel to Vienna for a session of the UN.",
        "A Ugandan was among those held, police said after a tip from a neighbour.",
        "Europol held a working meeting with reporters.",
        "Police and the health ministry lent a hand with the searches in Kisumu.",
        "Kenyan police shared the photographs of the two Ugandans with newspapers.",
    ],
)
def test_no_relations(sentence: str) -> None:
    assert links(HEAD + sentence) == []


def test_parties_of_a_meeting_are_those_told_before() -> None:
    told = "Rangers of Kenya and Uganda will walk the border. The decision came at their ninth liaison meeting."
    assert ("KE+UG", "regular_meeting", "done") in links(HEAD + told)


def test_both_forces_are_the_two_told_last_without_the_giver() -> None:
    told = "Romanian and British detectives held six men. French police shared intelligence with both forces."
    assert ("FR+GB+RO", "information_exchange", "done") in links(told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a body under the short name that the text gave it, a second verb of the same subject, words in quotation marks
        ("The Royal Malaysia Police (RMP) held nine men. Singapore police followed them and shared information with the RMP.",
         ("MY+SG", "information_exchange", "done")),
        ("Kenya and Uganda have a long border. Since May the two police forces have shared \"critical information\" on them.",
         ("KE+UG", "information_exchange", "done")),
        ("The Royal Malaysia Police (PDRM) and the Indonesian National Police (Polri) reaffirmed their commitment to enhancing "
         "border security cooperation.",
         ("ID+MY", "cooperation_mechanism", "planned")),
        ("NAIROBI, June 20 - An inter-ministerial meeting discussed the drafting of a memorandum of understanding with Uganda.",
         ("KE+UG", "mou", "planned")),
    ],
)  # fmt: skip
def test_how_parties_are_named(text: str, expected: tuple[str, str, str]) -> None:
    assert links(text) == [expected]
