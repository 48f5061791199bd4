"""Every output of a folder of workbooks, held against what `bench/recounted.py` counts in them by itself.

    python bench/outputs.py SAMPLE [FOLDER]     a sample's day, and workbooks other than its own

Light pages, stage, PowerPoint with its notes, cards, printed sheets, rehearsal, digests, feed, figures that travel,
charts, CSV, Excel and JSON, in both languages. Ends with 1 where one of them says something else.
"""

import html
import os
import re
import struct
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import openpyxl
from pptx import Presentation

from bench.claims import LANGUAGES, days, missing, numbers, untrue
from bench.recounted import Sheets, recounted
from bench.serving import ROOT, free_port, serving
from lib.collect.opening import open_programme
from lib.collect.settings.judgement import judged_environment
from lib.commands.kept import newest
from lib.markup.map.outlines import Shapes
from lib.markup.state.printed_sheet import printed_sheet
from lib.publish.card.card import card_svg
from lib.publish.card.pages import figure_card
from lib.publish.deck.deck import deck_of
from lib.publish.mailbox.digest import LastDigest, as_html, as_text, digest_of
from lib.publish.outlines import shapes_of
from lib.publish.stage.rehearsal import rehearse, what
from lib.publish.stage.slides import slides_of
from lib.snapshot.audience import for_public
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names


def main(sample: str, folder: Path) -> int:
    """Make every output of a folder as of a sample's day and tell what in them is not what the workbooks say."""
    sheets = recounted(folder)
    texts, wrong = outputs(sample, folder, sheets)
    for name, text in sorted(texts.items()):
        wrong += [f"{name}: {each}" for each in untrue(text, sheets)]
        if "digest" not in name:  # whoever owes something may know its day
            wrong += [f"{name}: {each}" for each in days(text, sheets)]
    wrong += [f"{name} does not say «{each}»" for name, each in missing(texts, sheets)]
    print(f"{sample}, {folder.name}: {len(texts)} outputs, {len(wrong)} not true", *wrong, sep="\n")
    return int(bool(wrong))


def outputs(sample: str, folder: Path, sheets: Sheets) -> tuple[dict[str, str], list[str]]:
    """Return the words of every output by its name, and which numbers of the files are not those counted."""
    with tempfile.TemporaryDirectory() as given:
        made = Path(given)
        variables = {"IMPULSO_SAMPLE": sample, "IMPULSO_WORKBOOKS": str(folder)}
        variables["IMPULSO_STORE_URL"] = f"sqlite:///{made / 'store.sqlite'}"
        for command in (["collect", "--once"], ["publish", str(made / "light")], ["export", str(made / "export")]):
            _run(command, variables)
        texts = {**_files(made / "light"), **_files(made / "export"), **dict(_made_here(variables))}
        with serving(made, port := free_port(), **variables):
            texts |= dict(_served(port, sorted(sheets.places)))
        return texts, [f"figures: {each}" for each in numbers(made / "export", sheets)]


def _run(command: list[str], variables: dict[str, str]) -> None:
    whole = [sys.executable, "-m", "lib", *command]
    subprocess.run(whole, cwd=ROOT, env={**os.environ, **variables}, capture_output=True, check=True)  # noqa: S603  our own


def _files(folder: Path) -> dict[str, str]:
    """Return the words of every file of a folder."""
    found = {}
    for file in folder.rglob("*"):
        if file.suffix == ".png":
            found[f"{file.relative_to(folder)}"] = _description(file.read_bytes())
        elif file.suffix == ".xlsx":
            book = openpyxl.load_workbook(file, data_only=True)
            found[f"{file.relative_to(folder)}"] = "\n".join(
                " | ".join(str(cell) for cell in row if cell is not None)
                for sheet in book
                for row in sheet.iter_rows(values_only=True)
            )
        elif file.is_file() and file.suffix in {".html", ".svg", ".csv", ".json"} and "help" not in file.name:
            found[f"{file.relative_to(folder)}"] = _words(file.read_text(encoding="utf-8"))
    return found


