"""What came before the snapshot that is shown: the course of the headline figures, and what changed since a day."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import streamlit as st

from lib.app import address, data
from lib.app.chosen_snapshot import ADDRESS_KEY
from lib.app.frame import Shown
from lib.app.identity.viewer import seen_by
from lib.app.refresh import mark_of
from lib.collect.changes import ChangedSince, revisions_told
from lib.collect.growth import months_told
from lib.collect.store.followed import NotedRevision
from lib.collect.store.store import Moment, Published, StoreSilent, published_moments, published_snapshot
from lib.indicators.figure import Figure
from lib.markup.blocks import changes
from lib.snapshot.changes.difference import difference
from lib.snapshot.changes.growth import MonthEnd
from lib.snapshot.changes.trend import HEADLINES, Trend, in_force, last_of_each_day, thinned, trend
from lib.wording.language import Words

SINCE = "desde"
_YESTERDAY, _WEEK, _DATE = "ayer", "semana", "fecha"
_LABELS = {_YESTERDAY: "yesterday", _WEEK: "week", _DATE: "date"}
_BACK = {_YESTERDAY: timedelta(days=1), _WEEK: timedelta(days=7)}


def trends(shown: Shown) -> dict[str, Trend]:
    """Return the course of each headline figure up to the snapshot that is shown; those that never had a value lack.

    Where the store is silent there is only the present, which is no course yet.
    """
    k, until = shown.names.programme.rules.protected_below, shown.snapshot.today
    days: list[tuple[date, Mapping[str, Figure]]] = [(until, shown.snapshot.figures)]
    with suppress(StoreSilent):
        earlier = thinned(_days(shown, _moments(shown)))
        days = [*((day, _figures(moment.id)) for day, moment in earlier if day < until), *days]
    courses = {indicator: trend(indicator, days, k) for indicator in HEADLINES}
    return {indicator: course for indicator, course in courses.items() if course}


def month_ends_of(shown: Shown) -> tuple[MonthEnd, ...]:
    """Return how the programme stood at the end of each month up to the snapshot that is shown.

    Where the store is silent only the present is known of hubs.
    """
    newest = data.opened().collector.published()
    return _month_ends(mark_of(shown.snapshot), newest.at if newest else None, shown)


@st.cache_resource(show_spinner=False, max_entries=8)
def _month_ends(mark: object, newest: datetime | None, _shown: Shown) -> tuple[MonthEnd, ...]:
    """Work the months out once for everybody who looks at the same."""
    until = _shown.chosen.at if _shown.chosen.past else None
    return months_told(data.opened().store, _shown.snapshot, _shown.names.programme, until)


def what_changed(shown: Shown) -> None:
    """Show what changed since the day that the viewer chooses, and the choice. The address has it under `desde`."""
    try:
        moments = _moments(shown)
        if all(each.id == shown.snapshot.id for each in moments):
            st.html(changes.nothing_to_compare(shown.names, "first-snapshot" if shown.chosen.past else "first-day"))
            return
        days = _days(shown, moments)
        found = in_force(days, _since(shown, [day for day, _ in days if day < shown.snapshot.today]))
        block = _block(found[1] if found else moments[0], found is None, shown)
    except StoreSilent:
        block = None
    st.html(block or changes.nothing_to_compare(shown.names, "silent"))


def revisions(shown: Shown) -> tuple[NotedRevision, ...] | None:
    """Return the revisions of validated figures that the viewer may know of; None where the store is silent.

    On a page of a past snapshot, those since.
    """
    found = revisions_told(data.opened().store, for_all=shown.viewer.role != "steward")
    if found is None or not shown.chosen.past:
        return found
    return tuple(each for each in found if each.at > shown.chosen.at)


def _days(shown: Shown, moments: Iterable[Moment]) -> tuple[tuple[date, Moment], ...]:
    """Return what was published last on each day, where the programme's days begin and end, up to what is shown."""
    zone = ZoneInfo(shown.names.programme.programme.timezone)
    return last_of_each_day(((each.at.astimezone(zone), each) for each in moments), shown.snapshot.today)


