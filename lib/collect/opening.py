"""From the environment to what a reading needs: the programme, its places, the day, and a reader."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lib.collect.environment import ROOT, Environment, EnvironmentProblem
from lib.collect.folder import folder_reader
from lib.collect.geography import load_geography
from lib.collect.google_source import google_sheets
from lib.collect.localities import open_localities
from lib.collect.raw import Reader
from lib.programme.loading import load_programme
from lib.programme.model import Programme
from lib.programme.setting import Setting

GEOGRAPHY = ROOT / "data" / "geo"
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the present moment; everything that needs the time is handed a clock like this one."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Opened:
    """A programme that is ready to be read. `sample` names the embedded sample while the programme declares one."""

    setting: Setting
    reader: Reader
    sample: str | None


def open_programme(environment: Environment, clock: Clock = utc_now) -> Opened:
    """Load the programme and connect its reader.

    Raises ProgrammeError for a wrong programme file and EnvironmentProblem for a file or sample that is not there.
    """
    programme = _programme(environment.programme)
    sample = programme.sample(environment.sample)
    if environment.sample and sample is None:
        known = ", ".join(each.id for each in programme.samples) or "none"
        raise EnvironmentProblem(f"sample: found «{environment.sample}», expected one of: {known}")
    today = sample.today if sample else clock().date()
    geography = load_geography(GEOGRAPHY)
    localities = open_localities(environment.localities, GEOGRAPHY / "places.csv", geography)
    setting = Setting(programme, geography, today, localities=localities)
    return Opened(setting, _reader(environment, programme), sample.id if sample else None)


def _programme(path: Path) -> Programme:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise EnvironmentProblem(f"programme file «{path}» cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise EnvironmentProblem(f"programme file «{path}» is not UTF-8 text") from None
    return load_programme(text, str(path))


def _reader(environment: Environment, programme: Programme) -> Reader:
    if environment.reader == "google" and environment.key_file:
        return google_sheets(environment.key_file, environment.api_root)
    sample = programme.sample(environment.sample)
    folder = environment.workbooks or (environment.programme.parent / sample.workbooks if sample else None)
    if folder is None:
        raise EnvironmentProblem("IMPULSO_WORKBOOKS is not set: give the folder that holds the partners' workbooks")
    if not folder.is_dir():
        raise EnvironmentProblem(f"folder of workbooks «{folder}» does not exist")
    return folder_reader(folder)
