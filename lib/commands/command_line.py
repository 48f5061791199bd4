"""The operators' command line: what each command and its options are, and which module does it."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from lib.collect.opening import OpenProgramme, open_programme
from lib.collect.places.locality_catalogue import LAST_CENSUS
from lib.collect.settings.environment import USUAL_PROGRAMME, VARIABLES, Environment
from lib.collect.settings.judgement import judged_environment
from lib.collect.store.opening import StoreProblem
from lib.collect.store.store import StoreFailure
from lib.commands import dispatch
from lib.commands.adopting.options import add_new, answered
from lib.commands.problems import CommandLine, CommandProblem, UsageProblem, problem
from lib.programme.declaring.refusals import Refused
from lib.wording.overrides.overrides import speak_as
from lib.wording.refusals import said
from lib.wording.told import told, words_for

BAD_CONFIGURATION = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 not all could be read or written, 2 wrong configuration."""
    try:
        given = _parser().parse_args(arguments)
    except UsageProblem as wrong:
        early, _ = _anywhere().parse_known_args(arguments)
        words = words_for(_programme(early), early.lang)
        print(f"{words('refusal.usage')} {wrong.usage}\n{said(wrong, words)}", file=sys.stderr)
        raise SystemExit(BAD_CONFIGURATION) from None
    try:
        return _run(given)
    except Refused as wrong:
        _tell(wrong, given)
        away = isinstance(wrong, StoreProblem) and wrong.trouble is not None
        return 1 if away or isinstance(wrong, CommandProblem) else BAD_CONFIGURATION
    except StoreFailure as failure:
        _tell(problem("refusal.store.stopped", why=type(failure).__name__), given)
    return 1


def _anywhere() -> argparse.ArgumentParser:
    """Return what finds the programme and the language in a command that is otherwise typed wrongly."""
    lenient = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    for name in ("--programme", "--lang"):
        lenient.add_argument(name, nargs="?")
    return lenient


def _tell(wrong: Refused, given: argparse.Namespace) -> None:
    """Say what is wrong in the language that was asked for, or that of the programme file."""
    print(told(wrong, _programme(given), getattr(given, "lang", None)), file=sys.stderr)


def _programme(given: argparse.Namespace) -> Path | None:
    """Return the programme file; None for a command that reads none."""
    if not hasattr(given, "programme"):
        return None
    return Path(given.programme or os.environ.get("IMPULSO_PROGRAMME") or USUAL_PROGRAMME)


def _run(given: argparse.Namespace) -> int:
    if given.command == "new":
        from lib.commands.adopting.new import new

        return new(given.folder, given.answers, as_json=given.json, given=answered(given))
    if given.command == "keys":
        from lib.commands.keys import keys

        return keys(given.folder, as_json=given.json)
    run: Callable[[argparse.Namespace, OpenProgramme, Environment], int] = given.run
    imports = given.command == "import-localities"
    environment = judged_environment({**os.environ, **_overrides(given)}, imports=imports)
    opened = open_programme(environment)
    speak_as(opened.setting, opened.folder)
    return run(given, opened, environment)


