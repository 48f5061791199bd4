"""What is taken to a meeting about a state: one file, the same figures in each part, nothing of what is protected."""

import io
from functools import cache
from zipfile import ZipFile

import pytest
import typst
from pptx import Presentation

from lib.publish.meeting.bundle import meeting_bundle
from lib.publish.meeting.map_picture import map_svg
from lib.publish.meeting.slides import state_slides
from lib.publish.proof.seal import read_seal, seal_of
from lib.snapshot.audience import for_public
from lib.snapshot.proof import UNSIGNED
from lib.snapshot.selection.one_state import OneState
from tests.markup.made_hubs import ATTACK, hub, names, sample, shapes, with_hubs


def state(key: str) -> OneState:
    return OneState(for_public(sample()), names().programme, key)


@cache
def bundle() -> dict[str, bytes]:
    public = for_public(sample())
    made = meeting_bundle(state("31"), names(), shapes(), seal_of(public, names(), UNSIGNED))
    assert read_seal(made) is not None
    with ZipFile(io.BytesIO(made)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_file_holds_sheet_map_and_slides_each_with_its_seal() -> None:
    cut = sample().id[:4]
    kinds = ("ficha-31-{}.pdf", "ficha-31-{}.html", "mapa-31-{}.svg", "mapa-31-{}.png", "laminas-31-{}.pptx")
    wanted = [name.format(cut) for name in kinds]
    assert [name for name in bundle() if name != "seal.json"] == wanted
    assert all(read_seal(bundle()[name]) for name in wanted)


def test_a_pdf_that_cannot_be_drawn_takes_nothing_else_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object, **__: object) -> bytes:
        raise typst.TypstError("no such font")

    monkeypatch.setattr(typst, "compile", refuses)
    made = meeting_bundle(state("31"), names(), shapes(), seal_of(for_public(sample()), names(), UNSIGNED))
    with ZipFile(io.BytesIO(made)) as archive:
        kept = {name.rpartition(".")[2] for name in archive.namelist() if name != "seal.json"}
    assert kept == {"html", "svg", "png", "pptx"}


def test_there_are_three_slides_that_say_what_the_sheet_says() -> None:
    deck = Presentation(io.BytesIO(next(content for name, content in bundle().items() if name.endswith("pptx"))))
    said = [" ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame) for slide in deck.slides]
    sheet = next(content.decode() for name, content in bundle().items() if name.endswith("html"))
    assert len(said) == 3
    assert "82 personas alcanzadas en Yucatán" in said[0]
    assert "82 personas alcanzadas en Yucatán" in sheet
    assert "4 de 4" in said[1]
    assert "equipo (5 computadoras)" in said[2]
    assert all("corte" in text and "Ejemplo" in text for text in said)


@pytest.mark.parametrize("key", ["04", "23", "09"])
def test_a_state_with_little_or_nothing_has_its_three_slides_too(key: str) -> None:
    assert [slide.id for slide in state_slides(state(key), names("en"), shapes())] == ["reach", "hubs", "allies"]


def test_the_map_stands_alone_and_escapes_what_was_typed() -> None:
    bad = with_hubs(hub(name=ATTACK))
    drawn = map_svg(OneState(bad, names().programme, "31"), names(), shapes()).decode()
    assert ATTACK not in drawn
    assert "En servicio, verificado: 1" in drawn
    assert "http" not in drawn.replace("http://www.w3.org", "")
