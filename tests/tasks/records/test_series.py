"""Totals from many reports, reconciled: each test is a small press history and what must come of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.reference.gazetteer import place_scope
from tasks.transform.records.series import reconcile_series

START = dt.date(2025, 1, 15)


class Press:
    """Documents and claims of an invented press, one report a call."""

    def __init__(self) -> None:
        self.documents: list[dict[str, Any]] = []
        self.claims: list[dict[str, Any]] = []
        self.clusters: list[dict[str, Any]] = []

    def report(self, day: str, low: float | None, high: float | None = None, **more: Any) -> str:
        """A report of a total (or an occasion); gives the claim's id. ``high`` is ``low`` unless ``open`` is given."""
        number = len(self.claims)
        doc_id, claim_id = more.pop("doc_id", f"d{number:02d}"), f"c{number:02d}"
        date = dt.date.fromisoformat(day)
        document = {"doc_id": doc_id, "text": "……", "title": "通报", "language": "zh-Hans", "integrity": "clean"}
        document |= {"published_at": date, "dateline_date": None} | {
            k: more.pop(k) for k in ("title", "text", "integrity") if k in more
        }
        cluster, copies = more.pop("cluster", doc_id), more.pop("is_copy", False)
        claim = {"claim_id": claim_id, "doc_id": doc_id, "action": "handover", "object": "suspect", "unit": "person", "low": low}
        claim |= {"counted": "嫌疑人"}
        claim |= {"high": None if more.pop("open", False) else (high if high is not None else low), "hedge": "exact"}
        claim |= {
            "cumulative": True,
            "status": "done",
            "part_of": None,
            "places": ["MM"],
            "place_text": "缅北",
            "nationality": [],
            "from_country": "MM",
            "to_country": "CN",
        }
        claim |= {
            "crimes": ["fraud"],
            "quote": "……",
            "period_start": START,
            "period_end": date,
            "speaker": None,
            "start": 0,
        } | more
        self.claims.append(claim)
        if doc_id in {row["doc_id"] for row in self.documents}:
            return claim_id
        self.documents.append(document)
        self.clusters.append({"cluster_id": cluster, "doc_id": doc_id, "is_representative": not copies})
        return claim_id

    def series(self) -> tuple[list[dict[str, Any]], dict[str, dict[str, Any]]]:
        """The series, and the points by their claim."""
        series, points = reconcile_series(self.documents, self.claims, self.clusters)
        return series, {point["claim_id"]: point for point in points}


def test_reports_of_other_dates_languages_and_outlets_are_one_series_with_increments():
    press = Press()
    first = press.report("2025-03-10", 12_000, open=True, hedge="at_least")
    second = press.report("2025-05-20", 20_500)
    third = press.report("2025-07-08", 26_000, open=True, hedge="at_least", place_text="northern Myanmar", period_start=None)
    fourth = press.report("2025-07-08", 26_000, open=True, hedge="at_least", place_text="nord de la Birmanie")
    series, points = press.series()
    assert [(row["place_text"], row["points"]) for row in series] == [("缅北", 4)]
    assert (series[0]["first_as_of"], series[0]["last_as_of"]) == (dt.date(2025, 3, 10), dt.date(2025, 7, 8))
    assert [points[c]["status"] for c in (first, second, third, fourth)] == ["reported", "reported", "reported", "restated"]
    assert {points[c]["phase"] for c in points} == {1}
    assert (points[second]["increment_low"], points[second]["increment_high"]) == (0.0, 8_500.0)
    assert (points[third]["increment_low"], points[third]["increment_high"]) == (5_500.0, None)
    assert points[third]["sources"] == points[fourth]["sources"] == 2


