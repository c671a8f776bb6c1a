"""Rendered copies of the labelled articles: every article is one cluster, and the totals of one thing are one series."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Hashable, Sequence
from math import comb

import pandas as pd
import pytest

from tests.conftest import SHARED
from tests.flows.conftest import run

EVAL = SHARED / "eval"
pytestmark = [
    pytest.mark.usefixtures("prefect_server"),
    pytest.mark.skipif(not EVAL.is_dir(), reason="shared/eval does not lie beside the checkout"),
]


def adjusted_rand_index(found: Sequence[Hashable], wanted: Sequence[Hashable]) -> float:
    """Agreement of two partitions, 1 for equal ones and 0 for chance (Hubert and Arabie, 1985)."""
    together, mine, theirs = (
        sum(comb(size, 2) for size in Counter(labels).values())
        for labels in (list(zip(found, wanted, strict=True)), found, wanted)
    )
    by_chance = mine * theirs / comb(len(found), 2)
    most = (mine + theirs) / 2
    return 1.0 if most == by_chance else (together - by_chance) / (most - by_chance)


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    """The release of two pages an article, and the article of each page by its name."""
    folder = tmp_path_factory.mktemp("rendered")
    articles = EVAL / "articles" / "dev.jsonl"
    command = [sys.executable, "-B", str(EVAL / "render.py"), str(folder / "dev"), str(articles), "--copies", "2", "--seed", "7"]
    subprocess.run(command, check=True, capture_output=True)
    run([folder / "dev" / "pages"], folder / "store")
    lines = (folder / "dev" / "pages.jsonl").read_text(encoding="utf-8").splitlines()
    return folder / "store" / "release" / "latest", {page["file"]: page["article"] for page in map(json.loads, lines)}


def test_the_copies_of_an_article_are_one_cluster(rendered):
    release, article_of = rendered
    documents = pd.read_parquet(release / "documents.parquet", columns=["doc_id", "source_uri"])
    clusters = pd.read_parquet(release / "clusters.parquet", columns=["doc_id", "cluster_id"])
    pages = documents.merge(clusters, on="doc_id")
    articles = [article_of[address.rsplit("/", 1)[-1]] for address in pages["source_uri"]]
    assert len(articles) >= 0.95 * len(article_of)
    assert adjusted_rand_index(pages["cluster_id"].tolist(), articles) >= 0.97


def test_the_handovers_from_northern_myanmar_are_one_series_in_the_order_of_its_days(rendered):
    release, _ = rendered
    series = pd.read_parquet(release / "series.parquet")
    handovers = series[(series["action"] == "handover") & (series["object"] == "suspect") & (series["place_text"] == "缅北")]
    assert len(handovers) == 1
    points = pd.read_parquet(release / "series_points.parquet")
    mine = points[points["series_id"] == handovers["series_id"].iloc[0]].sort_values(["phase", "as_of"])
    sound = mine[mine["status"] != "conflict"]
    assert {31_000.0, 44_000.0, 53_000.0} <= set(sound["low"])
    assert sound["phase"].is_monotonic_increasing
    for _, phase in sound.groupby("phase"):
        assert phase["low"].dropna().is_monotonic_increasing
