"""Write the map's symbols, `static/map/symbols.svg`, from `lib/markup/map/symbols.py`.

python scripts/build_symbols.py
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from lib.markup.map.symbols import atlas  # noqa: E402  the repository must be on the path first

if __name__ == "__main__":
    (ROOT / "static" / "map" / "symbols.svg").write_text(atlas(), encoding="utf-8")
