"""The embedded sample's hubs, and invented ones, for tests of what is shown about them."""

from dataclasses import replace
from functools import cache

from lib.indicators.entries import BootcampEntry, HubEntry
from lib.markup.map.outlines import Shapes
from lib.publish.outlines import shapes_of
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names
from tests.pages.app import ROOT
from tests.snapshot.samples import sample_snapshot, setting_of

GEO = ROOT / "data" / "geo"
ATTACK = "<img src=x onerror=alert(1)>"


@cache
def sample() -> Snapshot:
    return sample_snapshot("closing")


@cache
def shapes() -> Shapes:
    return shapes_of(setting_of("closing").geography, GEO)


def names(language: str = "es") -> Names:
    called = {entry.id: entry.name for entry in sample().bootcamps}
    setting = setting_of("closing")
    return Names(setting.programme, setting.geography, Words(language), called)


def hub(**changes: object) -> HubEntry:
    """Return the hub of Tekax with some of its facts changed."""
    tekax = next(each for each in sample().hubs if each.id == "YUC-TEK-01")
    return replace(tekax, **changes)  # type: ignore[arg-type]


def bootcamp(**changes: object) -> BootcampEntry:
    """Return the bootcamp of Tekax with some of its facts changed."""
    return replace(sample().bootcamps[0], **changes)  # type: ignore[arg-type]


def with_hubs(*hubs: HubEntry) -> Snapshot:
    return replace(sample(), hubs=hubs)
