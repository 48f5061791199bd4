"""What the public reads of bootcamps that are not over: weeks and municipalities, on every page, in both languages."""

import re
from datetime import date, timedelta

import pytest

from lib.markup.pages import PAGE_IDS
from lib.snapshot.narrowing import OVER
from lib.wording.language import Words
from tests.pages.app import environment, open_page, text_of
from tests.snapshot.samples import sample_snapshot


def betraying(language: str) -> list[str]:
    """Return how the starts of bootcamps that are not over would read, where no Monday, today or public day is one."""
    words, whole = Words(language), sample_snapshot("midway")
    days: set[date] = {day for each in whole.bootcamps if each.status not in OVER for day in (each.planned_start,)}
    days |= {each.day for each in whole.due if each.kind in {"start", "readiness"}}
    public = {each.day for each in whole.due if each.kind in {"action", "verification"}}
    for source in whole.sources:  # how far it is complete, and when its owner owes the next
        if source.facts_to:
            public |= {source.facts_to, source.facts_to + timedelta(source.every_days)}
    return [words.day_and_month(day) for day in sorted(days - public) if day.weekday() and day != whole.today]


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("page", PAGE_IDS)
def test_no_page_tells_the_public_a_day(page: str, language: str) -> None:
    with environment(IMPULSO_SAMPLE="midway"):
        app = open_page(page, language, ver="public", bootcamp="BC-07", estado="31")
        text = text_of(app)
    assert not app.exception
    assert len(betraying(language)) > 5
    assert [day for day in betraying(language) if re.search(rf"\b{day}\b", text)] == []


def test_the_public_reads_the_week_and_partners_the_day_and_the_venue() -> None:
    with environment(IMPULSO_SAMPLE="midway"):
        public = text_of(open_page("bootcamps", ver="public", bootcamp="BC-07"))
        partner = text_of(open_page("bootcamps", ver="partner", socio="sict", bootcamp="BC-07"))
    assert "de la semana del 4 sep 2023 a la semana del 16 oct 2023" in public
    assert "se publica cuando el bootcamp concluye" in public
    assert "del 7 sep 2023 al 19 oct 2023" in partner
    assert "semana del" not in partner
