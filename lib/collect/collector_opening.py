"""From the environment to a collector with its store: what a dashboard, and the command `collect`, begin with."""

from concurrent.futures import ThreadPoolExecutor

from lib.collect.clock import Clock, utc_now
from lib.collect.collecting import How
from lib.collect.collector import Collector
from lib.collect.environment import Environment
from lib.collect.leader import lead_of
from lib.collect.news import news_of
from lib.collect.opening import Opened
from lib.collect.store import Retention, Store
from lib.collect.store_opening import open_store

_HANDS = 4


def open_kept(environment: Environment, opened: Opened, clock: Clock = utc_now) -> Store:
    """Open the store of a programme. Raises StoreProblem."""
    return open_store(environment.store_url, opened.scope, opened.setting.programme.sources, clock)


def collector_of(environment: Environment, opened: Opened, store: Store, clock: Clock = utc_now) -> Collector:
    """Return a collector that is not started yet; one that only looks on where the environment says so."""
    how = How(
        clock,
        ThreadPoolExecutor(_HANDS, thread_name_prefix="reading"),
        environment.every_seconds,
        _HANDS,
        Retention(environment.keep_readings_days, environment.keep_snapshots_days),
    )
    lead = lead_of(store.engine, store.scope) if environment.collects else None
    return Collector(opened, store, how, lead, lambda heard: news_of(store.engine, store.scope, heard))
