"""A filesystem that fails when it is told to: root writes through chmod, and no test should fill a disk."""

from __future__ import annotations

import errno
from typing import Any, ClassVar

import fsspec
from fsspec.implementations.memory import MemoryFileSystem


class FaultyFileSystem(MemoryFileSystem):
    """Files in memory; ``left`` is how many writes succeed before every further one fails with ``error``."""

    protocol = "faulty"
    cachable = False
    store: ClassVar[dict[str, Any]] = {}
    pseudo_dirs: ClassVar[list[str]] = [""]
    left = -1
    error = errno.ENOSPC

    def _open(self, path: str, mode: str = "rb", **more: Any) -> Any:
        """Open a file, if the drill lets it."""
        if "w" in mode:
            if FaultyFileSystem.left == 0:
                raise OSError(
                    FaultyFileSystem.error,
                    "No space left on device" if self.error == errno.ENOSPC else "Read-only file system",
                    path,
                )
            FaultyFileSystem.left -= 1
        return super()._open(path, mode=mode, **more)


def install() -> None:
    """Make ``faulty://`` known, empty and without faults."""
    fsspec.register_implementation("faulty", FaultyFileSystem, clobber=True)
    FaultyFileSystem.store.clear()
    FaultyFileSystem.pseudo_dirs[:] = [""]
    FaultyFileSystem.left = -1
