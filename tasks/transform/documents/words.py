"""The word patterns of the documents room, kept as data in ``data/reference/documents/words``."""

from __future__ import annotations

from tasks.text.patterns import RoomWords

_ROOM = RoomWords("documents")
pattern = _ROOM.pattern
alternatives = _ROOM.alternatives
