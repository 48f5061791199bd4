"""What a folder of workbooks says, counted anew with openpyxl: by the definitions, with none of the program's code."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl

ALL = ""
HEAD = 3
VERIFIED_FOR, CADENCES = 90, (0, 7, 15, 30)
STAGES = ("inscrita", "asistió", "concluyó", "certificada")
GREEN, AMBER = {"EMB-6": 0.75, "MET-2": 0.95}, {"EMB-6": 0.60, "MET-2": 0.80}

Ratio = tuple[int, int]


@dataclass
class Counted:
    """One place: people by stage of all bootcamps and of ended ones, and what should be over against its plan.

    `running` attend a bootcamp that runs, as they came; `ahead` are people of bootcamps planned to end later.
    """

    people: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STAGES, 0))
    ended: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STAGES, 0))
    due: int = 0
    planned: int = 0
    ahead: int = 0
    running: int = 0
    bootcamps: int = 0
    done: int = 0
    target: int = 0

    @property
    def completion(self) -> Ratio | None:
        """Return who completed and who attended, in bootcamps that ended."""
        return (self.ended["concluyó"], self.ended["asistió"]) if self.done and self.ended["asistió"] else None

    @property
    def pace(self) -> Ratio | None:
        """Return people and plan of the bootcamps that should be over."""
        return (self.due, self.planned) if self.planned else None


@dataclass
class Sheets:
    """What the workbooks say: each place by its key, the programme as `ALL`; and ratios of other indicators.

    `secret` are days of what belongs to bootcamps that are not over: the public knows only their weeks.
    """

    until: date
    places: dict[str, Counted]
    others: dict[str, set[Ratio]]
    secret: set[date]


def signal(indicator: str, ratio: Ratio | None) -> str | None:
    """Return the colour of a ratio, None where there is none."""
    if ratio is None:
        return None
    value = ratio[0] / ratio[1]
    return "green" if value >= GREEN[indicator] else "amber" if value >= AMBER[indicator] else "red"


def recounted(folder: Path) -> Sheets:
    """Count one folder of workbooks in the samples' own form."""
    camps = {row["bootcamp_id"]: row for row in _rows(folder, "pro-mujer", "bootcamps")}
    until = next(_day(row["corte"]) for row in _rows(folder, "pro-mujer", "portada"))
    places: dict[str, Counted] = defaultdict(Counted)
    for row in camps.values():
        over, status = _day(row["fin_plan"]) <= until, row["estatus"]
        for place in (places[ALL], places[row["estado_cve"]]):
            place.bootcamps += status != "cancelado"
            place.done += status == "concluido"
            place.planned += row["meta_personas"] or 0 if over else 0
    for row in _rows(folder, "pro-mujer", "alcance"):
        camp, stage = camps[row["bootcamp_id"]], row["etapa"]
        first, over = row["personas"] - row["ya_contadas"], _day(camp["fin_plan"]) <= until
        attends = stage == "asistió"
        for place in (places[ALL], places[camp["estado_cve"]]):
            place.people[stage] += first
            place.ended[stage] += first * (camp["estatus"] == "concluido")
            due = over and camp["estatus"] not in {"pospuesto", "cancelado"} and camp["meta_personas"]
            place.due += first if attends and due else 0
            place.ahead += first if attends and not over else 0
            place.running += row["personas"] if attends and camp["estatus"] == "en-curso" else 0
    for row in _rows(folder, "dtc-mexico", "metas"):
        if row["indicador_id"] == "ALC-1" and row["ambito"] in {"PROGRAMA", *places}:
            places[ALL if row["ambito"] == "PROGRAMA" else row["ambito"]].target = row["meta"]
    return Sheets(until, dict(places), _others(folder, camps), _secret(folder, camps))


def _others(folder: Path, camps: dict[str, Any]) -> dict[str, set[Ratio]]:
    """Return ratios of what is not about people's way through bootcamps: sessions, checklists, hubs, promises."""
    held = [row for row in _rows(folder, "pro-mujer", "sesiones") if row["estado_sesion"] == "realizada"]
    both = [row for row in held if row["asistencias"] is not None and row["convocadas"] is not None]
    items = [row for row in _rows(folder, "pro-mujer", "preparacion") if row["avance"] != "no-aplica"]
    promises = [row for book in sorted(folder.glob("sedeco-*.xlsx")) for row in _rows(folder, book.stem, "compromisos")]
    firm = [row for row in promises if row["estatus"] in {"confirmado", "entregado"}]
    started = [row for row in camps.values() if row["inicio_real"]]
    on_time = sum((_day(row["inicio_real"]) - _day(row["inicio_plan"])).days <= 3 for row in started)
    ready: set[Ratio] = {_share(items, "avance", "listo")}
    for by in ("bootcamp_id", "requisito"):
        for value in {row[by] for row in items}:
            ready.add(_share([row for row in items if row[by] == value], "avance", "listo"))
    return {
        "EMB-5": {(sum(row["asistencias"] for row in both), sum(row["convocadas"] for row in both))},
        "BOO-2": {(on_time, len(started))},
        "BOO-3": ready,
        "ALI-1": {
            _share([row for row in firm if state in {"", row["estado_cve"]}], "estatus", "entregado")
            for state in {"", *(row["estado_cve"] for row in firm)}
        },
    }


def _secret(folder: Path, camps: dict[str, Any]) -> set[date]:
    """Return days that only partners may know, and that nothing else is of."""
    of_camp = [(row["bootcamp_id"], _day(row["fecha_limite"])) for row in _rows(folder, "pro-mujer", "preparacion")]
    for book in sorted(folder.glob("*.xlsx")):
        if "compromisos" in openpyxl.load_workbook(book, read_only=True).sheetnames:
            rows = _rows(folder, book.stem, "compromisos")
            of_camp += [(row["bootcamp_id"], _day(row["fecha_limite"])) for row in rows]
    for key, row in camps.items():
        of_camp += [(key, _day(row[name])) for name in ("inicio_plan", "fin_plan", "inicio_real") if row[name]]
    is_over = {key: row["estatus"] == "concluido" for key, row in camps.items()}
    known = {day for key, day in of_camp if is_over.get(key, True)}
    known |= {_day(row["fecha"]) for row in _rows(folder, "dtc-mexico", "comunicacion")}
    hubs = _rows(folder, "sict", "sitios")
    measured = {day for row in hubs if isinstance(day := _day(row.get("medida_el")), date)}
    verified = {day for row in hubs if isinstance(day := _day(row["fecha_verificacion"]), date)}
    covers = {_day(row["corte"]) for book in folder.glob("*.xlsx") for row in _rows(folder, book.stem, "portada")}
    known |= measured | verified | {day + timedelta(VERIFIED_FOR) for day in verified}
    known |= {day + timedelta(every) for day in covers for every in CADENCES}
    return {day for key, day in of_camp if not is_over.get(key, True)} - known


def _share(rows: list[dict[str, Any]], column: str, value: str) -> Ratio:
    return sum(row[column] == value for row in rows), len(rows)


def _rows(folder: Path, book: str, tab: str) -> list[dict[str, Any]]:
    sheet = openpyxl.load_workbook(folder / f"{book}.xlsx", data_only=True)[tab]
    head, *body = [list(row) for row in sheet.iter_rows(min_row=HEAD, values_only=True)]
    return [dict(zip(head, row, strict=True)) for row in body if row[0] and row[1]]


def _day(value: Any) -> Any:
    """Return a cell's day; what is no day, as one sample's cell that is to be mended, stays what it is."""
    return value.date() if isinstance(value, datetime) else value
