"""What somebody is to do, in words: the sentence, by when, and in which sheet, tab and row."""

from datetime import date

from lib.snapshot.narrowing import monday_of
from lib.snapshot.selection.tasks import OpenTask
from lib.snapshot.snapshot import Snapshot
from lib.wording.due import key_of, told, with_holiday
from lib.wording.findings.findings import message, title
from lib.wording.language import Words
from lib.wording.names import Names

_CODED = {"commitment": "contribution", "readiness": "requirement"}


def task_sentence(task: OpenTask, names: Names) -> str:
    """Return «Entregar equipo (Yucatán)», without whose task it is; of a cell to mend its place and what to type."""
    words = names.words
    if task.finding:
        partners = {partner.id: partner.short for partner in names.programme.partners}
        said = message(task.finding, words, partners=partners)
        return words("task.finding", what=title(task.finding.code, words), message=said)
    coded = _CODED.get(task.kind)
    what = words(f"{coded}.{task.what}") if coded else task.what
    said = words(f"task.{task.kind}", what=what, about=names.about(task.about))
    return with_holiday(said, task.day, names) if task.day and task.day_known else said


def whose_task(task: OpenTask, names: Names) -> str:
    """Return «Yucatán: entregar equipo (Yucatán)»."""
    said = task_sentence(task, names)
    lower = said if task.kind in {"action", "start"} else said[:1].lower() + said[1:]
    return names.words("task.of", partner=names.partner(task.partner), what=lower)


def task_day(task: OpenTask, today: date, words: Words) -> str:
    """Return «venció el 9 oct», «hoy», «1 ene» or «semana del 4 dic»; «ya» where it has no day."""
    if task.day is None:
        return words("task.day.none")
    if task.is_late(today):
        shown = words.day_and_month(told(task.day, task.day_known) if task.day_known else monday_of(task.day))
        return words(key_of("task.day.late", task.day_known), day=shown)
    if not task.day_known:
        return words("week", day=words.day_and_month(monday_of(task.day)))
    return words("task.day.today") if task.day == today else words.day_and_month(task.day)


def task_tab(task: OpenTask, names: Names) -> str:
    """Return the title of the tab that a task is written in, "" where it is in none."""
    source = names.programme.source(task.source or "")
    tab = source.tabs.get(task.table) if source and task.table else None
    return tab.title if tab else (task.finding.tab or "") if task.finding else ""


def task_place(task: OpenTask, snapshot: Snapshot, names: Names) -> str:
    """Return «sict.xlsx, pestaña sitios · CHIS-OCO-01»; the row alone to those who may not know the sheet."""
    source, tab, words = snapshot.source(task.source or ""), task_tab(task, names), names.words
    row = task.row if task.row not in {source.id if source else "", task.finding.cell if task.finding else ""} else ""
    if not source or not source.workbook:
        return row
    sheet = words("task.sheet", workbook=source.workbook, tab=tab) if tab else source.workbook
    return " · ".join(part for part in (sheet, row) if part)


def task_page(task: OpenTask, language: str) -> str:
    """Return the address, within the dashboard, of where a task is explained."""
    to = {
        "commitment": f"bootcamps?partner={task.partner}",
        "readiness": f"bootcamps?bootcamp={task.about}",
        "start": f"bootcamps?bootcamp={task.about}",
        "sessions": f"bootcamps?bootcamp={task.about}",
        "verification": f"hubs?sitio={task.row}",
        "action": "bootcamps?",
    }.get(task.kind, f"data?fuente={task.source}")
    return f"{to}{'' if to.endswith('?') else '&'}lang={language}"
