"""Which language, and for Chinese which script, a text is written in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import pycld2

from tasks.reference.tables import read_csv
from tasks.transform.documents.characters import CharacterSet

_HAN = CharacterSet(ranges=[("\u3400", "\u9fff")])
_KANA = CharacterSet(ranges=[("\u3040", "\u30ff")])
_HANGUL = CharacterSet(ranges=[("\uac00", "\ud7af")])
_LETTER = re.compile(r"[^\W\d_]")
_SAMPLE = 3_000
_SHORT = 80
_CLEAR_SHARE = 80
"""Percent of a text that CLD2 gives to its first language: below, a paragraph full of names is torn between two."""
_CLD_NAMES = {"iw": "he", "zh-Hant": "zh-Hant", "zh": "zh-Hans", "jw": "jv", "no": "nb"}
_NOT_PLAIN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def identify(text: str) -> str:
    """The BCP 47 code of ``text``: ``zh-Hans``, ``zh-Hant``, ``en``, ``fr``, another code, or ``und``.

    Scripts are counted first, because models mistake mixed lines; Chinese is told Simplified from Traditional by a character
    table. Latin text of a paragraph or more goes to CLD2, short lines to lingua restricted to English and French.
    """
    sample = text[:_SAMPLE]
    han = _HAN.count(sample)
    if han:
        if _KANA.count(sample) * 8 > han:
            return "ja"
        if _HANGUL.count(sample) * 2 > han:
            return "ko"
        # One Chinese character says about as much as three Latin letters.
        if han * 4 >= len(sample) or han * 4 >= sum(map(str.isalpha, sample)):
            return _script(sample)
    elif not _LETTER.search(sample):
        return "und"
    return _by_model(sample)


def _script(text: str) -> str:
    traditional, simplified = _script_characters()
    return "zh-Hant" if traditional.count(text) > simplified.count(text) else "zh-Hans"


@lru_cache(maxsize=1)
def _script_characters() -> tuple[CharacterSet, CharacterSet]:
    rows = read_csv("traditional_simplified.csv")
    traditional = {row["traditional"] for row in rows}
    simplified = {row["simplified"] for row in rows}
    # A character that is the simple form of one and itself the full form of another tells nothing.
    return CharacterSet(traditional - simplified), CharacterSet(simplified - traditional)


def _by_model(text: str) -> str:
    plain = _NOT_PLAIN.sub(" ", text)
    letters = len(_LETTER.findall(plain[:400]))
    if letters < _SHORT:
        return _short_line(plain)
    try:
        _, _, details = pycld2.detect(plain.encode("utf-8", "ignore"), bestEffort=True)
    except pycld2.error:
        return "und"
    code, share = str(details[0][1]), int(details[0][2])
    undecided = share < _CLEAR_SHARE and {code, str(details[1][1])} == {"en", "fr"}
    if code == "un" or undecided:
        return _short_line(plain)
    return _CLD_NAMES.get(code, code)


def _short_line(text: str) -> str:
    found = _short_detector().detect_language_of(text)
    return str(found.iso_code_639_1.name).lower() if found is not None else "und"


@lru_cache(maxsize=1)
def _short_detector() -> Any:
    from lingua import Language, LanguageDetectorBuilder  # loads its models: only where a short line asks for it

    return LanguageDetectorBuilder.from_languages(Language.ENGLISH, Language.FRENCH).build()
