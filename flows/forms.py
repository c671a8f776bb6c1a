"""What the dashboard asks for: one model a deployment, so that the form explains itself and refuses what is wrong.

Each deployed flow takes one such model as its only parameter: Prefect 3.9 draws titles, descriptions and limits of nested
models, not of top-level arguments. Patterns and enumerations are in the JSON schema, so that the server refuses a wrong
value before a run starts; the validators say the same again for whoever switches the check off.
"""

from __future__ import annotations

import datetime as dt
import os
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic.json_schema import SkipJsonSchema

from flows.sources import INBOX, Settings, SettingsError, inbox_path, load_settings

SETTINGS: Settings = load_settings()
CORES = os.cpu_count() or 1


def _known(name: str) -> str:
    if name not in SETTINGS.names():
        raise ValueError(f"no source is called {name!r}; there are: {', '.join(SETTINGS.names())}")
    return name


def _inside(written: str) -> str:
    try:
        inbox_path(SETTINGS, written)
    except SettingsError as error:
        raise ValueError(str(error)) from error
    return written


SourceName = Annotated[str, AfterValidator(_known), Field(json_schema_extra={"enum": SETTINGS.names()})]

# Absolute, from a home, with a step upwards or with the separator of another system. The server looks at it and repeats these
# words beside the field; a pattern that must match would be repeated as it stands.
OUTSIDE: dict[str, Any] = {
    "description": "a path that leads out of the inbox: with .. or a backslash, or with / or ~ at its beginning",
    "pattern": r"^[/~]|(^|/)\.\.(/|$)|\\",
}
InboxPath = Annotated[str, AfterValidator(_inside), Field(min_length=1, max_length=500, json_schema_extra={"not": OUTSIDE})]
Day = Annotated[dt.date, Field(json_schema_extra={"pattern": r"^\d{4}-\d{2}-\d{2}$"})]  # the server checks no formats


def _left_empty(schema: dict[str, Any]) -> None:
    """A field that may be left empty: without a default the form shows it empty, with one a choice between a type and 'None'."""
    schema.pop("default", None)


def _about_sources() -> str:
    lines = [f"{name}: {source.about or source.kind}" for name, source in SETTINGS.sources.items()]
    return "; ".join([*lines, f"{INBOX}: everything in the folder {SETTINGS.inbox}"])


class Form(BaseModel):
    """A form of the dashboard; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


F = TypeVar("F", bound=Form)


class Publishing(Form):
    """Forms that publish a release."""

    as_of: Day | SkipJsonSchema[None] = Field(
        default=None,
        title="As of",
        description="Leave out of the release what was published after this day. Leave empty to publish everything.",
        examples=["2025-06-30"],
        json_schema_extra=_left_empty,
    )
    pseudonymise: bool = Field(
        default=False,
        title="Pseudonymise",
        description="Replace the names of persons other than officials by stable ids everywhere in the release.",
    )


class Work(Form):
    """Forms that read pages."""

    workers: int = Field(
        default=CORES,
        ge=1,
        le=256,
        title="Processes",
        description=f"How many processes work at once. A number above this machine's cores ({CORES}) makes nothing faster.",
        examples=[CORES],
    )


class Landing(Work):
    """Forms that land pages whose number is not known before."""

    batch_pages: int = Field(
        default=500,
        ge=1,
        le=10_000,
        title="Pages in a batch",
        description="New pages are worked on in batches of so many. A run that is killed does one of them again at most; smaller "
        "ones need less memory.",
        examples=[500],
    )


class NightlySources(Form):
    """What the nightly run reads."""

    sources: list[SourceName] = Field(
        default=list(SETTINGS.nightly.sources),
        max_length=100,
        title="Sources",
        description=f"Which sources to read. {_about_sources()}.",
        examples=[SETTINGS.names()[:1]],
    )


class NightlyForm(Work, Publishing, NightlySources):  # the form shows the fields of the last class first
    """The nightly run: reads the sources again and publishes a release of all that the store holds."""


class Choice(Form):
    """What a run by hand reads."""

    sources: list[SourceName] = Field(
        default=SETTINGS.names()[:1],
        max_length=100,
        title="Sources",
        description=f"Which of the declared sources to read. {_about_sources()}.",
        examples=[SETTINGS.names()[:1]],
    )
    inbox: list[InboxPath] = Field(
        default=[],
        max_length=100,
        title="Files or folders in the inbox",
        description=f"Paths below the folder {SETTINGS.inbox} on the machine that runs Blotter, for example 2025-06 or "
        "2025-06/notice.html. Leave empty to read the sources only.",
        examples=[["2025-06", "2025-06/notice.html"]],
    )

    @model_validator(mode="after")
    def _something_to_read(self) -> Choice:
        if not self.sources and not self.inbox:
            raise ValueError("choose at least one entry in Sources or in Files or folders in the inbox")
        return self


class AdHocForm(Landing, Publishing, Choice):
    """A run by hand: reads what you choose and publishes a release of all that the store holds."""


class BatchRange(Form):
    """Which batches to do again."""

    first: int = Field(
        default=1, ge=1, title="First batch", description="Number of the first batch; 1 is the oldest.", examples=[1]
    )
    last: Annotated[int, Field(ge=1)] | SkipJsonSchema[None] = Field(
        default=None,
        title="Last batch",
        description="Number of the last batch. Leave empty for the newest.",
        examples=[20],
        json_schema_extra=_left_empty,
    )
    redo: bool = Field(
        default=False,
        title="Also batches that are up to date",
        description="Off: only batches whose results come from older code or word lists. On: every batch of the range.",
    )
    publish: bool = Field(
        default=True,
        title="Publish a release",
        description="When the range is done, if no batch of the store is left with results of older code.",
    )

    @model_validator(mode="after")
    def _in_order(self) -> BatchRange:
        if self.last is not None and self.last < self.first:
            raise ValueError(f"the last batch ({self.last}) comes before the first ({self.first})")
        return self


class BackfillForm(Work, Publishing, BatchRange):
    """Landed batches once more, with the present code and word lists."""


class ReleaseForm(Publishing):
    """Publish what the store holds, without reading anything new."""


class VerifyForm(Form):
    """Check the latest release. Nothing is changed."""

    every_row: bool = Field(
        default=True,
        title="Every row",
        description="On: the files, and the evidence behind every row, the keys and the balance of pages. Off: only whether the "
        "files are those that were published, which is quick.",
    )


def filled(form: type[F], given: object) -> F:
    """The form as it was filled in. Raises ``SettingsError`` with one line that names each wrong field as the form does."""
    try:
        return form.model_validate(given)
    except ValidationError as error:
        parts = []
        for one in error.errors(include_url=False, include_input=False):
            name = str(one["loc"][0]) if one["loc"] else ""
            field = form.model_fields.get(name)
            message = one["msg"].removeprefix("Value error, ")
            parts.append(f"{(field.title if field else None) or name}: {message}" if name else message)
        raise SettingsError("; ".join(parts)) from error
