"""From the environment to what a reading needs: the programme, its places, the day, and a reader."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from threading import Lock

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.google.source import google_sheets
from lib.collect.marks import ready
from lib.collect.places.countries import country_of_programme
from lib.collect.places.geography import load_geography
from lib.collect.places.localities import open_localities
from lib.collect.places.population import GEONAMES, PopulationProblem, load_population
from lib.collect.places.public_statistics import StatisticsProblem, found_in, load_statistic
from lib.collect.raw import Raw, Reader
from lib.collect.rounds.rate_limit import OwnBudget
from lib.collect.rounds.sample_history import FILE
from lib.collect.settings.clock import Clock, day_at, utc_now
from lib.collect.settings.environment import NO_KEY, ROOT, Environment, EnvironmentProblem, variable
from lib.collect.web.fetch import Web
from lib.collect.web.source import web_reader
from lib.collect.workbooks.folder import folder_reader
from lib.collect.workbooks.titles import titled
from lib.programme.country import Country
from lib.programme.declaring.refusals import of_system, refusal
from lib.programme.geography import Geography
from lib.programme.loading import ProgrammeError, load_programme
from lib.programme.localities import Localities
from lib.programme.model import Programme, Sample, Source, SourceKind
from lib.programme.population import Population
from lib.programme.presentation import MissingStatistic, PublicStatistic
from lib.programme.regions import RegionsProblem
from lib.programme.setting import Setting
from lib.tables.privacy.voices import judged

GEOGRAPHY = ROOT / "data" / "geo"
_MOST_SHOWN = 40
MayAsk = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class OpenProgramme:
    """A programme that is ready to be read. `sample` names the embedded sample while the programme declares one.

    `connect` makes a reader that asks before each of its requests to Google; `kinds` tells where each source is read.
    `scope` names what may be kept together in a store: a programme, its sample and its usual kind of source. `folder`
    is where the programme file lies, `places` where its outlines do, `history` the file with the past of the sample.
    """

    setting: Setting
    connect: Callable[[MayAsk], Reader]
    sample: str | None
    kinds: Mapping[str, SourceKind] = field(default_factory=dict)
    scope: str = ""
    folder: Path = GEOGRAPHY.parent
    places: Path = GEOGRAPHY
    history: Path | None = None

    @property
    def reader(self) -> Reader:
        """Return a reader with a limit of its own."""
        return self.connect(OwnBudget().take)


def open_programme(environment: Environment, clock: Clock = utc_now) -> OpenProgramme:
    """Load the programme and connect its reader.

    Raises ProgrammeError for a wrong programme file and EnvironmentProblem for a file or sample that is not there.
    """
    programme = titled(declared(environment.programme))
    sample = programme.sample(environment.sample)
    if environment.sample and sample is None:
        known = tuple(each.id for each in programme.samples)
        raise variable("IMPULSO_SAMPLE", "refusal.choice", found=environment.sample, known=known)
    today = sample.today if sample else _today(programme, clock)
    places = places_of(environment.programme, programme)
    geography = _geography(places, programme)
    localities = _localities(environment, places, geography)
    country = country_of_programme(environment.programme.parent, programme, places)
    population = _population(environment, places, programme, geography)
    programme = warmed(programme, environment.programme.parent, country, geography, sample=sample is not None)
    programme = programme.knowing(country)
    statistics = _statistics(environment.programme.parent, programme, geography)
    setting = Setting(
        programme,
        geography,
        today,
        localities=localities,
        country=country,
        population=population,
        statistics=statistics,
    )
    named = sample.id if sample else None
    return OpenProgramme(
        setting,
        _connection(environment, programme, sample),
        named,
        kinds=_kinds(environment, programme, named),
        scope=_scope(environment, programme, named),
        folder=environment.programme.parent,
        places=places,
        history=_history(environment, sample),
    )


def warmed(programme: Programme, folder: Path, country: Country, geography: Geography, *, sample: bool) -> Programme:
    """Return a programme whose marks are read, voices judged, statistics found; what is invented only with a sample."""
    partners = tuple(
        each.model_copy(update={"mark": ready(each.mark, folder) if sample or not each.mark.invented else None})
        if each.mark
        else each
        for each in programme.partners
    )
    voices = tuple(judged(each, country, geography) for each in programme.voices if sample or not each.invented)
    quoted = tuple(found_in(folder, each) for each in programme.statistics)
    return programme.model_copy(update={"partners": partners, "voices": voices, "statistics": quoted})


def places_of(file: Path, programme: Programme) -> Path:
    """Return the folder of a programme's outlines: its own beside the programme file, or the bundled one."""
    return file.parent / programme.places.folder if programme.places.folder else GEOGRAPHY


def _localities(environment: Environment, places: Path, geography: Geography) -> Localities | None:
    """Return what localities are looked up in; None where a programme brings places without any.

    INEGI's catalogue is of no use to a programme with places of its own.
    """
    gazetteer = places / "places.csv"
    if places == GEOGRAPHY:
        return open_localities(environment.localities, gazetteer, geography)
    return open_localities(Path(), gazetteer, geography) if gazetteer.is_file() else None


def _population(
    environment: Environment, places: Path, programme: Programme, geography: Geography
) -> Population | None:
    """Return who lives where; None where a programme brings places without inhabitants, or says not whose counts."""
    bundled = places == GEOGRAPHY
    catalogue, listed = (environment.localities, GEONAMES) if bundled else (Path(), programme.places.population)
    try:
        return load_population(catalogue, places / "places.csv", listed, geography, programme.programme.states)
    except PopulationProblem as problem:
        raise ProgrammeError(problem.refusals, str(places)) from None


