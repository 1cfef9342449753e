"""The archives that Word and Excel write: opened only where what they unpack to has a size that a
document has.
"""

from __future__ import annotations

import io
import zipfile

from obligations.findings import UserError
from obligations.sentences import tell

MOST_UNPACKED = 400_000_000


def open_archive(content: bytes, name: str, most: int = MOST_UNPACKED) -> zipfile.ZipFile:
    """Return an archive to read from.

    Raises UserError for a damaged one, and for one that unpacks to more than `most` bytes.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UserError(
            tell("{name} is damaged: {problem}", name=name, problem=str(error)),
            tell("save it again"),
        ) from None
    if unpacked > most:
        raise UserError(
            tell("{name} unpacks to {unpacked:,} bytes", name=name, unpacked=unpacked),
            tell("no document is that large"),
        )
    return archive