def test_a_tampered_copy_is_a_conflict_and_does_not_move_the_series():
    press = Press()
    press.report("2025-03-10", 12_000)
    genuine = press.report("2025-05-20", 20_500, cluster="k")
    tampered = press.report("2025-05-20", 30_500, cluster="k", is_copy=True, integrity="hijacked")
    later = press.report("2025-07-08", 26_000)
    _, points = press.series()
    assert points[tampered]["status"] == "conflict"
    assert points[tampered]["rule"] == "conflict:copy_differs_from_its_cluster"
    assert points[tampered]["sources"] == 0
    assert [points[c]["status"] for c in (genuine, later)] == ["reported", "reported"]
    assert points[later]["increment_low"] == 5_500.0


def test_a_copy_that_says_more_than_its_original_has_changed_nothing():
    press = Press()
    press.report("2025-05-20", 20_500, cluster="k")
    press.report("2025-05-20", 20_500, cluster="k", is_copy=True, doc_id="longer")
    more = press.report("2025-05-20", 24_000, doc_id="longer")
    _, points = press.series()
    assert points[more]["rule"] == "conflict:two_totals_for_one_day"


def test_a_tampered_page_without_its_original_is_outweighed_by_the_later_totals():
    press = Press()
    press.report("2025-03-10", 12_000)
    tampered = press.report("2025-05-20", 90_500, integrity="hijacked")
    later = press.report("2025-07-08", 26_000)
    _, points = press.series()
    assert (points[tampered]["status"], points[tampered]["rule"]) == ("conflict", "conflict:higher_than_a_later_total")
    assert points[later]["status"] == "reported"


def test_mirrors_add_no_weight():
    press = Press()
    total = press.report("2025-05-20", 20_500, cluster="k")
    for _ in range(5):
        press.report("2025-05-20", 20_500, cluster="k", is_copy=True, integrity="hijacked")
    _, points = press.series()
    assert points[total]["sources"] == 1
    assert len(points) == 1


def test_a_total_that_falls_while_its_start_moved_is_a_new_phase():
    press = Press()
    old = press.report("2025-07-08", 26_000)
    new = press.report("2025-10-30", 3_400, period_start=dt.date(2025, 9, 1))
    unstated = press.report("2025-11-20", 4_100, period_start=None)
    series, points = press.series()
    assert len(series) == 1
    assert [(points[c]["phase"], points[c]["status"]) for c in (old, new, unstated)] == [
        (1, "reported"),
        (2, "reported"),
        (2, "reported"),
    ]
    assert points[new]["increment_low"] is None


def test_a_start_told_more_loosely_does_not_split_the_series():
    press = Press()
    press.report("2025-03-10", 12_000, period_start=dt.date(2025, 1, 1))
    press.report("2025-05-20", 20_500)
    press.report("2025-07-08", 26_000, period_start=dt.date(2024, 6, 1))
    _, points = press.series()
    assert {point["phase"] for point in points.values()} == {1}


def test_a_total_that_falls_without_a_new_start_is_a_conflict():
    press = Press()
    press.report("2025-03-10", 12_000)
    press.report("2025-05-20", 20_500)
    press.report("2025-05-21", 20_500)
    fallen = press.report("2025-07-08", 18_000, period_start=None)
    _, points = press.series()
    assert (points[fallen]["status"], points[fallen]["rule"]) == ("conflict", "conflict:lower_than_an_earlier_total")


def test_two_totals_for_one_day_are_a_conflict_of_the_less_attested():
    press = Press()
    right = [press.report("2025-05-20", 20_500), press.report("2025-05-20", 20_500)]
    wrong = press.report("2025-05-20", 23_000)
    _, points = press.series()
    assert (points[wrong]["status"], points[wrong]["rule"]) == ("conflict", "conflict:two_totals_for_one_day")
    assert [points[c]["sources"] for c in right] == [2, 2]


def test_a_hedged_total_agrees_with_the_exact_one_of_its_day():
    press = Press()
    loose = press.report("2025-05-20", 20_000, open=True, hedge="at_least")
    exact = press.report("2025-05-20", 20_512)
    _, points = press.series()
    assert "conflict" not in {points[loose]["status"], points[exact]["status"]}


