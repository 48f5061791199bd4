"""What each command does with its options.

Its module is imported when it runs: all of them together take longer than most commands.
"""

import argparse
import json

from lib.collect.opening import OpenProgramme
from lib.collect.rounds.assemble import read_all
from lib.collect.settings.clock import utc_now
from lib.collect.settings.environment import Environment
from lib.i18n.catalogue import own_language
from lib.snapshot.public import public_json


def check(given: argparse.Namespace, opened: OpenProgramme, environment: Environment) -> int:
    from lib.commands.check import check as run

    return run(environment, opened, as_json=given.json, language=given.lang, fail_on=given.fail_on, since=given.since)


def snapshot(given: argparse.Namespace, opened: OpenProgramme, _: Environment) -> int:
    found = read_all(opened.setting, opened.reader, opened.sample, utc_now())
    print(json.dumps(public_json(found), ensure_ascii=False, indent=None if given.json else 1))
    return 1 if any(source.trouble for source in found.sources) else 0


def collect(given: argparse.Namespace, opened: OpenProgramme, environment: Environment) -> int:
    from lib.commands.collect import collect as run

    return run(environment, opened, once=given.once)


def texts(given: argparse.Namespace, opened: OpenProgramme, environment: Environment) -> int:
    from lib.commands.texts import texts as run

    return run(environment.programme.parent, given.language, as_json=given.json)


def status(given: argparse.Namespace, opened: OpenProgramme, environment: Environment) -> int:
    from lib.commands import kept

    return kept.status(environment, opened, as_json=given.json, language=given.lang or own_language())


def doctor(given: argparse.Namespace, opened: OpenProgramme, environment: Environment) -> int:
    from lib.commands.doctor import doctor as run

    return run(environment, opened, language=given.lang or own_language(), as_json=given.json)


def accept(given: argparse.Namespace, opened: OpenProgramme, environment: Environment) -> int:
    from lib.commands import kept

    return kept.accept(environment, opened, given.source)


def forget(given: argparse.Namespace, opened: OpenProgramme, environment: Environment) -> int:
    from lib.commands import kept

    return kept.forget(environment, opened, given.snapshot)


def backup(given: argparse.Namespace, opened: OpenProgramme, environment: Environment) -> int:
    from lib.commands.backup import back_up

    return back_up(environment, opened, given.file, as_json=given.json)


def restore(given: argparse.Namespace, opened: OpenProgramme, environment: Environment) -> int:
    from lib.commands.backup import put_back

    return put_back(environment, opened, given.file, as_json=given.json)


def audit(given: argparse.Namespace, opened: OpenProgramme, environment: Environment) -> int:
    from lib.commands.audit import run

    return run(environment, opened, as_json=given.json)


def mailbox(given: argparse.Namespace, opened: OpenProgramme, environment: Environment) -> int:
    from lib.commands.mailbox import mailbox as run

    return run(environment, opened, action=given.action, sources=tuple(given.sources), as_json=given.json)


def digest(given: argparse.Namespace, opened: OpenProgramme, environment: Environment) -> int:
    from lib.commands.digest import digest as run

    return run(
        environment,
        opened,
        partners=tuple(given.partners),
        dry_run=given.dry_run,
        folder=given.out,
        as_json=given.json,
    )


def localities(given: argparse.Namespace, opened: OpenProgramme, environment: Environment) -> int:
    from lib.commands.localities import take_in

    return take_in(environment, opened, given.file, given.year, as_json=given.json)


def publish(given: argparse.Namespace, opened: OpenProgramme, environment: Environment) -> int:
    from lib.commands.publish import publish as run

    return run(
        environment, opened, given.out, dashboard=given.dashboard, compressed=given.compressed, as_json=given.json
    )


def site(given: argparse.Namespace, opened: OpenProgramme, environment: Environment) -> int:
    from lib.commands.site import site as run

    return run(environment, opened, given.out, address=given.address, as_json=given.json)


def export(given: argparse.Namespace, opened: OpenProgramme, environment: Environment) -> int:
    from lib.commands.export import export as run

    return run(environment, opened, given.out, cut=given.corte, only=given.only, as_json=given.json)


def mcp(given: argparse.Namespace, opened: OpenProgramme, environment: Environment) -> int:
    from lib.commands.mcp import mcp as run

    return run(environment, opened, http=given.http)


def verify(given: argparse.Namespace, opened: OpenProgramme, environment: Environment) -> int:
    from lib.commands.verify import verify as run

    return run(environment, opened, given.files, key=given.key, language=given.lang, as_json=given.json)


def templates(given: argparse.Namespace, opened: OpenProgramme, environment: Environment) -> int:
    from lib.commands.templates import templates as run

    return run(environment, opened, given.out, as_json=given.json)
