"""`mailbox`: the secret address of each source's list, calendar and feed, and new ones in their place."""

import json

from lib.collect.opening import OpenProgramme
from lib.collect.rounds.service import open_kept
from lib.collect.settings.environment import Environment
from lib.commands.problems import problem
from lib.programme.declaring.nearest import nearest
from lib.publish.mailbox.tokens import paths_of


def addresses(environment: Environment, opened: OpenProgramme) -> dict[str, str]:
    """Return the whole address of each source's list; none without a secret or an address of the dashboard's own.

    Raises StoreProblem, and StoreFailure where the store stopped answering.
    """
    secret, public = environment.mailbox_secret, environment.public_url
    if not secret or not public:
        return {}
    store = open_kept(environment, opened)
    try:
        generations = store.generations.now()
    finally:
        store.close()
    programme = opened.setting.programme
    return {
        source.id: public + paths_of(source.id, generations.get(source.id, 0), programme.programme.id, secret)["review"]
        for source in programme.sources
    }


def mailbox(
    environment: Environment, opened: OpenProgramme, *, action: str, sources: tuple[str, ...], as_json: bool
) -> int:
    """Print the addresses of the sources named, or of all; with `rotate` as `action`, give them new ones first.

    Raises StoreProblem, StoreFailure, and CommandProblem where there is no secret or a source is unknown.
    """
    programme, secret = opened.setting.programme, environment.mailbox_secret
    unknown = [each for each in sources if programme.source(each) is None]
    if not secret:
        raise problem("refusal.environment.no-secret")
    if unknown:
        known = tuple(each.id for each in programme.sources)
        raise problem("refusal.source", near=nearest(unknown[0], known), found=unknown[0], known=known)
    wanted = sources or tuple(source.id for source in programme.sources)
    store = open_kept(environment, opened)
    try:
        if action == "rotate":
            store.generations.rotate(wanted)
        generations = store.generations.now()
    finally:
        store.close()
    paths = {each: paths_of(each, generations.get(each, 0), programme.programme.id, secret) for each in wanted}
    if as_json:
        print(json.dumps(paths, ensure_ascii=False, indent=1))
    else:
        at = environment.public_url or ""
        print("\n".join(f"{each}: {at}{path}" for each, box in paths.items() for path in box.values()))
    return 0
