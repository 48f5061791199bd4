"""An invented programme of village clinics: no bootcamp, a table of its own, and indicators told from it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import openpyxl

from tests.indicators.declared import TABLE, indicator
from tests.pages.app import environment
from tests.publish.iati.standard import iati

HEAD = """
[programme]
id = "clinicas"
name = "Clínicas de la sierra"
description = { es = "Ejemplo inventado.", en = "An invented example." }
languages = ["es", "en"]
states = ["20", "31"]
planned_ages = "36-45"
region = { es = "dos estados", en = "two states" }

[[partners]]
id = "red"
name = "Red de clínicas"
short = "Red"
kind = "ngo"
colour = "#334455"

[[sources]]
id = "red"
owner = "red"
workbook = "red.xlsx"
every_days = 7
tabs = { portada = "portada", visitas = "visitas", sitios = "sitios", metas = "metas" }

[ages]
bands = ["15-35", "36-45"]
wide = { "15-45" = ["15-35", "36-45"] }
focus = "36-45"
"""

LEVELS = ("activity", "component", "purpose", "goal")

INDICATORS = (
    indicator(
        "CLI-1",
        'kind = "sum"\nof = { table = "visitas", sum = "personas atendidas" }\nby = ["state", "municipality"]\n'
        'target = 200\nsentence = { es = "Se atendió a {value} personas.", en = "{value} people were seen." }',
        called="Personas atendidas",
    ),
    *(
        indicator(
            f"MIR-{number}",
            f'kind = "count"\nof = {{ table = "visitas", where = {{ motivo = ["{motive}"] }} }}\n'
            f'assumption = {{ es = "Hay camino.", en = "There is a road." }}\n'
            f"baseline = 0\nbaseline_year = 2022\ntarget = {10 * number}",
            called=f"Visitas {number}",
            level=level,
        )
        for number, (level, motive) in enumerate(
            ((level, motive) for level in LEVELS for motive in ("prenatal", "vacuna", "otro", "vaccination")), start=1
        )
    ),
    indicator(
        "CLI-2",
        'kind = "share"\nof = { table = "visitas", sum = "mujeres", where = { motivo = ["prenatal"] } }\n'
        'among = { table = "visitas", sum = "atendidas" }\nby = ["state"]\ntarget = 0.6\non = "reach"',
        called="Mujeres en control prenatal",
        level="purpose",
    ),
    indicator(
        "CLI-3",
        'kind = "mean"\nof = { table = "sitios", sum = "computadoras" }\nper = { table = "sitios" }',
        called="Computadoras por sitio",
    ),
    indicator(
        "CLI-4",
        'kind = "count"\nof = { table = "sitios", where = { energia = ["solar"] } }\nby = ["state"]',
        called="Sitios con energía solar",
        level="activity",
    ),
)

HUBS = ("sitio_id", "sitio", "tipo", "estado_cve", "municipio_cve", "lat", "lon", "fase", "estado_operativo")
HUBS = (*HUBS, "tecnologia", "fecha_verificacion", "computadoras", "power")
VISITS = ("visita_id", "estado_cve", "municipio_cve", "fecha", "reason of the visit", "personas atendidas")
VISITS = (*VISITS, "de ellas, mujeres", "de ellas, hombres")
ROWS = (
    ("V-1", "20", "20067", date(2023, 5, 3), "prenatal", 40, 30, 10),
    ("V-2", "20", "20067", date(2023, 5, 4), "vacuna", 25, 5, 20),
    ("V-3", "31", "31079", date(2023, 5, 5), "prenatal", 18, 18, 0),
    ("V-4", "31", "31050", date(2023, 5, 6), "prenatal", 3, 3, 0),
    ("V-5", "31", "31050", date(2023, 5, 8), "otro", 4, 6, 3),
    ("V-6", "31", "31050", date(2023, 5, 9), "yoga", 9, 9, 0),
)


def write_programme(folder: Path, *indicators: str, section: str = "") -> Path:
    """Write the programme and its workbook into a folder; return the programme file."""
    file = folder / "programme.toml"
    file.write_text("\n".join((HEAD, section or iati("red"), TABLE, *(indicators or INDICATORS))), encoding="utf-8")
    book = openpyxl.Workbook()
    tabs = {
        "portada": (("socio_id", "corte", "plantilla"), ("red", date(2023, 5, 31), "1.0")),
        "visitas": (VISITS, *ROWS),
        "sitios": (
            HUBS,
            ("S-1", "Centro de Tekax", "centro-comunitario", "31", "31079", 20.2, -89.28, "acceso", "en-servicio",
             "satelital", date(2023, 5, 2), 7, "solar"),
            ("S-2", "Escuela de Tekax", "escuela", "31", "31079", 20.21, -89.28, "acceso", "en-servicio",
             "satelital", date(2023, 5, 2), 4, "grid"),
        ),
        "metas": (("indicador_id", "ambito", "periodo_inicio", "periodo_fin", "meta"),
                  ("CLI-1", "PROGRAMA", date(2023, 1, 1), date(2023, 12, 31), 120)),
    }  # fmt: skip
    for name, rows in tabs.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    book.save(folder / "red.xlsx")
    return file


@contextmanager
def clinics(folder: Path) -> Iterator[Path]:
    """Serve the programme of the clinics."""
    file = write_programme(folder)
    with environment(IMPULSO_PROGRAMME=str(file), IMPULSO_WORKBOOKS=str(folder)):
        yield file
