"""The weights of the linking: each is used, and only what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tasks.reference.tables import read_yaml
from tasks.transform.records.claims import weights

CODE = Path(weights.__file__).parent


def test_every_weight_is_used_and_none_other():
    told = {(group, name) for group, rows in read_yaml("records/weights.yml").items() if group != "accepted" for name in rows}
    used = {
        (match["group"], match["name"])
        for file in CODE.glob("*.py")
        for match in re.finditer(r'weight\("(?P<group>\w+)", "(?P<name>\w+)"\)', file.read_text(encoding="utf-8"))
    }
    assert used == told


def test_a_weight_that_is_not_there_is_no_zero():
    with pytest.raises(KeyError):
        weights.weight("zh", "no such weight")
