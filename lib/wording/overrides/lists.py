"""What is wrong in the lists that a programme declares, one sentence for each thing to mend."""

import re
from collections.abc import Iterator

from lib.programme.declaring.lists import ListEntry
from lib.programme.declaring.nearest import did_you_mean
from lib.programme.model import Programme
from lib.programme.text import normalise
from lib.tables.schema.choice_words import choice_synonyms, choice_words
from lib.tables.schema.columns import UNREAD
from lib.tables.schema.declared import models_of
from lib.tables.schema.lists import LANGUAGES, OPEN_LISTS, PARTNER_KINDS, OpenList, choices_of, names_of

_CODE = re.compile(r"[a-z]{2,3}")


def list_problems(programme: Programme) -> list[str]:
    """Return what cannot be meant in `[lists]`, and the kinds of partners that no list has."""
    problems = [problem for each in OPEN_LISTS for problem in _problems(each, programme)]
    kinds = list(map(str, choices_of(PARTNER_KINDS.choices, programme.lists)))
    for partner in programme.partners:
        if partner.kind not in kinds:
            place, listed = f"partners[{partner.id}].kind", ", ".join(kinds)
            problems.append(
                f"{place}: found «{partner.kind}», expected one of {listed}{did_you_mean(partner.kind, kinds)}"
            )
    return list(dict.fromkeys((*problems, *_words_of_two_choices(programme))))


def _problems(of: OpenList, programme: Programme) -> Iterator[str]:
    place, known = f"lists.{of.name}", list(map(str, of.choices))
    entries = of.entries(programme.lists)
    keys = [entry.key for entry in entries]
    for key in dict.fromkeys(each for each in keys if keys.count(each) > 1):
        yield f"{place}: «{key}» stands twice; keep one and write the other's name as its synonym"
    for entry in entries:
        yield from (f"{place}: {problem}" for problem in _entry_problems(of, entry, known, programme))
    for needed in of.needed if entries else ():
        if needed not in keys:
            yield f'{place}: one entry must count as «{needed}»: add {{ counts_as = "{needed}" }} with its name'


def _entry_problems(of: OpenList, entry: ListEntry, known: list[str], programme: Programme) -> Iterator[str]:
    key = entry.key
    if entry.counts_as is not None and key not in known:
        yield f"nothing counts as «{key}»; expected one of {', '.join(known)}{did_you_mean(key, known)}"
    elif key == UNREAD:
        yield f"«{UNREAD}» is what stands for a cell that could not be read; give the entry another id"
    elif of is LANGUAGES and key not in known and not _CODE.fullmatch(key):
        yield f"«{key}» is not the code of a language; ISO 639-3 writes it with three letters, such as «kek»"
    elif key not in known and not names_of(of, entry, programme.programme.languages):
        yield f'«{key}» needs a name, such as {{ id = "{key}", name = {{ es = "…" }} }}{did_you_mean(key, known)}'


def _words_of_two_choices(programme: Programme) -> Iterator[str]:
    """Yield the synonyms and names that already mean another choice of their column."""
    words, synonyms = choice_words(programme), choice_synonyms(programme)
    own_lists = {each.choices for each in OPEN_LISTS}
    models = models_of(programme).values()
    for column in (column for model in models for column in model.columns.values() if column.choices):
        choices, own = choices_of(column.choices, programme.lists), words.get(column.header, {})
        meant = {
            normalise(word): str(choice)
            for choice in choices
            for word in (str(choice), choice.spanish, own.get(str(choice), ""))
        }
        values = set(choices) if column.kind != "age-band" else {*choices, *programme.ages.bands}
        for value, word in ((value, word) for value, said in synonyms.get(column.header, {}).items() for word in said):
            if value in values and (other := meant.setdefault(normalise(word), value)) != value:
                said = word in programme.choice_synonyms.get(column.header, {}).get(value, ())
                place = "choice_synonyms" if said else "lists" if column.choices in own_lists else "columns"
                yield f"{place}.{column.header}.{value}: «{word}» already means «{other}»; leave it to one of them"
