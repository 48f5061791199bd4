"""The one judgement of the environment, for commands and the dashboard alike."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from lib.collect.settings.environment import VARIABLES, Environment, read_environment, read_hosts, variable
from lib.collect.settings.sign_in import providers, secrets_of
from lib.collect.settings.signing import read_signing_key
from lib.collect.settings.store_url import read_store_url
from lib.collect.settings.trusted_proxies import read_trusted_proxies

_OURS = "IMPULSO_"
_SLIPS = 2
"""A name with so few signs wrong, added or left out is a misspelt one of ours, also where the slip is in IMPULSO_."""


def judged_environment(variables: Mapping[str, str], *, imports: bool = False) -> Environment:
    """Read the environment. Raises EnvironmentProblem for what is misspelt, cannot be used or protects nothing.

    With `imports` the catalogue of localities need not be there yet.
    """
    _only_known(variables)
    environment = replace(read_environment(variables), signer=read_signing_key(variables))
    read_store_url(environment.store_url)
    if environment.workbooks and environment.collects and not environment.workbooks.is_dir():
        raise variable("IMPULSO_WORKBOOKS", "refusal.environment.folder", found=str(environment.workbooks))
    if environment.localities.exists():
        _only_a_catalogue(environment.localities)
    elif variables.get("IMPULSO_LOCALITIES") and not imports:
        found = str(environment.localities)
        raise variable("IMPULSO_LOCALITIES", "refusal.environment.localities", found=found)
    _only_known_providers(read_trusted_proxies(variables).verified_by, providers(secrets_of(variables)))
    read_hosts(variables)
    return environment


def _only_a_catalogue(file: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("SELECT key FROM localities LIMIT 1")
    except sqlite3.Error:
        raise variable("IMPULSO_LOCALITIES", "refusal.environment.catalogue", found=str(file)) from None


def _only_known_providers(given: frozenset[str], known: tuple[str, ...]) -> None:
    for name in sorted(given):
        if known and name not in known:
            raise variable("IMPULSO_VERIFIED_BY", "refusal.choice", found=name, known=known)


def _only_known(variables: Mapping[str, str]) -> None:
    for name in sorted(variables.keys() - VARIABLES.keys()):
        meant = _meant(name.upper())
        if meant:
            raise variable(name, "refusal.environment.unknown", meant=meant)


def _meant(name: str) -> str | None:
    """Return which of our variables is meant by a name, None where it looks like none of ours."""
    slips, nearest = min((OSA.distance(name, known), known) for known in VARIABLES)
    if slips <= _SLIPS:
        return nearest
    return str(process.extractOne(name, VARIABLES.keys())[0]) if name.startswith(_OURS) else None
