"""The word patterns of the records room, kept as data in ``data/reference/records/words``."""

from __future__ import annotations

from tasks.text.patterns import RoomWords

_ROOM = RoomWords("records")
patterns = _ROOM.patterns
pattern = _ROOM.pattern
alternatives = _ROOM.alternatives
