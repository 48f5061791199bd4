"""How a source stands is said in plain words: what holds it back, when it is due, and why it could not be read."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from lib.collect.failure import OPERATORS, FailureKind
from lib.indicators.data_quality import Ratio
from lib.programme.country import UNKNOWN
from lib.programme.places import Places
from lib.snapshot.snapshot import Snapshot, SourceState, Withheld
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.pages import data_state as said
from tests.indicators.facts import geography, programme
from tests.snapshot.samples import sample_snapshot

ES, EN = Words("es"), Words("en")
NAMES = Names(programme(), geography(), ES, {})


def snapshot() -> Snapshot:
    return sample_snapshot("closing")


def source(name: str = "sict") -> SourceState:
    found = snapshot().source(name)
    assert found is not None
    return found


def with_quality(**changes: object) -> SourceState:
    state = source("dtc-mexico")
    return replace(state, quality=replace(state.quality, **changes))


def unread(trouble: str) -> SourceState:
    return replace(source(), freshness="unread", condition="unread", trouble=trouble)


def test_the_first_sentence_praises_and_never_rounds_to_all() -> None:
    lacking = with_quality(completeness=Ratio(4767, 4769))
    sentence = said.lead(replace(snapshot(), sources=(lacking,)), NAMES)
    assert sentence.startswith("De 4,769 celdas obligatorias, 4,767 están bien (99.9")
    assert "100" not in sentence


def test_only_what_is_wholly_right_reads_as_all() -> None:
    whole = replace(snapshot(), sources=(source("dtc-mexico"),))
    assert said.lead(whole, NAMES) == "Las 291 celdas obligatorias están bien (100\u00a0%)."


def test_without_any_cell_no_share_is_claimed() -> None:
    assert said.lead(replace(snapshot(), sources=()), NAMES) == "Todavía no se ha leído ninguna celda obligatoria."


def test_what_is_left_follows_with_its_base() -> None:
    assert said.what_is_left(snapshot(), NAMES) == [
        "7 de 8 fuentes entregaron a tiempo.",
        "Quedan 8 celdas por revisar, en 4 libros.",
    ]


def test_a_source_never_read_is_named() -> None:
    state = replace(source("pro-mujer"), freshness="unread")
    left = said.what_is_left(replace(snapshot(), sources=(source("dtc-mexico"), state)), NAMES)
    assert left[-1] == "Pro Mujer no tiene datos todavía."
    assert "No queda ninguna celda por revisar." in left


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (source("dtc-mexico"), "Sus cuatro medidas están completas."),
        (
            with_quality(weakest="completeness", completeness=Ratio(265, 267)),
            "Lo más débil: 2 de 267 celdas obligatorias están vacías o no se entienden.",
        ),
        (source("sedeco-oax"), "Lo más débil: una de 7 filas tiene algún error."),
        (source("sedeco-yuc"), "Lo más débil: los datos tienen 39 días y el plazo es de 15."),
        (
            with_quality(weakest="coverage", coverage=Ratio(26, 30)),
            "Lo más débil: faltan 4 de 30 reportes esperados.",
        ),
        (with_quality(weakest="validity", validity=Ratio(0, 0)), "Lo más débil: sus pestañas no traen filas."),
        (
            with_quality(weakest="timeliness", timely=None, age_days=None),
            "Lo más débil: la portada no declara hasta qué día están completos los hechos.",
        ),
        (unread("not_found"), "Sin lectura no hay nada que medir todavía."),
    ],
)
def test_the_weakest_part_is_one_sentence(state: SourceState, sentence: str) -> None:
    assert said.weakest_part(state, ES) == sentence


def test_every_dimension_has_its_base_or_its_kind_of_nothing() -> None:
    lacking = with_quality(completeness=Ratio(265, 267))
    assert said.measured(lacking, "completeness", ES).text == "265 de 267 (99\u00a0%)"
    assert said.measured(source(), "timeliness", EN).text == "6 days, of 30 promised"
    assert said.measured(with_quality(validity=Ratio(0, 0)), "validity", ES).state == "not-applicable"
    assert said.measured(unread("network"), "completeness", ES).state == "no-data"
    assert said.measured(with_quality(age_days=None), "timeliness", ES).state == "no-data"


@pytest.mark.parametrize(
    ("facts_to", "sentence"),
    [
        (date(2023, 11, 30), "Cada 30 días; le toca el 30 dic 2023."),
        (date(2023, 11, 6), "Cada 30 días; le toca hoy, 6 dic 2023."),
        (date(2023, 11, 5), "Cada 30 días; le tocaba ayer, 5 dic 2023."),
        (date(2023, 10, 6), "Cada 30 días; le tocaba el 5 nov 2023, hace 31 días."),
        (None, "Cada 30 días; todavía no declara ninguna fecha."),
    ],
)
def test_the_cadence_says_whose_turn_it_is(facts_to: date | None, sentence: str) -> None:
    assert said.cadence(replace(source(), facts_to=facts_to), snapshot(), ES) == sentence


@pytest.mark.parametrize("words", [ES, EN])
@pytest.mark.parametrize("kind", [*(each for each in FailureKind if each not in OPERATORS), "under-review"])
def test_every_trouble_has_words_of_its_own(kind: str, words: Words) -> None:
    assert said.trouble(unread(kind), words) not in {None, words("data.trouble")}


@pytest.mark.parametrize("words", [ES, EN])
def test_what_only_the_operator_can_mend_is_said_alike_of_every_source(words: Words) -> None:
    told = {said.trouble(replace(unread(kind), reading="operator"), words) for kind in OPERATORS}
    assert told == {words("data.trouble.operator")}


def test_a_source_that_fails_after_a_good_reading_says_that_its_last_figures_are_shown() -> None:
    state = replace(source(), reading="no-permission", trouble="permission")
    assert str(said.trouble(state, ES)).endswith("Se muestran las últimas cifras que sí se leyeron.")
    assert "Se muestran" not in str(said.trouble(unread("permission"), ES))
    assert said.trouble(source(), ES) is None


def test_a_reading_is_told_by_the_viewer_s_own_clock() -> None:
    noon = datetime(2023, 12, 6, 18, 30, tzinfo=UTC)
    assert said.clock(noon, ES, "America/Merida").text == "6 dic 2023, 12:30"
    assert said.clock(noon, ES).text == "6 dic 2023, 18:30 UTC"
    assert said.clock(noon, ES, "Nowhere/At-All").text == "6 dic 2023, 18:30 UTC"
    assert said.clock(None, ES).state == "no-data"


@pytest.mark.parametrize(("why", "told"), [("unsolved", "no se pudo comprobar"), ("confined", "menos de 5 personas")])
def test_that_details_are_withheld_is_said_with_the_reason(why: Withheld, told: str) -> None:
    assert not any("protegid" in each for each in said.what_is_left(snapshot(), NAMES))
    (found,) = (each for each in said.what_is_left(replace(snapshot(), withheld=why), NAMES) if "protegid" in each)
    assert told in found


@pytest.mark.parametrize(
    ("country", "told"),
    [
        (None, "Atención: el archivo del programa no dice en qué país trabaja"),
        ("pe", "Atención: de Perú no hay carpeta en `data/countries/pe`"),
    ],
)
def test_where_nothing_is_known_of_the_country_the_first_sentence_says_so(country: str | None, told: str) -> None:
    elsewhere = NAMES.programme.model_copy(
        update={
            "programme": NAMES.programme.programme.model_copy(update={"country": country}),
            "places": Places(folder="geo"),
        }
    ).knowing(UNKNOWN)
    left = said.what_is_left(snapshot(), replace(NAMES, programme=elsewhere))
    assert left[0].startswith(told)
    assert left[1:] == said.what_is_left(snapshot(), NAMES)
