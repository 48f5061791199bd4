"""A programme's own words: its catalogues beside the programme file, its texts by key, and its phrases."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from lib.i18n.catalogue import FALLBACK, Overrides, marked, speak, texts_in, written
from lib.programme.declaring.nearest import nearest
from lib.programme.declaring.refusals import Refusal, refusal
from lib.programme.loading import ProgrammeError
from lib.programme.model import Programme
from lib.programme.setting import Setting
from lib.tables.schema.choice_words import choice_words, speaks_spanish, written_as
from lib.tables.schema.declared import models_of, own_header_problems
from lib.tables.schema.lists import OPEN_LISTS, choices_of, declared_entries
from lib.tables.schema.models import MODELS
from lib.wording.overrides.country import country_phrases
from lib.wording.overrides.declared import declared_texts
from lib.wording.overrides.declared_indicators import indicator_texts
from lib.wording.overrides.examples import example_overrides
from lib.wording.overrides.lists import list_problems
from lib.wording.overrides.sheet_phrases import english_sheets
from lib.wording.overrides.statuses import status_texts
from lib.wording.reference.columns import choice_key, choices_key, keys

FOLDER = "i18n"
"""The folder beside the programme file with catalogues of its own: `i18n/<language>/*.po`."""

_WITHOUT = ".without-bootcamps"
"""The end of the keys of texts for programmes that have none; they take the place of the text without it."""

_PARTS = tuple(f"{of}.municipality{which}" for of in ("exports.column", "hubs.csv") for which in ("", "-code", "-key"))
_SAID_IN = (FALLBACK, "en")
"""The languages that have every text, so that what a programme's own lack is said in one of them."""
_UNCREDITED = "hubs.credit.nobody"
_CREDITS = ("hubs.credit", "hubs.credit.short", "about.licence.shapes.says")


def speak_as(setting: Setting, folder: Path) -> None:
    """Speak in this process as a programme does; `folder` is that of its file.

    Raises ProgrammeError for a text or phrase that the catalogues do not have, with the nearest that they have.
    """
    speak(overrides_of(setting, folder))


def overrides_of(setting: Setting, folder: Path) -> Overrides:
    """Return what a programme says in its own way. What stands in the programme file wins over its catalogues."""
    programme = setting.programme
    texts: dict[str, dict[str, str]] = {}
    phrases = {**country_phrases(setting)}
    for spoken, ages in _ages(programme).items():
        phrases[spoken] = {**phrases.get(spoken, {}), **ages}
    if not speaks_spanish(programme.programme.languages):
        phrases["en"] = {**phrases.get("en", {}), **english_sheets()}
    problems = [*own_header_problems(programme), *_unknown_choices(programme)]
    known = dict.fromkeys((*written(FALLBACK), *keys()))
    everywhere = {**example_overrides(setting), **_choices(programme), **_listed(programme)}
    made = {
        language: {
            **everywhere,
            **_parts(setting, language),
            **said,
            **_entries(programme, language),
            **declared_texts(programme, language),
            **indicator_texts(programme, language),
        }
        for language, said in _credits(programme)
    }
    known |= dict.fromkeys(made[FALLBACK])
    for language in dict.fromkeys((*_SAID_IN, *programme.programme.languages, *programme.wording)):
        filed, said = texts_in(folder / FOLDER / language, language), programme.wording.get(language, {})
        problems += _unknown(f"{FOLDER}/{language}", filed, known)
        problems += _unknown(f"wording.{language}", said, known)
        own = {**filed, **said}
        variants = {} if programme.trains else _without_bootcamps({**written(language), **own})
        texts[language] = {**variants, **made.get(language, {}), **status_texts(own), **own}
    for language, said in programme.phrases.items():
        problems += _unknown(f"phrases.{language}", said, dict.fromkeys(marked(language)))
        phrases[language] = {**phrases.get(language, {}), **said}
    if problems:
        raise ProgrammeError(problems)
    return Overrides(texts, phrases, programme.programme.languages)


