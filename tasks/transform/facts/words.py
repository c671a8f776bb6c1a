"""The word patterns of the facts room, kept as data in ``data/reference/facts/words``."""

from __future__ import annotations

from tasks.text.patterns import RoomWords

_ROOM = RoomWords("facts")
patterns = _ROOM.patterns
pattern = _ROOM.pattern
alternatives = _ROOM.alternatives
