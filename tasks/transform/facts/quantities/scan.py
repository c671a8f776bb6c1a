"""The numbers of a text: one scan for runs of numerals, each run read once and remembered."""

from __future__ import annotations

from tasks.transform.facts.quantities import chinese, latin
from tasks.transform.facts.quantities.model import Number
from tasks.transform.facts.quantities.tables import phrases


def scan_numbers(text: str, language: str) -> list[Number]:
    """Numbers of ``text`` (a shadow) for ``zh``, ``en`` or ``fr``, absolute offsets, in order."""
    found: list[Number] = []
    known = phrases(language)
    if language == "zh":
        pattern, read = chinese.run_pattern(), chinese.read_run
        for match in pattern.finditer(text):
            at = match.start()
            for number in (known[match[0]],) if match[0] in known else read(match[0]):
                found.append(number._replace(start=number.start + at, end=number.end + at) if at else number)
        return found
    pattern = latin.run_pattern(language)
    for match in pattern.finditer(text):
        at = match.start()
        for number in (known[match[0]],) if match[0] in known else latin.read_run(match[0], language):
            found.append(number._replace(start=number.start + at, end=number.end + at) if at else number)
    return found
