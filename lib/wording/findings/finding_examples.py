"""One realistic finding of each code, from which the list of findings is written."""

from lib.tables.cells.outcome import Parameter
from lib.tables.codes import SEVERITIES
from lib.tables.finding import Finding

_BOOKS = {
    "sitios": ("sict", "sict.xlsx"),
    "compromisos": ("sedeco-yuc", "sedeco-yuc.xlsx"),
    "socios": ("dtc-mexico", "dtc-mexico.xlsx"),
    "metas": ("dtc-mexico", "dtc-mexico.xlsx"),
    "comunicacion": ("dtc-mexico", "dtc-mexico.xlsx"),
}
_STAGES = "inscrita · asistió · concluyó · certificada"


def _of(
    code: str,
    table: str | None = None,
    cell: str | None = None,
    column: str | None = None,
    value: str | None = None,
    *,
    kept: bool = False,
    **params: Parameter,
) -> Finding:
    source, workbook = _BOOKS.get(table or "", ("pro-mujer", "pro-mujer.xlsx"))
    return Finding(
        code, SEVERITIES[code], source, workbook, table, table, cell, value, row_kept=kept, column=column, params=params
    )


def _pro_mujer() -> tuple[Finding, ...]:
    reach, camps, sessions = "alcance", "bootcamps", "sesiones"
    return (
        _of("C01", reach, "F9", "personas"),
        _of("C02", reach, "F14", "personas", "trece", suggestion="13"),
        _of("C03", reach, "F15", "personas", "1.234", first="1234", second="1.234"),
        _of("C04", reach, "F16", "personas", "20-30"),
        _of("C05", reach, "F17", "personas", "12.5", minimum="0", maximum="", whole=1),
        _of("C06", camps, "K4", "fin_real", "pronto", kept=True),
        _of("C07", sessions, "C8", "fecha", "03/04/24", first="2024-03-04", second="2024-04-03"),
        _of("C08", sessions, "C9", "fecha", "31/02/2024"),
        _of("C09", reach, "B12", "etapa", "asistieron", choices=_STAGES, suggestion="asistió"),
        _of("C10", reach, "A13", "bootcamp_id", "Bootcamp Tekax"),
        _of("C13", "preparacion", "C5", "critico", "tal vez"),
        _of("C14", camps, "Q4", "motivo", "La sede está en remodelación desde marzo y…", kept=True, maximum=120),
        _of("C17", reach, "F18", "personas", "#REF!"),
        _of("C18", camps, "B6", "bootcamp", "=Impulso Digital Tekax", kept=True),
        _of("C19", camps, "J5", "inicio_real", kept=True, because="estatus", holds="en-curso"),
        _of("C20", reach, "G14", "ya_contadas", kept=True, people=14),
        _of("R01", reach, "A40", value="Total"),
        _of("R02", reach, "A5", "bootcamp_id", kept=True, range="A5:A8"),
        _of("R03", reach, "A42", kept=True, rows=2, lines="42-43"),
        _of("R05", reach, "A12", "bootcamp_id", "BC-01", kept=True),
        _of("C21", reach, "F18", "personas", "2023-04-03", day="2023-04-03", as_typed="3/4"),
        _of("C22", reach, "F19", "personas"),
        _of("R04", reach, "A46", line=46),
        _of("V01", camps, "A7", "bootcamp_id", "BC-01", first="A4"),
        _of("V02", reach, "A20", "bootcamp_id", "BC-1", refers_to="bootcamps", unknown="BC-1", suggestion="BC-01"),
        _of(
            "V07", sessions, "C12", "fecha", "2023-05-02", case="session", bootcamp="BC-01", start="2023-03-13",
            end="2023-04-21", other="K4", other_tab="bootcamps",
        ),
        _of("V08", camps, "G6", "estatus", "en-curso", kept=True, case="running", day="2023-10-20", days=47),
        _of(
            "V09", reach, "F22", "personas", "44", kept=True, bootcamp="BC-01", role="micro-entrepreneur",
            stage="completed", people=44, earlier_stage="attended", earlier_people=42, other="F14",
        ),
        _of("V10", reach, "G15", "ya_contadas", "20", case="more-than-people", people=14),
        _of("V11", sessions, "G6", "asistencias", "48", kept=True, case="expected", limit=42),
        _of(
            "V12", reach, "F14", "personas", "30", kept=True, case="below", bootcamp="BC-01", people=30,
            attendances=38, other="G6", other_tab="sesiones",
        ),
        _of("V13", reach, "F30", "personas", "35", kept=True, bootcamp="BC-07", people=35),
        _of("V14", reach, "E19", "grupo_edad", "fuera-de-rango", kept=True, case="age", people=6),
        _of(
            "V15", "preparacion", "D9", "avance", "pendiente", kept=True, bootcamp="BC-08", requirement="child-space",
            start="2023-12-11", days=5,
        ),
        _of("V25", reach, "F18", "personas", "450", case="reach", bootcamp="BC-01", usual=42, sum=479),
        _of("V18", "seguimiento", "E4", "respuestas", "260", case="answered", limit=240),
        _of("V19", camps, "S4", "validado_el", "2023-05-12", kept=True, bootcamp="BC-01", day="2023-05-12"),
        _of("V22", reach, "H1", "contacto", kept=True, kind="phone"),
        _of("V23", sessions, "C7", "fecha", "12 de marzo de 2024", kept=True, form="date-text", read_as="2024-03-12"),
    )  # fmt: skip


