"""Versions of the code and of the reference data, made from their content."""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

from tasks.reference.tables import REFERENCE_FOLDER, reference_files

_TASKS = Path(__file__).resolve().parents[1]
_SHARED = ("text", "schemas", "reference")
_LIBRARIES = (
    "pandas",
    "pyarrow",
    "resiliparse",
    "trafilatura",
    "ftfy",
    "ahocorasick-rs",
    "rensa",
    "pycld2",
    "lingua-language-detector",
)
"""Libraries whose behaviour shows in the tables; another release of one is another version of the code."""


@cache
def code_version(*rooms: str) -> str:
    """Twelve hexadecimal digits for the code of the rooms (``transform/facts`` ...), what they share, and their libraries."""
    sources = sorted(path for room in (*rooms, *_SHARED) for path in (_TASKS / room).rglob("*.py"))
    return _version(_TASKS, sources, [f"{name}=={version(name)}" for name in _LIBRARIES])


@lru_cache(maxsize=1)
def reference_version() -> str:
    """Twelve hexadecimal digits for everything under ``data/reference``."""
    return _version(REFERENCE_FOLDER, reference_files(), [])


def _version(root: Path, files: list[Path], more: list[str]) -> str:
    total = hashlib.sha256()
    for file in files:
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        total.update(f"{file.relative_to(root).as_posix()}\x1f{content}\x1e".encode())
    for line in more:
        total.update(f"{line}\x1e".encode())
    return total.hexdigest()[:12]
