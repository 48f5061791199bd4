"""Workbooks of a folder, Google Sheets and tables at addresses in one programme, each by its own rules."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lib.collect.failure import OPERATORS, SourceFailure
from lib.collect.opening import open_programme
from lib.collect.rounds.assemble import read_all
from lib.collect.settings.environment import EnvironmentProblem, read_environment
from lib.programme.loading import ProgrammeError, load_programme
from tests.collect.rig import SAMPLE
from tests.collect.web.server import LOCAL, Page, WebServer, web_server
from tests.command import run
from tests.indicators.facts import ROOT
from tests.refused import refuses
from tests.sheets.accounts import ServiceAccount
from tests.sheets.server import SheetsServer, sample_workbooks

NOW = datetime(2023, 12, 6, 12, tzinfo=UTC)
DECLARED = (ROOT / "data" / "programme.toml").read_text(encoding="utf-8")


@pytest.fixture
def web(tmp_path: Path) -> Iterator[WebServer]:
    with web_server(tmp_path) as server:
        server.pages["/sict?v=1"] = Page((SAMPLE / "sict.xlsx").read_bytes())
        yield server


def with_lines(text: str, source: str, lines: str) -> str:
    """Return the programme file without its samples, with lines added to one source."""
    text = re.sub(r"^\[\[samples\]\].*?(?=^\[|\Z)", "", text, flags=re.DOTALL | re.MULTILINE)
    return text.replace(f'id = "{source}"\nowner', f'id = "{source}"\n{lines}\nowner')


def mixed(folder: Path, web: WebServer) -> Path:
    """Write a programme of which one source is at an address, one a Google Sheet, and the others in a folder."""
    text = with_lines(DECLARED, "sict", f'address = "{web.address("/sict?v=1", LOCAL)}"')
    file = folder / "programme.toml"
    file.write_text(with_lines(text, "pro-mujer", 'kind = "google"'), encoding="utf-8")
    return file


def test_three_kinds_of_source_in_one_programme_give_the_figures_that_a_folder_gives(
    tmp_path: Path, web: WebServer, service_account: ServiceAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(web.authority))
    books = shutil.copytree(SAMPLE, tmp_path / "books", ignore=shutil.ignore_patterns("sict*", "pro-mujer*"))
    with SheetsServer(sample_workbooks(ROOT / "data" / "programme.toml", SAMPLE), [service_account]) as sheets:
        environment = read_environment(
            {
                "IMPULSO_PROGRAMME": str(mixed(tmp_path, web)),
                "IMPULSO_WORKBOOKS": str(books),
                "IMPULSO_GOOGLE_SERVICE_ACCOUNT_FILE": str(
                    service_account.write(tmp_path / "key.json", sheets.token_uri)
                ),
                "IMPULSO_GOOGLE_API_ROOT": sheets.root,
                "IMPULSO_PRIVATE_HOSTS": LOCAL,
            }
        )
        opened = open_programme(environment, lambda: NOW)
        snapshot = read_all(opened.setting, opened.reader, None, NOW)
        assert len(sheets.reads) == 1
    assert {source.trouble for source in snapshot.sources} == {None}
    assert snapshot.figure("ALC-1").value == 358
    assert snapshot.figure("SIT-1").value
    assert [path for path, _ in web.asked] == ["/sict?v=1"]
    assert dict(opened.kinds) == {
        source.id: {"sict": "web", "pro-mujer": "google"}.get(source.id, "folder")
        for source in opened.setting.programme.sources
    }


def test_check_reads_an_address_and_says_what_to_do_in_both_languages_where_it_may_not(
    tmp_path: Path, web: WebServer
) -> None:
    text = with_lines(DECLARED, "sict", f'address = "{web.address("/sict?v=1", LOCAL)}"')
    (tmp_path / "programme.toml").write_text(text, encoding="utf-8")
    given = {
        "IMPULSO_PROGRAMME": str(tmp_path / "programme.toml"),
        "IMPULSO_WORKBOOKS": str(SAMPLE),
        "SSL_CERT_FILE": str(web.authority),
    }
    refused = json.loads(run("check", "--json", **given).stdout)
    sict = next(each for each in refused["sources"] if each["id"] == "sict")
    assert sict["trouble"] == "address_refused"
    [found] = [each for each in refused["findings"] if each["code"] == "W06"]
    assert "red privada" in found["message"]["es"]
    assert "private network" in found["message"]["en"]
    assert str(web.port) not in json.dumps(refused)
    allowed = run("check", "--json", **given, IMPULSO_PRIVATE_HOSTS=LOCAL)
    assert allowed.returncode == 0, allowed.stderr
    assert "W06" not in {each["code"] for each in json.loads(allowed.stdout)["findings"]}


def test_an_embedded_sample_is_read_from_its_folder_whatever_its_sources_declare() -> None:
    opened = open_programme(read_environment({}))
    assert set(opened.kinds.values()) == {"folder"}


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ('kind = "web"', "needs its address"),
        ('address = "https://datos.example.org/x"\nkind = "google"', "has no address"),
        ('address = "http://datos.example.org/x"', "address"),
        ('address = "https://ana:secreto@datos.example.org/x"', "address"),
        ('address = "https://datos.example.org/a b"', "address"),
        ('kind = "kobo"', "kind"),
        ('hosts = ["https://datos.example.org"]', "hosts"),
    ],
)
def test_a_place_that_cannot_be_read_is_refused_with_the_programme_file(lines: str, says: str) -> None:
    with refuses(ProgrammeError, match=says):
        load_programme(with_lines(DECLARED, "sict", lines), "programme.toml")


def test_a_google_sheet_needs_a_key_whatever_is_usual(tmp_path: Path) -> None:
    file = tmp_path / "programme.toml"
    file.write_text(with_lines(DECLARED, "sict", 'kind = "google"'), encoding="utf-8")
    given = {"IMPULSO_PROGRAMME": str(file), "IMPULSO_WORKBOOKS": str(SAMPLE)}
    with refuses(EnvironmentProblem, match="a source of kind google needs it"):
        open_programme(read_environment(given))


def test_a_process_that_only_shows_can_read_what_it_has_something_to_read_with() -> None:
    shows = open_programme(read_environment({"IMPULSO_COLLECT": "0"}))
    assert shows.reader(shows.setting.programme.sources[0]).hash
    keyless = open_programme(read_environment({"IMPULSO_COLLECT": "0", "IMPULSO_READER": "google"}))
    with pytest.raises(SourceFailure) as refused:
        keyless.reader(keyless.setting.programme.sources[0])
    assert refused.value.kind in OPERATORS
