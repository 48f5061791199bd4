"""The text of a new programme's files: `programme.toml`, its answers' phrases as TOML, and a README."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from babel.core import get_global

from lib.commands.adopting.answers import Answers, Called, Member
from lib.programme.declared import Text
from lib.programme.declaring.lists import ListEntry
from lib.programme.model import CountryCode, Programme, TableId
from lib.programme.nouns import Noun, Nouns, Served, english, served_english, served_spanish, spanish

PLACES = "geo"
_MAKERS = {"es": (spanish, served_spanish), "en": (english, served_english)}
SPREADSHEET = '# spreadsheet = ""  # the id in the sheet\'s address, between /d/ and /edit'


def programme_text(answers: Answers, usual: Programme, logo: str) -> str:
    """Return the programme file; rules, thresholds and published tables are those of the `usual` programme."""
    parts = [
        _identity(answers, logo),
        *(_partner(each) for each in answers.partners),
        *(_source(each) for each in answers.partners if each.tables),
        _owners(answers.partners),
        _ages(answers.bands, answers.focus),
        _rules(usual, answers),
        *(_published(usual)),
        *(_recommended(answers)),
        _lists(answers),
        _own(answers),
    ]
    return "\n".join(part for part in parts if part)


def readme_text(answers: Answers, programme_file: str) -> str:
    """Return what to do next, in the programme's first language: Spanish, or else English."""
    lines = _NEXT_ES if answers.languages[0] == "es" else _NEXT_EN
    target = f" `ALC-1` = {answers.target_people}" if answers.target_people else ""
    return lines.format(name=answers.name, file=programme_file, target=target)


def phrases_of(answers: Answers) -> dict[str, dict[str, str]]:
    """Return the phrases about places, unless they are those of Mexico, and about whom the programme is for."""
    usual = {"es": Called(one="región", many="regiones", gender="f"), "en": Called(one="region", many="regions")}
    found = {}
    for language, (of_places, of_served) in _MAKERS.items():
        said: dict[str, str] = {}
        if answers.regions:
            region = answers.region_called.get(language, usual[language])
            area = answers.area_called.get(language, region)
            country = answers.country.in_language(language) if answers.country else region.many
            said |= of_places(Nouns(_noun(region), _noun(area), country))
        if people := answers.served.get(language):
            said |= of_served(Served(people.one, people.many, people.woman, people.women, people.sheets))
        if said:
            found[language] = said
    return found


def _noun(called: Called) -> Noun:
    return Noun(called.one, called.many, called.gender)


def _identity(answers: Answers, logo: str) -> str:
    dark = answers.colour_on_dark or lighter(answers.colour)
    low, high = answers.bands[0].split("-")[0], answers.bands[-1].split("-")[-1]
    lines = [
        "# The programme, declared once: partners, sources, places, ages and words. A wrong key is reported with its",
        "# place when the file is read: python -m lib check --programme THIS_FILE",
        "",
        "[programme]",
        f"id = {_q(answers.id)}",
        f"name = {_q(answers.name)}",
        f"description = {_text(answers.description)}",
        f"region = {_text(answers.region)}",
        f"languages = {_q(answers.languages)}  # the first is the programme's own",
        f"timezone = {_q(answers.timezone)}  # where its day begins",
        *_country(answers),
        f"states = {_q(answers.states)}  # keys of the regions where it works",
        f"planned_ages = {_q(f'{low}-{high}')}",
        f"colour = {_q(answers.colour)}",
        f"colour_on_dark = {_q(dark)}",
        f"logo = {_q(logo)}  # an SVG or PNG beside this file",
        "",
    ]
    if answers.regions:
        lines += ["[places]", f"folder = {_q(PLACES)}  # regions.geojson and, for a second level, areas.geojson"]
        lines += [f"credit = {_text(answers.credit)}", ""] if answers.credit else [""]
    return "\n".join(lines)


def _country(answers: Answers) -> list[str]:
    """Return the line that says how persons are written, by what was answered or else by the time zone."""
    place = get_global("zone_territories").get(answers.timezone, "").lower()
    code = answers.country_code or next((each for each in get_args(CountryCode) if each == place), None)
    return [f"country = {_q(code)}  # how names and telephones are written, so that none is published"] if code else []


def _partner(member: Member) -> str:
    state = [f"state = {_q(member.state)}"] if member.state else []
    lines = [f"id = {_q(member.id)}", f"name = {_q(member.name)}", f"short = {_q(member.short)}"]
    return "\n".join(["[[partners]]", *lines, f"kind = {_q(member.kind)}", f"colour = {_q(member.colour)}", *state, ""])


def _source(member: Member) -> str:
    tabs: Iterable[TableId] = ("portada", *member.tables)
    lines = [f"id = {_q(member.id)}", f"owner = {_q(member.id)}", f"workbook = {_q(f'{member.id}.xlsx')}", SPREADSHEET]
    titles = [f"{table} = {_q(table)}" for table in tabs]
    return "\n".join(["[[sources]]", *lines, f"every_days = {member.every_days}", "", "[sources.tabs]", *titles, ""])


def _owners(members: Sequence[Member]) -> str:
    """Name the owner of each table that one partner alone keeps."""
    keepers: dict[str, list[str]] = {}
    for member in members:
        for table in member.tables:
            keepers.setdefault(table, []).append(member.id)
    lines = [f"{table} = {_q(ids[0])}" for table, ids in keepers.items() if len(ids) == 1 and table != "compromisos"]
    return "\n".join(["# Where two partners report the same, the owner's rows count.", "", "[owners]", *lines, ""])


