"""The settings file ``blotter.toml``: named sources, the inbox, and the nightly run.

People who start runs from a form choose among these names; what a name stands for is decided by who may edit the file.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

SETTINGS_FILE = "blotter.toml"
INBOX = "inbox"
"""Name of the source that is the whole inbox."""


LIST_ADDRESSES = 4000
"""The inputs of a run are kept in its record at Prefect's server, which takes 512 KB at most."""


class SettingsError(Exception):
    """A settings file or a source that cannot be used; the message is one clear line."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FolderSource(_Part):
    """A folder (searched in depth), a file or a glob on this machine."""

    kind: Literal["folder"]
    path: str = Field(min_length=1)
    about: str = ""


class FeedSource(_Part):
    """A feed, sitemap or list on the web; the pages that it names are fetched."""

    kind: Literal["feed"]
    url: str = Field(pattern=r"^https?://")
    about: str = ""


class ListSource(_Part):
    """A text file on this machine with one web address a line, each of which is fetched; ``#`` begins a remark."""

    kind: Literal["list"]
    path: str = Field(min_length=1)
    about: str = ""


Source = Annotated[FolderSource | FeedSource | ListSource, Field(discriminator="kind")]


class Nightly(_Part):
    """The run on a schedule."""

    cron: str = "30 2 * * *"
    sources: tuple[str, ...] = ()
    when_busy: Literal["refuse", "wait"] = "refuse"
    time_limit_hours: float = Field(default=12, gt=0, le=24 * 7)

    @field_validator("cron")
    @classmethod
    def _is_cron(cls, written: str) -> str:
        from prefect.client.schemas.schedules import CronSchedule

        try:
            CronSchedule(cron=written, timezone="UTC")
        except (ValidationError, ValueError) as error:
            raise ValueError(f"{written!r} is not a cron line of five fields such as '30 2 * * *'") from error
        return written


class Settings(_Part):
    """All that the settings file may say; every field has a default."""

    store: str = "data/store"
    inbox: str = "data/inbox"
    time_zone: str = "Asia/Shanghai"
    address: str | None = Field(None, pattern=r"^https?://[^/]+$")
    nightly: Nightly = Nightly()
    sources: dict[Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,40}$")], Source] = {}

    @field_validator("time_zone")
    @classmethod
    def _is_time_zone(cls, written: str) -> str:
        if written not in available_timezones():
            raise ValueError(f"{written!r} is not a time zone such as 'Asia/Shanghai'")
        return ZoneInfo(written).key

    @model_validator(mode="after")
    def _names_are_known(self) -> Settings:
        if INBOX in self.sources:
            raise ValueError(f"the source name {INBOX!r} stands for the inbox folder; choose another name")
        for name in self.nightly.sources:
            if name != INBOX and name not in self.sources:
                raise ValueError(f"nightly.sources names {name!r}, which is not among the sources")
        return self

    def names(self) -> list[str]:
        """Names of all sources, the inbox last."""
        return [*self.sources, INBOX]


def load_settings() -> Settings:
    """The settings of the file that ``BLOTTER_SETTINGS`` names, else of ``blotter.toml`` in the working directory.

    Without a file the defaults hold. ``BLOTTER_STORE`` and ``BLOTTER_TIME_ZONE`` win over the file. Raises
    ``SettingsError``.
    """
    named = os.environ.get("BLOTTER_SETTINGS")
    path = Path(named or SETTINGS_FILE)
    written: dict[str, object] = {}
    if named or path.is_file():
        try:
            written = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise SettingsError(f"{path}: {error}") from error
    for key, variable in (("store", "BLOTTER_STORE"), ("time_zone", "BLOTTER_TIME_ZONE")):
        if os.environ.get(variable):
            written[key] = os.environ[variable]
    try:
        return Settings.model_validate(written)
    except ValidationError as error:
        raise SettingsError(f"{path}: {told(error)}") from error


def told(error: ValidationError) -> str:
    """What is wrong in one line: each field by its dotted name, and why."""
    parts = []
    for one in error.errors(include_url=False, include_input=False):
        where = ".".join(str(step) for step in one["loc"])
        parts.append(f"{where}: {one['msg']}" if where else one["msg"])
    return "; ".join(parts)


def find_inputs(settings: Settings, names: Sequence[str], inbox_paths: Sequence[str] = ()) -> list[str]:
    """Paths behind names of sources and paths below the inbox, each once; folders without files are left out.

    Raises ``SettingsError`` with the name or path that cannot be used.
    """
    found: dict[str, None] = {}
    for name in names:
        for path in _behind(settings, name):
            found.setdefault(path)
    for written in inbox_paths:
        found.setdefault(str(inbox_path(settings, written)))
    return list(found)


def inbox_path(settings: Settings, written: str) -> Path:
    """A path below the inbox, as a person wrote it. Raises ``SettingsError`` where it leads elsewhere or to nothing."""
    inbox = Path(settings.inbox)
    if not written.strip() or "\0" in written:
        raise SettingsError("an empty path names nothing in the inbox")
    parts = Path(written).parts
    if Path(written).is_absolute() or ".." in parts or "\\" in written or written.startswith("~"):
        raise SettingsError(f"{written!r} is not a path inside the inbox: write it relative to the inbox, without '..'")
    path = inbox / written
    try:
        inside = path.resolve().is_relative_to(inbox.resolve())
    except (OSError, RuntimeError) as error:  # a loop of links
        raise SettingsError(f"{written!r} cannot be followed inside the inbox") from error
    if not inside:
        raise SettingsError(f"{written!r} leads out of the inbox through a link")
    if not path.exists():
        raise SettingsError(f"{written!r} is not in the inbox")
    outside = _leaving(path, inbox.resolve())
    if outside is not None:
        raise SettingsError(f"{str(outside.relative_to(inbox))!r} leads out of the inbox through a link")
    return path


def _behind(settings: Settings, name: str) -> list[str]:
    if name == INBOX:
        Path(settings.inbox).mkdir(parents=True, exist_ok=True)
        return [str(inbox_path(settings, "."))] if _holds_files(Path(settings.inbox)) else []
    source = settings.sources.get(name)
    if source is None:
        raise SettingsError(f"no source is called {name!r}; there are: {', '.join(settings.names())}")
    if isinstance(source, FeedSource):
        return [f"feed:{source.url}"]
    if isinstance(source, ListSource):
        return _listed(name, Path(source.path))
    path = Path(source.path)
    if path.is_dir():
        return [source.path] if _holds_files(path) else []
    return [source.path]


def _listed(name: str, path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"source {name!r}: its list {str(path)!r} cannot be read") from error
    found = []
    for number, line in enumerate(lines, start=1):
        address = line.split("#", 1)[0].strip()
        if address and not address.startswith(("http://", "https://")):
            raise SettingsError(f"source {name!r}: line {number} of {str(path)!r} is not a web address")
        if address:
            found.append(address)
    if len(found) > LIST_ADDRESSES:
        raise SettingsError(f"source {name!r} lists {len(found)} addresses; at most {LIST_ADDRESSES} fit into one run: split it")
    return found


def _holds_files(folder: Path) -> bool:
    return any(files for _, _, files in os.walk(folder))


def _leaving(folder: Path, inbox: Path) -> Path | None:
    """A file below a folder of the inbox that is a link out of it; null where there is none."""
    for root, _, files in os.walk(folder):
        for file in sorted(files):
            path = Path(root, file)
            if path.is_symlink() and not path.resolve().is_relative_to(inbox):
                return path
    return None
