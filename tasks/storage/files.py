"""Whole files or none, on any filesystem that fsspec knows."""

from __future__ import annotations

import itertools
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

_NUMBERS = itertools.count()
_UNFINISHED = ".unfinished-"


class Folder:
    """A folder on a local disk or an object store; paths within it are relative and use ``/``."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/") or "/"
        filesystem, root = fsspec.core.url_to_fs(self.url)
        self.filesystem: Any = filesystem
        self.root: str = str(root).rstrip("/")

    @property
    def is_local(self) -> bool:
        """Whether the folder lies on a local disk, where links and renames exist."""
        return isinstance(self.filesystem, LocalFileSystem)

    def path(self, *parts: str) -> str:
        """Full path of a file in the folder, as its filesystem wants it."""
        return "/".join((self.root, *parts))

    def exists(self, *parts: str) -> bool:
        """Whether the file or folder is there."""
        return bool(self.filesystem.exists(self.path(*parts)))

    def names(self, *parts: str) -> list[str]:
        """Names directly under a folder, sorted, unfinished files left out; ``[]`` where the folder is missing."""
        return [name for name in self._all_names(*parts) if _UNFINISHED not in name]

    def unfinished(self, *parts: str) -> list[str]:
        """Names directly under a folder, sorted, of files that are being written or that a killed process left behind."""
        return [name for name in self._all_names(*parts) if _UNFINISHED in name]

    def _all_names(self, *parts: str) -> list[str]:
        path = self.path(*parts)
        self.filesystem.invalidate_cache(path)
        try:
            listing = self.filesystem.ls(path, detail=False)
        except FileNotFoundError:
            return []
        found = (str(entry).rstrip("/").rsplit("/", 1)[-1] for entry in listing)
        return sorted(name for name in found if name)

    def remove_abandoned(self, *parts: str) -> None:
        """Remove unfinished files directly under a folder that processes of this machine left behind when they were killed."""
        for name in self.unfinished(*parts) if self.is_local else ():
            if is_abandoned(name):
                self.remove(*parts, name)

    @contextmanager
    def writing(self, *parts: str) -> Iterator[IO[bytes]]:
        """A binary stream whose file appears whole when the block ends well, and not at all otherwise.

        On a local disk the bytes go to a temporary name, reach the disk and are renamed; an object store publishes an
        object only when it is complete.
        """
        path = self.path(*parts)
        if not self.is_local:
            with self.filesystem.open(path, "wb") as stream:
                yield stream
            return
        self.filesystem.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
        unfinished = unfinished_name(path)
        try:
            with open(unfinished, "wb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(unfinished, path)
        except BaseException:
            if os.path.exists(unfinished):
                os.remove(unfinished)
            raise

    def write_bytes(self, data: bytes, *parts: str) -> None:
        """Write a whole file."""
        with self.writing(*parts) as stream:
            stream.write(data)

    def read_bytes(self, *parts: str) -> bytes:
        """The content of a file. Raises ``FileNotFoundError``."""
        data: bytes = self.filesystem.cat_file(self.path(*parts))
        return data

    def size(self, *parts: str) -> int:
        """Size of a file in bytes."""
        return int(self.filesystem.size(self.path(*parts)))

    def remove(self, *parts: str) -> None:
        """Remove a file, or a folder with all it holds; a missing one is no error."""
        path = self.path(*parts)
        if self.is_local and os.path.islink(path):
            os.remove(path)
        elif self.filesystem.isfile(path):
            self.filesystem.rm_file(path)
        elif self.filesystem.exists(path):
            self.filesystem.rm(path, recursive=True)


def unfinished_name(path: str) -> str:
    """A name for what is to become ``path``; it tells which process of which machine is at work on it."""
    return f"{path}{_UNFINISHED}{platform.node()}-{os.getpid()}-{next(_NUMBERS)}"


def is_abandoned(name: str) -> bool:
    """Whether the process that wrote an unfinished file ran on this machine and has ended; of other machines nothing is known."""
    written = name.rsplit(_UNFINISHED, 1)[-1].rsplit("-", 2)
    if len(written) != 3 or written[0] != platform.node() or not written[1].isdecimal():
        return False
    try:
        os.kill(int(written[1]), 0)
    except ProcessLookupError:
        return True
    except OSError:  # it lives and belongs to another user
        return False
    return False
