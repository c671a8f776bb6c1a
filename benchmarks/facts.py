"""Facts and records against jieba.posseg and JioNLP's time reader, on the same varied documents, one core, in one run.

    python -m benchmarks facts [--pages 300]

Documents are 2,000 characters long and made by :mod:`benchmarks.corpus`: sentences of the labelled articles (or of the sample)
with other numbers, days and names, in another order. CPU time; one half of the documents warms all caches, the other half,
which no tool has seen, is timed. The peers live in an environment of their own below ``benchmarks/.work``, made on the first run,
and read the Chinese documents alone: they know no other language.
"""

from __future__ import annotations

import datetime as dt
import json
import time
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from benchmarks.corpus import make_article
from benchmarks.processes import WORK, peer, watch
from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_records
from tasks.transform.records.model import DocumentInput

LENGTH = 2_000
"""Characters of a document."""
PEERS = ("jieba==0.42.1", "jionlp==1.5.31")
_PEER_DOCUMENTS = 24
"""Documents that the peers read: they take some hundred times as long."""

# What runs in the peers' environment: documents in a file, CPU milliseconds a document of each peer on standard output.
_PEER_PROGRAM = """
import io, json, sys, time
texts = json.load(open(sys.argv[1]))
out, sys.stdout = sys.stdout, io.StringIO()
speeds = {}

def measure(name, read):
    half = len(texts) // 2
    for text in texts[:half]:
        read(text)
    started = time.process_time()
    for text in texts[half:]:
        read(text)
    speeds[name] = (time.process_time() - started) / (len(texts) - half) * 1e3

try:
    import jieba.posseg
    measure("jieba.posseg", lambda text: list(jieba.posseg.cut(text)))
except ImportError:
    pass
try:
    import jionlp

    def times(text):
        for found in jionlp.ner.extract_time(text, time_base=1718841600.0):
            pass

    measure("JioNLP extract_time", times)
except ImportError:
    pass
sys.stdout = out
print(json.dumps(speeds))
"""


class Text(NamedTuple):
    """One document."""

    language: str
    title: str
    text: str
    day: dt.date


class Speed(NamedTuple):
    """CPU milliseconds a document in one language."""

    language: str
    documents: int
    facts: float
    records: float
    claims: float
    """Claims a document: what the records room was busy with."""


def make_texts(count: int, seed: int = 1) -> list[Text]:
    """Documents of exactly ``LENGTH`` characters; document 7 of ten is document 7 of a thousand."""
    texts = []
    for number in range(count):
        article = make_article(number, seed)
        paragraphs, further = list(article.paragraphs), 0
        while len("\n".join(paragraphs)) < LENGTH:
            further += 1
            other = make_article(1_000_000 + 1_000 * number + further, seed)
            if other.language == article.language:
                paragraphs += other.paragraphs
        text = "\n".join(paragraphs)[:LENGTH]
        texts.append(Text(article.language, article.title, text, dt.date.fromisoformat(article.published)))
    return texts


def read_text(text: Text) -> tuple[float, float, int]:
    """CPU seconds of facts and of records, and the number of claims."""
    started = time.process_time()
    mentions = find_mentions(text.text, text.language, text.day)
    found = time.process_time()
    document = DocumentInput("d", text.text, text.language, title=text.title, published_at=text.day)
    claims = len(build_records(document, mentions).claims)
    return found - started, time.process_time() - found, claims


def measure(texts: Sequence[Text]) -> list[Speed]:
    """Speeds by language on the second half of ``texts``."""
    half = len(texts) // 2
    for text in texts[:half]:
        read_text(text)
    sums: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for text in texts[half:]:
        sums[text.language].append(read_text(text))
    found = []
    for language, times in sorted(sums.items()):
        facts, records, claims = (sum(column) / len(times) for column in zip(*times, strict=True))
        found.append(Speed(language, len(times), facts * 1e3, records * 1e3, claims))
    return found


def measure_peers(texts: Sequence[Text]) -> dict[str, float]:
    """CPU milliseconds a Chinese document of each peer; what a peer cannot be imported with is left out."""
    chinese = [text.text for text in texts if text.language.startswith("zh")][:_PEER_DOCUMENTS]
    given, program = WORK / "facts-texts.json", WORK / "facts_peers.py"
    WORK.mkdir(parents=True, exist_ok=True)
    given.write_text(json.dumps(chinese))
    program.write_text(_PEER_PROGRAM)
    speeds: dict[str, float] = json.loads(watch([peer("facts", *PEERS), program, given]).output.strip().splitlines()[-1])
    return speeds


def facts(pages: int = 300) -> list[dict[str, Any]]:
    """Facts and records on ``pages`` documents, half of them timed, and the peers on the Chinese ones."""
    texts = make_texts(pages)
    speeds = measure(texts)
    found: list[dict[str, Any]] = [
        {
            "what": speed.language,
            "documents": speed.documents,
            "facts_ms": round(speed.facts, 2),
            "records_ms": round(speed.records, 2),
            "claims_each": round(speed.claims),
        }
        for speed in speeds
    ]
    spent = sum(speed.documents * (speed.facts + speed.records) for speed in speeds)
    documents = sum(speed.documents for speed in speeds)
    found.append({"what": "both rooms", "documents_a_second": round(documents / spent * 1e3)})
    chinese = [speed for speed in speeds if speed.language.startswith("zh")]
    ours = sum(s.documents * s.facts for s in chinese) / sum(s.documents for s in chinese)
    whole = sum(s.documents * (s.facts + s.records) for s in chinese) / sum(s.documents for s in chinese)
    for name, theirs in measure_peers(texts).items():
        ratios = {"facts_ratio": round(theirs / ours, 1), "facts_and_records_ratio": round(theirs / whole, 1)}
        found.append({"what": name, "ms_a_document": round(theirs, 1), **ratios})
    return found
