"""Tables of what the announcements state."""

from __future__ import annotations

from tasks.schemas.codes import (
    ACTIONS,
    COMMITMENT_STATUSES,
    CONFIDENCES,
    EFFORTS,
    HEDGES,
    MECHANISMS,
    OBJECTS,
    ORGANISATION_KINDS,
    PERSON_KINDS,
    POINT_STATUSES,
    STATUSES,
)  # fmt: skip
from tasks.schemas.table import Day, Flag, Number, Table, Text, TextList, Whole, column

_QUOTE = "The words that carry the statement: `documents.text[start:end]`."
_START = "First code point of the quote in the clean text."
_END = "Code point after the quote."
_RULE = "Rule that made the row."
_DOC = "Document that states it."


class Claims(Table):
    """Quantified statements: what a document says was done to how many."""

    claim_id: Text = column("Stable id.", key=True)
    doc_id: Text = column(_DOC, refers="documents.doc_id")
    cluster_id: Text = column("Cluster of copies to which the document belongs; null before clustering.", null=True)
    effort: Text = column("Line of effort.", codes=EFFORTS)
    action: Text = column("What was done.", codes=ACTIONS)
    object: Text = column("What is counted.", codes=OBJECTS)
    counted: Text = column("The counted noun as written; null where it is implied.", null=True)
    low: Number = column("Lower bound in base units; null where open.", null=True)
    high: Number = column("Upper bound in base units; null where open.", null=True)
    hedge: Text = column("How the words qualify the number.", codes=HEDGES)
    unit: Text = column("person, case, site, group, item, agreement, country, mission, event, or an ISO 4217 currency code.")
    cumulative: Flag = column("Whether the number is a running total over a period rather than one occasion.")
    status: Text = column("Whether it is done, going on or planned.", codes=STATUSES)
    part_of: Text = column("Claim of which this one is a stated part.", null=True, refers="claims.claim_id")
    places: TextList = column("ISO 3166-1 alpha-2 codes of where it was done, sorted.")
    place_text: Text = column("The most precise place as written.", null=True)
    from_country: Text = column("For handovers, repatriations and extraditions: from whose hands.", null=True)
    to_country: Text = column("For handovers, repatriations and extraditions: to whose hands.", null=True)
    nationality: TextList = column("ISO 3166-1 alpha-2 codes of the people counted, where stated, sorted.")
    crimes: TextList = column("Crime codes that the text ties to the number, sorted.")
    period_start: Day = column("First day on which the number holds.", null=True)
    period_end: Day = column("Last day on which the number holds.", null=True)
    operation: Text = column("Named campaign as written.", null=True)
    speaker: Text = column("Person or body to which the article attributes it, as written.", null=True)
    quote: Text = column(_QUOTE)
    start: Whole = column(_START)
    end: Whole = column(_END)
    mentions: Whole = column("How often the document states the same fact with the same bounds.")
    iccs: TextList = column("UN crime classification (ICCS) codes of the crimes, where confirmed, sorted.")
    plover: Text = column("PLOVER event and mode of the action, where there is one.", null=True)
    confidence: Text = column("How firm the reading is: high where trigger, object and number touch.", codes=CONFIDENCES)
    rule: Text = column(_RULE)
    rivals: TextList = column("Readings that lost, in words.")
    correction: Text = column("Reason of the correction made by hand, where one was made.", null=True)


class Cooperation(Table):
    """Stated links between parties."""

    cooperation_id: Text = column("Stable id.", key=True)
    doc_id: Text = column(_DOC, refers="documents.doc_id")
    effort: Text = column("Line of effort.", codes=EFFORTS)
    parties: TextList = column("ISO 3166-1 alpha-2 and party codes, sorted.")
    mechanism: Text = column("By what means the parties work together.", codes=MECHANISMS)
    status: Text = column("Whether it is done, going on or planned.", codes=STATUSES)
    speaker: Text = column("Person or body to which the article attributes it, as written.", null=True)
    quote: Text = column(_QUOTE)
    start: Whole = column(_START)
    end: Whole = column(_END)
    rule: Text = column(_RULE)


class Persons(Table):
    """Named persons, one row for each in a document, from the body alone."""

    person_id: Text = column("Stable id of this person in this document.", key=True)
    doc_id: Text = column(_DOC, refers="documents.doc_id")
    name: Text = column("The name as written.")
    role: Text = column("Office, rank or description as written, without the name.", null=True)
    kind: Text = column("What the document presents the person as; a suspect is not a convict.", codes=PERSON_KINDS)
    quote: Text = column(_QUOTE)
    start: Whole = column(_START)
    end: Whole = column(_END)
    rule: Text = column(_RULE)


