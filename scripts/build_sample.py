"""Build the embedded sample: eight workbooks at closing and eight midway, as `data/programme.toml` names them.

Run from anywhere, in the project's own environment, in a second or two:

    python scripts/build_sample.py

Everything in the sample is invented; `data/README.md` says what it holds. It needs `data/geo/places.csv` for the
points of real places. The same sources give the same bytes.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def build(out: Path, places: Path) -> list[Path]:
    """Write every workbook of both samples under `out`, and return their paths."""
    from lib.programme.loading import load_programme
    from scripts.sample.hubs import read_gazetteer
    from scripts.sample.moments import MOMENTS
    from scripts.sample.tabs import rows_of
    from scripts.sample.workbooks import tab_of, write_workbook

    programme = load_programme((ROOT / "data" / "programme.toml").read_text(encoding="utf-8"))
    gazetteer = read_gazetteer(places)
    written = []
    for moment in MOMENTS:
        sample = programme.sample(moment.id)
        if sample is None or sample.today != moment.today:
            raise ValueError(f"programme.toml declares no sample «{moment.id}» on {moment.today}")
        folder = out / sample.workbooks
        folder.mkdir(parents=True, exist_ok=True)
        for source in programme.sources:
            owner = programme.partner(source.owner)
            if owner is None:
                raise ValueError(f"programme.toml declares no partner «{source.owner}»")
            tabs = [
                tab_of(tab.title, table, source.id, rows_of(table, source.id, moment, programme, gazetteer), moment.id)
                for table, tab in source.tabs.items()
            ]
            write_workbook(folder / source.workbook, owner, tabs, moment.cut_offs[source.id])
            written.append(folder / source.workbook)
    return written


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description="Build the embedded sample's workbooks.")
    parser.add_argument("--out", type=Path, default=ROOT / "data", help="folder that gets the samples' folders")
    parser.add_argument("--places", type=Path, default=ROOT / "data" / "geo" / "places.csv", help="the gazetteer")
    arguments = parser.parse_args()
    for path in build(arguments.out, arguments.places):
        print(path)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
