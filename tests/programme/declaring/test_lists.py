"""A list entry is its own, or takes the place of one that every programme knows."""

import pytest

from lib.programme.loading import ProgrammeError, load_programme
from tests.refused import english
from tests.tables.rules.tables import DATA

USUAL = (DATA / "programme.toml").read_text(encoding="utf-8")


def test_an_entry_is_a_bare_key_or_has_a_name_and_synonyms() -> None:
    lists = load_programme(
        USUAL + '\n[lists]\nlanguages = ["es", { id = "kek", name = { es = "q\'eqchi\'" }, synonyms = ["kekchí"] }]\n'
    ).lists
    assert [entry.key for entry in lists.languages] == ["es", "kek"]
    assert lists.roles == ()


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ('{ name = { es = "promotora" } }', "lists.roles[1]: an entry has an id of its own, or says what"),
        (
            '{ id = "a", counts_as = "other" }',
            "lists.roles[a]: an entry has an id of its own, or says what it counts_as",
        ),
        ('{ id = "a", nombre = "b" }', "lists.roles[a].nombre: this key is not known"),
        ('{ id = "a", name = { es = "una; otra" } }', "lists.roles[a]: «una; otra»: names and synonyms have letters"),
        ('{ id = "a", synonyms = ["…"] }', "lists.roles[a]: «…»: names and synonyms have letters"),
        ('"Promotora de salud"', "lists.roles[1].id: «Promotora de salud» cannot be an id"),
    ],
)
def test_what_an_entry_cannot_be_is_one_sentence_with_its_place(entry: str, says: str) -> None:
    with pytest.raises(ProgrammeError) as caught:
        load_programme(f"{USUAL}\n[lists]\nroles = [{entry}]\n")
    (problem,) = caught.value.refusals
    assert says in english(problem)