def _ages(programme: Programme) -> dict[str, dict[str, str]]:
    """Return how the ages that the programme plans for are said, where texts mark them."""
    low, _, high = programme.programme.planned_ages.partition("-")
    if not (low.isdigit() and high.isdigit()):
        return {}
    return {"es": {"15 a 65": f"{low} a {high}"}, "en": {"15 to 65": f"{low} to {high}"}}


def _without_bootcamps(texts: Mapping[str, str]) -> dict[str, str]:
    """Return what a programme without bootcamps says in place of texts that speak of them, by their keys."""
    return {key.removesuffix(_WITHOUT): text for key, text in texts.items() if key.endswith(_WITHOUT)}


def _credits(programme: Programme) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each language with whom a programme with places of its own credits for them, or that nobody is named."""
    credit = programme.places.credit
    for language in dict.fromkeys((*_SAID_IN, *programme.programme.languages)):
        nobody = written(language).get(_UNCREDITED) if programme.places.folder else None
        said = credit.in_language(language) if credit else nobody
        yield language, dict.fromkeys(_CREDITS, said) if said else {}


def _parts(setting: Setting, language: str) -> dict[str, str]:
    """Return headings that tell a region from its only part, where both are called the same."""
    if not setting.geography.one_level:
        return {}
    texts = written(language)
    return {key: texts[key].replace("]]", "]] 2") for key in _PARTS if key in texts}


def _choices(programme: Programme) -> dict[str, str]:
    """Return the words that the sheets write for choices, by the key of their text."""
    words = choice_words(programme)
    return {choice_key(header, value): said for header, own in words.items() for value, said in own.items()}


def _entries(programme: Programme, language: str) -> dict[str, str]:
    """Return what pages call the entries of declared lists, with a capital where that is usual in the list."""
    usual, said = written(FALLBACK), dict[str, str]()
    for of, entry, names in declared_entries(programme):
        name = names.get(language, "")
        for spoken in of.spoken if name else ():
            capital = usual[f"{spoken}.{next(iter(of.choices))}"][:1].isupper()
            said[f"{spoken}.{entry.key}"] = name[:1].upper() + name[1:] if capital else name
    return said


def _listed(programme: Programme) -> dict[str, str]:
    """Return what the sheets write for the choices of each column whose list is the programme's own, by text key."""
    words, said = choice_words(programme), {}
    own = {each.choices for each in OPEN_LISTS if each.entries(programme.lists)}
    for table, model in MODELS.items():
        for column in (column for column in model.columns.values() if column.choices in own):
            choices = choices_of(column.choices, programme.lists)
            said[choices_key(table, column)] = " · ".join(written_as(column.header, each, words) for each in choices)
    return said


def _unknown_choices(programme: Programme) -> list[Refusal]:
    """Return what is wrong in `[lists]`, and in `[choices]` and `[choice_synonyms]`: a column or value that is none."""
    columns: dict[str, dict[str, None]] = {}
    models = models_of(programme).values()
    for column in (column for model in models for column in model.columns.values() if column.choices):
        bands = programme.ages.bands if column.kind == "age-band" else ()
        values = (*bands, *map(str, choices_of(column.choices, programme.lists)))
        columns.setdefault(column.header, {}).update(dict.fromkeys(values))
    problems = []
    given: tuple[tuple[str, Mapping[str, Mapping[str, object]]], ...] = (
        ("choices", programme.choices),
        ("choice_synonyms", programme.choice_synonyms),
    )
    for place, declared in given:
        problems += _unknown(place, declared, columns)
        for header in declared.keys() & columns.keys():
            problems += _unknown(f"{place}.{header}", declared[header], columns[header])
    return problems + list_problems(programme)


def _unknown(place: str, given: Mapping[str, object], known: Mapping[str, object]) -> list[Refusal]:
    problems = []
    for key in given:
        if key in known:
            continue
        problems.append(refusal("refusal.override", f"{place}.{key}", near=nearest(key, known), found=key))
    return problems
