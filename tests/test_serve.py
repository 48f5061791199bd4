"""`make run` says what keeps it from serving before it says an address, and ends quietly."""

import os
import socket
import subprocess
import sys

import pytest

from tests.indicators.facts import ROOT


def run(port: int, **variables: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("IMPULSO_")}
    return subprocess.run(  # noqa: S603  our own command
        [sys.executable, str(ROOT / "scripts" / "serve.py"), "127.0.0.1", str(port)],
        env={**clean, **variables}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("wrong", [{"IMPULSO_HOST": "x"}, {"IMPULSO_READER": "gogle"}])
def test_a_wrong_variable_ends_it_with_2_and_one_sentence(wrong: dict[str, str]) -> None:
    done = run(1, **wrong)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert next(iter(wrong)) in done.stderr


def test_a_busy_port_is_said_and_no_address() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run(port)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"en 127.0.0.1:{port} no se puede escuchar" in done.stderr
