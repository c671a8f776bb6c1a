"""Write the answers in docs/questions.md anew from a run over data/sample: ``.venv/bin/python tools/answer_questions.py``."""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = ROOT / "docs" / "questions.md"
PAIR = re.compile(r"```sql\n(?P<sql>.*?)```\n\n```csv\n(?P<answer>.*?)```", flags=re.DOTALL)


def answer(store: str, sql: str) -> str:
    """The answer to ``sql`` over the latest release of ``store``, as CSV."""
    from flows.query import as_csv, query

    return as_csv(query(store, sql))


def main() -> None:
    """Run the sample into a temporary store and put the answers in place."""
    sys.path.insert(0, str(ROOT))
    from flows.cli import main as blotter

    text = QUESTIONS.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        store = f"{folder}/store"
        blotter(["run", str(ROOT / "data" / "sample"), "--store", store, "--workers", "1"])
        filled = PAIR.sub(lambda pair: f"```sql\n{pair['sql']}```\n\n```csv\n{answer(store, pair['sql'])}```", text)
    QUESTIONS.write_text(filled, encoding="utf-8")


if __name__ == "__main__":
    main()
