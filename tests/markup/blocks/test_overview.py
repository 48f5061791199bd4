"""The overview draws what has happened, and not what is still planned."""

import re
from datetime import timedelta

from lib.markup.blocks.bootcamp_rows import bootcamps
from lib.markup.blocks.overview import headline, what_is_next
from tests.markup.made_hubs import names
from tests.snapshot.samples import sample_snapshot


def test_a_running_bootcamps_bar_ends_today() -> None:
    snapshot = sample_snapshot("midway")
    running = next(entry for entry in snapshot.bootcamps if entry.status == "running")
    assert running.planned_end > snapshot.today + timedelta(days=3)
    html = bootcamps(snapshot, names())
    row = html[html.index(running.id) :]
    real = re.search(r'class="real" style="left:([\d.]+)%;width:([\d.]+)%', row)
    today = re.search(r'class="today" style="left:([\d.]+)%', row)
    assert real is not None
    assert today is not None
    assert 0 <= float(real[1]) + float(real[2]) - float(today[1]) < 0.5  # the end of the day that today begins


def test_verifications_that_are_overdue_are_told_apart_from_those_still_to_come() -> None:
    snapshot = sample_snapshot("closing")
    html = headline(snapshot, names()) + what_is_next(snapshot, names())
    late, ahead = "SICT: vencieron 4 verificaciones en Chiapas", "SICT: verificar un sitio en Chiapas"
    assert html.index("desde el 9 oct") < html.index(late) < html.index("1 ene") < html.index(ahead)
