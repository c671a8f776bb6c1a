"""The only reader of ``data/reference``."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The reader of libyaml where PyYAML was built with it, ten times as fast."""
REFERENCE_FOLDER = Path(__file__).resolve().parents[2] / "data" / "reference"


@cache
def read_csv(name: str) -> tuple[dict[str, str], ...]:
    """Rows of ``data/reference/NAME`` (UTF-8, header line, ``#`` lines are remarks), empty cells as ``""``."""
    with (REFERENCE_FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(line for line in lines if not line.startswith("#")))


@cache
def read_yaml(name: str) -> Any:
    """The content of the YAML file ``data/reference/NAME``."""
    return yaml.load((REFERENCE_FOLDER / name).read_text(encoding="utf-8"), Loader=_LOADER)


def reference_files() -> list[Path]:
    """Every file under ``data/reference``, sorted: what a version of the reference data consists of."""
    return sorted(p for p in REFERENCE_FOLDER.rglob("*") if p.is_file())
