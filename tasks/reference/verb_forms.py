"""Forms of English and French verbs by rule, for the lexicon of actions.

``english_verb`` and ``french_verb`` give ``(form, FORM)`` pairs, FORM as in the lexicon's ``detail`` (base, third, past, part,
ger). Only the first word of a phrase is inflected (carry away -> carried away; mettre à l'abri -> mises à l'abri). Irregular
verbs bring their principal parts from ``data/reference/morphology/irregular.csv``.
"""

from __future__ import annotations

from collections.abc import Iterator

_VOWELS = "aeiou"


def english_verb(phrase: str, irregular: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Base, third person, past, participle and -ing form; ``irregular`` maps a verb to ``past|participle|ing`` (ing may lack)."""
    verb, _, rest = phrase.partition(" ")
    tail = f" {rest}" if rest else ""
    parts = irregular.get(verb, "").split("|") if verb in irregular else []
    doubled = _doubles(verb)
    past = parts[0] if parts else _english_past(verb, doubled)
    participle = parts[1] if len(parts) > 1 else past
    if len(parts) > 2:
        gerund = parts[2]
    elif verb.endswith("ie"):
        gerund = verb[:-2] + "ying"
    elif verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        gerund = verb[:-1] + "ing"
    else:
        gerund = verb + (verb[-1] if doubled else "") + "ing"
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = verb + "es"
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        third = verb[:-1] + "ies"
    else:
        third = verb + "s"
    forms: dict[str, list[str]] = {}
    for term, form in ((verb, "base"), (past, "past"), (participle, "part")):
        forms.setdefault(term, []).append(form)  # put is all three, come base and participle
    named = {term: "+".join(names) for term, names in forms.items()}
    yield verb + tail, named.pop(verb)
    yield third + tail, "third"
    yield from ((term + tail, names) for term, names in named.items())
    yield gerund + tail, "ger"


def _doubles(verb: str) -> bool:
    """Whether the last consonant is doubled before -ed and -ing: one short syllable (nab, grab, stop)."""
    if len(verb) < 3 or verb[-1] in _VOWELS + "wxy" or verb[-2] not in _VOWELS or verb[-3] in _VOWELS:
        return False
    return sum(letter in _VOWELS for letter in verb) == 1 or verb in (
        "commit",
        "remit",
        "admit",
        "deter",
        "refer",
        "transfer",
        "equip",
    )


def _english_past(verb: str, doubled: bool) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + (verb[-1] if doubled else "") + "ed"


def french_verb(phrase: str, irregular: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Infinitive, third persons of present, imperfect, future, conditional and past, all participles.

    ``irregular`` maps an infinitive to ``present sg|present pl|imperfect stem|future stem|participle|past sg|past pl``.
    """
    verb, _, rest = phrase.partition(" ")
    tail = f" {rest}" if rest else ""
    if verb in irregular:
        third, plural, imperfect, future, participle, simple, simple_plural = irregular[verb].split("|")
    elif verb.endswith("er"):
        stem = verb[:-2]
        closed = _open_vowel(stem)  # repérer -> repère, enlever -> enlève, jeter is left out
        soft = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
        if stem.endswith(("oy", "uy")):  # déployer -> déploie
            closed = stem[:-1] + "i"
        third, plural, imperfect = closed + "e", closed + "ent", soft
        future = (closed if stem.endswith(("oy", "uy")) else stem) + "er"
        participle, simple, simple_plural = stem + "é", soft + "a", stem + "èrent"
    elif verb.endswith("ir"):
        stem = verb[:-2]
        third, plural, imperfect, future = stem + "it", stem + "issent", stem + "iss", verb
        participle, simple, simple_plural = stem + "i", stem + "it", stem + "irent"
    else:  # -re: rendre, défendre
        stem = verb[:-2]
        third, plural, imperfect, future = stem, stem + "ent", stem, verb[:-1]
        participle, simple, simple_plural = stem + "u", stem + "it", stem + "irent"
    yield verb + tail, "base"
    yield from ((form + tail, "base") for form in dict.fromkeys((third, plural)))
    yield from ((imperfect + end + tail, "past") for end in ("ait", "aient"))
    yield from ((future + end + tail, "base") for end in ("a", "ont", "ait", "aient"))
    yield from ((form + tail, "past") for form in dict.fromkeys((simple, simple_plural)) if form not in (third, plural))
    bases = [participle, participle + "e"]
    plurals = [participle if participle.endswith("s") else participle + "s", participle + "es"]
    yield from ((form + tail, "part") for form in dict.fromkeys((bases[0], plurals[0], bases[1], plurals[1])))
    yield imperfect + "ant" + tail, "ger"


def _open_vowel(stem: str) -> str:
    """The stem before a mute ending: é or e before its last consonants becomes è."""
    index = len(stem) - 1
    while index > 0 and stem[index] not in "aeiouyéèêàâîïôûü":
        index -= 1
    if (
        index < len(stem) - 1
        and stem[index] in "ée"
        and len(stem) - index <= 3
        and stem[-2:] not in ("rr", "ll", "ss", "tt", "nn")
    ):
        if stem[index] == "e" and len(stem) - index > 2:
            return stem  # chercher, tester keep their vowel
        return stem[:index] + "è" + stem[index + 1 :]
    return stem
