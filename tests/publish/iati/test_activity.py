"""IATI's XML is valid and says what is shown, whatever a programme declares, and nothing beyond."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from lxml import etree

from lib.i18n.catalogue import speak, speaks
from lib.indicators.figure import Figure, Part
from lib.programme.loading import ProgrammeError, load_programme
from lib.programme.model import Programme
from lib.publish.exports.offers import IATI, offers_of
from lib.snapshot.assembling import snapshot_of
from lib.snapshot.disclosure.past import Past
from lib.snapshot.disclosure.publishable import publishable
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.columns import Row
from lib.wording.edition import edition_of
from lib.wording.overrides.overrides import speak_as
from tests.indicators.declared import TABLE, declaring, indicator, random_visits, setting_with, visit, visits
from tests.indicators.declaring_at_random import random_indicator
from tests.indicators.facts import ROOT, geography
from tests.publish.iati.standard import actuals, faults, iati
from tests.refused import english, refuses

SECTION = iati("pro-mujer")
WHOLE = 'kind = "sum"\nof = { table = "visitas", sum = "atendidas" }\nby = ["state", "municipality"]'
SHARE = (
    'kind = "share"\nof = { table = "visitas", sum = "mujeres" }\namong = { table = "visitas", sum = "atendidas" }\n'
    'target = 0.6\nbaseline = 0.125\nbaseline_year = 2021\ndirection = "down"'
)


@pytest.fixture(autouse=True)
def own_texts() -> Iterator[None]:
    before = speaks()
    yield
    speak(before)


def made(programme: Programme, *rows: Row) -> tuple[Snapshot, bytes]:
    speak_as(setting_with(programme), Path())
    found = publishable([visits(programme, rows)], [], setting_with(programme), Past())
    snapshot = snapshot_of(
        found.indicators, (), (), programme="p", sample=None, today=date(2023, 12, 6),
        read_at=datetime(2023, 12, 6, tzinfo=UTC), withheld=found.withheld, releases=found.releases,
    )  # fmt: skip
    return snapshot, offers_of(edition_of(snapshot, programme, geography(), "es"))[IATI].make()


def as_written(value: Figure | Part, *, share: bool) -> str | None:
    """Return the number that a file may say of a figure."""
    if value.state != "shown" or value.value is None:
        return None
    return f"{100 * value.value:.4f}".rstrip("0").rstrip(".") if share else f"{value.value:.6f}".rstrip("0").rstrip(".")


def test_whatever_is_declared_is_valid_and_every_number_in_it_is_one_that_is_shown() -> None:
    for seed in range(8):
        rng = random.Random(seed)  # noqa: S311
        declared = tuple(random_indicator(number, rng) for number in range(1, rng.randint(3, 9)))
        programme = declaring(*declared, more=SECTION + TABLE)
        snapshot, xml = made(programme, *random_visits(programme, rng))
        assert faults(xml) == [], seed
        kinds = {each.id: each.kind for each in programme.indicators}
        told = [(code, place and place.partition(" ")[0], value) for code, place, value, _ in actuals(xml)]
        figures = {code: snapshot.figure(code) for code in kinds}
        expected = [
            (code, place, as_written(part, share=kinds[code] == "share"))
            for code, figure in figures.items()
            for place, part in ((None, figure), *((part.id, part) for part in figure.parts))
        ]
        assert sorted(told, key=str) == sorted(expected, key=str), seed


def test_what_is_protected_and_what_nobody_handed_in_have_no_value_and_say_so_in_different_words() -> None:
    prenatal = WHOLE.replace('"atendidas" }', '"atendidas", where = { motivo = ["prenatal"] } }')
    programme = declaring(indicator("CLI-1", prenatal), more=SECTION + TABLE)
    _, xml = made(programme, visit(programme, 1, own_atendidas=3))
    said = {value: comment for _, place, value, comment in actuals(xml) if place is None}
    assert said == {None: "Protegido: Existe, pero no se publica porque permitiría reconocer a muy pocas personas."}
    _, xml = made(programme)
    assert {(value, comment) for _, _, value, comment in actuals(xml)} == {
        (None, "Sin dato: Nadie ha entregado este dato.")
    }


def test_shares_are_percentages_and_carry_baseline_year_target_and_direction() -> None:
    programme = declaring(indicator("CLI-1", SHARE), more=SECTION + TABLE)
    rows = [visit(programme, number, own_atendidas=40, own_mujeres=30, own_hombres=10) for number in range(2)]
    text = made(programme, *rows)[1].decode()
    assert '<indicator measure="2" aggregation-status="false" ascending="false">' in text
    for written in ('<baseline year="2021" value="12.5" />', '<target value="60" />', '<actual value="75">'):
        assert written in text


def test_places_are_apart_by_key_and_name_below_their_breakdown() -> None:
    programme = declaring(indicator("CLI-1", WHOLE), more=SECTION + TABLE)
    text = made(programme, *(visit(programme, number, own_atendidas=30) for number in range(3)))[1].decode()
    assert '<dimension name="state" value="31 Yucatán" />' in text
    assert '<dimension name="municipality" value="31079 Tekax" />' in text


def test_no_text_of_a_declaration_is_taken_for_markup_or_breaks_the_file() -> None:
    attack = "</narrative><actual value='9'/>&amp;]]> <!-- "
    said = indicator("CLI-1", WHOLE + f'\nobjective = {{ es = "{attack}" }}', called=attack)
    programme = declaring(said, more=SECTION + TABLE)
    xml = made(programme, *(visit(programme, number, own_atendidas=30) for number in range(3)))[1]
    assert faults(xml) == []
    assert "</narrative><actual value='9'/>&amp;" in (
        etree.fromstring(xml).findtext(".//indicator/title/narrative") or ""
    )
    assert {value for _, place, value, _ in actuals(xml) if place is None} == {"90"}


def test_a_programme_that_declares_nothing_of_it_offers_no_file() -> None:
    with pytest.raises(KeyError, match="iati"):
        made(declaring(indicator("CLI-1", WHOLE)))


@pytest.mark.parametrize(
    ("section", "more", "said"),
    [
        (SECTION.replace('sector = "13020"\n', ""), "", "iati.sector: this key is missing"),
        (SECTION.replace("actual_start", "actual_end"), "", "say planned_start or actual_start"),
        (SECTION.replace("2024-12-31", "2022-12-31"), "", "it would end (2022-12-31) before it begins (2023-01-09)"),
        (SECTION.replace('"pro-mujer"', '"promujer"'), "", "iati.reported_by: «promujer» is not one of the partners"),
        (SECTION.replace("sector =", "sectors ="), "", "iati.sectors: this key is not known"),
        (SECTION, "\nbaseline = 3", "say baseline_year for CLI-1"),
    ],
)
def test_what_iati_lacks_is_said_with_its_place(section: str, more: str, said: str) -> None:
    text = (ROOT / "data" / "programme.toml").read_text(encoding="utf-8")
    with pytest.raises(ProgrammeError) as problem:
        load_programme("\n".join((text, section, TABLE, indicator("CLI-1", WHOLE + more))))
    assert said in english(problem.value)


def test_without_indicators_there_is_nothing_to_tell() -> None:
    text = (ROOT / "data" / "programme.toml").read_text(encoding="utf-8")
    with refuses(ProgrammeError, match="declare indicators too"):
        load_programme(text + SECTION)
