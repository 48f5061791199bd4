"""A programme that declares columns, a table and indicators of its own, and rows of that table."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from lib.programme.loading import load_programme
from lib.programme.model import Programme
from lib.programme.setting import Setting
from lib.tables.reading.table import ReadTable
from lib.tables.schema.columns import Row
from lib.tables.schema.declared import models_of
from tests.indicators.facts import ROOT, TODAY, setting, table

TABLE = """
[[tables]]
id = "visitas"
name = { es = "Visitas a la clínica", en = "Visits to the clinic" }
key = { es = "visita_id", en = "visit id" }
of = "people"

[[columns]]
table = "visitas"
id = "motivo"
name = { es = "motivo de la visita", en = "reason of the visit" }
type = "choice"
meaning = { es = "Por qué vinieron.", en = "Why they came." }
example = "prenatal"
choices = [
  { id = "prenatal", name = { es = "prenatal", en = "prenatal care" } },
  { id = "vaccine", name = { es = "vacuna", en = "vaccination" } },
  { id = "other", name = { es = "otro", en = "other" } },
]

[[columns]]
table = "visitas"
id = "cita"
name = { es = "con cita", en = "by appointment" }
type = "yes-no"
meaning = { es = "Si vinieron con cita.", en = "Whether they came by appointment." }
example = "sí"

[[columns]]
table = "visitas"
id = "atendidas"
name = { es = "personas atendidas", en = "people seen" }
type = "count"
of = "people"
required = true
meaning = { es = "Personas atendidas ese día.", en = "People seen on that day." }
example = "12"

[[columns]]
table = "visitas"
id = "mujeres"
name = { es = "de ellas, mujeres", en = "women among them" }
type = "count"
of = "people"
part_of = "atendidas"
meaning = { es = "Mujeres entre ellas.", en = "Women among them." }
example = "9"

[[columns]]
table = "visitas"
id = "hombres"
name = { es = "de ellas, hombres", en = "men among them" }
type = "count"
of = "people"
part_of = "atendidas"
meaning = { es = "Hombres entre ellas.", en = "Men among them." }
example = "3"

[[columns]]
table = "sitios"
id = "energia"
name = { es = "energía", en = "power" }
type = "choice"
public = true
meaning = { es = "De qué vive el sitio.", en = "What powers the hub." }
example = "solar"
choices = [
  { id = "solar", name = { es = "solar", en = "solar" } },
  { id = "grid", name = { es = "red", en = "grid" } },
]
"""

TEXTS = """
definition = { es = "Lo que dice la ficha.", en = "What the sheet says." }
unit = { es = "personas", en = "people" }
source = { es = "Registro de la clínica", en = "The clinic's register" }
means_of_verification = { es = "Libro de visitas en resguardo de la clínica", en = "Book of visits kept by the clinic" }
"""


def indicator(name: str, body: str, *, level: str = "component", called: str = "") -> str:
    """Return the declaration of an indicator."""
    title = called or name
    said = f'id = "{name}"\nname = {{ es = "{title}", en = "{title}" }}\nlevel = "{level}"'
    return f"[[indicators]]\n{said}\n{TEXTS}{body}\n"


@cache
def declaring(*indicators: str, more: str = TABLE) -> Programme:
    """Return the sample's programme with these declarations."""
    text = (ROOT / "data" / "programme.toml").read_text(encoding="utf-8")
    return load_programme("\n".join((text, more, *indicators)))


def setting_with(programme: Programme, today: date = TODAY) -> Setting:
    return replace(setting(today), programme=programme)


def visit(programme: Programme, number: int, **given: object) -> Row:
    """Return a row of visits: six prenatal ones in Tekax unless `given` says otherwise."""
    usual: dict[str, object] = {"state": "31", "municipality": "31079", "day": date(2023, 5, 3), "own_atendidas": 6}
    model = models_of(programme)["visitas"]
    motive = model.columns["own_motivo"].choices
    assert motive is not None
    usual["own_motivo"] = motive("prenatal")
    if "motive" in given:
        usual["own_motivo"] = motive(str(given.pop("motive")))
    return model.model_validate({"key_of_row": f"V-{number}", **usual, **given})


def visits(programme: Programme, rows: Iterable[Row]) -> ReadTable:
    return table(tuple(rows), "pro-mujer", models_of(programme)["visitas"])


_TOWNS = ("31079", "31050", "07101", "20067", "04002")


def random_visits(programme: Programme, rng: random.Random) -> Iterator[Row]:
    """Yield rows of few people each, in a few towns, as a small clinic's."""
    for number in range(rng.randint(3, 14)):
        town = rng.choice(_TOWNS[: rng.randint(1, 5)])
        people = rng.choice((0, 1, 2, 3, 5, 8, 13, 21))
        women = rng.randint(0, people)
        yield visit(
            programme, number, state=town[:2], municipality=town, own_atendidas=people, own_mujeres=women,
            own_hombres=rng.randint(0, people - women), own_cita=rng.choice((True, False, None)),
            motive=rng.choice(("prenatal", "vaccine", "other")),
        )  # fmt: skip
