"""Between whom a link is: the parties of its word, from its clause and sentence."""

from __future__ import annotations

from tasks.text.spans import Span
from tasks.transform.records.clauses import DocumentView
from tasks.transform.records.cooperation.actors import BODIES
from tasks.transform.records.cooperation.links import Link
from tasks.transform.records.cooperation.parties_chinese import ChineseParties
from tasks.transform.records.cooperation.parties_latin import LatinParties
from tasks.transform.records.cooperation.partners import UNNAMED, Partners


class PartyReader:
    """Reads the parties of the links of one document."""

    def __init__(self, view: DocumentView, partners: Partners) -> None:
        self.partners = partners
        self._family = ChineseParties(view, partners) if view.language == "zh" else LatinParties(view, partners)

    def read(self, link: Link) -> set[str]:
        """Parties of a link that has its sentence to itself; fewer than two where the words do not tell them."""
        return self._family.read(link)

    def of_deed(self, link: Link) -> set[str]:
        """Parties of a bare word of working together."""
        return self._family.of_deed(link)

    def read_stretch(self, stretch: Span, link: Link, first_link: int) -> set[str]:
        """Parties of a link that shares its sentence with another: those of its own part, with who acts in the sentence."""
        partners, sentence = self.partners, link.sentence
        before = partners.codes_of(stretch.start, link.start)
        own = before | partners.codes_of(link.start, stretch.end, scenes=True)
        if not own - {partners.issuer}:
            return set()
        if len(own) < 2 or not before:
            acting = partners.within(sentence.start, min(stretch.start, first_link))
            first = next((actor for actor in acting if not partners.is_partner(actor)), None)
            subject = set(first.codes) - UNNAMED if first is not None else set()
            own |= subject or partners.home
        return own if len(own) > 1 and not own <= BODIES else set()
