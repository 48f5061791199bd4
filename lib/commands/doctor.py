"""`python -m lib doctor`: the connection tried step by step, what is missing, and whose move it is."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from lib.collect.condition import Condition
from lib.collect.failure import OPERATORS, FailureKind, SourceFailure
from lib.collect.google.account import credentials_of, lacking, token_request
from lib.collect.google.deadline import SECONDS
from lib.collect.opening import OpenProgramme
from lib.collect.rounds.service import open_kept
from lib.collect.settings.environment import Environment
from lib.collect.source_status import trouble_finding
from lib.collect.store.opening import StoreProblem
from lib.programme.model import Source
from lib.programme.setting import Setting
from lib.wording import conditions
from lib.wording.findings import findings
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.overrides.country import country_name
from lib.wording.pages.declared import unknown_country

_PASSES = frozenset({FailureKind.QUOTA, FailureKind.NETWORK, FailureKind.SERVER})
_WHOSE: dict[FailureKind, str] = {
    FailureKind.API_DISABLED: "project",
    FailureKind.IMPERSONATION: "project",
    FailureKind.FEDERATION: "project",
    FailureKind.QUOTA_PROJECT: "project",
    FailureKind.POLICY: "organisation",
    FailureKind.SIGN_IN_ENDED: "person",
    FailureKind.QUOTA: "nobody",
    FailureKind.SERVER: "nobody",
}
"""Whose switch it is, where it is not the operator's."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was tried: whether it went well (None where it was not tried), what is so, whose move, and which.

    `step` is `country`, `store`, `account`, `token`, or the id of a source.
    """

    step: str
    well: bool | None
    says: str
    whose: str | None = None
    do: str | None = None


def doctor(environment: Environment, opened: OpenProgramme, *, language: str, as_json: bool) -> int:
    """Print each step as it is tried: 0 where all went well, 1 otherwise."""
    names = Names(opened.setting.programme, opened.setting.geography, Words(language), {})
    return (
        0 if all(step.well for step in _told(_steps(environment, opened, names), names.words, as_json=as_json)) else 1
    )


def _told(steps: Iterable[Step], words: Words, *, as_json: bool) -> list[Step]:
    """Print each step when it is known, or all at the end as JSON; return them."""
    tried = []
    for step in steps:
        tried.append(step)
        if not as_json:
            print(_line(step, words), flush=True)
    if as_json:
        print(json.dumps([asdict(step) for step in tried], ensure_ascii=False, indent=1))
    return tried


def _line(step: Step, words: Words) -> str:
    mark = {True: "✓", False: "✗", None: "–"}[step.well]
    said = f"{mark} {step.step}: {step.says}"
    if step.do:
        said += f"\n    {words('doctor.whose', whose=step.whose)} {step.do}"
    return said


def _steps(environment: Environment, opened: OpenProgramme, names: Names) -> Iterator[Step]:
    words, sources = names.words, opened.setting.programme.sources
    yield _country(opened.setting, words)
    yield _store(environment, opened, words)
    from_google = [each for each in sources if opened.kinds[each.id] == "google"]
    account: str | None = None
    lost, trying = False, "account"
    if from_google:
        try:
            credentials = credentials_of(environment.google_key)
            yield Step("account", well=True, says=_who(credentials.address, environment, words))
            trying = "token"
            credentials.refresh(token_request(SECONDS))
            account = credentials.address  # of an attached account only known now
            yield Step(
                "token", well=True, says=words("doctor.token", address=account or words("doctor.account.unknown"))
            )
        except SourceFailure as failure:
            lost = True
            yield _operators(failure, trying, environment.google_key, words)
    for source in sources:
        if lost and source in from_google:
            yield Step(source.id, well=None, says=words("doctor.not-tried"))
        else:
            step, ours = _source(source, opened, environment.google_key, names, account)
            lost |= ours
            yield step


def _country(setting: Setting, words: Words) -> Step:
    """Return what is known of the country: without it no name of a person is recognised."""
    programme, year = setting.programme, setting.today.year
    if problem := unknown_country(programme, words):
        whose, do = words("doctor.operator"), words("doctor.country.do")
        return Step("country", well=False, says=problem[0], whose=whose, do=do)
    code, rest = programme.country or "", programme.known_country.holidays
    called = country_name(code, words.language) or code
    says = words("doctor.country", country=called, n=len(rest.in_year(year)), year=year)
    if rest.announced:
        days = "; ".join(each.name.in_language(words.language) for each in rest.announced)
        says = f"{says}. {words('doctor.country.announced', days=days)}"
    return Step("country", well=True, says=says)


def _store(environment: Environment, opened: OpenProgramme, words: Words) -> Step:
    try:
        open_kept(environment, opened).close()
    except StoreProblem as problem:
        return Step("store", well=False, says=str(problem), whose=words("doctor.operator"), do=words("doctor.store.do"))
    return Step("store", well=True, says=words("doctor.store"))


def _who(address: str | None, environment: Environment, words: Words) -> str:
    key = "doctor.account.keyless" if environment.google_key is None else "doctor.account"
    return words(key, address=address or words("doctor.account.unknown"))


def _operators(failure: SourceFailure, step: str, key: Path | str | None, words: Words) -> Step:
    kind = failure.kind
    says = words(f"doctor.google.{kind}")
    if kind is FailureKind.KEY_MISSING and key is not None:
        says = words(f"doctor.key.{lacking(key)}")
    if kind in _PASSES:
        do = words(f"doctor.{kind}.do")
    else:
        do = conditions.remedy(Condition("google", cause=str(kind)), words)
    return Step(step, well=False, says=says, whose=words(f"doctor.{_WHOSE.get(kind, 'operator')}"), do=do)


def _source(
    source: Source, opened: OpenProgramme, key: Path | str | None, names: Names, account: str | None
) -> tuple[Step, bool]:
    """Return how reading a source goes, and whether what is missing is the operator's: then no other can be read."""
    words, owner = names.words, names.partner(source.owner)
    try:
        found = opened.reader(source).open()
    except SourceFailure as failure:
        if failure.kind in OPERATORS:
            return _operators(failure, source.id, key, words), True
        return _owners(failure, source, owner, words, account), False
    missing = [each.tab for each in found.remarks if each.code == "H01" and each.tab]
    if missing:
        says = words("doctor.tabs", name=owner, tabs=", ".join(missing))
        return Step(source.id, well=False, says=says, whose=owner, do=words("doctor.tabs.do")), False
    return Step(source.id, well=True, says=words("doctor.source", name=owner, tabs=len(found.grids))), False


def _owners(failure: SourceFailure, source: Source, owner: str, words: Words, account: str | None) -> Step:
    told = trouble_finding(failure.kind, source.id, source.workbook)
    whose = words("doctor.nobody") if failure.kind in _PASSES else owner
    shares = failure.kind is FailureKind.PERMISSION and account
    do = words("doctor.share", address=account) if shares else findings.remedy(told, words)
    return Step(source.id, well=False, says=f"{owner}: {findings.problem(told, words)}", whose=whose, do=do)
