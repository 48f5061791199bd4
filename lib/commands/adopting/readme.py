"""The README of a new programme: what comes next, with commands that work as they are printed."""

import shlex
from pathlib import Path

from lib.collect.settings.environment import ROOT
from lib.commands.adopting.answers import Answers
from lib.commands.adopting.wrong import spoken
from lib.tables.schema.choice_words import title_of

_STEPS = ("file", "workbooks", "targets", "sheets")
_PYTHON = ".venv/bin/python -m lib"


def readme_text(answers: Answers, folder: Path) -> str:
    """Return the README in the programme's first language, or in English. `folder` holds the programme file."""
    words = spoken(answers.languages)
    run, check, site = commands(folder)
    target = words("new.readme.target", n=answers.target_people) if answers.target_people else ""
    tab = title_of("metas", answers.languages)
    next_steps = [words(f"new.readme.step.{name}", target=target, tab=tab) for name in _STEPS]
    steps = "\n".join(f"{number}. {step}" for number, step in enumerate(next_steps, start=1))
    return "\n\n".join(
        (
            f"# {answers.name}",
            words("new.readme.made"),
            f"    {run}",
            words("new.readme.check"),
            f"    {check}",
            words("new.readme.site"),
            f"    {site}",
            words("new.readme.next"),
            steps + "\n",
        )
    )


def commands(folder: Path) -> tuple[str, str, str]:
    """Return what to type in the repository's folder to see a programme, to check it and to write it as a site."""
    whole = folder.resolve()
    place = whole.relative_to(ROOT) if whole.is_relative_to(ROOT) else whole
    file, workbooks, site = (shlex.quote(str(place / name)) for name in ("programme.toml", "workbooks", "site"))
    given = f"--programme {file} --workbooks {workbooks}"
    return (
        f"IMPULSO_PROGRAMME={file} IMPULSO_WORKBOOKS={workbooks} make run",
        f"{_PYTHON} check {given}",
        f"{_PYTHON} site {site} {given}",
    )
