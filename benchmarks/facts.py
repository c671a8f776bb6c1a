"""Facts and records against jieba.posseg and JioNLP's time reader, on the same varied documents, one core, in one run.

    python -m benchmarks.facts [--documents 300] [--no-peers]

Documents are 2,000 characters long and made by :mod:`benchmarks.corpus`: sentences of the labelled articles (or of the sample)
with other numbers, days and names, in another order. CPU time; one half of the documents warms all caches, the other half,
which no tool has seen, is timed. The peers live in an environment of their own below ``benchmarks/.work``, made on the first run,
and read the Chinese documents alone: they know no other language.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpus import make_article
from tasks.transform.facts.mentions import find_mentions
from tasks.transform.records.build import build_records
from tasks.transform.records.model import DocumentInput

LENGTH = 2_000
"""Characters of a document."""
WORK = Path(__file__).resolve().parent / ".work"
PEERS = ("jieba==0.42.1", "jionlp==1.5.31")
_PEER_DOCUMENTS = 24
"""Documents that the peers read: they take some hundred times as long."""

# What runs in the peers' environment: documents on standard input, CPU milliseconds a document of each peer on standard output.
_PEER_PROGRAM = """
import io, json, sys, time
texts = json.load(sys.stdin)
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
    """CPU milliseconds a Chinese document of each peer that can be installed; empty where none can."""
    python = WORK / "peers-facts" / "bin" / "python"
    if not python.exists():
        WORK.mkdir(exist_ok=True)
        subprocess.run([sys.executable, "-m", "venv", WORK / "peers-facts"], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PEERS], check=False)
    chinese = [text.text for text in texts if text.language.startswith("zh")][:_PEER_DOCUMENTS]
    ran = subprocess.run([python, "-c", _PEER_PROGRAM], input=json.dumps(chinese), capture_output=True, text=True, check=False)
    if ran.returncode:
        print(f"peers: {ran.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return {}
    speeds: dict[str, float] = json.loads(ran.stdout)
    return speeds


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the speeds."""
    parser = argparse.ArgumentParser(prog="benchmarks.facts", description="Speed of facts and records on varied documents.")
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args(arguments)
    texts = make_texts(options.documents)
    speeds = measure(texts)
    total = sum(speed.documents * (speed.facts + speed.records) for speed in speeds)
    documents = sum(speed.documents for speed in speeds)
    for speed in speeds:
        print(
            f"facts {speed.language:<8} {speed.documents:>4} documents of {LENGTH:,} characters: facts {speed.facts:.2f} ms, "
            f"records {speed.records:.2f} ms, {speed.claims:.0f} claims each"
        )
    print(f"facts and records: {documents / total * 1e3:,.0f} documents/s on one core")
    if options.no_peers:
        return 0
    chinese = [speed for speed in speeds if speed.language.startswith("zh")]
    ours = sum(s.documents * (s.facts + s.records) for s in chinese) / sum(s.documents for s in chinese)
    for name, theirs in measure_peers(texts).items():
        print(f"{name}: {theirs:.1f} ms a Chinese document; facts and records are {theirs / ours:.1f} times as fast")
    return 0


if __name__ == "__main__":
    sys.exit(main())
