"""The one judgement of the environment, for commands and the dashboard alike."""

import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from rapidfuzz import process

from lib.collect.settings.environment import VARIABLES, Environment, EnvironmentProblem, read_environment
from lib.collect.settings.signing import read_signing_key
from lib.collect.settings.trusted_proxies import read_trusted_proxies

_HOST = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?|[0-9a-f:.]*:[0-9a-f:.]*")


def judged_environment(variables: Mapping[str, str]) -> Environment:
    """Read the environment. Raises EnvironmentProblem for what is misspelt, cannot be used or protects nothing."""
    _only_known(variables)
    environment = replace(read_environment(variables), signer=read_signing_key(variables))
    read_trusted_proxies(variables)
    read_hosts(variables)
    return environment


def read_hosts(variables: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of hosts that are answered to, none where all are. Of an address only the host counts.

    Raises EnvironmentProblem for what names no host.
    """
    return tuple(_host(given) for given in (variables.get("IMPULSO_HOSTS") or "").split())


def _host(given: str) -> str:
    try:
        host = (urlsplit(given if "://" in given else f"//{given}").hostname or "").rstrip(".")
    except ValueError:
        host = ""
    if not _HOST.fullmatch(host):
        raise EnvironmentProblem(
            f"IMPULSO_HOSTS: found «{given}», expected names such as impulso.example.org, separated by spaces"
        )
    return host


def _only_known(variables: Mapping[str, str]) -> None:
    for name in sorted(variables):
        if name.startswith("IMPULSO_") and name not in VARIABLES:
            nearest = process.extractOne(name, VARIABLES.keys())
            raise EnvironmentProblem(f"{name} is no variable of this program: was {nearest[0]} meant? See --help")
