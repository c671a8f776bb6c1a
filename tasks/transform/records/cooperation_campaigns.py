"""Operations that several parties ran together: a body's campaign, authorities in one list, raids at once, help in one's own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tasks.text.mentions import Mention
from tasks.text.spans import Span
from tasks.transform.records.clauses import DocumentView, Sentence
from tasks.transform.records.context.operations import BACK
from tasks.transform.records.cooperation_model import DEEDS, SIGNED, CooperationDraft, draft_of
from tasks.transform.records.cooperation_parties import RUN_BY
from tasks.transform.records.cooperation_status import StatusReader
from tasks.transform.records.links import find_phrases
from tasks.transform.records.partners import BODIES, UNNAMED, Actor, Partners
from tasks.transform.records.words import pattern, patterns

_COUNTED = re.compile(r"\d\s?(?:多|余)?个(?:国家|成员)")
_JOINT_BODIES = frozenset({"INTERPOL", "EUROPOL", "LMLECC", "UNODC", "ASEAN"})
_ACTIVE = {
    "zh": re.compile(r"行动"),
    "en": re.compile(r"\b(?:operation|crackdown|sweep|raids|strike)\b"),
    "fr": re.compile(r"\b(?:opération|coup de filet)\b"),
}
_LISTED = re.compile(
    r"、|和|及|,\s|,?\s(?:and|et)\s|,?\s(?:et|ainsi que)\s(?:la police|la gendarmerie|les autorités|les douanes)\s|"
    r"\s(?:police|customs|authorities)\sand\s|警方(?:、|和|与|及)|"
    r"\s(?:police|customs|authorities|officers|investigators),?\s(?:and|with)\s(?:the\s|their\s)?|"
    r"(?:,|,?\set)\s(?:(?:la|le|les)\s|l')(?:\w+\s){1,4}"
)
_AUTHORITY = re.compile(
    r"(?:等国)?(?:警方|警察|执法|禁毒|海关|三国|两国|四国|六国|双方|三方)|"
    r"\s(?:\w+\s)?(?:police|authorities|customs|officers|investigators|prosecutors|agents)\b|\s(?:ont|avaient)\s"
)
_AUTHORITY_OF = re.compile(  # customs officers from A, B and C raided
    r"(?<!with )(?<!with the )"
    r"\b(?:police|customs|authorities|officers|investigators|prosecutors|agents|forces|detectives|policiers|douaniers|gendarmes|"
    r"enquêteurs)\s(?:from|of|in|de|du|des|d')\s?(?:the\s|la\s|l'|le\s)?$"
)
_AUTHORITY_REACH = 40
_PART_OF = patterns("cooperation.part_of_operation")
_RUN = pattern("cooperation.run")
_AT_ONCE = pattern("cooperation.at_once")


class Campaigns:
    """Reads the operations of one document that parties ran together."""

    def __init__(self, view: DocumentView, partners: Partners, status: StatusReader) -> None:
        self.view = view
        self.partners = partners
        self.status = status

    def read(self, sentence: Sentence) -> Iterable[CooperationDraft]:
        """The operations that a sentence states."""
        yield from self._of_list(sentence)
        yield from self._of_places(sentence)
        yield from self._of_operation(sentence)
        yield from self._of_helper(sentence)

    def _of_operation(self, sentence: Sentence) -> Iterable[CooperationDraft]:
        """A campaign run by a body of several states, or by the states of a pair: 中西警方"长城行动", INTERPOL's Operation X."""
        view, partners = self.view, self.partners
        named = view.within("operation", sentence.start, sentence.end)
        again = BACK["zh"].search(view.shadow, sentence.start, sentence.end) if view.language == "zh" and not named else None
        is_active = bool(named or again) or any(
            m.code == "joint_operation" for m in view.within("mechanism", sentence.start, sentence.end)
        )
        if not is_active and view.language != "zh":
            is_active = bool(_RUN.search(view.shadow, sentence.start, sentence.end))
        if not is_active:
            return
        start, end = sentence.start, sentence.end
        if view.language == "zh":  # the body that runs it stands in the clause of the campaign
            joint = [m.start for m in view.within("mechanism", start, end) if m.code == "joint_operation"]
            at = named[0].start if named else joint[0] if joint else again.start() if again is not None else start
            clause = view.clause_at(at)
            is_counted = _COUNTED.search(view.shadow, clause.end, sentence.end) is not None
            if (
                not named or named[0].detail != "backref"
            ) and not is_counted:  # 行动期间,六国共 ...: the whole sentence tells of it
                start, end = clause.start, clause.end
            if re.search(r"参加|参与(?!国)", view.shadow[start:end]) and not _COUNTED.search(view.shadow, start, end):
                return
        codes = partners.codes_of(start, end)
        if view.language == "zh" and (
            _COUNTED.search(view.shadow, start, end) or re.search(r"该组织|该机构|由其", view.shadow[start:end])
        ):
            codes |= partners.codes_of(sentence.start, end) & BODIES
        bodies = codes & _JOINT_BODIES
        is_run = view.language == "zh" and RUN_BY.search(view.shadow, start, end) is not None
        joined = [a for a in partners.within(start, end) if set(a.codes) & bodies and partners.is_partner(a)]
        if view.language == "zh" and joined and not is_run:
            return  # 中方与东盟国家开展…: the issuer takes part, the mechanism's own word tells it
        if bodies and (named or again is not None or _ACTIVE[view.language].search(view.shadow, sentence.start, sentence.end)):
            others = codes - bodies
            executing = {c for a in partners.within(start, end) for c in a.codes} - BODIES - UNNAMED
            if not executing and view.language != "zh":
                executing = {c for a in partners.within(start, end, True) for c in a.codes} - BODIES - UNNAMED
            if partners.codes_of(start, end) & UNNAMED or counts_countries(view, sentence):
                others = {"*FOREIGN"}
            elif len(executing) >= 1:
                others = executing
            if others:
                yield draft_of(
                    bodies | others,
                    "joint_operation",
                    self.status.read(sentence.start, sentence, sentence.end),
                    sentence,
                    "campaign:body",
                )
            return
        for mention in named:
            clause = view.clause_at(mention.start)
            pair = next((a for a in partners.within(clause.start, clause.end) if a.is_pair), None)
            if pair is not None:
                yield draft_of(
                    set(pair.codes),
                    "joint_operation",
                    self.status.read(mention.start, sentence, mention.end),
                    sentence,
                    "campaign:pair",
                )

    def _of_list(self, sentence: Sentence) -> Iterable[CooperationDraft]:
        """Authorities of three countries or more, named in one list, that did something: they did it together."""
        view, partners = self.view, self.partners
        for run in self._runs(sentence):
            first, last = run[0], run[-1]
            codes = {code for actor in run for code in actor.codes}
            clause = view.clause_at(last.end - 1)
            deeds = [m for m in view.within("action", last.end, clause.end) if m.code in DEEDS and _is_done(m)]
            if view.language != "zh" and any(m.code in SIGNED for m in find_phrases(view, partners, sentence)):
                continue  # they signed something, no more
            theirs = _AUTHORITY_OF.search(view.shadow, max(sentence.start, first.start - _AUTHORITY_REACH), first.start)
            is_partner = theirs is None and partners.is_partner(first) and not first.is_pair
            if len(codes) < 2 or codes & UNNAMED or not deeds or is_partner:
                continue
            is_named = _AUTHORITY.match(view.shadow, last.end) is not None and not any(actor.is_scene for actor in run)
            if (theirs is None and not is_named) or partners.is_listed_apart(Span(clause.start, clause.end)):
                continue
            bodies = {c for c in partners.codes_of(sentence.start, first.start) if c in _JOINT_BODIES}
            yield draft_of(
                codes | bodies, "joint_operation", self.status.read(last.end, sentence, last.end), sentence, "campaign:list"
            )

    def _of_places(self, sentence: Sentence) -> Iterable[CooperationDraft]:
        """Raids at the same time in several countries (simultanément en France et en Belgique): their forces acted together."""
        view = self.view
        if _AT_ONCE.search(view.shadow, sentence.start, sentence.end) is None:
            return
        if not any(m.code in DEEDS for m in view.within("action", sentence.start, sentence.end)):
            return
        for actor in self.partners.within(sentence.start, sentence.end, True):
            if actor.is_scene and len(actor.codes) > 1 and not set(actor.codes) & (UNNAMED | BODIES):
                codes = set(actor.codes) | (self.partners.codes_of(sentence.start, sentence.end) & {"EUROPOL", "INTERPOL"})
                status = self.status.read(actor.start, sentence, actor.end)
                yield draft_of(codes, "joint_operation", status, sentence, "campaign:places")
                return

    def _of_helper(self, sentence: Sentence) -> Iterable[CooperationDraft]:
        """A body of one other country that acted as part of the issuer's operation (as part of it, Thai customs seized …)."""
        view, issuer = self.view, self.partners.issuer
        if view.language == "zh" or issuer is None:
            return
        part = _PART_OF[view.language].search(view.shadow, sentence.start, sentence.end)
        deed = next((m for m in view.within("action", sentence.start, sentence.end) if m.code in DEEDS and _is_done(m)), None)
        if part is None or deed is None:
            return
        bodies = [m for m in view.within("organisation", part.end(), deed.start) if m.detail and len(m.detail) == len(issuer)]
        codes = {m.detail for m in bodies if m.detail}
        if len(codes) == 1 and issuer not in codes:
            yield draft_of({issuer, *codes}, "joint_operation", "done", sentence, "campaign:helper")

    def _runs(self, sentence: Sentence) -> list[list[Actor]]:
        """Actors named in one list: 老挝、泰国警方; Dutch and Belgian police; la police belge et la police néerlandaise."""
        runs: list[list[Actor]] = []
        for actor in self.partners.within(sentence.start, sentence.end, self.view.language != "zh"):
            if runs and _LISTED.fullmatch(self.view.shadow, runs[-1][-1].end, actor.start):
                runs[-1].append(actor)
            else:
                runs.append([actor])
        return runs


def counts_countries(view: DocumentView, sentence: Sentence) -> bool:
    """Whether a sentence counts countries."""
    return any(m.unit == "country" for m in view.within("quantity", sentence.start, sentence.end))


def _is_done(action: Mention) -> bool:
    """Whether an act is told by a verb (ont arrêté), not only named (le contrôle des lignes)."""
    return not (action.detail or "").startswith("noun")
