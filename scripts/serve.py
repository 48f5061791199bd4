"""Serve the dashboard as `streamlit run` does, and end without a word when told to. Usage: serve.py HOST PORT [BASE]

`serve.py --ready HOST PORT` only tells whether it could: 2 for a wrong configuration, 1 for a port that is taken.
"""

import os
import socket
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import click  # noqa: E402  the path above must be set first

from lib.collect.settings.environment import EnvironmentProblem  # noqa: E402
from lib.collect.settings.judgement import judged_environment  # noqa: E402

INTERRUPTED = 130


def ready(host: str, port: int) -> int:
    """Return 0 where the configuration can be used and the port is free; say what is wrong otherwise."""
    try:
        judged_environment(os.environ)
    except EnvironmentProblem as problem:
        print(problem, file=sys.stderr)
        return 2
    try:
        with socket.create_server((host, port)):
            return 0
    except OSError as problem:
        said = f"{host}:{port} cannot be listened at ({problem.strerror}): stop what is there, or choose another port"
        print(said, file=sys.stderr)
        return 1


def serve(host: str, port: int, base: str = "") -> int:
    """Serve until told to stop, below a path where one is given."""
    from streamlit.web.cli import main

    given = ["run", str(ROOT / "lib" / "server.py"), "--server.address", host, "--server.port", str(port)]
    given += ["--server.baseUrlPath", base] if base else []
    try:
        main(given, standalone_mode=False)  # click would say «Aborted!» and end with 1
    except (click.exceptions.Abort, KeyboardInterrupt):
        return INTERRUPTED
    return 0


if __name__ == "__main__":
    if sys.argv[1] == "--ready":
        sys.exit(ready(sys.argv[2], int(sys.argv[3])))
    sys.exit(serve(sys.argv[1], int(sys.argv[2]), *sys.argv[3:]))
