"""An invented Kenyan programme in English and Swahili, as `new` writes it, its workbooks filled in as partners do."""

import io
import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

from lib.commands.adopting.answers import Answers
from lib.commands.adopting.new import write

COUNTIES = {
    "KE-17": ("Kisumu", 34.7, -0.1),
    "KE-28": ("Mombasa", 39.6, -4.0),
    "KE-30": ("Nairobi", 36.8, -1.3),
    "KE-43": ("Turkana", 35.5, 3.1),
}
OUTLINES = "counties.geojson"
TODAY = date(2026, 9, 15)
ANSWERS = {
    "name": "Connected Youth",
    "description": {"en": "Digital skills and hubs for youth in four counties.", "sw": "Ujuzi wa kidijitali."},
    "region": {"en": "western and northern Kenya", "sw": "magharibi na kaskazini mwa Kenya"},
    "languages": ["en", "sw"],
    "timezone": "Africa/Nairobi",
    "states": list(COUNTIES),
    "regions": OUTLINES,
    "bands": ["15-17", "18-24", "25-34", "35-44", "45-59"],
    "colour": "#006B3F",
    "target_people": 600,
    "planned_for_women": False,
    "served": {"en": {"one": "young person", "many": "young people", "woman": "young woman", "women": "young women",
                      "sheets": "youth"}},
    "partners": [
        {"id": "trust", "name": "Kijiji Digital Trust", "short": "Kijiji Trust", "kind": "ngo",
         "tables": ["socios", "metas", "comunicacion", "bootcamps", "sesiones", "alcance", "preparacion",
                    "seguimiento"]},
        {"id": "hubs-office", "name": "National Hubs Office", "short": "Hubs Office", "kind": "federal-gov",
         "tables": ["sitios"]},
        {"id": "turkana", "name": "Turkana County Government", "short": "Turkana", "kind": "state-gov",
         "state": "KE-43", "tables": ["compromisos"]},
    ],
}  # fmt: skip
"""As they would be typed; nobody speaks Spanish."""

Rows = Sequence[Mapping[str, object]]

