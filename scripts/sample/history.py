"""The past of a sample: what the dashboard would have published in each of the weeks before its day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from lib.collect.opening import open_programme
from lib.collect.reading import parse
from lib.collect.rounds.assemble import assemble
from lib.collect.rounds.sample_history import history_to_bytes
from lib.collect.settings.environment import read_environment
from lib.collect.source_status import SourceStatus, with_status
from lib.collect.workbooks.folder import folder_reader
from lib.programme.setting import Setting
from lib.snapshot.disclosure.past import Past
from lib.snapshot.snapshot import Snapshot
from scripts.sample.hubs import Point
from scripts.sample.moments import LIFE_WEEKS, PAST_WEEKS, Moment
from scripts.sample.workbooks import write_workbooks

_NOON = time(12, tzinfo=UTC)


def history_of(moment: Moment, gazetteer: Mapping[tuple[str, str], Point]) -> bytes:
    """Return the past of a sample as its file holds it."""
    return history_to_bytes(published_before(moment, gazetteer))


def published_before(moment: Moment, gazetteer: Mapping[tuple[str, str], Point]) -> tuple[Snapshot, ...]:
    """Return what was published in the last weeks, a snapshot a week, the earliest first.

    Each is protected with all before it, from the programme's first weeks on, so that detail was released as it would.
    """
    past, published = Past(), []
    for weeks in (*range(LIFE_WEEKS, PAST_WEEKS, -2), *range(PAST_WEEKS, 0, -1)):
        published.append(snapshot_at(moment.weeks_before(weeks), gazetteer, past))
        past = past.then(published[-1], _setting(moment.id).programme.ages.wide)
    return tuple(published[-PAST_WEEKS:])


def snapshot_at(moment: Moment, gazetteer: Mapping[tuple[str, str], Point], past: Past | None = None) -> Snapshot:
    """Return what would be published of the workbooks as they were at a moment, after what was published before."""
    at, setting = datetime.combine(moment.today, _NOON), replace(_setting(moment.id), today=moment.today)
    with TemporaryDirectory() as folder:
        write_workbooks(Path(folder), moment, setting.programme, gazetteer)
        read = folder_reader(Path(folder))
        readings = [parse(source, read(source), setting, at) for source in setting.programme.sources]
    statuses = {each.source.id: SourceStatus(each.source.id).answered(at, changed=True) for each in readings}
    return with_status(assemble(readings, setting, moment.id, at, past).snapshot, statuses)


@cache
def _setting(moment: str) -> Setting:
    return open_programme(read_environment({"IMPULSO_SAMPLE": moment, "IMPULSO_LOCALITIES": "none"})).setting