def _description(png: bytes) -> str:
    """Return the alternative text inside a PNG."""
    at = 8
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"iTXt" and png[at + 8 :].startswith(b"Description"):
            return png[at + 8 : at + 8 + size].split(b"\0", 5)[-1].decode()
        at += size + 12
    return ""


def _words(text: str) -> str:
    """Return what is read of HTML or SVG, blocks apart and spaces plain."""
    text = re.sub(r"(?s)<(script|style|metadata).*?</\1>", " ", text)
    text = re.sub(r"</?(?:span|b|i|a|em|strong|tspan|abbr|small)\b[^>]*>", " ", text)
    text = html.unescape(re.sub(r"<[^>]*>", "\n", text)).replace("\u00a0", " ").replace("\u202f", " ")
    return re.sub(r"[ \t]+", " ", text)


def _made_here(variables: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Return what the application makes when it is asked: slides, sheets, cards, the rehearsal and digests."""
    environment = judged_environment({**os.environ, **variables})
    opened = open_programme(environment)
    setting = opened.setting
    kept = newest(environment, opened)
    if not isinstance(kept, Snapshot):
        raise TypeError("the snapshot cannot be read")
    public, shapes = for_public(kept), shapes_of(setting.geography, opened.places)
    for language in LANGUAGES:
        named = {entry.id: entry.name for entry in kept.bootcamps}
        names = Names(setting.programme, setting.geography, Words(language), named)
        yield from _slides(public, names, shapes)
        for state in setting.programme.programme.states:
            yield (
                f"{language}/sheet-{state}",
                _words(printed_sheet(OneState(public, setting.programme, state), names, shapes)),
            )
            for indicator in ("ALC-1", "EMB-6", "BOO-1"):
                card = figure_card(indicator, state, public, names)
                yield f"{language}/card-{indicator}-{state}", _words(card_svg(public, names, shapes, card))
        for partner in setting.programme.partners:
            digest = digest_of(kept, LastDigest(), partner.id, names, "https://tablero.example")
            yield f"{language}/digest-{partner.id}", as_text(digest) + _words(as_html(digest, language))


def _slides(public: Snapshot, names: Names, shapes: Shapes) -> Iterator[tuple[str, str]]:
    language, offered = names.words.language, names.programme.stage.offered
    slides = slides_of(public, names, offered, shapes=shapes)
    yield f"{language}/rehearsal", "\n".join(what(each, names) for each in rehearse(public, slides, public.today))
    deck = Presentation(BytesIO(deck_of(slides, names, public.read_at)))
    for slide, told in zip(deck.slides, slides, strict=True):
        said = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        said += [
            cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells
        ]
        said.append(slide.notes_slide.notes_text_frame.text)
        yield f"{language}/deck-{told.id}", _words("\n".join(said))


def _served(port: int, states: list[str]) -> Iterator[tuple[str, str]]:
    """Return what is asked for by address: figures that travel and the feed."""
    for language in LANGUAGES:
        yield f"{language}/feed", _get(port, f"/novedades.atom?lang={language}")
        for indicator in ("ALC-1", "EMB-1", "EMB-3", "EMB-4", "EMB-6", "MET-2", "MET-4", "SEG-2"):
            for state in states:
                asked = f"/cifra/{indicator}?lang={language}{f'&estado={state}' if state else ''}"
                yield f"{language}/cifra-{indicator}-{state}", _get(port, asked)


def _get(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
        return _words(answer.read().decode())


if __name__ == "__main__":
    chosen = sys.argv[1]
    usual = ROOT / "data" / ("sample" if chosen == "closing" else f"sample-{chosen}")
    sys.exit(main(chosen, Path(sys.argv[2]) if len(sys.argv) > 2 else usual))
