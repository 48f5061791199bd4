"""A ZIP that is the same whenever it is made."""

import io
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)


def zip_of(files: Mapping[str, bytes], stored: str = "") -> bytes:
    """Return the files, by their paths inside, as a ZIP without the time of its making.

    All are compressed but the one that is to be `stored` as it is.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for path, data in files.items():
            info = zipfile.ZipInfo(path, _EPOCH)
            info.external_attr = 0o644 << 16
            archive.writestr(info, data, zipfile.ZIP_STORED if path == stored else zipfile.ZIP_DEFLATED, 9)
    return content.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """Return what is in a ZIP of ours, by its path inside."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
