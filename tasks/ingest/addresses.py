"""From what a user typed to the files behind it, and the address that each file gets."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes


class InputError(Exception):
    """An input that names nothing; the message is one clear line for the user."""


_FILE = "file://"
_WEB = re.compile(r"(?:feed:)?https?://", re.IGNORECASE)


def is_web(written: str) -> bool:
    """Whether an input is fetched: ``http(s)://...`` a page, ``feed:http(s)://...`` what a feed, sitemap or list there names."""
    return bool(_WEB.match(written))


def find_files(inputs: Sequence[str]) -> Iterator[Path]:
    """Files behind paths, folders (searched in depth) and globs, each once, in sorted order within an input.

    Hidden files and folders within a folder are passed over. A link to a folder is given as it is, since what lies behind it
    may be anything, the folder itself too; so is a folder that may not be read. Raises ``InputError`` where an input names
    nothing at all.
    """
    seen: set[str] = set()
    for written in inputs:
        found = False
        for path in _expand(written):
            found = True
            key = os.path.realpath(path)
            if key not in seen:
                seen.add(key)
                yield path
        if not found:
            raise InputError(f"nothing to read at {written!r}")


def check_inputs(inputs: Sequence[str]) -> None:
    """Raise ``InputError`` where an input is missing or an empty folder, before any work starts."""
    if not inputs:
        raise InputError("no input given: name at least one file, folder or glob")
    for written in inputs:
        if is_web(written):
            continue
        path = Path(path_of(written))
        if path.is_dir():
            if next(_expand(written), None) is None:
                raise InputError(f"the folder {written!r} holds no files")
        elif not os.path.lexists(path) and next(_expand(written), None) is None:
            raise InputError(f"nothing to read at {written!r}: no such file, folder or match")


def address_of(path: Path) -> str:
    """The address of a file: its path relative to the working directory when it lies below, else absolute; with ``/``.

    Relative addresses make a run repeatable in another checkout. Bytes of a name that are not UTF-8 are
    percent-encoded.
    """
    absolute = os.path.abspath(path)
    relative = os.path.relpath(absolute)
    name = absolute if relative.startswith("..") else relative
    name = name.replace(os.sep, "/")
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return quote_from_bytes(os.fsencode(name), safe="/")
    return name


def path_of(written: str) -> str:
    """The path that an input names: the input itself, or what a ``file://`` address of this machine says."""
    if written.startswith(_FILE):
        return os.fsdecode(unquote_to_bytes(written.removeprefix(_FILE)))
    return written


def as_input(path: str) -> str:
    """An input that every program can carry: the path itself, or its ``file://`` address where its bytes are not UTF-8."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return _FILE + quote_from_bytes(os.fsencode(os.path.abspath(path)), safe="/")
    return path


def _expand(written: str) -> Iterator[Path]:
    path = Path(path_of(written))
    if path.is_dir():
        yield from _walk(path)
    elif os.path.lexists(path):
        yield path
    else:
        for match in sorted(glob.glob(written, recursive=True)):
            found = Path(match)
            if found.is_dir():
                yield from _walk(found)
            else:
                yield found


def _walk(folder: Path) -> Iterator[Path]:
    closed: list[Path] = []
    for root, folders, files in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if os.path.islink(os.path.join(root, name))]
        for name in sorted([*files, *links]):
            if not name.startswith("."):
                yield Path(root, name)
    yield from closed
