"""`collect` ends when it is told to, whatever else hangs."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.indicators.facts import ROOT

HANGING = """
import sys
import threading
from lib.collect.rounds.service import Collector
from lib.commands import collect
from lib.commands.command_line import main
collect._END_SECONDS = 1.0
Collector.METHOD = lambda self: (print("hangs", file=sys.stderr, flush=True), threading.Event().wait())
main(["collect"])
"""


@pytest.mark.parametrize(("where", "told_at"), [("start", "hangs"), ("stop", "shown")])
def test_one_that_hangs_ends_with_1_when_it_is_told_to_end_and_says_where_its_threads_stand(
    where: str, told_at: str, tmp_path: Path
) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("IMPULSO_")}
    kept = {"IMPULSO_STORE_URL": f"sqlite:///{tmp_path / 'store.sqlite'}"}
    with subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-c", HANGING.replace("METHOD", where)],
        cwd=ROOT,
        env={**clean, **kept},
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stderr is not None
        next(line for line in running.stderr if told_at in line)
        running.send_signal(signal.SIGTERM)
        said = running.stderr.read()
        assert running.wait(timeout=60) == 1
    assert "Thread 0x" in said
    assert "in collect" in said
