"""The map of one state as a picture that stands alone: SVG for print, and the same as PNG."""

from collections import Counter
from pathlib import Path

from lib.markup.brand import paper_tint
from lib.markup.map.outlines import Shapes
from lib.markup.map.picture import WIDE, Picture, picture
from lib.markup.map.svg import svg_map
from lib.markup.map.symbols import AHEAD, HELD, IN_ORDER, drawing
from lib.markup.page import templates
from lib.snapshot.selection.hub_choice import HubChoice
from lib.snapshot.selection.one_state import OneState
from lib.wording.names import Names
from lib.wording.pages import states
from lib.wording.sources import short_freshness_line

_FOLDER = Path(__file__).parent / "templates"
_LINE, _COLUMNS = 24, 3


def map_svg(one: OneState, names: Names, shapes: Shapes) -> bytes:
    """Return the hubs of a state on its map as SVG, with title, key, source, date and snapshot inside."""
    words, drawn = names.words, picture(one.snapshot, names, HubChoice(one.key))
    key = _key(one, drawn, names)
    rows = -(-len(key) // _COLUMNS)
    filled = (
        templates(_FOLDER)
        .get_template("map.svg")
        .render(
            words=words,
            tint=paper_tint(names.programme.programme),
            title=states.hubs_reading(one, names),
            state=names.state(one.key),
            map=svg_map(drawn, shapes, words, still=True).replace(
                "<svg", f'<svg width="{WIDE[0]}" height="{WIDE[1]}"', 1
            ),
            width=WIDE[0],
            height=WIDE[1],
            key=[(*each, place % _COLUMNS, place // _COLUMNS) for place, each in enumerate(key)],
            foot=WIDE[1] + 100 + _LINE * rows,
            line=_LINE,
            columns=_COLUMNS,
            as_of=short_freshness_line(one.snapshot, names),
            snapshot=one.snapshot.id,
            sample=words("stage.sample") if one.snapshot.sample else "",
        )
    )
    return filled.encode()


def _key(one: OneState, drawn: Picture, names: Names) -> list[tuple[str, str]]:
    """Return every symbol of the map with what it stands for and how many there are."""
    words = names.words
    hubs, camps = Counter(hub.condition for hub in one.hubs), Counter(sign.symbol for sign in drawn.bootcamps)
    called = {each: names.value("condition", each) for each in IN_ORDER if hubs[each]}
    called |= {each: words(f"hubs.legend.{each}") for each in (HELD, AHEAD) if camps[each]}
    return [
        (drawing(each), words("meeting.map.key", name=name, n=words.number(hubs[each] or camps[each])))
        for each, name in called.items()
    ]
