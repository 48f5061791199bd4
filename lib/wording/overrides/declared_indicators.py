"""The texts of the indicators that a programme declares, in each of its languages: as those of every programme."""

from collections.abc import Iterator, Mapping

from lib.i18n.catalogue import FALLBACK, written
from lib.indicators.declaring.cells import OTHERWISE
from lib.indicators.declaring.compiled import compile_indicators
from lib.programme.declaring.indicators import DeclaredIndicator, Quantity
from lib.programme.model import Programme
from lib.tables.schema.columns import Choice
from lib.tables.schema.declared import models_of
from lib.tables.schema.lists import choices_of, declared_entries


def indicator_texts(programme: Programme, language: str) -> dict[str, str]:
    """Return the texts of declared indicators and of the dimensions of their tables in one language, by key.

    Raises ProgrammeError where an indicator cannot be counted.
    """
    said = {**written(FALLBACK), **written(language)}
    texts: dict[str, str] = {}
    called: dict[tuple[type[Choice] | None, str], str] = {
        (of.choices, entry.key): names[language]
        for of, entry, names in declared_entries(programme)
        if language in names
    }
    for each in programme.indicators:
        texts |= {f"definition.{each.id}.{name}": text for name, text in _definition(each, programme, language, said)}
    for table in compile_indicators(programme).tables.values():
        for name, field in table.filters:
            column = models_of(programme)[table.table].columns[field]
            heading = column.english if language == "en" else column.header
            own = next((each.name.in_language(language) for each in programme.columns if each.id == name), heading)
            texts |= dict.fromkeys((f"dimension.{name}", f"exports.dimension.{name}"), own)
            for choice in choices_of(column.choices, programme.lists):
                usual = str(choice) if language == "en" else choice.spanish
                texts[f"own.{name}.{choice}"] = called.get((column.choices, str(choice)), usual)
            texts |= {f"own.{name}.{value}": said[f"hubs.{value}"] for value in ("yes", "no")}
        if table.parts:
            names = {each.id: each.name.in_language(language) for each in programme.columns}
            texts |= dict.fromkeys(
                (f"dimension.{table.parted}", f"exports.dimension.{table.parted}"), names[table.parted]
            )
            texts |= {f"own.{table.parted}.{part}": names[part] for part in table.parts}
            texts[f"own.{table.parted}.{OTHERWISE}"] = said["declared.otherwise"]
    for one in programme.columns:
        texts |= {f"own.{one.id}.{choice.id}": choice.name.in_language(language) for choice in one.choices}
    return texts


def _definition(
    each: DeclaredIndicator, programme: Programme, language: str, said: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    quantities = {name: given for name in ("of", "among", "minus", "per") if (given := getattr(each, name))}
    words = {name: _quantity(given, said) for name, given in quantities.items()}
    formula = said[f"declared.formula.{each.kind}"].format(**words)
    note = said["declared.note"].format(
        source=each.source.in_language(language).rstrip("."),
        means=each.means_of_verification.in_language(language).rstrip("."),
    )
    if each.assumption:
        assumption = each.assumption.in_language(language).rstrip(".")
        note += " " + said["declared.note.assumption"].format(assumption=assumption)
    yield "name", each.name.in_language(language)
    yield "meaning", _as_it_is(each.definition.in_language(language))
    yield "formula", _as_it_is(formula)
    yield "note", _as_it_is(note)
    yield "unit", each.unit.in_language(language)
    yield "tables", " ".join(dict.fromkeys(given.table for given in quantities.values()))
    if each.sentence:
        yield "sentence", each.sentence.in_language(language)


def _quantity(given: Quantity, said: Mapping[str, str]) -> str:
    key = "sum" if given.sum else "rows"
    counted = said[f"declared.quantity.{key}"].format(column=given.sum, table=given.table)
    if not given.where:
        return counted
    conditions = "; ".join(f"{name} = {' / '.join(values)}" for name, values in given.where.items())
    return said["declared.quantity.where"].format(quantity=counted, conditions=conditions)


def _as_it_is(text: str) -> str:
    """Write what has parameters filled in later so that it stays as it is."""
    return text.replace("{", "{{").replace("}", "}}")
