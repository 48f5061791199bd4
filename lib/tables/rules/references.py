"""V02: a reference to something that does not exist."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz import process

from lib.programme.model import TableId
from lib.tables.cells.outcome import Parameter
from lib.tables.finding import Finding
from lib.tables.rules.evidence import Judgement, JudgingRule, RowPlace, RuleEvidence
from lib.tables.rules.keys import key_form
from lib.tables.schema.columns import Row
from lib.tables.schema.coordination import Target
from lib.tables.schema.declared import models_of
from lib.tables.schema.training import WHOLE_PROGRAMME

_LIKELY = 70
_OFTEN = 3
_INDICATORS = "indicadores"
_SCOPES = "ambito"


@dataclass(frozen=True, slots=True)
class _Known:
    """What a reference may name, what that is called, and the known name nearest to a wrong one."""

    refers_to: str
    keys: frozenset[str]
    nearest: Callable[[str], str | None]


def unknown_references(evidence: RuleEvidence) -> Iterator[Judgement]:
    """Judge every reference: a required one takes its row out, an optional one is emptied, a list is shortened.

    Where a key cannot be read, what most rows refer to and nobody has is taken for it: one bad cell is one finding.
    """
    for model in models_of(evidence.setting.programme).values():
        judged = {
            name: _known(column.refers_to, keys | set(column.also_allowed))
            for name, column in model.columns.items()
            if column.refers_to is not None and (keys := _keys(evidence, column.refers_to)) is not None
        }
        if judged:
            for place in evidence.places(model):
                yield from _judged(place, judged)
    yield from _targets_of_nothing(evidence)


def _keys(evidence: RuleEvidence, table_id: TableId) -> frozenset[str] | None:
    """Return every key of a table, or None where the table was not read and nothing can be said."""
    if not evidence.is_complete(table_id):
        return None
    declared = {partner.id for partner in evidence.setting.programme.partners} if table_id == "socios" else set()
    known = evidence.known_keys(table_id) | declared
    return known | _unread_keys(evidence, table_id, known)


def _unread_keys(evidence: RuleEvidence, table_id: TableId, known: frozenset[str]) -> frozenset[str]:
    """Return the unknown references that must mean the rows whose key cannot be read, or is another row's by mistake.

    First those that read like what stands there («BC 03» for BC-03), then for each such row the one used most, and
    often: a reference used once is rather a slip of its own.
    """
    unread, repeated = evidence.keys_unread(table_id), evidence.keys_repeated(table_id)
    if not unread and not repeated:
        return frozenset()
    unknown = Counter({key: times for key, times in _used(evidence, table_id).items() if key not in known})
    read_alike = {key for key in unknown if any(key_form(key) == key_form(text) for text in unread)}
    often = [key for key, times in unknown.most_common() if times >= _OFTEN and key not in read_alike]
    return frozenset((*read_alike, *often[: max(0, len(unread) - len(read_alike)) + repeated]))


def _used(evidence: RuleEvidence, table_id: TableId) -> Counter[str]:
    """Count how often each key of a table is referred to."""
    used: Counter[str] = Counter()
    for model in models_of(evidence.setting.programme).values():
        names = [name for name, column in model.columns.items() if column.refers_to == table_id]
        for place in evidence.places(model) if names else ():
            for value in (getattr(place.row, name) for name in names):
                used.update(value if isinstance(value, tuple) else [value] if value is not None else [])
    return used


def _known(refers_to: str, keys: Iterable[str]) -> _Known:
    ordered = sorted(keys)

    @cache
    def nearest(reference: str) -> str | None:
        if same := next((key for key in ordered if key_form(key) == key_form(reference)), None):
            return same
        found = process.extractOne(reference, ordered, processor=str.casefold, score_cutoff=_LIKELY)
        return found[0] if found else None

    return _Known(refers_to, frozenset(ordered), nearest)


def _judged(place: RowPlace[Row], judged: dict[str, _Known]) -> Iterator[Judgement]:
    findings: list[Finding] = []
    mended: dict[str, object] = {}
    dropped = False
    for name, known in judged.items():
        value = getattr(place.row, name)
        listed = isinstance(value, tuple)
        unknown = [each for each in (value if listed else (value,)) if each is not None and each not in known.keys]
        if unknown:
            kept = not place.row.columns[name].required
            dropped = dropped or not kept
            mended[name] = tuple(each for each in value if each in known.keys) if listed else None
            findings.extend(_finding(place, name, each, known, kept=kept) for each in unknown)
    if findings:
        yield Judgement(place, tuple(findings), None if dropped else place.row.model_copy(update=mended))


def _targets_of_nothing(evidence: RuleEvidence) -> Iterator[Judgement]:
    """Take out targets of an unknown indicator, or for a scope that is no state, no bootcamp and not the programme."""
    indicators = _known(_INDICATORS, evidence.indicators)
    bootcamps = _keys(evidence, "bootcamps")
    states = (state.key for state in evidence.setting.geography.states)
    scopes = _known(
        _SCOPES, {*states, *evidence.setting.programme.programme.states, WHOLE_PROGRAMME, *(bootcamps or ())}
    )
    for place in evidence.places(Target):
        found = []
        if place.row.indicator not in indicators.keys:
            found.append(_finding(place, "indicator", place.row.indicator, indicators, kept=False))
        if place.row.scope not in scopes.keys and bootcamps is not None:
            found.append(_finding(place, "scope", place.row.scope, scopes, kept=False))
        if found:
            yield Judgement(place, tuple(found))


def _finding(place: RowPlace[Row], name: str, unknown: str, known: _Known, *, kept: bool) -> Finding:
    params: dict[str, Parameter] = {"refers_to": known.refers_to, "unknown": unknown}
    suggestion = known.nearest(unknown)
    if suggestion:
        params["suggestion"] = suggestion
    return place.finding("V02", name, params, kept=kept)


JUDGES: tuple[JudgingRule, ...] = (unknown_references,)