def _since(shown: Shown, days: list[date]) -> date:
    """Offer yesterday, a week ago and any day with a reading, and return the day to compare with."""
    words, kind, asked = shown.words, _asked_kind(), _asked_day()
    key = f"home.since.{words.language}"
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        picked = st.segmented_control(
            words("changes.since"),
            (_YESTERDAY, _WEEK, _DATE) if days else (_YESTERDAY, _WEEK),
            format_func=lambda each: words(f"changes.since.{_LABELS[each]}"),
            default=address.hold(SINCE, key, kind if days or kind != _DATE else _WEEK),
            key=key,
            required=True,
            label_visibility="collapsed",
        )
        if picked == _DATE:
            return _day(words, days, asked)
    address.write(SINCE, None if picked == _WEEK else picked)
    return shown.snapshot.today - _BACK[str(picked)]


def _day(words: Words, days: list[date], asked: date | None) -> date:
    options = days[::-1]
    key = f"home.since.day.{words.language}"
    first = address.hold(SINCE, key, next((day for day in options if asked and day <= asked), options[-1]))
    picked = st.selectbox(
        words("changes.since.day"),
        options,
        index=options.index(first) if first else 0,
        format_func=words.day,
        key=key,
        filter_mode=None,
        label_visibility="collapsed",
        width=160,
    )
    address.write(SINCE, picked.isoformat())
    return picked


def _asked_kind() -> str:
    return address.read(SINCE, tuple(_BACK)) or (_DATE if _asked_day() else _WEEK)


def _asked_day() -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(st.query_params.get(SINCE, ""))
    return None


def _block(moment: Moment, first: bool, shown: Shown) -> str | None:
    """Return the block of changes since a moment; None where that snapshot is not to be had. Raises StoreSilent."""
    link = "?" + urlencode({**st.query_params.to_dict(), ADDRESS_KEY: moment.id})
    viewer, language = shown.viewer, shown.words.language
    seen = (viewer.role, viewer.partner, language, mark_of(shown.snapshot))
    return _drawn(moment.id, first, link, seen, shown)


@st.cache_data(show_spinner=False, max_entries=128)
def _drawn(earlier: str, first: bool, link: str, seen: tuple[object, ...], _shown: Shown) -> str | None:
    """Work the difference out once for everybody who sees the same; `seen` tells who that is."""
    found = published_snapshot(data.opened().store, earlier)
    if not isinstance(found, Published):
        return None
    rules, owners = _shown.names.programme.rules, _shown.names.programme.owners
    changed = difference(seen_by(_shown.viewer, found.snapshot), _shown.snapshot, rules.protected_below, owners)
    return changes.changes(ChangedSince(changed, earlier, found.snapshot.today, first), _shown.names, link)


def _moments(shown: Shown) -> tuple[Moment, ...]:
    """Return every publication up to the snapshot that is shown, oldest first. Raises StoreSilent."""
    newest = data.opened().collector.published()
    every = _history(newest.snapshot.id, newest.at) if newest else ()
    return tuple(each for each in every if not shown.chosen.past or each.at <= shown.chosen.at)


@st.cache_resource(show_spinner=False, max_entries=4)
def _history(newest: str, at: datetime) -> tuple[Moment, ...]:
    """Return every publication in order, read again when there is a newer one than `newest`, published then."""
    return tuple(sorted(published_moments(data.opened().store), key=lambda each: each.at))


@st.cache_resource(show_spinner=False, max_entries=512)
def _figures(cut_id: str) -> Mapping[str, Figure]:
    """Return a past snapshot's headline figures; none where it is not to be had. Raises StoreSilent."""
    found = published_snapshot(data.opened().store, cut_id)
    figures = found.snapshot.figures if isinstance(found, Published) else {}
    return {each: figure for each, figure in figures.items() if each in HEADLINES}
