"""A text file is one table: its encoding and its delimiter are told strictly, and its cells are text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.workbooks.encoding import Decoded, decoded
from lib.collect.workbooks.text_file import DELIMITERS, delimiter_of, read_text_file
from lib.tables.grid import Cell

ROWS = (("estado", "acción"), ("Yucatán", "12"))


def rows_of(content: bytes) -> tuple[tuple[Cell, ...], ...]:
    grid, remarks = read_text_file(content, "sedeco-yuc.csv", "compromisos")
    assert remarks == ()
    return grid.rows


def failure_of(content: bytes) -> SourceFailure:
    with pytest.raises(SourceFailure) as caught:
        rows_of(content)
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_accents_survive_every_encoding_that_offices_save_in(encoding: str) -> None:
    """UTF-8 with and without its mark, UTF-16 with it, and Windows' own."""
    assert rows_of("estado,acción\r\nYucatán,12\r\n".encode(encoding)) == ROWS


def test_utf_16_is_read_in_both_byte_orders() -> None:
    """The mark at the front says which."""
    text = "estado\tacción\nYucatán\t12"
    assert rows_of(codecs.BOM_UTF16_BE + text.encode("utf-16-be")) == ROWS
    assert rows_of(codecs.BOM_UTF16_LE + text.encode("utf-16-le")) == ROWS


def test_what_is_valid_utf_8_is_utf_8() -> None:
    """The same two bytes would be "Ã±" in cp1252."""
    assert rows_of("ñ,1".encode()) == (("ñ", "1"),)


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_the_delimiter_is_the_one_that_cuts_every_row_alike(delimiter: str) -> None:
    """Commas in numbers and in texts do not make a comma file of a semicolon file."""
    rows = [["lugar", "monto", "nota"], ["Mérida, Yuc.", "1,5", "a"], ["Tizimín", "12", "b, c y d"], ["", "", ""]]
    lines = [delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row) for row in rows]
    assert rows_of("\n".join(lines).encode()) == tuple(tuple(cell or None for cell in row) for row in rows[:3])


def test_a_title_row_above_the_table_does_not_mislead() -> None:
    """Most rows decide, not the first."""
    assert delimiter_of("Compromisos, avances, pendientes y notas\nestado;monto\nYuc;1\nCamp;2\n") == ";"


def test_one_column_is_one_column() -> None:
    """Without any delimiter every line is one cell."""
    assert rows_of(b"estado\nYucatan\n") == (("estado",), ("Yucatan",))


def test_a_declared_delimiter_is_obeyed_and_is_not_a_row() -> None:
    """Excel writes and hides a first line "sep=;"; A1 is the cell after it."""
    assert rows_of(b"sep=|\r\na,b|c,d\r\ne,f|g,h\r\n") == (("a,b", "c,d"), ("e,f", "g,h"))
    assert rows_of(b"sep=arado,b\nx,y") == (("sep=arado", "b"), ("x", "y"))


def test_quotes_hold_delimiters_line_ends_and_quotes() -> None:
    """As RFC 4180 has it; a line end within quotes does not begin a row."""
    assert rows_of(b'nota,monto\r\n"a, ""b""\nc",12\r\n') == (("nota", "monto"), ('a, "b"\nc', "12"))


def test_cells_are_text_or_nothing_and_addresses_are_kept() -> None:
    """Numbers stay as typed, blank lines stay rows, empty ends are cut, and the grid says that it knows no types."""
    grid, _ = read_text_file(b"\n1.50,,009,\n\nTRUE,x,,\n,,,\n\n", "sedeco-yuc.csv", "compromisos")
    assert grid.rows == ((), ("1.50", None, "009"), (), ("TRUE", "x"))
    assert (grid.typed, grid.workbook, grid.tab) == (False, "sedeco-yuc.csv", "compromisos")


def test_old_line_ends_are_line_ends() -> None:
    """A lone carriage return, as old Macs wrote."""
    assert rows_of(b"a,b\rc,d\r") == (("a", "b"), ("c", "d"))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"a,b\n\x00\x01,c",
        "a,b\nc,d".encode("utf-16-le"),
        codecs.BOM_UTF16_LE + b"a\x00\x00",
        b"\x89PNG\r\n\x1a\n",
        b"\n <table><tr><td>a</td></tr></table>",
        b'a,b\n"never closed,c\nd,e\n',
        b'a,"' + b"x" * 200_000 + b'"',
    ],
)
def test_what_is_no_table_of_text_is_unreadable(content: bytes) -> None:
    """Nothing, binary, unmarked UTF-16, half a character, a picture, a web page, an open quote, an endless cell."""
    assert failure_of(content).kind is FailureKind.UNREADABLE


