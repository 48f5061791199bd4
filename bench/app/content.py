"""What every page of the comparison shows, written to files once: invented, and the same at each run."""

import json
import random
from pathlib import Path

ROWS = 5_000
HUBS = 120
STATES = ("Campeche", "Chiapas", "Oaxaca", "Quintana Roo", "Yucatán")
ROLES = ("microempresaria", "personal de socios", "otra")
MONTHS = tuple(f"2023-{month:02}" for month in range(3, 13))
HEADER = "id,state,role,month,hub,people,hours,note"


def write(folder: Path, outlines: Path) -> None:
    """Write `rows.csv`, `hubs.csv` and `states.geojson` into a folder."""
    chance = random.Random(5)  # noqa: S311  invented data, the same each time
    lines = [HEADER]
    for number in range(ROWS):
        state, role, month = chance.choice(STATES), chance.choice(ROLES), chance.choice(MONTHS)
        hub = f"H-{chance.randrange(HUBS):03}"
        people, hours = chance.randrange(1, 40), chance.randrange(2, 60)
        lines.append(f"R-{number:05},{state},{role},{month},{hub},{people},{hours},taller {number % 37}")
    (folder / "rows.csv").write_text("\n".join(lines), encoding="utf-8")
    places = ["id,name,lat,lon,people"]
    for number in range(HUBS):
        lat, lon = chance.uniform(16, 21), chance.uniform(-97, -87)
        places.append(f"H-{number:03},Sitio {number},{lat:.4f},{lon:.4f},{chance.randrange(5, 400)}")
    (folder / "hubs.csv").write_text("\n".join(places), encoding="utf-8")
    (folder / "states.geojson").write_text(
        json.dumps(json.loads(outlines.read_text(encoding="utf-8"))), encoding="utf-8"
    )
