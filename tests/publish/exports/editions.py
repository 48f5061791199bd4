"""Editions to make files of: the embedded sample's, and ones with chosen entries."""

import csv
import io
import zipfile
from dataclasses import replace

from lib.publish.exports.sheet import Sheet
from lib.publish.exports.sheets import sheets_of
from lib.publish.proof.seal import Seal, seal_of
from lib.snapshot.proof import UNSIGNED
from lib.snapshot.snapshot import Snapshot
from lib.wording.edition import Edition, edition_of
from tests.markup.made_hubs import hub, sample
from tests.snapshot.samples import setting_of

ATTACKS = (
    '=HYPERLINK("http://x.example";"y")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "<img src=x onerror=alert(1)>",
)


def edition(language: str = "es", snapshot: Snapshot | None = None) -> Edition:
    setting = setting_of("closing")
    return edition_of(snapshot or sample(), setting.programme, setting.geography, language)


def seal(of: Edition) -> Seal:
    return seal_of(of.snapshot, of.names, UNSIGNED)


def attacked() -> Snapshot:
    """Return the sample with hubs, bootcamps and commitments whose texts try to run somewhere."""
    hubs = tuple(hub(id=f"H-{number}", name=text, locality=text) for number, text in enumerate(ATTACKS))
    bootcamps = tuple(
        replace(entry, name=ATTACKS[number % len(ATTACKS)]) for number, entry in enumerate(sample().bootcamps)
    )
    commitments = tuple(replace(each, unit=ATTACKS[0]) for each in sample().commitments)
    return replace(sample(), hubs=hubs, bootcamps=bootcamps, commitments=commitments)


def sheet(name: str, of: Edition) -> Sheet:
    return next(each for each in sheets_of(of) if each.id == name)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