def test_a_correction_supersedes_the_figure_that_it_takes_back():
    press = Press()
    press.report("2025-05-20", 20_500)
    wrong = [press.report("2025-07-08", 28_000) for _ in range(3)]
    right = press.report("2025-07-08", 26_000, title="更正：缅北移交累计为2.6万名")
    later = press.report("2025-08-01", 27_000)
    _, points = press.series()
    assert {(points[c]["status"], points[c]["rule"]) for c in wrong} == {("conflict", "conflict:superseded_by_correction")}
    assert points[right]["status"] == "corrected"
    assert points[later]["increment_low"] == 1_000.0


def test_the_wrong_figure_named_in_a_correction_is_no_report_of_it():
    press = Press()
    text = "本报昨日称累计移交2.8万名，有误。\n特此更正。"
    named = press.report("2025-07-09", 28_000, title="更正", text=text)
    _, points = press.series()
    assert (points[named]["rule"], points[named]["sources"]) == ("conflict:told_as_wrong_by_a_correction", 0)


def test_a_total_that_falls_after_a_correction_is_not_what_it_took_back():
    press = Press()
    press.report("2025-06-05", 10_850, title="更正：移交数据")
    fallen = press.report("2025-07-10", 9_100, period_start=None)
    _, points = press.series()
    assert (points[fallen]["status"], points[fallen]["rule"]) == ("conflict", "conflict:lower_than_an_earlier_total")


def test_growth_between_totals_counted_from_other_days_is_only_bounded():
    press = Press()
    press.report("2025-03-10", 12_000, period_start=dt.date(2025, 2, 20))
    wider = press.report("2025-05-20", 20_500, period_start=dt.date(2024, 6, 1))
    narrower = press.report("2025-07-08", 21_000, period_start=dt.date(2025, 2, 20))
    _, points = press.series()
    assert {points[c]["rule"] for c in (wider, narrower)} == {"series:counted_from_another_day"}
    assert (points[wider]["increment_low"], points[wider]["increment_high"]) == (0.0, 8_500.0)
    assert (points[narrower]["increment_low"], points[narrower]["increment_high"]) == (500.0, 21_000.0)


def test_the_same_number_of_the_next_year_is_not_the_same_total():
    press = Press()
    press.report("2023-12-31", 400, period_start=dt.date(2023, 1, 1))
    following = press.report("2024-12-31", 400, period_start=dt.date(2024, 1, 1))
    _, points = press.series()
    assert (points[following]["status"], points[following]["rule"]) == ("reported", "series:counted_from_another_day")
    assert (points[following]["increment_low"], points[following]["increment_high"]) == (400.0, 400.0)


def test_a_large_total_without_a_start_goes_on_with_the_old_counting():
    press = Press()
    press.report("2025-07-08", 26_000)
    press.report("2025-10-30", 3_400, period_start=dt.date(2025, 9, 1))
    unstated = press.report("2025-11-20", 29_800, period_start=None)
    soon = press.report("2025-11-25", 4_000, period_start=None)
    _, points = press.series()
    assert (points[unstated]["phase"], points[soon]["phase"]) == (1, 2)


def test_people_who_go_to_other_countries_are_other_series():
    press = Press()
    press.report("2025-05-20", 20_500)
    other = press.report("2025-05-21", 900, to_country="TH")
    unsaid = press.report("2025-06-20", 950, to_country=None, from_country=None)
    series, points = press.series()
    assert sorted((row["to_country"] or "", row["points"]) for row in series) == [("", 1), ("CN", 1), ("TH", 1)]
    assert {points[c]["status"] for c in (other, unsaid)} == {"reported"}
    press = Press()
    press.report("2025-05-20", 20_500)
    press.report("2025-06-20", 21_000, to_country=None, from_country=None)
    press.report("2025-07-20", 22_000, from_country=None, to_country="MM")  # to where they come from: misread
    series, _ = press.series()
    assert [(row["from_country"], row["to_country"], row["points"]) for row in series] == [("MM", "CN", 3)]


