"""The code lists of the record, as the contract fixes them."""

ACTIONS = (
    "arrest", "surrender", "handover", "repatriate", "extradite", "rescue", "wanted", "prosecute", "sentence", "solve",
    "open_case", "raid", "dismantle", "seize", "freeze", "recover", "loss", "block", "dissuade", "agree", "establish", "meet",
    "joint_operation", "patrol", "train", "deploy", "charge_flow", "involve",
)  # fmt: skip
OBJECTS = (
    "suspect", "fugitive", "ringleader", "victim", "officer", "person", "case", "site", "group", "device", "document", "drug",
    "weapon", "money", "account", "website", "message", "agreement", "mechanism", "country", "mission", "operation", "patrol",
    "vehicle", "other",
)  # fmt: skip
HEDGES = ("exact", "at_least", "nearly", "about", "range", "at_most")
UNITS = ("person", "case", "site", "group", "item", "agreement", "country", "mission", "event")
CRIMES = (
    "fraud", "gambling", "kidnapping", "homicide", "trafficking", "smuggling_migrants", "drugs", "money_laundering",
    "organized_crime", "terrorism", "ip", "environment", "food_drug_safety", "cybercrime", "firearms", "other",
)  # fmt: skip
MECHANISMS = (
    "agreement", "mou", "hotline", "regular_meeting", "joint_operation", "joint_patrol", "handover", "extradition",
    "information_exchange", "evidence_exchange", "training", "peacekeeping", "liaison_office", "task_force",
    "cooperation_mechanism", "support",
)  # fmt: skip
PARTY_CODES = ("UN", "INTERPOL", "SCO", "ASEAN", "EUROPOL", "UNODC", "LMLECC", "*EU", "*FOREIGN")
STATUSES = ("done", "ongoing", "planned")
PERSON_KINDS = ("official", "suspect", "victim", "journalist", "other")
ORGANISATION_KINDS = ("police", "ministry", "court", "prosecutor", "customs", "international", "company", "media", "other")
EFFORTS = ("enforcement", "cooperation", "protection", "peacekeeping")
INTEGRITIES = ("clean", "hijacked")
HIJACK_SIGNALS = ("injected_brand", "injected_phrase", "random_token", "pinyin_annotation", "hidden_text")
OTHER_SIGNALS = ("markup_residue", "charset_damage", "date_conflict", "byline_conflict")
SIGNALS = HIJACK_SIGNALS + OTHER_SIGNALS
CONFIDENCES = ("high", "medium", "low")
POINT_STATUSES = ("reported", "restated", "corrected", "conflict")
COMMITMENT_STATUSES = ("open", "kept", "restated")
SEVERITIES = ("note", "warning", "error")
STAGES = ("ingest", "documents", "facts", "records", "reconcile", "export")
