"""Public statistics stand beside the map with their source, and apart from the programme's own figures."""

from lib.markup.hubs.public_statistics import public_statistics
from lib.programme.declared import Text
from lib.programme.presentation import DeclaredStatistic, PublicStatistic
from tests.markup.made_hubs import ATTACK, hub, names, sample


def statistic(name: str = "Hogares con internet", **values: float) -> PublicStatistic:
    said, source = Text(es=name, en="Homes online"), Text(es="Encuesta inventada", en="Invented survey")  # type: ignore[call-arg]
    declared = DeclaredStatistic(name=said, file="a.csv", source=source, year=2020, link="https://example.org/a")
    return PublicStatistic(declared, {key[1:]: value for key, value in values.items()})


def test_each_municipality_with_a_hub_has_its_value_and_the_table_its_source_and_year() -> None:
    html = public_statistics([hub(), hub(id="B", municipality="31102")], [statistic(m31079=61.5)], names())
    assert "61.5" in html
    assert "Sin dato" in html
    assert "Encuesta inventada, 2020" in html
    assert "no son del programa" in html


def test_nothing_declared_or_no_hub_shown_is_nothing() -> None:
    assert public_statistics(sample().hubs, [], names()) == ""
    assert public_statistics([], [statistic()], names()) == ""


def test_what_a_programme_file_says_is_escaped() -> None:
    assert ATTACK not in public_statistics([hub()], [statistic(ATTACK)], names())
