"""A number while it is read, piece by piece: what Chinese sums and western cardinals have in common."""

from __future__ import annotations


class RunningNumber:
    """Where the number began, what its last piece was and the piece after it."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.end = first
        self.previous = ""
        """Class of the last piece; ``""`` at the head."""

    def taken(self, at: int, kind: str) -> int:
        """Note that the number reaches over piece ``at``, which is of class ``kind``; the place of the next one."""
        self.previous, self.end = kind, at + 1
        return at + 1
