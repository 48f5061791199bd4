"""The door to the snapshot: the only place where a page's data come from."""

import os
import threading
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from lib.collect import log
from lib.collect.condition import Condition
from lib.collect.opening import open_programme
from lib.collect.operations.judgement import judged
from lib.collect.raw import Reader
from lib.collect.rounds.rate_limit import SharedBudget
from lib.collect.rounds.service import Collector, collector_of, open_kept
from lib.collect.settings.clock import utc_now
from lib.collect.settings.environment import USUAL_PROGRAMME, EnvironmentProblem
from lib.collect.settings.judgement import judged_environment
from lib.collect.store.opening import StoreProblem
from lib.collect.store.store import Store, StoreFailure
from lib.markup.map.outlines import Shapes
from lib.programme.declaring.refusals import Refused
from lib.programme.loading import ProgrammeError
from lib.programme.presentation import PublicStatistic
from lib.programme.setting import Setting
from lib.publish.outlines import shapes_of
from lib.snapshot.proof import UNSIGNED, Signer
from lib.snapshot.snapshot import Snapshot
from lib.wording.overrides.overrides import speak_as
from lib.wording.told import told

_USUAL = ("es", "en")


@dataclass(frozen=True, slots=True)
class Open:
    """What the whole process shares: the programme's setting, the collector behind the door, and what is kept.

    `folder` is where the programme file lies, `places` where its outlines do. `reader` reads a source anew, within the
    limit that all processes share; `signer` signs what is taken away.
    """

    setting: Setting
    collector: Collector
    store: Store
    folder: Path
    places: Path
    reader: Reader
    signer: Signer = UNSIGNED


@dataclass(slots=True)
class ServerOpening:
    """How far a server is that has only just started: `done` is clear while it opens what it serves from, and `problem`
    is what kept it from that so far.
    """

    done: threading.Event = field(default_factory=threading.Event)
    problem: StoreProblem | None = None


opening = ServerOpening()
opening.done.set()


def _close(opened: Open) -> None:
    opened.collector.stop()
    opened.store.close()


@st.cache_resource(show_spinner=False, on_release=_close)
def opened() -> Open:
    """Open the store, show what it has and keep collecting in the background; shared by all viewers.

    Raises EnvironmentProblem or ProgrammeError where the configuration is wrong.
    """
    environment = judged_environment(os.environ)
    programme = open_programme(environment)
    speak_as(programme.setting, programme.folder)
    log.begin()
    store = open_kept(environment, programme)
    collector = collector_of(environment, programme, store)
    collector.start()
    reader = programme.connect(SharedBudget(store.signals, utc_now).take)
    folder, places = programme.folder, programme.places
    return Open(programme.setting, collector, store, folder, places, reader, environment.signer)


def told_here(wrong: Refused) -> str:
    """Return what is wrong with the programme or the environment of this server, in the programme's language."""
    return told(wrong, Path(os.environ.get("IMPULSO_PROGRAMME") or USUAL_PROGRAMME))


def languages() -> tuple[str, ...]:
    """Return the languages of the programme, the first being its own; Spanish and English where it cannot be opened."""
    try:
        return opened().setting.programme.programme.languages
    except (EnvironmentProblem, ProgrammeError, StoreFailure):
        return _USUAL


def newest() -> Snapshot:
    """Return the newest snapshot. It never waits for a source."""
    return opened().collector.newest()


def conditions() -> tuple[Condition, ...]:
    """Return what is not well with reading, computing or keeping at present. It asks neither a source nor the store.

    That an audit was not solved is said by the snapshot itself.
    """
    return tuple(each for each in judged(opened().collector.observed(), utc_now()) if each.word != "audit")


def statistics() -> tuple[PublicStatistic, ...]:
    """Return what others published of the municipalities, as the programme declares it; always the same objects."""
    return opened().setting.statistics


@st.cache_resource(show_spinner=False)
def shapes() -> Shapes:
    """Return the outlines of all states and, when asked, of a state's municipalities; the same object every time."""
    return shapes_of(opened().setting.geography, opened().places)
