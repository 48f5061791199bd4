"""What may be amiss with one cell (C) or a row (R)."""

from lib.tables.codes.code import Code, said

OF_CELLS: dict[str, Code] = {
    "C01": said("error", "alcance", "F9", "personas"),  # required cell empty
    "C02": said("error", "alcance", "F14", "personas", "trece", suggestion="13"),  # text where a number goes
    # number with two readings
    "C03": said("error", "alcance", "F15", "personas", "1.234", first="1234", second="1.234"),
    "C04": said("error", "alcance", "F16", "personas", "20-30"),  # several numbers
    # number out of bounds
    "C05": said("error", "alcance", "F17", "personas", "12.5", minimum="0", maximum="", whole=1),
    "C06": said("error", "bootcamps", "K4", "fin_real", "pronto", kept=True),  # not a date
    # date incomplete or with two readings
    "C07": said("error", "sesiones", "C8", "fecha", "03/04/24", first="2024-03-04", second="2024-04-03"),
    "C08": said("error", "sesiones", "C9", "fecha", "31/02/2024"),  # impossible date
    # not among the choices
    "C09": said(
        "error",
        "alcance",
        "B12",
        "etapa",
        "asistieron",
        choices="inscrita · asistió · concluyó · certificada",
        suggestion="asistió",
    ),
    "C10": said("error", "alcance", "A13", "bootcamp_id", "Bootcamp Tekax"),  # not an identifier
    "C11": said("error", "sitios", "D6", "estado_cve", "Yucatam", suggestion="Yucatán"),  # not a place key
    "C12": said("error", "sitios", "G8", "lat", "202037", suggestion="20.2037"),  # not a coordinate
    "C13": said("error", "preparacion", "C5", "critico", "tal vez"),  # not yes or no
    # too long
    "C14": said(
        "error", "bootcamps", "Q4", "motivo", "La sede está en remodelación desde marzo y…", kept=True, maximum=120
    ),
    "C15": said("error", "comunicacion", "H5", "enlace", "www.ejemplo.example/guia", kept=True),  # not an https link
    "C16": said("error", "socios", "F4", "buzon", personal=1),  # not an institution's mailbox
    "C17": said("error", "alcance", "F18", "personas", "#REF!"),  # formula error
    "C18": said("warning", "bootcamps", "B6", "bootcamp", "=Impulso Digital Tekax", kept=True),  # starts like a formula
    # empty although another cell calls for it
    "C19": said("warning", "bootcamps", "J5", "inicio_real", kept=True, because="estatus", holds="en-curso"),
    # C20: already counted: `people`.
    "C20": said("warning", "alcance", "G14", "ya_contadas", kept=True, people=14),
    # date where a number goes
    "C21": said("error", "alcance", "F18", "personas", "2023-04-03", day="2023-04-03", as_typed="3/4"),
    "C22": said("error", "alcance", "F19", "personas"),  # formula without a stored result
    "R01": said("note", "alcance", "A40", value="Total"),  # totals row left out
    "R02": said("warning", "alcance", "A5", "bootcamp_id", kept=True, range="A5:A8"),  # merged data cells
    "R03": said("note", "alcance", "A42", kept=True, rows=2, lines="42-43"),  # notes among or under the rows
    "R04": said("warning", "alcance", "A46", line=46),  # another table further down, which is not read
    "R05": said("warning", "alcance", "A12", "bootcamp_id", "BC-01", kept=True),  # row struck through
}
