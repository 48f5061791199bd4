"""What a viewer asks of the list of what is left to mend: kept in the address, by ids."""

from collections.abc import Callable, Iterable, Sequence

import streamlit as st

from lib.app import address
from lib.app.controls.filters import one_from, several_of
from lib.app.frame import Shown
from lib.snapshot.selection.fix_choice import GRAVEST_FIRST, FixChoice, pages_of, tab_of
from lib.snapshot.snapshot import Snapshot
from lib.tables.finding import Finding
from lib.wording.language import Words
from lib.wording.pages.data_state import tab_name

SOURCE, TAB, SEVERITY, PAGE = "fuente", "pestana", "gravedad", "pagina"
OF_THE_LIST = (SOURCE, TAB, SEVERITY, PAGE)
NOTICE, LANGUAGE = "aviso", "idioma"


def asked(shown: Shown) -> FixChoice:
    """Show the filters that leave something to choose, and return what they say."""
    words, findings = shown.words, shown.snapshot.findings
    first, second, third = st.columns([2, 2, 4])
    with first:
        source = _one(shown, SOURCE, _each(found.source for found in findings), owner_of(shown))
    here = [found for found in findings if source in {None, found.source}]
    with second:
        tab = _one(shown, TAB, _each(map(tab_of, here)), lambda each: tab_name(each, words))
    here = [found for found in here if tab in {None, tab_of(found)}]
    with third:
        severities = several_of(
            "data",
            SEVERITY,
            words("data.filter.severity"),
            [each for each in GRAVEST_FIRST if any(found.severity == each for found in here)],
            called=lambda each: words(f"finding.severity.{each}"),
            language=words.language,
        )
    return FixChoice(source, tab, tuple(severities))


def page_number(findings: Sequence[Finding]) -> int:
    """Offer the pages of a long list and return the one to show, from 1."""
    pages = pages_of(findings)
    if pages == 1:
        address.write(PAGE, None)
        return 1
    asked_for = int(address.read(PAGE, [str(number) for number in range(1, pages + 1)]) or 1)
    key = f"data.{PAGE}.{pages}"
    number = st.pagination(pages, default=address.hold(PAGE, key, asked_for) or 1, key=key)
    address.write(PAGE, str(number) if number > 1 else None)
    return number


def notice(shown: Shown, choice: FixChoice) -> tuple[str | None, str]:
    """Offer whom to write to and in which language, and return the source and the language.

    The source is the one the list is about, else one of those with something to mend; None where there is none.
    """
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large"):
        to = _notice_to(shown, choice)
        return to, _notice_language(shown) if to else shown.words.language


def _notice_to(shown: Shown, choice: FixChoice) -> str | None:
    snapshot = shown.snapshot
    if choice.source:
        return choice.source
    to_mend = _each(found.source for found in snapshot.findings if found.severity != "note")
    if len(to_mend) < 2:
        return next(iter(to_mend), None)
    most = max(to_mend, key=lambda each: _to_check(snapshot, each))
    return one_from(
        "data",
        NOTICE,
        shown.words("data.notice.to"),
        to_mend,
        called=owner_of(shown),
        language=shown.words.language,
        default=most,
    )


def _notice_language(shown: Shown) -> str:
    words, languages = shown.words, shown.names.programme.programme.languages
    key = f"data.{LANGUAGE}.{words.language}"
    chosen = st.segmented_control(
        words("data.notice.language"),
        languages,
        format_func=lambda each: _called(each, words),
        default=address.hold(LANGUAGE, key, address.read(LANGUAGE, languages) or words.language),
        key=key,
        required=True,
    )
    picked = str(chosen or words.language)
    address.write(LANGUAGE, picked if picked != words.language else None)
    return picked


def _called(language: str, words: Words) -> str:
    key = f"data.notice.language.{language}"
    return words(key) if words.has(key) else words.name_of(language)


def _one(shown: Shown, name: str, options: Sequence[str], called: Callable[[str], str]) -> str | None:
    """Offer a list, where there are two or more to choose from, with «all» as the choice of none."""
    if len(options) < 2:
        address.write(name, None)
        return None
    words = shown.words
    return one_from(
        "data",
        name,
        words(f"data.filter.{name}"),
        options,
        called=called,
        language=words.language,
        everything=words(f"data.filter.{name}.all"),
    )


def _each(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))


def owner_of(shown: Shown) -> Callable[[str], str]:
    """Return how a source's owner is called, by the source's id."""
    owners = {source.id: source.owner for source in shown.snapshot.sources}
    return lambda source: shown.names.partner(owners.get(source, source))


def _to_check(snapshot: Snapshot, source_id: str) -> int:
    source = snapshot.source(source_id)
    return source.cells_to_check if source else 0
