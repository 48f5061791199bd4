"""The door to the snapshot: the only place where a page's data come from."""

import os
from dataclasses import dataclass

import streamlit as st

from lib.collect.collector import Collector
from lib.collect.environment import read_environment
from lib.collect.opening import open_programme
from lib.programme.setting import Setting
from lib.snapshot.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Open:
    """What the whole process shares: the programme's setting and the collector behind the door."""

    setting: Setting
    collector: Collector


@st.cache_resource(show_spinner=False)
def opened() -> Open:
    """Read every source once and keep reading in the background; shared by all viewers.

    Raises EnvironmentProblem or ProgrammeError where the configuration is wrong.
    """
    programme = open_programme(read_environment(os.environ))
    collector = Collector(programme)
    collector.start()
    return Open(programme.setting, collector)


def newest() -> Snapshot:
    """Return the newest snapshot."""
    return opened().collector.newest()