_DONE = {"status": "completed", "modality": "in-person", "language": "en; sw", "figures state": "validated"}
BOOTCAMPS = [
    {"bootcamp id": f"BC-0{number}", "name": f"Youth {COUNTIES[key][0]}", "state code": key, "municipality code": key,
     "hub": f"H-{key}", "planned start": date(2026, month, 2), "planned end": date(2026, month, 27),
     "actual start": date(2026, month, 3), "actual end": date(2026, month, 27), "target people": 60,
     "planned sessions": 6, "planned hours": 24, "validated on": date(2026, month + 1, 8), **_DONE}
    for number, (key, month) in enumerate(zip(COUNTIES, (3, 4, 5, 6), strict=True), start=1)
] + [
    {"bootcamp id": "BC-05", "name": "Youth Lodwar", "state code": "KE-43", "municipality code": "KE-43", "hub": "H-43",
     "planned start": date(2026, 10, 19), "planned end": date(2026, 11, 20), "target people": 60,
     "planned sessions": 6, **_DONE, "status": "recruiting", "figures state": "provisional", "language": "Klingon"},
]  # fmt: skip
REACH = [
    {"bootcamp": f"BC-0{number}", "funnel stage": stage, "participant role": role, "sex": sex, "age band": band,
     "people": people - less, "already counted earlier": 0}
    for number in range(1, 5)
    for stage, less in (("registered", 0), ("attended", 2), ("completed", 6), ("certified", 8))
    for role, sex, band, people in (("youth", "woman", "18-24", 24), ("youth", "man", "18-24", 19),
                                    ("youth", "woman", "25-34", 17), ("partner-staff", "woman", "35-44", 15))
]  # fmt: skip
FILLED: Mapping[str, Mapping[str, Rows]] = {
    "trust": {
        "cover": [{"data cut-off date": date(2026, 9, 10)}],
        "partners": [{"partner id": "trust", "partner name": "Kijiji Digital Trust", "type": "ngo",
                      "role": "coordinates", "show publicly": "yes", "role mailbox": "data@trust.example"}],
        "targets": [
            {"indicator": "ALC-1", "scope": "PROGRAMME", "period start": date(2026, 2, 1),
             "period end": date(2026, 11, 30), "target": "1.200"},
            {"indicator": "EMB-5", "scope": "PROGRAMME", "period start": date(2026, 2, 1),
             "period end": date(2026, 11, 30), "target": 0.8},
            {"indicator": "ALC-1", "scope": "KE-99", "period start": date(2026, 2, 1),
             "period end": date(2026, 11, 30), "target": 50},
        ],
        "bootcamps": BOOTCAMPS,
        "sessions": [
            {"bootcamp": f"BC-0{number}", "session number": session, "date": date(2026, number + 2, 4 * session),
             "topic area": "communication", "session state": "held", "expected to attend": 75, "attendances": 68,
             "connection failed": "no"}
            for number in range(1, 5) for session in range(1, 7)
        ],
        "reach": REACH,
        "readiness": [
            {"bootcamp": "BC-05", "item": item, "critical": "yes", "state": state,
             "responsible partner": "trust" if item != "venue" else "truste",
             "due": date(2026, 10, 1), "updated on": date(2026, 9, 1)}
            for item, state in (("venue", "ready"), ("child-space", "pending"), ("internet-tested", "in-progress"))
        ],
        "follow-up": [
            {"bootcamp": "PROGRAMA", "wave": "3m", "outcome": outcome, "contacted": 200, "respondents": 150,
             "positive answers": 90, "method": "call"} for outcome in ("uses-tool", "recommends")
        ],
        "communication": [
            {"id": "A-01", "kind": "resource", "title": "Offline workbook", "audience": "participants",
             "responsible": "trust", "date": date(2026, 5, 8), "status": "done"},
        ],
    },
    "hubs-office": {
        "cover": [{"data cut-off date": date(2026, 9, 10)}],
        "hubs": [
            {"hub id": f"H-{key}", "hub name": f"{name} community centre", "type": "community-centre",
             "state code": key, "municipality code": key, "locality": name,
             "latitude": lat if key != "KE-17" else lon,
             "longitude": {"KE-30": -lon, "KE-17": lat}.get(key, lon), "phase": "use",
             "operating status": "in-service", "connectivity": "fibre", "computers working": 12, "seats": 30,
             "last verified on": date(2026, 8, 20) if key != "KE-28" else date(2026, 4, 2)}
            for key, (name, lon, lat) in COUNTIES.items()
        ],
    },
    "turkana": {
        "cover": [{"data cut-off date": date(2026, 8, 10)}],
        "commitments": [
            {"commitment id": "C-01", "partner": "turkana", "state": "KE-43", "contribution": "venue",
             "quantity": "five", "unit": "halls", "status": "confirmed", "due": "20/08"},
            {"commitment id": "C-02", "partner": "turkana", "state": "Turkanna", "contribution": "transport",
             "quantity": 4, "unit": "buses", "status": "confirmed", "due": date(2026, 10, 12)},
        ],
    },
}  # fmt: skip
"""By source and tab, each row by its headers; some cells are wrong on purpose."""


def kenya(folder: Path) -> Path:
    """Write the programme, its workbooks filled in, into a folder that is not there yet; return its file."""
    beside = folder.parent
    features = [
        {"type": "Feature", "properties": {"key": key, "name": name, "lat": lat, "lon": lon},
         "geometry": {"type": "Polygon", "coordinates": [_square(lon, lat)]}}
        for key, (name, lon, lat) in COUNTIES.items()
    ]  # fmt: skip
    drawn = json.dumps({"type": "FeatureCollection", "features": features})
    (beside / OUTLINES).write_text(drawn, encoding="utf-8")
    write(folder, Answers.model_validate(ANSWERS), beside)
    for source, tabs in FILLED.items():
        file = folder / "workbooks" / f"{source}.xlsx"
        file.write_bytes(_filled(source, tabs))
    return folder / "programme.toml"


def _square(lon: float, lat: float) -> list[list[float]]:
    return [[lon + x, lat + y] for x, y in ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5), (-0.5, -0.5))]


def _filled(owner: str, tabs: Mapping[str, Rows]) -> bytes:
    """Return a workbook that holds only what was typed: a template takes openpyxl ten seconds to open and keep."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        for title, rows in tabs.items():
            sheet = book.add_worksheet(title)
            told = [{"owner": owner, "template version": "1.0", **row} if title == "cover" else row for row in rows]
            headers = list(dict.fromkeys(header for row in told for header in row))
            sheet.write_row(0, 0, headers)
            for line, row in enumerate(told, start=1):
                for header, value in row.items():
                    sheet.write(line, headers.index(header), value)
    return content.getvalue()
