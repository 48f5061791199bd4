"""Whoever writes a wrong programme file is told where, what is wrong and what to type, in Spanish as in English."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from lib.i18n.catalogue import written
from lib.programme.declaring.refusals import Refused
from lib.programme.loading import load_programme
from lib.wording.language import Words
from lib.wording.overrides.overrides import overrides_of
from lib.wording.refusals import places
from tests.indicators.declared import TABLE
from tests.indicators.facts import ROOT
from tests.refused import english
from tests.snapshot.samples import setting_of

TEXT = (ROOT / "data" / "programme.toml").read_text(encoding="utf-8")
ENGLISH = re.compile(
    r"\b(the|this|that|is|are|was|write|found|expected|here|which|not|known|delete|with|should|input|valid|field|"
    r"required|missing|stands|twice|give|leave|each|and|or|has|have)\b",
    re.IGNORECASE,
)
SPANISH = re.compile(
    r"\b(el|la|los|las|una|un|escriba|aquí|debe|falta|está|este|esta|que|con|sin|para|borre|agregue|dé|deje|línea)\b",
    re.IGNORECASE,
)
INSIDE = re.compile(
    r"<class|NoneType|pydantic|Error\b|\b(?:str|int|dict|tuple|bool|float)\b|validation|\bNone\b|value_error|Traceback"
)
QUOTED = re.compile(r"«[^»]*»|`[^`]*`|'[^']*'|\{[^}]*\}|https?://\S*")
LISTED = re.compile(
    r"(opciones|conocen|expected one of|Known keys here|of these|de estos|claves|ids|tiene|it has|tabl[ae]s):? [^.]*"
)


def changed(old: str, new: str) -> str:
    assert old in TEXT, old
    return TEXT.replace(old, new, 1)


def column(**given: str) -> str:
    told = {
        "table": "'visitas'",
        "id": "'kits'",
        "name": "{ es = 'kits' }",
        "type": "'count'",
        "of": "'people'",
    } | given
    told |= {"meaning": "{ es = 'Lo que dice.' }", "example": "'1'"}
    return TABLE + "\n[[columns]]\n" + "\n".join(f"{key} = {value}" for key, value in told.items() if value)


def indicator(body: str, own: str = "CLI-1") -> str:
    said = "\n".join(
        f"{key} = {{ es = 'x', en = 'x' }}" for key in ("name", "definition", "unit", "source", "means_of_verification")
    )
    return f"\n[[indicators]]\nid = '{own}'\nlevel = 'component'\n{said}\n{body}\n"


def counted(of: str, more: str = "", kind: str = "count") -> str:
    return TABLE + indicator(f"kind = '{kind}'\nof = {{ {of} }}\n{more}")


def table(**given: str) -> str:
    told = {"id": "'pozos'", "name": "{ es = 'Pozos' }", "key": "{ es = 'pozo' }", "of": "'things'"} | given
    return TABLE + "\n[[tables]]\n" + "\n".join(f"{key} = {value}" for key, value in told.items())


def iati(more: str = "planned_start = 2026-01-01", reported: str = "pro-mujer") -> str:
    return (
        f"\n[iati]\norganisation = 'MX-RFC-ABC'\norganisation_type = '22'\nreported_by = '{reported}'\n"
        f"roles = {{ pro-mujer = ['implementing'] }}\nactivity = 'a-1'\nstatus = 'implementation'\n{more}\n"
    )


IATI_REST = "country = 'MX'\nsector = '11330'"
PRO = 'workbook = "pro-mujer.xlsx"\nspreadsheet = "1EjemploProMujer00000000000000000000000000002"\nevery_days = 7'
NAME = 'name = "Impulso Digital"'
MANY = ", ".join(['"#6B2D5C"'] * 5)

FILE: list[tuple[str, str, str]] = [
    # the text of a case, the key of what it is told, its place
    (changed("every_days = 7", "evry_days = 7"), "refusal.key", "sources[pro-mujer].evry_days"),
    (changed("every_days = 7", ""), "refusal.missing", "sources[pro-mujer].every_days"),
    (changed('motif = "rhombs"', 'motif = "rhomb"'), "refusal.choice", "programme.border.motif"),
    (changed("[owners]\n", "[owners]\nvisits = 'sict'\n"), "refusal.choice", "owners.visits"),
    (changed(NAME, "name = 3"), "refusal.kind.text", "programme.name"),
    (changed("every_days = 7", 'every_days = "weekly"'), "refusal.kind.whole", "sources[pro-mujer].every_days"),
    (changed("completion_share = 0.8", 'completion_share = "much"'), "refusal.kind.number", "rules.completion_share"),
    (changed("[rules]\n", "[rules]\nplanned_for_women = 'x'\n"), "refusal.kind.yes-no", "rules.planned_for_women"),
    (changed("[[samples]]\n", "[[samples]]\ntoday = 'x'\nid = 'y'\nname.es = 'z'\nworkbooks = 'w'\n[[samples]]\n"),
     "refusal.kind.day", "samples[y].today"),
    (changed("[stage.opening]\n", "[stage.opening]\nbegins = 'x'\noccasion.es = 'x'\nplace.es = 'x'\n[x]\n"),
     "refusal.kind.moment", "stage.opening.begins"),
    (changed('states = ["04", "07", "20", "23", "31"]', 'states = "04"'), "refusal.kind.list", "programme.states"),
    (changed("[rules]\n", "[places]\npopulation = 3\n[rules]\n"), "refusal.kind.section", "places.population"),
    (changed("protected_below = 5", "protected_below = 3"), "refusal.least", "rules.protected_below"),
    (changed("completion_share = 0.8", "completion_share = 8"), "refusal.most", "rules.completion_share"),
    (changed("completion_share = 0.8", "completion_share = 0"), "refusal.more-than", "rules.completion_share"),
    (changed('id = "pro-mujer"', f'id = "{"p" * 41}"'), "refusal.long", f"partners[{'p' * 41}].id"),
    (TEXT + "\n[privacy]\nconfirmed = ['ab']\n", "refusal.short", "privacy.confirmed[1]"),
    (changed('colours = ["#6B2D5C", "#C2553A", "#2F6B4F"]', "colours = []"), "refusal.few", "programme.border.colours"),
    (changed('colours = ["#6B2D5C", "#C2553A", "#2F6B4F"]', f"colours = [{MANY}]"),
     "refusal.many", "programme.border.colours"),
    (changed(NAME, 'name = "Impulso\\u202E Digital"'), "refusal.unseen", "programme.name"),
    (changed(NAME, 'name = " "'), "refusal.blank", "programme.name"),
    (changed(NAME, 'name = ""'), "refusal.blank", "programme.name"),
    (changed(NAME, 'name = "\\u200b"'), "refusal.blank", "programme.name"),
    (changed('region = { es = "el sureste de México", en = "southeast Mexico" }', "region = { es = '', en = '' }"),
     "refusal.blank", "programme.region"),
    (TEXT + "\n[wording.es]\n'frame.language' = '  '\n", "refusal.blank", "wording.es.frame.language"),
    (changed('bands = ["15-25",', 'bands = [" ",'), "refusal.blank", "ages.bands[1]"),
    (changed('region = { es = "el sureste de México", en = "southeast Mexico" }', "region = 'el sureste'"),
     "refusal.text", "programme.region"),
    (changed('id = "pro-mujer"', 'id = "Pro Mujer"'), "refusal.like.id", "partners[Pro Mujer].id"),
    (column(id="'Kits'"), "refusal.like.own-id", "columns[Kits].id"),
    (changed('colour = "#3A5A78"', 'colour = "azul"'), "refusal.like.colour", "partners[dtc-mexico].colour"),
    (changed('languages = ["es", "en"]', 'languages = ["es", "Q\'eqchi\'"]'), "refusal.like.language",
     "programme.languages[2]"),
    (changed('region = { es = "el', 'region = { ESP = "el'), "refusal.like.language", "programme.region"),
    (changed('country = "mx"', 'country = "México"'), "refusal.like.country-small", "programme.country"),
    (changed("every_days = 7", "every_days = 7\naddress = 'http://x'"), "refusal.like.address",
     "sources[pro-mujer].address"),
    (changed("every_days = 7", "every_days = 7\nhosts = ['https://x']"), "refusal.like.host",
     "sources[pro-mujer].hosts[1]"),
    (changed("[stage.closing]\n", "[stage.closing]\nlink = 'http://x'\nthanks = { es = 'x' }\n[y]\n"),
     "refusal.like.https", "stage.closing.link"),
    (changed("[licence]\n", "[licence]\nurl = 'x y'\nid = 'CC0-1.0'\ntitle = { es = 'x' }\n[y]\n"), "refusal.like.page",
     "licence.url"),
    (changed("[licence]\n", "[licence]\nid = 'CC 0'\nurl = 'https://x'\ntitle = { es = 'x' }\n[y]\n"),
     "refusal.like.licence", "licence.id"),
    (TEXT + TABLE + indicator("kind = 'count'\nof = { table = 'visitas' }", "uno"), "refusal.like.indicator",
     "indicators[uno].id"),
    (changed('file = "marks/sict.svg"', 'file = "marca de sict.svg"'), "refusal.like.mark", "partners[sict].mark.file"),
    (TEXT + iati().replace("MX-RFC-ABC", "ABC") + IATI_REST, "refusal.like.organisation", "iati.organisation"),
    (TEXT + iati().replace("a-1", "a 1") + IATI_REST, "refusal.like.activity", "iati.activity"),
    (TEXT + iati() + "country = 'México'\nsector = '11330'", "refusal.like.country", "iati.country"),
    (TEXT + iati() + "country = 'MX'\nsector = 'agua'", "refusal.like.sector", "iati.sector"),
    (TEXT + iati("") + IATI_REST, "refusal.iati.start", "iati"),
    (TEXT + iati("planned_start = 2026-02-01\nplanned_end = 2026-01-01") + IATI_REST, "refusal.iati.end", "iati"),
    (TEXT + iati() + IATI_REST, "refusal.iati.indicators", "iati"),
    (TEXT + iati(reported="nadie") + IATI_REST, "refusal.partner", "iati.reported_by"),
    (TEXT + counted("table = 'visitas'", "baseline = 3") + iati() + IATI_REST, "refusal.iati.year",
     "indicators[CLI-1]"),
    (changed('alt = { es = "SICT, marca inventada"', f'alt = {{ es = "{"x" * 130}"'), "refusal.one-line",
     "partners[sict].mark.alt.es"),
    (TEXT + "\n[privacy]\nconfirmed = ['Casa Azul', 'casa azul']\n", "refusal.twice", "privacy.confirmed"),
    (TEXT + "\n[privacy]\nconfirmed = ['...']\n", "refusal.letters", "privacy.confirmed"),
    (changed('id = "microsoft"', 'id = "sict"'), "refusal.twice.id", "partners[sict].id"),
    (changed('owner = "pro-mujer"', 'owner = "pro-muejr"'), "refusal.partner", "sources[pro-mujer].owner"),
    (changed("EMB-6 = {", "EMB-66 = {"), "refusal.indicator", "thresholds.EMB-66"),
    (changed("every_days = 7", "every_days = 7\nkind = 'web'"), "refusal.source.web", "sources[pro-mujer]"),
    (changed("every_days = 7", "every_days = 7\nkind = 'folder'\naddress = 'https://x.example'"),
     "refusal.source.address", "sources[pro-mujer]"),
    (changed(PRO, 'workbook = "pro-mujer.xlsx"\nevery_days = 7\nkind = "google"'), "refusal.source.google",
     "sources[pro-mujer]"),
    (changed('bootcamps = { title = "bootcamps", gid = 201 }', "bootcamps = 'Revisión'"), "refusal.source.review",
     "sources[pro-mujer]"),
    (changed('"36-45" = ["36-45"]', '"36-45" = ["36-45", "26-35"]'), "refusal.ages.wide", "ages.wide"),
    (TEXT + "\n[[access]]\nwho = 'ana'\nrole = 'steward'\n", "refusal.access.who", "access[1].who"),
    (TEXT + "\n[[access]]\nwho = '*@gmail.com'\nrole = 'steward'\n", "refusal.access.anybody", "access[1].who"),
    (TEXT + "\n[[access]]\nwho = 'a@b.org'\nrole = 'partner'\n", "refusal.access.partner", "access[1]"),
    (TEXT + "\n[[access]]\nwho = '*@b.org'\nrole = 'steward'\n", "refusal.access.steward", "access[1]"),
    (TEXT + "\n[digest]\nmailboxes = { sict = 'x' }\n", "refusal.digest.mailbox", "digest.mailboxes.sict"),
    (changed("[stage]\n", "[stage]\nslides = ['opening', 'reach']\n[x]\n").replace("[stage.opening]", "[z]"),
     "refusal.slide", "stage.slides"),
    (TEXT + "\n[[recommendations]]\nid = 'allies'\nindicator = 'EMB-6'\n", "refusal.recommendation.built",
     "recommendations[allies].indicator"),
    (TEXT + "\n[[recommendations]]\nid = 'alies'\n", "refusal.recommendation.own", "recommendations[alies]"),
    (TEXT + "\n[lists]\nroles = [{ name = { es = 'x' } }]\n", "refusal.list.key", "lists.roles[1]"),
    (TEXT + "\n[lists]\nroles = [{ id = 'a', name = { es = 'una; otra' } }]\n", "refusal.list.word", "lists.roles[a]"),
    (column(of=""), "refusal.column.of", "columns[kits]"),
    (column(type="'text'"), "refusal.column.no-count", "columns[kits]"),
    (column(type="'choice'", of=""), "refusal.column.choices", "columns[kits].choices"),
    (column(choices="[{ id = 'a', name = { es = 'a' } }]"), "refusal.column.no-choices", "columns[kits].choices"),
    (column(type="'choice'", of="", choices="[{ id = 'unknown', name = { es = 'a' } }]"), "refusal.column.unread",
     "columns[kits].choices"),
    (column(public="true"), "refusal.column.people-public", "columns[kits].public"),
    (column(id="'motivo'"), "refusal.column.id", "columns[motivo].id"),
    (column(table="'alcance'"), "refusal.column.table", "columns[kits].table"),
    (column(table="'vistas'"), "refusal.choice", "columns[kits].table"),
    (column(part_of="'mujeres'"), "refusal.column.part", "columns[kits].part_of"),
    (column(of="'things'"), "refusal.column.things", "columns[kits].of"),
    (column(type="'text'", of="", public="true"), "refusal.column.public", "columns[kits].public"),
    (column(name="{ es = 'con cita' }"), "refusal.column.name", "columns[kits].name"),
    (table(), "refusal.table.columns", "tables[pozos]"),
    (table(id="'sitios'"), "refusal.table.id", "tables[sitios].id"),
    (table(name="{ es = 'Visitas a la Clinica' }"), "refusal.table.name", "tables"),
    (counted("table = 'visitas'", "per = { table = 'visitas' }"), "refusal.indicator.without", "indicators[CLI-1].per"),
    (counted("table = 'visitas'", kind="share"), "refusal.indicator.needs", "indicators[CLI-1]"),
    (counted("table = 'visitas'", kind="sum"), "refusal.indicator.sum", "indicators[CLI-1].of"),
    (counted("table = 'visitas'", "among = { table = 'visitas' }\ntarget = 60", "share"), "refusal.indicator.share",
     "indicators[CLI-1].target"),
    (counted("table = 'visitas'", "sentence = { es = 'Son {n}.' }"), "refusal.indicator.sentence",
     "indicators[CLI-1].sentence"),
    (TABLE + indicator("kind = 'count'\nof = { table = 'visitas' }", "ALC-9"), "refusal.indicator.own",
     "indicators[ALC-9].id"),
    (counted("table = 'socios'"), "refusal.of.nothing", "indicators[CLI-1].of.table"),
    (counted("table = 'seguimiento'"), "refusal.of.told", "indicators[CLI-1].of.table"),
    (counted("table = 'visits'"), "refusal.choice", "indicators[CLI-1].of.table"),
    (counted("table = 'sitios', sum = 'sitio'", kind="sum"), "refusal.of.numbers", "indicators[CLI-1].of.sum"),
    (counted("table = 'sesiones', sum = 'asistencias'", kind="sum"), "refusal.of.own", "indicators[CLI-1].of.sum"),
    (counted("table = 'alcance'"), "refusal.of.people", "indicators[CLI-1].of.sum"),
    (counted("table = 'alcance', sum = 'personas'", kind="sum"), "refusal.of.stage", "indicators[CLI-1].of.where"),
    (counted("table = 'visitas', where = { fecha = ['x'] }"), "refusal.of.apart", "indicators[CLI-1].of.where.fecha"),
    (counted("table = 'visitas', where = { motivo = [] }"), "refusal.of.none", "indicators[CLI-1].of.where.motivo"),
    (counted("table = 'visitas', sum = 'mujere'", kind="sum"), "refusal.of.column", "indicators[CLI-1].of.sum"),
    (counted("table = 'sitios'", "by = ['bootcamp']"), "refusal.of.by", "indicators[CLI-1].by"),
    (counted("table = 'visitas', sum = 'mujeres'", "among = { table = 'visitas' }", "share"), "refusal.of.share",
     "indicators[CLI-1].among"),
    (counted("table = 'visitas', sum = 'mujeres'", "minus = { table = 'visitas', sum = 'hombres' }", "difference"),
     "refusal.of.difference", "indicators[CLI-1].minus"),
    (TEXT + "\n[lists]\ntopics = [{ counts_as = 'communicaton', name = { es = 'x' } }]\n", "refusal.list.counts",
     "lists.topics"),
    (TEXT + "\n[lists]\nlanguages = ['kekchi']\n", "refusal.list.code", "lists.languages[kekchi]"),
    (TEXT + "\n[lists]\ntopics = ['ventas']\n", "refusal.list.name", "lists.topics[ventas]"),
    (TEXT + "\n[lists]\nroles = [{ id = 'other' }]\n", "refusal.list.needed", "lists.roles"),
    (TEXT + "\n[lists]\ntopics = ['content', 'content']\n", "refusal.list.twice", "lists.topics"),
    (TEXT + "\n[choice_synonyms.papel]\npartner-staff = ['microempresaria']\n", "refusal.list.means",
     "choice_synonyms.papel.partner-staff"),
    (TEXT + "\n[wording.es]\n'frame.lenguaje' = 'Idioma'\n", "refusal.override", "wording.es.frame.lenguaje"),
    (TEXT + "\n[choices.papeles]\nother = 'otra'\n", "refusal.override", "choices.papeles"),
]  # fmt: skip

TOML = {
    "refusal.toml.value": ('id = "impulso-digital"', "id = impulso"),
    "refusal.toml.twice": (NAME, f"{NAME}\n{NAME}"),
    "refusal.toml.equals": (NAME, 'name "Impulso"'),
    "refusal.toml.rest": (NAME, 'name = "Impulso" Digital'),
    "refusal.toml.bracket": ('states = ["04",', 'states = ["04"'),
    "refusal.toml.brace": ("region = { es =", "region = { es = 'x' es ="),
    "refusal.toml.head": ("[rules]", "[rules"),
    "refusal.toml.backslash": (NAME, 'name = "C:\\datos"'),
    "refusal.toml.quote": (NAME, 'name = "Impulso'),
    "refusal.toml.statement": (NAME, "«Impulso»"),
}


@cache
def refused(text: str) -> Refused:
    """Return what a programme file is told, where it is read or where its words are."""
    if "[programme]\n" not in text:
        text = TEXT + text
    try:
        programme = load_programme(text, "programa.toml")
    except Refused as wrong:
        return wrong
    with pytest.raises(Refused) as caught:
        overrides_of(replace(setting_of("closing"), programme=programme), Path("/none"))
    return caught.value


def plain(sentence: str) -> str:
    """Return a sentence without its place, what it quotes and the words that it offers."""
    told = re.sub(r"^(?:programa\.toml|el archivo del programa|the programme file)(?:, l\w+ \d+)?: ", "", sentence)
    told = re.sub(r"^línea|^line", "", told).rpartition("]: ")[2]
    return LISTED.sub("", QUOTED.sub("", told))


def judge(said: str, language: str) -> None:
    for sentence in said.splitlines():
        foreign = (ENGLISH if language == "es" else SPANISH).findall(plain(sentence))
        assert foreign == [], sentence
        assert not INSIDE.search(QUOTED.sub("", sentence)), sentence
        assert sentence.endswith((".", "?")), sentence


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize(("text", "key", "place"), FILE, ids=[f"{key}-{place}" for _, key, place in FILE])
def test_each_mistake_is_told_with_its_place_in_the_language(text: str, key: str, place: str, language: str) -> None:
    wrong = refused(text)
    assert (key, place) in [(each.key, each.place) for each in wrong.refusals], english(wrong)
    said = english(wrong, language)
    assert f"{place}: " in said
    judge(said, language)


@pytest.mark.parametrize("key", TOML)
@pytest.mark.parametrize("language", ["es", "en"])
def test_what_is_no_toml_is_told_with_its_line_and_what_stands_there(key: str, language: str) -> None:
    wrong = refused(changed(*TOML[key]))
    (told,) = wrong.refusals
    assert told.key == key
    assert told.line
    said = english(wrong, language)
    assert said.startswith(f"programa.toml, {'línea' if language == 'es' else 'line'} {told.line}: ")
    judge(said, language)


KEYS = frozenset({key for _, key, _ in FILE} | TOML.keys())
OF_THE_PROGRAMME = ("lib/programme", "lib/indicators/declaring", "lib/tables/schema", "lib/wording/overrides")
ELSEWHERE = re.compile(r"refusal\.(system|regions|country|holiday|timezone|pack|utf-8|json|kind\.other|less-than)\b")
"""What is told of other files than the programme's, or only in case pydantic says what it never said."""
UNREACHED = frozenset({"refusal.toml.other", "refusal.of.filters", "refusal.of.table", "refusal.missing"})
"""What takes a whole programme to be told, and is told in the tests of what refuses it."""


