"""Points of one series together: crimes that agree, and one counted thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tasks.transform.records.series.keys import Key
from tasks.transform.records.series.points import Point
from tasks.transform.records.series.strands import name_strands, part_strands
from tasks.transform.records.series.unlike import part_routes, part_unlike


def group_totals(points: Iterable[Point]) -> Iterator[tuple[Key, list[Point]]]:
    """Points of one series together, under their common key, in the order of the keys.

    Everything but the crimes has to be equal. Crimes agree where one report names a part of what the other names: the
    same total is "fraud suspects" in one language and "gambling and fraud suspects" in the next. A report that names no
    crime joins the one series of its kind where there is just one, and stands alone otherwise. Totals of several things
    that the key cannot tell apart are parted by what the reports state beside it (``part_routes``, ``part_unlike``) and by
    what one document states at once (``part_strands``).
    """
    alike: dict[Key, list[Point]] = {}
    for point in points:
        alike.setdefault(point.key._replace(crimes=()), []).append(point)
    found: list[tuple[Key, list[Point]]] = []
    for members in alike.values():
        for crimes, group in _by_crimes(members):
            for (from_country, to_country), routed in part_routes(group):
                key = members[0].key._replace(crimes=crimes, from_country=from_country, to_country=to_country)
                strands = [strand for alike_ in part_unlike(routed) for strand in part_strands(alike_)]
                name_strands(strands)
                found += [(key._replace(counted=strand.counted), strand.points) for strand in strands]
    yield from sorted(found, key=lambda pair: str(pair[0]))


def _by_crimes(members: list[Point]) -> list[tuple[tuple[str, ...], list[Point]]]:
    named = sorted({point.key.crimes for point in members if point.key.crimes}, key=lambda crimes: (-len(crimes), crimes))
    groups: list[set[tuple[str, ...]]] = []
    for crimes in named:
        home = next((group for group in groups if any(set(crimes) <= set(other) for other in group)), None)
        if home is None:
            groups.append({crimes})
        else:
            home.add(crimes)
    by_common: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for group in groups:  # two groups may share no more than the same crimes: one key, one series
        common = tuple(sorted(set.intersection(*(set(crimes) for crimes in group))))
        by_common.setdefault(common, set()).update(group)
    result = [(common, [point for point in members if point.key.crimes in group]) for common, group in by_common.items()]
    unnamed = [point for point in members if not point.key.crimes]
    if unnamed and len(result) == 1:
        result[0][1].extend(unnamed)
    elif unnamed and () in by_common:
        next(mine for common, mine in result if not common).extend(unnamed)
    elif unnamed:
        result.append(((), unnamed))
    return result
