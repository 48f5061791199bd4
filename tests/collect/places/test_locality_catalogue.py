"""INEGI's catalogue of localities is read as it is downloaded, and nothing else is taken for it."""

import io
import zipfile
from pathlib import Path

import pytest

from lib.collect.places.geography import load_geography
from lib.collect.places.localities import open_localities
from lib.collect.places.locality_catalogue import CatalogueProblem, import_localities, read_catalogue
from lib.programme.localities import Match
from tests.pages.app import ROOT
from tests.refused import refuses

GEOGRAPHY = load_geography(ROOT / "data" / "geo")
PLACES = ROOT / "data" / "geo" / "places.csv"
TEKAX = (20.2052, -89.2852)
_NAMES = "CVEGEO,CVE_ENT,NOM_ENT,NOM_ABR,CVE_MUN,NOM_MUN,CVE_LOC,NOM_LOC"
HEADER = f"{_NAMES},AMBITO,LATITUD,LONGITUD,LAT_DECIMAL,LON_DECIMAL,POB_TOTAL"
OLD_HEADER = HEADER.replace("CVEGEO", "Mapa").replace("CVE_ENT", "Cve_Ent").replace("NOM_LOC", "Nom_Loc")


def line(
    state: str, municipality: str, locality: str, name: str, *, lat: str = "20.2053", lon: str = "-89.2878"
) -> str:
    return f'"x",{state},Yucatán,Yuc.,{municipality},Tekax,{locality},"{name}",U,"20°12´","89°17´",{lat},{lon},100'


ROWS = (line("31", "079", "0001", "Tekax de Álvaro Obregón"), line("31", "079", "0018", "Kancab"))


