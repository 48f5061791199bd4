"""What lies beside the light pages of each language: the stage, and what a live stage asks for."""

import json

from lib.markup.map.outlines import Shapes
from lib.publish.stage.page import stage_data, stage_page
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names


def stage_files(
    snapshot: Snapshot, names: Names, shapes: Shapes | None = None, public_url: str | None = None
) -> dict[str, bytes]:
    """Return `escenario.html` and `stage.json` with its slides; `snapshot` is the public one.

    `shapes` are the outlines of the programme's states; `public_url` is where the dashboard is reached from outside.
    """
    address = f"{public_url}/ligera/{names.words.language}/" if public_url else None
    data = stage_data(snapshot, names, address=address, shapes=shapes)
    return {
        "escenario.html": stage_page(snapshot, names, address=address, shapes=shapes).encode(),
        "stage.json": json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(),
    }
