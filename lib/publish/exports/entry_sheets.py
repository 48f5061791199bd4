"""Bootcamps, hubs, commitments and places without a hub as sheets: activities and places, never persons."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from lib.indicators.figure import Figure
from lib.programme.declaring.columns import DeclaredColumn
from lib.publish.exports.sheet import Field, Kind, Sheet, Value, listing, tidy
from lib.tables.schema.training import WHOLE_PROGRAMME
from lib.wording.due import day_or_week
from lib.wording.edition import Edition
from lib.wording.overrides.declared import own_id
from lib.wording.own_values import in_words, own_value, public_columns
from lib.wording.pages.bootcamps import attendance, held, planned
from lib.wording.pages.hub_facts import speed
from lib.wording.tables import listed

_OWN_KINDS: Mapping[str, Kind] = {
    "count": "integer",
    "number": "number",
    "share": "share",
    "day": "day",
    "yes-no": "boolean",
}
_STATE_TAG, _TOWN_TAG = "#adm1+code+v_inegi", "#adm2+code+v_inegi"


def bootcamp_sheet(edition: Edition) -> Sheet:
    """Return every bootcamp as planned and as held."""
    return listing("bootcamps", (*_BOOTCAMP, *_own("bootcamps", edition)), edition.snapshot.bootcamps, edition)


def hub_sheet(edition: Edition) -> Sheet:
    """Return every hub with its condition on the snapshot's day."""
    return listing("hubs", (*_HUB, *_own("sitios", edition)), edition.snapshot.hubs, edition)


def commitment_sheet(edition: Edition) -> Sheet:
    """Return what each partner promised, by when, and how it stands."""
    return listing("commitments", (*_COMMITMENT, *_own("compromisos", edition)), edition.snapshot.commitments, edition)


def places_without_hub_sheet(edition: Edition) -> Sheet:
    """Return the largest places without a working hub nearby, those of each state, the largest first."""
    return listing("places-without-hub", _PLACE, edition.snapshot.places_without_hub, edition)


def target_sheet(edition: Edition) -> Sheet:
    """Return what is to be reached by when, and what a matrix of indicators says of each target."""
    return listing("targets", _TARGET, edition.snapshot.targets, edition)


def _own(table: str, edition: Edition) -> Iterator[Field]:
    """Yield the public columns that the programme added to a table; a choice is told by its name."""
    for column in public_columns(table, edition.names):
        kind: Kind = _OWN_KINDS.get(column.type, "text")
        yield Field(own_id(column), kind, f"#x_{column.id}", partial(_own_value, column))


def _own_value(column: DeclaredColumn, each: Any, edition: Edition) -> Value:
    value = own_value(column, each.id, edition.snapshot)
    if value is None:
        return None
    if column.type == "day":
        return date.fromisoformat(str(value))
    return value if column.type in _OWN_KINDS else in_words(column, value, edition.names).text


def _indicator_name(each: Any, edition: Edition) -> Value:
    key = f"definition.{each.indicator}.name"
    return edition.words(key) if edition.words.has(key) else None


def _scope_name(each: Any, edition: Edition) -> str:
    names = edition.names
    if each.scope == WHOLE_PROGRAMME:
        return names.programme.programme.name
    return names.state(each.scope) if names.geography.state(each.scope) else names.bootcamp(each.scope)


def _declared(name: str, dimension: str, tag: str) -> Field:
    def read(each: Any, edition: Edition) -> Value:
        value = getattr(each, name)
        return edition.names.value(dimension, str(value)) if value else None

    return Field(dimension, "text", tag, read)


def _named(name: str, dimension: str, tag: str, read: Callable[[Any], str]) -> tuple[Field, Field]:
    """Return a coded value twice: as its code, and as its name in the reader's language."""
    return (
        Field(f"{name}-code", "text", f"{tag}+code", lambda each, _: read(each)),
        Field(name, "text", f"{tag}+name", lambda each, edition: edition.names.value(dimension, read(each))),
    )


def _places() -> tuple[Field, ...]:
    return (
        Field("state-code", "text", _STATE_TAG, lambda each, _: each.state),
        Field("state", "text", "#adm1+name", lambda each, edition: edition.names.state(each.state)),
        Field("municipality-code", "text", _TOWN_TAG, lambda each, _: each.municipality),
        Field(
            "municipality", "text", "#adm2+name", lambda each, edition: edition.names.municipality(each.municipality)
        ),
    )


