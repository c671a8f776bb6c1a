"""Prefect's home in a store: its database, the dashboard's password, and who has a server on it.

::

    STORE/prefect/prefect.db     runs, logs, artifacts
    STORE/prefect/password       name:password of the dashboard, read by its owner only
    STORE/prefect/lock           held by whoever has a server on this database; tells which dashboard that is
    STORE/prefect/beside-1/ ...  homes of runs without dashboard while another such run holds the first one
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

USER = "blotter"
PASSWORD_FILE = "password"
LOCK_FILE = "lock"
HOMES_BESIDE = 32


class HomeError(Exception):
    """A home that cannot be used; the message is one clear line."""


class ClosedHomeError(HomeError):
    """A home that this user may not write."""


class Home:
    """Prefect's home folder of a store."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self._lock: IO[str] | None = None

    @classmethod
    def of_store(cls, store: str) -> Home:
        """The home of a store: below it on a local disk, else below the user's data folder."""
        if "://" not in store:
            return cls(Path(store) / "prefect")
        name = "".join(letter if letter.isalnum() else "-" for letter in store)
        return cls(Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "blotter" / name)

    def make(self) -> None:
        """Make the folder, closed to others."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise ClosedHomeError(f"{self.folder} cannot be made: {error.strerror}") from error

    # -- who has a server on the database ---------------------------------------------------------

    def take(self) -> bool:
        """Take the lock until ``release`` or the end of the process; false where another process has it."""
        self.make()
        try:
            stream = open(self.folder / LOCK_FILE, "a+", encoding="utf-8")  # noqa: SIM115  (held open: closing gives the lock up)
        except OSError as error:
            raise ClosedHomeError(f"{self.folder} cannot be written: {error.strerror}") from error
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            stream.close()
            return False
        self._lock = stream
        self.tell({"process": os.getpid()})
        return True

    def tell(self, facts: dict[str, Any]) -> None:
        """Write into the lock what others may know about its holder."""
        assert self._lock is not None
        self._lock.seek(0)
        self._lock.truncate()
        self._lock.write(json.dumps(facts))
        self._lock.flush()

    def release(self) -> None:
        """Give the lock up."""
        if self._lock is not None:
            self._lock.seek(0)
            self._lock.truncate()
            self._lock.close()
            self._lock = None

    def holder(self) -> dict[str, Any]:
        """What the holder of the lock told; ``{}`` where nobody holds it."""
        try:
            with open(self.folder / LOCK_FILE, encoding="utf-8") as stream:
                try:
                    fcntl.flock(stream, fcntl.LOCK_SH | fcntl.LOCK_NB)
                except OSError:
                    try:
                        facts: dict[str, Any] = json.loads(stream.read())
                    except ValueError:  # taken a moment ago, not told yet
                        facts = {"process": 0}
                    return facts
        except OSError:  # none was ever made, or it is not ours to read
            pass
        return {}

    # -- password ----------------------------------------------------------------------------------

    def password(self) -> str | None:
        """``name:password`` of the dashboard, or null where none was made or this user may not read it."""
        path = self.folder / PASSWORD_FILE
        try:
            if stat.S_IMODE(path.stat().st_mode) & 0o077:
                raise HomeError(f"{path} can be read by others: chmod 600 it, or remove it so that a new password is made")
            return path.read_text(encoding="utf-8").strip() or None
        except (FileNotFoundError, PermissionError):
            return None

    def make_password(self) -> str:
        """Make a password and keep it in a file that only its owner reads; gives ``name:password``."""
        self.make()
        made = f"{USER}:{secrets.token_urlsafe(18)}"
        descriptor = os.open(self.folder / PASSWORD_FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w", encoding="utf-8") as stream:
            stream.write(made + "\n")
        return made


@contextmanager
def home_of(store: str, reads: bool = False) -> Iterator[Path | None]:
    """Point Prefect at the home of a store for a run without dashboard, so that no two servers open one database.

    Gives the folder in which a server may be started, or null where there is a server already: a dashboard of the same store is
    used where its password can be read. Where another run holds the home, the first free home beside it is taken. What the
    caller's environment says (``PREFECT_API_URL``, ``PREFECT_HOME``) is left alone. Work that only ``reads`` takes a home that
    goes afterwards where the store cannot be written. Must be entered before Prefect is imported.
    """
    if os.environ.get("PREFECT_API_URL"):
        yield None
        return
    if os.environ.get("PREFECT_HOME"):
        yield Path(os.environ["PREFECT_HOME"])
        return
    first = Home.of_store(store)
    dashboard = _dashboard(first)
    if dashboard is not None:
        with environment(dashboard):
            yield None
        return
    beside = (Home(first.folder / f"beside-{number}") for number in range(1, HOMES_BESIDE + 1))
    try:
        home = next((home for home in (first, *beside) if home.take()), None)
    except ClosedHomeError:
        if not reads:
            raise
        with tempfile.TemporaryDirectory(prefix="blotter-") as folder, environment({"PREFECT_HOME": folder}):
            yield Path(folder)
        return
    if home is None:
        raise HomeError(f"{HOMES_BESIDE} runs are at work in {store}; wait for one to end")
    try:
        with environment({"PREFECT_HOME": str(home.folder)}):
            yield home.folder
    finally:
        home.release()


def _dashboard(home: Home) -> dict[str, str] | None:
    """The environment that leads to the dashboard that runs on a home; null where none can be used."""
    holder = home.holder()
    password = home.password() if holder.get("api") else None
    if not holder.get("api") or (holder.get("closed") and password is None):
        return None
    return {"PREFECT_API_URL": holder["api"], **({"PREFECT_API_AUTH_STRING": password} if password else {})}


@contextmanager
def environment(more: dict[str, str]) -> Iterator[None]:
    """The environment with some variables set, as it was before afterwards."""
    before = {name: os.environ.get(name) for name in more}
    os.environ.update(more)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