class Organisations(Table):
    """Named bodies, one row for each in a document."""

    org_id: Text = column("Stable id of this body in this document.", key=True)
    doc_id: Text = column(_DOC, refers="documents.doc_id")
    name: Text = column("The name as written.")
    kind: Text = column("What sort of body it is.", codes=ORGANISATION_KINDS)
    country: Text = column("ISO 3166-1 alpha-2 code of its country, where the name or the issuer tells.", null=True)
    quote: Text = column(_QUOTE)
    start: Whole = column(_START)
    end: Whole = column(_END)
    rule: Text = column(_RULE)


class Operations(Table):
    """Named campaigns, one row for each in a document."""

    operation_id: Text = column("Stable id of this campaign in this document.", key=True)
    doc_id: Text = column(_DOC, refers="documents.doc_id")
    name: Text = column("The name as written.")
    period_start: Day = column("First day of the campaign, where stated.", null=True)
    period_end: Day = column("Last day of the campaign, where stated.", null=True)
    parties: TextList = column("Parties that the document ties to it, sorted.")
    quote: Text = column(_QUOTE)
    start: Whole = column(_START)
    end: Whole = column(_END)
    rule: Text = column(_RULE)


class Commitments(Table):
    """What announcements promise, and what became of it."""

    commitment_id: Text = column("Stable id.", key=True)
    doc_id: Text = column(_DOC, refers="documents.doc_id")
    kind: Text = column("Table of the planned row.", codes=("cooperation", "claim"))
    row_id: Text = column("Id of the planned row in that table.")
    parties: TextList = column("Parties bound by it, sorted.")
    mechanism: Text = column("Mechanism promised, or the action of a planned claim.")
    speaker: Text = column("Who promised it, as written.", null=True)
    stated_on: Day = column("Day on which it was promised.", null=True)
    status: Text = column("Whether it is open, kept by a later report, or only said again.", codes=COMMITMENT_STATUSES)
    kept_by: Text = column("Id of the later row that reports it done.", null=True)
    quote: Text = column(_QUOTE)
    start: Whole = column(_START)
    end: Whole = column(_END)
    rule: Text = column("Why it has its status, and by whose deed it is kept.")


class Series(Table):
    """Running totals that belong together: what is counted, and where."""

    series_id: Text = column("Stable id, made from the key.", key=True)
    action: Text = column("What was done.", codes=ACTIONS)
    object: Text = column("What is counted.", codes=OBJECTS)
    counted: Text = column("The counted noun, where totals of several things share the other columns of the key.", null=True)
    unit: Text = column("person, case, site, group, item, agreement, country, mission, event, or an ISO 4217 currency code.")
    crimes: TextList = column("Crime codes of the key, sorted.")
    places: TextList = column("ISO 3166-1 alpha-2 codes of the key, sorted.")
    place_text: Text = column("Place below the country that bounds the count.", null=True)
    nationality: TextList = column("Nationality of the people counted, where it bounds the count, sorted.")
    from_country: Text = column("Of people who pass from one country to another, from where (ISO 3166-1 alpha-2).", null=True)
    to_country: Text = column("Of people who pass from one country to another, to where (ISO 3166-1 alpha-2).", null=True)
    first_as_of: Day = column("Earliest date that a point stands for.", null=True)
    last_as_of: Day = column("Latest date that a point stands for.", null=True)
    points: Whole = column("Number of points.")


class SeriesPoints(Table):
    """Totals as reported, in the order of their dates."""

    point_id: Text = column("Stable id.", key=True)
    series_id: Text = column("Series of the point.", refers="series.series_id")
    phase: Whole = column("1, 2, ... : the counting restarted where this rises.")
    counting_start: Day = column("Day from which the total counts, where stated; a missing one agrees with any.", null=True)
    issuer: Text = column("Who stated the total.", null=True)
    as_of: Day = column("Day for which the total stands.", null=True)
    low: Number = column("Lower bound; null where open.", null=True)
    high: Number = column("Upper bound; null where open.", null=True)
    hedge: Text = column("How the words qualify the number.", codes=HEDGES)
    status: Text = column("What the point is to its series.", codes=POINT_STATUSES)
    increment_low: Number = column(
        "Least growth since the standing point before in the same phase; null where there is none.", null=True
    )
    increment_high: Number = column("Most growth since the standing point before in the same phase; null where open.", null=True)
    occasions_low: Number = column("Sum of single occasions inside the period: a lower bound of its own.", null=True)
    occasions: TextList = column("Claims of those occasions.")
    rule: Text = column(
        "Why the point has its status: `series:` stands, `correction:` takes back others, `conflict:` is kept apart."
    )
    claim_id: Text = column("Claim that states it.", refers="claims.claim_id")
    doc_id: Text = column(_DOC, refers="documents.doc_id")
    sources: Whole = column("Number of independent clusters that state it.")
