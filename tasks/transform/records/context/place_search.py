"""Where a number is sought that its own clause does not place: in its whole, the clauses around it, the sentences before it."""

from __future__ import annotations

import re

from tasks.text.mentions import Mention
from tasks.transform.records.claims.frames import HANDOVERS
from tasks.transform.records.clauses import Clause, Sentence
from tasks.transform.records.context import places_chinese
from tasks.transform.records.context.home import Place
from tasks.transform.records.context.scene_uses import NOWHERE, SceneUses
from tasks.transform.records.context.scenes import Scene
from tasks.transform.records.context.scope import SIDE_DEEDS, Scope
from tasks.transform.records.model import ClaimDraft

_SHARE = re.compile(r"占|由|在")


class PlaceSearch:
    """Goes from a number to what stands around it, from near to far."""

    def __init__(self, scope: Scope, issuer: str | None, uses: SceneUses) -> None:
        self.scope = scope
        self.view = scope.view
        self.issuer = issuer
        self.uses = uses
        self._is_chinese = scope.view.language == "zh"

    def of_whole(self, index: int, draft: ClaimDraft, own: Place | None = None) -> Place:
        """A part's place: its whole's, unless its own sentence, being another, tells one."""
        assert draft.part_of is not None
        whole = self.scope.drafts[draft.part_of]
        if own is not None and set(own[0]) != set(whole.places):
            return own
        if self._is_chinese and (own_stretch := self._of_share(index, draft) or self._behind_cue(index, draft)) is not None:
            return own_stretch
        if whole.sentence != draft.sentence:
            said = self.earlier_in_sentence(index, draft)
            if said is None and self._is_chinese:
                said = self.later_in_sentence(index, draft)
            if said is not None:
                return said
        return tuple(whole.places), whole.place_text

    def _of_share(self, index: int, draft: ClaimDraft) -> Place | None:
        """The place whose share the sentence goes on to tell (当中甲地占9宗,检获毒品90公斤,12人落网)."""
        shadow = self.view.shadow
        for clause in self.scope.clauses_before(index):
            if ";" in shadow[clause.end : draft.quantity.start]:
                return None
            for other in self.scope.by_clause.get(clause.index, []):
                told = self.scope.drafts[other]
                is_share = told.part_of is not None and told.unit != draft.unit
                if is_share and _SHARE.search(shadow, clause.start, clause.end):
                    return (tuple(told.places), told.place_text) if told.places else None
        return None

    def _behind_cue(self, index: int, draft: ClaimDraft) -> Place | None:
        """The place told between 其中 and a part."""
        stretch = places_chinese.stretch_behind_cue(self.scope, index)
        if stretch is None:
            return None
        told = [s for s in self.uses.within(stretch.start, stretch.end) if self.uses.may_tell(s, draft) and s.text]
        return self.uses.choose(told, Mention("quantity", stretch.end, stretch.end), draft)

    def in_sentence(self, index: int, draft: ClaimDraft, wanted: set[str] | None) -> Place | None:
        """The place that another clause of the sentence gives."""
        if draft.action != "meet" and self.scope.counts_states(index):
            return self.earlier_in_sentence(index, draft, wanted, ("claim", "at") if self._is_chinese else ("claim",))
        if draft.action == "involve" and draft.object == "officer":
            return self.earlier_in_sentence(index, draft, wanted, ("at", "of")) if self._is_chinese else None
        if draft.action == "involve" and draft.object == "other":
            return self.later_in_sentence(index, draft, wanted) or self.earlier_in_sentence(index, draft, wanted, ("claim",))
        if self._is_chinese:
            return self.earlier_in_sentence(index, draft, wanted) or self.later_in_sentence(index, draft, wanted)
        return (
            self.earlier_in_sentence(index, draft, wanted, ("claim", "at", "landing"))
            or self.earlier_in_sentence(index, draft, wanted, ("claim", "at", "landing", "of", "sent", "side"))
            or self.later_in_sentence(index, draft, wanted)
            or self.earlier_in_sentence(index, draft, wanted)
        )

    def earlier_in_sentence(
        self, index: int, draft: ClaimDraft, wanted: set[str] | None = None, roles: tuple[str, ...] | None = None
    ) -> Place | None:
        """Going back from the clause of the number; ``roles`` limits what counts (``claim``: the place of another claim)."""
        for clause in self.scope.clauses_before(index):
            if self.scope.is_aside(clause, index):
                continue
            found = None
            if roles is None or "claim" in roles:
                found = self._of_claim_in(clause, draft)
            if found is None:
                found = self._of_clause(clause, draft, roles)
            if found is not None and (wanted is None or set(found[0]) == wanted):
                return found
        return None

    def _of_claim_in(self, clause: Clause, draft: ClaimDraft) -> Place | None:
        """The place of the last claim of a clause that is no other part of the same whole."""
        for at in reversed(self.scope.by_clause.get(clause.index, [])):
            other = self.scope.drafts[at]
            if other.part_of is not None and other.part_of == draft.part_of:
                continue
            if other.places and other is not draft and (other.action in HANDOVERS) == (draft.action in HANDOVERS):
                return tuple(other.places), other.place_text
        return None

    def _of_clause(self, clause: Clause, draft: ClaimDraft, roles: tuple[str, ...] | None) -> Place | None:
        """The best scene of a clause before the number's."""
        told = self.uses.of_clause(clause.index)
        scenes = self._carried(told, draft)
        if not scenes and any(places_chinese.acts_with_abroad(self.view, scene, self.issuer) for scene in told):
            return NOWHERE
        is_deed = self._is_chinese and draft.action not in HANDOVERS | SIDE_DEEDS and draft.object != "country"
        if is_deed and (joint := places_chinese.of_joint_bodies(self.view, clause, scenes)) is not None:
            return joint
        if roles is not None:
            scenes = [scene for scene in scenes if scene.role in roles]
        if draft.action in SIDE_DEEDS:  # but a town's border police count who passes there, and its forces act in it
            is_passage = draft.action in ("charge_flow", "deploy") and self._is_chinese
            scenes = [scene for scene in scenes if scene.role != "body" or (is_passage and not scene.is_country)]
        return self.uses.choose(scenes, Mention("quantity", clause.end, clause.end), draft)

    def _carried(self, told: list[Scene], draft: ClaimDraft) -> list[Scene]:
        return [s for s in told if self.uses.may_tell(s, draft) and self.uses.may_carry(s, draft)]

    def later_in_sentence(self, index: int, draft: ClaimDraft, wanted: set[str] | None = None) -> Place | None:
        """Going on from the clause of the number to the first that tells a place."""
        if draft.action in SIDE_DEEDS and draft.action != "deploy":
            return None
        roles = self._later_roles(draft)
        for clause in self.scope.clauses_after(index):
            if not self._is_chinese:
                if self.scope.is_aside(clause, index):
                    continue
                if ";" in self.view.shadow[self.scope.clause(index).end : clause.start]:
                    return None
            held = self.scope.by_clause.get(clause.index, [])
            if self.view.language == "en" and held and all(self.scope.drafts[i].part_of == index for i in held):
                continue  # 17 arrests, of which nine in Georgia
            scenes = [s for s in self.uses.of_clause(clause.index) if self.uses.may_tell(s, draft) and s.role in roles]
            if scenes and (wanted is None or set(scenes[0].codes) == wanted):
                return self.uses.choose(scenes, Mention("quantity", clause.start, clause.start), draft)
        return None

    def _later_roles(self, draft: ClaimDraft) -> tuple[str, ...]:
        """The parts in the sentence that a scene behind the number must have to hold for it."""
        if draft.action == "deploy" and not self._is_chinese:
            return ("to", "toward")
        if draft.action in HANDOVERS and self._is_chinese:
            return ("at", "landing", "sent")  # 由对方移交后,从仰光押解回国
        return ("at", "landing") if self._is_chinese else ("at", "landing", "of")

    def of_paragraph(self, index: int, draft: ClaimDraft, wanted: set[str] | None) -> Place | None:
        """The place of the nearest sentence before that tells one: its claims', else its scenes'."""
        for sentence in self.scope.sentences_before(index):
            if (known := self._of_claim_of(sentence, index, draft, wanted)) is not None:
                return known
            held = self.scope.by_sentence.get(sentence.index, [])
            if any(self.scope.drafts[i].part_of is not None or self._is_another_count(index, i) for i in held):
                continue
            scenes = self._carried(self.uses.within(sentence.start, sentence.end), draft)
            scenes = [scene for scene in scenes if not self._is_only_of_sentence(scene, held)]
            if wanted is not None:
                scenes = [scene for scene in scenes if scene.text is not None and set(scene.codes) == wanted]
            found = self.uses.choose(scenes, Mention("quantity", sentence.end, sentence.end), draft)
            if found is not None:
                return found
        return None

    def _of_claim_of(self, sentence: Sentence, index: int, draft: ClaimDraft, wanted: set[str] | None) -> Place | None:
        """The place of the last claim of a sentence that may hold for a number told after it."""
        for other in reversed(self.scope.by_sentence.get(sentence.index, [])):
            known = self.scope.drafts[other]
            if (
                (known.part_of is None or self._is_told_apart(known))
                and known.places
                and known.action not in SIDE_DEEDS
                and (wanted is None or wanted == set(known.places))
                and not self._is_another_count(index, other)
                and not (draft.action == "surrender" and known.action in HANDOVERS)
                and not (self._is_chinese and draft.status == "planned" and known.action in HANDOVERS - {draft.action})
            ):
                return tuple(known.places), known.place_text
        return None

    def _is_only_of_sentence(self, scene: Scene, held: list[int]) -> bool:
        """Whether a scene holds for nothing beyond its own sentence, of which ``held`` are the claims."""
        drafts, view = self.scope.drafts, self.view
        flows = [drafts[i].clause for i in held if drafts[i].action == "charge_flow"]
        if flows and view.clause_at(scene.start).index in flows:
            return True  # where people were brought to is not where somebody was arrested
        if not self._is_chinese:  # whose officers took part is not where
            return scene.role == "side" and bool(held) and all(drafts[i].action in SIDE_DEEDS for i in held)
        if places_chinese.is_of_meeting(view, scene):
            return True
        if scene.role == "body" and places_chinese.is_partner(view, scene):
            return True  # 与珠海警方同步行动: the partner's place is not that of what follows
        return scene.role == "of" and not held and places_chinese.is_subject(view, scene)

    def _is_told_apart(self, part: ClaimDraft) -> bool:
        """Whether a part stands in another paragraph than its whole, which it brings along."""
        if part.part_of is None or not part.rule.endswith("share-of-nation"):
            return False
        whole = self.view.sentences[self.scope.drafts[part.part_of].sentence]
        return whole.paragraph != self.view.sentences[part.sentence].paragraph

    def _is_another_count(self, index: int, other: int) -> bool:
        """Whether a total over its own stretch of time follows a domestic incident: the incident's spot is not the total's."""
        draft, known = self.scope.drafts[index], self.scope.drafts[other]
        own = (draft.period_start, draft.period_end)
        return (
            draft.action not in HANDOVERS
            and known.places == [self.issuer]
            and draft.period_end is not None
            and own != (known.period_start, known.period_end)
            and self.scope.is_total(index)
            and not self.scope.is_total(other)
            and not (draft.action == "prosecute" and draft.period_start is None)
        )
