"""The environment is judged once, alike for every command and the dashboard."""

import pytest

from lib.collect.settings.environment import VARIABLES, EnvironmentProblem
from lib.collect.settings.judgement import judged_environment, read_hosts


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("IMPULSO_WORKBOOK", "IMPULSO_WORKBOOKS"),
        ("IMPULSO_STORE", "IMPULSO_STORE_URL"),
        ("IMPULSO_PROGRAM", "IMPULSO_PROGRAMME"),
        ("IMPULSO_EVERY_SECOND", "IMPULSO_EVERY_SECONDS"),
    ],
)
def test_a_misspelt_variable_is_refused_and_the_nearest_named(given: str, meant: str) -> None:
    with pytest.raises(EnvironmentProblem, match=f"^{given} is no variable of this program: was {meant} meant"):
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
    with pytest.raises(EnvironmentProblem, match="IMPULSO_HOSTS: found «"):
        judged_environment({"IMPULSO_HOSTS": f"localhost {given}"})


WRONG = {
    "IMPULSO_READER": "gogle",
    "IMPULSO_GOOGLE_API_ROOT": "nonsense",
    "IMPULSO_EVERY_SECONDS": "nan",
    "IMPULSO_COLLECT": "yes",
    "IMPULSO_KEEP_READINGS_DAYS": "0",
    "IMPULSO_KEEP_SNAPSHOTS_DAYS": "x",
    "IMPULSO_TRUSTED_HEADER": "Host",
    "IMPULSO_TRUSTED_PROXIES": "everybody",
    "IMPULSO_PUBLIC_URL": "impulso.example.org",
    "IMPULSO_HOSTS": "https://",
    "IMPULSO_API_ORIGINS": "example.org",
    "IMPULSO_FRAME_ORIGINS": "*",
}


@pytest.mark.parametrize("name", WRONG)
def test_a_value_that_cannot_be_used_is_one_sentence_that_begins_with_its_variable(name: str) -> None:
    with pytest.raises(EnvironmentProblem, match=f"^{name}") as caught:
        judged_environment({name: WRONG[name]})
    assert "\n" not in str(caught.value)
    assert name in VARIABLES
