"""The environment is judged once, alike for every command and the dashboard."""

from pathlib import Path

import pytest

from lib.collect.settings.environment import VARIABLES, EnvironmentProblem, read_hosts
from lib.collect.settings.judgement import judged_environment
from tests.refused import refuses


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("IMPULSO_WORKBOOK", "IMPULSO_WORKBOOKS"),
        ("IMPULSO_STORE", "IMPULSO_STORE_URL"),
        ("IMPULSO_PROGRAM", "IMPULSO_PROGRAMME"),
        ("IMPULSO_EVERY_SECOND", "IMPULSO_EVERY_SECONDS"),
        ("INPULSO_READER", "IMPULSO_READER"),
        ("IMPULSOHOSTS", "IMPULSO_HOSTS"),
        ("impulso_hosts", "IMPULSO_HOSTS"),
    ],
)
def test_a_misspelt_variable_is_refused_and_the_nearest_named(given: str, meant: str) -> None:
    with refuses(EnvironmentProblem, match=f"^{given}: is no variable of this program: was {meant} meant"):
        judged_environment({given: "1"})


@pytest.mark.parametrize(
    ("given", "host"),
    [
        ("https://Impulso.example.org/", "impulso.example.org"),
        ("http://impulso.example.org:8501/reach", "impulso.example.org"),
        ("impulso.example.org:443", "impulso.example.org"),
        ("[::1]", "::1"),
        ("[::1]:8501", "::1"),
        ("127.0.0.1", "127.0.0.1"),
        ("localhost.", "localhost"),
    ],
)
def test_the_host_of_whatever_names_one_is_understood(given: str, host: str) -> None:
    assert read_hosts({"IMPULSO_HOSTS": given}) == (host,)


@pytest.mark.parametrize("given", ["https://", "*", "*.example.org", "a,b", "[::1", "/reach", "https://a;b/"])
def test_what_names_no_host_is_refused(given: str) -> None:
    with refuses(EnvironmentProblem, match="IMPULSO_HOSTS: found «"):
        judged_environment({"IMPULSO_HOSTS": f"localhost {given}"})


WRONG = {
    "IMPULSO_READER": ["gogle", "Google"],
    "IMPULSO_WORKBOOKS": ["/not/there"],
    "IMPULSO_GOOGLE_API_ROOT": ["nonsense", "https://", "https://a:99999", "http://-"],
    "IMPULSO_PRIVATE_HOSTS": ["https://", "a,b"],
    "IMPULSO_LOCALITIES": ["/not/there.sqlite", "/", __file__],
    "IMPULSO_EVERY_SECONDS": ["nan", "0", "60s", "1e9"],
    "IMPULSO_COLLECT": ["yes", "2"],
    "IMPULSO_STORE_URL": ["x", "mysql://a/b", "sqlite://x.sqlite", "sqlite:////", "postgresql://a:b@c:d/e"],
    "IMPULSO_KEEP_READINGS_DAYS": ["0", "1.5", "-1"],
    "IMPULSO_KEEP_SNAPSHOTS_DAYS": ["x", "0", "3"],
    "IMPULSO_TRUSTED_HEADER": ["Host", "X Email"],
    "IMPULSO_TRUSTED_PROXIES": ["everybody", "10.0.0.0/33"],
    "IMPULSO_VERIFIED_BY": ["google microsoft"],
    "IMPULSO_PUBLIC_URL": ["impulso.example.org", "https://a:99999", "javascript:alert(1)"],
    "IMPULSO_HOSTS": ["https://", "https://…/"],
    "IMPULSO_MAILBOX_SECRET": ["short", " " * 40],
    "IMPULSO_API_ORIGINS": ["example.org", "https://a/"],
    "IMPULSO_FRAME_ORIGINS": ["*", "https://a:99999"],
    "IMPULSO_SIGNING_KEY": ["/not/there.pem", __file__],
    "IMPULSO_SMTP_URL": ["mail.example.org", "smtp://h:99999"],
    "IMPULSO_MAIL_FROM": ["nonsense", "a@b@c"],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in WRONG.items() for value in values])
def test_a_value_that_cannot_be_used_is_one_sentence_that_begins_with_its_variable(name: str, value: str) -> None:
    with refuses(EnvironmentProblem, match=f"^{name}") as caught:
        judged_environment({name: value})
    assert "\n" not in str(caught.value)
    assert name in VARIABLES


def test_a_provider_that_is_not_declared_is_refused_where_others_are(tmp_path: Path) -> None:
    secrets = tmp_path / "secrets.toml"
    whole = 'client_id = "a"\nclient_secret = "b"\nserver_metadata_url = "https://c"\n'
    secrets.write_text(f'[auth]\nredirect_uri = "https://d"\ncookie_secret = "e"\n[auth.google]\n{whole}')
    given = {"STREAMLIT_SECRETS_FILES": str(secrets)}
    judged_environment({**given, "IMPULSO_VERIFIED_BY": "google"})
    with refuses(EnvironmentProblem, match="found «gogle», expected one of google"):
        judged_environment({**given, "IMPULSO_VERIFIED_BY": "gogle"})


def test_a_catalogue_that_is_still_to_be_imported_need_not_be_there() -> None:
    judged = judged_environment({"IMPULSO_LOCALITIES": "/not/there.sqlite"}, imports=True)
    assert judged.localities == Path("/not/there.sqlite")


def test_variables_of_others_are_none_of_ours() -> None:
    assert judged_environment({"IMPULSE": "1", "PATH": "/bin", "HOSTS": "x"}) == judged_environment({})
