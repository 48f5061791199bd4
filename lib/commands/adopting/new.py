"""`python -m lib new DIR`: write a programme that runs at once, from answers in a file or on the terminal."""

import json
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from lib.collect.opening import GEOGRAPHY, declared, open_programme
from lib.collect.places.geography import load_geography
from lib.collect.reading import vocabulary_of
from lib.collect.settings.environment import ROOT, EnvironmentProblem, read_environment
from lib.commands.adopting.answers import Answers, AnswersProblem, from_file
from lib.commands.adopting.country import completed, unknown
from lib.commands.adopting.form import Ask
from lib.commands.adopting.keys import abroad, wrong_keys
from lib.commands.adopting.outlines import OutlinesProblem
from lib.commands.adopting.places import drawn, is_ready, places_of, read_on_one_side, within, write_places
from lib.commands.adopting.questions import from_questions
from lib.commands.adopting.readme import commands, readme_text, spoken
from lib.commands.adopting.text import PLACES, programme_text
from lib.markup.brand import bars
from lib.programme.geography import Geography
from lib.programme.loading import ProgrammeError
from lib.programme.model import ProgrammeIdentity
from lib.publish.templates.workbooks import TemplateProblem, template_files
from lib.wording.overrides.overrides import speak_as

FILE, WORKBOOKS, LOGO = "programme.toml", "workbooks", "logo.svg"
_NOTHING: Mapping[str, str] = {}


def new(
    folder: Path,
    answers_file: Path | None,
    *,
    as_json: bool,
    given: Mapping[str, str] = _NOTHING,
    ask: Ask = input,
) -> int:
    """Write the programme into `folder`, which must be empty. Return 0, 1 where it cannot be written, 2 wrong answers.

    What is `given` by options counts before a file of answers, and is not asked for. Nothing is left behind where the
    answers do not make a programme.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        print(f"nothing was written: {folder} is not an empty folder; give another name", file=sys.stderr)
        return 1
    existed = folder.exists()
    try:
        beside = answers_file.parent if answers_file else Path()
        if answers_file and "regions" in given:
            given = {**given, "regions": str(Path(given["regions"]).resolve())}
        answers = from_file(answers_file, given) if answers_file else from_questions(ask, given)
        written = write(folder, answers, beside)
    except (AnswersProblem, OutlinesProblem, ProgrammeError, EnvironmentProblem, TemplateProblem) as problem:
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
    for warning in unknown(answers):
        print(warning, file=sys.stderr)
    _report(folder, written, as_json=as_json)
    return 0


def write(folder: Path, answers: Answers, beside: Path) -> list[str]:
    """Write every file of a programme; paths in the answers are relative to `beside`. Return the files' names.

    Raises what opening the programme raises, AnswersProblem for a file that is not there and for keys of no region,
    OutlinesProblem, and OSError.
    """
    answers = completed(answers)
    _no_foreign_keys(answers)
    folder.mkdir(parents=True, exist_ok=True)
    logo = _logo(folder, answers, beside)
    _outlines(answers, beside, folder / PLACES)
    usual = declared(ROOT / "data" / "programme.toml")
    (folder / FILE).write_text(programme_text(answers, usual, logo), encoding="utf-8")
    (folder / "README.md").write_text(readme_text(answers, folder), encoding="utf-8")
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


def _no_foreign_keys(answers: Answers) -> None:
    words, country = spoken(answers.languages), answers.country_code
    if answers.regions:
        return
    if country != "mx":
        mexico = load_geography(GEOGRAPHY)
        raise AnswersProblem(f"regions: {abroad(answers.states, mexico, country or answers.timezone, words)}")
    _no_unknown_keys(answers, load_geography(GEOGRAPHY))


def _no_unknown_keys(answers: Answers, places: Geography) -> None:
    """Raise AnswersProblem with a question for each key of a region that there is not."""
    governed = [(f"partners.{each.id}.state", each.state) for each in answers.partners if each.state]
    asked = [("states", key) for key in answers.states] + governed
    words = spoken(answers.languages)
    found = [f"{where}: {question}" for where, key in asked for question in wrong_keys([key], places, words)]
    if found:
        raise AnswersProblem("\n".join(found))


def _outlines(answers: Answers, beside: Path, to: Path) -> None:
    """Write the regions and their parts; files that are small and as they should be are kept as they are."""
    if not answers.regions:
        return
    files = [_there(given, beside) for given in (answers.regions, answers.areas) if given]
    names = ("regions.geojson", "areas.geojson")
    if all(map(is_ready, files)):
        to.mkdir(parents=True, exist_ok=True)
        for file, name in zip(files, names, strict=False):
            shutil.copyfile(file, to / name)
    else:
        regions = places_of(read_on_one_side(files[0]), answers.region_key, answers.region_name)
        write_places(drawn(regions), to / names[0])
        if answers.areas:
            features = read_on_one_side(files[1])
            areas = places_of(features, answers.area_key, answers.area_name, answers.area_region)
            write_places(drawn(within(areas, regions)), to / names[1])
    _no_unknown_keys(answers, load_geography(to))


def _logo(folder: Path, answers: Answers, beside: Path) -> str:
    """Write the logo, or a placeholder in the programme's colour, and return its name."""
    if answers.logo:
        name = f"logo{Path(answers.logo).suffix.lower()}"
        shutil.copyfile(_there(answers.logo, beside), folder / name)
        return name
    who = ProgrammeIdentity(
        id=answers.id, name=answers.name, description=answers.description, states=answers.states,
        planned_ages="", region=answers.region, colour=answers.colour,
    )  # fmt: skip
    (folder / LOGO).write_text(bars(who), encoding="utf-8")
    return LOGO


def _there(given: str, beside: Path) -> Path:
    """Return a file that an answer names. Raises AnswersProblem where it is not there."""
    file = beside / given
    if not file.is_file():
        raise AnswersProblem(f"«{file}» is not there; give the path of the file, relative to the file of answers")
    return file


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
    run, check, site = commands(folder)
    if as_json:
        told = {"folder": str(folder), "files": written, "run": run, "check": check, "site": site}
        print(json.dumps(told, ensure_ascii=False))
        return
    print("\n".join(f"{folder / name}" for name in written))
    print(f"\nIt runs at once:\n  {run}\nWhat is to be filled in:\n  {check}\nThen read {folder / 'README.md'}")
