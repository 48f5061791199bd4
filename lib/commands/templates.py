"""`python -m lib templates OUT`: a blank workbook for each partner to fill in."""

import json
from pathlib import Path

from lib.collect.opening import OpenProgramme
from lib.collect.reading import vocabulary_of
from lib.collect.settings.environment import Environment
from lib.commands.mailbox import addresses
from lib.commands.problems import problem, writing_to
from lib.publish.templates.workbooks import template_files


def templates(environment: Environment, opened: OpenProgramme, folder: Path, *, as_json: bool) -> int:
    """Write the workbooks, none over another file.

    Raises TemplateProblem where the programme asks too much, StoreProblem, StoreFailure, and CommandProblem where the
    folder holds one of them or cannot be written to.
    """
    reviews = addresses(environment, opened)
    files = dict(template_files(opened.setting.programme, vocabulary_of(opened.setting), reviews))
    with writing_to(folder):
        taken = [name for name in files if (folder / name).exists()]
        if taken:  # it may be a partner's filled workbook
            raise problem("refusal.taken", found=str(folder), known=tuple(taken))
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
    written = [str(folder / name) for name in files]
    print(json.dumps(written, ensure_ascii=False, indent=1) if as_json else "\n".join(written))
    return 0
