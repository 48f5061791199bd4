"""Write the documents that follow from the code: data dictionary, list of findings, table schemas and HXL tags.

Run from anywhere, in the project's own environment:

    python scripts/build_docs.py

The same declarations give the same bytes; a test fails while the files in `docs` are not what this writes.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def build(out: Path) -> list[Path]:
    """Write every generated document under `out`, and return their paths."""
    from lib.programme.loading import load_programme
    from lib.wording.reference.documents import documents

    programme = load_programme((ROOT / "data" / "programme.toml").read_text(encoding="utf-8"))
    written = []
    for name, text in documents(programme).items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return written


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description="Write the documents that are generated from the code.")
    parser.add_argument("--out", type=Path, default=ROOT / "docs", help="folder to write")
    for path in build(parser.parse_args().out):
        print(path)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
