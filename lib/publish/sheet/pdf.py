"""A state's sheet as a PDF, drawn by Typst: tagged, with its fonts inside, and the same bytes whenever it is made."""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lib.markup.border import strip_svg
from lib.markup.brand import paper_tint
from lib.markup.map.outlines import Shapes
from lib.markup.page import fill
from lib.markup.state.printed_sheet import Listed, PrintedSheet, sheet_of
from lib.markup.state.sheet import SheetRow
from lib.programme.warmth import ReadyMark
from lib.snapshot.selection.one_state import OneState
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.values import Written

if TYPE_CHECKING:
    from typst import Fonts

_FOLDER = Path(__file__).parent
_FONTS = _FOLDER.parent / "exports" / "fonts"
_BORDER = 263, 1.6
"""How long and how high the woven border is, in mm."""

_COLUMNS = ("indicator", "definition", "method", "unit", "baseline", "target", "progress", "signal", "source-as-of")


def sheet_pdf(one: OneState, names: Names, shapes: Shapes) -> bytes:
    """Return the sheet of a state as a PDF of one page, in the language of `names`.

    It is PDF/UA-1 unless a text has a letter that no font here can show.
    """
    import typst  # where it is needed: without it only the PDF is missing

    sheet = sheet_of(one, names, shapes)
    of_map = fill("map-print.css", tint=paper_tint(names.programme.programme))
    style = f"<style>{of_map} text {{ font-family: 'Impulso Sans' }}</style>"
    files: dict[str, bytes] = {
        "main.typ": (_FOLDER / "templates" / "sheet.typ").read_bytes(),
        "sheet.json": json.dumps(_said(sheet, names.words, one.snapshot.today), ensure_ascii=False).encode(),
        "map.svg": sheet.map.replace("<defs>", f"{style}<defs>", 1).encode(),
        "border.svg": strip_svg(sheet.border, *_BORDER).encode() if sheet.border else b"",
    }
    made = datetime.combine(one.snapshot.today, time(), UTC)

    def drawn(standards: list[Any]) -> bytes:
        whole: Any = files  # its types do not tell that it takes several files
        return bytes(typst.compile(whole, font_paths=_fonts(), pdf_standards=standards, timestamp=made))

    try:
        return drawn(["ua-1"])
    except typst.TypstError:
        return drawn([])


def _mark(mark: ReadyMark, alt: str) -> dict[str, Any]:
    """Return a mark with its bytes as numbers: files that are given to Typst as bytes can only be texts."""
    return {"content": list(mark.content), "format": mark.file.rpartition(".")[2], "alt": alt}


@cache
def _fonts() -> "Fonts":
    """Return our font, and those that Typst brings for letters that ours has not; never those of the machine."""
    from typst import Fonts

    return Fonts(include_system_fonts=False, font_paths=[str(_FONTS)])


def _said(sheet: PrintedSheet, words: Words, today: date) -> dict[str, Any]:
    title, kind = words("sheet.title", state=sheet.state), words("state.sheet")
    told = (("hubs", sheet.hubs), ("bootcamps", sheet.bootcamps), ("commitments", sheet.commitments))
    lists = [each for each in told if sheet.trains or each[0] != "bootcamps"]
    return {
        "language": words.language,
        "document": f"{title} · {sheet.programme}",
        "date": {"year": today.year, "month": today.month, "day": today.day},
        "title": title,
        "whose": f"{sheet.ministry} · {kind}" if sheet.ministry else kind,
        "programme": sheet.programme,
        "colour": sheet.colour,
        "when": f"{words('sheet.as-of', day=sheet.today)} · {words('sheet.snapshot', id=sheet.cut)}",
        "woven": sheet.border is not None,
        "marks": [_mark(mark, alt) for mark, alt in sheet.marks],
        "voice": asdict(sheet.voice) if sheet.voice else None,
        "sample": sheet.sample,
        "sentence": sheet.sentence,
        "owes": sheet.owes,
        "extremes": [
            {
                "place": words(f"state.extreme.{each.place}"),
                "said": f"{each.name}, {each.value}",
                "of": f" ({each.of})" if each.of else "",
                "signal": _signal(each.signal, words),
            }
            for each in sheet.extremes
        ],
        "columns": [words(f"sheet.col.{each}") for each in _COLUMNS],
        "rows": [_row(each, words) for each in sheet.rows],
        "matrix": {"title": words("sheet.matrix"), "said": [{"ids": ids, "says": says} for ids, says in sheet.matrix]},
        "map": {"title": words("sheet.map"), "alt": words("hubs.map.alt")},
        "lists": [_list(words(f"sheet.{name}"), listed) for name, listed in lists],
        "sources": {"title": words("sheet.sources"), "said": " · ".join(sheet.sources)},
        "foot": " ".join(map(words, ("state.sheet.signal", "sheet.nothing", "hubs.credit"))),
    }


def _row(row: SheetRow, words: Words) -> dict[str, Any]:
    return {
        "name": row.definition.name,
        "code": row.definition.id,
        "meaning": row.definition.meaning,
        "formula": row.definition.formula,
        "unit": row.definition.unit,
        "baseline": _written(row.baseline),
        "target": _written(row.target),
        "periods": row.periods,
        "value": _written(row.value),
        "base": row.base,
        "signal": _signal(row.signal, words) if row.signal else None,
        "no_signal": row.unjudged,
        "source": _written(row.source),
        "from": f"{row.table}, {row.as_of.text}",
    }


def _written(value: Written) -> dict[str, str]:
    return {"text": value.text, "state": value.state}


def _signal(name: str, words: Words) -> dict[str, str]:
    return {"name": name, "word": words(f"signal.{name}")}


def _list(title: str, listed: Listed) -> dict[str, Any]:
    items = [{"name": each.name, "says": each.says, "late": each.late} for each in listed.items]
    return {"title": title, "items": items, "rest": listed.rest}
