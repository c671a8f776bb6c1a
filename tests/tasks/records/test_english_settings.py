"""What belongs to English numbers: smuggled what, since when, over how long, done or going on."""

from __future__ import annotations

import pytest

from tests.tasks.records.test_claims import DAY, read


@pytest.mark.parametrize(
    ("text", "crimes"),
    [
        ("A blitz on tobacco smugglers ended. Nineteen men were arrested.", ["other"]),
        ("Customs solved 80 smuggling cases.", ["other"]),
        # smuggling without goods: what the report has told of
        ("Two people smugglers were jailed. The smuggling gang kept 30 engines in a barn.", ["smuggling_migrants"]),
        ("Police broke up a drug smuggling ring and arrested nine men.", ["drugs"]),
        ("For smuggling pangolin scales, two sailors were jailed.", ["environment"]),
        # weapons beside another crime in one breath, and what is found in that case
        ("Nine men who brought cocaine and handguns into Fiji were jailed.", ["drugs", "firearms"]),
        ("The drugs and firearms ring was raided. Police found nine converted pistols.", ["drugs", "firearms"]),
        # those whom the law killed; ransom for data; drugs in the name of a body; waste that a gang buried
        ("Soldiers freed 31 kidnapped traders, killing four gunmen.", ["kidnapping"]),
        ("The ransomware group took $4 million in ransom.", ["cybercrime"]),
        ("The food and drug agency sealed 40 shops.", []),
        ("Nine men were held for illegal waste dumping. The group had buried 900 tonnes of slag.", ["environment"]),
        # a casino as a landmark, weapons without papers, fakes of a narcotic
        ("Police held 54 suspects at a scam den behind a casino.", ["fraud"]),
        ("A search turned up four unregistered handguns.", ["firearms"]),
        ("They seized 900 counterfeit oxycodone pills.", ["drugs"]),
        ("They seized 900 counterfeit handbags.", ["ip"]),
        # weapons found later in the paragraph are no crime of the searches told before
        ("Officers searched 96 shops. In one they found $2 million.", []),
        ("In that time about 900 people crossed to Kent in the gang's boats.", ["smuggling_migrants"]),
    ],
)
def test_crimes(text: str, crimes: list[str]) -> None:
    assert read(text, "en")[-1].crimes == crimes


def test_weapons_found_later_leave_the_searches_alone() -> None:
    drafts = read("Officers searched 96 shops. One of them held four unregistered handguns.", "en")
    assert drafts[0].crimes == []


@pytest.mark.parametrize(
    ("language", "text", "start", "end"),
    [
        (
            "en",
            "Courts tried 40 men from January to May, they said on Friday. Over the same five months, 12 men were freed.",
            1,
            5,
        ),
        ("en", "Police held 40 men between January and May. In that time, 12 men were freed.", 1, 5),
        ("fr", "De janvier à mai, 40 hommes ont été arrêtés. Au cours des mêmes cinq mois, 12 femmes ont été libérées.", 1, 5),
    ],
)
def test_the_same_stretch(language: str, text: str, start: int, end: int) -> None:
    draft = read(text, language)[-1]
    assert draft.period_start is not None and draft.period_end is not None
    assert (draft.period_start.month, draft.period_start.day, draft.period_end.month, draft.period_end.day) == (start, 1, end, 31)


@pytest.mark.parametrize(
    ("text", "is_total"),
    [
        ("Over the course of the inquiry, agents have seized $4 million in cash.", True),
        ("The agency arrested 900 suspects across Nigeria in January.", True),
        ("The agency arrested 12 suspects in Lagos in January.", False),
        ("Last week 63 workers were flown home.", False),
        ("Operation Sand led to 40 arrests in May.", True),
        ("They pulled out 40 bags of ketamine with a combined weight of 212 kilograms.", False),
    ],
)
def test_totals(text: str, is_total: bool) -> None:
    assert read(text, "en")[0].cumulative is is_total


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The agency was now pursuing some 70 investigations into fraud.", "ongoing"),
        ("Officers are searching 12 warehouses.", "ongoing"),
        ("The agency has pursued 70 investigations into fraud.", "done"),
        ("A team of five officers will leave for Rome next month.", "planned"),
        ("A team of five officers left for Rome, which will pay them.", "done"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert read(text, "en")[0].status == status


def test_who_is_at_large_is_so_now() -> None:
    drafts = read("Fifteen of the men were held on Monday. Three are still at large.", "en")
    assert [draft.period_start is None for draft in drafts] == [False, True]


def test_a_plan_takes_no_time_that_is_past() -> None:
    drafts = read("Niger agreed on Monday to share data, and its police will post two liaison officers in Chad.", "en")
    assert [(draft.status, draft.period_start) for draft in drafts] == [("planned", None)]


def test_reported_to_somebody_is_no_word_of_saying() -> None:
    drafts = read("The sweep led to 71 suspects being reported to prosecutors and nine gangs being broken up.", "en")
    assert [draft.speaker for draft in drafts] == [None, None]


def test_now_ends_on_the_day_of_the_report() -> None:
    draft = read("The agency is now pursuing some 70 investigations into fraud.", "en")[0]
    assert (draft.period_start, draft.period_end, draft.cumulative) == (None, DAY, False)


@pytest.mark.parametrize(
    ("text", "places", "place_text"),
    [
        ("Police in Fiji found 40 kg of cocaine. The agency seized 25 tonnes of drugs worldwide.", [], None),
        (
            "Police arrested 12 people in Manila on Monday. Since June, 41 suspects have been returned from the Philippines.",
            ["PH"],
            "the Philippines",
        ),
        ("The Telangana Police Bureau arrested 48 Indian suspects.", ["IN"], "Telangana"),
    ],
)
def test_places(text: str, places: list[str], place_text: str | None) -> None:
    draft = read(text, "en")[-1]
    assert (draft.places, draft.place_text) == (places, place_text)


def test_where_goods_were_going_is_no_scene_and_no_plan() -> None:
    drafts = read("Customs in Lagos intercepted 24 parcels of cocaine meant for delivery in the UK and going to Dublin.", "en")
    assert (drafts[0].places, drafts[0].place_text, drafts[0].status) == (["NG"], "Lagos", "done")