MAKERS = frozenset({"refusal", "refused", "variable", "problem", "_wrong", "like"})


def calls(folder: str) -> Iterator[tuple[str, set[str]]]:
    """Yield each text that a folder's code refuses with where it is called, and the names of what fills it in."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            named = {each.arg for each in node.keywords if each.arg and each.arg != "near"}
            named |= {"found"} if ast.unparse(node.func) == "like" else set()
            direct = [each for each in node.args if isinstance(each, ast.Constant | ast.IfExp)]
            found = [part.value for each in direct for part in ast.walk(each) if isinstance(part, ast.Constant)]
            if any(each.arg is None for each in node.keywords) or ast.unparse(node.func) not in MAKERS:
                continue
            for key in found:
                if isinstance(key, str) and key.startswith("refusal."):
                    yield key, named


def test_every_way_in_which_a_programme_file_is_refused_has_a_wrong_file_here() -> None:
    told = {key for folder in OF_THE_PROGRAMME for key, _ in calls(folder) if not ELSEWHERE.match(key)}
    assert told - KEYS - UNREACHED == set()
    assert len(KEYS) >= 100


def test_each_text_is_filled_in_with_what_the_code_tells() -> None:
    makers = [(key, parts) for folder in ("lib", "scripts") for key, parts in calls(folder)]
    assert len(makers) > 150
    for key, parts in makers:
        for language in ("es", "en"):
            wanted = {name for _, name, _, _ in Formatter().parse(written(language)[key]) if name is not None}
            assert wanted <= parts, (key, wanted, parts)


def test_nothing_is_refused_with_a_text_that_nobody_wrote() -> None:
    said = set(re.findall(r'"(refusal\.[a-z0-9.-]+)"', "\n".join(_code())))
    assert {key for key in said if key not in written("es")} == set()


def _code() -> Iterator[str]:
    yield from (path.read_text(encoding="utf-8") for path in (ROOT / "lib").rglob("*.py"))


@pytest.mark.parametrize(
    "address", ["http://datos.example.org/e.csv?token=abc123", "https://ana:abc123@datos.example.org/e.csv?x=abc123 y"]
)
def test_what_opens_an_address_is_never_repeated(address: str) -> None:
    told = refused(changed('workbook = "sict.xlsx"', f'workbook = "sict.xlsx"\naddress = "{address}"'))
    assert "abc123" not in english(told)
    assert "datos.example.org/e.csv" in english(told)
    broken = refused(changed('workbook = "sict.xlsx"', f'workbook = "sict.xlsx"\naddress = "{address}'))
    assert "abc123" not in english(broken)


def test_anybody_who_asks_is_told_the_place_and_nothing_that_was_found() -> None:
    wrong = refused(changed("every_days = 7", 'every_days = "ana@example.org"'))
    assert places(wrong, Words("es")) == "sources[pro-mujer].every_days"
    assert places(refused(changed("every_days = 7", "every_days = [")), Words("es")).startswith("línea ")
