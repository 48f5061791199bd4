"""A reader finds things by name: no class name stands for two things, and no folder holds more than can be read."""

import ast
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MOST = 20

SAME_IDEA = {"Partner"}
"""Classes of one name that are the same idea on two floors; each says in its docstring where the other is."""

MODULES = sorted((ROOT / "lib").rglob("*.py"))


def classes() -> dict[str, list[tuple[str, str]]]:
    """Return module and docstring of every class by its name."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for path in MODULES:
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                found[node.name].append((module, ast.get_docstring(node) or ""))
    return found


def test_a_class_name_stands_for_one_thing() -> None:
    twice = {name: [module for module, _ in found] for name, found in classes().items() if len(found) > 1}
    for name in SAME_IDEA:
        assert name in twice, f"{name} stands for one thing now: take it out of SAME_IDEA"
    assert {name: modules for name, modules in twice.items() if name not in SAME_IDEA} == {}


def test_one_idea_on_two_floors_says_where_the_other_is() -> None:
    for name in SAME_IDEA:
        for module, docstring in classes()[name]:
            others = [f"{other}.{name}" for other, _ in classes()[name] if other != module]
            assert all(other in docstring for other in others), f"{module}.{name} must name {', '.join(others)}"


def test_no_folder_holds_more_modules_than_a_reader_takes_in() -> None:
    modules = Counter(path.parent.relative_to(ROOT).as_posix() for path in MODULES if path.name != "__init__.py")
    assert {folder: number for folder, number in modules.items() if number > MOST} == {}


def test_no_module_is_longer_than_a_reader_takes_in() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in ROOT.glob("lib/**/*.py")}
    assert sorted(str(path.relative_to(ROOT)) for path, length in lengths.items() if length > 300) == []
