"""Text, identifiers, links and mailboxes."""

import unicodedata
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.tables.cells import texts
from lib.tables.cells.missing import is_missing
from lib.tables.cells.outcome import Noted, Unreadable
from lib.tables.cells.texts import read_text
from lib.tables.grid import Cell
from tests.indicators.facts import mexico

read_slug = partial(texts.read_slug, country=mexico())
read_link = partial(texts.read_link, country=mexico())
read_mailbox = partial(texts.read_mailbox, country=mexico())


def answer(read: Callable[[Cell], str], cell: Cell) -> str | Unreadable:
    """Return what a parser reads, or its refusal."""
    try:
        return read(cell)
    except Unreadable as refused:
        return refused


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Tekax", "Tekax"), ("  Centro   comunitario\nTekax ", "Centro comunitario Tekax"), (12.0, "12"), (-5, "-5"),
        (1.2, "1.2"), (True, "TRUE"), ("a\u200bb\u202ec", "abc"), ("a\u0000b", "ab"), ("Me\u0301rida", "Mérida"),
        ("Mérida\u00a0", "Mérida"),
    ],
)  # fmt: skip
def test_text_is_kept_on_one_line_without_unseen_characters(cell: Cell, text: str) -> None:
    """Spaces collapse, control and direction characters go, numbers become their text, accents are kept."""
    assert read_text(cell) == text


@pytest.mark.parametrize("text", ["=1+1", "+52", "-x", "@SUM(A1)", " =A1", "\t=A1", "\u200b=A1", "＝A1"])
def test_text_that_starts_like_a_formula_is_kept_and_noted(text: str) -> None:
    """What a spreadsheet may run when downloaded is flagged, hidden prefixes and full-width signs included."""
    outcome = read_text(text)
    assert isinstance(outcome, Noted)
    assert outcome.code == "C18"
    assert outcome.value == text.strip("\t \u200b")


def test_text_longer_than_allowed_is_refused() -> None:
    """The bound itself fits; one more character does not."""
    assert read_text("x" * 120, maximum=120) == "x" * 120
    with pytest.raises(Unreadable) as caught:
        read_text("x" * 121, maximum=120)
    assert (caught.value.code, caught.value.params) == ("C14", {"maximum": 120})


@given(st.text())
def test_any_text_that_is_not_missing_leaves_clean_text(text: str) -> None:
    """What is read is never blank, has no control characters, and reads as itself again."""
    outcome = read_text(text)
    value = outcome.value if isinstance(outcome, Noted) else outcome
    assert is_missing(text) or value
    assert not any(unicodedata.category(character)[0] == "C" for character in value)
    assert read_text(value) == outcome


@pytest.mark.parametrize("cell", ["BC-01", "pro-mujer", "3m", "a" * 40, 12, " YUC-TEK-01 ", "BC\u201101"])
def test_an_identifier_is_read_as_typed(cell: Cell) -> None:
    """Letters, digits and hyphens are kept with their capitals; a long hyphen is a hyphen."""
    assert read_slug(cell) == str(cell).strip().replace("\u2011", "-")


@pytest.mark.parametrize(
    "cell", ["BC 01", "-bc", "a" * 41, "bc_01", "ñandú", "Mérida", "bc.1", 1.5, True, "bc\n01", "=bc"]
)
def test_what_is_no_identifier_is_refused(cell: Cell) -> None:
    """Spaces, accents, other signs and excess length are refused."""
    with pytest.raises(Unreadable) as caught:
        read_slug(cell)
    assert caught.value.code == "C10"


@pytest.mark.parametrize(
    "link",
    [
        "https://promujer.org",
        "https://www.gob.mx/sict/a?b=c#d",
        "https://xn--mxico-bsa.mx:8443/x",
        "HTTPS://Promujer.org/A",
    ],
)
def test_an_https_link_is_read(link: str) -> None:
    """A link to a named host by https is read as typed."""
    assert read_link(f" {link} ") == link


@pytest.mark.parametrize(
    "cell",
    [
        "http://promujer.org", "promujer.org", "javascript:alert(1)", "https://", "https://localhost/x",
        "https://ana:secreta@promujer.org", "https://promujer.org@evil.mx", "https://a.mx/x y", "https://10.0.0.1/",
        "https://a.mx\\@b.mx", "https://a.mx/\"onclick", "https://a.mx/<b>", "https://a.mx/\u202egpj", "https://méxico.mx",
        "https://-a.mx", "https://a..mx", f"https://a.mx/{'x' * 2000}", 12, True, "https://a.mx\nhttps://b.mx",
    ],
)  # fmt: skip
def test_what_is_no_safe_link_is_refused(cell: Cell) -> None:
    """Other schemes, user names, addresses without a name, spaces, quotes and hidden signs are refused."""
    with pytest.raises(Unreadable) as caught:
        read_link(cell)
    assert caught.value.code == "C15"


