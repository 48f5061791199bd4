"""Numbers, shares and dates as people in Mexico read them."""

from datetime import UTC, date, datetime

import pytest

from lib.wording.language import Words

ES, EN = Words("es"), Words("en")


def test_thousands_have_a_comma_and_decimals_a_point_in_both_languages() -> None:
    assert ES.number(1234567.5, 1) == "1,234,567.5"
    assert EN.number(1234567.5, 1) == "1,234,567.5"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.32, "32 %"),
        (1.0, "100 %"),
        (0.0, "0 %"),
        (0.9986, "99.9 %"),
        (0.99958, "99.96 %"),
        (0.001, "0.1 %"),
        (1.02, "102 %"),
    ],
)
def test_a_share_reads_100_or_0_only_when_it_is_exactly_that(value: float, text: str) -> None:
    assert ES.share(value) == text.replace(" ", "\u00a0")


def test_dates_are_written_out_in_the_readers_language() -> None:
    assert ES.long_day(date(2023, 11, 30)) == "30 de noviembre de 2023"
    assert EN.long_day(date(2023, 11, 30)) == "30 November 2023"
    assert ES.day(date(2023, 9, 5)) == "5 sep 2023"
    assert ES.day_and_month(date(2023, 10, 28)) == "28 oct"
    assert ES.moment(datetime(2023, 11, 30, 14, 5, tzinfo=UTC)) == "30 nov 2023, 14:05"


def test_one_thing_has_its_own_sentence() -> None:
    told = {"partner": "SICT", "about": "Oaxaca", "what": ""}
    assert ES("due.verification", n=1, **told) == "SICT: verificar un sitio en Oaxaca"
    assert ES("due.verification", n=4, **told) == "SICT: verificar 4 sitios en Oaxaca"


def test_a_key_that_nobody_wrote_is_an_error_and_not_an_empty_text() -> None:
    with pytest.raises(KeyError):
        ES("no.such.key")


@pytest.mark.parametrize(("language", "said"), [("es", "Desconocido"), ("en", "Unknown")])
def test_a_choice_that_could_not_be_read_is_called_so_in_every_list(language: str, said: str) -> None:
    for of in ("phase", "role", "requirement", "contribution", "connectivity"):
        assert Words(language).called(of, "unknown") == said
