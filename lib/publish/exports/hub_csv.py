"""Hubs as CSV files for spreadsheets: what the page shows, with the snapshot and the day on every row."""

import csv
import io
from collections.abc import Iterable

from lib.indicators.entries import HubEntry
from lib.publish.exports.formula_safe import harmless
from lib.snapshot.selection.hub_choice import is_placed, unverified
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.pages.hubs import held_at, hubs_as_of

_COLUMNS = (
    *(
        "id",
        "hub",
        "kind",
        "state-key",
        "state",
        "municipality-key",
        "municipality",
        "locality",
        "locality-key",
        "in-catalogue",
        "lat",
        "lon",
        "location",
    ),
    *(
        "phase",
        "condition",
        "verified-on",
        "days",
        "connectivity",
        "computers",
        "seats",
        "speed",
        "contracted-speed",
        "measured-on",
        "provider",
        "programme",
        "priority",
        "project",
        "project-kind",
        "led-by-women",
        "office",
        "directions",
        "bootcamps",
        "as-of",
        "snapshot",
    ),
)


def hubs_csv(hubs: Iterable[HubEntry], snapshot: Snapshot, names: Names) -> bytes:
    """Return these hubs as CSV in the reader's language: UTF-8 with a byte order mark, as spreadsheets expect.

    Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers. What nobody handed
    in is an empty cell.
    """
    words, day = names.words, hubs_as_of(snapshot, names)
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([words(f"hubs.csv.{column}") for column in _COLUMNS])
    for hub in hubs:
        row = _row(hub, snapshot, names)
        writer.writerow([_safe(value) for value in (*row, day.isoformat() if day else "", snapshot.id)])
    return file.getvalue().encode("utf-8-sig")


def unverified_csv(hubs: Iterable[HubEntry], snapshot: Snapshot, names: Names) -> bytes:
    """Return those of these hubs that are in service and wait for verification as CSV, the oldest first."""
    return hubs_csv(unverified(hubs), snapshot, names)


def _row(hub: HubEntry, snapshot: Snapshot, names: Names) -> tuple[str | float | None, ...]:
    right = is_placed(hub, names.geography)
    return (
        hub.id,
        hub.name,
        names.value("hub-type", hub.kind),
        hub.state,
        names.state(hub.state),
        hub.municipality,
        names.municipality(hub.municipality),
        hub.locality,
        hub.locality_key,
        None
        if hub.in_catalogue is None
        else names.words("hubs.in-catalogue" if hub.in_catalogue else "hubs.off-catalogue"),
        hub.lat,
        hub.lon,
        names.words("hubs.placed" if right else "hubs.misplaced"),
        names.value("phase", hub.phase),
        names.value("condition", hub.condition),
        hub.verified_on.isoformat() if hub.verified_on else None,
        hub.days_since_verified,
        names.value("connectivity", hub.connectivity),
        hub.computers,
        hub.seats,
        hub.speed,
        hub.contracted_speed,
        hub.measured_on.isoformat() if hub.measured_on else None,
        hub.provider,
        hub.programme,
        hub.priority,
        hub.project,
        names.value("project-kind", hub.project_kind) if hub.project_kind else None,
        None if hub.led_by_women is None else names.words("hubs.yes" if hub.led_by_women else "hubs.no"),
        hub.office,
        hub.directions,
        ", ".join(names.bootcamp(each.id) for each in held_at(hub, snapshot)),
    )


def _safe(value: str | float | None) -> str | float:
    if value is None:
        return ""
    return harmless(value) if isinstance(value, str) else value
