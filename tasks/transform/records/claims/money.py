"""Sums in the plain name of a money, read as that of the country whose bodies report."""

from __future__ import annotations

from functools import cache

from tasks.reference.tables import read_csv
from tasks.text.mentions import Mention
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.context.issuer import issuer_of
from tasks.transform.records.words import pattern

_NATIONAL = pattern("sums.national")


@cache
def _homes() -> dict[str, dict[str, str]]:
    """By the usual reading of a plain name of money: ISO 4217 code by the country that reports."""
    found: dict[str, dict[str, str]] = {}
    for row in read_csv("quantities/home_currencies.csv"):
        found.setdefault(row["unit"], {})[row["country"]] = row["iso"]
    return found


def with_money_of_home(view: DocumentView, quantity: Mention) -> Mention:
    """A sum in plain dollars, francs or pesos in the money of the country that reports (Hong Kong Customs: $28 million)."""
    homes = _homes().get(quantity.unit or "")
    if homes is None or _NATIONAL.search(view.shadow, quantity.start, quantity.end):
        return quantity
    iso = homes.get(issuer_of(view) or "")
    return quantity._replace(unit=iso) if iso is not None else quantity
