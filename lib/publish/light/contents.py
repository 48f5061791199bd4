"""What each light page says: the dashboard's own blocks, in the order in which they are read without a screen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lib.collect.changes import ChangedSince, Incomparable, PublicPast
from lib.markup.blocks import about, agenda, bootcamp_rows, changes, overview, revisions, tasks
from lib.markup.blocks import help as help_page
from lib.markup.blocks.declared import declared_section
from lib.markup.blocks.voice import voice
from lib.markup.bootcamps import commitments, comparison, recommendations
from lib.markup.bootcamps import detail as bootcamp_detail
from lib.markup.bootcamps import timeline as bootcamp_timeline
from lib.markup.data import findings as fix_list
from lib.markup.data import sources as data_state
from lib.markup.evidence import places
from lib.markup.evidence.growth import growth
from lib.markup.guides import Guide, guides
from lib.markup.hubs import nearby
from lib.markup.hubs import summary as hub_summary
from lib.markup.hubs.public_statistics import public_statistics
from lib.markup.map.locator import locator
from lib.markup.page import templates
from lib.markup.pages import LIGHT_PAGES, PageEntry, pages_of
from lib.markup.sections import PageSection, folded, section, whole
from lib.markup.state import page as state
from lib.markup.state.sheet import sheet, sheet_to_print
from lib.programme.model import Programme
from lib.publish.light import maps, reach
from lib.publish.light.hubs import hub_list
from lib.publish.light.maps import Atlas
from lib.publish.light.page import FOLDER, PageContent
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.pages import progress


@dataclass(frozen=True, slots=True)
class PageMaterial:
    """What pages hold besides their snapshot: outlines with what others published, and what came before."""

    atlas: Atlas
    past: PublicPast


MOST_DETAILS = 12
"""Bootcamps whose detail is on the page; of more, the dashboard shows one at a time."""


def contents(snapshot: Snapshot, names: Names, atlas: Atlas, past: PublicPast | None = None) -> list[PageContent]:
    """Return every page of one language, the first page first. `snapshot` is the public one, `past` what was before."""
    material = PageMaterial(atlas, past or PublicPast())
    pages = [_page(page, snapshot, names, material) for page in pages_of(names.programme) if page.light == "one"]
    parts = [_guide(each, names) for each in guides(names.words.language)]
    return [*pages, *parts, *(_state(key, snapshot, names, atlas) for key in states_of(snapshot, names))]


def content_of(page_id: str, state: str, snapshot: Snapshot, names: Names, atlas: Atlas) -> PageContent | None:
    """Return one page by its id; of a state's the one named, else the first. None for a page without a light twin."""
    if page_id == "state":
        keys = states_of(snapshot, names)
        return _state(state if state in keys else keys[0], snapshot, names, atlas) if keys else None
    page = next((each for each in LIGHT_PAGES if each.id == page_id), None)
    return _page(page, snapshot, names, PageMaterial(atlas, PublicPast())) if page else None


def _page(page: PageEntry, snapshot: Snapshot, names: Names, material: PageMaterial) -> PageContent:
    words = names.words
    return PageContent(
        id=page.light_name,
        section=page.id,
        title=words(f"page.{page.id}"),
        html=BODIES[page.id](snapshot, names, material),
        interactive=f"{page.path}?lang={words.language}",
        shared=progress.counted(snapshot, names) if page.id == "home" else None,
    )


def states_of(snapshot: Snapshot, names: Names) -> list[str]:
    """Return the keys of the declared states and of those where something is, by name."""
    programme: Programme = names.programme
    found = {*programme.programme.states, *(hub.state for hub in snapshot.hubs)}
    found |= {each.state for each in snapshot.bootcamps} | {each.state for each in snapshot.commitments}
    return sorted((key for key in found if names.geography.state(key)), key=names.state)


def _home(snapshot: Snapshot, names: Names, atlas: Atlas) -> str:
    return "".join(
        (
            overview.finding(snapshot, names),
            overview.headline(snapshot, names, where=locator(snapshot, names, atlas.shapes)),
            bootcamp_rows.bootcamps(snapshot, names) if names.programme.trains else "",
            *(whole(each) for each in (declared_section("progress", snapshot, names),) if each),
            whole(section("next", overview.what_is_next(snapshot, names))),
            voice(names),
        )
    )


def _bootcamps(snapshot: Snapshot, names: Names) -> str:
    words, entries = names.words, snapshot.bootcamps
    opening = bootcamp_timeline.opening(snapshot, names)
    main = bootcamp_timeline.timeline(entries, snapshot, names)
    promised = commitments.commitments(snapshot, names)
    if not entries:
        title, trains = words("bootcamps.commitments.title"), names.programme.trains
        return folded(opening, [section("commitments", promised, title=title, opened=not trains)], words)
    compared = comparison.comparison(entries, snapshot, names, sortable=False)
    parts = [
        section("compare", compared, title=words("bootcamps.compare")),
        section("detail", _details(snapshot, names), title=words("bootcamps.one")),
        section("five", recommendations.recommendations(snapshot, names)),
        section("matrix", recommendations.matrix(entries, snapshot, names), title=words("bootcamps.matrix")),
        section("commitments", promised, title=words("bootcamps.commitments.title")),
    ]
    return folded(opening, parts, words, main)


