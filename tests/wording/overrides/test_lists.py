"""Lists that cannot be meant are refused when the programme is opened; what is declared is said everywhere."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lib.i18n.catalogue import speak
from lib.programme.declaring.lists import Lists
from lib.programme.loading import ProgrammeError
from lib.programme.model import Programme
from lib.programme.setting import Setting
from lib.tables.schema.models import MODELS
from lib.wording.language import Words
from lib.wording.overrides.overrides import overrides_of, speak_as
from lib.wording.reference.dictionary import dictionary
from lib.wording.reference.table_schema import table_schema
from tests.refused import english
from tests.tables.rules.tables import GEOGRAPHY, PROGRAMME, TODAY


def declaring(**lists: list[Any]) -> Programme:
    return PROGRAMME.model_copy(update={"lists": Lists.model_validate(lists)})


def setting(programme: Programme) -> Setting:
    return Setting(programme, GEOGRAPHY, TODAY, {})


@pytest.fixture
def quiet() -> Iterator[None]:
    """Speak as usual again afterwards."""
    yield
    speak()


NEEDED = ["micro-entrepreneur", "partner-staff"]
WRONG: list[tuple[dict[str, list[Any]], str]] = [
    ({"topics": ["communicaton"]}, "lists.topics[communicaton]: «communicaton» needs a name"),
    ({"topics": ["communicaton"]}, "Did you mean «communication»?"),
    ({"topics": ["safety", "safety"]}, "lists.topics: «safety» stands twice"),
    ({"outcomes": [{"counts_as": "use-tool", "name": {"es": "usa"}}]}, "Did you mean «uses-tool»?"),
    ({"languages": ["es", {"id": "quechua", "name": {"es": "quechua"}}]}, "ISO 639-3 writes it with three letters"),
    ({"roles": ["micro-entrepreneur"]}, "lists.roles: one entry must count as «partner-staff»"),
    ({"roles": [*NEEDED, {"id": "unknown", "name": {"es": "x"}}]}, "give this one another id"),
    (
        {"topics": ["safety", {"id": "new", "name": {"es": "nuevo"}, "synonyms": ["Seguridad"]}]},
        "lists.tema.new: «Seguridad» already means «safety»; leave it to one of them",
    ),
    ({"partner_kinds": ["federal-gv", "ngo"]}, "Did you mean «federal-gov»?"),
    ({"partner_kinds": ["ngo"]}, "partners[sict].kind: found «federal-gov», expected one of ngo"),
]


@pytest.mark.parametrize(("lists", "says"), WRONG)
def test_a_list_that_cannot_be_meant_is_one_clear_sentence(lists: dict[str, list[Any]], says: str) -> None:
    with pytest.raises(ProgrammeError) as caught:
        overrides_of(setting(declaring(**lists)), Path())
    assert says in english(caught.value)


def test_the_lists_of_every_programme_can_be_written_out() -> None:
    said = declaring(topics=["safety", "business"], roles=NEEDED, languages=["es", "zap"])
    assert overrides_of(setting(said), Path()).texts.keys() >= {"es", "en"}


@pytest.mark.usefixtures("quiet")
def test_pages_say_an_entry_by_its_name_with_a_capital_where_the_list_has_them() -> None:
    own = {"id": "own", "name": {"es": "gestión propia", "en": "self-run"}}
    tool = {"counts_as": "uses-tool", "name": {"es": "usa la báscula"}}
    speak_as(setting(declaring(phases=["access", own], outcomes=[tool])), Path())
    spanish, english = Words("es"), Words("en")
    assert (spanish("phase.own"), english("phase.own")) == ("Gestión propia", "Self-run")
    assert spanish("outcome.uses-tool") == spanish("reach.outcome.uses-tool") == "usa la báscula"
    assert (spanish.called("phase", "gone"), spanish("phase.access")) == ("gone", "Acceso")


def test_the_schema_and_the_dictionary_have_the_declared_lists() -> None:
    programme = declaring(topics=["safety", {"id": "scale", "name": {"es": "báscula"}}])
    (topic,) = (each for each in table_schema(MODELS["sesiones"], programme)["fields"] if each["name"] == "tema")
    assert topic["constraints"]["enum"] == ["seguridad", "báscula"]
    assert topic["choices_en"] == {"seguridad": "safety", "báscula": "scale"}
    assert "seguridad (*safety*)<br>báscula (*scale*)" in dictionary(programme)
