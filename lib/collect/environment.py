"""What belongs to the machine and not to the programme: read once, from the environment, documented here."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[2]

VARIABLES: dict[str, str] = {
    "IMPULSO_PROGRAMME": "Path of the programme file. Default: data/programme.toml of this repository.",
    "IMPULSO_READER": "Where workbooks are read: `folder` (default) or `google`.",
    "IMPULSO_WORKBOOKS": "Folder of workbooks (.xlsx, .csv) for the `folder` reader. Default: the embedded sample.",
    "IMPULSO_SAMPLE": "Which embedded sample to show: `closing` (default) or `midway`.",
    "IMPULSO_GOOGLE_SERVICE_ACCOUNT_FILE": "Path of the service account's key, for the `google` reader.",
    "IMPULSO_GOOGLE_API_ROOT": "Another address for the Sheets API, such as a local server. Default: Google's.",
    "IMPULSO_LOCALITIES": "INEGI's catalogue of localities, once imported. Default: var/localities.sqlite.",
}
"""Every environment variable that the program reads, and what it means."""


class EnvironmentProblem(ValueError):
    """A variable holds something the program cannot use; the message names it and says what is expected."""


@dataclass(frozen=True, slots=True)
class Environment:
    """The machine's part of the configuration."""

    programme: Path
    reader: Literal["folder", "google"]
    workbooks: Path | None
    sample: str | None
    key_file: Path | None
    api_root: str | None
    localities: Path = ROOT / "var" / "localities.sqlite"


def read_environment(variables: Mapping[str, str]) -> Environment:
    """Read the environment. Raises EnvironmentProblem where a variable cannot be used."""
    reader = variables.get("IMPULSO_READER") or "folder"
    if reader not in {"folder", "google"}:
        raise EnvironmentProblem(f"IMPULSO_READER: found «{reader}», expected folder or google")
    key_file = variables.get("IMPULSO_GOOGLE_SERVICE_ACCOUNT_FILE")
    if reader == "google" and not key_file:
        raise EnvironmentProblem(
            "IMPULSO_GOOGLE_SERVICE_ACCOUNT_FILE is not set, and the google reader needs it: "
            "give the path of the service account's JSON key"
        )
    workbooks = variables.get("IMPULSO_WORKBOOKS")
    programme = variables.get("IMPULSO_PROGRAMME")
    localities = variables.get("IMPULSO_LOCALITIES")
    return Environment(
        programme=Path(programme) if programme else ROOT / "data" / "programme.toml",
        reader="google" if reader == "google" else "folder",
        workbooks=Path(workbooks) if workbooks else None,
        sample=variables.get("IMPULSO_SAMPLE") or None,
        key_file=Path(key_file) if key_file else None,
        api_root=variables.get("IMPULSO_GOOGLE_API_ROOT") or None,
        localities=Path(localities) if localities else ROOT / "var" / "localities.sqlite",
    )