def _ages(bands: tuple[str, ...], focus: str) -> str:
    half = (len(bands) + 1) // 2
    groups = {f"{part[0].split('-')[0]}-{part[-1].split('-')[-1]}": part for part in (bands[:half], bands[half:])}
    wide = ", ".join(f"{_q(name)} = {_q(part)}" for name, part in groups.items())
    middle = focus or bands[len(bands) // 2]
    return "\n".join(["[ages]", f"bands = {_q(bands)}", f"wide = {{ {wide} }}", f"focus = {_q(middle)}", ""])


def _rules(usual: Programme, answers: Answers) -> str:
    ruled = {**usual.rules.model_dump(), "planned_for_women": answers.planned_for_women}
    rules = [f"{name} = {_q(value)}" for name, value in ruled.items()]
    signals = [
        f"{name} = {{ green = {each.green}, amber = {each.amber}, direction = {_q(each.direction)} }}"
        for name, each in usual.thresholds.items()
    ]
    return "\n".join(["[rules]", *rules, "", "# When a figure is green or amber.", "", "[thresholds]", *signals, ""])


def _published(usual: Programme) -> Iterable[str]:
    yield "# The published tables of counts, protected together; nothing else is published about people.\n"
    for table in usual.published:
        stages = [f"stages = {_q(table.stages)}"] if table.stages else []
        lines = [f"id = {_q(table.id)}", f"measure = {_q(table.measure)}", f"dimensions = {_q(table.dimensions)}"]
        ended = ["ended_only = true"] if table.ended_only else []
        yield "\n".join(["[[published]]", *lines, *stages, *ended, ""])


def _recommended(answers: Answers) -> Iterable[str]:
    yield "# What the programme learned, in order: points that are built in, or measured with any indicator.\n"
    for point in answers.recommendations:
        spoken = [f"{key} = {_text(text)}" for key, text in (("name", point.name), ("says", point.says)) if text]
        measure = [f"indicator = {_q(point.indicator)}"] if point.indicator else []
        yield "\n".join(["[[recommendations]]", f"id = {_q(point.id)}", *spoken, *measure, ""])


def _lists(answers: Answers) -> str:
    """Return the lists that the answers declare, each entry in its own line."""
    declared = {name: entries for name, entries in answers.lists if entries}
    lines = ["# The programme's own lists.", "", "[lists]"] if declared else []
    for name, entries in declared.items():
        lines += [f"{name} = [", *(f"  {_entry(each)}," for each in entries), "]"]
    return "\n".join([*lines, ""])


def _entry(entry: ListEntry) -> str:
    keys = {"id": entry.id, "counts_as": entry.counts_as, "synonyms": entry.synonyms}
    said = [f"{key} = {_q(value)}" for key, value in keys.items() if value]
    return "{ " + ", ".join([*said, *([f"name = {_text(entry.name)}"] if entry.name else [])]) + " }"


def _own(answers: Answers) -> str:
    lines = []
    for kind, note, spoken in (
        ("phrases", "# What is said of places. The key is the phrase that the texts mark.", phrases_of(answers)),
        ("wording", "# Any text of the dashboard in other words, by its key in lib/i18n.", answers.wording),
        ("choices", "# What the sheets write for a choice, by the column's header.", _choices(answers)),
    ):
        if spoken:
            lines += [note, ""]
        for name, said in spoken.items():
            lines += [f"[{kind}.{name}]", *(f"{_q(key)} = {_q(text)}" for key, text in said.items()), ""]
    return "\n".join(lines)


def _choices(answers: Answers) -> dict[str, Mapping[str, str]]:
    """Return the words of the sheets for choices, with that for whom the programme is for."""
    people = answers.served.get("es")
    given = dict(answers.choices)
    if people:
        given["papel"] = {"micro-entrepreneur": people.sheets, **answers.choices.get("papel", {})}
    return given


def lighter(colour: str) -> str:
    """Return a colour half way to white, for dark ground."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(part + (255 - part) * 0.6):02X}" for part in parts)


def _text(text: Text) -> str:
    return "{ " + ", ".join(f"{name} = {_q(value)}" for name, value in text.by_language.items() if value) + " }"


def _q(value: object) -> str:
    """Return a value as TOML writes it; JSON writes texts, numbers and lists alike."""
    return json.dumps(value, ensure_ascii=False)


_NEXT_ES = """# {name}

Este programa se escribió con `python -m lib new`. Funciona desde ahora, sin datos todavía:

    IMPULSO_PROGRAMME={file} IMPULSO_WORKBOOKS=la/carpeta/de/este/archivo/workbooks make run

Lo que sigue:

1. Revise `programme.toml`: socios, edades y regiones.
2. Entregue a cada organización socia su libro de `workbooks/`. El registro privado nunca se comparte.
3. Escriba las metas en la pestaña `metas` del libro de coordinación:{target}.
4. Vea qué falta: `python -m lib check --programme {file} --workbooks workbooks`.
5. Para leer Google Sheets en vez de archivos, siga `docs/adopt.md`.
"""
_NEXT_EN = """# {name}

This programme was written by `python -m lib new`. It runs from now on, without data yet:

    IMPULSO_PROGRAMME={file} IMPULSO_WORKBOOKS=the/folder/of/this/file/workbooks make run

What comes next:

1. Look through `programme.toml`: partners, ages and regions.
2. Give each partner her workbook from `workbooks/`. The private register is never shared.
3. Enter the targets in the tab `metas` of the coordination workbook:{target}.
4. See what is missing: `python -m lib check --programme {file} --workbooks workbooks`.
5. To read Google Sheets instead of files, follow `docs/adopt.md`.
"""
