"""The header is found where people leave it, and never guessed."""

from tests.tables.grids import HUB_HEADER, REACH_HEADER, found, hub, only, people, read


def test_a_header_in_the_first_row_is_read() -> None:
    table = read("sitios", HUB_HEADER, hub())
    assert table.findings == ()
    assert len(table.rows) == 1


def test_titles_blank_rows_and_group_headers_above_the_header_are_passed_over() -> None:
    table = read("sitios", ("Aldeas inteligentes",), (), ("Lugar", None, None, "Servicio"), HUB_HEADER, hub())
    assert table.findings == ()
    assert table.rows[0].line == 5


def test_the_header_may_be_as_low_as_row_25_and_no_lower() -> None:
    titles = [("Nota",)] * 24
    assert read("sitios", *titles, HUB_HEADER, hub()).read
    too_low = read("sitios", *titles, ("Nota",), HUB_HEADER, hub())
    assert not too_low.read
    assert only(too_low).code == "H02"


def test_columns_may_stand_in_any_order_with_accents_case_and_english() -> None:
    header = ("PERSONAS", "Ya contadas", "Bootcamp ID", "Funnel stage", "Participant role", "SEXO", "Grupo-edad")
    table = read("alcance", header, (14, 0, "BC-01", "attended", "micro-entrepreneur", "woman", "36-45"))
    assert table.findings == ()
    assert table.letters["people"] == "A"


def test_a_tag_row_under_the_header_is_not_data_and_decides_what_a_column_is() -> None:
    tags = ("#activity+id", "#x_stage+code", "#beneficiary+type", "#x_sex+code", "#x_age+range", "#reached+ind", None)
    header = ("Clave", "etapa", "papel", "sexo", "grupo_edad", "Cuántas", "ya_contadas")
    table = read("alcance", header, tags, people())
    assert table.findings == ()
    assert table.rows[0].line == 3


def test_a_synonym_from_the_programme_is_a_known_name() -> None:
    header = tuple("Total de personas" if name == "personas" else name for name in REACH_HEADER)
    assert read("alcance", header, people()).findings == ()


def test_a_missing_column_asks_whether_the_one_that_looks_like_it_is_meant_and_reads_nothing() -> None:
    header = tuple("personas totales" if name == "personas" else name for name in REACH_HEADER)
    table = read("alcance", header, people())
    assert not table.read
    missing = table.findings[-1]
    assert (missing.code, missing.cell, missing.params["like"]) == ("H03", "F1", "personas totales")


def test_two_headers_that_read_the_same_are_not_merged() -> None:
    header = (*REACH_HEADER, "Personas")
    table = read("alcance", header, (*people(), 99))
    assert not table.read
    assert ("H04", "H1", False) in found(table)


def test_columns_that_nobody_declared_are_listed_once_and_dropped() -> None:
    table = read("sitios", (*HUB_HEADER, "Folio", "Obs."), (*hub(), 7, "bien"))
    assert (only(table).code, only(table).params["columns"]) == ("H05", "Folio, Obs.")
    assert not hasattr(table.rows[0], "Folio")


def test_a_form_is_one_finding_and_not_a_hundred() -> None:
    table = read("sitios", *((name, value) for name, value in zip(HUB_HEADER, hub(), strict=True)))
    assert only(table).code == "H08"


def test_a_sheet_without_header_is_refused_in_one_finding() -> None:
    assert only(read("sitios", *(hub() for _ in range(40)))).code == "H02"


def test_an_empty_tab_is_said_to_be_empty() -> None:
    assert only(read("sitios", (), (None, ""))).code == "H06"
