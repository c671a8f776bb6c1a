"""What stands around a clause or sentence: the other clauses of its sentence, the sentence before in its paragraph."""

from __future__ import annotations

from tasks.transform.records.clauses import Clause, DocumentView
from tasks.transform.records.model import DocumentInput

TEXT = "Officers met in Lima, drew up a plan, and left. They came back in May.\nA second paragraph, with two clauses."


def _view() -> DocumentView:
    return DocumentView(DocumentInput("a", TEXT, "en"), [])


def _words(clauses: list[Clause]) -> list[str]:
    return [TEXT[clause.start : clause.end] for clause in clauses]


def test_clauses_around_one_are_those_of_its_sentence_the_nearest_first() -> None:
    view = _view()
    first, middle, last = view.clauses_of(view.sentences[0])
    assert _words(view.clauses_before(last)) == ["drew up a plan", "Officers met in Lima"]
    assert _words(view.clauses_after(first)) == ["drew up a plan", "and left"]
    assert _words(view.clauses_before(middle)) == ["Officers met in Lima"]
    assert view.clauses_before(first) == view.clauses_after(last) == []


def test_the_sentence_before_is_one_of_the_same_paragraph() -> None:
    view = _view()
    first, second, third = view.sentences
    assert view.sentence_before(second) is first
    assert view.sentence_before(first) is None
    assert view.sentence_before(third) is None