def _statistics(folder: Path, programme: Programme, geography: Geography) -> tuple[PublicStatistic, ...]:
    """Return the public statistics that the programme quotes and that are there.

    Raises ProgrammeError where a file is wrong.
    """
    there = [each for each in programme.statistics if not isinstance(each, MissingStatistic)]
    try:
        return tuple(load_statistic(folder, each, geography) for each in there)
    except StatisticsProblem as problem:
        raise ProgrammeError(problem.refusals) from None


def _today(programme: Programme, clock: Clock) -> date:
    zone = programme.programme.timezone
    try:
        return day_at(clock(), zone)
    except (KeyError, ValueError):
        raise ProgrammeError([refusal("refusal.timezone", "programme.timezone", found=zone)]) from None


def _geography(folder: Path, programme: Programme) -> Geography:
    """Return the places, of which the programme's states must be some."""
    try:
        geography = load_geography(folder)
    except OSError as problem:
        why = refusal("refusal.regions.unread", "places.folder", found=str(folder), why=of_system(problem))
        raise ProgrammeError([why]) from None
    except RegionsProblem as problem:
        raise ProgrammeError(problem.refusals, str(folder)) from None
    unknown = [key for key in programme.programme.states if geography.state(key) is None]
    if unknown and programme.places.folder:
        known = tuple(f"{each.key} = {each.name}" for each in geography.states[:_MOST_SHOWN])
        wrong = refusal("refusal.states", "programme.states", found=", ".join(unknown), known=known)
        raise ProgrammeError([wrong])
    return geography


def declared(path: Path) -> Programme:
    """Return the programme of a file. Raises ProgrammeError or EnvironmentProblem."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise EnvironmentProblem(
            replace(refusal("refusal.file.unread", why=of_system(error)), file=str(path))
        ) from None
    except UnicodeDecodeError:
        raise EnvironmentProblem(replace(refusal("refusal.utf-8"), file=str(path))) from None
    return load_programme(text, str(path))


def _scope(environment: Environment, programme: Programme, sample: str | None) -> str:
    """Name what may be kept together.

    A store in a file is shared by whatever runs on this machine, so there a folder that was given is part of the name;
    servers that share a database may have that folder in different places.
    """
    parts = [programme.programme.id, sample or "-", environment.reader]
    if environment.reader == "folder" and environment.workbooks and environment.store_url.startswith("sqlite"):
        parts.append(hashlib.sha256(str(environment.workbooks.resolve()).encode()).hexdigest()[:8])
    return "/".join(parts)


def _kinds(environment: Environment, programme: Programme, sample: str | None) -> dict[str, SourceKind]:
    """Return where each source is read. All of a sample lies in its folder, unless Google is asked for it."""
    usual = environment.reader
    return {source.id: usual if sample else source.read_from(usual) for source in programme.sources}


def _connection(environment: Environment, programme: Programme, sample: Sample | None) -> Callable[[MayAsk], Reader]:
    """Connect what the sources need: a folder, Google, addresses. Each source goes to its own.

    A process that only shows what another collects needs none of them; what is there serves to give a workbook back.
    """
    kinds = _kinds(environment, programme, sample.id if sample else None)
    makes: dict[SourceKind, Callable[[], Callable[[MayAsk], Reader]]] = {
        "google": lambda: _google(environment),
        "folder": lambda: _always(folder_reader(_folder(environment, sample))),
        "web": lambda: _always(web_reader(Web(environment.private_hosts))),
    }
    readers: dict[SourceKind, Callable[[MayAsk], Reader]] = {}
    for kind in set(kinds.values()):
        try:
            readers[kind] = makes[kind]()
        except EnvironmentProblem:
            if environment.collects:
                raise
            readers[kind] = _always(_never_read)
    return lambda may_ask: _each_its_own(kinds, {kind: connect(may_ask) for kind, connect in readers.items()})


def _always(reader: Reader) -> Callable[[MayAsk], Reader]:
    return lambda _: reader


def _each_its_own(kinds: Mapping[str, SourceKind], readers: Mapping[SourceKind, Reader]) -> Reader:
    return lambda source: readers[kinds[source.id]](source)


def _google(environment: Environment) -> Callable[[MayAsk], Reader]:
    key, api_root = environment.google_key, environment.api_root
    if key is None and not environment.keyless:
        raise EnvironmentProblem(NO_KEY)
    return lambda may_ask: Lazily(lambda: google_sheets(key, api_root, may_ask))


def _folder(environment: Environment, sample: Sample | None) -> Path:
    folder = environment.workbooks or (environment.programme.parent / sample.workbooks if sample else None)
    if folder is None:
        raise variable("IMPULSO_WORKBOOKS", "refusal.environment.no-folder")
    if not folder.is_dir():
        raise variable("IMPULSO_WORKBOOKS", "refusal.environment.folder", found=str(folder))
    return folder


def _history(environment: Environment, sample: Sample | None) -> Path | None:
    """Return the file with the sample's past; None for other workbooks than the sample's, and where it has no past."""
    if sample is None or environment.workbooks or environment.reader != "folder":
        return None
    file = environment.programme.parent / sample.workbooks / FILE
    return file if file.is_file() else None


class Lazily:
    """A reader that is made when it is first needed, and made again while that fails.

    A key that does not work is then one more reason why sources cannot be read, not why nothing is shown.
    """

    def __init__(self, make: Callable[[], Reader]) -> None:
        self._make = make
        self._made: Reader | None = None
        self._lock = Lock()

    def __call__(self, source: Source) -> Raw:
        """Read one source. Raises SourceFailure."""
        with self._lock:
            self._made = self._made or self._make()
        return self._made(source)


def _never_read(source: Source) -> Raw:
    raise SourceFailure(FailureKind.KEY_MISSING, "this process only shows what another collects")
