"""What lies beside the light pages of each language: the stage, its live slides, the clicker, and the page of proof."""

import json

from lib.collect.changes import PublicPast
from lib.markup.map.outlines import Shapes
from lib.publish.proof.page import FILE as VERIFY
from lib.publish.proof.page import verify_page
from lib.publish.stage.clicker import FILE as CLICKER
from lib.publish.stage.clicker import clicker_page
from lib.publish.stage.page import stage_data, stage_page
from lib.snapshot.proof import UNSIGNED, Signer
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names


def stage_files(
    snapshot: Snapshot,
    names: Names,
    shapes: Shapes | None = None,
    public_url: str | None = None,
    signer: Signer = UNSIGNED,
    *,
    past: PublicPast | None = None,
) -> dict[str, bytes]:
    """Return the stage, `stage.json` with its slides, the clicker and the page of proof; `snapshot` is the public one.

    `shapes` are the outlines of the programme's states; `public_url` is where the dashboard is reached from outside,
    `past` what came before.
    """
    address = f"{public_url}/ligera/{names.words.language}/" if public_url else None
    data = stage_data(snapshot, names, address=address, shapes=shapes, past=past)
    return {
        "escenario.html": stage_page(snapshot, names, address=address, shapes=shapes, past=past).encode(),
        "stage.json": json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(),
        CLICKER: clicker_page(names).encode(),
        VERIFY: verify_page(snapshot, names, signer).encode(),
    }
