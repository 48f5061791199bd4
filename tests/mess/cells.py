"""Every kind of mess that one cell can be in, and what should be said of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lib.programme.model import TableId
from lib.wording.language import Words
from tests.mess.sample import Spoilt

Old = Any
Value = Callable[[Old], object]


@dataclass(frozen=True)
class Mess:
    """A value to put in a column, and the code it should be told with; "" where it is to be read in silence."""

    table: TableId
    header: str
    value: object
    code: str = ""
    kept: bool = True
    only_where: Callable[[dict[str, Any]], bool] = lambda row: True
    harmless: bool = False

    def typed(self, old: object) -> object:
        return self.value(old) if callable(self.value) else self.value


def _dropped(table: TableId, header: str, code: str, *values: object) -> list[Mess]:
    return [Mess(table, header, value, code, kept=False) for value in values]


def _emptied(table: TableId, header: str, code: str, *values: object) -> list[Mess]:
    return [Mess(table, header, value, code) for value in values]


def _same(table: TableId, header: str, code: str, *values: Value) -> list[Mess]:
    """The same thing written another way: read, with a remark or in silence, and no figure changes."""
    there = [lambda row: row[header] not in {None, ""}]
    return [Mess(table, header, value, code, only_where=there[0], harmless=True) for value in values]


def _dms(degrees: float, letters: str) -> str:
    whole = int(abs(degrees))
    minutes = (abs(degrees) - whole) * 60
    seconds = round((minutes - int(minutes)) * 60, 3)
    return f"{whole}° {int(minutes)}' {seconds}\" {letters[degrees < 0]}"


def _state(row: dict[str, Any], *keys: str) -> bool:
    return str(row["estado_cve"]) in keys


def _hosts_no_bootcamp(row: dict[str, Any]) -> bool:
    """A key that nobody refers to: else the reference would point to nothing, and rightly be told too."""
    table = Spoilt().table("bootcamps")
    return row["sitio_id"] not in {table.row(line)["sitio_id"] for line in table.lines}


def _moment(old: Old) -> datetime:
    assert isinstance(old, datetime)
    return old


_SHORT_MONTHS = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"]

COUNTS = [
    *_dropped("alcance", "personas", "C02", "trece", "35 mujeres", "casi 30", "≈14", "~14", "14 aprox.", "muchas",
              "14*", "50%", "XIV", "X", "por lo menos 10", "14?", True),
    *_dropped("alcance", "personas", "C03", "1.234", "12.000"),
    *_dropped("alcance", "personas", "C04", "300 (33 por el momento)", "20-30", "20 a 30", "14/20", "14 + 2",
              "12 mujeres y 2 hombres", "14 (2 repiten)"),
    *_dropped("alcance", "personas", "C05", "12.5", 12.5, -3, "-3", "1,5"),
    *_dropped("alcance", "personas", "C17", "#REF!", "#N/A", "#¡DIV/0!", "#VALUE!", "#¿NOMBRE?"),
    *_dropped("alcance", "personas", "C01", None, "-", "s/d", "S/D", "n/d", "N/A", "pendiente",
              " ", "—", "\u00a0", "..."),
    *_dropped("alcance", "personas", "V22", 9991234567),
    *_emptied("sesiones", "menores_espacio", "C02", "siete", "sí", "varios"),
    *_emptied("sesiones", "menores_espacio", "C04", "7 u 8", "7-8", "7, 8 y 9"),
    *_emptied("compromisos", "cantidad", "C02", "dos autobuses grandes", "2 camiones", "según se requiera"),
    *_emptied("compromisos", "cantidad", "C03", "1.500"),
    *_emptied("compromisos", "cantidad", "V23", "1,500"),
    *_emptied("comunicacion", "alcance_estimado", "V23", "1.234.567"),
    *_emptied("comunicacion", "alcance_estimado", "C03", "1.200"),
    *_emptied("metas", "linea_base", "V23", "0,5", "32 %", "32%"),
    *_emptied("metas", "linea_base", "C02", "cero punto cinco", "ninguna"),
    *_same("alcance", "personas", "", str, float, lambda old: f" {old} ", lambda old: f"{old}\u00a0",
           lambda old: f"{old}.0"),
    *_same("alcance", "ya_contadas", "", str, lambda old: f"\u200b{old}"),
    *_same("alcance", "personas", "V23", lambda old: f"{old},0"),
]  # fmt: skip

DAYS = [
    *_dropped("sesiones", "fecha", "C07", "21/09", "20.09", 20.09, "12 al 15 de marzo", "marzo 2023", "03/04/23",
              "14-15/03/2023", "del 12 al 15 de marzo de 2023", "2023-03", "marzo", "12 de marzo", "14/03",
              "12 y 13 de marzo de 2023", "1a semana de marzo 2023"),
    *_dropped("sesiones", "fecha", "C06", "pronto", "mañana", "lunes", "ver calendario"),
    *_dropped("sesiones", "fecha", "C08", "31/02/2023", "2023-13-45", 2023, "12/25/2023", 20230312, "30/02/2023",
              "00/03/2023", -5, 9999999),
    *_dropped("sesiones", "fecha", "C17", "#REF!"),
    *_dropped("sesiones", "fecha", "C01", None, "por definir", "pendiente", "s/f"),
    *_emptied("preparacion", "actualizado_el", "C06", "ayer", "ok"),
    *_emptied("preparacion", "actualizado_el", "C07", "21/09", "sept 2023"),
    *_emptied("preparacion", "actualizado_el", "C08", "31/11/2023"),
    *_dropped("sitios", "fecha_verificacion", "C06", "verificado"),
    *_same("sesiones", "fecha", "V23",
           lambda old: Words("es").long_day(_moment(old)),
           lambda old: f"{old:%d/%m/%Y}", lambda old: f"{old:%Y-%m-%d}", lambda old: f" {old:%d-%m-%Y} ",
           lambda old: f"{old.day}-{_SHORT_MONTHS[old.month - 1]}-{old.year}",
           lambda old: f"{Words('es').long_day(old)}".upper(),
           lambda old: f"{old.day} {_SHORT_MONTHS[old.month - 1]}. {old.year}"),
    *_same("sesiones", "fecha", "", lambda old: old.replace(hour=17, minute=30)),
]  # fmt: skip

PLACES = [
    *_dropped("sitios", "lat", "C12", "veinte", 202037, "20,20", 95.5, "20° 70' 00\"", "20.20.37", "¿20.5?", "20 12",
              True),
    *_dropped("sitios", "lon", "C12", 892868, "-189.5", "89.28 W E", "oeste"),
    *_dropped("sitios", "estado_cve", "C11", "Yucatam", "99", 0, "sureste", "31 o 4", "Yucatán y Campeche"),
    *_dropped("sitios", "municipio_cve", "C11", "Tekax", "31079 Tekax", "31-079", 999, "cabecera"),
    *_dropped("sitios", "municipio_cve", "V03", "31999"),
    Mess("sitios", "municipio_cve", "07101", "V03", False, lambda row: _state(row, "31", "23", "20")),
    *_same("sitios", "lat", "V23", lambda old: _dms(old, "NS"), lambda old: f"{old:.4f}".replace(".", ","),
           lambda old: f"{old}° N", lambda old: f"N {old:.5f}"),
    *_same("sitios", "lon", "V23", lambda old: _dms(old, "EO"), lambda old: f"{old:.4f}".replace(".", ","),
           lambda old: f"{abs(old)} O", lambda old: f"{abs(old)}°W"),
    *_same("sitios", "lat", "", lambda old: f" {old} ", lambda old: f"{old}\u00a0"),
    *_same("sitios", "lon", "", lambda old: f"{old}".replace("-", "−")),
    *[Mess("sitios", "estado_cve", int, "V23", True, lambda row: _state(row, "04", "07"), True)],
    *[Mess("sitios", "municipio_cve", int, "V23", True, lambda row: _state(row, "04", "07"), True)],
    *[Mess("sitios", "municipio_cve", int, "", True, lambda row: _state(row, "31", "20"), True)],
    *[Mess("sitios", "estado_cve", name, "", True, lambda row: _state(row, "31"), True)
      for name in ("Yucatán", "YUCATAN", " yucatán ", "Yuc.", "YUC", 31, "31 ", "MX-YUC")],
    *[Mess("sitios", "estado_cve", name, "", True, lambda row: _state(row, "23"), True)
      for name in ("Quintana Roo", "Q. Roo", "QROO", "quintana  roo")],
]  # fmt: skip

CHOICES = [
    *_dropped("alcance", "etapa", "C09", "asistieron", "asistió?", "inscritas", "egresada", 3, "asistió/concluyó"),
    *_dropped("alcance", "sexo", "C09", "M", "F", "fem", "mujeres"),
    *_dropped("alcance", "grupo_edad", "C09", "35-46", "adultas", 36, "36 a 45", "18+"),
    *_emptied("sesiones", "tema", "C09", "excel", "redes sociales y ventas"),
    *_emptied("preparacion", "critico", "C13", "x", "tal vez", "sí?", "✓", 2),
    *_emptied("sesiones", "falla_conexion", "C13", "a veces", "X"),
    *_emptied("bootcamps", "idioma", "C09", "es, klingon", "español y francés"),
    *_emptied("preparacion", "avance", "C01", None),
    *_same("preparacion", "avance", "", str.upper, str.title, lambda old: f" {old} ",
           lambda old: {"listo": "ready", "en-proceso": "in-progress", "pendiente": "pending"}.get(old, old)),
    *_same("preparacion", "critico", "", str.upper, lambda old: old == "sí", lambda old: old.replace("í", "i"),
           lambda old: "yes" if old == "sí" else "no", lambda old: f"{old}\u00a0"),
    *_same("alcance", "etapa", "", str.upper, lambda old: old.replace("ó", "o"), lambda old: f"{old} ",
           lambda old: {"inscrita": "registered", "asistió": "attended", "concluyó": "completed",
                        "certificada": "certified"}[old]),
    *_same("alcance", "grupo_edad", "", lambda old: str(old).replace("-", "–"),
           lambda old: str(old).replace("-", " - ")),
    *_same("sesiones", "tema", "", lambda old: old.replace("-", " ").upper()),
]  # fmt: skip

KEYS = [
    *_dropped("alcance", "bootcamp_id", "C10", "BC 01", "BC_01", "Bootcamp Tekax", "BC-01/02", "¿BC-01?"),
    *_dropped("alcance", "bootcamp_id", "V02", "BC-99", "bc-01", "BC-1", "BC01"),
    *_dropped("alcance", "bootcamp_id", "C01", None, "pendiente"),
    *_dropped("alcance", "bootcamp_id", "V22", "GOPM800229MYNMRR05", "MARIA-LOPEZ", "9991234567"),
    *_dropped("compromisos", "socio_id", "V02", "sedeco-yucatan", "SEDECO"),
    *_emptied("compromisos", "bootcamp_id", "V02", "BC-77"),
    *_emptied("bootcamps", "sitio_id", "V02", "YUC-XXX-99"),
    *_emptied("bootcamps", "aliados", "V02", "sict; nadie"),
    *_emptied("bootcamps", "aliados", "C10", "SICT y la alcaldía"),
    *[Mess("sitios", "sitio_id", value, "C17" if value == "#REF!" else "C10", False, _hosts_no_bootcamp)
      for value in ("YUC TEK 01", "Centro de Tekax", "YUC/TEK/01", "#REF!")],
    Mess("sitios", "sitio_id", lambda old: old.replace("-", " "), "C10", False),
    *_dropped("bootcamps", "bootcamp_id", "C17", "#REF!"),
    *_dropped("bootcamps", "bootcamp_id", "C10", "BC 0 3"),
    *_dropped("bootcamps", "bootcamp_id", "C01", None),
    *_same("alcance", "bootcamp_id", "", lambda old: f" {old} ", lambda old: f"{old}\u00a0"),
]  # fmt: skip

TEXTS = [
    *_emptied("bootcamps", "motivo", "C14", "La sede sigue en remodelación. " * 6),
    *_emptied("bootcamps", "motivo", "V24", "Enfermó la Lic. María López", "Lo pidió Rosa Canul Pech",
              "llamar al 999 123 4567", "escribir a ana.perez@gmail.com"),
    *_emptied("bootcamps", "bootcamp", "C18", "=Impulso Tekax", "+Impulso", "@Tekax"),
    *_emptied("sitios", "localidad", "V24", "preguntar al 999 123 4567"),
    *_emptied("comunicacion", "enlace", "C15", "www.ejemplo.example/guia", "http://ejemplo.example", "ver Drive"),
    *_emptied("comunicacion", "enlace", "V22", "https://wa.me/529991234567"),
    *_dropped("socios", "buzon", "C16", "ana@gmail.com", "sin correo aún", "maria.lopez@promujer.example"),
    *_emptied("compromisos", "unidad", "C14", "autobuses de 40 plazas con aire acondicionado"),
    Mess("alcance", "ya_contadas", None, "C20", True, lambda row: row["personas"] > 0),
    Mess("sesiones", "convocadas", None, "C19", True, lambda row: row["estado_sesion"] == "realizada"),
    Mess("bootcamps", "inicio_real", "-", "C19"),
]  # fmt: skip

MESSES = [*COUNTS, *DAYS, *PLACES, *CHOICES, *KEYS, *TEXTS]
