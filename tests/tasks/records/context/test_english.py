"""Where, when, whose and how far in English: invented announcements read from their text alone (reported on 2 September 2024)."""

from __future__ import annotations

import pytest

from tests.tasks.records.test_claims import read


@pytest.mark.parametrize(
    ("text", "places", "place_text"),
    [
        (  # whose forces the sentence before names
            "The ring was taken apart by investigators from Norway, Chile and Latvia. On Friday nine people were arrested.",
            ["CL", "LV", "NO"], "Norway, Chile and Latvia",
        ),
        ("Police raided nine flats in Oslo, Bergen and the Danish city of Vejle.", ["DK", "NO"],
         "Oslo, Bergen and the Danish city of Vejle"),
        ("Police boarded a trawler off Yeppoon, Queensland, and seized 40 kilograms of cocaine.", ["AU"], "Yeppoon, Queensland"),
        ("A contingent of 40 Kenyan police officers flew out of Nairobi on Monday for Haiti.", ["HT"], "Haiti"),
        ("The gang had brought 80 migrants from northern France to the south coast of England.", ["FR", "GB"],
         "France to the south coast of England"),
        ("Ministers wound up their talks in Oslo. More than 200 delegates took part.", ["NO"], "Oslo"),
        ("The programme set up four anti-smuggling units in Ghana.", ["GH"], "Ghana"),
        ("Lao police handed over 40 suspects to Chinese police at the Boten land port.", ["LA"], "Boten land port"),
        # arrests made in a country took place there; whose capital sends officers is not where they go
        ("Nineteen of the arrests were made in Estonia.", ["EE"], "Estonia"),
        ("Oslo would post 12 liaison officers to Lima next year.", ["PE"], "Lima"),
        ("Chile and Kenya would open a centre in Mombasa, to which Santiago would send 20 investigators.", ["KE"], "Mombasa"),
        (  # the countries told before
            "The raids took place in Estonia, Chile and Norway. More than 500 officers from the three countries took part.",
            ["CL", "EE", "NO"], None,
        ),
    ],
)  # fmt: skip
def test_places(text: str, places: list[str], place_text: str) -> None:
    draft = read(text, "en")[0]
    assert (draft.places, draft.place_text) == (places, place_text)


def test_whole_is_not_where_a_part_is() -> None:
    whole = read("The results at a glance:\n- 17 arrests, of which nine in Georgia and eight in Romania;", "en")[0]
    assert whole.places == ["GE", "RO"]


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Norway and Chile passed 12 fugitives into one another's custody.", (None, None)),
        ("Cambodia expelled 340 foreigners last year.", ("KH", None)),
        ("Lao police handed over 40 Chinese suspects to China. Of them, 30 are men and ten are women.", ("LA", "CN")),
    ],
)
def test_hands(text: str, way: tuple[str | None, str | None]) -> None:
    draft = read(text, "en")[-1]
    assert (draft.from_country, draft.to_country) == way


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Customs made 310 seizures in the twelve months to the end of June 2024.", "2023-07-01", "2024-06-30"),
        ("Customs made 310 seizures in the year ending 31 March 2024.", "2023-04-01", "2024-03-31"),
        ("At most 90 of the detainees will be deported before the year is out.", None, "2024-12-31"),
        ("Officers arrested 40 people between January and July, a rise of 18 per cent over the same period last year.",
         "2024-01-01", "2024-07-31"),
    ],
)  # fmt: skip
def test_periods(text: str, start: str | None, end: str | None) -> None:
    draft = read(text, "en")[0]
    assert (draft.period_start and str(draft.period_start), draft.period_end and str(draft.period_end)) == (start, end)


def test_whose_papers_the_others_held() -> None:
    text = "Police arrested 60 people. Among them were 40 Chileans; the other 18 held Latvian or Kenyan papers."
    assert [draft.nationality for draft in read(text, "en")[1:]] == [["CL"], ["KE", "LV"]]


