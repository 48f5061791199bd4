"""What can be found: everything published, by kind and place, with an address that opens it, in a small file."""

import json
from dataclasses import replace

import brotli

from lib.indicators.entries import HubEntry
from lib.publish.search.index import KINDS, MOST_HUBS, SearchEntry, search_entries, search_file
from lib.publish.search.page import search_page
from lib.snapshot.audience import for_public
from tests.markup.made_hubs import hub, names, sample, with_hubs

MOST = 16_000


def found(kind: str, language: str = "es") -> list[SearchEntry]:
    return [each for each in search_entries(for_public(sample()), names(language)) if each.kind == kind]


def many(count: int) -> tuple[HubEntry, ...]:
    return tuple(hub(id=f"YUC-{number}", name=f"Casa de la cultura {number}") for number in range(count))


def test_every_kind_is_there_in_both_languages() -> None:
    for language in ("es", "en"):
        entries = search_entries(for_public(sample()), names(language))
        assert {each.kind for each in entries} == set(KINDS)


def test_every_published_hub_bootcamp_and_organisation_is_there_once_with_its_place() -> None:
    public = for_public(sample())
    assert [each.also for each in found("hub")] == [each.id for each in public.hubs]
    assert [each.also for each in found("bootcamp")] == [each.id for each in public.bootcamps]
    assert {each.also for each in found("organisation")} == {each.short for each in names("es").programme.partners}
    assert all(each.place for each in (*found("hub"), *found("bootcamp"), *found("municipality")))


def test_an_address_opens_the_thing_itself() -> None:
    (tekax,) = [each for each in found("bootcamp") if each.name == "Tekax"]
    assert (tekax.address, tekax.light) == ("bootcamps?bootcamp=BC-01#detail", "bootcamps.html#BC-01")
    first = found("hub")[0]
    assert first.address == f"hubs?sitio={first.also}#hub"
    assert first.light.endswith(f"#sitio-{first.also}")


def test_of_what_only_partners_may_see_nothing_is_there() -> None:
    whole, public = sample(), for_public(sample())
    text = search_file(search_entries(public, names("es")), names("es")).decode()
    assert not [source.workbook for source in whole.sources if source.workbook in text]
    assert not [each for each in whole.sessions if each.topic and each.topic in text]


def test_three_hundred_hubs_fit_in_a_small_file_and_page() -> None:
    snapshot = for_public(with_hubs(*many(300)))
    entries = search_entries(snapshot, names("es"))
    assert sum(each.kind == "hub" for each in entries) == 300
    assert len(brotli.compress(search_file(entries, names("es")), quality=9)) <= MOST
    assert len(brotli.compress(search_page(entries, names("es")).html.encode(), quality=9)) <= MOST


def test_of_very_many_hubs_the_rest_is_found_by_municipality_and_the_page_says_how_many_it_lists() -> None:
    snapshot = for_public(with_hubs(*many(MOST_HUBS + 5)))
    entries = search_entries(snapshot, names("es"))
    assert sum(each.kind == "hub" for each in entries) == MOST_HUBS
    assert any(each.kind == "municipality" for each in entries)
    assert "Aquí se listan 300 sitios" in search_page(entries, names("es")).html


def test_the_page_lists_each_entry_by_its_first_letter_without_accents_and_escapes_it() -> None:
    snapshot = for_public(with_hubs(hub(id="A-1", name="Ábaco <b>"), hub(id="N-1", name="Ñu")))
    html = search_page(search_entries(snapshot, names("es")), names("es")).html
    assert "Ábaco &lt;b&gt;" in html
    assert html.index("<h3>A</h3>") < html.index("Ábaco") < html.index("<h3>B</h3>")
    assert html.index("<h3>N</h3>") < html.index("Ñu")


def test_a_snapshot_without_anything_read_still_finds_pages_and_terms() -> None:
    bare = replace(
        for_public(sample()), tables=(), bootcamps=(), hubs=(), commitments=(), due=(), places_without_hub=()
    )
    kinds = {each.kind for each in search_entries(bare, names("es"))}
    assert {"page", "indicator", "term", "guide", "state"} <= kinds
    assert json.loads(search_file([], names("es")))["entries"] == []
