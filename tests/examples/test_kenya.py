"""A programme of another country that nobody reads in Spanish: nothing of it is Spanish, and nothing is Mexico's."""

import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from lib.app import data
from lib.commands.command_line import main
from lib.i18n.catalogue import catalogue, speak, speaks
from lib.markup.pages import PAGE_IDS
from lib.publish.exports.offers import offers_of
from lib.snapshot.audience import for_public
from lib.tables.schema.models import MODELS
from lib.wording.edition import edition_of
from tests.examples.kenya import kenya
from tests.examples.second import everything_sent
from tests.pages.app import environment, kept_open, open_page

MEXICAN = re.compile(
    r"m[eé]xic|\binegi\b|v_inegi|coneval|\bsict\b|\bcurp\b|\brfc\b|\bine\b|lfpd|diario oficial|gazette|aldea|"
    r"municipi(?!o_)|municipalit(?!y code\b|ies-with-hub|y_code\"|y\":)|"
    r"campeche|\bfederal\b|gob-(?:federal|estatal)|keep their first zero|"
    r"yucat|oaxac|chiapas|tekax|internet para todos|\bcfe\b|sedeco|pro mujer|micro-entrepreneur|smart.village",
    re.IGNORECASE,
)
_HEADERS = {each.header for model in MODELS.values() for each in model.columns.values() if "_" in each.header}
_TABLES = {table for table, model in MODELS.items() if table != model.english}
_WORDS = frozenset(
    [
        "el",
        "los",
        "las",
        "del",
        "una",
        "para",
        "que",
        "según",
        "personas",
        "datos",
        "fuente",
        "mujer",
        "mujeres",
        "ayuda",
        "avance",
        "hoja",
        "clave",
        "fecha",
        "sí",
        "papel",
        "sexo",
        "bien",
        "instrucciones",
        "revisión",
        "revisar",
        "registro",
        "privado",
        "PROGRAMA",
        "conteo",
        "orden",
        "listo",
        "realizada",
        "Cifras",
    ]
)
SPANISH = _HEADERS | _TABLES | _WORDS
A_WORD = re.compile(r"(?<![\w/=?#.\"-])\w+(?![\w=:])|[¿¡]")
ADDRESSES = re.compile(r"/calendario\.ics\S*|\$\$ID-\S*|[?&](?:estado|corte|hoja)=")
_COLUMNS_CALLED_STATE = {"finding.V13.do", "finding.V15.do"}
SAYS_MACHINES = {
    *("api.error.parameter.do", "api.error.no-cut.do", "new.ask.choices", "new.wrong.lists"),
    *("refusal.of.people", "refusal.of.stage"),
}
"""Texts that name a part of an address or a key of the programme file."""
OF_MEXICO = re.compile(r"refusal\.catalogue\.|template\.rule\.keys\.zero$")
"""Texts that nobody reads elsewhere: of INEGI's catalogue of localities, and of keys that begin with 0."""
PARAMETER = re.compile(r"\{\w+\}")
A_STATE = re.compile(r"\b(?!State of the (?:value|attendance)|state of the figures)[Ss]tates?\b.*")
"""A region that is called as Mexico's are; how a value stands is a state too."""
MACHINES = re.compile(r"\bmicro-entrepreneur\b(?!s)|\bPROGRAMA\b(?=[,\"|])|\"tables\": ?\[[^\]]*\]")
"""Keys by which files of data know a role, the whole programme and a table, whatever they are called."""
_LONGEST = 60_000
"""Letters of each part of a file that are searched: every row of a sheet is like the ones before it."""


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    before = speaks()
    file = kenya(tmp_path_factory.mktemp("kenya") / "programme")
    with kept_open(), environment(IMPULSO_PROGRAMME=str(file), IMPULSO_WORKBOOKS=str(file.parent / "workbooks")):
        yield file
    speak(before)


def foreign(text: str) -> set[str]:
    """Return what a text says in Spanish or of Mexico, with what stands around it."""
    text = ADDRESSES.sub(" ", text)
    found = (*MEXICAN.finditer(text), *(m for m in A_WORD.finditer(text) if m[0] in SPANISH or m[0] in "¿¡"))
    return {text[max(0, m.start() - 40) : m.end() + 30] for m in found}


