"""One snapshot as a folder of files: every light page in both languages, and what they were made from."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from lib.publish.light.contents import contents
from lib.publish.light.first import FirstAnswer, first_answers
from lib.publish.light.maps import Atlas
from lib.publish.light.page import Site, light_page
from lib.snapshot.audience import for_public
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.sources import as_of_line

MANIFEST = "manifest.json"
Called = Callable[[str], Names]
"""Names and words of a snapshot in one language, by that language."""

Beside = Callable[[Snapshot, Names], Mapping[str, bytes]]
"""Makes further files of one language from the public snapshot, by name."""


@dataclass(frozen=True, slots=True)
class LightSite:
    """Every file of one snapshot by its path, `as_of` the line that says as of when by language.

    `first` is the first answer of each page of the dashboard by language and the page's id.
    """

    snapshot: str
    as_of: Mapping[str, str]
    files: Mapping[str, bytes]
    first: Mapping[tuple[str, str], FirstAnswer] = field(default_factory=dict)


def edition_of(
    snapshot: Snapshot,
    languages: Sequence[str],
    called: Called,
    atlas: Atlas,
    *,
    site: Site | None = None,
    beside: Beside | None = None,
) -> LightSite:
    """Make every file of a snapshot's public part. The same snapshot always gives the same bytes.

    The first of the languages is that of the page above the folders of the languages. `beside` makes more files to lie
    beside the pages of each language.
    """
    public, place = for_public(snapshot), site or Site()
    files: dict[str, bytes] = {}
    first: dict[tuple[str, str], FirstAnswer] = {}
    for language in languages:
        names = called(language)
        pages = contents(public, names, atlas)
        answers = first_answers(pages, public, names, languages)
        first |= {(language, page): answer for page, answer in answers.items()}
        made = {
            page.file: light_page(page, pages, public, names, site=place, languages=languages).encode()
            for page in pages
        }
        if language == languages[0]:
            files["index.html"] = light_page(
                pages[0], pages, public, names, site=place, languages=languages, first=True
            ).encode()
        more = beside(public, names) if beside else {}
        files |= {f"{language}/{name}": content for name, content in chain(made.items(), more.items())}
    as_of = as_of_lines(snapshot, languages, called)
    files[MANIFEST] = _manifest(public, as_of, files)
    return LightSite(public.id, as_of, files, first)


def as_of_lines(snapshot: Snapshot, languages: Sequence[str], called: Called) -> dict[str, str]:
    """Return the line that says as of when, by language."""
    public = for_public(snapshot)
    return {language: as_of_line(public, called(language)) for language in languages}


def _manifest(snapshot: Snapshot, as_of: Mapping[str, str], files: Mapping[str, bytes]) -> bytes:
    said = {
        "snapshot": snapshot.id,
        "programme": snapshot.programme,
        "sample": snapshot.sample,
        "today": snapshot.today.isoformat(),
        "as_of": as_of,
        "files": {
            path: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for path, content in sorted(files.items())
        },
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()
