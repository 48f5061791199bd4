"""`check`: read every source once and list what is to be mended, or only what is new since the last run."""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from lib.collect.opening import OpenProgramme
from lib.collect.raw import Raw, Reader
from lib.collect.rounds.assemble import read_all
from lib.collect.settings.clock import utc_now
from lib.collect.settings.environment import Environment
from lib.commands.problems import problem, tell
from lib.programme.model import Source
from lib.snapshot.selection.alike import finding_mark
from lib.snapshot.selection.fix_choice import GRAVEST_FIRST
from lib.tables.finding import Finding
from lib.wording.language import Words
from lib.wording.pages.declared import remarks
from lib.wording.reference.check_report import check_json, check_lines


def check(
    environment: Environment,
    opened: OpenProgramme,
    *,
    as_json: bool,
    language: str | None,
    fail_on: str | None,
    since: Path | None,
) -> int:
    """Print the findings and return the exit status.

    It is 1 where a source could not be read, a finding is as grave as `fail_on`, or the file `since` cannot be used;
    else 0. What is amiss in the programme file is a warning.

    `since` remembers the findings of the last run: only others are told and weighed, and it is written anew.
    """
    programme = opened.setting.programme
    words = Words(language or programme.programme.languages[0])
    snapshot = read_all(opened.setting, _telling(opened.reader, len(programme.sources)), opened.sample, utc_now())
    findings: Sequence[Finding] = snapshot.findings
    try:
        if since:
            known = _remembered(since)
            _remember(since, findings)
            findings = _new(findings, known)
    except (OSError, ValueError):
        tell(problem("refusal.since", found=str(since)))
        return 1
    if as_json:
        print(json.dumps(check_json(snapshot, findings, programme), ensure_ascii=False, indent=1))
    else:
        folder = str(environment.workbooks or opened.sample or "")
        places = {"folder": folder, "google": "Google Sheets", "web": "https://"}
        where = ", ".join(places[kind] for kind in dict.fromkeys(opened.kinds.values()))
        head = words("check.reads", programme=programme.programme.name, file=environment.programme, where=where)
        lines = [head, *remarks(programme, words)]
        lines += [words("check.since", n=len(findings))] if since else []
        print("\n".join([*lines, *check_lines(snapshot, findings, programme, words)]))
    grave = GRAVEST_FIRST[: GRAVEST_FIRST.index(fail_on) + 1] if fail_on in GRAVEST_FIRST else ()
    failed = any(found.severity in grave for found in findings)
    failed |= "warning" in grave and bool(remarks(programme, words))
    return 1 if failed or any(source.trouble for source in snapshot.sources) else 0


def _telling(reader: Reader, sources: int) -> Reader:
    """Return a reader that says on the terminal which workbook it is at."""
    asked: list[str] = []

    def read(source: Source) -> Raw:
        asked.append(source.id)
        print(f"{len(asked)}/{sources} {source.workbook}", file=sys.stderr, flush=True)
        return reader(source)

    return read


def _remembered(file: Path) -> Counter[str]:
    """Return how often each finding was found in the last run; nothing before the first."""
    if not file.exists():
        return Counter()
    found = json.loads(file.read_text(encoding="utf-8"))
    if not isinstance(found, dict) or not all(isinstance(times, int) for times in found.values()):
        raise ValueError("it was not written by check --since")
    return Counter(found)


def _remember(file: Path, findings: Sequence[Finding]) -> None:
    times = Counter(map(finding_mark, findings))
    file.write_text(json.dumps(times, indent=0, sort_keys=True), encoding="utf-8")


def _new(findings: Sequence[Finding], known: Counter[str]) -> list[Finding]:
    """Return the findings that the last run did not have, or had less often."""
    left = Counter(known)
    new = []
    for found in findings:
        digest = finding_mark(found)
        if left[digest] > 0:
            left[digest] -= 1
        else:
            new.append(found)
    return new
