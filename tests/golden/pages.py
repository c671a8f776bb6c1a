"""Real pages: how well the clean text, the captions and the metadata agree with their gold.

``python -m tests.golden.pages [FOLDER] [--worst N]`` prints the scores; FOLDER holds ``gold.jsonl`` and the pages it names. F1 is
the overlap of bags of Chinese characters or words, averaged over pages.
"""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from tasks.transform.documents.clean import clean_page
from tasks.transform.documents.model import CleanDocument

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "eval" / "pages"
_TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff_]+")
_NAME = re.compile(r"[\W_]+")
_DAY = re.compile(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})")


class PageScore(NamedTuple):
    """What one page reached: F1 of body and captions, and whether date and author are right; null where the gold has none."""

    file: str
    group: str
    half: str
    """``tune`` or ``check``, by the hash of the name; both halves were looked at while the rules were written."""
    body: float
    captions: float | None
    date: bool | None
    author: bool | None
    charset: bool
    """Whether every character of the gold that is common in it was read."""
    hijacked: bool


def overlap(found: str, wanted: str) -> float:
    """F1 of the bags of Chinese characters and words of two texts."""
    a, b = (Counter(token.lower() for token in _TOKEN.findall(text)) for text in (found, wanted))
    if not a or not b:
        return float(a == b)
    both = (a & b).total()
    return 2 * both / (a.total() + b.total())


def half_of(file: str) -> str:
    """The half a page belongs to, by the hash of its name."""
    return "check" if int(hashlib.sha256(file.encode()).hexdigest(), 16) % 2 else "tune"


def score_page(data: bytes, gold: dict[str, Any]) -> PageScore:
    """Scores of one page against its gold record."""
    document = clean_page(data, gold["file"], {})
    captions = overlap("\n".join(document.captions), "\n".join(gold["captions"])) if gold.get("captions") else None
    wanted = _full_date(gold.get("date"))
    date = None if wanted is None else document.published_at == wanted
    return PageScore(
        gold["file"], gold["set"], half_of(gold["file"]), overlap(document.text, gold["text"]), captions, date,
        _author_is_right(document, gold.get("author")), _charset_is_right(document, gold["text"]),
        document.integrity == "hijacked",
    )  # fmt: skip


def _full_date(written: str | None) -> dt.date | None:
    """The day that the gold's date names as the page writes it (``2021-1-29 13:18``); null for a month alone or another word."""
    match = _DAY.match(written or "")
    return dt.date(int(match[1]), int(match[2]), int(match[3])) if match else None


def _author_is_right(document: CleanDocument, author: str | list[str] | None) -> bool | None:
    """Any one of the gold's names stands in the byline."""
    names = [author] if isinstance(author, str) else author
    if not names:
        return None
    byline = _NAME.sub("", document.byline or "").lower()
    return any((name := _NAME.sub("", wanted).lower()) and name in byline for wanted in names)


def _charset_is_right(document: CleanDocument, gold: str) -> bool:
    """A wrong charset loses nearly all non-ASCII characters, a poor main text only some."""
    wanted = {ch for ch, count in Counter(gold).items() if count >= 3 and ch > "\u00bf" and ch.isalpha()}
    return not wanted or len(wanted & set(document.text)) > 0.3 * len(wanted) or not document.text


def score_all(folder: Path = FOLDER) -> list[PageScore]:
    """Scores of all pages of ``folder``."""
    scores = []
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        scores.append(score_page(gzip.decompress((folder / gold["file"]).read_bytes()), gold))
    return scores


def summarise(scores: list[PageScore]) -> dict[str, float]:
    """Means by set, and by set and half: ``body zh69``, ``body zh69 check``, ``captions``, ``date zh69``, ``author zh69``."""
    values: dict[str, list[float]] = defaultdict(list)
    for score in scores:
        for name in (score.group, f"{score.group} {score.half}"):
            values[f"body {name}"].append(score.body)
            values[f"below .5 {name}"].append(score.body < 0.5)
        for kind in ("date", "author"):
            if (right := getattr(score, kind)) is not None:
                values[f"{kind} {score.group}"].append(right)
        if score.captions is not None:
            values["captions"].append(score.captions)
            values[f"captions {score.half}"].append(score.captions)
        values["charset"].append(score.charset)
        values["false alarms"].append(score.hijacked)
    sums = ("below .5", "false alarms")
    return {name: sum(v) if name.startswith(sums) else round(sum(v) / len(v), 4) for name, v in sorted(values.items())}


def main(arguments: list[str]) -> int:
    """Print the scores, and with ``--worst N`` the N pages with the lowest body score."""
    folder = Path(arguments[0]) if arguments and not arguments[0].startswith("-") else FOLDER
    scores = score_all(folder)
    for name, value in summarise(scores).items():
        print(f"{name:<22} {value}")
    if "--worst" in arguments:
        for score in sorted(scores, key=lambda score: score.body)[: int(arguments[arguments.index("--worst") + 1])]:
            print(score)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