def _details(snapshot: Snapshot, names: Names) -> str:
    if len(snapshot.bootcamps) > MOST_DETAILS:
        return ""
    items = [
        (
            each.id,
            f"{each.id} · {names.bootcamp(each.id)}",
            bootcamp_detail.detail(each, snapshot, names, alone=False),
        )
        for each in snapshot.bootcamps
    ]
    return _fill("light-details.html", items=items)


def _hubs(snapshot: Snapshot, names: Names, material: PageMaterial) -> str:
    words, atlas, months = names.words, material.atlas, material.past.months
    opening = hub_summary.opening(snapshot, names) + hub_summary.facts(snapshot, names)
    main = fix_list.section(words("light.map")) + maps.hub_map(snapshot, names, atlas)
    parts: list[PageSection] = []
    if snapshot.hubs:
        listed = hub_list(snapshot.hubs, snapshot, names, words("hubs.table.all", n=len(snapshot.hubs)))
        parts.append(section("table", listed))
    parts += [
        section("near", reach.evidence(places.near(snapshot, names), names)),
        section("without", nearby.places_without(snapshot, names), title=_without(snapshot, names)),
    ]
    if len(months) > 1:
        drawn = reach.evidence(growth(months, snapshot, names), names)
        parts.append(section("growth", drawn, title=words("growth.title")))
    if quoted := public_statistics(snapshot.hubs, atlas.statistics, names):
        parts.append(section("statistics", quoted, title=words("statistics.title")))
    return folded(opening, parts, words, main)


def _without(snapshot: Snapshot, names: Names) -> str:
    table = nearby.places_table(snapshot, names)
    return table.title if table else ""


def _data(snapshot: Snapshot, names: Names) -> str:
    sources = data_state.card_sections(snapshot, names, names.programme.programme.timezone)
    return folded(data_state.opening(snapshot, names), sources, names.words)


def _about(snapshot: Snapshot, names: Names) -> str:
    return folded(about.opening(snapshot, names), about.sections(snapshot, names), names.words)


def _mine(snapshot: Snapshot, names: Names) -> str:
    return folded(tasks.opening(snapshot, names), tasks.everybody(snapshot, names), names.words)


def _agenda(snapshot: Snapshot, names: Names, since: ChangedSince | Incomparable) -> str:
    told = changes.nothing_to_compare(names, since) if isinstance(since, str) else changes.changes(since, names)
    changed = section("changes", told, title=names.words("changes.title"))
    return folded(agenda.opening(snapshot, names), (changed, *agenda.agenda(snapshot, names)), names.words)


BODIES: Mapping[str, Callable[[Snapshot, Names, PageMaterial], str]] = {
    "home": lambda snapshot, names, more: _home(snapshot, names, more.atlas),
    "reach": lambda snapshot, names, _: reach.reach(snapshot, names),
    "hubs": _hubs,
    "bootcamps": lambda snapshot, names, _: _bootcamps(snapshot, names),
    "mine": lambda snapshot, names, _: _mine(snapshot, names),
    "data": lambda snapshot, names, _: _data(snapshot, names),
    "revisions": lambda _, names, more: revisions.page(more.past.revisions, names),
    "agenda": lambda snapshot, names, more: _agenda(snapshot, names, more.past.since),
    "about": lambda snapshot, names, _: _about(snapshot, names),
    "help": lambda _, names, __: help_page.opening(names.words),
}
"""What each page with a light page says below its heading, by the page's id."""


def _guide(guide: Guide, names: Names) -> PageContent:
    words = names.words
    interactive = f"help?guia={guide.id}&lang={words.language}"
    return PageContent(f"help-{guide.id}", "help", guide.title, help_page.guide(guide, words), interactive)


def _state(key: str, snapshot: Snapshot, names: Names, atlas: Atlas) -> PageContent:
    one, words = OneState(snapshot, names.programme, key), names.words
    main = state.map_title(one, names) + maps.state_map(one, names, atlas)
    parts: list[PageSection] = []
    if one.hubs:
        listed = hub_list(one.hubs, snapshot, names, words("state.hubs", n=len(one.hubs)))
        parts.append(section("hubs", listed))
    if one.takes_part:
        parts.append(section("near", nearby.of_state(one, names, brief=True)))
    if one.bootcamps:
        parts.append(section("bootcamps", bootcamp_rows.bootcamps(snapshot, names, key)))
    if one.takes_part:
        pdf = f"ligera/{words.language}/state-{key}.pdf"
        printed = sheet_to_print(names.state(key), pdf, None, words)
        parts += [
            section("commitments", state.commitments(one, names)),
            *([section("comparison", state.beside(one, names))] if names.programme.trains else []),
            section("sheet", sheet(one, names) + printed),
            section("sources", state.sources(one, names)),
        ]
    name = names.state(key)
    return PageContent(
        f"state-{key}",
        "state",
        name,
        folded(state.opening(one, names), parts, words, main),
        f"state?estado={key}&lang={words.language}",
    )


def _fill(template: str, **context: object) -> str:
    return templates(FOLDER / "templates").get_template(template).render(**context)