def test_bodies_that_count_nowhere_in_particular_are_not_held_against_each_other():
    press = Press()
    nowhere = {"action": "train", "object": "officer", "places": [], "place_text": None, "crimes": [], "from_country": None}
    nowhere |= {"to_country": None}
    first = press.report("2024-09-09", 2_700, speaker="陆明远", counted="执法人员", period_start=dt.date(2023, 9, 9), **nowhere)
    other = press.report("2025-08-05", 1_500, speaker="国际合作局", counted="维和警察", period_start=None, **nowhere)
    again = press.report("2025-09-05", 1_600, speaker="国际合作局有关负责人", counted="维和警察", period_start=None, **nowhere)
    abroad = press.report("2024-10-09", 2_700, speaker="Lu Mingyuan", counted="officers", period_start=None, **nowhere)
    series, points = press.series()
    assert {point["status"] for point in points.values()} == {"reported", "restated"}
    assert points[first]["series_id"] == points[abroad]["series_id"] != points[other]["series_id"] == points[again]["series_id"]
    assert sorted(row["counted"] for row in series) == ["执法人员", "维和警察"]


def test_another_name_and_another_size_are_another_count():
    press = Press()
    sites = {"action": "raid", "object": "site", "unit": "site", "places": ["CN"], "place_text": None, "from_country": None}
    sites |= {"to_country": None, "period_start": None}
    dens = press.report("2024-06-30", 105, counted="窝点", **sites)
    checked = press.report("2024-09-27", 3_539_000, counted="各类场所", **sites)
    reworded = press.report("2024-10-01", 190, counted="据地", **sites)
    _, points = press.series()
    assert points[dens]["series_id"] == points[reworded]["series_id"] != points[checked]["series_id"]


def test_occasions_inside_the_period_give_a_lower_bound():
    press = Press()
    occasion = {"cumulative": False, "place_text": "清水河口岸"}
    inside = press.report("2025-05-18", 312, **occasion)
    press.report("2025-05-18", 312, **occasion)
    press.report("2025-05-18", 300, open=True, hedge="at_least", **occasion)
    press.report("2025-09-01", 99, **occasion)
    total = press.report("2025-05-20", 20_500)
    _, points = press.series()
    assert (points[total]["occasions"], points[total]["occasions_low"]) == ([inside], 312.0)


def test_people_handed_over_at_the_other_side_of_the_border_are_an_occasion_and_those_of_another_region_are_none():
    press = Press()
    inside = press.report("2025-05-18", 312, cumulative=False, places=["CN"], place_text="孟连口岸")
    near = press.report("2025-05-18", 571, cumulative=False, place_text="木姐地区")
    press.report("2025-05-19", 205, cumulative=False, place_text="妙瓦底")
    press.report("2025-05-19", 48, cumulative=False, places=["CN"], place_text="孟连口岸", to_country="TH")
    total = press.report("2025-05-20", 20_500)
    _, points = press.series()
    assert (set(points[total]["occasions"]), points[total]["occasions_low"]) == ({inside, near}, 883.0)


def test_of_a_province_only_occasions_there_are_tied():
    press = Press()
    arrests = {"action": "arrest", "places": ["CN"], "from_country": None, "to_country": None}
    inside = [press.report("2025-05-18", 40, cumulative=False, place_text=place, **arrests) for place in ("云南", "昆明")]
    press.report("2025-05-19", 70, cumulative=False, place_text="湖南", **arrests)
    press.report("2025-05-19", 90, cumulative=False, place_text=None, **arrests)
    total = press.report("2025-05-20", 2_500, place_text="云南", **arrests)
    _, points = press.series()
    assert points[total]["occasions_low"] == 40.0 and points[total]["occasions"][0] in inside


