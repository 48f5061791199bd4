"""Every chart that can be taken away, by its id: the id says which table and which part of it."""

from lib.markup.evidence.chart import Chart
from lib.markup.evidence.funnel import funnel
from lib.markup.evidence.people import age_groups, ages, who
from lib.markup.evidence.places import bootcamps, hubs, near, states
from lib.markup.evidence.progress import follow_up, months, waves
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names

FUNNELS, DETAILS = ("role", "state"), ("role", "age-group")
"""By what the funnel and the bootcamps may be seen."""


def charts_of(snapshot: Snapshot, names: Names) -> dict[str, Chart]:
    """Return every chart of a snapshot that has anything to show, by its id."""
    made = [
        who(snapshot, names),
        *(funnel(snapshot, names, by) for by in (None, *FUNNELS)),
        *(ages(snapshot, names, group) for group in age_groups(snapshot)),
        states(snapshot, names),
        *(bootcamps(snapshot, names, detail) for detail in DETAILS),
        months(snapshot, names),
        *(follow_up(snapshot, names, wave) for wave in waves(snapshot)),
        hubs(snapshot, names),
        near(snapshot, names),
    ]
    return {chart.id: chart for chart in made if chart.has_anything}
