"""Whole files or none, on any filesystem that fsspec knows."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

_NUMBERS = itertools.count()


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
        path = self.path(*parts)
        self.filesystem.invalidate_cache(path)
        try:
            listing = self.filesystem.ls(path, detail=False)
        except FileNotFoundError:
            return []
        found = (str(entry).rstrip("/").rsplit("/", 1)[-1] for entry in listing)
        return sorted(name for name in found if name and ".unfinished" not in name)

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
        unfinished = f"{path}.unfinished-{os.getpid()}-{next(_NUMBERS)}"
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
        if self.filesystem.isfile(path):
            self.filesystem.rm_file(path)
        elif self.filesystem.exists(path):
            self.filesystem.rm(path, recursive=True)
