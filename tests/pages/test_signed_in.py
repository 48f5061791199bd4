"""Each page for somebody who signed in: what her role lets her see, and nothing once it is taken away."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row, select
from streamlit.testing.v1 import AppTest

from lib.app import data
from lib.app.identity import identity
from lib.collect.source_status import Review
from lib.collect.store.tables import decisions
from lib.markup.pages import PAGE_IDS
from tests.indicators.facts import ROOT
from tests.pages.app import environment, text_of

TEXT = (ROOT / "data" / "programme.toml").read_text(encoding="utf-8")
ACCESS = """
[[access]]
who = "*@oaxaca.example"
role = "partner"
partner = "sedeco-oax"

[[access]]
who = "ana@dtc.example"
role = "steward"
partner = "dtc-mexico"
"""
AUTH = {
    "redirect_uri": "https://d.example/oauth2callback",
    "cookie_secret": "a secret that is long enough",
    "google": {"client_id": "a", "client_secret": "b", "server_metadata_url": "https://x.example/"},
}
FINDING = "35 aprox."  # a cell of Oaxaca's workbook
OTHERS = "13 de octubre de 2023"  # a cell of another's


@pytest.fixture
def programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(identity, "_auth", lambda: AUTH)
    file = tmp_path / "programme.toml"
    file.write_text(TEXT + ACCESS, encoding="utf-8")
    sample = str(ROOT / "data" / "sample")
    with environment(IMPULSO_PROGRAMME=str(file), IMPULSO_WORKBOOKS=sample, IMPULSO_SAMPLE="closing"):
        yield file


def opened(page: str, email: str | None, language: str = "es", **claims: object) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    who = {"is_logged_in": True, "provider": "google", "email": email, "email_verified": True}
    app.user = {**who, **claims} if email else {"is_logged_in": False}
    app.query_params["lang"] = language
    app.query_params["ver"] = "steward"  # what an address says counts in a demonstration only
    app.run()
    if page != "home":
        app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    return app


def test_signed_out_nothing_but_the_public_part_and_a_way_to_sign_in(programme: Path) -> None:
    app = opened("data", None)
    text = text_of(app)
    assert FINDING not in text
    assert "Iniciar sesión con Google" in text
    assert re.search(r'href="\./sign-in\?provider=google&amp;next=[^"]+', text)
    assert not [each for each in app.button if "accept" in str(each.key)]


def test_a_partner_sees_the_findings_of_her_own_workbook_and_of_no_other(programme: Path) -> None:
    text = text_of(opened("data", "eva@Oaxaca.example"))
    assert "Sesión de Oaxaca" in text
    assert FINDING in text
    assert OTHERS not in text
    assert "docs.google.com" not in text
    assert "eva@" not in text.lower()


def test_a_steward_sees_all_with_links_to_the_cells(programme: Path) -> None:
    text = text_of(opened("data", "ana@dtc.example", "en"))
    assert "Signed in as data steward, DTC México" in text
    assert "docs.google.com/spreadsheets" in text
    assert "ana@" not in text


@pytest.mark.parametrize(
    ("email", "claims", "says"),
    [
        ("eva@oaxaca.example", {"email_verified": False}, "no está verificado"),
        ("eva@evil-oaxaca.example", {}, "no tiene permisos"),
        ("eva@microsoft.example", {}, "no tiene permisos"),
    ],
)
def test_whoever_has_no_role_sees_what_the_public_sees(
    programme: Path, email: str, claims: dict[str, object], says: str
) -> None:
    text = text_of(opened("data", email, **claims))
    assert says in text
    assert FINDING not in text


def test_a_role_that_is_taken_away_is_gone_at_the_next_run(programme: Path) -> None:
    app = opened("data", "eva@oaxaca.example")
    assert FINDING in text_of(app)
    programme.write_text(TEXT, encoding="utf-8")
    app.run()
    assert FINDING not in text_of(app)


def test_a_programme_file_that_cannot_be_read_any_more_makes_everybody_the_public(programme: Path) -> None:
    app = opened("data", "ana@dtc.example")
    assert FINDING in text_of(app)
    programme.write_text("[[access]]\nwho =", encoding="utf-8")
    app.run()
    assert FINDING not in text_of(app)


def test_no_page_tells_somebody_who_is_signed_out_what_is_not_public(programme: Path) -> None:
    for page in PAGE_IDS:
        text = text_of(opened(page, None))
        assert [told for told in (FINDING, OTHERS, "oax.xlsx", "docs.google.com", "1Ejemplo") if told in text] == []


def decided() -> list[Row[Any]]:
    """Return which readings under review were accepted, as they are kept."""
    with data.opened().store.engine.connect() as connection:
        return list(connection.execute(select(decisions)))


def held_back(source: str) -> None:
    """Have the newest reading of a source stand under review, and wait until the process shows it so."""
    store = data.opened().store
    review = Review("f" * 64, datetime.now(UTC))
    store.sources.keep([], [replace(store.sources.statuses()[source], reading="under-review", review=review)], "test")
    end = time.monotonic() + 10
    while (found := data.newest().source(source)) is None or found.reading != "under-review":
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_steward_takes_in_a_change_that_is_held_and_her_organisation_is_recorded(programme: Path) -> None:
    opened("data", "ana@dtc.example")
    held_back("sict")
    assert not [each for each in opened("data", "eva@oaxaca.example").button if "accept" in str(each.key)]
    app = opened("data", "ana@dtc.example")
    button = next(each for each in app.button if each.key == "data.accept.sict.es")
    assert button.label == "Tomar la lectura de SICT"
    button.click().run()
    assert not app.exception
    (taken,) = decided()
    assert (taken.source, taken.organisation) == ("sict", "dtc-mexico")


def test_who_lost_her_role_a_moment_ago_decides_nothing(programme: Path) -> None:
    opened("data", "ana@dtc.example")
    held_back("sict")
    app = opened("data", "ana@dtc.example")
    programme.write_text(TEXT, encoding="utf-8")
    next(each for each in app.button if each.key == "data.accept.sict.es").click().run()
    assert not app.exception
    assert decided() == []
