"""Which rows go into which tab of which partner's workbook."""

from collections.abc import Callable, Mapping, Sequence

from lib.programme.model import Programme, TableId
from lib.tables.schema.columns import Row
from scripts.sample.actions import action_rows
from scripts.sample.bootcamps import bootcamp_rows, session_rows
from scripts.sample.commitments import commitment_rows
from scripts.sample.conditions import readiness_rows
from scripts.sample.coordination import partner_rows, target_rows
from scripts.sample.follow_up import follow_up_rows
from scripts.sample.hubs import Point, hub_rows
from scripts.sample.moments import Moment
from scripts.sample.reach import reach_rows


def rows_of(
    table: TableId, source: str, moment: Moment, programme: Programme, gazetteer: Mapping[tuple[str, str], Point]
) -> Sequence[Row]:
    """Return the rows of one tab as its owner kept it at the moment."""
    makers: Mapping[TableId, Callable[[], Sequence[Row]]] = {
        "portada": lambda: [moment.cover(source)],
        "socios": lambda: partner_rows(programme),
        "metas": target_rows,
        "comunicacion": lambda: action_rows(moment),
        "bootcamps": lambda: bootcamp_rows(moment),
        "sesiones": lambda: session_rows(moment),
        "alcance": lambda: reach_rows(moment, programme.ages.bands),
        "preparacion": lambda: readiness_rows(moment),
        "seguimiento": lambda: follow_up_rows(moment),
        "sitios": lambda: hub_rows(moment, gazetteer),
        "compromisos": lambda: commitment_rows(source, moment),
    }
    return makers[table]()
