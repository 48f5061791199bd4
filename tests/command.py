"""The operators' command line, run in this process: a process of its own takes two seconds only to begin."""

import io
import os
import subprocess
from contextlib import chdir, redirect_stderr, redirect_stdout
from unittest.mock import patch

from lib.collect.log import LOG
from lib.commands.command_line import main
from lib.i18n.catalogue import speak, speaks
from tests.alone import programme_alone
from tests.indicators.facts import ROOT


def clean(**variables: str) -> dict[str, str]:
    """Return an environment with these settings of ours and no other, on a sample without a past unless told."""
    foreign = {name: value for name, value in os.environ.items() if not name.startswith("IMPULSO_")}
    return {**foreign, "IMPULSO_PROGRAMME": programme_alone(), **variables}


def run(*arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    """Run one command from the top of the project and return its exit status and what it printed."""
    out, error = io.StringIO(), io.StringIO()
    handlers, level, spoken = LOG.handlers, LOG.level, speaks()
    LOG.handlers, propagates = [], LOG.propagate
    try:
        surroundings = patch.dict(os.environ, clean(**variables), clear=True)
        with surroundings, chdir(ROOT), redirect_stdout(out), redirect_stderr(error):
            status = _status(arguments)
    finally:
        LOG.handlers, LOG.propagate = handlers, propagates
        LOG.setLevel(level)
        speak(spoken)
    return subprocess.CompletedProcess(arguments, status, out.getvalue(), error.getvalue())


def _status(arguments: tuple[str, ...]) -> int:
    try:
        return main(arguments)
    except SystemExit as ended:  # argparse has said what is wrong, or has helped
        return int(ended.code or 0)
