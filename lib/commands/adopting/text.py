"""The text of a new programme's files: `programme.toml`, its answers' phrases as TOML, and a README."""

import json
from collections.abc import Iterable, Mapping, Sequence

from lib.commands.adopting.answers import Answers, Called, Member, slug
from lib.programme.declared import Text
from lib.programme.declaring.lists import ListEntry
from lib.programme.model import Programme, TableId
from lib.programme.nouns import Noun, Nouns, Served, english, served_english, served_spanish, spanish
from lib.tables.schema.choice_words import speaks_spanish, title_of

PLACES = "geo"
_MAKERS = {"es": (spanish, served_spanish), "en": (english, served_english)}
SPOKEN = tuple(_MAKERS)
"""The languages in which texts put the programme's own names for places and people into their sentences."""
SPREADSHEET = '# spreadsheet = ""  # the id in the sheet\'s address, between /d/ and /edit'


def programme_text(answers: Answers, usual: Programme, logo: str) -> str:
    """Return the programme file; rules, thresholds and published tables are those of the `usual` programme."""
    parts = [
        _identity(answers, logo),
        *(_partner(each) for each in answers.partners),
        *(_source(each, answers.languages) for each in answers.partners if each.tables),
        _owners(answers.partners),
        _ages(answers.bands, answers.focus),
        _rules(usual, answers),
        *(_published(usual)),
        *(_recommended(answers)),
        _lists(answers),
        _licence(answers),
        _own(answers),
    ]
    return "\n".join(part for part in parts if part)


def phrases_of(answers: Answers) -> dict[str, dict[str, str]]:
    """Return the phrases about places, unless they are those of Mexico, and about whom the programme is for."""
    usual = {"es": Called(one="región", many="regiones", gender="f"), "en": Called(one="region", many="regions")}
    found = {}
    for language, (of_places, of_served) in _MAKERS.items():
        if language == "es" and not speaks_spanish(answers.languages):
            continue  # nobody reads it: what a language lacks is said in English then
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
    """Return the line that says how persons are written."""
    code = answers.country_code
    return [f"country = {_q(code)}  # how names and telephones are written, so that none is published"] if code else []


def _partner(member: Member) -> str:
    state = [f"state = {_q(member.state)}"] if member.state else []
    lines = [f"id = {_q(member.id)}", f"name = {_q(member.name)}", f"short = {_q(member.short)}"]
    return "\n".join(["[[partners]]", *lines, f"kind = {_q(member.kind)}", f"colour = {_q(member.colour)}", *state, ""])


def _source(member: Member, languages: tuple[str, ...]) -> str:
    tabs: Iterable[TableId] = ("portada", *member.tables)
    lines = [f"id = {_q(member.id)}", f"owner = {_q(member.id)}", f"workbook = {_q(f'{member.id}.xlsx')}"]
    lines += [f"kind = {_q(member.reads)}"] if member.reads else []
    lines += [f"address = {_q(member.address)}"] if member.address else []
    lines += [f"spreadsheet = {_q(member.spreadsheet)}" if member.spreadsheet else SPREADSHEET]
    titles = [f"{table} = {_q(title_of(table, languages))}" for table in tabs]
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
    ruled = {
        **usual.rules.model_dump(),
        "planned_for_women": answers.planned_for_women,
        "protected_below": answers.protected_below,
    }
    rules = [f"{name} = {_q(value)}" for name, value in ruled.items()]
    signals = [
        f"{name} = {{ green = {each.green}, amber = {each.amber}, direction = {_q(each.direction)} }}"
        for name, each in {**usual.thresholds, **answers.thresholds}.items()
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


def _licence(answers: Answers) -> str:
    told = answers.licence
    if told is None:
        return ""
    lines = [f"id = {_q(told.id)}", f"title = {_text(told.title)}", f"url = {_q(told.url)}"]
    return "\n".join(["# Under which licence what is published may be used.", "", "[licence]", *lines, ""])


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
    people = answers.served.get("es") or next(iter(answers.served.values()), None)
    given = dict(answers.choices)
    if people:
        given["papel"] = {"micro-entrepreneur": people.sheets, **answers.choices.get("papel", {})}
    if answers.regions and not answers.lists.partner_kinds:
        given["tipo"] = {**_governments(answers), **answers.choices.get("tipo", {})}
    return given


def _governments(answers: Answers) -> dict[str, str]:
    """Return what sheets write for a country's government and for a region's, which are Mexico's otherwise."""
    spanish_sheets = speaks_spanish(answers.languages)
    called = answers.region_called.get("es" if spanish_sheets else "en")
    region = slug(called.one) if called else "regional"
    if spanish_sheets:
        return {"federal-gov": "gob-nacional", "state-gov": f"gob-{region}"}
    return {"federal-gov": "national-gov", "state-gov": f"{region}-gov"}


def lighter(colour: str) -> str:
    """Return a colour half way to white, for dark ground."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(part + (255 - part) * 0.6):02X}" for part in parts)


def _text(text: Text) -> str:
    return "{ " + ", ".join(f"{name} = {_q(value)}" for name, value in text.by_language.items() if value) + " }"


def _q(value: object) -> str:
    """Return a value as TOML writes it; JSON writes texts, numbers and lists alike."""
    return json.dumps(value, ensure_ascii=False)
