"""Archives of files: zip and tar."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

MAX_MEMBERS = 1_000_000
MAX_MEMBER_BYTES = 512 * 2**20
"""A member is unpacked in memory; a crawl archive inside an archive may be large, but not larger."""


@dataclass(slots=True)
class Member:
    """One file of an archive. Its name is only ever an address: nothing is written under it."""

    name: str
    stream: BinaryIO = field(default_factory=io.BytesIO)
    error: str = ""


class ZipReader:
    """Zip archives."""

    name = "zip"

    def recognises(self, head: bytes) -> bool:
        """A local file header, or the end record of an empty archive."""
        return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))

    def members(self, stream: BinaryIO) -> Iterator[Member]:
        """Files of the archive in stored order. Raises ``ValueError`` where the archive itself is broken."""
        try:
            archive = zipfile.ZipFile(stream)
        except zipfile.BadZipFile as error:
            raise ValueError(str(error)) from error
        with archive:
            for info in archive.infolist()[:MAX_MEMBERS]:
                if info.is_dir():
                    continue
                if info.file_size > MAX_MEMBER_BYTES:
                    yield Member(info.filename, error=f"larger than {MAX_MEMBER_BYTES // 2**20} MiB")
                    continue
                try:
                    data = archive.open(info).read(MAX_MEMBER_BYTES + 1)
                except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
                    yield Member(info.filename, error=f"unreadable: {error}")
                    continue
                yield Member(info.filename, io.BytesIO(data))


class TarReader:
    """Tar archives; compressed ones come here after their layer was taken off."""

    name = "tar"

    def recognises(self, head: bytes) -> bool:
        """The magic of POSIX and GNU archives."""
        return head[257:262] == b"ustar"

    def members(self, stream: BinaryIO) -> Iterator[Member]:
        """Plain files of the archive in stored order; links and devices are passed over."""
        try:
            with tarfile.open(fileobj=stream, mode="r:") as archive:
                for number, info in enumerate(archive):
                    if number >= MAX_MEMBERS:
                        return
                    if not info.isfile():
                        continue
                    if info.size > MAX_MEMBER_BYTES:
                        yield Member(info.name, error=f"larger than {MAX_MEMBER_BYTES // 2**20} MiB")
                        continue
                    content = archive.extractfile(info)
                    yield Member(info.name, io.BytesIO(content.read() if content else b""))
        except tarfile.TarError as error:
            raise ValueError(str(error)) from error
