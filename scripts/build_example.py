"""Build the second programme, `examples/maestras-en-linea`, from its answers: `python scripts/build_example.py`.

It is written by the same code as `python -m lib new`; then its sample workbooks are filled in. Everything in them is
invented, and one of them has mistakes on purpose. The same sources give the same bytes.
"""

import argparse
import json
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ID = "maestras-en-linea"
LABEL = "Maestras en Línea — ejemplo inventado, no son datos reales"
SAMPLE = """
# The embedded sample. While this section is here, every page says so and «today» is the sample's.

[[samples]]
id = "ejemplo"
name = { es = "Ejemplo inventado", en = "Invented sample" }
workbooks = "sample"
today = 2026-09-15
"""
# What is amiss on purpose, by source, table, row and field: a number in words, and a note beside a date.
MISTAKES = {
    ("educa-huehue", "compromisos", 1, "quantity"): "cinco",
    ("direccion-digital", "sitios", 2, "verified_on"): "20/08",
    ("direccion-digital", "sitios", 0, "computers"): "15 aprox.",
}


def build(out: Path) -> Path:
    """Write the programme's folder under `out` anew, and return it."""
    from lib.collect.opening import open_programme
    from lib.collect.settings.environment import read_environment
    from lib.commands.adopting.answers import from_file
    from lib.commands.adopting.new import FILE, WORKBOOKS, write
    from lib.commands.adopting.readme import readme_text
    from lib.wording.overrides.overrides import speak_as
    from scripts.example.outlines import regions
    from scripts.example.rows import CUT_OFF, rows_of
    from scripts.sample.workbooks import tab_of, write_workbook

    folder = out / ID
    shutil.rmtree(folder, ignore_errors=True)
    answers = from_file(ROOT / "examples" / f"{ID}.answers.toml")
    with tempfile.TemporaryDirectory() as beside:
        drawn = Path(beside) / answers.regions
        drawn.parent.mkdir(parents=True)
        drawn.write_text(json.dumps(regions(), ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
        write(folder, answers, Path(beside))
    readme = readme_text(answers, ROOT / "examples" / ID).replace(f"{ID}/{WORKBOOKS}", f"{ID}/sample")
    (folder / "README.md").write_text(readme, encoding="utf-8")
    shutil.rmtree(folder / WORKBOOKS)  # `templates` writes the blank ones whenever they are wanted
    file = folder / FILE
    file.write_text(file.read_text(encoding="utf-8") + SAMPLE, encoding="utf-8")
    samples = folder / "sample"
    samples.mkdir()
    opened = open_programme(read_environment({"IMPULSO_PROGRAMME": str(file)}))
    speak_as(opened.setting, folder)
    programme = opened.setting.programme
    for source in programme.sources:
        owner = programme.partner(source.owner)
        assert owner is not None  # noqa: S101  the model checks that owners are partners
        tabs = []
        for table, tab in source.tabs.items():
            made = tab_of(tab.title, table, source.id, rows_of(table, source.id, programme), "ejemplo")
            tabs.append(_spoilt(made, source.id, table))
        write_workbook(samples / source.workbook, owner, tabs, CUT_OFF, LABEL)
    return folder


def _spoilt(tab, source, table):  # type: ignore[no-untyped-def]
    from lib.tables.schema.models import MODELS

    cells = [list(row) for row in tab.cells]
    fields = list(MODELS[table].columns)
    for (where, which, row, field), typed in MISTAKES.items():
        if (where, which) == (source, table):
            cells[row][fields.index(field)] = typed
    return replace(tab, cells=tuple(map(tuple, cells)))


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description="Build the second programme and its sample workbooks.")
    parser.add_argument("--out", type=Path, default=ROOT / "examples", help="folder that gets the programme's folder")
    print(build(parser.parse_args().out))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
