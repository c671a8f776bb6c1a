"""Whether the latest release already is what a run would publish."""

from __future__ import annotations

from typing import Any

from flows.gather import Gathered
from flows.settings import RunParameters
from tasks.storage import releases
from tasks.storage.store import Store
from tasks.storage.versions import code_version, reference_version


def standing_release(store: Store, gathered: Gathered, parameters: RunParameters) -> dict[str, Any] | None:
    """The outcome of the latest release where it was made of the same batches by the same code with the same parameters.

    Then nothing has to be put together again: same inputs, same bytes. Null in any doubt; of a release without names always,
    since the key of its pseudonyms is kept nowhere.
    """
    version = releases.latest(store)
    if version is None or parameters.pseudonymise or not store.folder.exists("release", version, releases.MANIFEST):
        return None
    manifest = releases.read_manifest(store, version)
    now = {**fingerprint(), "as_of": parameters.as_of.isoformat() if parameters.as_of else None, "inputs": gathered.batches}
    balance = manifest.get("balance", {})
    if manifest.get("pseudonymised") or "hijacked" not in balance or any(manifest.get(name) != now[name] for name in now):
        return None
    if any(not store.folder.exists("release", version, *file["path"].split("/")) for file in manifest["files"]):
        return None
    return {"version": version, "warnings": manifest.get("warnings", []), **balance}


def fingerprint() -> dict[str, str]:
    """Versions of all that makes a release."""
    return {
        "code_version": code_version("ingest", "transform", "export", "storage"),
        "reference_version": reference_version(),
        "flows_version": code_version("../flows"),
    }
