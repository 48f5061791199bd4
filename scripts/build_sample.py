"""Build the embedded samples, as `data/programme.toml` names them: eight workbooks each, and the past of midway.

Run from anywhere, in the project's own environment, in some seconds:

    python scripts/build_sample.py

Everything in the sample is invented; `data/README.md` says what it holds. It needs `data/geo/places.csv` for the
points of real places. The same sources give the same bytes.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def build(out: Path, places: Path) -> list[Path]:
    """Write every workbook of all samples under `out`, and return their paths."""
    from lib.programme.loading import load_programme
    from scripts.sample.hubs import read_gazetteer
    from scripts.sample.moments import MOMENTS
    from scripts.sample.workbooks import write_workbooks

    programme = load_programme((ROOT / "data" / "programme.toml").read_text(encoding="utf-8"))
    gazetteer = read_gazetteer(places)
    written = []
    for moment in MOMENTS:
        sample = programme.sample(moment.id)
        if sample is None or sample.today != moment.today:
            raise ValueError(f"programme.toml declares no sample «{moment.id}» on {moment.today}")
        folder = out / sample.workbooks
        folder.mkdir(parents=True, exist_ok=True)
        written += write_workbooks(folder, moment, programme, gazetteer)
    return written


def build_past(out: Path, places: Path) -> list[Path]:
    """Write the past of the samples that have one, and return the files' paths."""
    from lib.collect.rounds.sample_history import FILE
    from lib.programme.loading import load_programme
    from scripts.sample.history import history_of
    from scripts.sample.hubs import read_gazetteer
    from scripts.sample.moments import WITH_PAST

    programme = load_programme((ROOT / "data" / "programme.toml").read_text(encoding="utf-8"))
    gazetteer, written = read_gazetteer(places), []
    for moment in WITH_PAST:
        sample = programme.sample(moment.id)
        if sample is not None:
            written.append(out / sample.workbooks / FILE)
            written[-1].write_bytes(history_of(moment, gazetteer))
    return written


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description="Build the embedded sample's workbooks.")
    parser.add_argument("--out", type=Path, default=ROOT / "data", help="folder that gets the samples' folders")
    parser.add_argument("--places", type=Path, default=ROOT / "data" / "geo" / "places.csv", help="the gazetteer")
    arguments = parser.parse_args()
    for path in [*build(arguments.out, arguments.places), *build_past(arguments.out, arguments.places)]:
        print(path)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
