"""From numbers to claims: what each number counts, what was done, and of what it is a part."""

from __future__ import annotations

from tasks.transform.records.claims.breakdowns import tie_breakdowns
from tasks.transform.records.claims.number import Findings
from tasks.transform.records.claims.parts import tie_joined, tie_same_acts, tie_sums
from tasks.transform.records.claims.reader import SentenceReader
from tasks.transform.records.claims.remainders import tie_handed_over, tie_remainders
from tasks.transform.records.clauses import DocumentView


def find_claims(view: DocumentView) -> Findings:
    """Claims of a document in text order, their context still empty."""
    findings = Findings()
    for sentence in view.sentences:
        quantities = view.within("quantity", sentence.start, sentence.end)
        if quantities:
            SentenceReader(view, sentence, quantities, findings).read()
    tie_same_acts(view, findings.drafts)
    tie_joined(view, findings.drafts)
    tie_sums(view, findings.drafts)
    tie_remainders(view, findings.drafts)
    tie_handed_over(view, findings.drafts)
    tie_breakdowns(view, findings.drafts)
    return findings
