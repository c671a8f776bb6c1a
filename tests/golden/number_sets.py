"""Public sets of numbers, ranges and money (Recognizers-Text, duckling, JioNLP): one score a set.

``python -m tests.golden.number_sets [FOLDER [SET ...]] [--misses]`` prints the scores; FOLDER holds the flattened sets
(``rt_*``, ``duck_*``, ``jio_*``). The engine is the one the product uses; only the conventions of each set are mapped here.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from math import isclose, log10
from pathlib import Path
from typing import Any

from tasks.text.shadow import shadow
from tasks.transform.facts.quantities import Quantity, find_numbers, find_quantities, find_ranges

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "eval" / "public"

Case = dict[str, Any]
Judge = Callable[[Case, str], tuple[bool, object]]


def _key(text: str) -> str:
    return " ".join(shadow(text).split())


def judge_number(case: Case, language: str) -> tuple[bool, object]:
    """Every span and its value, none more (Recognizers-Text numbers)."""
    got = [(_key(case["text"][n.start : n.end]), n.value) for n in find_numbers(case["text"], language)]
    gold = [(_key(s["text"]), float(s["value"].replace(",", "."))) for s in case["spans"]]
    right = len(got) == len(gold) and all(
        g[0] == w[0] and isclose(g[1], w[1], rel_tol=1e-9, abs_tol=1e-12) for g, w in zip(got, gold, strict=True)
    )
    return right, got


def judge_range(case: Case, language: str) -> tuple[bool, object]:
    """Every interval with its brackets and its span, none more (Recognizers-Text number ranges)."""
    got = [(_key(case["text"][i.start : i.end]), i.notation()) for i in find_ranges(case["text"], language)]
    gold = [(_key(s["text"]), s["value"]) for s in case["spans"]]
    return len(got) == len(gold) and all(_same_interval(g, w) for g, w in zip(got, gold, strict=True)), got


def _same_interval(got: tuple[str, str], gold: tuple[str, str]) -> bool:
    if got[0] != gold[0] or got[1][0] != gold[1][0] or got[1][-1] != gold[1][-1]:
        return False
    pairs = zip(got[1][1:-1].split(","), gold[1][1:-1].split(","), strict=True)
    return all(a == b or (a and b and isclose(float(a), float(b), rel_tol=1e-9)) for a, b in pairs)


_CURRENCY_NAMES = {
    "CNY": "元", "HKD": "港元", "USD": "美元", "JPY": "日元", "RUB": "卢布", "EUR": "欧元",
    "THB": "泰铢", "KRW": "韩元", "GBP": "英镑",
    "TWD": "新台币", "MOP": "澳门元", "AUD": "澳元", "CAD": "加元", "SGD": "新加坡元",
    "INR": "印度卢比", "VND": "越南盾", "CHF": "瑞士法郎",
    "MYR": "马来西亚林吉特", "PHP": "菲律宾比索", "IDR": "印尼盾", "KHR": "瑞尔", "MMK": "缅元", "NZD": "新西兰元", "ZAR": "兰特",
}  # fmt: skip
_KINDS = {"exact": "accurate", "about": "blur", "range": "blur", "at_least": "blur+", "nearly": "blur-", "at_most": "blur-"}


def judge_money_parser(case: Case, language: str) -> tuple[bool, object]:
    """Amounts, currency and kind of bound (JioNLP): 十多 is 10 to 20 there, an amount without currency is yuan."""
    found = find_quantities(case["text"], language)
    if len(found) != 1:
        return False, found
    quantity, expect = found[0], case["expect"]
    amounts, kind = _jio_amounts(quantity, case["text"])
    gold = [float(n) for n in (expect["num"] if isinstance(expect["num"], list) else [expect["num"]])]
    name = _CURRENCY_NAMES.get(quantity.unit or "CNY", quantity.unit)
    right = len(amounts) == len(gold) and all(isclose(a, g, abs_tol=0.005) for a, g in zip(amounts, gold, strict=True))
    return right and kind == expect["definition"] and name == expect["case"], (amounts, kind, name)


def _jio_amounts(quantity: Quantity, text: str) -> tuple[list[float], str]:
    numeral = shadow(text[quantity.number_start : quantity.number_end])
    if re.search("[余多几来]", numeral):
        low = quantity.low or quantity.high or 0.0
        low -= low % 10 ** int(log10(max(low, 1))) if "几" in numeral and low < 100 else 0
        step = 10.0 ** (len(f"{low:.0f}") - len(f"{low:.0f}".rstrip("0")))
        return [low, low + step], "blur"
    bounds = [b for b in (quantity.low, quantity.high) if b is not None]
    return (sorted(set(bounds)) if quantity.hedge == "range" else bounds[:1]), _KINDS[quantity.hedge]


def judge_money_extractor(case: Case, language: str) -> tuple[bool, object]:
    """Spans of amounts of money (JioNLP), hedges left out."""
    found = [q for q in find_quantities(case["text"], language) if q.unit is not None and q.unit.isupper()]
    got = [[q.number_start, q.end] for q in found]
    return got == [e["offset"] for e in case["expect"]], got


def judge_money_span(case: Case, language: str) -> tuple[bool, object]:
    """Value and, where the set names one, ISO currency of each amount (Recognizers-Text money)."""
    found = [
        q
        for q in find_quantities(case["text"], language)
        if q.not_count in (None, "money_per_head") and _is_money(case["text"], q, language)
    ]
    got = [(q.low if q.low is not None else q.high, _iso(q, case["text"], language)) for q in found]
    gold = [(float(s["value"].replace(",", ".")), s.get("isoCurrency")) for s in case["spans"] if s["value"] is not None]
    right = len(got) == len(gold) and all(
        isclose(g[0] or 0, w[0] * (_cent(s) if s else 1), rel_tol=1e-9) and w[1] in (None, g[1])
        for g, w, s in zip(got, gold, [s.get("unit") for s in case["spans"] if s["value"] is not None], strict=False)
    )
    return right, got


def _cent(unit: str) -> float:
    return 0.01 if unit in ("Cent", "Pence", "Penny", "Sen", "Pesewa") else 1.0


def _iso(quantity: Quantity, text: str, language: str) -> str | None:
    return quantity.unit or _money_terms(language).get(quantity.measure or "")


def _money_terms(language: str) -> dict[str, str]:
    from tasks.reference.tables import read_csv

    return {r["term"]: r["iso"] for r in read_csv("quantities/currencies.csv") if r["language"] == language}


def _is_money(text: str, quantity: Quantity, language: str) -> bool:
    return (quantity.unit or "").isupper() or (quantity.measure or "") in _money_terms(language)


def judge_duckling_number(case: Case, language: str) -> tuple[bool, object]:
    """The value of the whole text (duckling numerals)."""
    gold = float(case["expr"].replace("NumeralValue", "").strip(" ()"))
    got = [n.value for n in find_numbers(case["text"], language)]
    return bool(got) and isclose(got[0], gold, rel_tol=1e-9), got


_DUCKLING_MONEY = re.compile(r"(simple|between|under|above) (\w+) \(?([\d.e]+)(?:, ([\d.e]+))?\)?")


def judge_duckling_money(case: Case, language: str) -> tuple[bool, object]:
    """Kind of bound and amounts, currency where it is named by its ISO code (duckling amounts of money)."""
    match = _DUCKLING_MONEY.match(case["expr"])
    found = find_quantities(case["text"].replace("\\x20ac", "€").replace("\\x00a3\\&", "£"), language)
    if match is None or len(found) != 1:
        return False, found
    kind, unit, first, second = match.groups()
    quantity, low = found[0], float(first) * (0.01 if match[2] == "Cent" else 1)
    high = float(second) if second else low
    wanted = {"simple": (low, low), "between": (low, high), "under": (None, low), "above": (low, None)}[kind]
    got = (quantity.low, quantity.high)
    right = all(
        (a is None) == (b is None) and (a is None or isclose(a, b or 0, rel_tol=1e-9)) for a, b in zip(got, wanted, strict=True)
    )
    return right and (len(unit) != 3 or unit == quantity.unit or not unit.isupper()), (got, quantity.unit)


SETS: dict[str, tuple[str, Judge]] = {
    **{f"rt_number_{x}": (x, judge_number) for x in ("zh", "en", "fr")},
    **{f"rt_range_{x}": (x, judge_range) for x in ("zh", "en", "fr")},
    **{f"rt_money_{x}": (x, judge_money_span) for x in ("zh", "en", "fr")},
    **{f"duck_numeral_{x}": (x, judge_duckling_number) for x in ("zh", "en", "fr")},
    **{f"duck_amountofmoney_{x}": (x, judge_duckling_money) for x in ("zh", "en", "fr")},
    "jio_money_parser": ("zh", judge_money_parser),
    "jio_money_extractor": ("zh", judge_money_extractor),
}


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of one set, one JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def score(name: str, folder: Path = FOLDER, misses: bool = False) -> float:
    """Share of the cases of set ``name`` that are wholly right."""
    language, judge = SETS[name]
    right, total = 0, 0
    for case in read_cases(folder / f"{name}.jsonl"):
        good, got = judge(case, language)
        right, total = right + good, total + 1
        if misses and not good:
            print("   ", repr(case["text"][:110]), case.get("spans") or case.get("expect") or case.get("expr"), "GOT", got)
    return right / max(total, 1)


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    where = Path(arguments[0]) if arguments else FOLDER
    for each in arguments[1:] or [s for s in SETS if (where / f"{s}.jsonl").exists()]:
        print(f"{each} {score(each, where, '--misses' in sys.argv):.3f}")
