"""`import-localities`: INEGI's catalogue of localities into this installation's own database."""

import json
from dataclasses import asdict, replace
from pathlib import Path

from lib.collect.opening import OpenProgramme
from lib.collect.places.locality_catalogue import CatalogueProblem, import_localities
from lib.collect.settings.environment import Environment
from lib.commands.problems import tell
from lib.programme.declaring.refusals import Refused, of_system, refused

_TOLD = {True: "taken in", False: "the file does not tell them"}


def take_in(environment: Environment, opened: OpenProgramme, file: Path, year: int, *, as_json: bool) -> int:
    """Import the file and say what came of it. Return 0, or 1 where the file is not the catalogue or cannot be read."""
    try:
        done = import_localities(file, environment.localities, opened.setting.geography, year)
    except CatalogueProblem as wrong:
        tell(Refused(*(replace(each, file=str(file)) for each in wrong.refusals)))
        return 1
    except OSError as wrong:
        tell(refused("refusal.unread", found=str(wrong.filename or file), why=of_system(wrong)))
        return 1
    if as_json:
        print(json.dumps({**asdict(done), "states": list(done.states)}))
    else:
        rows = f"{done.localities:,} localities of {len(done.states)} states"
        print(f"{environment.localities}: {rows}; {done.left_out:,} rows left out. Restart the dashboard to use them.")
        print(f"Inhabitants: {_TOLD[done.people]}; women of 15 to 64: {_TOLD[done.women]}.")
    return 0
