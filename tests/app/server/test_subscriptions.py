"""Calendars and feeds, read by libraries that others' programs use, and by nobody who should not."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import feedparser
import icalendar
import ics
import pytest
import vobject
from lxml import etree
from starlette.applications import Starlette
from starlette.testclient import TestClient

from lib.app import data
from lib.app.server import api, mailbox, subscriptions
from lib.publish.mailbox.tokens import paths_of
from lib.snapshot.narrowing import OVER
from tests.pages.app import WITH_PAST, environment, wait_for_the_first_snapshot

SECRET = "a secret of this test, made by nobody"  # noqa: S105
ASKED = TestClient(Starlette(routes=(*mailbox.ROUTES, *subscriptions.ROUTES, *api.ROUTES)))
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(scope="module", autouse=True)
def dashboard() -> Iterator[None]:
    with environment(IMPULSO_MAILBOX_SECRET=SECRET, IMPULSO_SAMPLE="midway", IMPULSO_PROGRAMME=WITH_PAST):
        wait_for_the_first_snapshot()
        yield


def of_partner(source: str, what: str) -> str:
    return ASKED.get(paths_of(source, 0, "impulso-digital", SECRET)[what]).text


def days(text: str) -> dict[str, tuple[date, date]]:
    entries = icalendar.Calendar.from_ical(text).walk("VEVENT")
    return {str(each["UID"]): (each["DTSTART"].dt, each["DTEND"].dt) for each in entries}


@pytest.mark.parametrize("address", ["/calendario.ics", "/calendario.ics?estado=31&lang=en", "sict", "pro-mujer"])
def test_a_calendar_is_read_alike_by_three_libraries(address: str) -> None:
    text = ASKED.get(address).text if address.startswith("/") else of_partner(address, "calendar")
    mine = icalendar.Calendar.from_ical(text)
    assert not mine.errors
    entries = mine.walk("VEVENT")
    assert not [each.errors for each in entries if each.errors]
    titles = {str(each["UID"]): str(each["SUMMARY"]) for each in entries}
    assert len(titles) == len(entries) > 5
    assert {each.uid: each.name for each in ics.Calendar(text).events} == titles
    theirs = {each.uid.value: each.summary.value for each in vobject.readOne(text).vevent_list}
    assert theirs == titles
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_the_public_calendar_has_weeks_of_what_is_not_over_and_no_session() -> None:
    found = days(ASKED.get("/calendario.ics").text)
    for each in data.newest().bootcamps:
        start, end = found[f"bootcamp.{each.id}@impulso-digital.impulso"]
        if each.status not in OVER:
            assert (start.weekday(), end.weekday()) == (0, 0), "from a Monday to the day after a Sunday"
        else:
            assert start == each.actual_start
    assert not [uid for uid in found if uid.startswith("session")]
    hubs = [hub.name for hub in data.newest().hubs for camp in hub.bootcamps if camp]
    ahead = [line for line in ASKED.get("/calendario.ics").text.splitlines() if line.startswith(("LOCATION", "GEO"))]
    assert hubs
    assert not ahead


def test_a_state_s_calendar_has_only_what_is_there_and_an_unknown_state_none() -> None:
    everything, there = days(ASKED.get("/calendario.ics").text), days(ASKED.get("/calendario.ics?estado=31").text)
    assert set(there) < set(everything)
    camps = {uid.split(".")[1].split("@")[0] for uid in there if uid.startswith("bootcamp.")}
    assert camps == {each.id for each in data.newest().bootcamps if each.state == "31"}
    for wrong in ("?estado=99", "?estado=../x", "?lang=xx"):
        assert ASKED.get(f"/calendario.ics{wrong}").status_code == 404


def test_a_partner_s_calendar_has_her_days_the_sessions_and_nobody_else_s_tasks() -> None:
    found = days(of_partner("pro-mujer", "calendar"))
    camp = next(each for each in data.newest().bootcamps if each.status == "confirmed")
    assert found[f"bootcamp.{camp.id}@impulso-digital.impulso"][0] == camp.planned_start
    assert [uid for uid in found if uid.startswith("session.")]
    assert "declaration.pro-mujer.pro-mujer@impulso-digital.impulso" in found
    tasks = [uid for uid in found if not uid.startswith(("session.", "bootcamp."))]
    assert {uid.split(".")[1].split("@")[0] for uid in tasks} == {"pro-mujer"}


def test_days_are_of_the_programme_s_time_zone_and_entries_carry_their_version() -> None:
    made = icalendar.Calendar.from_ical(ASKED.get("/calendario.ics").text)
    assert str(made["X-WR-TIMEZONE"]) == "America/Mexico_City"
    assert [str(each["TZID"]) for each in made.walk("VTIMEZONE")] == ["America/Mexico_City"]
    for each in made.walk("VEVENT"):
        assert isinstance(each["DTSTART"].dt, date)
        assert not isinstance(each["DTSTART"].dt, datetime)
        assert int(each["SEQUENCE"]) == 0
        assert each["DTSTAMP"].dt.tzinfo is not None


@pytest.mark.parametrize("address", ["/novedades.atom", "/novedades.atom?lang=en", "pro-mujer"])
def test_a_feed_is_valid_and_tells_each_snapshot_s_changes_the_newest_first(address: str) -> None:
    text = ASKED.get(address).text if address.startswith("/") else of_partner(address, "feed")
    read = feedparser.parse(text)
    assert not read.bozo
    assert read.version == "atom10"
    assert read.entries
    at = [each.published for each in read.entries]
    assert at == sorted(at, reverse=True)
    assert len({each.id for each in read.entries}) == len(at)
    assert all(each.content[0].value for each in read.entries)
    root = etree.fromstring(text.encode())
    for needed in ("a:id", "a:title", "a:updated", "a:author/a:name"):
        assert root.xpath(needed, namespaces=ATOM), needed


def test_what_a_partner_subscribes_to_does_not_repeat_its_secret_address() -> None:
    token = paths_of("sict", 0, "impulso-digital", SECRET)["feed"].split("/")[2]
    for what in ("feed", "calendar", "review"):
        assert token not in of_partner("sict", what)


def changes(**query: str) -> dict[str, Any]:
    found: dict[str, Any] = ASKED.get("/api/v1/changes", params=query).json()
    return found


def test_the_interface_tells_the_same_changes_as_the_feed_and_of_few_people_without_their_number() -> None:
    kept = [each["snapshot"] for each in ASKED.get("/api/v1/snapshots").json()["snapshots"]]
    assert len(kept) > 3
    found = changes(since=kept[1])
    assert (found["since"], found["snapshot"]) == (kept[1], kept[0])
    newest = feedparser.parse(ASKED.get("/novedades.atom").text).entries[0].content[0].value
    assert newest.split("\n") == [f"{each['mark']} · {each['text']}" for each in found["sentences"]]
    moves = [move for old in kept[1:] for move in changes(since=old)["figures"]]
    assert moves
    assert all((move["change"] is None) == (move["before"] is None) for move in moves)
    assert changes(since=kept[-1], corte=kept[-2])["snapshot"] == kept[-2]
    assert changes(since=kept[0])["sentences"] == []


def test_changes_since_nothing_or_since_what_was_never_published_are_refused() -> None:
    asked = ("", "?since=zz", "?since=0000", "?since=", "?desde=0000")
    assert [ASKED.get(f"/api/v1/changes{each}").status_code for each in asked] == [400, 400, 404, 400, 400]
    assert ASKED.get("/api/v1/figures?since=0000").status_code == 400


def test_before_anything_was_published_there_is_no_calendar_rather_than_an_empty_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(data.opened().collector, "published", lambda: None)
    for address in ("/calendario.ics", "/novedades.atom", paths_of("sict", 0, "impulso-digital", SECRET)["calendar"]):
        answer = ASKED.get(address)
        assert answer.status_code == 503
        assert answer.headers["retry-after"] == "60"
        assert "VCALENDAR" not in answer.text
