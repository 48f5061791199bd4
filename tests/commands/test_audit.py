"""`python -m lib audit`, as operators run it."""

import json
from pathlib import Path

from tests.command import run


def test_the_sample_is_safe_and_the_tightest_interval_of_each_table_is_printed(tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path / 'store.sqlite'}"
    assert run("audit", IMPULSO_STORE_URL=store).returncode == 1, "nothing has been published yet"
    assert run("collect", "--once", IMPULSO_STORE_URL=store).returncode == 0
    done = run("audit", "--json", IMPULSO_STORE_URL=store)
    told = json.loads(done.stdout)
    assert done.returncode == 0
    assert told["safe"]
    assert told["alone"]["narrow"] == []
    tightest = told["alone"]["tightest"]
    assert told["alone"]["protected"] >= len(tightest) > 0
    assert len({each["table"] for each in tightest}) == len(tightest)
    assert all(each["high"] is None or each["high"] - each["low"] >= told["k"] for each in tightest)
