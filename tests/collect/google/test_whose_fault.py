"""What only whoever runs the dashboard can mend is said once, to them, and to no partner as «sin permiso»."""

from pathlib import Path

import pytest

from lib.collect.failure import OPERATORS, FailureKind
from lib.collect.google.source import google_sheets
from lib.collect.opening import Lazily
from lib.collect.operations.judgement import judged
from tests.collect.rig import HandTime, Rig, connected, rig
from tests.collect.rounds.test_service import SOURCES
from tests.collect.rounds.test_service import collecting as collecting  # noqa: PLC0414  fixtures
from tests.collect.rounds.test_service import google as google  # noqa: PLC0414
from tests.collect.rounds.test_service import server as server  # noqa: PLC0414
from tests.collect.rounds.test_service import time as time  # noqa: PLC0414
from tests.sheets import faults
from tests.sheets.accounts import ServiceAccount
from tests.sheets.faults import Answer
from tests.sheets.server import SheetsServer


def told(rig: Rig) -> list[tuple[str, str]]:
    return [(each.word, each.cause) for each in judged(rig.collector.observed(), rig.time.now)]


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (faults.API_DISABLED, FailureKind.API_DISABLED),
        (faults.INSUFFICIENT_SCOPES, FailureKind.SCOPES),
        (faults.POLICY, FailureKind.POLICY),
    ],
)
def test_each_refusal_of_ours_is_one_condition_and_no_finding_for_anybody(
    collecting: Rig, server: SheetsServer, fault: Answer, kind: FailureKind
) -> None:
    server.inject("/v4/", fault, count=8)
    collecting.pass_time(60)
    assert kind in OPERATORS
    assert told(collecting) == [("google", str(kind))]
    assert set(collecting.states().values()) == {"operator"}
    assert "W06" not in {each.code for each in collecting.collector.newest().findings}
    assert collecting.collector.newest().figures["ALC-1"].value == 358


def test_a_rate_limit_said_as_403_is_a_pause_and_no_lost_permission(collecting: Rig, server: SheetsServer) -> None:
    server.inject("/v4/", faults.RATE_LIMIT_EXCEEDED, count=1)
    collecting.pass_time(60)
    assert "no-permission" not in collecting.states().values()
    assert "quota" in collecting.states().values()
    assert told(collecting) == []


def test_a_sheet_that_is_not_shared_is_its_owners(collecting: Rig, server: SheetsServer) -> None:
    server.workbook(SOURCES["sict"]).shared = False
    collecting.pass_time(60)
    assert collecting.states()["sict"] == "no-permission"
    assert told(collecting) == []


@pytest.mark.parametrize("content", [None, "", "{}", "not JSON"])
def test_a_key_file_that_is_missing_or_holds_no_key_is_the_operators_until_it_is_put_there(
    server: SheetsServer, service_account: ServiceAccount, time: HandTime, tmp_path: Path, content: str | None
) -> None:
    key = tmp_path / "key.json"
    if content is not None:
        key.write_text(content)
    opened = connected(lambda may: Lazily(lambda: google_sheets(key, server.root, may)), remote=True)
    made = rig(opened, time=time)
    made.collector.settle()
    assert told(made) == [("google", "key_missing")]
    assert len(server.log) == 0
    service_account.write(key, server.token_uri)
    made.store.signals.ask(time.now)
    made.pass_time(1)
    assert told(made) == []
    assert made.collector.newest().figures["ALC-1"].value == 358


@pytest.mark.parametrize("root", ["nonsense", "nonsense://sheets", "http://"])
def test_a_root_that_is_no_address_is_the_operators(
    service_account: ServiceAccount, server: SheetsServer, time: HandTime, tmp_path: Path, root: str
) -> None:
    key = service_account.write(tmp_path / "key.json", server.token_uri)
    made = rig(connected(lambda may: google_sheets(key, root, may), remote=True), time=time)
    made.collector.settle()
    assert told(made) == [("google", "api_root")]
