"""Who sees more is what the programme file says now; a file that cannot be read gives nobody anything."""

import os
from pathlib import Path

import pytest

from lib.collect.settings.access import CurrentAccess
from lib.collect.settings.sign_in import providers, secrets_of, ways_in
from lib.collect.settings.trusted_proxies import TrustedProxies
from tests.indicators.facts import ROOT

TEXT = (ROOT / "data" / "programme.toml").read_text(encoding="utf-8")
LINE = '\n[[access]]\nwho = "{who}"\nrole = "partner"\npartner = "sict"\n'
FULL = {"client_id": "a", "client_secret": "b", "server_metadata_url": "https://x.example/"}
SHARED = {"redirect_uri": "https://d.example/oauth2callback", "cookie_secret": "c"}


def who(current: CurrentAccess) -> list[str]:
    return [each.who for each in current()]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "programme.toml"
    path.write_text(TEXT + LINE.format(who="ana@example.org"), encoding="utf-8")
    return path


def test_a_line_that_is_added_or_taken_out_counts_at_once(file: Path) -> None:
    current = CurrentAccess(file)
    assert who(current) == ["ana@example.org"]
    file.write_text(TEXT + LINE.format(who="*@example.org"), encoding="utf-8")
    assert who(current) == ["*@example.org"]
    file.write_text(TEXT, encoding="utf-8")
    assert who(current) == []


def test_another_address_of_the_same_length_is_noticed(file: Path) -> None:
    current = CurrentAccess(file)
    assert who(current) == ["ana@example.org"]
    stood = file.stat()
    file.write_text(TEXT + LINE.format(who="eva@example.org"), encoding="utf-8")
    os.utime(file, ns=(stood.st_atime_ns, stood.st_mtime_ns))
    assert who(current) == ["eva@example.org"]


@pytest.mark.parametrize("text", ["[[access]]\nwho =", TEXT + LINE.format(who="not an address"), "\x00"])
def test_a_file_that_is_wrong_gives_nobody_anything_until_it_is_right(file: Path, text: str) -> None:
    current = CurrentAccess(file)
    right = file.read_text(encoding="utf-8")
    assert who(current) == ["ana@example.org"]
    file.write_text(text, encoding="utf-8")
    assert who(current) == []
    file.write_text(right, encoding="utf-8")
    assert who(current) == ["ana@example.org"]


def test_a_file_that_is_gone_gives_nobody_anything(file: Path) -> None:
    current = CurrentAccess(file)
    assert who(current) == ["ana@example.org"]
    file.unlink()
    assert who(current) == []
    assert who(CurrentAccess(file)) == []


def test_only_providers_that_are_declared_in_full_count() -> None:
    assert providers({**SHARED, "google": FULL, "half": {"client_id": "a"}, "a_b": FULL}) == ("google",)
    assert providers({**SHARED, **FULL}) == ("default",)
    assert providers({"google": FULL}) == ()
    assert providers({}) == ()


def test_a_proxy_is_a_way_in_too_and_none_at_all_means_public_only() -> None:
    assert ways_in(TrustedProxies("x-email"), {**SHARED, "google": FULL}) == ("google", "proxy")
    assert ways_in(TrustedProxies(), {}) == ()


def test_commands_find_the_secrets_where_streamlit_looks_for_them(tmp_path: Path) -> None:
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_text('[auth]\ncookie_secret = "here"')
    other = tmp_path / "other.toml"
    other.write_text('[auth]\ncookie_secret = "there"')
    assert secrets_of({}, [tmp_path]) == {"cookie_secret": "here"}
    assert secrets_of({"STREAMLIT_SECRETS_FILES": str(other)}, [tmp_path]) == {"cookie_secret": "there"}
    assert secrets_of({}, [tmp_path / "nowhere"]) == {}
