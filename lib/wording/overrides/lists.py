"""What is wrong in the lists that a programme declares."""

import re
from collections.abc import Iterator

from lib.programme.declaring.lists import ListEntry
from lib.programme.declaring.nearest import nearest
from lib.programme.declaring.refusals import Refusal, refusal
from lib.programme.model import Programme
from lib.programme.text import normalise
from lib.tables.schema.choice_words import choice_synonyms, choice_words
from lib.tables.schema.columns import UNREAD
from lib.tables.schema.declared import models_of
from lib.tables.schema.lists import LANGUAGES, OPEN_LISTS, PARTNER_KINDS, OpenList, choices_of, names_of

_CODE = re.compile(r"[a-z]{2,3}")


def list_problems(programme: Programme) -> list[Refusal]:
    """Return what cannot be meant in `[lists]`, and the kinds of partners that no list has."""
    problems = [problem for each in OPEN_LISTS for problem in _problems(each, programme)]
    kinds = list(map(str, choices_of(PARTNER_KINDS.choices, programme.lists)))
    for partner in programme.partners:
        if partner.kind not in kinds:
            place, near = f"partners[{partner.id}].kind", nearest(partner.kind, kinds)
            problems.append(refusal("refusal.choice", place, near=near, found=partner.kind, known=tuple(kinds)))
    return list(dict.fromkeys((*problems, *_words_of_two_choices(programme))))


def _problems(of: OpenList, programme: Programme) -> Iterator[Refusal]:
    place, known = f"lists.{of.name}", list(map(str, of.choices))
    entries = of.entries(programme.lists)
    keys = [entry.key for entry in entries]
    for key in dict.fromkeys(each for each in keys if keys.count(each) > 1):
        yield refusal("refusal.list.twice", place, found=key)
    for entry in entries:
        yield from _entry_problems(f"{place}[{entry.id}]" if entry.id else place, of, entry, known, programme)
    for needed in of.needed if entries else ():
        if needed not in keys:
            yield refusal(
                "refusal.list.needed", place, found=needed, example=f"{{ counts_as = '{needed}', name = {{ … }} }}"
            )


def _entry_problems(
    place: str, of: OpenList, entry: ListEntry, known: list[str], programme: Programme
) -> Iterator[Refusal]:
    key = entry.key
    if entry.counts_as is not None and key not in known:
        yield refusal("refusal.list.counts", place, near=nearest(key, known), found=key, known=tuple(known))
    elif key == UNREAD:
        yield refusal("refusal.column.unread", place, found=UNREAD)
    elif of is LANGUAGES and key not in known and not _CODE.fullmatch(key):
        yield refusal("refusal.list.code", place, found=key)
    elif key not in known and not names_of(of, entry, programme.programme.languages):
        example = f"{{ id = '{key}', name = {{ {programme.programme.languages[0]} = '…' }} }}"
        yield refusal("refusal.list.name", place, near=nearest(key, known), found=key, example=example)


def _words_of_two_choices(programme: Programme) -> Iterator[Refusal]:
    """Yield the synonyms and names that already mean another choice of their column."""
    words, synonyms = choice_words(programme), choice_synonyms(programme)
    models = models_of(programme).values()
    for column in (column for model in models for column in model.columns.values() if column.choices):
        choices, own = choices_of(column.choices, programme.lists), words.get(column.header, {})
        meant = {
            normalise(word): str(choice)
            for choice in choices
            for word in (str(choice), choice.spanish, *choice.words, own.get(str(choice), ""))
        }
        values = set(choices) if column.kind != "age-band" else {*choices, *programme.ages.bands}
        for value, word in ((value, word) for value, said in synonyms.get(column.header, {}).items() for word in said):
            if value in values and (other := meant.setdefault(normalise(word), value)) != value:
                said = word in programme.choice_synonyms.get(column.header, {}).get(value, ())
                place = "choice_synonyms" if said else "lists"
                yield refusal("refusal.list.means", f"{place}.{column.header}.{value}", found=word, other=other)