def test_a_week_and_its_days_are_not_added_up():
    press = Press()
    days = [
        press.report(day, 100, cumulative=False, period_start=dt.date.fromisoformat(day)) for day in ("2025-05-12", "2025-05-14")
    ]
    press.report("2025-05-16", 180, cumulative=False, period_start=dt.date(2025, 5, 12))
    later = press.report("2025-05-18", 50, cumulative=False, period_start=dt.date(2025, 5, 18))
    total = press.report("2025-05-20", 20_500)
    _, points = press.series()
    assert (points[total]["occasions"], points[total]["occasions_low"]) == ([*days, later], 250.0)


def test_a_copy_adds_no_occasion():
    press = Press()
    inside = press.report("2025-05-18", 312, cumulative=False, cluster="k")
    press.report("2025-05-18", 912, cumulative=False, cluster="k", is_copy=True, integrity="hijacked")
    total = press.report("2025-05-20", 20_500)
    _, points = press.series()
    assert points[total]["occasions"] == [inside]


def test_crimes_told_in_part_agree_and_other_places_or_nations_do_not():
    press = Press()
    press.report("2025-05-20", 20_500, crimes=["fraud", "gambling"])
    press.report("2025-06-20", 21_500, crimes=[])
    press.report("2025-07-08", 26_000)
    press.report("2025-07-08", 7_600, place_text="妙瓦底地区")
    press.report("2025-07-08", 218, nationality=["TW"])
    series, _ = press.series()
    assert sorted((row["place_text"], row["points"], *row["crimes"], *row["nationality"]) for row in series) == [
        ("妙瓦底", 1, "fraud"),
        ("缅北", 1, "fraud", "TW"),
        ("缅北", 3, "fraud"),
    ]


def test_the_region_may_stand_in_the_quote_and_a_total_is_never_of_a_later_day_than_its_report():
    press = Press()
    first = press.report("2025-05-20", 20_500, place_text="缅甸", quote="缅甸警方累计移交缅北嫌疑人2.05万名")
    press.report("2025-06-20", 21_500)
    this_year = press.report("2025-07-08", 26_000, period_end=dt.date(2025, 12, 31))
    series, points = press.series()
    assert [row["place_text"] for row in series] == ["缅北"]
    assert (points[first]["increment_low"], points[this_year]["as_of"]) == (None, dt.date(2025, 7, 8))


def test_the_order_of_the_reports_does_not_matter():
    press = Press()
    for day, low in (("2025-03-10", 12_000), ("2025-05-20", 20_500), ("2025-05-20", 30_500), ("2025-07-08", 26_000)):
        press.report(day, low)
    forward = reconcile_series(press.documents, press.claims, press.clusters)
    backward = reconcile_series(press.documents[::-1], press.claims[::-1], press.clusters[::-1])
    assert forward == backward


def test_place_names_have_one_scope_in_all_languages():
    assert (
        place_scope("缅甸北部", ("MM",)) == place_scope("Northern Myanmar", ("MM",)) == place_scope("缅北地区", ("MM",)) == "缅北"
    )
    assert place_scope("缅甸", ("MM",)) is None
    assert place_scope("緬北", ("MM",)) == "缅北"


def test_two_totals_that_one_document_states_at_once_count_different_things():
    press = Press()
    cases = {"action": "solve", "object": "case", "unit": "case", "places": ["CN"], "place_text": "全国", "crimes": []}
    first = press.report("2025-03-10", 535_000, counted="刑事案件", **cases)
    second = press.report("2025-03-10", 1_426_000, counted="治安案件", doc_id="d00", **cases)
    third = press.report("2025-04-10", 1_600_000, counted="治安案件", **cases)
    fourth = press.report("2025-04-10", 560_000, counted="刑事案件", doc_id="d02", **cases)
    abroad = press.report("2025-04-10", 560_000, counted="criminal cases", **cases)
    near = press.report("2025-05-10", 570_000, counted=None, **cases)
    series, points = press.series()
    assert sorted(row["counted"] for row in series) == ["刑事案件", "治安案件"]
    assert {point["status"] for point in points.values()} == {"reported", "restated"}
    assert points[second]["series_id"] == points[third]["series_id"] != points[first]["series_id"]
    assert {points[c]["series_id"] for c in (fourth, abroad, near)} == {points[first]["series_id"]}


