"""What rules say across rows, tables and partners (V).

Parameters of each finding, and the cell it points to. Choices, tables and cases are codes; days are ISO; `people` and
limits are counts. `other…` is the A1 address of a second cell that is part of the matter, in `other`, with `other_tab`
and `other_workbook` where those are not the finding's own. V09, V12, V13 and V17 are not said while a row
that does not count may explain them.
"""

from lib.tables.codes.code import Code, said

OF_RULES: dict[str, Code] = {
    # V01: the key: `first`, the A1 address of the row that counts; `workbook` where that is another; `like`, the key
    # as it stands there, where it is written otherwise.
    "V01": said("error", "bootcamps", "A7", "bootcamp_id", "BC-01", alone=True, first="A4"),
    # V02: the reference: `refers_to` (a table, `indicadores` or `ambito`); `unknown`; `suggestion` where one is near.
    "V02": said(
        "error",
        "alcance",
        "A20",
        "bootcamp_id",
        "BC-1",
        empties=True,
        refers_to="bootcamps",
        unknown="BC-1",
        suggestion="BC-01",
    ),
    # V03: municipality: `case`: `unknown` with `state`; `other-state` with `state`, `municipality`, `its_state`; all
    # names.
    "V03": said(
        "error",
        "sitios",
        "E7",
        "municipio_cve",
        "07101",
        case="other-state",
        state="Yucatán",
        municipality="Tuxtla Gutiérrez",
        its_state="Chiapas",
    ),
    # V04: latitude, or longitude for `sign`: `case`; `state` (name), `lat`, `lon`. Cases `sign`, `swapped` and
    # `swapped-sign` have `fix_lat`, `fix_lon`; `elsewhere` has `near` (names of states, nearest first); `zero` and
    # `at-sea` no more.
    "V04": said(
        "warning",
        "sitios",
        "H9",
        "lon",
        "89.2868",
        kept=True,
        case="sign",
        state="Yucatán",
        lat=20.2037,
        lon=89.2868,
        fix_lat=20.2037,
        fix_lon=-89.2868,
    ),
    # V05: latitude of the later hub: `hub` (the other), `metres`, `other…`.
    "V05": said("warning", "sitios", "G12", "lat", "20.2037", kept=True, hub="YUC-TEK-01", metres=12, other="G9"),
    # V06: verification date: `case`: `never`; `old` or `future` with `days`, counted without sign; `limit` in days.
    "V06": said(
        "warning", "sitios", "N10", "fecha_verificacion", "2023-08-01", kept=True, case="old", limit=90, days=127
    ),
    # V07: the end, or a session's day: `case`: `planned`, `actual` or `session`; `start`, `end`; the last also
    # `bootcamp`, `other…` (the day it passes).
    "V07": said(
        "error",
        "sesiones",
        "C12",
        "fecha",
        "2023-05-02",
        case="session",
        bootcamp="BC-01",
        start="2023-03-13",
        end="2023-04-21",
        other="K4",
        other_tab="bootcamps",
    ),
    # V08: `case`: `completed` (actual end); `running` or `confirmed` (status) with `day` and the `days` since.
    "V08": said(
        "warning", "bootcamps", "G6", "estatus", "en-curso", kept=True, case="running", day="2023-10-20", days=47
    ),
    # V09: people, first row of the later stage: `bootcamp`, `role`, `stage`, `people`, `earlier_stage`,
    # `earlier_people`, `other…` unless the earlier stage has no row of this role.
    "V09": said(
        "error",
        "alcance",
        "F22",
        "personas",
        "44",
        alone=True,
        kept=True,
        bootcamp="BC-01",
        role="micro-entrepreneur",
        stage="completed",
        people=44,
        earlier_stage="attended",
        earlier_people=42,
        other="F14",
    ),
    # V10: already counted: `case`: `more-than-people` with `people`; `first-bootcamp` with `bootcamp`, `start`.
    "V10": said("error", "alcance", "G15", "ya_contadas", "20", alone=True, case="more-than-people", people=14),
    # V11: attendances: `case`: `expected` with `limit`; `seats` with `limit`, `hub`, `other…`.
    "V11": said("warning", "sesiones", "G6", "asistencias", "48", kept=True, case="expected", limit=42),
    # V12: people, first row who attended: `case`: `below` (an error) or `above`; `bootcamp`, `people`, `attendances`
    # at the fullest session, `other…`.
    "V12": said(
        "warning",
        "alcance",
        "F14",
        "personas",
        "30",
        alone=True,
        kept=True,
        case="below",
        bootcamp="BC-01",
        people=30,
        attendances=38,
        other="G6",
        other_tab="sesiones",
    ),
    # V13: people, first row who attended: `bootcamp`, `people`.
    "V13": said("warning", "alcance", "F30", "personas", "35", alone=True, kept=True, bootcamp="BC-07", people=35),
    # V14: age, or sex: `case`: `age`, `sex` or `age-sex`; `people`.
    "V14": said("warning", "alcance", "E19", "grupo_edad", "fuera-de-rango", kept=True, case="age", people=6),
    # V15: progress: `bootcamp`, `requirement`, `start`, `days` until then, negative once past.
    "V15": said(
        "warning",
        "preparacion",
        "D9",
        "avance",
        "pendiente",
        alone=True,
        kept=True,
        bootcamp="BC-08",
        requirement="child-space",
        start="2023-12-11",
        days=5,
    ),
    # V16: `case`: `no-start` (status) with `bootcamp`; `overdue` (due) with `days`.
    "V16": said("warning", "compromisos", "I6", "fecha_limite", "2023-10-15", kept=True, case="overdue", days=52),
    # V17: `case`: `sum` (the programme's target) with `indicator`, `target`, `sum`, `states` (how many), `other…`;
    # `missing` (the tab) with `indicator`.
    "V17": said(
        "warning",
        "metas",
        "F4",
        "meta",
        "350",
        alone=True,
        kept=True,
        case="sum",
        indicator="ALC-1",
        target=350.0,
        sum=340.0,
        states=5,
        other="F5",
    ),
    # V18: the count that is too large: `case`: `answered`, `positive` or `contacted`; `limit`.
    "V18": said("error", "seguimiento", "E4", "respuestas", "260", alone=True, case="answered", limit=240),
    # V19: validated on: `bootcamp`, `day` of the validation.
    "V19": said(
        "warning",
        "bootcamps",
        "S4",
        "validado_el",
        "2023-05-12",
        alone=True,
        kept=True,
        bootcamp="BC-01",
        day="2023-05-12",
    ),
    # V20: the rarer spelling: `case`: `spelling` or `near-miss`; `suggestion`; `times` in this workbook;
    # `suggestion_times`.
    "V20": said(
        "warning",
        "sitios",
        "F14",
        "localidad",
        "TEKAX DE ALVARO OBREGON",
        alone=True,
        kept=True,
        case="spelling",
        suggestion="Tekax de Álvaro Obregón",
        times=1,
        suggestion_times=6,
    ),
    # V21: `case`: `not-owner` (the tab; a note) with `owner`, `rows`; `people` (people) with `owner`, `bootcamp`,
    # `people`, `owner_people`, `other…`; `only-here` (people) with `owner`, `bootcamp`, `people`.
    "V21": said(
        "warning",
        "alcance",
        "F4",
        "personas",
        "40",
        alone=True,
        source="sedeco-yuc",
        case="people",
        owner="pro-mujer",
        bootcamp="BC-01",
        people=40,
        owner_people=42,
        other="F14",
        other_workbook="pro-mujer.xlsx",
    ),
    "V22": said("error", "alcance", "H1", "contacto", empties=True, kept=True, kind="phone"),
    # V23: a target's scope: `form`: `leading-zero` or `state-name`; `read_as`.
    "V23": said(
        "warning", "sesiones", "C7", "fecha", "12 de marzo de 2024", kept=True, form="date-text", read_as="2024-03-12"
    ),
    # V24: `kind` of personal data; `case`: `instead` where the row's key stands in its place.
    "V24": said("warning", "sitios", "B8", "sitio", kept=True, kind="name", case="instead"),
    # V25: the count that is too large: `usual`, what is likely; `case`: `reach` with `bootcamp`, `sum` (people of its
    # stage with this row); `session` with `bootcamp`; `hub`; `speed`; `plan` (a bootcamp's target of people or planned
    # sessions); `target` (of an indicator); `plan-below` and `target-below` where it is too small.
    "V25": said(
        "error",
        "alcance",
        "F18",
        "personas",
        "450",
        empties=True,
        alone=True,
        case="reach",
        bootcamp="BC-01",
        usual=42,
        sum=479,
    ),
    # V26: the day of a measured speed.
    "V26": said("warning", "sitios", "Q7", "medida_el", "2024-08-03", kept=True, empties=True),
    # V27: a part: `limit`, the whole count of its row; `total`, what all its parts add up to.
    "V27": said(
        "warning", "sesiones", "K7", "menores_espacio", "12", kept=True, empties=True, alone=True, limit=9, total=12
    ),
    # V28: a session's day, or a bootcamp's first: `case`: `session`, `started` or `starts`; `day`; `holiday`, its name
    # in the programme's first language, and in each that the country's folder has (`holiday_in_es`).
    "V28": said(
        "note",
        "sesiones",
        "C12",
        "fecha",
        "2023-05-01",
        kept=True,
        case="session",
        day="2023-05-01",
        holiday="Día del Trabajo",
        holiday_in_es="Día del Trabajo",
        holiday_in_en="Labour Day",
    ),
}
