"""`python -m lib texts LANG`: a programme's catalogue of one language, with every text that it lacks, to fill in."""

import json
from dataclasses import replace
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from lib.commands.problems import problem, tell
from lib.i18n.catalogue import FALLBACK, own_language, text, texts_in, written
from lib.programme.declaring.refusals import Refused, of_system, refusal
from lib.wording.overrides.overrides import FOLDER

FILE = "texts.po"


def texts(folder: Path, language: str, *, as_json: bool) -> int:
    """Write what a language lacks into `i18n/LANG/texts.po` of the programme's `folder`; what stands there is kept.

    Return 0, or 1 where a text has a parameter that nobody fills in, or the file cannot be written.
    """
    place = folder / FOLDER / language
    said = {**written(language), **texts_in(place, language)}
    missing = [key for key in written(FALLBACK) if key not in said]
    wrong = {key: sorted(unknown) for key, each in said.items() if (unknown := _parameters(each) - _filled_in(key))}
    try:
        _write(place / FILE, missing)
    except OSError as refused:
        tell(problem("refusal.unwritten", found=str(place / FILE), why=of_system(refused)))
        return 1
    if as_json:
        told = {"file": str(place / FILE), "texts": len(written(FALLBACK)), "missing": len(missing), "wrong": wrong}
        print(json.dumps(told, ensure_ascii=False))
        return 1 if wrong else 0
    print(f"{place / FILE}: {len(missing):,} of {len(written(FALLBACK)):,} texts are missing; fill in their msgstr")
    for key, names_of in wrong.items():
        names, known = (tuple(f"{{{name}}}" for name in each) for each in (names_of, sorted(_filled_in(key))))
        tell(Refused(replace(refusal("refusal.parameter", key, found=", ".join(names), known=known), file=str(place))))
    return 1 if wrong else 0


def _write(file: Path, missing: list[str]) -> None:
    """Add the missing texts to the file, each with how the programme's first language says it as a remark."""
    catalogue = Catalog(charset="utf-8", fuzzy=False)
    if file.is_file():
        with file.open("rb") as before:
            catalogue = read_po(before, charset="utf-8")
    for key in missing:
        catalogue.add(key, "", auto_comments=[text(own_language(), key)])
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as content:
        write_po(content, catalogue, width=0, omit_header=True)


def _filled_in(key: str) -> set[str]:
    """Return the parameters of a text; one of the programme's own may have those of any language."""
    return {name for each in (FALLBACK, "en", own_language()) for name in _parameters(written(each).get(key, ""))}


def _parameters(said: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(said) if name is not None}
    except ValueError:
        return {said}