def _parser() -> argparse.ArgumentParser:
    variables = "\n".join(f"  {name}\n      {meaning}" for name, meaning in VARIABLES.items())
    parser: argparse.ArgumentParser = CommandLine(
        prog="python -m lib",
        description="Read the partners' workbooks, check them, and print what the dashboard shows.",
        epilog=f"environment variables:\n{variables}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
    _without_programme(commands)
    checking = _command(commands, "check", "read every source once and list what is to be mended", dispatch.check)
    checking.add_argument("--lang", metavar="CODE", help="language of the list (default: the programme's first)")
    checking.add_argument("--fail-on", choices=("error", "warning"), help="exit with 1 if anything as grave is found")
    checking.add_argument("--since", metavar="FILE", type=Path, help="list what is new since the run that wrote FILE")
    checking.set_defaults(collects="1")  # it reads, whatever this process does otherwise
    speaking = _command(commands, "texts", "write what a language still lacks, to be filled in", dispatch.texts)
    speaking.add_argument("language", metavar="LANG", help="its code, such as kek or sw")
    speaking.set_defaults(workbooks=".", collects="0")
    showing = _command(
        commands, "snapshot", "print the public snapshot: figures and published tables", dispatch.snapshot
    )
    showing.set_defaults(collects="1")
    collecting = _command(
        commands, "collect", "read the sources and publish what changed, until stopped", dispatch.collect
    )
    collecting.add_argument("--once", action="store_true", help="read every source now, then exit: 0 if all were read")
    collecting.set_defaults(collects="1")
    status = _command(commands, "status", "print the newest snapshot and how each source stands", dispatch.status)
    status.add_argument("--lang", metavar="CODE", help="language of the list (default: the programme's first)")
    status.set_defaults(collects="0")
    accept = _command(commands, "accept", "take in a change that is under review, at its next reading", dispatch.accept)
    accept.add_argument("source", metavar="SOURCE", help="the source's id in the programme file")
    accept.set_defaults(collects="0")
    forgetting = _command(commands, "forget", "give up a kept snapshot that cannot be read", dispatch.forget)
    forgetting.add_argument("snapshot", metavar="ID", help="its whole id")
    forgetting.set_defaults(collects="0")
    trying = _command(
        commands, "doctor", "try the connection step by step: what is missing, and whose move", dispatch.doctor
    )
    trying.add_argument("--lang", metavar="CODE", help="language of the steps (default: the programme's first)")
    trying.set_defaults(collects="1")
    copying = _command(commands, "backup", "copy everything that is kept to a file, while it is used", dispatch.backup)
    copying.add_argument("file", metavar="FILE", type=Path, help="a new file; none is replaced")
    copying.set_defaults(workbooks=".", collects="0")
    restoring = _command(commands, "restore", "put a backup in the place of everything that is kept", dispatch.restore)
    restoring.add_argument("file", metavar="FILE", type=Path, help="what `backup` wrote, of any kind of store")
    restoring.set_defaults(workbooks=".", collects="0")
    auditing = _command(commands, "audit", "tell how far a reader could narrow each protected count", dispatch.audit)
    auditing.set_defaults(collects="0")
    _add_mailing(commands)
    _add_writing(commands)
    return parser


def _add_writing(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands that write folders, that prove what was written, and that take in a catalogue."""
    blank = _command(commands, "templates", "write a blank workbook for each partner to fill in", dispatch.templates)
    blank.add_argument("out", metavar="OUT", type=Path, help="the folder to write to; no file in it is replaced")
    blank.set_defaults(workbooks=".", collects="0")  # no workbook is read: there may be none yet
    pages = _command(commands, "publish", "write the light pages of the newest snapshot to a folder", dispatch.publish)
    pages.add_argument("out", metavar="OUT", type=Path, help="the folder; pages of an earlier snapshot are replaced")
    pages.add_argument("--dashboard", metavar="URL", default="", help="where the dashboard is (IMPULSO_PUBLIC_URL)")
    pages.add_argument("--compressed", action="store_true", help="put a .br and a .gz beside each page")
    whole = _command(commands, "site", "write a site of files for a host that runs no program", dispatch.site)
    whole.add_argument("out", metavar="DIR", type=Path, help="the folder; files of an earlier snapshot are replaced")
    whole.add_argument("--address", metavar="URL", default="", help="where it will be served (IMPULSO_PUBLIC_URL)")
    whole.set_defaults(collects="1")
    exports = _command(commands, "export", "write everything that can be taken away to a folder", dispatch.export)
    exports.add_argument("out", metavar="OUT", type=Path, help="the folder; files of an earlier snapshot are replaced")
    exports.add_argument("--only", metavar="PATH", help="one of them by its path, such as exports/iati.xml")
    exports.add_argument("--corte", metavar="ID", help="a past snapshot, by its id or the beginning of it")
    verifying = _command(
        commands, "verify", "tell whether files are as they left the programme, and whose", dispatch.verify
    )
    verifying.add_argument("files", metavar="FILE", type=Path, nargs="+", help="anything taken away from a dashboard")
    verifying.add_argument("--key", metavar="FILE", type=Path, help="public keys to believe (PEM)")
    verifying.add_argument("--lang", metavar="CODE", help="language of the sentence (default: the programme's first)")
    verifying.set_defaults(workbooks=".", collects="0")
    asking = _command(commands, "mcp", "serve published figures to programs that ask in words (MCP)", dispatch.mcp)
    asking.add_argument("--http", metavar="HOST:PORT", help="over HTTP, at /mcp (default: standard input and output)")
    asking.set_defaults(collects="0")
    catalogue = _command(
        commands, "import-localities", "take in INEGI's localities (AGEEML or ITER)", dispatch.localities
    )
    catalogue.add_argument("file", metavar="FILE", type=Path, help="its CSV, or the ZIP it comes in")
    catalogue.add_argument(
        "--year", type=int, default=LAST_CENSUS, help="year of its inhabitants (default: %(default)s)"
    )
    catalogue.set_defaults(workbooks=".", collects="0")  # no workbook is read


def _without_programme(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands that read no programme file."""
    add_new(commands)
    says = "write a new pair of keys to sign files with"
    pair = commands.add_parser("keys", help=says, description=says[0].upper() + says[1:] + ".")
    pair.add_argument("folder", metavar="DIR", type=Path, help="the folder to write to; no file in it is replaced")
    pair.add_argument("--json", action="store_true", help="print JSON")


def _add_mailing(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    boxes = _command(
        commands, "mailbox", "print the secret address of each sheet's list, or make new ones", dispatch.mailbox
    )
    boxes.add_argument("action", choices=("list", "rotate"), help="`rotate` makes new addresses; the former end")
    boxes.add_argument("sources", metavar="SOURCE", nargs="*", help="ids of sources (default: all)")
    boxes.set_defaults(collects="0")
    telling = _command(
        commands, "digest", "send each organisation what changed and what is its move, or print it", dispatch.digest
    )
    telling.add_argument("partners", metavar="PARTNER", nargs="*", help="ids of organisations (default: all)")
    telling.add_argument("--dry-run", action="store_true", help="send nothing: print what would go out")
    telling.add_argument("--out", metavar="DIR", type=Path, help="also write each as text, HTML and Markdown")
    telling.set_defaults(collects="0")


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    does: str,
    run: Callable[[argparse.Namespace, OpenProgramme, Environment], int],
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=does, description=does[0].upper() + does[1:] + ".")
    command.add_argument("--programme", metavar="FILE", help="the programme file (IMPULSO_PROGRAMME)")
    command.add_argument("--workbooks", metavar="DIR", help="the folder of workbooks (IMPULSO_WORKBOOKS)")
    command.add_argument(
        "--sample", metavar="ID", help="the embedded sample: closing, midway or early (IMPULSO_SAMPLE)"
    )
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(run=run, collects=None)
    return command


def _overrides(given: argparse.Namespace) -> dict[str, str]:
    """Return the options as the environment variables they stand for."""
    chosen = {
        "IMPULSO_PROGRAMME": given.programme,
        "IMPULSO_WORKBOOKS": given.workbooks,
        "IMPULSO_SAMPLE": given.sample,
        "IMPULSO_READER": "folder" if given.workbooks else None,
        "IMPULSO_COLLECT": given.collects if os.environ.get("IMPULSO_COLLECT", "0") in {"", "0", "1"} else None,
    }
    return {name: value for name, value in chosen.items() if value}
