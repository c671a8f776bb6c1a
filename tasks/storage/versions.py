"""Versions of the code and of the reference data, made from their content."""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

from tasks.reference.tables import REFERENCE_FOLDER, reference_files

_TASKS = Path(__file__).resolve().parents[1]
_SHARED = ("text", "schemas", "reference")
_ROOMS = ("ingest", "transform/documents", "transform/facts", "transform/records", "export")
RELEASE_ONLY = frozenset({"corrections.yml", "expectations.yml"})
"""Reference data that no stage reads, only the making of a release."""
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


@lru_cache(maxsize=1)
def stage_reference_version() -> str:
    """The same without what only a release looks at: mending a claim by hand must not read every page again."""
    return _version(REFERENCE_FOLDER, [path for path in reference_files() if path.name not in RELEASE_ONLY], [])


def reference_versions() -> dict[str, str]:
    """Twelve hexadecimal digits for each file under ``data/reference``, by its path there."""
    return {path.relative_to(REFERENCE_FOLDER).as_posix(): _version(REFERENCE_FOLDER, [path], []) for path in reference_files()}


def code_versions() -> dict[str, str]:
    """Twelve hexadecimal digits for the code of each room and of each part that they share."""
    return {part: _version(_TASKS, sorted((_TASKS / part).rglob("*.py")), []) for part in (*_ROOMS, *_SHARED, "storage")}


def _version(root: Path, files: list[Path], more: list[str]) -> str:
    total = hashlib.sha256()
    for file in files:
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        total.update(f"{file.relative_to(root).as_posix()}\x1f{content}\x1e".encode())
    for line in more:
        total.update(f"{line}\x1e".encode())
    return total.hexdigest()[:12]