def _is_for_everybody(key: str) -> bool:
    return key not in SAYS_MACHINES and not OF_MEXICO.match(key)


def test_every_text_in_english_speaks_of_its_own_country_and_sheets(programme: Path) -> None:
    data.opened()
    told = {key: PARAMETER.sub("", text) for key, text in catalogue("en").items() if _is_for_everybody(key)}
    said = {key: foreign(text) for key, text in told.items()}
    for key, text in told.items():
        said[key] |= set() if key in _COLUMNS_CALLED_STATE else set(A_STATE.findall(text))
    assert {key: words for key, words in said.items() if words} == {}


@pytest.mark.parametrize(("page", "language"), [*((page, "en") for page in PAGE_IDS), ("home", "sw"), ("about", "sw")])
def test_every_page_speaks_of_its_own_country_and_sheets(page: str, language: str, programme: Path) -> None:
    app = open_page(page, language)
    assert not app.exception
    assert foreign(_read(everything_sent(app))) == set()


def test_who_is_of_another_age_is_outside_the_ages_of_this_programme(programme: Path) -> None:
    data.opened()
    assert catalogue("en")["age.out-of-range"] == "Outside 15 to 59"


def test_its_workbooks_are_read_and_what_is_wrong_is_explained_in_english(
    programme: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workbooks = str(programme.parent / "workbooks")
    main(["check", "--programme", str(programme), "--workbooks", workbooks])
    said = capsys.readouterr().out
    assert "“kind” says “resource”" in said
    assert "BC-01 · attended · youth · woman · 18-24" in said
    assert "a minus sign too many" in said
    assert "which is not in the tab hubs" in said
    assert "which is not in the tab partners" in said
    assert "type -0.1 in latitude and 34.7 in longitude" in said
    assert "brackets" not in said
    assert "H01" not in said
    assert foreign(said) == set()


@pytest.mark.parametrize("command", ["templates", "publish"])
def test_every_file_speaks_of_its_own_country_and_sheets(
    command: str, programme: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IMPULSO_STORE_URL", "sqlite://")
    workbooks = str(programme.parent / "workbooks")
    assert main([command, "--programme", str(programme), "--workbooks", workbooks, str(tmp_path / "out")]) == 0
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    said = {name: foreign(text) for path in files for name, text in _texts(path.name, path.read_bytes())}
    assert said
    assert {name: words for name, words in said.items() if words} == {}


def test_what_is_taken_away_speaks_of_its_own_country_and_sheets(programme: Path) -> None:
    setting = data.opened().setting
    edition = edition_of(for_public(data.newest()), setting.programme, setting.geography, "en")
    said = {}
    for name, offer in offers_of(edition).items():
        if not name.endswith((".png", ".svg")):
            for inner, text in _texts(offer.file or f"{name}.json", offer.make()):
                said[inner] = foreign(text)
    assert len(said) > 100
    assert {name: words for name, words in said.items() if words} == {}


def _texts(name: str, content: bytes) -> Iterable[tuple[str, str]]:
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for inner in archive.namelist():
                if "theme" not in inner:
                    yield from _texts(f"{name}!{inner}", archive.read(inner))
    elif name.endswith((".html", ".xml", ".csv", ".txt", ".md", ".svg", ".ics")):
        yield name, MACHINES.sub("", _read(content.decode("utf-8", "replace")[:_LONGEST]))
    elif name.endswith(".json") and "manifest" not in name and "buscar" not in name:
        yield name, MACHINES.sub("", content.decode("utf-8", "replace")[:_LONGEST])


def _read(text: str) -> str:
    """Return what people read of a page: its texts, and those of its attributes."""
    text = re.sub(r"<(style|script)\b.*?</\1>", " ", text, flags=re.DOTALL)
    text = re.sub(r"<(?!meta)[^>]*?((?:title|alt|aria-label|placeholder)=\"[^\"]*\")[^>]*>", r" \1 ", text)
    return html.unescape(re.sub(r"<[^>]+>", "|", text))
