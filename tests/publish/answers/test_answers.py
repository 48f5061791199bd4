"""Hundreds of questions: no number that the cut does not have, none that is protected, each with its origin."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from math import hypot
from typing import Any

import pytest

from lib.indicators.figure import Figure
from lib.programme.indicator_ids import INDICATORS
from lib.publish.answers.claims import verified
from lib.publish.answers.figures import UnknownToUs, compared, figure_answer, indicators, states_of
from lib.publish.answers.hubs import hubs_near
from lib.publish.answers.series import series
from lib.snapshot.audience import for_public
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names
from tests.indicators.facts import geography, programme
from tests.pages.rigged import THRESHOLD, rigged
from tests.snapshot.samples import sample_snapshot

THEN, NOW = (for_public(sample_snapshot(each)) for each in ("midway", "closing"))
NEEDED = ("source", "date", "cut", "protection", "sentence")
NUMBER = re.compile(r"\d[\d,.]*")


def names(language: str = "es", k: int = 5) -> Names:
    rules = programme().rules.model_copy(update={"protected_below": k})
    return Names(programme().model_copy(update={"rules": rules}), geography(), Words(language), {})


def questions(snapshot: Snapshot, spoken: Names) -> Iterator[dict[str, Any]]:
    """Ask everything that can be asked of a snapshot in one language."""
    yield indicators(snapshot, spoken)
    days = [(THEN.today, THEN.id, THEN.figures), (snapshot.today, snapshot.id, snapshot.figures)]
    for indicator in INDICATORS:
        for state in (None, *states_of(snapshot, spoken)):
            yield asdict(figure_answer(indicator, state, snapshot, spoken))
        yield compared(indicator, (), snapshot, spoken)
        yield series(indicator, days, snapshot, spoken)
        for guess in (1, 4, 358, 0.81):
            yield verified(indicator, guess, snapshot, snapshot, spoken)
    for place in ("31079", "Tekax", "Tekax, Yucatán", "20.97, -89.62", "19.4, -99.1"):
        yield hubs_near(place, 25, snapshot, spoken)


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_answer_has_its_source_date_cut_protection_and_a_sentence_that_names_the_cut(language: str) -> None:
    asked = list(questions(NOW, names(language)))
    assert len(asked) > 400
    for each in asked:
        assert [name for name in NEEDED if name not in each] == []
        assert each["cut"] == NOW.id
        assert f"{NOW.id[:4]}, " in each["sentence"]
        assert each["protection"]


def test_a_number_is_the_cut_s_own_and_the_sentence_says_no_other() -> None:
    spoken = names()
    for indicator in INDICATORS:
        told, figure = figure_answer(indicator, None, NOW, spoken), NOW.figure(indicator)
        if told.state == "shown":
            assert (told.value, told.low, told.high) == (figure.value, figure.low, figure.high)
        said = told.sentence.replace(told.name, "").replace(told.place, "").partition(" (")[0]
        assert set(NUMBER.findall(said)) <= set(NUMBER.findall(f"{told.text} {told.base}")), told.sentence


def test_no_hidden_count_is_in_any_answer_whatever_is_asked_or_guessed() -> None:
    rig = rigged()
    public, spoken = for_public(rig.snapshot), names(k=THRESHOLD)
    guesses = [verified("ALC-3", secret, public, public, spoken) for secret in rig.secrets]
    asked = [*questions(public, spoken), *guesses]
    assert any(each.get("state") == "protected" for each in asked)
    for each in asked:
        assert rig.found_in(json.dumps(each).encode()) == set(), each["sentence"]


def test_what_is_not_shown_has_no_number_and_is_never_confirmed() -> None:
    masked = replace(NOW, figures={**NOW.figures, "ALC-3": Figure("ALC-3", "people", "protected")})
    told = figure_answer("ALC-3", None, masked, names())
    assert (told.value, told.low, told.high, told.text) == (None, None, None, "Protegido")
    assert told.protection == Words("es")("nothing.protected.means")
    answers = [verified("ALC-3", guess, masked, masked, names()) for guess in range(60)]
    assert {each["matches"] for each in answers} == {None}
    assert len({each["sentence"] for each in answers}) == 1


def test_states_are_compared_the_largest_first_with_the_whole_beside_them() -> None:
    told = compared("ALC-1", ("20", "31", "07"), NOW, names())
    values = [each["value"] for each in told["states"]]
    assert values == sorted(values, reverse=True)
    assert told["whole"]["value"] == 358
    assert told["sentence"].startswith(f"Personas alcanzadas: {told['states'][0]['place']} {values[0]:.0f}, ")


def test_a_course_has_no_value_that_differs_by_few_people_from_the_next() -> None:
    near = {**NOW.figures, "ALC-1": replace(NOW.figure("ALC-1"), value=355)}
    before = (THEN.today, THEN.id, THEN.figures), (NOW.today.replace(day=1), "c" * 12, near)
    told = series("ALC-1", (*before, (NOW.today, NOW.id, NOW.figures)), NOW, names())
    values = {each["cut"]: each["value"] for each in told["points"]}
    assert values == {THEN.id: 247, "c" * 12: None, NOW.id: 358}
    assert "355" not in json.dumps(told)


def test_a_claim_is_told_true_or_false_and_what_it_is_today() -> None:
    right = verified("ALC-1", 247, THEN, NOW, names())
    assert (right["matches"], right["published"], right["today"]) == (True, 247, 358)
    assert right["sentence"].endswith("Hoy: 358.")
    wrong = verified("ALC-1", 248, THEN, NOW, names())
    assert wrong["matches"] is False
    assert "248" not in wrong["sentence"]
    assert verified("EMB-6", 81, NOW, NOW, names())["matches"]
    assert verified("EMB-6", 0.81, NOW, NOW, names())["matches"]


def test_hubs_near_a_place_come_nearest_first_as_the_public_may_have_them() -> None:
    told, place = hubs_near("Tekax", 25, NOW, names()), geography().municipality("31079")
    assert place is not None
    away = [hypot(each["lat"] - place.lat, each["lon"] - place.lon) for each in told["hubs"]]
    assert away == sorted(away)
    assert "YUC-TEK-01" in {each["hub"] for each in told["hubs"]}
    assert told["place"] == "Tekax, Yucatán"
    assert hubs_near("19.4, -99.1", 25, NOW, names())["hubs"] == []


@pytest.mark.parametrize(
    "ask",
    [
        lambda spoken: figure_answer("XYZ-1", None, NOW, spoken),
        lambda spoken: figure_answer("ALC-1", "99", NOW, spoken),
        lambda spoken: hubs_near("Atlantis", 25, NOW, spoken),
        lambda spoken: hubs_near("1e999, 5", 25, NOW, spoken),
        lambda spoken: hubs_near("nan, nan", 25, NOW, spoken),
        lambda spoken: hubs_near("San Pedro Mixtepec", 25, NOW, spoken),
    ],
)
def test_what_is_not_known_is_said_with_what_is(ask: Callable[[Names], object]) -> None:
    for language in ("es", "en"):
        with pytest.raises(UnknownToUs, match=r"«|“"):
            ask(names(language))
