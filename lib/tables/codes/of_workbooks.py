"""What may be amiss with a workbook (W), a tab and its header (H)."""

from lib.tables.codes.code import Code, said

OF_WORKBOOKS: dict[str, Code] = {
    "W01": said("error"),  # workbook not found
    "W02": said("error"),  # cannot be opened
    "W03": said("error"),  # encrypted
    "W04": said("error"),  # larger than is read
    "W05": said("note", kept=True),  # has macros, which are never run
    "W06": said("error", kind="permission"),  # source did not answer
    "W07": said("note", kept=True, name="pro-mujer.xlsx", found="ods"),  # another format than its name says
    "W08": said("warning", kept=True, found="mac_roman", letters="á é ñ"),  # text encoded as few files are
    "H01": said("error", "alcance", tab="alcance", found="portada · bootcamps · Hoja 3"),  # tab missing
    # header not found
    "H02": said("error", "alcance", columns="bootcamp_id · etapa · papel · sexo · grupo_edad · personas"),
    # required column missing
    "H03": said("error", "alcance", "F1", "personas", "N.º de mujeres", like="N.º de mujeres"),
    "H04": said("error", "alcance", "H1", "personas", "People"),  # two headers read the same
    "H05": said("note", "alcance", kept=True, columns="observaciones, folio"),  # columns that are not read
    "H06": said("note", "seguimiento"),  # tab is empty
    # optional column missing, and another looks like it
    "H07": said(
        "warning", "sesiones", "H1", "menores_espacio", "menores espacio inf.", kept=True, like="menores espacio inf."
    ),
    # a form, not a table
    "H08": said("error", "alcance", columns="bootcamp_id · etapa · papel · sexo · grupo_edad · personas"),
    # H09: template: `expected`, the current version.
    "H09": said("warning", "portada", "C2", "plantilla", "0.9", kept=True, expected="1.0"),
    "H10": said("note", "alcance", kept=True, found="Alcance 2023 (final)"),  # tab renamed, and read all the same
    # two columns hold each what belongs in the other
    "H11": said("warning", "sitios", "G3", "lat", kept=True, other_column="lon"),
}
