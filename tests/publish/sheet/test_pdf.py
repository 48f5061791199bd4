"""A state's sheet as a PDF: what the page says, on one sheet of A4 or Letter, for every reader and program."""

import io
import re
from dataclasses import replace
from functools import cache
from html import unescape

import pytest
from pypdf import PdfReader

from lib.markup.state.printed_sheet import printed_sheet
from lib.programme.declared import Text
from lib.programme.warmth import ReadyMark
from lib.publish.sheet.pdf import sheet_pdf
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import Snapshot
from tests.collect.test_marks import png
from tests.markup.made_hubs import hub, names, sample, shapes
from tests.markup.state.crowded import crowded
from tests.snapshot.samples import sample_snapshot, setting_of, without_reach_in

LETTER_WIDE, A4_HIGH, POINTS = 279.4, 210, 72 / 25.4
MAYA = "K’áak’ Náab U Yóok’ol Kaab ʼiik’ Ñandú Tuxtla Gutiérrez Çe"


def one(state: str = "31", snapshot: Snapshot | None = None) -> OneState:
    return OneState(snapshot or sample(), setting_of("closing").programme, state)


@cache
def made(state: str = "31", language: str = "es") -> bytes:
    return sheet_pdf(one(state), names(language), shapes())


def text_of(pdf: bytes) -> str:
    return PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def letters(text: str) -> str:
    """Return only letters, digits and signs of a text: lines are broken otherwise on the two sheets."""
    return re.sub(r"[\s\-­–·●▲■!]+", "", text)


@pytest.mark.parametrize("case", ["spanish", "english", "protected", "under way"])
def test_it_says_word_for_word_what_the_page_says(case: str) -> None:
    told = names("en" if case == "english" else "es")
    of = {
        "spanish": one("31"),
        "english": one("07"),
        "protected": one("31", without_reach_in(sample(), "31")),
        "under way": OneState(sample_snapshot("midway"), setting_of("midway").programme, "23"),
    }[case]
    html = printed_sheet(of, told, shapes())
    without_map = re.sub(r"<svg.*?</svg>", "", html[html.index("<body>") :], flags=re.DOTALL)
    drawn, said = letters(text_of(sheet_pdf(of, told, shapes()))), re.sub(r"<[^>]+>", "\n", without_map)
    for line in filter(None, (letters(unescape(each)) for each in said.split("\n"))):
        assert line in drawn, line


def test_it_is_one_page_with_title_language_tags_and_its_fonts_inside() -> None:
    for language in ("es", "en"):
        file = PdfReader(io.BytesIO(made("31", language)))
        root = file.trailer["/Root"]
        assert (len(file.pages), root["/Lang"], root["/MarkInfo"]["/Marked"]) == (1, language, True)
        assert b"pdfuaid" in root["/Metadata"].get_data()
        assert file.metadata is not None
        assert file.metadata.title == f"{names(language).words('sheet.title', state='Yucatán')} · Impulso Digital"
        for font in file.pages[0]["/Resources"]["/Font"].values():
            below = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(below)


def test_what_stands_on_it_fits_a4_and_letter_without_being_shrunk() -> None:
    page = PdfReader(io.BytesIO(made())).pages[0]
    wide, high = (float(each) / POINTS for each in (page.mediabox.width, page.mediabox.height))
    lefts: list[float] = []

    def note(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            lefts.append((cm[0] * tm[4] + cm[2] * tm[5] + cm[4]) / POINTS)

    page.extract_text(visitor_text=note)
    assert (round(wide), round(high)) == (297, A4_HIGH)
    assert min(lefts) > (wide - LETTER_WIDE) / 2 + 5


def test_the_same_sheet_gives_the_same_bytes_whenever_it_is_made() -> None:
    assert sheet_pdf(one(), names("es"), shapes()) == made()


def test_with_the_longest_names_it_is_still_one_page_and_nothing_is_left_out() -> None:
    snapshot, programme = crowded()
    file = PdfReader(io.BytesIO(sheet_pdf(OneState(snapshot, programme, "07"), names("es"), shapes())))
    assert len(file.pages) == 1
    assert letters("Fuente de los contornos: INEGI") in letters(file.pages[0].extract_text())


def test_letters_of_any_language_of_the_region_are_there_and_no_letter_keeps_the_sheet_from_being_made() -> None:
    for name in (MAYA, "中文 🌽"):
        snapshot = replace(sample(), hubs=(hub(name=name),), commitments=())
        pdf = sheet_pdf(one(snapshot=snapshot), names("es"), shapes())
        assert name != MAYA or letters(MAYA.replace("K’", "K'")[2:]) in letters(text_of(pdf))


def test_what_partners_typed_is_text_and_never_a_program() -> None:
    typed = '#panic("x") $y$ *z* @w <v> \\'
    snapshot = replace(sample(), hubs=(hub(name=typed),), commitments=())
    assert letters('#panic("x")$y$*z*@w<v>\\') in letters(
        text_of(sheet_pdf(one(snapshot=snapshot), names("es"), shapes()))
    )


def test_a_partners_mark_is_on_it_as_drawing_or_as_picture() -> None:
    told, alt = setting_of("closing").programme, Text(es="Dos hilos")
    marks = {
        "own.png": png(40, 20),
        "own.svg": b'<svg viewBox="0 0 40 20" xmlns="http://www.w3.org/2000/svg"><path d="M0 0h40v20z" /></svg>',
    }
    for file, content in marks.items():
        mark = ReadyMark.model_construct(file=file, alt=alt, invented=False, content=content)
        partners = tuple(each.model_copy(update={"mark": mark}) for each in told.partners)
        marked = told.model_copy(update={"partners": partners})
        pdf = sheet_pdf(OneState(sample(), marked, "31"), replace(names("es"), programme=marked), shapes())
        assert b"/Alt(Dos hilos)" in pdf, file