def _others() -> tuple[Finding, ...]:
    hubs, targets, promises = "sitios", "metas", "compromisos"
    return (
        _of("C11", hubs, "D6", "estado_cve", "Yucatam", suggestion="Yucatán"),
        _of("C12", hubs, "G8", "lat", "202037", suggestion="20.2037"),
        _of("C15", "comunicacion", "H5", "enlace", "www.ejemplo.example/guia", kept=True),
        _of("C16", "socios", "F4", "buzon", personal=1),
        _of("V03", hubs, "E7", "municipio_cve", "07101", case="other-state", state="Yucatán",
            municipality="Tuxtla Gutiérrez", its_state="Chiapas"),
        _of("V04", hubs, "H9", "lon", "89.2868", kept=True, case="sign", state="Yucatán", lat=20.2037, lon=89.2868,
            fix_lat=20.2037, fix_lon=-89.2868),
        _of("V05", hubs, "G12", "lat", "20.2037", kept=True, hub="YUC-TEK-01", metres=12, other="G9"),
        _of("V06", hubs, "N10", "fecha_verificacion", "2023-08-01", kept=True, case="old", limit=90, days=127),
        _of("V16", promises, "I6", "fecha_limite", "2023-10-15", kept=True, case="overdue", days=52),
        _of("V17", targets, "F4", "meta", "350", kept=True, case="sum", indicator="ALC-1", target=350.0, sum=340.0,
            states=5, other="F5"),
        _of("V20", hubs, "F14", "localidad", "TEKAX DE ALVARO OBREGON", kept=True, case="spelling",
            suggestion="Tekax de Álvaro Obregón", times=1, suggestion_times=6),
        _of("V24", hubs, "B8", "sitio", kept=True, kind="name", case="instead"),
        Finding("V21", "warning", "sedeco-yuc", "sedeco-yuc.xlsx", "alcance", "alcance", "F4", "40", row_kept=False,
                column="personas", params={"case": "people", "owner": "pro-mujer", "bootcamp": "BC-01", "people": 40,
                "owner_people": 42, "other": "F14", "other_workbook": "pro-mujer.xlsx"}),
    )  # fmt: skip


def _whole() -> tuple[Finding, ...]:
    wanted = "bootcamp_id · etapa · papel · sexo · grupo_edad · personas"
    return (
        _of("W01"),
        _of("W02"),
        _of("W03"),
        _of("W04"),
        _of("W05", kept=True),
        _of("W06", kind="permission"),
        _of("W07", kept=True, name="pro-mujer.xlsx", found="ods"),
        _of("W08", kept=True, found="mac_roman", letters="á é ñ"),
        _of("H01", "alcance", tab="alcance", found="portada · bootcamps · Hoja 3"),
        _of("H02", "alcance", columns=wanted),
        _of("H03", "alcance", "F1", "personas", "N.º de mujeres", like="N.º de mujeres"),
        _of("H04", "alcance", "H1", "personas", "People"),
        _of("H05", "alcance", kept=True, columns="observaciones, folio"),
        _of("H06", "seguimiento"),
        _of("H07", "sesiones", "H1", "menores_espacio", "menores espacio inf.", kept=True, like="menores espacio inf."),
        _of("H08", "alcance", columns=wanted),
        _of("H09", "portada", "C2", "plantilla", "0.9", kept=True, expected="1.0"),
        _of("H11", "sitios", "G3", "lat", kept=True, other_column="lon"),
        _of("H10", "alcance", kept=True, found="Alcance 2023 (final)"),
    )


EXAMPLES: dict[str, Finding] = {found.code: found for found in (*_whole(), *_pro_mujer(), *_others())}
"""An example of every code in `lib.tables.codes`."""
