"""The door to the snapshot: the only place where a page's data come from."""

import os
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from lib.collect import events
from lib.collect.collector import Collector
from lib.collect.collector_opening import collector_of, open_kept
from lib.collect.environment import EnvironmentProblem, read_environment
from lib.collect.opening import open_programme
from lib.collect.store import Store, StoreFailure
from lib.collect.vouching import read_vouching
from lib.programme.loading import ProgrammeError
from lib.programme.setting import Setting
from lib.snapshot.snapshot import Snapshot
from lib.wording.own import speak_as

_USUAL = ("es", "en")


@dataclass(frozen=True, slots=True)
class Open:
    """What the whole process shares: the programme's setting, the collector behind the door, and what is kept.

    `folder` is where the programme file lies, `places` where its outlines do.
    """

    setting: Setting
    collector: Collector
    store: Store
    folder: Path
    places: Path


def _close(opened: Open) -> None:
    opened.collector.stop()
    opened.store.close()


@st.cache_resource(show_spinner=False, on_release=_close)
def opened() -> Open:
    """Open the store, show what it has and keep collecting in the background; shared by all viewers.

    Raises EnvironmentProblem or ProgrammeError where the configuration is wrong.
    """
    environment = read_environment(os.environ)
    read_vouching(os.environ)  # a proxy that cannot be trusted as configured is said at once
    programme = open_programme(environment)
    speak_as(programme.setting, programme.folder)
    events.begin()
    store = open_kept(environment, programme)
    collector = collector_of(environment, programme, store)
    collector.start()
    return Open(programme.setting, collector, store, programme.folder, programme.places)


def languages() -> tuple[str, ...]:
    """Return the languages of the programme, the first being its own; Spanish and English where it cannot be opened."""
    try:
        return opened().setting.programme.programme.languages
    except (EnvironmentProblem, ProgrammeError, StoreFailure):
        return _USUAL


def newest() -> Snapshot:
    """Return the newest snapshot. It never waits for a source."""
    return opened().collector.newest()
