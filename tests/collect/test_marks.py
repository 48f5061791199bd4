"""Partners' marks: drawings and nothing else, small, and refused in words where they are not."""

import struct
import zlib
from pathlib import Path

import pytest

from lib.collect.marks import LARGEST, ready
from lib.collect.opening import warmed
from lib.programme.country import UNKNOWN
from lib.programme.declared import Text
from lib.programme.warmth import MARK_FAULTS, VOICE_FAULTS, DeclaredMark, ReadyMark, UnusableMark
from lib.wording.language import Words
from lib.wording.pages.declared import remarks
from tests.indicators.facts import geography, programme

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"{more}>{inside}</svg>'
SQUARE = '<path d="M0 0h4v4z" fill="#123456"/>'


def mark(folder: Path, content: bytes | str, name: str = "own.svg") -> ReadyMark | UnusableMark:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return ready(DeclaredMark(file=name, alt=Text(es="Un cuadro")), folder)


def svg(inside: str = SQUARE, more: str = "") -> str:
    return SVG.format(inside=inside, more=more)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int = 2, height: int = 2, *more: bytes, rows: bytes | None = None) -> bytes:
    rows = rows or zlib.compress((b"\0" + b"\x10\x20\x30" * width) * height)
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_drawing_is_kept_without_what_drawing_programs_add(tmp_path: Path) -> None:
    kept = mark(
        tmp_path,
        '<?xml version="1.0" encoding="UTF-8"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://i.example" '
        'width="40mm" height="20mm" i:version="1"><title>Ana</title><metadata>x</metadata><i:view/>'
        '<g style="fill:#123456;-i-own:1" transform="translate(1,2)"><rect width="4" height="4"/></g></svg>',
    )
    assert isinstance(kept, ReadyMark)
    assert kept.content.decode() == (
        '<svg viewBox="0 0 40 20" xmlns="http://www.w3.org/2000/svg"><g fill="#123456" transform="translate(1,2)">'
        '<rect width="4" height="4" /></g></svg>'
    )


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (svg("<script>alert(1)</script>"), "unsafe"),
        (svg('<a href="https://example.org"><path d="M0 0z"/></a>'), "unsafe"),
        (svg('<image href="https://example.org/x.png"/>'), "unsafe"),
        (svg("<style>@import url(https://example.org)</style>"), "unsafe"),
        (svg("<foreignObject/>"), "unsafe"),
        (svg('<path d="M0 0z" onclick="x()"/>'), "unsafe"),
        (svg('<path d="M0 0z" fill="url(https://example.org/#a)"/>'), "unsafe"),
        (svg('<path d="M0 0z" style="fill:url(//example.org/a)"/>'), "unsafe"),
        (svg('<text x="1">Ana</text>'), "unsafe"),
        ("<!DOCTYPE svg [<!ENTITY a 'b'>]>" + svg("&a;"), "unsafe"),
        (svg("<g>" * 40 + "</g>" * 40), "unsafe"),
        ('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0z"/></svg>', "unsafe"),
        (svg('<clipPath id="a"><path d="M0 0z" clip-path="url(#b)"/></clipPath>'), "unsafe"),
        (svg('<clipPath id="a" style="clip-path:url(#b)"/>'), "unsafe"),
        (svg().replace("0 0 4 4", "0 0 400 1"), "large"),
        (svg().replace("0 0 4 4", "0,0,1,400"), "large"),
        (svg().replace("0 0 4 4", "0 0 nan 4"), "large"),
        (svg().replace("0 0 4 4", "0 0 0 4"), "large"),
        (svg().replace("0 0 4 4", "four"), "unsafe"),
        ("<svg/>", "kind"),
        ("not a drawing", "kind"),
        (svg().encode("utf-16"), "kind"),
        (svg("<path/>" * LARGEST), "large"),
    ],
)
def test_what_is_more_than_a_drawing_is_refused(content: bytes | str, fault: str, tmp_path: Path) -> None:
    found = mark(tmp_path, content)
    assert isinstance(found, UnusableMark)
    assert found.fault == fault


def test_a_picture_is_kept_without_its_texts_and_places(tmp_path: Path) -> None:
    kept = mark(tmp_path, png(2, 2, chunk(b"tEXt", b"Author\0Ana"), chunk(b"eXIf", b"GPS")), "own.png")
    assert isinstance(kept, ReadyMark)
    assert kept.content == png()


def test_a_shape_may_clip_another(tmp_path: Path) -> None:
    inside = '<clipPath id="a"><path d="M0 0h4v4z" /></clipPath><rect width="4" height="4" clip-path="url(#a)" />'
    kept = mark(tmp_path, svg(inside))
    assert isinstance(kept, ReadyMark)
    assert inside in kept.content.decode()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"GIF89a", "kind"),
        (png()[:-9], "kind"),
        (png()[:40] + b"x" + png()[41:], "kind"),
        (png(rows=b"none"), "kind"),
        (png(rows=zlib.compress(b"\0\1\2\3")), "kind"),
        (png(4000, 2), "large"),
        (png(800, 2), "large"),
    ],
)
def test_what_is_no_small_picture_is_refused(content: bytes, fault: str, tmp_path: Path) -> None:
    found = mark(tmp_path, content, "own.png")
    assert isinstance(found, UnusableMark)
    assert found.fault == fault


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    found = ready(DeclaredMark(file="marks/none.svg", alt=Text(es="Nada")), tmp_path)
    assert isinstance(found, UnusableMark)
    assert found.fault == "missing"


@pytest.mark.parametrize("file", ["../own.svg", "/etc/own.svg", "own.gif", "a//b.svg", "https://example.org/a.svg"])
def test_only_files_beside_the_programme_file_can_be_named(file: str) -> None:
    with pytest.raises(ValueError, match="file"):
        DeclaredMark(file=file, alt=Text(es="Nada"))


def test_what_is_invented_is_shown_with_a_sample_only(tmp_path: Path) -> None:
    real = warmed(programme(), tmp_path, UNKNOWN, geography(), sample=False)
    assert not real.voices
    assert all(each.mark is None for each in real.partners)


@pytest.mark.parametrize("language", ["es", "en"])
def test_what_is_refused_is_said_with_its_place_in_both_languages(language: str, tmp_path: Path) -> None:
    words = Words(language)
    said = remarks(warmed(programme(), tmp_path, UNKNOWN, geography(), sample=True), words)
    assert any("partners[sict].mark" in each and "marks/sict.svg" in each for each in said)
    assert any("voices[1]" in each for each in said)
    for fault in (*(f"mark.{each}" for each in MARK_FAULTS), *(f"voice.{each}" for each in VOICE_FAULTS)):
        assert words.has(f"declared.{fault}")
