"""The answers from which a new programme is written: from a file, or one by one on the terminal."""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from lib.programme.declared import Colour, Declared, LanguageCode, Slug, Text
from lib.programme.declaring.lists import Lists
from lib.programme.model import CountryCode, TableId
from lib.programme.recommendations import FIVE, Recommendation
from lib.programme.text import normalise

Ask = Callable[[str], str]
COORDINATION: tuple[TableId, ...] = ("socios", "metas", "comunicacion")
TRAINING: tuple[TableId, ...] = ("bootcamps", "sesiones", "alcance", "preparacion", "seguimiento")
HUBS: tuple[TableId, ...] = ("sitios",)
PROMISES: tuple[TableId, ...] = ("compromisos",)


class AnswersProblem(ValueError):
    """The answers cannot be used; the message says which and what is expected."""


class Called(Declared):
    """What regions, or their parts, are called in one language."""

    one: str
    many: str
    gender: Literal["m", "f"] = "m"


class ServedCalled(Declared):
    """Whom the programme is for, in one language: one, several, and as women. `sheets` is what the sheets write."""

    one: str
    many: str
    woman: str
    women: str
    sheets: str


class Member(Declared):
    """A partner, and the tables it keeps; without any it has no workbook. `state` is a region's key."""

    id: Slug
    name: str
    short: str
    kind: Slug
    colour: Colour = "#4A4A4A"
    state: str | None = None
    tables: tuple[TableId, ...] = ()
    every_days: Annotated[int, Field(ge=1)] = 15


class Answers(Declared):
    """Everything `new` needs. Paths are relative to the file of answers, or to where the command runs.

    `regions` and `areas` are GeoJSON files; without `regions` the places are the states of Mexico. `country` stands
    after «fuera de» in messages; `country_code` says how persons are written (else the time zone does).
    `region_called`, `area_called` and `served` are by language.
    """

    name: str
    description: Text
    region: Text
    states: Annotated[tuple[str, ...], Field(min_length=1)]
    languages: Annotated[tuple[LanguageCode, ...], Field(min_length=1)] = ("es", "en")
    timezone: str = "America/Mexico_City"
    country_code: CountryCode | None = None
    regions: str = ""
    areas: str = ""
    country: Text | None = None
    credit: Text | None = None
    region_called: Mapping[LanguageCode, Called] = {}
    area_called: Mapping[LanguageCode, Called] = {}
    bands: Annotated[tuple[str, ...], Field(min_length=2)] = ("15-25", "26-35", "36-45", "46-55", "56-65")
    focus: str = ""
    colour: Colour = "#1F5A7A"
    colour_on_dark: Colour | None = None
    logo: str = ""
    planned_for_women: bool = True
    target_people: int | None = None
    served: Mapping[LanguageCode, ServedCalled] = {}
    partners: Annotated[tuple[Member, ...], Field(min_length=1)]
    wording: Mapping[LanguageCode, Mapping[str, str]] = {}
    choices: Mapping[str, Mapping[str, str]] = {}
    lists: Lists = Lists()
    recommendations: tuple[Recommendation, ...] = FIVE

    @property
    def id(self) -> str:
        """Return the programme's id, made of its name."""
        return slug(self.name)


def slug(name: str) -> str:
    """Return a short and stable key made of a name."""
    return normalise(name).replace(" ", "-")[:40].strip("-") or "programa"


def from_file(path: Path) -> Answers:
    """Read a file of answers. Raises AnswersProblem."""
    try:
        return Answers.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as problem:
        raise AnswersProblem(f"{path}: cannot be read ({problem.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise AnswersProblem(f"{path}: this is not valid TOML: {problem}") from None
    except ValidationError as error:
        lines = [f"{path}: {'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors()]
        raise AnswersProblem("\n".join(lines)) from None


def from_questions(ask: Ask) -> Answers:
    """Ask on the terminal and return the answers. Raises AnswersProblem for one that cannot be used."""
    name = _required(ask, "Name of the programme")
    about = _required(ask, "What it does, in one sentence (Spanish)")
    about_en = ask("The same in English [as in Spanish]: ").strip()
    languages = _several(ask("Languages, by code [es, en]: ") or "es, en")
    regions = ask("GeoJSON file of your own regions [the states of Mexico]: ").strip()
    states = _several(_required(ask, "Keys of the regions where it works, such as 07, 31"))
    where = _required(ask, "Where that is, such as «el sureste de México»")
    zone = ask("Time zone [America/Mexico_City]: ").strip() or "America/Mexico_City"
    bands = _several(ask("Age bands [15-25, 26-35, 36-45, 46-55, 56-65]: ") or "15-25, 26-35, 36-45, 46-55, 56-65")
    colour = ask("Colour of the programme [#1F5A7A]: ").strip() or "#1F5A7A"
    target = ask("People to reach in all [not decided]: ").strip()
    given = {
        "name": name,
        "description": {"es": about, "en": about_en or about},
        "region": {"es": where},
        "languages": languages,
        "regions": regions,
        "states": states,
        "timezone": zone,
        "bands": bands,
        "colour": colour,
        "target_people": target or None,
        "partners": _members(ask, states),
        **(_own_places(ask) if regions else {}),
    }
    try:
        return Answers.model_validate(given)
    except ValidationError as error:
        lines = [f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors()]
        raise AnswersProblem("\n".join(lines)) from None


def _own_places(ask: Ask) -> dict[str, object]:
    one = ask("What you call a region, in Spanish [región]: ").strip() or "región"
    many = ask("Several of them [regiones]: ").strip() or "regiones"
    gender = ask("Is that masculine (m) or feminine (f) [f]: ").strip() or "f"
    one_en = ask("A region in English [region]: ").strip() or "region"
    country = _required(ask, "The country")
    credit = _required(ask, "Whom to credit for the outlines")
    return {
        "region_called": {
            "es": {"one": one, "many": many, "gender": gender},
            "en": {"one": one_en, "many": f"{one_en}s"},
        },
        "country": {"es": country},
        "credit": {"es": credit},
    }


def _members(ask: Ask, states: tuple[str, ...]) -> list[dict[str, object]]:
    """Ask who keeps which tables: coordination, bootcamps, hubs, and a government in each region."""
    asked: tuple[tuple[str, str, tuple[TableId, ...]], ...] = (
        ("Who coordinates", "cooperation", COORDINATION),
        ("Who runs the bootcamps and counts people", "ngo", TRAINING),
        ("Who looks after the hubs", "federal-gov", HUBS),
    )
    members: dict[str, dict[str, object]] = {}
    for question, kind, tables in asked:
        called = _required(ask, question)
        before = members.get(slug(called))
        if before:
            before["tables"] = (*_tables(before), *tables)
        else:
            members[slug(called)] = {
                "id": slug(called), "name": called, "short": called[:24], "kind": kind, "tables": tables
            }  # fmt: skip
    for state in states:
        called = ask(f"Government that commits itself in {state} [none]: ").strip()
        if called:
            members[slug(called)] = {
                "id": slug(called), "name": called, "short": called[:24], "kind": "state-gov", "state": state,
                "tables": PROMISES,
            }  # fmt: skip
    return list(members.values())


def _tables(member: dict[str, object]) -> tuple[str, ...]:
    tables = member["tables"]
    return tables if isinstance(tables, tuple) else ()


def _required(ask: Ask, question: str) -> str:
    answer = ask(f"{question}: ").strip()
    if not answer:
        raise AnswersProblem(f"«{question}» needs an answer; begin again, or give the answers in a file")
    return answer


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
