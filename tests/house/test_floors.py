"""The house: imports go down only, and the core stays free of screens, networks, files and clocks."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

FLOORS = {
    "lib.programme": 0,
    "lib.tables": 1,
    "lib.indicators": 2,
    "lib.snapshot": 3,
    "lib.i18n": 4,
    "lib.collect": 4,
    "lib.wording": 5,
    "lib.markup": 6,
    "lib.publish": 7,
    "lib.views": 7,
    "lib.app": 8,
    "lib.commands": 8,
    "lib.__main__": 9,
    "lib.server": 9,
    "pages": 9,
    "dashboard": 10,
}
CORE = ("lib.programme", "lib.tables", "lib.indicators", "lib.snapshot")
NOT_IN_CORE = {
    *("streamlit", "gspread", "plotly", "pydeck", "sqlalchemy", "pandas", "requests", "jinja2"),
    *("os", "pathlib", "io", "tempfile", "shutil", "socket", "time", "logging", "threading"),
}
ONLY_ON = {
    "gspread": ("lib.collect",),
    "requests": ("lib.collect",),
    "xlrd": ("lib.collect",),
    "sqlalchemy": ("lib.collect",),
    "alembic": ("lib.collect",),
    "psycopg": ("lib.collect",),
    "streamlit": ("lib.views", "lib.app", "lib.server", "pages", "dashboard"),
    "plotly": ("lib.views",),
    "mcp": ("lib.commands",),
    "pydeck": ("lib.views",),
}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in (*ROOT.glob("lib/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "dashboard.py"):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def floor(name: str) -> str | None:
    return next((each for each in FLOORS if name == each or name.startswith(f"{each}.")), None)


ALL = dict(modules())


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_module_imports_only_from_floors_below_it_or_its_own(name: str) -> None:
    mine = floor(name)
    if mine is None:
        assert name == "lib", f"{name} stands on no floor: add it to FLOORS"
        return
    for other in imported(ALL[name]):
        theirs = floor(other)
        if theirs is None or theirs == mine:
            continue
        assert FLOORS[theirs] < FLOORS[mine], f"{name} imports {other}, which is not below it"


@pytest.mark.parametrize("name", sorted(name for name in ALL if floor(name) in CORE))
def test_the_core_touches_no_screen_network_file_or_clock(name: str) -> None:
    roots = {other.split(".")[0] for other in imported(ALL[name])}
    assert not roots & NOT_IN_CORE
    asked = {ast.unparse(node.func) for node in ast.walk(ALL[name]) if isinstance(node, ast.Call)}
    clocks = {"date.today", "datetime.now", "datetime.utcnow", "open", "datetime.date.today", "datetime.datetime.now"}
    assert not asked & clocks


@pytest.mark.parametrize("name", sorted(ALL))
def test_each_outside_library_is_met_on_its_floor_only(name: str) -> None:
    roots = {other.split(".")[0] for other in imported(ALL[name])}
    for library, floors in ONLY_ON.items():
        assert library not in roots or floor(name) in floors, f"{name} imports {library}"


@pytest.mark.parametrize("name", sorted(name for name in ALL if name.startswith("pages.")))
def test_a_page_sees_no_grid_row_or_credential(name: str) -> None:
    for other in imported(ALL[name]):
        assert not other.startswith(("lib.collect", "lib.tables")), f"{name} imports {other}"


@pytest.mark.parametrize("name", sorted(name for name in ALL if name.startswith("pages.")))
def test_a_page_begins_with_the_guard(name: str) -> None:
    first = next(
        node
        for node in ALL[name].body
        if not isinstance(node, ast.Import | ast.ImportFrom)
        and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    )
    assert isinstance(first, ast.Assign), f"{name} does something before the guard"
    assert ast.unparse(first.value) == "frame.require()"


def test_dashboard_navigates_before_anything_else() -> None:
    body = ast.unparse(ALL["dashboard"])
    assert "frame.draw()" in body
    draw = next(
        node for node in ast.walk(ALL["lib.app.frame"]) if isinstance(node, ast.FunctionDef) and node.name == "draw"
    )
    calls = [ast.unparse(node.func) for node in ast.walk(draw) if isinstance(node, ast.Call)]
    assert "_navigation" in calls
    assert "data.opened" in calls
    lines = {ast.unparse(node.func): node.lineno for node in ast.walk(draw) if isinstance(node, ast.Call)}
    assert lines["_navigation"] < lines["data.opened"]


@pytest.mark.parametrize("name", sorted(each for each in ALL if floor(each) not in {"lib.indicators", None}))
def test_figures_are_asked_of_a_snapshot_so_that_one_it_never_knew_is_no_data(name: str) -> None:
    """A past snapshot lacks every indicator that is newer: `snapshot.figure("ALC-1")` answers, `figures[…]` fails."""
    looked_up = [
        node.lineno
        for node in ast.walk(ALL[name])
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load) and _called(node.value) == "figures"
    ]
    allowed = {"lib.tables.rules.validation", "lib.tables.privacy.personal"}  # their figures are no indicators
    assert not looked_up or name in allowed, f"{name}, lines {looked_up}: ask Snapshot.figure(id) instead"


def _called(node: ast.expr) -> str | None:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else None
