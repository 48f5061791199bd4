"""What is offered beside a chart or a figure to pass it on."""

import re
from html import unescape

from lib.markup.blocks.downloads import FileLink, csv_note, downloads, share
from lib.wording.language import Words

WORDS = Words("es")
LINK = "https://impulso.example.org/cifra/ALC-1?lang=es&estado=31"


def test_link_and_code_are_there_to_copy_and_the_link_as_a_picture() -> None:
    html = share(LINK, f'<iframe src="{LINK}"></iframe>', WORDS, "Personas alcanzadas")
    copied = [unescape(each) for each in re.findall(r'data-copy="([^"]*)"', html)]
    assert copied == [LINK, f'<iframe src="{LINK}"></iframe>']
    assert "<iframe" not in html
    assert '<img src="data:image/svg+xml' in html
    assert "Compartir: Personas alcanzadas" in html


def test_what_excel_does_to_codes_is_said_with_the_workbook_beside_it() -> None:
    note = csv_note("/api/v1/exports/workbook.xlsx", WORDS)
    assert "04 se vuelve 4" in note
    assert 'href="/api/v1/exports/workbook.xlsx"' in note
    assert "04 se vuelve 4" in downloads("", (("CSV", (FileLink("a", "/a.csv"),)),), WORDS)