def _near(edition: Edition) -> Figure:
    return edition.snapshot.figure("SIT-4")


def _if_sessions(name: str, each: Any, edition: Edition) -> Value:
    """Return how many sessions there were; nothing where the sheet of sessions was not read, for 0 is a count."""
    value: int = getattr(each, name)
    return None if edition.snapshot.figure("BOO-5").state == "no-data" else value


def _attendance(each: Any, edition: Edition) -> Value:
    return attendance(each, edition.words).text


_BOOTCAMP = (
    Field("bootcamp-code", "text", "#activity+code", lambda each, _: each.id, key=True),
    Field("bootcamp", "text", "#activity+name", lambda each, _: each.name),
    *_places(),
    Field("hub-code", "text", "#loc+facility+code", lambda each, _: each.hub),
    *_named("modality", "modality", "#modality", lambda each: str(each.modality)),
    *_named("status", "bootcamp-status", "#status+activity", lambda each: str(each.status)),
    Field("planned-start", "day", "#date+start+planned", lambda each, _: each.planned_start),
    Field("planned-end", "day", "#date+end+planned", lambda each, _: each.planned_end),
    Field("actual-start", "day", "#date+start", lambda each, _: each.actual_start),
    Field("actual-end", "day", "#date+end", lambda each, _: each.actual_end),
    Field("days-known", "boolean", "#meta+exact+bool", lambda each, _: each.days_known),
    Field("planned-text", "text", "#description+planned", lambda each, edition: planned(each, edition.words)),
    Field("actual-text", "text", "#description+held", lambda each, edition: held(each, edition.words)),
    Field("target-people", "integer", "#targeted+ind", lambda each, _: each.target_people),
    Field("planned-sessions", "integer", "#output+sessions+planned+num", lambda each, _: each.planned_sessions),
    Field("sessions-held", "integer", "#output+sessions+num", partial(_if_sessions, "sessions_held")),
    Field("sessions-failed", "integer", "#output+sessions+failed+num", partial(_if_sessions, "sessions_failed")),
    Field("languages", "text", "#x_language+list", lambda each, _: " ".join(each.languages)),
    Field(
        "allies",
        "text",
        "#org+impl+list",
        lambda each, edition: listed([edition.names.partner(ally) for ally in each.allies], edition.words),
    ),
    *_named("validation", "validation", "#status+data", lambda each: str(each.validation)),
    Field("validated-on", "day", "#date+validated", lambda each, _: each.validated_on),
    Field(
        "attendance",
        "share",
        "#indicator+attendance+pct",
        lambda each, _: tidy(each.attendance, share=True) if each.attendance_state == "shown" else None,
    ),
    Field("attendance-state", "text", "#status+value+code", lambda each, _: each.attendance_state),
    Field("attendance-text", "text", "#description+value", _attendance),
)
_HUB = (
    Field("hub-code", "text", "#loc+facility+code", lambda each, _: each.id, key=True),
    Field("hub", "text", "#loc+facility+name", lambda each, _: each.name),
    *_named("hub-type", "hub-type", "#loc+facility+type", lambda each: str(each.kind)),
    *_places(),
    Field("locality", "text", "#loc+name", lambda each, _: each.locality),
    Field("locality-code", "text", "#loc+code+v_inegi", lambda each, _: each.locality_key),
    Field("lat", "number", "#geo+lat", lambda each, _: each.lat),
    Field("lon", "number", "#geo+lon", lambda each, _: each.lon),
    *_named("phase", "phase", "#status+phase", lambda each: str(each.phase)),
    *_named("condition", "condition", "#status+service", lambda each: str(each.condition)),
    Field("verified-on", "day", "#date+verified", lambda each, _: each.verified_on),
    Field("days-since-verified", "integer", "#meta+days+verified", lambda each, _: each.days_since_verified),
    *_named("connectivity", "connectivity", "#service+type", lambda each: str(each.connectivity)),
    Field("computers", "integer", "#capacity+computers+num", lambda each, _: each.computers),
    Field("seats", "integer", "#capacity+seats+num", lambda each, _: each.seats),
    Field("speed", "number", "#service+speed+num", lambda each, _: each.speed),
    Field("contracted-speed", "number", "#service+speed+contracted+num", lambda each, _: each.contracted_speed),
    Field("measured-on", "day", "#date+measured", lambda each, _: each.measured_on),
    Field("speed-text", "text", "#description+speed", lambda each, edition: speed(each, edition.names)),
    Field("provider", "text", "#org+provider+name", lambda each, _: each.provider),
    Field("programme", "text", "#activity+programme+name", lambda each, _: each.programme),
    Field("priority", "text", "#activity+programme+code", lambda each, _: each.priority),
    Field("project", "text", "#activity+project+name", lambda each, _: each.project),
    Field("project-kind-code", "text", "#activity+project+type+code", lambda each, _: each.project_kind),
    _declared("project_kind", "project-kind", "#activity+project+type+name"),
    Field("led-by-women", "boolean", "#activity+project+women+bool", lambda each, _: each.led_by_women),
    Field("office", "text", "#org+office+name", lambda each, _: each.office),
    Field("directions", "text", "#loc+directions", lambda each, _: each.directions),
    Field("bootcamps", "text", "#activity+code+list", lambda each, _: " ".join(each.bootcamps)),
)
_PLACE = (
    Field("place", "text", "#loc+name", lambda each, _: each.name, key=True),
    *_places(),
    Field("lat", "number", "#geo+lat", lambda each, _: each.lat),
    Field("lon", "number", "#geo+lon", lambda each, _: each.lon),
    Field("inhabitants", "integer", "#population+num", lambda each, _: each.people),
    Field("nearest-hub-code", "text", "#loc+facility+code", lambda each, _: each.hub),
    Field("nearest-hub-km", "number", "#x_distance+km+num", lambda each, _: each.km),
    Field("population-source", "text", "#meta+source+population", lambda _, edition: _near(edition).source),
    Field("population-year", "integer", "#date+year+population", lambda _, edition: _near(edition).year),
)
_COMMITMENT = (
    Field("commitment-code", "text", "#x_commitment+code", lambda each, _: each.id, key=True),
    Field("partner-code", "text", "#org+code", lambda each, _: each.partner),
    Field("partner", "text", "#org+name", lambda each, edition: edition.names.partner(each.partner)),
    *_places()[:2],
    Field("bootcamp-code", "text", "#activity+code", lambda each, _: each.bootcamp),
    *_named("contribution", "contribution", "#item+type", lambda each: str(each.contribution)),
    Field("quantity", "number", "#item+num", lambda each, _: tidy(each.quantity)),
    Field("quantity-unit", "text", "#item+unit", lambda each, _: each.unit),
    *_named("status", "commitment-status", "#status+commitment", lambda each: str(each.status)),
    Field("due", "day", "#date+due", lambda each, _: each.due),
    Field("days-known", "boolean", "#meta+exact+bool", lambda each, _: each.day_known),
    Field(
        "due-text",
        "text",
        "#description+due",
        lambda each, edition: day_or_week(each.due, each.day_known, edition.words),
    ),
)
_TARGET = (
    Field("indicator", "text", "#indicator+code", lambda each, _: each.indicator, key=True),
    Field("indicator-name", "text", "#indicator+name", _indicator_name),
    Field("scope", "text", "#adm1+code", lambda each, _: each.scope, key=True),
    Field("scope-name", "text", "#adm1+name", _scope_name),
    Field("period-start", "day", "#date+start", lambda each, _: each.period_start),
    Field("period-end", "day", "#date+end", lambda each, _: each.period_end, key=True),
    Field("baseline", "number", "#indicator+baseline+num", lambda each, _: each.baseline),
    Field("target", "number", "#indicator+target+num", lambda each, _: each.target),
    _declared("direction", "target-direction", "#indicator+direction"),
    _declared("frequency", "frequency", "#indicator+frequency"),
    _declared("level", "target-level", "#indicator+level"),
    _declared("dimension", "indicator-dimension", "#indicator+dimension"),
    Field("means-of-verification", "text", "#indicator+verification", lambda each, _: each.means),
)
