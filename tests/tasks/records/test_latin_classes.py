"""English and French classes of real announcements: things got back, searches as events, brackets, campaigns named later."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_records
from tasks.transform.records.model import DocumentInput
from tests.tasks.records.test_claims import read, written

DAY = dt.date(2024, 6, 20)

ENGLISH = [
    # what had been taken from its owners is got back, and the adjective is no act for the next number
    ("Detectives recovered 40 stolen bicycles and some $2,000 in cash.", ["recover vehicle 40 item", "recover money ~2000 USD"]),
    ("Detectives recovered 40 pistols.", ["seize weapon 40 item"]),
    # searches and checks are counted as acts
    ("Officers carried out more than 300 inspections at bus stations.", ["raid site 300- event"]),
    ("Officers searched 30 houses.", ["raid site 30 site"]),
    ("Marshals executed 14 arrest warrants.", ["arrest suspect 14 person"]),
    # people divided in brackets
    ("Police detained 174 people (23 women).", ["arrest suspect 174 person", "arrest suspect 23 person <0"]),
    # money taken from people, frozen assets with their worth, goods with theirs
    ("The ring took $3 million from pensioners.", ["loss money 3000000 USD"]),
    ("The court froze property and deposits worth $5 million.", ["freeze money 5000000 USD"]),
    (
        "Police froze 40 accounts and confiscated assets worth $2 million.",
        ["freeze account 40 item", "seize money 2000000 USD"],
    ),
    ("The gangs earn an estimated $4 million a week on that route.", []),
    ("The fire cost the lives of 14 people.", ["involve person 14 person"]),
    ("He is wanted over the import of 900 kilograms of heroin.", ["involve drug 900 item"]),
    (
        "Guards stopped 26 tonnes of cocaine, compared with 19 tonnes a year before.",
        ["seize drug 26000 item", "seize drug 19000 item"],
    ),
    # the states of a federation are parts of one country
    (
        "Police arrested 90 men in four southern states under an operation.",
        ["arrest suspect 90 person", "involve other 4 item"],
    ),
    # kinds of the cases counted before
    (
        "Police received 420 reports of fraud. Fake investments accounted for 101 of the reports and fake lotteries for 97. "
        "A further 26 concerned children.",
        ["open_case case 420 case", "open_case case 101 case <0", "open_case case 97 case <0", "open_case case 26 case <0"],
    ),
    ("The association has 420 members. A further 26 concerned neighbours wrote to it.", []),
    # what became of people is not who they are
    (
        "The raid left nine suspects dead and two police officers wounded.",
        ["involve suspect 9 person", "involve officer 2 person"],
    ),
    ("The agency referred 61 suspects for prosecution.", ["prosecute suspect 61 person"]),
    ("Police knocked 338 websites offline.", ["block website 338 item"]),
    ("Thousands of foreigners are trapped in fraud compounds there.", ["involve victim 2000..9999 person"]),
]
FRENCH = [
    ("Les enquêteurs ont récupéré 40 téléphones volés.", ["recover device 40 item"]),
    ("Plus de 50 perquisitions ont été menées.", ["raid site 50- site"]),
    (
        "Des fouilles menées dans six fermes de l'arrière-pays, à la demande du juge chargé du dossier, ont livré huit fusils et"
        " 30 téléphones.",
        ["raid site 6 site", "seize weapon 8 item", "seize device 30 item"],
    ),
    (
        "La police a reçu 420 plaintes pour escroquerie. Quatre-vingts concernaient des loteries, 60 portaient sur des prêts.",
        ["open_case case 420 case", "open_case case 80 case <0", "open_case case 60 case <0"],
    ),
    ("Quatre adolescents, enrôlés de force, ont été remis à un foyer.", ["handover victim 4 person"]),
    ("Le chargement vaut quelque 90 millions d'euros.", ["seize money ~90000000 EUR"]),
    ("Ils ont été condamnés à des amendes d'un montant total de 2 millions d'euros.", ["sentence money 2000000 EUR"]),
    (
        "Une centaine de délégués des deux pays se retrouveront à Metz pour leur réunion annuelle.",
        ["meet person ~100 person planned"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ENGLISH)
def test_english_classes(text: str, wanted: list[str]) -> None:
    assert [written(draft) for draft in read(text, "en")] == wanted


@pytest.mark.parametrize(("text", "wanted"), FRENCH)
def test_french_classes(text: str, wanted: list[str]) -> None:
    assert [written(draft) for draft in read(text, "fr")] == wanted


def claims(text: str, language: str) -> list[dict]:
    mentions = find_mentions(text, language, DAY)
    return build_records(DocumentInput("d", text, language, published_at=DAY, dateline_date=DAY), mentions).claims


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            "A long operation led to the arrest of 90 smugglers.\nCodenamed Silent Reef, the operation ran from 2 May to 1 June.",
            "Silent Reef",
        ),
        (
            "en",
            "A vast crackdown has led to the arrest of 90 smugglers.\nDubbed Silent Reef, the sweep ran from 2 May to 1 June.",
            "Silent Reef",
        ),
        (
            "fr",
            "Une vaste opération a permis d'arrêter 90 passeurs.\nBaptisée Récif, l'opération a duré du 2 mai au 1er juin.",
            "Récif",
        ),
    ],
)
def test_campaign_named_behind_the_opening_paragraph(language, text, name):
    first = claims(text, language)[0]
    assert first["operation"] == name
    assert (first["period_start"], first["period_end"]) == (dt.date(2024, 5, 2), dt.date(2024, 6, 1))


def test_origin_of_a_shipment_is_no_scene():
    found = claims("Dutch customs officers seized 40 kg of heroin in a shipment of tiles from Pakistan.", "en")
    assert found[0]["places"] == ["NL"]


def test_since_a_launch_told_with_its_day():
    found = claims("Depuis le lancement de l'opération Vague, le 15 mars, 340 personnes ont été arrêtées.", "fr")
    assert (found[0]["period_start"], found[0]["period_end"]) == (dt.date(2024, 3, 15), DAY)


def test_two_days_in_one_breath_are_a_stretch():
    found = claims("Nine men were arrested on Monday and Tuesday.", "en")
    assert (found[0]["period_start"], found[0]["period_end"]) == (dt.date(2024, 6, 17), dt.date(2024, 6, 18))


def test_the_same_period_of_another_year():
    text = "So far this year the harbour has seized 26 tonnes of cocaine, compared with 19 tonnes in the same period of 2021."
    last = claims(text, "en")[-1]
    assert (last["period_start"], last["period_end"]) == (dt.date(2021, 1, 1), dt.date(2021, 6, 20))


def test_depuis_of_a_place_makes_no_total():
    found = claims("La gendarmerie a arrêté 12 personnes qui opéraient depuis deux appartements de Thiès.", "fr")
    assert not found[0]["cumulative"]


def test_speaker_behind_its_verb_in_french():
    text = "Neuf passeurs ont été arrêtés lors d'une opération appuyée par Europol, a annoncé jeudi le parquet de Metz."
    assert claims(text, "fr")[0]["speaker"] == "parquet de Metz"


def test_passage_by_a_gang_is_smuggling_of_migrants():
    assert claims("Le réseau a acheminé 400 migrants vers Calais.", "fr")[0]["crimes"] == ["smuggling_migrants"]


def test_a_nation_between_the_number_and_its_people():
    found = claims("Two Spaniards, four Chinese citizens and three Kenyan sailors were arrested, including one German.", "en")
    assert [claim["nationality"] for claim in found] == [["ES"], ["CN"], ["KE"], ["DE"]]


def test_an_office_that_speaks():
    found = claims("Four men were arrested, the public prosecutor's office said on Monday.", "en")
    assert found[0]["speaker"] == "the public prosecutor's office"


def test_pronoun_of_a_speaker_with_a_verb_of_feeling():
    text = "« Cela suffit », s'indigne Lise Moreau, maire de Metz. Elle rappelle que douze hommes ont été arrêtés."
    assert claims(text, "fr")[0]["speaker"] == "Lise Moreau"


def test_campaign_over_several_countries_adds_up_by_town_and_by_part():
    text = (
        "Under Operation Blue Reef, which ran from 2 to 30 May, police detained 90 suspects.\n"
        "Of the suspects, 52 were detained in Ghana and 38 in Togo. Officers searched 41 houses in Accra and Lomé."
    )
    assert [claim["cumulative"] for claim in claims(text, "en")] == [True, True, True, True]


def test_what_the_law_threatens_is_no_loss():
    assert claims("Dealing with proceeds of crime worth $9 million carries a maximum penalty of life imprisonment.", "en") == []


def test_the_raids_belong_to_the_campaign_named_before():
    text = "Nine men were charged under Operation Grey Heron.\nIn the raids, officers seized 11 watches."
    assert claims(text, "en")[-1]["operation"] == "Operation Grey Heron"


def test_estimates_hedge_behind_a_verb_too():
    assert claims("Le groupe a causé un préjudice estimé à 4,6 millions d'euros.", "fr")[0]["hedge"] == "about"


@pytest.mark.parametrize(
    ("language", "text", "mechanism", "status"),
    [
        ("en", "Officers of Chile and Peru now exchange intelligence through a hotline.", "hotline", "ongoing"),
        ("en", "Prosecutors from Chile and Peru meet every three months.", "regular_meeting", "ongoing"),
        ("en", "Three joint operations have been carried out by Chile and Peru.", "joint_operation", "done"),
        ("fr", "L'équipe commune d'enquête formée en mars par la France et l'Italie reste en place.", "task_force", "ongoing"),
        ("fr", "Un accord d'entraide doit être signé entre le Mali et le Niger.", "agreement", "planned"),
    ],
)
def test_status_of_links(language, text, mechanism, status):
    mentions = find_mentions(text, language, DAY)
    rows = build_records(DocumentInput("d", text, language, published_at=DAY, dateline_date=DAY), mentions).cooperation
    assert {row["mechanism"]: row["status"] for row in rows}.get(mechanism) == status


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Officers checked 400 lorries; 13 were seized.", "seize vehicle 13 item"),
        ("fr", "Quarante camions ont été contrôlés et six ont été saisis.", "seize vehicle 6 item"),
        ("fr", "Un peu plus de 400 armes ont été appréhendées.", "seize weapon 400- item"),
        ("en", "A little over 400 rifles were seized.", "seize weapon 400- item"),
        ("fr", "Douze femmes ont été assignées à résidence.", "arrest suspect 12 person"),
    ],
)
def test_what_a_number_counts_and_hedges(language, text, wanted):
    assert written(read(text, language)[-1]) == wanted
