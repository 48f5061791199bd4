"""Which property of outlines is likely the key, the name, or the region that a part is of."""

from collections.abc import Iterable, Sequence

from lib.commands.adopting.outlines import Feature
from lib.commands.adopting.places import OutlinedPlace, first_of, said
from lib.programme.text import normalise

_KEYS = 0.95  # share of different values from which a property may be the key


def likely(features: Sequence[Feature], states: Iterable[str] = ()) -> tuple[str, str]:
    """Return which properties are likely the key and the name: both tell most features apart, the name by letters.

    One that holds all of `states`, the keys that a programme works with, is the key before any other.
    """
    told = {name: [said(each.properties.get(name)) for each in features] for name in first_of(features)}
    different = {name: len(set(values)) / len(values) for name, values in told.items() if any(values)}
    wanted = set(states)
    holding = [name for name in different if wanted and wanted <= set(told[name])]
    wordy = [name for name in different if sum(map(str.isalpha, "".join(told[name]))) > 0.8 * len("".join(told[name]))]
    wordy = [name for name in wordy if name not in holding] or wordy
    named = ("name", "nom")
    wordy.sort(
        key=lambda each: (-different[each], not any(part in each.lower() for part in named), -len("".join(told[each])))
    )
    name = next(iter(wordy), "")
    keys = holding or [each for each in different if different[each] >= _KEYS and each != name]
    keys.sort(key=lambda each: (-different[each], len("".join(told[each]))))
    first = next(iter(told), "")
    return next(iter(keys), name or first), name or next(iter(keys), first)


def likely_region(features: Sequence[Feature], regions: Sequence[OutlinedPlace]) -> str:
    """Return the property that holds the keys or the names of regions; "" where none does."""
    for known in ({normalise(each.key) for each in regions}, {normalise(each.name) for each in regions}):
        for name in first_of(features):
            values = {normalise(said(each.properties.get(name))) for each in features}
            if len(values) > 1 and values <= known:
                return name
    return ""


def named(
    features: Sequence[Feature], key: tuple[str, bool], name: tuple[str, bool], states: Iterable[str] = ()
) -> tuple[str, str]:
    """Return the properties with the key and the name, of each what it is called and whether somebody said so.

    What nobody said, and the file does not have, is what is likely.
    """
    there = {each for feature in features for each in feature.properties}
    guessed = likely(features, states)
    first, second = (
        usual if is_said or usual in there else guess
        for (usual, is_said), guess in zip((key, name), guessed, strict=True)
    )
    return first, second
