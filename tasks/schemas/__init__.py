"""The one home of tables: names, types, nullability, sentences and keys."""

from tasks.schemas.documents import Captures, Clusters, Documents, EntityLines, Mentions, Problems, Signatures
from tasks.schemas.records import Claims, Commitments, Cooperation, Operations, Organisations, Persons, Series, SeriesPoints
from tasks.schemas.table import Table

RELEASE_TABLES: dict[str, type[Table]] = {
    "documents": Documents,
    "claims": Claims,
    "cooperation": Cooperation,
    "persons": Persons,
    "organisations": Organisations,
    "operations": Operations,
    "series": Series,
    "series_points": SeriesPoints,
    "commitments": Commitments,
    "clusters": Clusters,
    "problems": Problems,
}
"""The tables of a release, in the order in which a reader meets them."""

RECORD_TABLES: dict[str, type[Table]] = {
    "claims": Claims,
    "cooperation": Cooperation,
    "persons": Persons,
    "organisations": Organisations,
    "operations": Operations,
}
"""The tables whose rows the records room makes of one document."""

__all__ = [
    "RECORD_TABLES", "RELEASE_TABLES", "Captures", "Claims", "Clusters", "Commitments", "Cooperation", "Documents", "EntityLines",
    "Mentions",
    "Operations", "Organisations", "Persons", "Problems", "Series", "SeriesPoints", "Signatures", "Table",
]  # fmt: skip
