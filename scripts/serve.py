"""Serve the dashboard as `streamlit run` does: say first what keeps it from serving, and end quietly when told to stop.

Usage: serve.py HOST PORT [BASE], the path it stands below, such as /impulso. It ends with 2 for a wrong configuration
and 1 for a port that is taken.
"""

import os
import signal
import socket
import sys
from pathlib import Path

INTERRUPTED = 130
signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))  # until there is something to tidy up
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import click  # noqa: E402  the path above must be set first

from lib.collect.opening import open_programme  # noqa: E402
from lib.collect.settings.environment import USUAL_PROGRAMME, Environment  # noqa: E402
from lib.collect.settings.judgement import judged_environment  # noqa: E402
from lib.programme.declaring.refusals import Refused, of_system, refused  # noqa: E402
from lib.wording.told import told  # noqa: E402

_TOLD = """
Partner dashboard
  address   {address}
  showing   {what}

To use your own sheets:
  1. write a programme of your own:  {python} -m lib new DIR  (docs/adopt.md)
  2. a folder of workbooks:  IMPULSO_PROGRAMME=your.toml IMPULSO_WORKBOOKS=folder make run
     Google Sheets:          IMPULSO_PROGRAMME=your.toml IMPULSO_READER=google \\
                             IMPULSO_GOOGLE_SERVICE_ACCOUNT_FILE=key.json make run
  3. see what is to be mended:  {python} -m lib check
Stop with Ctrl-C.
"""


def ready(host: str, port: int, base: str) -> int:
    """Return 0 and say the address where it can be served at; say what is wrong otherwise."""
    programme = Path(os.environ.get("IMPULSO_PROGRAMME") or USUAL_PROGRAMME)
    try:
        environment = judged_environment(os.environ)
        sample = open_programme(environment).sample
    except Refused as wrong:
        print(told(wrong, programme), file=sys.stderr)
        return 2
    try:
        socket.create_server((host, port)).close()
    except OSError as problem:
        wrong = refused("refusal.port", found=f"{host}:{port}", why=of_system(problem))
        print(told(wrong, programme), file=sys.stderr)
        return 1
    python = Path(sys.executable)
    shown = python.relative_to(ROOT) if python.is_relative_to(ROOT) else python
    address = f"http://{host}:{port}/{base}"
    print(_TOLD.format(address=address, what=_shown(environment, sample), python=shown), flush=True)
    return 0


def _shown(environment: Environment, sample: str | None) -> str:
    if environment.workbooks:
        return f"the workbooks in {environment.workbooks}"
    if environment.reader == "google":
        return "Google Sheets"
    return f"the embedded sample ({sample}): invented data" if sample else "what its sources hold"


def serve(host: str, port: int, base: str) -> int:
    """Serve until told to stop, below a path where one is given."""
    given = ["run", str(ROOT / "lib" / "server.py"), "--server.address", host, "--server.port", str(port)]
    given += ["--server.baseUrlPath", base] if base else []
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        from streamlit.web.cli import main

        main(given, standalone_mode=False)  # click would say «Aborted!» and end with 1
    except (click.exceptions.Abort, KeyboardInterrupt):
        return INTERRUPTED
    return 0


if __name__ == "__main__":
    at = sys.argv[1], int(sys.argv[2]), "".join(sys.argv[3:]).strip("/")
    status = ready(*at) or serve(*at)
    sys.stdout.flush()
    os._exit(status)  # Python would take its threads out of libraries in C++, which end the process in their own way
