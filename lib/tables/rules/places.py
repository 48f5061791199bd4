"""V03 and V04: places whose keys or coordinates contradict each other."""

from collections.abc import Iterator

from lib.programme.geography import Geography
from lib.tables.cells.outcome import Parameter
from lib.tables.finding import Finding
from lib.tables.rules.evidence import Judgement, JudgingRule, RemarkingRule, RowPlace, RuleEvidence
from lib.tables.schema.hubs import Hub
from lib.tables.schema.training import Bootcamp


def municipalities_elsewhere(evidence: RuleEvidence) -> Iterator[Judgement]:
    """Take out hubs and bootcamps whose municipality does not exist or lies in another state than theirs (V03)."""
    located: tuple[RowPlace[Hub] | RowPlace[Bootcamp], ...] = (*evidence.places(Hub), *evidence.places(Bootcamp))
    geography = evidence.setting.geography
    for place in located:
        params = _against_state(place.row.state, place.row.municipality, geography)
        if params:
            yield Judgement(place, (place.finding("V03", "municipality", params, kept=False),))


def points_elsewhere(evidence: RuleEvidence) -> Iterator[Finding]:
    """Remark on hubs whose point is not in their state, with the likely fix; the values stay as typed (V04)."""
    geography = evidence.setting.geography
    for place in evidence.places(Hub):
        hub = place.row
        if not geography.in_state(hub.lat, hub.lon, hub.state):
            params = _amiss(hub, geography)
            yield place.finding("V04", "lon" if params["case"] in {"sign", "minus"} else "lat", params)


def _against_state(state: str, municipality: str, geography: Geography) -> dict[str, Parameter]:
    known = geography.municipality(municipality)
    if known is None:
        return {"case": "unknown", "state": _state_name(state, geography)}
    if known.state == state:
        return {}
    return {
        "case": "other-state",
        "state": _state_name(state, geography),
        "municipality": known.name,
        "its_state": _state_name(known.state, geography),
    }


def _amiss(hub: Hub, geography: Geography) -> dict[str, Parameter]:
    typed: dict[str, Parameter] = {"state": _state_name(hub.state, geography), "lat": hub.lat, "lon": hub.lon}
    if hub.lat == 0 and hub.lon == 0:
        return {"case": "zero", **typed}
    fixes = (
        ("sign" if hub.lon > 0 else "minus", (hub.lat, -hub.lon)),
        ("swapped", (hub.lon, hub.lat)),
        ("swapped-sign", (hub.lon, -hub.lat)),
        ("swapped-sign", (-hub.lon, -hub.lat)),
    )
    for case, (lat, lon) in fixes:
        if geography.in_state(lat, lon, hub.state):
            return {"case": case, **typed, "fix_lat": lat, "fix_lon": lon}
    near = geography.states_near(hub.lat, hub.lon)
    if not near:
        return {"case": "at-sea", **typed}
    return {"case": "elsewhere", **typed, "near": " · ".join(_state_name(key, geography) for key in near)}


def _state_name(key: str, geography: Geography) -> str:
    state = geography.state(key)
    return state.short_name if state else key


JUDGES: tuple[JudgingRule, ...] = (municipalities_elsewhere,)
REMARKS: tuple[RemarkingRule, ...] = (points_elsewhere,)