def test_an_open_quote_says_where() -> None:
    """It would otherwise swallow the rest of the file in silence."""
    assert "line 4" in failure_of(b'a,b\nc,"d\ne,f\ng,h').detail


def test_more_cells_than_are_held_is_too_large() -> None:
    """Counted while reading, before the grid is built."""
    assert failure_of((b"," * 999 + b"\n") * 3001).kind is FailureKind.TOO_LARGE


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman"])
@pytest.mark.parametrize(
    "accented", ["Mérida", "Tulúm", "Ñuñoa, YUCATÁN", "acción", "Quintana Roo; años; Cancún; México"]
)
def test_the_letters_of_dos_and_of_a_mac_are_found_by_what_they_make_and_asked_about(
    encoding: str, accented: str
) -> None:
    """As cp1252 they would be signs in the middle of words."""
    text = f'lugar\n"{accented}"\n'
    grid, (remark,) = read_text_file(text.encode(encoding), "sedeco-yuc.csv", "compromisos")
    assert grid.rows == (("lugar",), (accented,))
    assert (remark.code, remark.tab, dict(remark.params)["found"]) == ("W08", "compromisos", encoding)
    assert set(str(dict(remark.params)["letters"]).split()) == {letter for letter in accented if not letter.isascii()}


@pytest.mark.parametrize("seen_as", ["cp1252", "mac_roman", "cp850"])
def test_what_was_encoded_twice_is_mended_and_told(seen_as: str) -> None:
    """«MÃ©rida» is Mérida; what was encoded once beside it stays."""
    twice = "Mérida «año» 3º".encode().decode(seen_as)
    grid, (remark,) = read_text_file(f"lugar,otro\n{twice},Cancún\n".encode(), "sedeco-yuc.csv", "compromisos")
    assert grid.rows == (("lugar", "otro"), ("Mérida «año» 3º", "Cancún"))
    assert remark.params == (("found", "twice"), ("letters", "é ú ñ"))


@pytest.mark.parametrize(
    "text",
    [
        "Ch’ol, K’iche’ y Yucatán – «sí»; 3º de 25 °C, 12 €…",
        "MÉRIDA, Época, México, CAFÉ, ÁREA, ¿Qué?, ¡Ya!",
        "São Paulo, Genève, Köln, Curaçao, Mérida",
        "Ch’ol",
        "dos\xa0palabras",
        "3° norte — 5 años",
        "SÃO JOÃO, MAÇÃ",
        "25¢, £5, § 3, 12 m², ½ día",
    ],
)
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_what_offices_save_raises_no_doubt(text: str, encoding: str) -> None:
    """Quotes, dashes, glottal stops, capitals and other tongues stand where they may."""
    cell = rows_of(f'lugar\n"{text}"\n'.encode(encoding))[1][0]
    assert isinstance(cell, str)
    assert cell.replace("\xa0", " ") == text.replace("\xa0", " ")


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman"])
def test_letters_at_the_ends_of_words_are_found_too(encoding: str) -> None:
    """«asistió» and «concluyó» are the only accented words of many tabs of reach."""
    found = decoded("etapa,personas\nasistió,40\nconcluyó,38\n".encode(encoding))
    assert found == Decoded("etapa,personas\nasistió,40\nconcluyó,38\n", encoding)  # type: ignore[arg-type]  # parametrised


@pytest.mark.parametrize("text", ["10 km², 5 m³", "Marca™, 3½", "$5 ¢, 5¢, £3", "Sí — no, así", "a – b"])
def test_signs_that_offices_write_raise_no_doubt(text: str) -> None:
    assert decoded(text.encode("cp1252")) == Decoded(text)


@given(st.text("abcdefghij ABC,;áéíóúñüÁÉÍÓÚÑÜ¿¡«»°–\n"))
def test_no_spanish_text_in_utf_8_is_doubted(text: str) -> None:
    """Whatever letters stand beside each other."""
    assert decoded(text.encode()) == Decoded(text)


@given(st.binary(max_size=200))
def test_no_bytes_end_in_anything_but_a_grid_or_a_failure(content: bytes) -> None:
    """Whatever somebody saved as .csv."""
    try:
        rows = read_text_file(content, "sedeco-yuc.csv", "compromisos")[0].rows
    except SourceFailure as failure:
        assert failure.kind is FailureKind.UNREADABLE  # noqa: PT017  either outcome is right, and both are checked
    else:
        assert all(cell is None or isinstance(cell, str) for row in rows for cell in row)
