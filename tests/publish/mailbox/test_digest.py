"""A digest says five things in three forms, and quotes no cell and no protected count."""

from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser

from lib.publish.mailbox.digest import LastDigest, OwnDigest, as_html, as_markdown, as_text, digest_of
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names
from tests.snapshot.samples import sample_snapshot, setting_of

SETTING = setting_of("midway")
MIDWAY, CLOSING = sample_snapshot("midway"), sample_snapshot("closing")


def digest(
    partner: str, snapshot: Snapshot = MIDWAY, last: LastDigest | None = None, language: str = "es"
) -> OwnDigest:
    names = Names(SETTING.programme, SETTING.geography, Words(language), {e.id: e.name for e in snapshot.bootcamps})
    return digest_of(snapshot, last or LastDigest(), partner, names, "https://d.example")


def test_it_says_whether_we_are_on_plan_what_is_her_move_what_is_left_and_where_to_look() -> None:
    text = as_text(digest("sict"))
    assert "*¿Vamos según lo planeado?*\n• 247 personas alcanzadas\n• al ritmo planeado" in text
    assert "• venció el 9 ago: Verificar el sitio Centro de la comunidad de Ixtlán (Oaxaca)" in text
    assert "• 1 celda: está en la lista de arriba." in text
    assert "• 1 celda por revisar." in as_text(digest("sedeco-oax", CLOSING))
    assert "• 0: todo bien." in as_text(digest("pro-mujer"))
    assert text.endswith("https://d.example/mine?socio=sict&lang=es")
    assert "Qué cambió" not in text


def test_what_changed_is_told_since_her_last_one() -> None:
    found = digest("sict", CLOSING, LastDigest(MIDWAY, digest("sict").mark))
    assert found.news
    assert "*Qué cambió desde su último resumen*\n• +111 · Personas alcanzadas: 358, antes 247." in as_text(found)


def test_it_is_news_only_where_something_of_hers_changed() -> None:
    last = LastDigest(MIDWAY, digest("sedeco-chis").mark)
    assert not digest("sedeco-chis", MIDWAY, last).news
    others = replace(MIDWAY, commitments=tuple(
        replace(each, status="delivered") if each.partner == "sedeco-oax" else each for each in MIDWAY.commitments
    ))  # fmt: skip
    assert not digest("sedeco-chis", others, last).news
    assert digest("sedeco-oax", others, LastDigest(MIDWAY, digest("sedeco-oax").mark)).news
    moved = replace(MIDWAY, bootcamps=tuple(
        replace(each, status="cancelled") if each.id == "BC-06" else each for each in MIDWAY.bootcamps
    ))  # fmt: skip
    assert digest("sedeco-chis", moved, last).news, "a bootcamp of her state"


def test_a_day_that_passes_is_no_news_whatever_waits_without_a_day() -> None:
    never = replace(MIDWAY, hubs=tuple(replace(each, verified_on=None) for each in MIDWAY.hubs))
    first = digest("sict", never)
    assert "• ya: Verificar el sitio Centro de la comunidad de Ixtlán (Oaxaca)" in as_text(first)
    tomorrow = replace(never, today=MIDWAY.today + timedelta(days=1))
    assert digest("sict", tomorrow, LastDigest(never, first.mark)).mark == first.mark


def test_the_three_forms_say_the_same_and_run_nothing() -> None:
    hostile = replace(MIDWAY, hubs=tuple(
        replace(each, name="<script>x</script> *a* [b](http://x.example)\nz") if each.id == "OAX-IXT-01" else each
        for each in MIDWAY.hubs
    ))  # fmt: skip
    found = digest("sict", hostile)
    html = as_html(replace(found, colour="#0B6E4F"), "es")
    assert 'style="color:#0B6E4F"' in html
    assert "<script>" not in html
    seen = _Read()
    seen.feed(html)
    for section in found.sections:
        assert section.heading in seen.text
    assert "[b](http" not in as_markdown(found)
    assert len([line for line in as_text(found).splitlines() if line.startswith("• venció el 9 ago")]) == 1


def test_it_quotes_no_cell_of_hers_or_anybody_s() -> None:
    for partner in SETTING.programme.partners:
        said = as_text(digest(partner.id, CLOSING)) + as_html(digest(partner.id, CLOSING), "es")
        quoted = [each.value for each in CLOSING.findings if each.value and len(each.value) > 3 and each.value in said]
        assert quoted == []


def test_it_speaks_the_organisation_s_language() -> None:
    assert "*Are we on plan?*" in as_text(digest("sict", language="en"))


class _Read(HTMLParser):
    text = ""

    def handle_data(self, data: str) -> None:
        self.text += data
