"""`python -m lib templates OUT`: a blank workbook for each partner to fill in."""

import json
import sys
from pathlib import Path

from lib.collect.opening import OpenProgramme
from lib.collect.reading import vocabulary_of
from lib.collect.settings.environment import Environment
from lib.commands.mailbox import addresses
from lib.publish.templates.workbooks import TemplateProblem, template_files


def templates(environment: Environment, opened: OpenProgramme, folder: Path, *, as_json: bool) -> int:
    """Write the workbooks, none over another file: 0, 1 where they cannot be, 2 where the programme asks too much.

    Raises StoreProblem.
    """
    try:
        reviews = addresses(environment, opened)
        files = dict(template_files(opened.setting.programme, vocabulary_of(opened.setting), reviews))
        taken = [name for name in files if (folder / name).exists()]
        if taken:  # it may be a partner's filled workbook
            print(f"nothing was written: {folder} already holds {', '.join(taken)}", file=sys.stderr)
            return 1
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
    except TemplateProblem as problem:
        print(problem, file=sys.stderr)
        return 2
    except OSError as problem:
        print(f"{folder} cannot be written to: {problem.strerror}", file=sys.stderr)
        return 1
    written = [str(folder / name) for name in files]
    print(json.dumps(written, ensure_ascii=False, indent=1) if as_json else "\n".join(written))
    return 0
