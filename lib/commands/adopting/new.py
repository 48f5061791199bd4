"""`python -m lib new DIR`: write a programme that runs at once, from answers in a file or on the terminal."""

import json
import os
import shutil
import sys
from pathlib import Path

from lib.collect.opening import declared, open_programme
from lib.collect.reading import vocabulary_of
from lib.collect.settings.environment import ROOT, EnvironmentProblem, read_environment
from lib.commands.adopting.answers import Answers, AnswersProblem, Ask, from_file, from_questions
from lib.commands.adopting.text import PLACES, programme_text, readme_text
from lib.markup.brand import bars
from lib.programme.loading import ProgrammeError
from lib.programme.model import ProgrammeIdentity
from lib.publish.templates.workbooks import TemplateProblem, template_files
from lib.wording.overrides.overrides import speak_as

FILE, WORKBOOKS, LOGO = "programme.toml", "workbooks", "logo.svg"


def new(folder: Path, answers_file: Path | None, *, as_json: bool, ask: Ask = input) -> int:
    """Write the programme into `folder`, which must be empty. Return 0, 1 where it cannot be written, 2 wrong answers.

    Nothing is left behind where the answers do not make a programme.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        print(f"nothing was written: {folder} is not an empty folder; give another name", file=sys.stderr)
        return 1
    existed = folder.exists()
    try:
        answers = from_file(answers_file) if answers_file else from_questions(ask)
        written = write(folder, answers, answers_file.parent if answers_file else Path())
    except (AnswersProblem, ProgrammeError, EnvironmentProblem, TemplateProblem) as problem:
        _undo(folder, existed)
        print(f"nothing was written: {problem}", file=sys.stderr)
        return 2
    except (EOFError, KeyboardInterrupt):
        print("nothing was written: the answers ended early; --answers takes them from a file", file=sys.stderr)
        return 2
    except OSError as problem:
        _undo(folder, existed)
        where = problem.filename or folder
        print(f"{where}: {problem.strerror}; choose a folder that can be written to", file=sys.stderr)
        return 1
    _report(folder, written, as_json=as_json)
    return 0


def write(folder: Path, answers: Answers, beside: Path) -> list[str]:
    """Write every file of a programme; paths in the answers are relative to `beside`. Return the files' names.

    Raises what opening the programme raises, AnswersProblem for a file that is not there, and OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    logo = _logo(folder, answers, beside)
    _copy(answers.regions, beside, folder / PLACES / "regions.geojson")
    _copy(answers.areas, beside, folder / PLACES / "areas.geojson")
    usual = declared(ROOT / "data" / "programme.toml")
    (folder / FILE).write_text(programme_text(answers, usual, logo), encoding="utf-8")
    (folder / "README.md").write_text(readme_text(answers, FILE), encoding="utf-8")
    for language in answers.languages:
        _catalogue(folder / "i18n" / language, language)
    workbooks = folder / WORKBOOKS
    workbooks.mkdir()
    variables = {"IMPULSO_PROGRAMME": str(folder / FILE), "IMPULSO_WORKBOOKS": str(workbooks)}
    opened = open_programme(read_environment(variables))
    speak_as(opened.setting, folder)
    for name, content in template_files(opened.setting.programme, vocabulary_of(opened.setting)):
        (workbooks / name).write_bytes(content)
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def _logo(folder: Path, answers: Answers, beside: Path) -> str:
    """Write the logo, or a placeholder in the programme's colour, and return its name."""
    if answers.logo:
        name = f"logo{Path(answers.logo).suffix.lower()}"
        _copy(answers.logo, beside, folder / name)
        return name
    who = ProgrammeIdentity(
        id=answers.id, name=answers.name, description=answers.description, states=answers.states,
        planned_ages="", region=answers.region, colour=answers.colour,
    )  # fmt: skip
    (folder / LOGO).write_text(bars(who), encoding="utf-8")
    return LOGO


def _copy(given: str, beside: Path, to: Path) -> None:
    if not given:
        return
    source = beside / given
    if not source.is_file():
        raise AnswersProblem(f"«{source}» is not there; give the path of the file, relative to the file of answers")
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, to)


def _catalogue(folder: Path, language: str) -> None:
    """Write an empty catalogue for texts of the programme's own."""
    folder.mkdir(parents=True, exist_ok=True)
    head = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    note = "# Texts in other words: any key of lib/i18n, as msgid, with its text as msgstr.\n"
    (folder / "own.po").write_text(note + head, encoding="utf-8")


def _undo(folder: Path, existed: bool) -> None:
    """Take back what was written; the folder was empty or was not there."""
    for each in folder.iterdir() if folder.is_dir() else ():
        shutil.rmtree(each) if each.is_dir() else each.unlink()
    if folder.is_dir() and not existed:
        folder.rmdir()


def _report(folder: Path, written: list[str], *, as_json: bool) -> None:
    path = Path(os.path.relpath(folder))
    run = f"IMPULSO_PROGRAMME={path / FILE} IMPULSO_WORKBOOKS={path / WORKBOOKS} make run"
    check = f"python -m lib check --programme {path / FILE} --workbooks {path / WORKBOOKS}"
    if as_json:
        print(json.dumps({"folder": str(folder), "files": written, "run": run, "check": check}, ensure_ascii=False))
        return
    print("\n".join(f"{folder / name}" for name in written))
    print(f"\nIt runs at once:\n  {run}\nWhat is to be filled in:\n  {check}\nThen read {folder / 'README.md'}")
