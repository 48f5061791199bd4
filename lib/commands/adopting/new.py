"""`python -m lib new DIR`: write a programme that runs at once, from answers in a file or on the terminal."""

import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from lib.collect.opening import GEOGRAPHY, declared, open_programme
from lib.collect.places.geography import load_geography
from lib.collect.reading import vocabulary_of
from lib.collect.settings.environment import ROOT, EnvironmentProblem, read_environment
from lib.commands.adopting.answers import Answers, AnswersProblem, from_file, words_of
from lib.commands.adopting.country import completed, unknown
from lib.commands.adopting.draft import draft_of, keep, kept
from lib.commands.adopting.form import Ask, Form
from lib.commands.adopting.keys import abroad, wrong_keys
from lib.commands.adopting.outlines import Feature, OutlinesProblem
from lib.commands.adopting.places import drawn, is_ready, places_of, read_on_one_side, within, write_places
from lib.commands.adopting.properties import named
from lib.commands.adopting.questions import changed, from_questions
from lib.commands.adopting.readme import commands, readme_text
from lib.commands.adopting.text import PLACES, programme_text
from lib.commands.adopting.wrong import spoken
from lib.i18n.catalogue import own_languages
from lib.markup.brand import bars
from lib.programme.declaring.refusals import Refused, of_system
from lib.programme.geography import Geography
from lib.programme.loading import ProgrammeError
from lib.programme.model import ProgrammeIdentity
from lib.publish.templates.workbooks import TemplateProblem, template_files
from lib.wording.language import Words, own_words
from lib.wording.overrides.overrides import speak_as
from lib.wording.refusals import said

FILE, WORKBOOKS, LOGO = "programme.toml", "workbooks", "logo.svg"
_UNUSABLE = (AnswersProblem, OutlinesProblem, ProgrammeError, EnvironmentProblem, TemplateProblem)
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
    words = spoken(own_languages())
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        print(words("new.nothing", message=words("new.folder", folder=folder)), file=sys.stderr)
        return 1
    existed = folder.exists()
    try:
        answers, written = _from_file(folder, answers_file, given) if answers_file else _asked(folder, given, ask)
    except _UNUSABLE as problem:
        _undo(folder, existed)
        words = words_of(answers_file) if answers_file else words
        print(words("new.nothing", message=_said(problem, words)), file=sys.stderr)
        return 2
    except (EOFError, KeyboardInterrupt):
        _undo(folder, existed)
        print("\n" + words("new.stopped", file=draft_of(folder)), file=sys.stderr)
        return 2
    except OSError as problem:
        _undo(folder, existed)
        where = problem.filename or folder
        print(words("new.disk", file=where, message=said(Refused(of_system(problem)), words)), file=sys.stderr)
        return 1
    for warning in unknown(answers):
        print(warning, file=sys.stderr)
    _report(folder, written, as_json=as_json)
    return 0


def _from_file(folder: Path, file: Path, given: Mapping[str, str]) -> tuple[Answers, list[str]]:
    if "regions" in given:
        given = {**given, "regions": str(Path(given["regions"]).resolve())}
    answers = from_file(file, given)
    try:
        return answers, write(folder, answers, file.parent)
    except OutlinesProblem as problem:
        raise AnswersProblem(problem.said(spoken(answers.languages))) from None


def _asked(folder: Path, given: Mapping[str, str], ask: Ask) -> tuple[Answers, list[str]]:
    """Ask until the answers make a programme, which is written; they are kept beside the folder until then.

    Raises EOFError where nothing is to be changed in answers that make none.
    """
    file, existed = draft_of(folder), folder.exists()
    form = Form(ask, print, dict(given), spoken(own_languages()), partial(keep, file))
    _resume(form, file)
    while True:
        try:
            answers = from_questions(form)
            if changed(form):
                continue
            written = write(folder, answers, Path())
            file.unlink(missing_ok=True)
            return answers, written
        except _UNUSABLE as problem:
            _undo(folder, existed)
            form.tell("new.nothing", message=_said(problem, form.words))
            if not changed(form):
                raise EOFError from None


def _resume(form: Form, file: Path) -> None:
    """Offer the answers that were kept before, and say that they are."""
    if earlier := kept(file):
        form.tell("new.found", file=file)
        if form.yes("resume", default=True):
            form.given = {**earlier, **form.given}
            form.fixed = frozenset(form.given) - {"partners"}  # there may be more of them
            return
    form.tell("new.kept", file=file)


def _said(problem: Exception, words: Words) -> str:
    if isinstance(problem, OutlinesProblem):
        return problem.said(words)
    return said(problem, words) if isinstance(problem, Refused) else str(problem)


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
    words = spoken(answers.languages)
    files = [_there(given, beside, words) for given in (answers.regions, answers.areas) if given]
    names = ("regions.geojson", "areas.geojson")
    usual = (answers.region_key, answers.area_key, answers.region_name, answers.area_name) == (
        "key",
        "key",
        "name",
        "name",
    )
    wanted = (("key", "name"), ("key", "name", "region"))
    if usual and not answers.left_out and all(map(is_ready, files, wanted)):
        to.mkdir(parents=True, exist_ok=True)
        for file, name in zip(files, names, strict=False):
            shutil.copyfile(file, to / name)
    else:
        out = answers.left_out
        features = read_on_one_side(files[0])
        key, name = _named("region", answers, features)
        regions = places_of(features, key, name, left_out=out)
        write_places(drawn(regions), to / names[0])
        if answers.areas:
            features = read_on_one_side(files[1])
            key, name = _named("area", answers, features)
            areas = places_of(features, key, name, answers.area_region, out)
            write_places(drawn(within(areas, regions)), to / names[1])
    _no_unknown_keys(answers, load_geography(to))


def _named(level: str, answers: Answers, features: Sequence[Feature]) -> tuple[str, str]:
    """Return the properties of outlines with the key and the name."""
    key, name = (
        (getattr(answers, each), each in answers.model_fields_set) for each in (f"{level}_key", f"{level}_name")
    )
    return named(features, key, name, answers.states if level == "region" else ())


def _logo(folder: Path, answers: Answers, beside: Path) -> str:
    """Write the logo, or a placeholder in the programme's colour, and return its name."""
    if answers.logo:
        name = f"logo{Path(answers.logo).suffix.lower()}"
        shutil.copyfile(_there(answers.logo, beside, spoken(answers.languages)), folder / name)
        return name
    who = ProgrammeIdentity(
        id=answers.id, name=answers.name, description=answers.description, states=answers.states,
        planned_ages="", region=answers.region, colour=answers.colour,
    )  # fmt: skip
    (folder / LOGO).write_text(bars(who), encoding="utf-8")
    return LOGO


def _there(given: str, beside: Path, words: Words) -> Path:
    """Return a file that an answer names. Raises AnswersProblem where it is not there."""
    file = beside / given
    if not file.is_file():
        raise AnswersProblem(words("new.absent", file=file))
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
    words = own_words()
    print("\n".join(f"{folder / name}" for name in written))
    print(f"\n{words('new.runs')}\n  {run}\n{words('new.readme.check')}\n  {check}")
    print(words("new.then", file=folder / "README.md"))
