"""The state, the ages and the reads of each source as OpenMetrics text. Pure."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time
from typing import get_args

from lib.collect.condition import WORDS
from lib.collect.operations.health import Health
from lib.collect.source_status import SourceStatus
from lib.snapshot.snapshot import SourceCondition, SourceState

CONTENT_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8"


def openmetrics(
    health: Health, sources: Iterable[SourceState], statuses: Mapping[str, SourceStatus], now: datetime
) -> str:
    """Return the metrics of one process. Sources are named by their ids in the programme file, which are public."""
    sources = tuple(sources)
    lines = [
        *_family("impulso_well", "gauge", "Whether nobody need look.", [("", health.well)]),
        *_family("impulso_condition", "gauge", "What somebody should look at.", _conditions(health)),
        *_family("impulso_store_up", "gauge", "Whether the store answers and can be written.", [("", health.store)]),
        *_family("impulso_collecting", "gauge", "Whether any process collects.", [("", health.collecting)]),
        *_family("impulso_leads", "gauge", "Whether this process collects.", [("", health.leads)]),
        *_family("impulso_snapshot_age_seconds", "gauge", "Since the newest snapshot.", [("", health.snapshot_age)]),
        *_family("impulso_source_state", "stateset", "How each source stands.", _states(sources)),
        *_family("impulso_source_read_age_seconds", "gauge", "Since a source was last read.", _read_ages(sources, now)),
        *_family(
            "impulso_source_changed_age_seconds", "gauge", "Since a source changed.", _changed_ages(sources, now)
        ),
        *_family("impulso_source_facts_age_seconds", "gauge", "Since its facts are complete.", _facts(sources, now)),
        *_family(
            "impulso_source_reads", "counter", "Readings that answered.",
            [(_label(name), each.reads) for name, each in statuses.items()],
        ),
        *_family(
            "impulso_source_failures", "counter", "Readings that did not.",
            [(_label(name), each.failures) for name, each in statuses.items()],
        ),
    ]  # fmt: skip
    return "\n".join([*lines, "# EOF", ""])


def _family(name: str, kind: str, told: str, samples: Iterable[tuple[str, float | None]]) -> list[str]:
    lines = [f"# TYPE {name} {kind}"]
    if name.endswith("_seconds"):
        lines.append(f"# UNIT {name} seconds")
    lines.append(f"# HELP {name} {told}")
    ending = "_total" if kind == "counter" else ""
    return lines + [f"{name}{ending}{label} {value:.15g}" for label, value in samples if value is not None]


def _conditions(health: Health) -> Iterable[tuple[str, float]]:
    met = {each.word for each in health.conditions}
    return ((f'{{condition="{word}"}}', word in met) for word in WORDS)


def _states(sources: Iterable[SourceState]) -> Iterable[tuple[str, float]]:
    for source in sources:
        for state in get_args(SourceCondition):
            yield f'{{source="{source.id}",impulso_source_state="{state}"}}', source.condition == state


def _read_ages(sources: Iterable[SourceState], now: datetime) -> list[tuple[str, float | None]]:
    return [(_label(each.id), _age(each.read_at, now)) for each in sources]


def _changed_ages(sources: Iterable[SourceState], now: datetime) -> list[tuple[str, float | None]]:
    return [(_label(each.id), _age(each.changed_at, now)) for each in sources]


def _facts(sources: Iterable[SourceState], now: datetime) -> list[tuple[str, float | None]]:
    days = ((each.id, each.facts_to) for each in sources)
    return [(_label(name), _age(datetime.combine(day, time(), UTC) if day else None, now)) for name, day in days]


def _label(source: str) -> str:
    return f'{{source="{source}"}}'


def _age(moment: datetime | None, now: datetime) -> float | None:
    return None if moment is None else round((now - moment).total_seconds(), 1)
