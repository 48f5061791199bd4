"""Reach without scripts: every chart in words, as bars of plain HTML, and as a table."""

from lib.markup.blocks.declared import declared_section
from lib.markup.blocks.reach import beside, opening
from lib.markup.blocks.tables import table_html
from lib.markup.evidence import people, places, progress
from lib.markup.evidence.chart import Chart
from lib.markup.evidence.funnel import funnel
from lib.markup.evidence.making import nothing_yet
from lib.markup.page import templates
from lib.markup.palette import css
from lib.markup.sections import folded, section
from lib.publish.light.page import FOLDER
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names

_OPEN = frozenset({"who", "states"})


def reach(snapshot: Snapshot, names: Names) -> str:
    """Return who was reached, where, when and how far, each in a sentence, as bars and as a table."""
    own = [each for each in (declared_section("reach", snapshot, names),) if each]
    if not people.has_people(snapshot):
        due = "alcance" in names.programme.tables_kept
        nobody = beside(names, (), [nothing_yet(names)]) if due else ""
        return folded(opening(snapshot, names) + nobody, own, names.words)
    charts = [
        people.who(snapshot, names),
        people.ages(snapshot, names),
        places.states(snapshot, names),
        places.bootcamps(snapshot, names, "role"),
        progress.months(snapshot, names),
        funnel(snapshot, names, "role"),
        progress.follow_up(snapshot, names, next(reversed(progress.waves(snapshot)), None)),
    ]
    parts = [
        section(
            chart.section, evidence(chart, names), says=next(iter(chart.sentences), ""), opened=chart.section in _OPEN
        )
        for chart in charts
    ]
    return folded(opening(snapshot, names), [*own, *parts], names.words)


def evidence(chart: Chart, names: Names) -> str:
    """Return a chart in words and bars. Bars are hidden from screen readers: a table says the same."""
    template = templates(FOLDER / "templates").get_template("light-evidence.html")
    says = beside(names, chart.sentences, chart.notes, chart.key)
    return template.render(chart=chart, says=says, tables=[table_html(each) for each in chart.tables], css=css)
