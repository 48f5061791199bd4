"""A locality is told by its name and, among namesakes, by where the point is; it is never guessed."""

import pytest

from lib.programme.localities import FARTHEST_KM, Localities, Locality, Match

TEKAX, MERIDA = (20.2052, -89.2852), (20.967, -89.624)
KM = 1 / 111.2  # degrees of latitude


def catalogue(*localities: Locality) -> Localities:
    return Localities(lambda municipality: localities if municipality == "31079" else ())


def north(km: float, name: str, key: str | None) -> Locality:
    return Locality(name, TEKAX[0] + km * KM, TEKAX[1], key)


KANCAB = north(0, "Kancab", "310790018")


def find(name: str, *localities: Locality) -> Match:
    return catalogue(*localities).find("31079", name, *TEKAX)


@pytest.mark.parametrize("typed", ["Kancab", "  KANCAB ", "Káncab", "kancab."])
def test_accents_case_and_punctuation_do_not_count(typed: str) -> None:
    assert find(typed, KANCAB) == Match("310790018", True)


@pytest.mark.parametrize("typed", ["Kanca", "Kankab", "Kancab Viejo"])
def test_a_name_that_nobody_has_is_unknown_however_similar(typed: str) -> None:
    assert find(typed, KANCAB) == Match(None, False)


def test_the_only_one_with_its_name_needs_no_point_near_it() -> None:
    assert catalogue(KANCAB).find("31079", "Kancab", *MERIDA).key == "310790018"


def test_of_namesakes_the_nearest_is_taken_where_it_is_clearly_nearer() -> None:
    assert find("San José", north(2, "San José", "310790101"), north(9, "San Jose", "310790102")).key == "310790101"


@pytest.mark.parametrize(("one", "other"), [(4.0, 5.0), (3.0, 3.0), (0.0, 0.0), (FARTHEST_KM + 0.5, 40.0)], ids=str)
def test_namesakes_at_like_distances_or_all_far_away_have_a_known_name_and_no_key(one: float, other: float) -> None:
    assert find("San José", north(one, "San José", "310790101"), north(other, "San José", "310790102")) == Match(
        None, True
    )


def test_a_namesake_without_a_point_is_never_the_nearest() -> None:
    nowhere = Locality("San José", None, None, "310790103")
    assert find("San José", nowhere, north(1, "San José", "310790101")).key == "310790101"
    assert find("San José", nowhere, Locality("San José", None, None, "310790104")) == Match(None, True)


def test_a_list_without_keys_only_knows_the_name() -> None:
    assert find("Kancab", north(0, "Kancab", None)) == Match(None, True)


def test_another_municipality_does_not_have_the_name() -> None:
    assert catalogue(KANCAB).find("31102", "Kancab", *TEKAX) == Match(None, False)