def test_a_copy_that_tampers_with_one_of_two_totals_is_a_conflict_of_that_one():
    press = Press()
    seized = {"action": "seize", "object": "weapon", "unit": "item", "places": ["CN"], "place_text": None}
    press.report("2025-05-20", 786, counted="枪支", cluster="k", **seized)
    rounds = press.report("2025-05-20", 26_000, counted="子弹", doc_id="d00", **seized)
    copied = press.report("2025-05-20", 786, counted="枪支", cluster="k", is_copy=True, **seized)
    tampered = press.report("2025-05-20", 96_000, counted="子弹", doc_id="d02", **seized)
    series, points = press.series()
    assert len(series) == 2 and copied not in points
    assert points[tampered]["status"] == "conflict"
    assert points[tampered]["series_id"] == points[rounds]["series_id"]


def test_a_province_and_the_whole_country_are_two_series():
    press = Press()
    drugs = {"action": "seize", "object": "drug", "unit": "item", "places": ["CN"], "crimes": ["drugs"]}
    for place, low in (("全国", 25_900), ("云南", 12_200), ("湖南、湖北", 7_800)):
        press.report("2025-03-10", low, place_text=place, doc_id="d00", **drugs)
    press.report("2025-04-10", 12_900, place_text="Yunnan", **drugs)
    series, points = press.series()
    assert sorted((row["place_text"] or "", row["points"]) for row in series) == [("", 1), ("云南", 2), ("湖北、湖南", 1)]
    assert {point["status"] for point in points.values()} == {"reported"}


def test_groups_that_share_no_crime_are_one_series_with_reports_that_name_none():
    from tasks.transform.records.series.grouping import _by_crimes

    class Told:
        def __init__(self, *crimes):
            self.key = type("Key", (), {"crimes": crimes})

    told = [
        Told("drugs", "fraud"),
        Told("drugs"),
        Told("fraud"),
        Told("gambling", "homicide"),
        Told("gambling"),
        Told("homicide"),
        Told(),
    ]
    grouped = _by_crimes(told)
    assert [common for common, _ in grouped] == [()]
    assert set(grouped[0][1]) == set(told)


def test_reports_that_agree_with_their_neighbours_only_do_not_make_a_total_fall():
    press = Press()
    press.report("2025-03-10", 371)
    press.report("2025-04-10", None, 380, hedge="at_most")
    fallen = press.report("2025-05-10", 345)
    press.report("2025-06-10", 390)
    _, points = press.series()
    assert (points[fallen]["status"], points[fallen]["rule"]) == ("conflict", "conflict:lower_than_an_earlier_total")


HEDGES = ["exact", "at_least", "at_most", "about"]


@settings(deadline=None)  # a busy machine is no fault of the series
@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 400), st.sampled_from(HEDGES)), min_size=1, max_size=30))
def test_whatever_is_reported_one_total_that_never_falls_passes_through_all_that_stands(reports):
    press = Press()
    for day, number, hedge in reports:
        low, high = None if hedge == "at_most" else number, None if hedge == "at_least" else number
        press.report(str(START + dt.timedelta(days=day)), low, high, open=high is None, hedge=hedge)
    _, points = press.series()
    standing = [point for point in points.values() if point["status"] != "conflict"]
    assert standing
    reached: dict[int, float] = {}
    for point in sorted(standing, key=lambda p: (p["as_of"], p["low"] or 0)):
        slack = 0.05 if point["hedge"] == "about" else 0.0
        before = reached.get(point["phase"], 0.0)
        assert point["high"] is None or point["high"] * (1 + slack) >= before
        reached[point["phase"]] = max(before, (point["low"] or 0) * (1 - slack))