@pytest.mark.parametrize(
    "cell", ["datos@promujer.org", "Buzon.Datos@SICT.gob.mx", "a_b+c-d@dtc.giz.de", "x@outlook-mx.org"]
)
def test_an_institutions_mailbox_is_read(cell: str) -> None:
    """A mailbox is read with its domain in small letters."""
    name, domain = cell.split("@")
    assert read_mailbox(f" {cell} ") == f"{name}@{domain.lower()}"


@pytest.mark.parametrize(
    "domain",
    [
        "gmail.com", "hotmail.com", "hotmail.es", "outlook.com", "outlook.es", "yahoo.com.mx", "icloud.com", "me.com",
        "live.com.mx", "prodigy.net.mx", "GMAIL.com", "proton.me", "mail.yahoo.com",
    ],
)  # fmt: skip
def test_a_personal_mailbox_is_refused_as_personal(domain: str) -> None:
    """A mailbox at a provider of personal mail is somebody's own."""
    with pytest.raises(Unreadable) as caught:
        read_mailbox(f"ana@{domain}")
    assert (caught.value.code, caught.value.params) == ("C16", {"personal": 1})


@pytest.mark.parametrize(
    "cell",
    [
        "ana",
        "ana@",
        "@a.mx",
        "a b@c.mx",
        "a..b@c.mx",
        "a.@c.mx",
        "a@b",
        "a@b.mx; c@d.mx",
        "a@b@c.mx",
        12,
        True,
        "a@b.mx\nc",
    ],
)
def test_what_is_no_mailbox_is_refused(cell: Cell) -> None:
    """Several addresses or half of one are refused."""
    with pytest.raises(Unreadable) as caught:
        read_mailbox(cell)
    assert (caught.value.code, caught.value.params) == ("C16", {"personal": 0})


@given(st.text() | st.floats() | st.integers() | st.booleans())
def test_arbitrary_cells_raise_nothing_but_a_refusal(cell: str | float) -> None:
    """No cell makes these parsers fail in another way than by refusing: as what it is not, or as somebody's."""
    for read, code in ((read_slug, "C10"), (read_link, "C15"), (read_mailbox, "C16")):
        value = answer(read, cell)
        assert value.code in {code, "V22"} if isinstance(value, Unreadable) else value.isascii()


@pytest.mark.parametrize(
    ("read", "cell", "kind"),
    [
        (read_slug, "GOPM800229MYNMRR05", "curp"),
        (read_slug, 9991234567, "phone"),
        (read_slug, "maria-lopez-perez", "name"),
        (read_link, "https://wa.me/529991234567", "phone"),
        (read_link, "https://ejemplo.example/?de=ana.lopez@gmail.com", "email"),
    ],
)
def test_keys_and_links_that_are_somebodys_are_refused_as_personal(
    read: Callable[[Cell], str], cell: Cell, kind: str
) -> None:
    """A CURP is a well-formed key, and a chat with a telephone a well-formed link: neither may enter."""
    refused = answer(read, cell)
    assert isinstance(refused, Unreadable)
    assert (refused.code, refused.params) == ("V22", {"kind": kind})


def test_a_mailbox_with_a_persons_name_is_not_an_institutions() -> None:
    """Even at the institution's own domain."""
    refused = answer(read_mailbox, "maria.lopez@promujer.example")
    assert isinstance(refused, Unreadable)
    assert (refused.code, refused.params) == ("C16", {"personal": 2})


def test_a_link_to_a_public_account_is_a_link() -> None:
    """The sign @ alone is nobody's address."""
    assert read_link("https://video.example/@promujer") == "https://video.example/@promujer"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("YUC TEK 02", "YUC-TEK-02"), ("YUC_TEK_02", "YUC-TEK-02"), ("YUC/TEK/02", "YUC-TEK-02"),
        ("YUC.TEK.02", "YUC-TEK-02"), ("yuc – tek – 02", "yuc-tek-02"), ("YUC-TEKÁX-02", "YUC-TEKAX-02"),
        ("pro_mujer", "pro-mujer"), ("PRO MUJER", "PRO-MUJER"), ("BC 03", "BC-03"), ("_BC-03_", "BC-03"),
        ("(BC-03)", "BC-03"), ("BC-03*", "BC-03"), ("'BC-03", "BC-03"),
    ],
)  # fmt: skip
def test_a_key_with_spaces_underscores_or_accents_is_refused_with_the_key_to_type(typed: str, key: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_slug(typed)
    assert (caught.value.code, caught.value.params) == ("C10", {"suggestion": key})


@pytest.mark.parametrize(
    "typed", ["Bootcamp Tekax", "Bootcamp 1", "¿BC-01?", "MARIA LOPEZ", "Centro de salud de la colonia 20 de noviembre"]
)
def test_a_name_a_doubt_or_a_person_is_refused_without_a_key_to_type(typed: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_slug(typed)
    assert "suggestion" not in caught.value.params
