"""What we depend on is named exactly, with a reason."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PINNED = re.compile(r"[A-Za-z0-9_.-]+(\[[a-z,]+\])?==[0-9][\w.]*")


def test_every_dependency_is_pinned_exactly() -> None:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    running = [line.split("#")[0].strip() for line in lines if line.split("#")[0].strip()]
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    developing = declared["dependency-groups"]["dev"]
    extras = [each for extra in declared["project"]["optional-dependencies"].values() for each in extra]
    assert set(extras) <= set(developing), "what is tested is what is installed"
    assert [each for each in (*running, *developing) if not PINNED.fullmatch(each)] == []


def test_every_block_of_dependencies_begins_with_its_reason() -> None:
    for block in (ROOT / "requirements.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        assert block.startswith("#"), block