def test_campaign_that_is_named_after_its_raids_has_their_day() -> None:
    text = (
        "Nine members of a ring were arrested on Wednesday in dawn raids in Oslo. Some 300 officers took part in Operation Low "
        "Tide. During the operation 38 homes were searched."
    )
    draft = read(text, "en")[-1]
    assert (draft.operation, str(draft.period_start), draft.cumulative) == ("Operation Low Tide", "2024-08-28", False)


def test_what_a_campaign_has_done_so_far_counts_from_its_launch() -> None:
    text = (
        "Police said Operation Heron, launched last May, had so far broken up six gangs. "
        "Another 15 officers would be sent to Lima."
    )
    so_far, sent = read(text, "en")
    assert (str(so_far.period_start), str(so_far.period_end), so_far.cumulative) == ("2024-05-01", "2024-09-02", True)
    assert sent.operation is None  # what comes next is no deed of the campaign


def test_day_of_the_deed_goes_before_the_dates_of_its_campaign() -> None:
    text = "Under Operation Heron, begun in May, police seized 40 kilograms of cocaine on Sunday. The haul is worth $3 million."
    assert str(read(text, "en")[-1].period_start) == "2024-09-01"


def test_stocks_that_serve_are_no_totals() -> None:
    draft = read("Estonia has kept two police attachés in Oslo since July.", "en")[0]
    assert (draft.status, draft.cumulative) == ("ongoing", False)


@pytest.mark.parametrize(
    ("text", "crimes"),
    [
        ("The patrol took 17 rifles off the streets.", []),
        ("Officers searched a flat of the drug ring. They seized three handguns.", ["drugs"]),
        (  # whose smugglers the sentence before tells
            "Nine members of a people-smuggling ring were held. Some 300 officers were sent against the smugglers.",
            ["smuggling_migrants"],
        ),
        ("The smugglers fled. Officers seized 40 watches.", []),
        ("The gang had brought 80 migrants from Calais to Dover.", ["smuggling_migrants"]),
    ],
)
def test_crimes(text: str, crimes: list[str]) -> None:
    assert read(text, "en")[-1].crimes == crimes


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Fisheries Inspectorate (FIN) lost a boat. Rangers arrested nine poachers, FIN said.",
         "Fisheries Inspectorate (FIN)"),
        ("Rangers arrested nine poachers last year, the National Wildlife Authority (NWA) said on Monday.",
         "National Wildlife Authority (NWA)"),
        ("Rangers arrested nine poachers, according to MINAXA.", "MINAXA"),
        ("Commander Kylie Brand put the losses at $9 million.", "Kylie Brand"),
    ],
)  # fmt: skip
def test_speakers(text: str, speaker: str) -> None:
    assert read(text, "en")[-1].speaker == speaker


def test_year_of_a_law_is_no_period() -> None:
    draft = read("Officers seized 900 cartons of cigarettes under the Customs Act, 1962.", "en")[0]
    assert draft.period_start is None


def test_where_some_came_from_is_not_where_it_was_done() -> None:
    assert read("Police rescued 40 people, including some from as far away as Rwanda.", "en")[0].places == []


def test_number_before_a_comparison_is_not_of_the_year_compared() -> None:
    assert read("Au marché, 640 montres ont été saisies, contre 410 en 2021.", "fr")[0].period_start is None


def test_same_period_of_another_year_holds_for_its_own_number_alone() -> None:
    text = (
        "Since January the police had won 391 convictions, up from 316 convictions in the same period of last year. "
        "They had also frozen 83 bank accounts."
    )
    years = [draft.period_start and draft.period_start.year for draft in read(text, "en")]
    assert years == [2024, 2023, 2024]


def test_since_of_an_earlier_sentence_opens_no_day() -> None:
    draft = read("A bureau has worked in Oslo since 2019. Three brokers were arrested in Lima on Thursday.", "en")[0]
    assert (str(draft.period_start), str(draft.period_end)) == ("2024-08-29", "2024-08-29")


@pytest.mark.parametrize(
    ("text", "is_total"),
    [
        ("The operation ran from 3 to 14 June. More than 900 officers took part in it.", False),
        ("More than 900 officers have been sent to Haiti since 2019.", True),
    ],
)
def test_who_took_part_is_no_total(text: str, is_total: bool) -> None:
    assert read(text, "en")[0].cumulative is is_total
