"""Links of English announcements: capitals as states, gifts, courses, teams, lines, evidence, people sent home."""

from __future__ import annotations

import pytest

from tests.tasks.records.test_english_links import links

HEAD = "OSLO, June 20 - Norwegian police arrested 12 men in Bergen on Monday.\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Chilean police, acting on Norwegian intelligence, opened the crate.", ["CL+NO information_exchange done"]),
        ("Oslo and Tallinn sealed a pact on stolen boats last year.", ["EE+NO agreement done"]),
        ("Riga has handed Oslo the names of eleven drivers.", ["LV+NO information_exchange done"]),
        ("Customs in Bergen learned of the load from Warsaw.", ["NO+PL information_exchange done"]),
        ("The find followed a warning from the Dutch customs.", ["NL+NO information_exchange done"]),
        (
            "The alert was raised by Iceland's coast guard, which forwarded the ship's positions to Bergen.",
            ["IS+NO information_exchange done"],
        ),
        ("Radar pictures supplied by Denmark led the patrol to the boat.", ["DK+NO information_exchange done"]),
        ("Every morning the Swedish and the Norwegian customs swap passenger lists.", ["NO+SE information_exchange ongoing"]),
        ("Chile's prosecutor's office has sent Oslo the statements of 12 witnesses.", ["CL+NO evidence_exchange done"]),
        ("Norway has made a request for mutual legal assistance to Cyprus.", ["CY+NO evidence_exchange done"]),
        ("Copies of the ledgers were handed to Norwegian prosecutors by the Maltese police.", ["MT+NO evidence_exchange done"]),
        ("Finnish and Norwegian officers boarded the trawler side by side.", ["FI+NO joint_operation done"]),
        ("Divers from Sweden joined the search for the containers.", ["NO+SE joint_operation done"]),
        (
            "The arrests are the fruit of shared inquiries by police in Norway, Spain and Poland.",
            ["ES+NO+PL joint_operation done"],
        ),
        ("A Danish frigate shadowed the yacht for two days at Norway's request.", ["DK+NO joint_operation done"]),
        ("The raids, led by Eurojust and Europol, took place in Norway and Latvia.", ["EUROPOL+LV+NO joint_operation done"]),
        ("Norway and Estonia have formed a joint unit of ten analysts.", ["EE+NO task_force done"]),
        ("Detectives of Norway and Lithuania have served in the same squad since 2023.", ["LT+NO task_force ongoing"]),
        ("A hotline to the Icelandic coast guard has been open since March.", ["IS+NO hotline ongoing"]),
        ("The customs chiefs of Norway and Sweden meet twice a year.", ["NO+SE regular_meeting ongoing"]),
        ("A shared post staffed by Norway and Finland opened at Näätämö in 2020.", ["FI+NO cooperation_mechanism done"]),
        ("Two Norwegian detectives are posted to Madrid.", ["ES+NO liaison_office ongoing"]),
        ("A Norwegian prosecutor has sat in the Swedish prosecution service since January.", ["NO+SE liaison_office ongoing"]),
        ("The Romanians were turned over to their country's police on Tuesday.", ["NO+RO handover done"]),
        ("The two Lithuanians were delivered to their consul.", ["LT+NO handover done"]),
        ("Norway has asked Turkey to extradite the brothers.", ["NO+TR extradition planned"]),
        ("Twenty Kosovar cadets are attending a Norwegian course in Stavern.", ["NO+XK training ongoing"]),
        ("Norwegian instructors coached 30 Ghanaian sailors in Tema.", ["GH+NO training done"]),
        ("Forty rangers went through a course run by the French gendarmerie.", ["FR+NO training done"]),
        ("The drones were donated by South Korea.", ["KR+NO support done"]),
        ("Ukraine thanked Norway for the generators.", ["NO+UA support done"]),
        ("The ambassador of Japan commended the police for the rescue.", ["JP+NO support done"]),
        ("Norway has lent Moldova four scanners.", ["MD+NO support done"]),
        ("Brazilian investigators praised their Norwegian colleagues.", ["BR+NO support done"]),
    ],
)
def test_relations(sentence: str, expected: list[str]) -> None:
    assert [" ".join(link) for link in links(HEAD + sentence)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Police praised the work of the fire brigade.",
        "The man was flown to Warsaw for treatment.",
        "An Albanian gang sent the cars to Tirana.",
        "A Pole and two Swedes were among those held.",
        "The suspect, a Lithuanian, was sentenced in Vilnius last year.",
        "The lorry had been sent to Bergen by a firm in Rotterdam.",
        "Norway's minister met reporters in Stockholm.",
        "The drugs were shipped from Lima to Antwerp.",
        "The drones were paid for by the municipality.",
        "Acting on a tip, officers followed a lorry into Sweden.",
        "A Moldovan car-theft ring was broken up in Bergen.",
        "Eurojust held six coordination meetings and set up a coordination centre.",
    ],
)
def test_no_relations(sentence: str) -> None:
    assert links(HEAD + sentence) == []


def test_operation_of_a_body_is_one_of_the_states_told_before() -> None:
    told = "Danish and Polish officers closed down two workshops. The operation was coordinated by Europol."
    assert ("DK+EUROPOL+PL", "joint_operation", "done") in links(told)


def test_joint_patrols_and_praise() -> None:
    told = "The Norwegian and Icelandic navies have completed another joint cross-border patrol."
    assert ("IS+NO", "joint_patrol", "done") in links(HEAD + told)
    assert links(HEAD + "Norway thanked Canada for its ongoing help.") == [("CA+NO", "support", "done")]
