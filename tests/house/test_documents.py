"""The documents say what the code does."""

import re
from pathlib import Path

import pytest

from bench.faults_by_hand import FAULTS
from bench.faults_real import REAL
from bench.reliability import FAULTS_HEADING
from lib.app.addresses import figures, well_known
from lib.app.clicker import routes as clicker
from lib.app.identity import sign_in
from lib.app.offline import routes as offline
from lib.app.server import api, keys, light, mailbox, operating, subscriptions
from lib.collect.settings.environment import VARIABLES
from tests.command import run

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "data" / "README.md"]
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_links_to_is_there(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_both_pages_about_google_give_the_same_commands_and_parts() -> None:
    pages = [(ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("google.md", "google.es.md")]
    for parts in (r"^    .+$", r"`(?:IMPULSO|GOOGLE|iam)[^`]*`", r"^(?:#+|\d\.|-|\|) "):
        spanish, english = (re.findall(parts, page, re.MULTILINE) for page in pages)
        assert spanish == english


def test_the_two_commands_of_the_readme_are_those_of_the_makefile_and_of_ci() -> None:
    readme, makefile = (ROOT / "README.md").read_text(), (ROOT / "Makefile").read_text()
    for command in ("run", "test"):
        assert f"make {command}" in readme
        assert re.search(rf"^{command}:", makefile, re.MULTILINE)
    assert "make test" in (ROOT / ".ci" / "run").read_text()


def test_the_table_of_faults_names_those_that_its_command_puts_in_the_way() -> None:
    table = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8").partition(FAULTS_HEADING)[2]
    rows = re.findall(r"^\| ([^|]+) \| (.+) \|$", table, re.MULTILINE)
    assert [name for name, _ in rows[1:]] == [*FAULTS, *REAL]
    assert all("are gone" not in seen for _, seen in rows)


def test_every_environment_variable_is_explained_by_the_command_line() -> None:
    text = run("--help").stdout
    for name in VARIABLES:
        assert name in text


def test_every_environment_variable_that_the_code_reads_is_declared_in_one_place() -> None:
    read = set()
    for path in ROOT.glob("lib/**/*.py"):
        read |= set(re.findall(r"\bIMPULSO_[A-Z_]+\b", path.read_text(encoding="utf-8")))
    assert read <= set(VARIABLES)


def test_every_command_that_the_documents_name_exists() -> None:
    known = set(re.findall(r"^    ([a-z-]+)\s", run("--help").stdout, re.MULTILINE))
    for page in PAGES:
        named = set(re.findall(r"python -m lib ([a-z][a-z-]+)", page.read_text(encoding="utf-8")))
        assert named <= known, (page.name, named - known)


def test_the_project_names_no_place_of_whoever_wrote_it() -> None:
    forbidden = re.compile("/" + "work/|/" + "root/|" + "pypi" + "-more")
    tracked = [*ROOT.glob("lib/**/*.py"), *ROOT.glob("scripts/**/*"), *PAGES, *ROOT.glob("tests/**/*.py")]
    files = [path for path in tracked if path.is_file() and path.suffix in {".py", ".md", ".toml", ".sh", ""}]
    assert [path.name for path in files if forbidden.search(path.read_text(encoding="utf-8"))] == []


LINKED = [path for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")) if path.name != "README.md"]


@pytest.mark.parametrize("page", LINKED, ids=lambda page: page.name)
def test_every_document_is_reached_from_the_readme_or_from_another(page: Path) -> None:
    links = {
        (other.parent / link).resolve()
        for other in PAGES
        if other != page
        for link in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", other.read_text(encoding="utf-8"))
    }
    assert page.resolve() in links


def test_the_table_of_routes_names_every_route_of_the_server_and_no_other() -> None:
    table = ARCHITECTURE.split("| route | what | module |")[1].split("\n\n")[0]
    named = set(re.findall(r"`(/[^`]+)`", table))
    served = (operating, sign_in, api, clicker, light, mailbox, subscriptions, well_known, figures, keys, offline)
    assert named == {route.path for each in served for route in each.ROUTES}


def test_every_command_and_variable_is_explained_in_a_document_and_no_other_is_named() -> None:
    said = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    known = set(re.findall(r"^    ([a-z-]+)\s", run("--help").stdout, re.MULTILINE))
    assert known == set(re.findall(r"python -m lib ([a-z][a-z-]+)", said))
    of_compose = set(re.findall(r"\$\{(IMPULSO_[A-Z_]+)", (ROOT / "compose.yaml").read_text(encoding="utf-8")))
    assert set(re.findall(r"\bIMPULSO_[A-Z_]+\b", said)) - of_compose <= set(VARIABLES)
    assert set(VARIABLES) <= set(re.findall(r"\bIMPULSO_[A-Z_]+\b", said))


def test_every_module_and_file_that_a_document_names_exists() -> None:
    for page in PAGES:
        named = re.findall(
            r"`((?:lib|pages|tests|scripts|bench|deploy|examples|data)/[\w./-]+)`", page.read_text("utf-8")
        )
        missing = [name for name in named if not (ROOT / name).exists()]
        assert missing == [], page.name


def test_decisions_are_numbered_one_after_the_other() -> None:
    numbers = re.findall(r"^(\d+)\. \*\*", (ROOT / "docs" / "decisions.md").read_text("utf-8"), re.MULTILINE)
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
