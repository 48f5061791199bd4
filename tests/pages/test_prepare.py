"""The preparation page: slides in her order, a rehearsal, a freeze that lasts, and files of one snapshot."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.app import data
from lib.programme.presentation import Presentation
from tests.pages.app import ROOT, environment, open_page, text_of

LANGUAGES = ("es", "en")


def press(app: AppTest, key: str) -> None:
    next(button for button in app.button if button.key and button.key.startswith(key)).click().run()


def order(app: AppTest) -> list[str]:
    """Return the slides as the page lists them."""
    return [line.value.split(". ", 1)[1] for line in app.markdown if line.value[:1].isdigit()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_slides_begin_in_the_order_of_the_programme_file(language: str) -> None:
    with environment():
        app = open_page("prepare", language)
        assert not app.exception
        assert len(order(app)) == len(Presentation().slides) + 2, "the agenda of a meeting waits to be added"
        assert order(app)[:2] == {"es": ["Apertura", "Alcance"], "en": ["Opening", "Reach"]}[language]
        assert data.newest().id[:4] in text_of(app)


def test_slides_move_leave_and_come_back_and_the_address_keeps_them() -> None:
    with environment():
        app = open_page("prepare")
        press(app, "prepare.down.reach")
        assert order(app)[:3] == ["Apertura", "Bootcamps", "Alcance"]
        press(app, "prepare.out.bootcamps")
        assert "Bootcamps" not in order(app)
        assert "reach,funnel" in str(app.query_params["laminas"])
        press(app, "prepare.add.bootcamps")
        assert order(app)[-1] == "Bootcamps"
        again = open_page("prepare", "en", laminas="hubs,reach")
        assert order(again) == ["Connected hubs", "Reach"]


def test_the_rehearsal_names_what_is_late_and_what_to_do() -> None:
    with environment():
        said = text_of(open_page("prepare"))
        assert "Los datos de Yucatán tienen" in said
        assert "antes de congelar" in said


def test_the_rehearsal_of_a_programme_without_data_points_at_every_hole(tmp_path: Path) -> None:
    with environment(IMPULSO_WORKBOOKS=str(tmp_path), IMPULSO_SAMPLE="closing"):
        app = open_page("prepare")
        assert not app.exception
        assert "Sin dato: «personas alcanzadas»." in text_of(app)


def test_a_failed_source_is_named_and_the_rest_stands(tmp_path: Path) -> None:
    books = Path(shutil.copytree(ROOT / "data" / "sample", tmp_path / "books"))
    (books / "sict.xlsx").unlink()
    with environment(IMPULSO_WORKBOOKS=str(books), IMPULSO_SAMPLE="closing"):
        app = open_page("prepare", "en")
        assert not app.exception
        assert "SICT" in text_of(app)


def test_a_steward_freezes_a_snapshot_and_its_link_stands_in_the_list() -> None:
    with environment():
        app = open_page("prepare", ver="steward")
        press(app, "prepare.freeze")
        cut = data.newest().id
        assert f"?corte={cut}" in text_of(app)
        assert [each.id for each in data.opened().store.freezes.list()] == [cut]
        assert not any((button.key or "").startswith("prepare.freeze") for button in app.button)


@pytest.mark.parametrize("role", ["public", "partner"])
def test_nobody_else_may_freeze(role: str) -> None:
    with environment():
        app = open_page("prepare", ver=role)
        assert not any((button.key or "").startswith("prepare.freeze") for button in app.button)
        assert "Congela quien es responsable de los datos." in text_of(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_offers_the_deck_as_a_page_as_powerpoint_and_a_card(language: str) -> None:
    with environment():
        app = open_page("prepare", language)
        names = [button.label for button in app.download_button]
        assert [label for label in names if any(kind in label for kind in ("HTML", "PPTX", "PNG"))] == names
        assert len(names) == 3


def test_a_public_address_comes_with_its_code() -> None:
    with environment(IMPULSO_PUBLIC_URL="https://impulso.example.org"):
        said = text_of(open_page("prepare"))
        assert "https://impulso.example.org/ligera/es/" in said
        assert "data:image/svg+xml" in said
