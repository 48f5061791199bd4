"""What one source delivered: its raw reply opened, and its tables read."""

from dataclasses import dataclass, replace
from datetime import datetime

from lib.collect.raw import Contents, Raw, WorkbookRemark
from lib.programme.model import Source
from lib.programme.setting import Setting
from lib.programme.text import normalise
from lib.tables.cells.parsers import Vocabulary
from lib.tables.codes import SEVERITIES
from lib.tables.finding import Finding, repeatable
from lib.tables.reading.table import ReadTable, read_table
from lib.tables.schema.choice_words import choice_synonyms, choice_words
from lib.tables.schema.declared import models_of


@dataclass(frozen=True, slots=True)
class SourceReading:
    """What one source delivered. `hash` is None where it never delivered anything; then there are no tables either."""

    source: Source
    read_at: datetime
    tables: tuple[ReadTable, ...] = ()
    findings: tuple[Finding, ...] = ()
    hash: str | None = None


def vocabulary_of(setting: Setting) -> Vocabulary:
    """Return what cells are read against."""
    programme = setting.programme
    own = {
        normalise(each.name) for each in setting.geography.municipalities if each.state in programme.programme.states
    }
    return Vocabulary(
        setting.geography,
        programme.ages.bands,
        programme.synonyms,
        choice_words(programme),
        choice_synonyms(programme),
        replace(setting.country, public_names=setting.country.public_names | own),
        frozenset(map(normalise, programme.privacy.confirmed)),
        programme.lists,
    )


def parse(source: Source, raw: Raw, setting: Setting, now: datetime) -> SourceReading:
    """Open a raw reply and read its tables. Raises SourceFailure where it cannot be opened."""
    contents = raw.open()
    remarks = tuple(repeatable(_remark(source, remark), setting.country) for remark in contents.remarks)
    return SourceReading(source, now, _tables(source, contents, setting), remarks, raw.hash)


def _tables(source: Source, contents: Contents, setting: Setting) -> tuple[ReadTable, ...]:
    models, vocabulary = models_of(setting.programme), vocabulary_of(setting)
    return tuple(read_table(grid, models[table_id], source.id, vocabulary) for table_id, grid in contents.grids.items())


def _remark(source: Source, remark: WorkbookRemark) -> Finding:
    severity = SEVERITIES[remark.code]
    table = next((name for name, tab in source.tabs.items() if tab.title == remark.tab), None)
    kept = severity != "error"
    return Finding(
        remark.code, severity, source.id, source.workbook, remark.tab, table, row_kept=kept, params=dict(remark.params)
    )
