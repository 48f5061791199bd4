"""Published counts as HTML tables."""

import re
from datetime import date

from lib.markup.blocks.tables import TableRow, crosstab, table_html, written_table
from lib.wording.language import Words
from lib.wording.values import Written
from tests.markup.evidence.counts import BY_ROLE, attended
from tests.markup.training import bootcamp, names, snapshot

ATTENDED = {"stage": "attended"}
SHOWN = snapshot((bootcamp(),))


def rows_of(html: str) -> dict[str, list[str]]:
    """Return each row's cells as plain text by the row's name."""
    rows = re.findall(r"<tr[^>]*><th scope=\"row\">(.*?)</th>(.*?)</tr>", html, re.S)
    return {
        name: [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<td.*?>(.*?)</td>", cells)] for name, cells in rows
    }


def by_role(language: str = "es") -> str:
    table = crosstab(
        BY_ROLE, names(SHOWN, language), rows="bootcamp", columns="role", at=ATTENDED, as_of=date(2023, 11, 30),
        not_applicable="Al concluir.",
    )  # fmt: skip
    return table_html(table)


def test_every_kind_of_nothing_reads_differently_from_zero() -> None:
    rows = rows_of(by_role())
    assert rows["Tekax"] == ["35", "7", "0", "42"]
    assert rows["BC-02"] == ["Protegido", "Protegido", "0", "37"]
    assert rows["BC-03"][:3] == ["Aún no aplica"] * 3
    assert rows["Programa, sin repetir"] == ["Sin dato", "12", "0", "98"]


def test_the_kinds_of_nothing_that_occur_are_explained_once_and_no_others() -> None:
    html = by_role()
    assert html.count("muy pocas personas") == 1
    assert "Al concluir." in html
    plain = attended("people-by-role-sex", "role", "sex", {"other": {"man": 6, "*": 6}, "*": {"man": 6, "*": 6}})
    assert not crosstab(plain, names(SHOWN), rows="role", columns="sex", at=ATTENDED).explained


def test_a_table_by_bootcamp_says_that_its_rows_do_not_add_up() -> None:
    assert "no suman el total" in by_role()
    plain = attended("people-by-role-sex", "role", "sex", {"other": {"man": 6, "*": 6}, "*": {"man": 6, "*": 6}})
    html = table_html(crosstab(plain, names(SHOWN), rows="role", columns="sex", at=ATTENDED))
    assert "no suman" not in html
    assert rows_of(html)["Total"] == ["6", "6"]


def test_the_caption_says_what_is_counted_by_what_and_as_of_when() -> None:
    assert "<caption" in by_role()
    assert "Personas por bootcamp y papel (Asistieron). Datos al 30 nov 2023." in by_role()
    english = by_role("en")
    assert "People by bootcamp and role (Attended). Data as of 30 Nov 2023." in english
    assert "Protegido" not in english


def test_a_table_of_one_dimension_has_one_column_named_after_what_it_counts() -> None:
    months = {"2023-03": {"*": 42}, "*": {"*": 42}}
    table = attended("people-by-month", "month", "role", months)
    html = table_html(crosstab(table, names(SHOWN), rows="month", at=ATTENDED))
    assert "Personas</th>" in html
    assert rows_of(html) == {"mar 2023": ["42"], "Total": ["42"]}


def test_a_wide_table_scrolls_within_itself_and_can_be_reached_by_keyboard() -> None:
    assert re.search(r'class="scroll" role="region" tabindex="0" aria-label="Personas por', by_role())


def test_text_that_a_partner_wrote_is_escaped() -> None:
    row = TableRow("<script>alert(1)</script>", (Written("1", "shown"),))
    html = table_html(written_table("t", ("a", "b"), (row,), Words("es")))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_table_under_a_heading_that_says_its_title_shows_it_to_nobody_twice() -> None:
    table = written_table("Largest places", ("a", "b"), (), Words("en"))
    assert table_html(table).count("Largest places</p>") == 1
    alone = table_html(table, titled=False)
    assert "Largest places</p>" not in alone
    assert '<caption class="visually-hidden">Largest places</caption>' in alone
