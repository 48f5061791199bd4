"""Whether what an output says is what was counted: shares, paces, who still attends, days that only partners know."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

from bench.recounted import ALL, STAGES, Counted, Ratio, Sheets, signal

LANGUAGES = ("es", "en")
SPANISH = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")
ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SUNDAY = 6
WEEK = re.compile(r"(?:semana del|[Ww]eek of) $")
STEMS = re.compile(r"conclu|permanen|certific|complet", re.IGNORECASE)
PACE = re.compile(
    r"(\d+) (?:personas en los bootcamps que ya debían terminar|people in the bootcamps that should be over), "
    r"(?:de|of) (\d+) (?:planeadas en ellos|planned in them) \((\d+) %\): (?:faltan )?(\d+)(?: más| more| short)?"
    r"(?:; (?:y|and) (\d+))?"
)
ASIDE = re.compile(
    r"(\d+) (?:más, aún en curso|personas, aún en curso|more, still (?:attending|running)|people, still attending)"
)
WITH_BASE = re.compile(r"([\d.]+) %(?: ·)?[^%().;·\n]{0,60}?\(?\b(\d[\d,]*) (?:de|of) (?:las |los |the )?(\d[\d,]*)\b")
IN_EXPORTS = {"attended": "asistió", "completed": "concluyó", "certified": "certificada", "registered": "inscrita"}


def numbers(folder: Path, sheets: Sheets) -> Iterator[str]:
    """Compare figures and tables of the files with what was counted, to the digit."""
    for language in LANGUAGES:
        figures = {each["id"]: each for each in json.loads((folder / language / "figures.json").read_text())["figures"]}
        for indicator in ("EMB-6", "MET-2"):
            told = figures[indicator]
            for place, part in [(ALL, told), *((each["id"], each) for each in told["parts"])]:
                counted = sheets.places.get(place, Counted())
                ratio = counted.completion if indicator == "EMB-6" else counted.pace
                found = (part["numerator"], part["denominator"]) if part["state"] == "shown" else None
                if found != ratio:
                    yield f"{language} {indicator} {place}: {found} instead of {ratio}"
                beside = counted.running if indicator == "EMB-6" else counted.ahead
                if part["aside"] != beside:
                    yield f"{language} {indicator} {place}: {part['aside']} beside instead of {beside}"
                if place == ALL and told["signal"] != signal(indicator, ratio):
                    yield f"{language} {indicator}: {told['signal']} instead of {signal(indicator, ratio)}"
        for table, ended in (("people-by-stage-state", False), ("people-ended-by-stage-state", True)):
            yield from _cells(folder / language / "tables" / f"{table}.csv", sheets, ended=ended)


def _cells(file: Path, sheets: Sheets, *, ended: bool) -> Iterator[str]:
    for row in csv.reader(file.read_text(encoding="utf-8-sig").splitlines()[1:]):
        stage, place = IN_EXPORTS[row[0]], ALL if row[2] == "*" else row[2]
        counted = sheets.places.get(place, Counted())
        value = (counted.ended if ended else counted.people)[stage]
        waits = not counted.done and (ended or (place and stage in STAGES[2:]))
        if (row[6], row[5]) != (("not-applicable", "") if waits else ("shown", str(value))):
            yield f"{file.name} {row[:4]}: {row[5:7]} instead of {value}"


def untrue(text: str, sheets: Sheets) -> Iterator[str]:
    """Return what a text says that the workbooks do not."""
    for share, part, whole in WITH_BASE.findall(text):
        top, base = (int(each.replace(",", "")) for each in (part, whole))
        if base and abs(float(share) - 100 * top / base) > 0.5 + 1e-9:
            yield f"{share} % is not {top} of {base}"
    paces = {(place.due, place.planned, place.ahead) for place in sheets.places.values() if place.planned}
    for due, planned, share, gap, ahead in PACE.findall(text):
        if (int(due), int(planned), int(ahead or 0)) not in paces or int(gap) != abs(int(due) - int(planned)):
            yield f"pace {due} of {planned} ({share} %), {gap}, beside {ahead}"
    beside = {each for place in sheets.places.values() for each in (place.ahead, place.running)}
    yield from (f"{each} still attending" for each in ASIDE.findall(text) if int(each) not in beside)
    for top, base in _forbidden(sheets):
        for found in re.finditer(rf"\b{top} (?:de|of) (?:las |los |the )?{base}\b", text):
            yield f"mixes running and ended: {_around(text, found)}"
        for found in re.finditer(rf"\b{round(100 * top / base)} %", text):
            if STEMS.search(near := _around(text, found)) and not _is_said_otherwise(near):
                yield f"the share of a mixed base: {near}"


def days(text: str, sheets: Sheets) -> Iterator[str]:
    """Return days that only partners may know; a Monday may stand for its week where that is said."""
    for day in sorted(sheets.secret):
        for months in (SPANISH, ENGLISH):
            month = months[day.month - 1]
            for found in re.finditer(rf"(?<![\d.]){day.day} (?:de )?{month}\w*(?: (?:de )?(\d{{4}}))?", text):
                before = text[max(0, found.start() - 16) : found.start()]
                if found[1] in {None, str(day.year)} and not (day.weekday() == 0 and WEEK.search(before)):
                    yield f"a day, not its week: {_around(text, found)}"
        if 0 < day.weekday() < SUNDAY and f"{day:%Y-%m-%d}" in text:
            yield f"a day, not its week: {day:%Y-%m-%d}"


def _around(text: str, found: re.Match[str]) -> str:
    line = text[text.rfind("\n", 0, found.start()) + 1 : found.end() + 60]
    return line.split("\n")[0][-160:]


def _is_said_otherwise(near: str) -> bool:
    """Tell whether a share near a word of completing is of the target or of something else by its own words."""
    return bool(re.search(r"meta|target|plan|sesion|session|respond|answer|celdas|cells|compromis|commit", near))


def _forbidden(sheets: Sheets) -> set[Ratio]:
    """Return ratios that take those who completed of everybody who attends or registered."""
    allowed: set[Ratio] = {each for ratios in sheets.others.values() for each in ratios}
    mixed: set[Ratio] = set()
    for place in sheets.places.values():
        for counts, into in ((place.ended, allowed), (place.people, mixed)):
            done, came, registered = (counts[each] for each in ("concluyó", "asistió", "inscrita"))
            into |= {
                (done, came),
                (done, registered),
                (counts["certificada"], registered),
                (counts["certificada"], done),
            }
    shares = {round(100 * top / base) for top, base in allowed if base}
    return {(top, base) for top, base in mixed - allowed if base and round(100 * top / base) not in shares}


def missing(texts: dict[str, str], sheets: Sheets) -> Iterator[tuple[str, str]]:
    """Return what outputs must say and do not."""
    for language in LANGUAGES:
        of, runs = ("de", "aún en curso") if language == "es" else ("of", "still (?:attending|running)")
        for place, counted in sheets.places.items():
            said = [f"{counted.completion[0]} {of} {counted.completion[1]}"] if counted.completion else []
            said += [f"{counted.running} "] if counted.running else []
            outputs = (
                ["index.html", "reach.html", "escenario.html", "deck-funnel", "cifra-EMB-6-"] if place == ALL else []
            )
            outputs += [f"state-{place}.html", f"sheet-{place}", f"cifra-EMB-6-{place}"] if place else []
            told = language if place == ALL or counted.bootcamps else ""
            for output in outputs if told else ():
                name = f"{language}/{output}"
                spanish = output.startswith("sheet-")
                for each in said:
                    wanted = each.replace(" of ", " de ") if spanish else each
                    if wanted not in texts[name]:
                        yield name, wanted
                if counted.running and not re.search(
                    rf"{counted.running} [^.]*{'aún en curso' if spanish else runs}", texts[name]
                ):
                    yield name, f"{counted.running} … {runs}"
