"""The page that proves a file in the reader's own browser: nothing of the file leaves it."""

import json
from functools import cache
from pathlib import Path

from lib.markup.brand import brand_style
from lib.markup.page import templates
from lib.publish.light.page import light_style
from lib.publish.light.styles import needed
from lib.publish.proof.seal import value_of
from lib.snapshot.proof import Signer
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.reference.definitions import definition

FILE = "verificar.html"
_FOLDER = Path(__file__).parent
_PEOPLE = "ALC-1"
_TEXTS = {
    "none": "proof.none",
    "altered": "proof.altered",
    "foreign": "proof.foreign",
    "unsigned": "proof.unsigned-here",
    "whole": "proof.unsigned",
    "signed": "proof.signed",
    "unknown": "proof.unknown-key",
    "people": "proof.people",
    "cut": "frame.snapshot",
    "says": "proof.says",
    "says_today": "proof.says.today",
    "today": "proof.today",
    "figure": "proof.page.figure",
    "no_figure": "proof.page.no-figure",
    "no_cut": "proof.page.no-cut",
}


def verify_page(snapshot: Snapshot, names: Names, signer: Signer) -> str:
    """Return the page in the language of `names`; `snapshot` is the newest, public one, whose figures are today's."""
    words, programme = names.words, names.programme.programme
    keys = list(signer.keys)
    people = snapshot.figure(_PEOPLE)
    said = {
        "language": words.language,
        "locale": words.locale.replace("_", "-"),
        "snapshot": snapshot.id,
        "keys": keys,
        "today": {_PEOPLE: value_of(people)} if people.cohort == "all" else {},
        "names": {each: definition(each, words).name for each in names.programme.indicator_ids},
        "texts": {name: words(key) for name, key in _TEXTS.items()},
    }
    html = (
        templates(_FOLDER / "templates")
        .get_template("verify.html")
        .render(
            words=words,
            programme=programme.name,
            keys=keys,
            said=json.dumps(said, ensure_ascii=False).replace("<", "\\u003c"),
            script=_script(),
            styles="{{styles}}",
        )
    )
    return html.replace("{{styles}}", needed(light_style() + brand_style(programme), html), 1)


@cache
def _script() -> str:
    return (_FOLDER / "assets" / "verify.min.js").read_text(encoding="utf-8").strip()
