"""`collect` ends when it is told to, whatever else hangs."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.indicators.facts import ROOT

HANGING = """
import threading
from lib.collect.rounds.service import Collector
from lib.commands import collect
from lib.commands.command_line import main
collect._END_SECONDS = 1.0
Collector.stop = lambda self: threading.Event().wait()
main(["collect"])
"""


def test_one_that_hangs_when_it_is_told_to_end_ends_with_1_and_says_where_its_threads_stand(tmp_path: Path) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("IMPULSO_")}
    kept = {"IMPULSO_STORE_URL": f"sqlite:///{tmp_path / 'store.sqlite'}"}
    with subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-c", HANGING], cwd=ROOT, env={**clean, **kept}, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stderr is not None
        next(line for line in running.stderr if "shown" in line)
        running.send_signal(signal.SIGTERM)
        said = running.stderr.read()
        assert running.wait(timeout=60) == 1
    assert "Thread 0x" in said
    assert "in collect" in said
