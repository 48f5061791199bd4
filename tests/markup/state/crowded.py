"""The sample with the longest names everywhere, and with more in every list than a sheet has room for."""

from dataclasses import replace
from datetime import date

from lib.indicators.entries import HubEntry
from lib.programme.model import Programme
from lib.snapshot.snapshot import Snapshot
from tests.snapshot.samples import sample_snapshot, setting_of

LONG = "Centro Comunitario de Aprendizaje Digital y Desarrollo Productivo «Felipa Poot Tzuc» de la Comunidad de "


def crowded() -> tuple[Snapshot, Programme]:
    """Return a snapshot with long names everywhere, thirty hubs to verify and twenty commitments in each state."""
    snapshot, programme = sample_snapshot("closing"), setting_of("closing").programme
    partners = tuple(each.model_copy(update={"name": LONG * 2, "short": LONG}) for each in programme.partners)
    hubs = tuple(_long(hub, number) for hub in snapshot.hubs for number in range(6))
    late = tuple(
        replace(each, status="confirmed", due=date(2023, 10, 1), unit=LONG)
        for each in snapshot.commitments
        for _ in range(3)
    )
    bootcamps = tuple(
        replace(each, name=LONG, id=f"{each.id}-{number}") for each in snapshot.bootcamps for number in range(5)
    )
    made = replace(snapshot, hubs=hubs, commitments=late, bootcamps=bootcamps)
    return made, programme.model_copy(update={"partners": partners})


def _long(hub: HubEntry, number: int) -> HubEntry:
    return replace(
        hub, id=f"{hub.id}-{number}", name=LONG + hub.name, condition="in-service-unverified", days_since_verified=1000
    )
