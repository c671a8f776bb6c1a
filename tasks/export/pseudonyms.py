"""Names of persons other than officials, replaced by stable ids everywhere in a release.

The text itself is rewritten and every span moved along, so that ``text[start:end] == quote`` holds as before. Where a name is
told from a common word by its document only (two characters, a surname alone), it is replaced in that document and its copies;
a full name everywhere. When in doubt a name goes: a reader who needs it has the page's address.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd
from ahocorasick_rs import AhoCorasick, MatchKind

from tasks.schemas import RELEASE_TABLES
from tasks.schemas.table import columns_of, frame_of, rows_of
from tasks.text.shadow import shadow

Row = dict[str, Any]

_BYLINE = re.compile(r"\s*[,;/&|、;]\s*|\s+(?:and|et|with|avec)\s+|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W\d_]{3,}")
_PLAIN = frozenset({"doc_id", "text_sha256", "capture_sha256", "rule"})
_LETTERS = str.maketrans("0123456789abcdef", "bcdfghjkmnpqrstv")  # no vowels: no id spells a word
_SLUGS = ("-", "_", "+", "%20", "")
"""How addresses join the words of a name."""


def hide_names(tables: Mapping[str, pd.DataFrame], names: Names) -> dict[str, pd.DataFrame]:
    """The given release tables without the names that go; ``documents`` must hold every document that the others point into.

    The frames given are not changed.
    """
    rewritten: dict[str, _Rewritten] = {}
    found: dict[str, pd.DataFrame] = {}
    for name, model in RELEASE_TABLES.items():
        if name not in tables:
            continue
        free = [c.name for c in columns_of(model) if not (c.is_key or c.refers or c.codes or c.name in _PLAIN)]
        rows = []
        for row in rows_of(tables[name]):
            doc_id = row.get("doc_id")
            fresh = {**row, **{column: names.mend(doc_id, row[column]) for column in free if column != "text"}}
            if name == "documents":
                rewritten[row["doc_id"]] = text = names.rewrite(doc_id, row["text"])
                fresh |= {"text": text.text, "text_sha256": hashlib.sha256(text.text.encode()).hexdigest()}
            elif "quote" in row:
                start, end = rewritten[row["doc_id"]].move(row["start"], row["end"])
                fresh |= {"start": start, "end": end, "quote": rewritten[row["doc_id"]].text[start:end]}
            if name == "persons" and row["kind"] != "official":
                fresh["name"] = names.id_of(row["name"])
            rows.append(fresh)
        found[name] = frame_of(rows, model)
    return found


class _Rewritten(NamedTuple):
    """A text after replacement, and where each replaced piece lay and lies."""

    text: str
    pieces: Sequence[tuple[int, int, int, int]]
    """``(old start, old end, new start, new end)``, in order."""

    def move(self, start: int, end: int) -> tuple[int, int]:
        """The span in the new text; a border inside a replaced name moves out, so that no id is cut."""
        return self._place(start, is_end=False), self._place(end, is_end=True)

    def _place(self, offset: int, is_end: bool) -> int:
        index = bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1
        if index < 0:
            return offset
        old_start, old_end, new_start, new_end = self.pieces[index]
        if old_start < offset < old_end:
            return new_end if is_end else new_start
        return new_start if offset == old_start else offset - old_end + new_end


class Names:
    """Who is to be replaced, and where; found over all documents of a release at once.

    ``tables`` holds ``documents`` (``doc_id``, ``byline``), ``persons`` (``doc_id``, ``name``, ``kind``) and ``clusters``
    (``cluster_id``, ``doc_id``). An id is made from the name in shadow form and ``key`` (HMAC-SHA-256): the same name has the
    same id in every release made with one key, and without the key nobody can try names out.
    """

    def __init__(self, tables: Mapping[str, pd.DataFrame], key: str = "") -> None:
        self._key = key.encode()
        self._own: dict[str, set[str]] = defaultdict(set)
        self._officials: dict[str, set[str]] = defaultdict(set)
        documents = rows_of(tables["documents"][["doc_id", "byline"]])
        persons = rows_of(tables["persons"][["doc_id", "name", "kind"]])
        clusters: dict[str, set[str]] = defaultdict(set)
        for row in rows_of(tables["clusters"][["cluster_id", "doc_id"]]):
            clusters[row["cluster_id"]].add(row["doc_id"])
        mates = {doc_id: members for members in clusters.values() for doc_id in members}
        self._id_by_pattern: dict[str, str] = {}
        official_words: dict[str, set[str]] = defaultdict(set)
        for row in persons:
            if row["kind"] == "official":
                written = shadow(row["name"])
                self._officials[row["doc_id"]].add(written)
                official_words[row["doc_id"]] |= set(_WORD.findall(written))
                self._id_by_pattern.setdefault(written, "")
        private = [(row["doc_id"], row["name"]) for row in persons if row["kind"] != "official"]
        private += [(row["doc_id"], name) for row in documents for name in _BYLINE.split(row["byline"] or "") if len(name) > 1]
        self._everywhere: set[str] = set()
        for doc_id, name in private:
            written, code = shadow(name).strip(), self.id_of(name)
            patterns = {written}
            if not _HAN.search(written):
                words = _WORD.findall(written)
                if " " in written:
                    patterns |= {written.replace(" ", joint) for joint in _SLUGS}
                    self._everywhere |= patterns
                    patterns |= {word for word in words[1:] if word not in official_words[doc_id]}
            elif len(written) >= 3:
                self._everywhere.add(written)
            for pattern in patterns:
                if len(pattern) > 1:
                    self._id_by_pattern[pattern] = self._id_by_pattern.get(pattern) or code
            for mate in mates.get(doc_id, {doc_id}):
                self._own[mate] |= patterns - self._officials[mate]
        self._patterns = sorted(self._id_by_pattern)
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.LeftmostLongest)

    def id_of(self, name: str) -> str:
        """The id that stands for a name: ``P-`` and ten letters; digits might be taken for a number of the text."""
        plain = re.sub(r"[\W_]+", "", shadow(name))
        digits = hmac.new(self._key, plain.encode(), hashlib.sha256).hexdigest()[:10]
        return f"P-{digits.translate(_LETTERS)}"

    def rewrite(self, doc_id: str | None, text: str) -> _Rewritten:
        """``text`` with the names that go replaced."""
        pieces, parts, at, size = [], [], 0, 0
        for start, end, code in self._matches(doc_id, text):
            parts += [text[at:start], code]
            size += start - at
            pieces.append((start, end, size, size + len(code)))
            size, at = size + len(code), end
        return _Rewritten("".join([*parts, text[at:]]), pieces)

    def mend(self, doc_id: str | None, value: Any) -> Any:
        """``value`` with the names replaced in every string that it holds."""
        if isinstance(value, str):
            return self.rewrite(doc_id, value).text
        if isinstance(value, list):
            return [self.mend(doc_id, part) for part in value]
        if isinstance(value, dict):
            return {name: self.mend(doc_id, part) for name, part in value.items()}
        return value

    def _matches(self, doc_id: str | None, text: str) -> Iterable[tuple[int, int, str]]:
        nobody: set[str] = set()
        own, kept = self._own.get(doc_id or "", nobody), self._officials.get(doc_id or "", nobody)
        seen = shadow(text)
        for number, start, end in self._automaton.find_matches_as_indexes(seen):
            pattern = self._patterns[number]
            code = self._id_by_pattern[pattern]
            goes = pattern in own or (pattern in self._everywhere and pattern not in kept)
            if code and goes and _stands_alone(seen, start, end):
                yield start, end, code


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a name in letters is no part of a longer word; Chinese names have no such borders."""
    if _HAN.match(text[start]):
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (_is_letter(before) or _is_letter(after))


def _is_letter(character: str) -> bool:
    return character.isalpha() and not _HAN.match(character)