def content(*rows: str, header: str = HEADER, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    return "\r\n".join((header, *rows)).replace(",", delimiter).encode(encoding)


def keys(data: bytes) -> list[str]:
    return [entry.key for entry in read_catalogue(data, GEOGRAPHY)[0]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16"])
@pytest.mark.parametrize("header", [HEADER, OLD_HEADER])
def test_both_encodings_and_both_spellings_of_the_header_are_read(encoding: str, header: str) -> None:
    entries, left_out = read_catalogue(content(*ROWS, header=header, encoding=encoding), GEOGRAPHY)
    assert [(entry.key, entry.name) for entry in entries] == [
        ("310790001", "Tekax de Álvaro Obregón"),
        ("310790018", "Kancab"),
    ]
    assert (entries[0].lat, entries[0].lon) == (20.2053, -89.2878)
    assert left_out == 0


@pytest.mark.parametrize("delimiter", ["\t", ";", "|"])
def test_other_separators_are_told_from_the_text(delimiter: str) -> None:
    assert keys(content(*ROWS, delimiter=delimiter)) == ["310790001", "310790018"]


def test_zeros_that_a_spreadsheet_dropped_are_put_back() -> None:
    assert keys(content(line("4", "1", "1", "Calkiní"))) == ["040010001"]


def test_a_title_above_the_header_is_passed_over() -> None:
    assert keys(b"Catalogo de localidades\r\n\r\n" + content(*ROWS)) == ["310790001", "310790018"]


@pytest.mark.parametrize(
    "row",
    [
        line("31", "079", "0000", "Total del municipio"),
        line("31", "999", "0001", "De ningún municipio"),
        line("31", "079", "00019", "Cinco cifras"),
        line("31", "079", "", "Sin clave"),
        line("31", "079", "0019", ""),
        line("3¹", "079", "0019", "Otra cifra"),
        "Fuente: INEGI",
    ],
)
def test_a_row_that_is_no_locality_is_left_out_and_counted(row: str) -> None:
    entries, left_out = read_catalogue(content(*ROWS, row, ""), GEOGRAPHY)
    assert len(entries) == 2
    assert left_out == 1


def test_a_locality_without_a_point_is_kept() -> None:
    entry = read_catalogue(content(line("31", "079", "0018", "Kancab", lat="-", lon="")), GEOGRAPHY)[0][0]
    assert (entry.lat, entry.lon) == (None, None)


def test_a_file_of_something_else_says_which_columns_were_expected() -> None:
    with refuses(CatalogueProblem, match="CVE_ENT, CVE_MUN, CVE_LOC, NOM_LOC"):
        read_catalogue((ROOT / "data" / "programme.toml").read_bytes(), GEOGRAPHY)


def test_a_catalogue_without_localities_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(content())
    with refuses(CatalogueProblem, match="no locality"):
        import_localities(file, tmp_path / "l.sqlite", GEOGRAPHY)
    assert not (tmp_path / "l.sqlite").exists()


def test_the_zip_it_comes_in_is_read_and_its_utf8_file_preferred(tmp_path: Path) -> None:
    file = tmp_path / "ageeml.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("leame.pdf", b"%PDF")
        archive.writestr("AGEEML_1.csv", content(ROWS[0], encoding="latin-1"))
        archive.writestr("AGEEML_1_utf8.csv", content(*ROWS))
    assert import_localities(file, tmp_path / "l.sqlite", GEOGRAPHY).localities == 2


def test_a_zip_without_a_table_is_refused(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("leame.pdf", b"%PDF")
    file = tmp_path / "a.zip"
    file.write_bytes(held.getvalue())
    with refuses(CatalogueProblem, match=r"no \.csv"):
        import_localities(file, tmp_path / "l.sqlite", GEOGRAPHY)


def test_a_second_import_replaces_the_same_states_and_keeps_the_others(tmp_path: Path) -> None:
    database, file = tmp_path / "var" / "l.sqlite", tmp_path / "a.csv"
    for rows in (ROWS, (line("04", "001", "0001", "Calkiní"),), (line("31", "079", "0018", "Kancab Nuevo"),)):
        file.write_bytes(content(*rows))
        done = import_localities(file, database, GEOGRAPHY)
    assert done.states == ("31",)
    found = open_localities(database, PLACES, GEOGRAPHY)
    assert found.find("04001", "Calkiní", 20.37, -90.05) == Match("040010001", True)
    assert found.find("31079", "Kancab Nuevo", *TEKAX) == Match("310790018", True)
    assert found.find("31079", "Tekax de Álvaro Obregón", *TEKAX) == Match(None, False)


PUBLISHED = (
    "Mapa,Cve_Ent,Nom_Ent,Nom_Abr,Cve_Mun,Nom_Mun,Cve_Loc,Nom_Loc,Ámbito,Latitud,Longitud,Lat_Decimal,Lon_Decimal,"
    "Altitud,Cve_Carta,Pob_Total,Pob_Masculina,Pob_Femenina,Total De Viviendas Habitadas"
)
"""The header of the catalogue as INEGI has published it, with 19 columns."""


def published(key: str, name: str, municipality: str, seconds: str) -> str:
    """Return a row as INEGI writes it: everything in quotes, also the seconds' own mark, which is a quote too."""
    latitude, longitude = f"""20°12´{seconds}" N""", f"""89°17´{seconds}" W"""
    place = ("31", "Yucatán", "Yuc.", key[2:5], municipality, key[5:], name)
    rest = ("R", latitude, longitude, "20.20412345", "-89.28812345", "0030", "F16C84", "-", "-", "-", "12")
    return ",".join(f'"{cell}"' for cell in (key, *place, *rest))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_rows_as_inegi_writes_them_are_read_quotes_inside_quotes_and_all(encoding: str) -> None:
    rows = [published("310790018", "Kancab", "Tekax", "47.362"), published("310790045", "Xaya, San José", "Tekax", "1")]
    entries, left_out = read_catalogue(content(*rows, header=PUBLISHED, encoding=encoding), GEOGRAPHY)
    assert [(each.key, each.name) for each in entries] == [("310790018", "Kancab"), ("310790045", "Xaya, San José")]
    assert {(each.lat, each.lon) for each in entries} == {(20.20412345, -89.28812345)}
    assert left_out == 0


def test_letters_that_only_windows_has_are_kept() -> None:
    row = line("31", "079", "0019", "Rancho “El Ojo”")
    assert read_catalogue(content(row, encoding="cp1252"), GEOGRAPHY)[0][0].name == "Rancho “El Ojo”"


ITER = "ENTIDAD,NOM_ENT,MUN,NOM_MUN,LOC,NOM_LOC,LONGITUD,LATITUD,ALTITUD,POBTOT,POBFEM,P_15YMAS_F,POB65_MAS_F"


def test_inhabitants_of_the_catalogue_are_taken_in() -> None:
    entry = read_catalogue(content(ROWS[0]), GEOGRAPHY)[0][0]
    assert (entry.people, entry.women) == (100, None)


def test_the_census_by_locality_is_read_with_women_of_15_to_64_and_degrees_minutes_and_seconds() -> None:
    rows = (
        "31,Yucatán,079,Tekax,0000,Total,,,,45000,23000,17000,2000",
        '31,Yucatán,079,Tekax,0001,Tekax,"89°17\'16.8"" W","20°12\'19.0"" N",30,30000,15500,12000,1500',
        '31,Yucatán,079,Tekax,0018,Kancab,"89°20\'00.0"" W","20°11\'00.0"" N",30,9,*,*,*',
        "31,Yucatán,079,Tekax,9998,Localidades de una vivienda,,,,22,10,*,*",
    )
    entries, left_out = read_catalogue("\r\n".join((ITER, *rows)).encode(), GEOGRAPHY)
    assert [(each.name, each.people, each.women) for each in entries] == [("Tekax", 30000, 10500), ("Kancab", 9, None)]
    assert (entries[0].lat, entries[0].lon) == pytest.approx((20.205278, -89.288), abs=1e-6)
    assert left_out == 2


def test_women_of_15_to_64_are_read_where_a_column_holds_just_them() -> None:
    header = ITER.replace("P_15YMAS_F,POB65_MAS_F", "POB15_64_F")
    row = '31,Yucatán,079,Tekax,0001,Tekax,-89.28,20.2,30,30000,15500,"10,500"'
    assert read_catalogue(f"{header}\r\n{row}".encode(), GEOGRAPHY)[0][0].women == 10_500


def test_without_the_women_above_64_those_between_are_not_known() -> None:
    header = ITER.replace(",POB65_MAS_F", "")
    row = "31,Yucatán,079,Tekax,0001,Tekax,-89.28,20.2,30,30000,15500,12000"
    assert read_catalogue(f"{header}\r\n{row}".encode(), GEOGRAPHY)[0][0].women is None


def test_an_import_says_whether_the_file_tells_inhabitants_and_women(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(content(*ROWS))
    done = import_localities(file, tmp_path / "l.sqlite", GEOGRAPHY)
    assert (done.people, done.women) == (True, False)
