"""`digest`: what each organisation is told since its last one: sent where mail is set up, else printed to be copied."""

import json
from collections.abc import Sequence
from pathlib import Path

from lib.collect.opening import OpenProgramme
from lib.collect.rounds.service import open_kept
from lib.collect.settings.clock import utc_now
from lib.collect.settings.environment import Environment
from lib.commands.problems import problem, writing_to
from lib.programme.declaring.nearest import nearest
from lib.publish.mailbox.delivery import Delivered, post_of
from lib.publish.mailbox.digest import as_html, as_markdown, as_text


def digest(
    environment: Environment,
    opened: OpenProgramme,
    *,
    partners: tuple[str, ...],
    dry_run: bool,
    folder: Path | None,
    as_json: bool,
) -> int:
    """Send or print the digests of the partners named, or of all; with `dry_run` nothing is sent.

    With a `folder` each is also written there as text, HTML and Markdown. Return 0, or 1 where one could not be sent.
    Raises StoreProblem, StoreFailure, and CommandProblem where a partner is unknown, nothing was published yet or the
    folder cannot be written to.
    """
    unknown = [each for each in partners if opened.setting.programme.partner(each) is None]
    if unknown:
        known = tuple(each.id for each in opened.setting.programme.partners)
        raise problem("refusal.partner", near=nearest(unknown[0], known), found=unknown[0], known=known)
    store = open_kept(environment, opened)
    try:
        found = store.newest()
        if found is None:
            raise problem("refusal.unpublished")
        post = post_of(environment, opened.setting, store, sends=not dry_run)
        made = list(post.deliver(found.snapshot, utc_now(), partners))
    finally:
        store.close()
    if folder:
        with writing_to(folder):
            _write(made, folder)
    _print(made, as_json=as_json)
    return 1 if any(each.outcome in {"failed", "personal"} for each in made) else 0


def _write(made: Sequence[Delivered], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for each in made:
        if each.outcome == "nothing-new":
            continue
        forms = {"txt": as_text(each.digest), "html": as_html(each.digest, each.language)}
        forms["md"] = as_markdown(each.digest)
        for ending, text in forms.items():
            (folder / f"{each.digest.partner}.{ending}").write_text(text, encoding="utf-8")


def _print(made: Sequence[Delivered], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([_plain(each) for each in made], ensure_ascii=False, indent=1))
        return
    for each in made:
        print(f"{each.digest.partner}: {each.outcome}")
        if each.outcome == "waits":
            print(f"\n{as_text(each.digest)}\n")


def _plain(each: Delivered) -> dict[str, str]:
    said = {"partner": each.digest.partner, "state": each.outcome, "subject": each.digest.subject}
    if each.outcome == "nothing-new":
        return said
    return {
        **said,
        "text": as_text(each.digest),
        "html": as_html(each.digest, each.language),
        "markdown": as_markdown(each.digest),
    }
